"""Read back the passages that people have coded for a classifier, as `framing evaluate --adjudicated` writes them."""

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
from framing.labels import CodedPassage, CodedPassages
from framing.learning.label_cells import read_labels

COLUMNS = ("passage", "model", "labels", "asked")

_ID = re.compile(r"[0-9a-f]{16}")
_HINT = "framing evaluate --coder … --key … --adjudicated FILE writes it, of a sample that framing sample -m drew"


def holds_coded_passages(path: str | Path) -> bool:
    """Tell whether a table is one of coded passages, by its columns; anything else is left to who reads it."""
    try:
        names = {name.lower() for name in column_names(path)}
    except InputError:
        return False
    return {"passage", "asked"} <= names


def load_coded_passages(
    path: str | Path, *, on_note: Callable[[Problem], None] | None = None
) -> tuple[CodedPassages, ...]:
    """Read passages that people have coded, by the classifier that they were drawn for: CSV, XLSX or JSON Lines.

    Raises InputError with all problems, each at its line.
    """
    data = sheet_bytes(path)
    table = _Table(SheetProblems(str(path)))
    for line, row in read_sheet(data, str(path), on_header=table.header, on_problem=table.problems.at, on_note=on_note):
        table.take(line, {name.lower(): value.strip() for name, value in row.items()})
    table.refuse()
    digest = hashlib.sha256(data).hexdigest()
    return tuple(
        CodedPassages(model, {name: tuple(rows) for name, rows in found.items()}, digest, str(path))
        for model, found in sorted(table.rows.items())
    )


@dataclass(slots=True)
class _Table:
    """A table as it is read: rows by classifier and passage, and what is wrong."""

    problems: SheetProblems
    rows: dict[str, dict[str, list[CodedPassage]]] = field(default_factory=dict)

    def header(self, line: int, names: list[str]) -> bool:
        return self.problems.check_columns(line, names, COLUMNS, _HINT)

    def take(self, line: int, row: Row) -> None:
        """Take in one row."""
        passage, model = row["passage"].lower(), row["model"]
        asked, labels = (read_labels(row[name]) or frozenset() for name in ("asked", "labels"))
        if not _ID.fullmatch(passage):
            self.problems.at(line, f"“{row['passage']}” is no id of a passage", "16 digits and letters from a to f")
        elif not model:
            self.problems.at(line, "no classifier is named", _HINT)
        elif not asked:
            self.problems.at(line, "no label was asked for", "“asked” has the labels that people looked for")
        elif foreign := sorted(labels - asked):
            self.problems.at(
                line, f"the label {foreign[0]} was not asked for", "“asked” has all that people looked for"
            )
        elif (weight := parse_weight(row.get("weight", ""))) is None:
            self.problems.at(line, f"“{row['weight']}” is no weight", WEIGHT_HINT)
        else:
            coded = CodedPassage(passage, labels, asked, row.get("group", ""), weight)
            self.rows.setdefault(model, {}).setdefault(passage, []).append(coded)

    def refuse(self) -> None:
        """Raise InputError if anything is wrong."""
        if not self.problems.found and not self.rows:
            self.problems.whole("no coded passage", _HINT)
        self.problems.refuse()
