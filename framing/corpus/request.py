"""What a caller wants read from tables and records, and whom to tell what could not be read."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from framing.corpus.block_quotes import plain_quotes
from framing.errors import InputError, Problem
from framing.types import Document, MetaValue, Zone

_USUAL_TEXT_FIELDS = (
    "text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "story", "message",
    "tweet", "transcript", "paragraph", "sentence", "description",
)  # fmt: skip
_USUAL_ID_FIELD = "id"
_SCALARS = frozenset({str, int, bool, type(None)})

SKIP_HINT = "with --skip-bad it is reported, counted and passed over"


@dataclass(frozen=True, slots=True)
class Request:
    """The columns that hold text, id and headline, and the callbacks for bad records, notes and what is not read.

    Without `on_bad` the first bad record raises its error.
    """

    text_field: str = "text"
    id_field: str = _USUAL_ID_FIELD
    headline_field: str | None = None
    on_bad: Callable[[InputError], None] | None = None
    on_note: Callable[[Problem], None] | None = None
    on_aside: Callable[[str, str], None] | None = None

    def refuse(self, place: str, message: str, hint: str | None = None) -> None:
        """Report a bad record or file, or raise the error; one without a hint says how to go on without it."""
        if self.on_bad is None and hint is None:
            hint = SKIP_HINT
        self.refuse_error(InputError(place, message, hint))

    def refuse_error(self, error: InputError) -> None:
        """Report an error, or raise it."""
        if self.on_bad is None:
            raise error
        self.on_bad(error)

    def note(self, problem: Problem | None) -> None:
        """Pass on something that is worth knowing but stops nothing."""
        if problem is not None and self.on_note is not None:
            self.on_note(problem)

    def set_aside(self, place: str, reason: str) -> None:
        """Pass on what is not read, and why."""
        if self.on_aside is not None:
            self.on_aside(place, reason)

    def refuse_missing_text(self, place: str, record: Mapping[str, Any]) -> None:
        """Report a record or header without the text column, and say which column it might be."""
        fields = ", ".join(record) or "none"
        guess = next((name for name in _USUAL_TEXT_FIELDS if name in record), None)
        if guess is None:
            guess = next(iter(difflib.get_close_matches(self.text_field, record, n=1, cutoff=0.7)), None)
        message = f'no column "{self.text_field}"; the columns are: {fields}'
        self.refuse(place, message, f"name the column with the text: --text-field {guess or 'NAME'}")

    def document(self, record: Mapping[str, Any], *, place: str, path: str, record_id: str) -> Document | None:
        """Return a record as a document, or report it and return `None`. `record_id` stands in for a missing id."""
        text, own_id = record.get(self.text_field), record.get(self.id_field)
        problem = None
        if text is None and self.text_field not in record:
            self.refuse_missing_text(place, record)
            return None
        if not isinstance(text, str):
            problem = f'column "{self.text_field}" is {_kind(text)}, not a text'
        elif "\0" in text:
            problem = f'column "{self.text_field}" has NUL characters: binary data, not text'
        elif isinstance(own_id, dict | list):
            problem = f'column "{self.id_field}" is {_kind(own_id)}, not a text or number'
        if problem is not None:
            self.refuse(place, problem)
            return None
        assert isinstance(text, str)
        if record_id == f"{path}:1":
            self._note_absent(path, record)
        meta = {
            name: value if type(value) in _SCALARS else _meta_value(value)
            for name, value in record.items()
            if name not in (self.text_field, self.id_field)
        }
        text, marked = self.with_headline(text, record)
        document_id = record_id if own_id is None or own_id == "" else str(own_id)
        return Document(document_id, text, meta, path, marked, block_quotes=plain_quotes(text))

    def _note_absent(self, path: str, record: Mapping[str, Any]) -> None:
        """Say once a file that the first record lacks a column that was asked for: a name may be mistyped."""
        for option, name in (("--id-field", self.id_field), ("--headline-field", self.headline_field)):
            if name is not None and name not in record and name != _USUAL_ID_FIELD:
                close = difflib.get_close_matches(name, record, n=1)
                hint = f"did you mean {close[0]}?" if close else f"its columns are: {', '.join(record)}"
                self.note(Problem(path, f'{option}: its first record has no "{name}"', hint))

    def with_headline(self, text: str, record: Mapping[str, Any]) -> tuple[str, tuple[tuple[int, int, Zone], ...]]:
        """Return a text with the headline of its record before it, marked; as it is where no field is asked for."""
        headline = record.get(self.headline_field) if self.headline_field else None
        if not isinstance(headline, str) or not (headline := headline.strip()) or "\0" in headline:
            return text, ()
        if not text.lstrip().startswith(headline):
            text = f"{headline}\n\n{text}"
        start = text.index(headline)
        return text, ((start, start + len(headline), "headline"),)


def _meta_value(value: Any) -> MetaValue:
    if isinstance(value, float):
        return value if value - value == 0 else None  # no NaN, no infinity
    return orjson.dumps(value).decode()


def _kind(value: object) -> str:
    names = {type(None): "null", bool: "true or false", dict: "an object", list: "a list"}
    return names.get(type(value), "a number")
