"""Where the labels of passages stand: the fields that are asked for, and what to say when nothing is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from framing.errors import InputError
from framing.learning.label_cells import is_answer, read_answer, read_labels
from framing.types import Document

LABELS = "labels"
_NAMED = 4
_OTHERS = frozenset({"coder", "note", "weight", "id"})
_USUAL = re.compile(r"label|frame|bias|\bcodes?\b|category|class")


@dataclass(frozen=True, slots=True)
class LabelSource:
    """Where the labels of a passage stand: in one `field`, or in a column of yes and no for each label (`columns`).

    With `ticks` an empty cell of a column says no; else that nobody has decided.
    """

    field: str = LABELS
    columns: tuple[str, ...] = ()
    ticks: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that a passage must have."""
        return self.columns or (self.field,)


def check_fields(
    documents: Sequence[Document],
    fields: Iterable[str],
    source: LabelSource,
    groups: Sequence[str],
    outlet_field: str | None,
    weight_field: str | None = None,
) -> None:
    """Raise InputError for a field that is asked for and no passage has."""
    known = list(fields)
    if not documents:
        return
    option = "--labels" if source.columns else "--label-field"
    wanted = [(option, name) for name in source.fields] + [("--group", name) for name in groups]
    wanted += [(place, name) for place, name in (("--by", outlet_field), ("--weight", weight_field)) if name]
    for place, name in wanted:
        if name not in known:
            message = f'no passage has a field "{name}"; the fields are: {", ".join(known) or "none"}'
            raise InputError(place, message, _guess(place, name, known, documents))


def _guess(place: str, name: str, fields: Sequence[str], documents: Sequence[Document]) -> str | None:
    close = get_close_matches(name.lower(), [field.lower() for field in fields], n=1, cutoff=0.75)
    if close:
        found = next(field for field in fields if field.lower() == close[0])
        return f"did you mean {place} {found}?"
    if place != "--label-field":
        return None
    return _where(documents, fields) or "name it: --label-field FIELD, or fields of yes and no: --labels A,B,C"


def _where(documents: Sequence[Document], fields: Sequence[str]) -> str | None:
    """Return where labels seem to stand: columns of yes and no, or a field that is called as those mostly are."""
    answered = [field for field in fields if field not in _OTHERS and _holds_answers(documents, field)]
    if answered:
        return f"are these the labels, yes or no in a field each? --labels {','.join(answered)}"
    usual = [field for field in fields if _USUAL.search(field.lower()) and _filled(documents, field)]
    return f"name the field with the labels: --label-field {usual[0]}" if usual else None


def _holds_answers(documents: Sequence[Document], field: str) -> bool:
    """Tell whether a field holds nothing but yes and no, and something at all."""
    values = [document.meta.get(field) for document in documents]
    return all(map(is_answer, values)) and any(read_answer(value, ticks=False) is not None for value in values)


def _filled(documents: Sequence[Document], field: str) -> bool:
    return any(read_labels(document.meta.get(field)) for document in documents)


def refuse_unanswered(documents: Sequence[Document], fields: Iterable[str], source: LabelSource) -> NoReturn:
    """Raise InputError for passages of which none has an answer: say what was read, what there is, and what to do."""
    known = list(fields)
    option = "--labels" if source.columns else "--label-field"
    few = "the passage has" if len(documents) == 1 else f"none of the {len(documents):,} passages has"
    answer = "no answer" if len(documents) == 1 else "an answer"
    hint = _where(documents, [field for field in known if field not in source.fields]) or (
        "is the sheet filled in? 1 where a label is there, 0 where it is not (or say with --ticks that empty means 0)"
        if source.columns
        else "is the sheet filled in? names of labels with ; between, [] where people looked and found none"
    )
    raise InputError(option, f"{few} {answer} in {named(source.fields)}; the fields are: {', '.join(known)}", hint)


def named(fields: Sequence[str]) -> str:
    """Return the names of fields as they stand in a message."""
    shown = [f'"{name}"' for name in fields[:_NAMED]]
    more = [f"{len(fields) - _NAMED} more"] if len(fields) > _NAMED else []
    return " or ".join([*shown, *more])
