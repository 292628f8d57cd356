"""Passages with the labels people gave them: from documents to training examples, and what is wrong with them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.errors import InputError, Problem
from framing.types import Document, MetaValue

FEWEST = 20
"""Labelled passages that training needs at least."""
_EMPTY = frozenset({"", "none", "null", "nan", "n/a", "na", "-"})
_SEPARATORS = (";", "|")


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with its labels (none is an answer, too) and what it must not be torn from.

    `groups` are names of what it belongs to, such as its document, event or outlet: passages that share one are never
    on both sides of a test. `known` are the labels that somebody looked for; `None` means all.
    """

    id: str
    text: str
    labels: frozenset[str]
    groups: tuple[str, ...]
    outlet: str | None = None
    known: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Examples with the names of all labels in order, and whether each has exactly one."""

    examples: tuple[Example, ...]
    labels: tuple[str, ...]
    single: bool


def read_labels(value: MetaValue) -> frozenset[str] | None:
    """Return the labels in a cell: one name, a JSON list, or names with `;` or `|` between; `None` for an empty cell.

    An empty list says that somebody looked and found none; `true` and 1 are read as they stand.
    """
    if value is None:
        return None
    text = str(value).strip()
    if text.startswith("["):
        listed = _listed(text)
        if listed is not None:
            return frozenset(name for item in listed if (name := str(item).strip()).lower() not in _EMPTY)
    if text.lower() in _EMPTY:
        return None
    for separator in _SEPARATORS:
        if separator in text:
            return frozenset(name for part in text.split(separator) if (name := part.strip()))
    return frozenset({text})


def _listed(text: str) -> list[object] | None:
    for attempt in (text, text.replace("'", '"')):
        try:
            value = json.loads(attempt)
        except ValueError:
            continue
        return value if isinstance(value, list) else None
    return None


def make_examples(
    documents: Iterable[Document], *, label_field: str, groups: Sequence[str] = (), outlet_field: str | None = None
) -> tuple[list[Example], list[Problem]]:
    """Turn documents into examples by the metadata field with their labels; return problems for those without.

    Raises `InputError` when no document has the field.
    """
    examples: list[Example] = []
    problems: list[Problem] = []
    fields: dict[str, None] = {}
    for document in documents:
        fields.update(dict.fromkeys(document.meta))
        labels = read_labels(document.meta.get(label_field))
        if labels is None:
            problems.append(Problem(document.id, f'has no label in "{label_field}", so it is left out'))
            continue
        if not document.text.strip():
            problems.append(Problem(document.id, "has no text, so it is left out"))
            continue
        outlet = _value(document, outlet_field) if outlet_field else None
        named = (name for field in groups if (name := _value(document, field)) is not None)
        own = tuple(f"{field}\0{name}" for field, name in zip(groups, named, strict=False)) or (f"id\0{document.id}",)
        examples.append(Example(document.id, document.text, labels, own, outlet))
    if label_field not in fields and (examples or problems):
        seen = ", ".join(fields) or "none"
        raise InputError(
            "--label-field", f'no passage has a field "{label_field}"; the fields are: {seen}', _guess(fields)
        )
    for field in (*groups, *([outlet_field] if outlet_field else [])):
        if field not in fields and examples:
            raise InputError("--group", f'no passage has a field "{field}"; the fields are: {", ".join(fields)}')
    return examples, problems


def _value(document: Document, field: str) -> str | None:
    value = document.meta.get(field)
    return None if value is None or value == "" else str(value)


def _guess(fields: Iterable[str]) -> str | None:
    usual = [name for name in fields if "label" in name.lower() or "frame" in name.lower() or "code" in name.lower()]
    return f"name the field with the labels: --label-field {usual[0]}" if usual else None


def check_examples(examples: Sequence[Example], *, place: str, multi: bool | None = None) -> LabelledSet:
    """Return a set that can be learnt from; raise `InputError` with what stands against it.

    Without `multi` it is decided by the data: single-label if every passage has exactly one.
    """
    if len(examples) < FEWEST:
        some = "labelled passage" if len(examples) == 1 else "labelled passages"
        raise InputError(place, f"{len(examples)} {some}; training needs {FEWEST}", "label more: framing sample")
    texts = {example.text.strip() for example in examples}
    if len(texts) < FEWEST // 2:
        raise InputError(place, f"{len(examples)} passages hold only {len(texts)} different texts")
    counts = Counter(label for example in examples for label in example.labels)
    single = all(len(example.labels) == 1 for example in examples) if multi is None else not multi
    if single and (several := next((example for example in examples if len(example.labels) != 1), None)):
        raise InputError(place, f"{several.id} has {len(several.labels)} labels", "train with --multi")
    if not counts:
        raise InputError(place, "no passage has a label")
    if single and set(map(str.lower, counts)) <= {"0", "1", "true", "false"}:
        single = False
        examples, counts = _yes_or_no(examples)
    if len(counts) == 1 and (single or next(iter(counts.values())) == len(examples)):
        raise InputError(place, f'every passage has the label "{next(iter(counts))}"', "there is nothing to tell apart")
    rare = sorted(name for name, count in counts.items() if count < 3)
    if rare:
        names = ", ".join(f"{name} ({counts[name]})" for name in rare)
        raise InputError(place, f"too few passages have: {names}", "merge rare labels, or label three more of each")
    return LabelledSet(tuple(examples), tuple(sorted(counts)), single)


def _yes_or_no(examples: Sequence[Example]) -> tuple[list[Example], Counter[str]]:
    """Read a column of yes and no as one label, `yes`."""
    turned = [
        Example(one.id, one.text, frozenset({"yes"}) if _is_yes(one.labels) else frozenset(), one.groups, one.outlet)
        for one in examples
    ]
    return turned, Counter(label for example in turned for label in example.labels)


def _is_yes(labels: frozenset[str]) -> bool:
    return next(iter(labels)).lower() in {"1", "true"}
