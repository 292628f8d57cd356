"""Read back the documents that people have coded for their writers' own words, by which recall is known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from framing.corpus.formats.sheets import (
    WEIGHT_HINT,
    Row,
    SheetProblems,
    column_names,
    parse_weight,
    read_sheet,
    sheet_bytes,
)
from framing.errors import InputError, Problem
from framing.labels import CodedText, CodedTexts
from framing.learning.label_cells import read_labels

COLUMNS = ("sha256", "lexicons", "frames", "present", "counted")

_HASH = re.compile(r"[0-9a-f]{64}")
_LEXICON = re.compile(r".+@[0-9a-f]{64}")
_HINT = "framing evaluate --coder … --key … --adjudicated FILE writes it, of what framing sample --side own drew"


def holds_coded_texts(path: str | Path) -> bool:
    """Tell whether a table is one of coded documents, by its columns; anything else is left to who reads it."""
    try:
        names = {name.lower() for name in column_names(path)}
    except InputError:
        return False
    return {"sha256", "frames", "present"} <= names


def load_coded_texts(path: str | Path, *, on_note: Callable[[Problem], None] | None = None) -> CodedTexts:
    """Read documents that people have coded for their writers' own words: CSV, XLSX or JSON Lines.

    Raises InputError with all problems, each at its line.
    """
    data = sheet_bytes(path)
    table = _Table(SheetProblems(str(path)))
    for line, row in read_sheet(data, str(path), on_header=table.header, on_problem=table.problems.at, on_note=on_note):
        table.take(line, {name.lower(): value.strip() for name, value in row.items()})
    table.refuse()
    return CodedTexts(tuple(table.texts), hashlib.sha256(data).hexdigest(), str(path))


@dataclass(slots=True)
class _Table:
    """A table as it is read: its rows, and what is wrong."""

    problems: SheetProblems
    texts: list[CodedText] = field(default_factory=list)
    _lines: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """By document, hash and frame the line that tells it."""

    def header(self, line: int, names: list[str]) -> bool:
        return self.problems.check_columns(line, names, COLUMNS, _HINT)

    def take(self, line: int, row: Row) -> None:
        """Take in one row."""
        lists = {name: read_labels(row.get(name, "")) or frozenset() for name in (*COLUMNS[1:], "disputed")}
        digest, weight = row["sha256"].lower(), parse_weight(row.get("weight", ""))
        if not _HASH.fullmatch(digest):
            self.problems.at(line, f"“{row['sha256']}” is no hash of a text", "64 digits and letters from a to f")
        elif not lists["lexicons"] or not all(map(_LEXICON.fullmatch, lists["lexicons"])):
            self.problems.at(line, f"“{row['lexicons']}” names no lexicon as id@sha256", _HINT)
        elif not lists["frames"] | lists["disputed"]:
            self.problems.at(line, "no frame was looked for", "“frames” has all that people looked for")
        elif foreign := sorted((lists["present"] | lists["counted"]) - lists["frames"]):
            self.problems.at(line, f"{foreign[0]} was not looked for", "“frames” has all that people looked for")
        elif weight is None:
            self.problems.at(line, f"“{row['weight']}” is no weight", WEIGHT_HINT)
        elif (before := self._told_before(line, row, lists["frames"])) is not None:
            self.problems.at(line, f"this document is coded in line {before} already", "keep one of both rows")
        else:
            self.texts.append(CodedText(digest, **lists, weight=weight))

    def _told_before(self, line: int, row: Row, frames: frozenset[str]) -> int | None:
        """Return the line that tells one of the frames of the same document; files put together may hold it twice."""
        document = row.get("document", "")
        if not document:
            return None
        lines = [self._lines.setdefault((document, row["sha256"], frame), line) for frame in frames]
        return min((other for other in lines if other != line), default=None)

    def refuse(self) -> None:
        """Raise InputError if anything is wrong."""
        if not self.problems.found and not self.texts:
            self.problems.whole("no coded document", _HINT)
        self.problems.refuse()
