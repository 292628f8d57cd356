"""What people have decided, from the files of `--decisions`: rulings on matches, labels of passages, coded texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from framing.cli.output.writing import Note
from framing.errors import Problem, UsageError
from framing.labels import CodedPassages, CodedTexts
from framing.reading.rulings import Rulings
from framing.report.media.json import Json


@dataclass(frozen=True, slots=True)
class Decided:
    """Rulings on matches with the file they are from, passages coded for classifiers, by these, and documents coded."""

    rulings: Rulings | None = None
    path: str = ""
    coded: Mapping[str, CodedPassages] = field(default_factory=dict)
    texts: CodedTexts | None = None


def read_decided(paths: Sequence[str] | None, on_note: Note) -> Decided:
    """Read what people have decided. Raises `UsageError` for two files of one kind, `InputError` for broken ones."""
    rulings: Rulings | None = None
    place = ""
    coded: dict[str, CodedPassages] = {}
    texts: CodedTexts | None = None
    for path in paths or ():
        from framing.curating.coded_texts import holds_coded_texts, load_coded_texts
        from framing.learning.coded_passages import holds_coded_passages, load_coded_passages
        from framing.reading.decisions import load_rulings

        if holds_coded_passages(path):
            for found in load_coded_passages(path, on_note=on_note):
                if found.model in coded:
                    raise _twice(path, f"passages coded for {found.model}", coded[found.model].path)
                coded[found.model] = found
        elif holds_coded_texts(path):
            if texts is not None:
                raise _twice(path, "documents coded for the writer's own words", texts.path)
            texts = load_coded_texts(path, on_note=on_note)
        elif rulings is not None:
            raise _twice(path, "rulings on matches", place)
        else:
            rulings, place = load_rulings(path, on_note=on_note), path
    return Decided(rulings, place, coded, texts)


def _twice(path: str, what: str, other: str) -> UsageError:
    return UsageError("--decisions", f"{path} and {other} both hold {what}", "put their rows together")


def text_notes(texts: CodedTexts | None, met: int | None) -> Iterator[Problem]:
    """Yield what is worth knowing of coded documents: how many were met here; `None` where nothing is made of them."""
    if texts is None:
        return
    if met is None:
        yield Problem(
            texts.path, "documents coded for the writer's own words are of no use here", "framing compare takes them"
        )
    elif met < len(texts.texts):
        some = f"{met:,} of {len(texts.texts):,} coded documents are" if met else "no coded document is"
        yield Problem(texts.path, f"{some} among these texts", "they must be read as they were for framing sample")


def coded_json(coded: Mapping[str, CodedPassages]) -> list[Json]:
    """Return which passages that people have coded a run rests on."""
    return [{"model": one.model, "passages": one.count, "sha256": one.sha256} for one in coded.values()]


def coded_notes(coded: Mapping[str, CodedPassages], met: Mapping[str, int], *, options: str) -> Iterator[Problem]:
    """Yield what is worth knowing of coded passages: how many were met here by each classifier that was applied.

    `options` are those that say what passages are.
    """
    for model, one in coded.items():
        if model not in met:
            message = f"passages coded for {model}, which is not applied here"
            yield Problem(one.path, message, f"apply it: -m {model}, or the file it is in")
        elif met[model] < one.count:
            some = f"{met[model]:,} of {one.count:,} coded passages are" if met[model] else "no coded passage is"
            hint = f"the passages must be those that were drawn: the same texts, and the same {options}"
            yield Problem(one.path, f"{some} among those that {model} reads here", hint)
