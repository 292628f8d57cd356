"""Passages with the labels people gave them: from documents to training examples, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from framing.corpus.layout import lay_out
from framing.corpus.words import count_words
from framing.errors import InputError, Problem
from framing.learning.label_cells import NO, YES, is_answer, is_structure, read_answer, read_labels, shorten
from framing.learning.label_fields import LABELS, LabelSource, check_fields, named, refuse_unanswered
from framing.learning.whose_words import Hearing, narrowing
from framing.types import Document, MetaValue

FEWEST = 20
"""Labelled passages that training needs at least."""
_RAREST = 3
_NAMED, _LISTED = 3, 8
DOCUMENT, WEIGHT = "document", "weight"
"""Fields of the files that `framing evaluate --adjudicated` writes: they are used where they are there."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with its labels (none is an answer, too) and what it must not be torn from.

    `groups` are names of what it belongs to, such as its document, event or outlet: passages that share one are never
    on both sides of a test. `known` are the labels that somebody looked for; `None` means all. The passage stands for
    `weight` of them. `whole` is the passage with quotations and reported speech where `text` is without them.
    """

    id: str
    text: str
    labels: frozenset[str]
    groups: tuple[str, ...]
    outlet: str | None = None
    known: frozenset[str] | None = None
    weight: float = 1.0
    whole: str | None = None

    @property
    def original(self) -> str:
        """Return the passage as it was before anything was left out."""
        return self.text if self.whole is None else self.whole


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Examples with the names of all labels in order, and whether each has exactly one."""

    examples: tuple[Example, ...]
    labels: tuple[str, ...]
    single: bool

    @property
    def hearing(self) -> Hearing:
        """Tell whose words the texts are: the narrator's alone, or everybody's."""
        return "narrator" if all(example.whole is not None for example in self.examples) else "all"


def make_examples(
    documents: Iterable[Document],
    *,
    label_field: str = LABELS,
    label_columns: Sequence[str] = (),
    ticks: bool = False,
    groups: Sequence[str] = (),
    outlet_field: str | None = None,
    weight_field: str | None = None,
    hearing: Hearing = "all",
) -> tuple[list[Example], list[Problem]]:
    """Turn documents into examples by the metadata with their labels; return what was left out, and why.

    A field of nothing but yes and no (1 and 0, true and false) is one label, named after the field. Without `groups`
    passages of one `document`, where there is such a field, belong together. How many passages each stands for is in
    `weight_field`, or in `weight`, where there is such a field. With the `narrator` alone quotations and reported
    speech are left out, and passages that hold nothing else. Raises `InputError` when no document has a field that is
    asked for, or an answer in it, and for a cell of a label's column that is neither yes nor no.
    """
    source = LabelSource(label_field, tuple(label_columns), ticks)
    every = list(documents)
    fields = dict.fromkeys(name for document in every for name in document.meta)
    check_fields(every, fields, source, groups, outlet_field, weight_field)
    together = tuple(groups) or ((DOCUMENT,) if DOCUMENT in fields else ())
    binary = not source.columns and _is_yes_or_no(document.meta.get(label_field) for document in every)
    read = _reading(hearing)
    examples: list[Example] = []
    unlabelled: list[Document] = []
    textless: list[str] = []
    for document in every:
        labels, known = _labels_of(document, source, binary=binary)
        if labels is None:
            unlabelled.append(document)
        elif not (text := read(document)).strip():
            textless.append(document.id)
        else:
            outlet = _value(document, outlet_field) if outlet_field else None
            own = tuple(f"{field}\0{name}" for field in together if (name := _value(document, field)) is not None)
            examples.append(
                Example(document.id, text, labels, own or (f"id\0{document.id}",), outlet, known,
                        _weight(document, weight_field), None if hearing == "all" else document.text)
            )  # fmt: skip
    if every and len(unlabelled) == len(every):
        refuse_unanswered(every, fields, source)
    return examples, _left_out(unlabelled, textless, len(every), source, hearing)


def _reading(hearing: Hearing) -> Callable[[Document], str]:
    """Return what reads of a document all, or what the narrator says; nothing where that has no word."""
    if hearing == "all":
        return attrgetter("text")
    narrow = narrowing(hearing)

    def read(document: Document) -> str:
        text = narrow(document, lay_out(document), 0, len(document.text))
        return text if count_words(text) else ""

    return read


def _is_yes_or_no(values: Iterable[MetaValue]) -> bool:
    """Tell whether a field says nothing but yes and no, and both."""
    found = [labels for value in values if (labels := read_labels(value)) is not None]
    words = {name.lower() for labels in found for name in labels}
    return all(len(labels) == 1 for labels in found) and words <= YES | NO and bool(words & YES) and bool(words & NO)


def _labels_of(
    document: Document, source: LabelSource, *, binary: bool
) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """Return the labels of a document (`None` where there is no answer), and those that somebody looked for."""
    if not source.columns:
        value = document.meta.get(source.field)
        labels = read_labels(value)
        if is_structure(value):
            raise InputError(
                f"{document.id}, {source.field}",
                f"“{shorten(str(value))}” is no label",
                'write one name, several with ; between, or a list of names: ["a", "b"]',
            )
        if labels is not None and binary:
            labels = frozenset({source.field}) if next(iter(labels)).lower() in YES else frozenset()
        return labels, None
    answers = {}
    for name in source.columns:
        value = document.meta.get(name)
        if not is_answer(value):
            raise InputError(
                f"{document.id}, {name}",
                f"“{value}” is neither yes nor no",
                "write 1 where the label is there and 0 where it is not; --label-field reads names of labels",
            )
        answers[name] = read_answer(value, ticks=source.ticks)
    known = frozenset(name for name, answer in answers.items() if answer is not None)
    if not known:
        return None, None
    labels = frozenset(name for name, answer in answers.items() if answer)
    return labels, None if len(known) == len(source.columns) else known


def _value(document: Document, field: str) -> str | None:
    value = document.meta.get(field)
    text = "" if value is None else str(value).strip()
    return text or None


def _weight(document: Document, field: str | None) -> float:
    """Return how many passages a document stands for; raise `InputError` if a field is asked for that does not say."""
    value = document.meta.get(field or WEIGHT)
    try:
        weight = float(value or (1.0 if field is None else 0.0))
    except ValueError:
        weight = 0.0
    if 0 < weight < 1e9:
        return weight
    if field is not None:
        said = f"“{value}” is" if value not in (None, "") else "nothing says"
        rest = "no weight" if value not in (None, "") else "how many passages it stands for"
        raise InputError(f"{document.id}, {field}", f"{said} {rest}", "a number above 0, 1 for itself alone")
    return 1.0


def _left_out(
    unlabelled: Sequence[Document], textless: Sequence[str], total: int, source: LabelSource, hearing: Hearing
) -> list[Problem]:
    problems = []
    if unlabelled:
        ids = [document.id for document in unlabelled]
        cells = (_value(document, field) for document in unlabelled for field in source.fields)
        words = [f"“{word}”" for word in sorted({cell for cell in cells if cell is not None})][:_NAMED]
        message = f"{_of(ids, total)} {' or '.join(['nothing', *words])} in {named(source.fields)}"
        hint = "write 0 where people looked and did not find it, or say with --ticks that empty means so"
        if not source.columns:
            hint = "write [] where people looked and found no label"
            if words:
                hint += ", and call a label that is one by another name, such as no_frame"
        problems.append(Problem(_some(ids), message, hint))
    if textless:
        own = " of the writer's own" if hearing == "narrator" else ""
        problems.append(Problem(_some(textless), f"{_of(textless, total)} no text{own}"))
    return problems


def _of(ids: Sequence[str], total: int) -> str:
    return f"{len(ids):,} of {total:,} passages left out, which {'has' if len(ids) == 1 else 'have'}"


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")


def check_examples(
    examples: Sequence[Example], *, place: str, multi: bool | None = None, fields: Sequence[str] = ()
) -> LabelledSet:
    """Return a set that can be learnt from; raise `InputError` with what stands against it.

    Without `multi` it is decided by the data: single-label if every passage has exactly one. `fields` are those that
    labels were read from.
    """
    if len(examples) < FEWEST:
        some = "labelled passage" if len(examples) == 1 else "labelled passages"
        read = f" (read from {named(fields)})" if fields else ""
        hint = "label more: framing sample draws them" if examples else "have they a text? else name it: --text-field"
        raise InputError(place, f"{len(examples)} {some}{read}; training needs {FEWEST}", hint)
    texts = {example.text.strip() for example in examples}
    if len(texts) < FEWEST // 2:
        hint = "is it the right column? --text-field"
        raise InputError(place, f"{len(examples):,} passages hold only {_texts(len(texts))}", hint)
    counts = Counter(label for example in examples for label in example.labels)
    if not counts:
        raise InputError(place, "no passage has a label", "there is nothing to learn from")
    single = all(len(example.labels) == 1 for example in examples) if multi is None else not multi
    if single:
        _check_single(examples, place)
    _check_varied(examples, counts, place, single=single)
    rare = sorted(name for name, count in counts.items() if count < _RAREST)
    if rare:
        raise _too_rare(rare, counts, place, fields)
    return LabelledSet(tuple(examples), tuple(sorted(counts)), single)


def _too_rare(rare: Sequence[str], counts: Counter[str], place: str, fields: Sequence[str]) -> InputError:
    more = f" and {len(rare) - _LISTED:,} more" if len(rare) > _LISTED else ""
    names = ", ".join(f"{name} ({counts[name]})" for name in rare[:_LISTED])
    hint = f"a label needs {_RAREST}; merge rare labels, or leave them out: --drop-rare"
    if len(rare) == len(counts):
        read = f" {named(fields)} is read" if fields else ""
        hint = f"a label needs {_RAREST}; is it the right field?{read}"
    return InputError(place, f"too few passages have: {names}{more}", hint)


def _texts(count: int) -> str:
    return "one text" if count == 1 else f"{count} different texts"


def _check_single(examples: Sequence[Example], place: str) -> None:
    several = next((example for example in examples if len(example.labels) != 1), None)
    if several is not None:
        many = len(several.labels)
        raise InputError(place, f"{several.id} has {f'{many} labels' if many else 'no label'}", "train with --multi")


def _check_varied(examples: Sequence[Example], counts: Counter[str], place: str, *, single: bool) -> None:
    """Raise where every passage has the same answer to everything that is asked."""
    looked = {
        name: sum(example.known is None or name in example.known for example in examples) for name in sorted(counts)
    }
    always = [name for name in looked if counts[name] == looked[name]]
    if always and (single or len(always) == len(counts)):
        raise InputError(
            place,
            f'every passage has the label "{always[0]}"',
            "there is nothing to tell apart: passages without it are needed, too ([], or 0, where it is not there)",
        )


def drop_rare(examples: Sequence[Example]) -> tuple[list[Example], dict[str, int]]:
    """Leave out labels that too few passages have, and passages that had exactly one and lose it; return their counts.

    A passage with another label, or none, keeps its place.
    """
    counts = Counter(label for example in examples for label in example.labels)
    rare = {name: count for name, count in sorted(counts.items()) if count < _RAREST}
    if not rare:
        return list(examples), {}
    single = all(len(example.labels) == 1 for example in examples)
    kept = [
        replace(example, labels=example.labels.difference(rare))
        for example in examples
        if not single or not example.labels & rare.keys()
    ]
    return kept, rare
