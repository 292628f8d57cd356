"""Take back a sheet that a coder has filled in, however a spreadsheet saved it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from framing.corpus.formats.sheets import Row, SheetProblems, read_sheet, sheet_bytes
from framing.curating.coding_sheets import MATCH_CODES, TEXTS
from framing.curating.sample_keys import SampleKey
from framing.errors import Problem

_YES = frozenset({"1", "yes", "y", "x", "true", "present", "✓", "✔"})
_NO = frozenset({"0", "no", "n", "false", "absent"})
_OTHERS = frozenset({"id", "coder", "note", *TEXTS})
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CodedRow:
    """What a coder has written in one row: codes by variable (those that are empty are left out), and a note.

    `texts` are the columns that show what was coded.
    """

    line: int
    codes: Mapping[str, str]
    texts: Mapping[str, str]
    note: str


@dataclass(frozen=True, slots=True)
class CodedSheet:
    """The rows of one coder by id, in the order of the sheet. `variables` are its columns to code."""

    path: str
    coder: str
    kind: Literal["match", "passage"]
    variables: tuple[str, ...]
    rows: Mapping[str, CodedRow]


def read_coded_sheet(
    path: str | Path,
    *,
    key: SampleKey | None = None,
    variables: Sequence[str] | None = None,
    ticks: bool = False,
    on_note: Callable[[Problem], None] | None = None,
) -> CodedSheet:
    """Read a filled sheet: CSV, XLSX or JSON Lines.

    Labels are those of the key, or `variables`; without either, every column that holds nothing but codes. With `ticks`
    an empty label is absent. The coder is named in the column `coder`, else by the file. Of a match that names
    something else, no other codes count. Raise `InputError` with all problems, each at its line.
    """
    problems = SheetProblems(str(path))
    reading = _Reading(problems, key, tuple(variables) if variables is not None else None, on_note)
    rows = list(
        read_sheet(sheet_bytes(path), str(path), on_header=reading.header, on_problem=problems.at, on_note=on_note)
    )
    if not reading.columns:
        problems.at(1, "nothing else is read" if problems.found else "an empty sheet")
    else:
        reading.choose(rows)
        for line, row in rows:
            reading.take(line, row, ticks=ticks)
    reading.refuse()
    kind: Literal["match", "passage"] = "match" if reading.of_matches else "passage"
    return CodedSheet(str(path), reading.coder(), kind, reading.variables, reading.rows)


def folded_source(source: str) -> str:
    """Return a source so that the same one in other letters or with another article is the same."""
    return _ARTICLE.sub("", " ".join(source.casefold().split()).strip(" .,;:'\"“”‘’"))


@dataclass(slots=True)
class _Reading:
    """A sheet as it is read, and what is wrong with it."""

    problems: SheetProblems
    key: SampleKey | None
    wanted: tuple[str, ...] | None
    on_note: Callable[[Problem], None] | None
    columns: dict[str, str] = field(default_factory=dict)
    """The header as it is written, by its names in small letters."""
    of_matches: bool = False
    variables: tuple[str, ...] = ()
    rows: dict[str, CodedRow] = field(default_factory=dict)
    coders: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def header(self, line: int, names: list[str]) -> bool:
        self.columns = {name.casefold(): name for name in names if name}
        self.of_matches = "naming" in self.columns or "match" in self.columns
        if "id" not in self.columns:
            self.problems.at(line, "no column is called id", "it tells what each row is; take it from the empty sheet")
        for name in {name for name in names if name and names.count(name) > 1}:
            self.problems.at(line, f"two columns are called {name}")
        if self.of_matches and "naming" not in self.columns:
            self.problems.at(line, "no column is called naming", self._slip("naming"))
        for label in self._expected():
            if label.casefold() not in self.columns:
                self.problems.at(line, f"no column is called {label}", self._slip(label))
        return not self.problems.found

    def _expected(self) -> tuple[str, ...]:
        """Return the columns that must be there."""
        if self.of_matches:
            return ()
        return self.wanted or (tuple(self.key.labels) if self.key is not None else ())

    def _slip(self, name: str) -> str:
        close = difflib.get_close_matches(name, self.columns, n=1)
        return f"is it “{self.columns[close[0]]}”?" if close else "take the header from the empty sheet"

    def choose(self, rows: Sequence[tuple[int, Row]]) -> None:
        """Settle which columns are coded; those of remarks are told from labels by what is in them."""
        if self.of_matches:
            self.variables = tuple(name for name in MATCH_CODES if name in self.columns)
            return
        labels = list(self._expected())
        if not labels:
            for name in self.columns.values():
                values = {row.get(name, "").strip().casefold() for _, row in rows} - {""}
                if name.casefold() in _OTHERS:
                    continue
                if not values or values & (_YES | _NO):
                    labels.append(name)
                else:
                    self.unread.append(name)
        self.variables = tuple(labels)
        if not labels:
            hint = "take the header from the empty sheet, or say where labels stand: --label-field F, --labels A,B"
            self.problems.at(1, "no column to code: no label, and not naming", hint)
        elif self.unread and self.on_note is not None:
            names = ", ".join(f"“{name}”" for name in self.unread)
            what = "columns that hold no codes are" if len(self.unread) > 1 else "a column that holds no codes is"
            self.on_note(Problem(self.problems.path, f"{what} not read: {names}"))

    def take(self, line: int, row: Row, *, ticks: bool) -> None:
        """Take in one row."""
        shown = {name: row.get(written, "") for name, written in self.columns.items()}
        cells = {name: value.strip() for name, value in shown.items()}
        row_id = cells["id"].lower()
        if cells.get("coder"):
            self.coders.setdefault(" ".join(cells["coder"].split()), line)
        codes = {name: code for name in self.variables if (code := self._code(line, name, cells[name.casefold()]))}
        if not row_id:
            if codes:
                self.problems.at(line, "codes in a row without an id", "take the id from the empty sheet")
            return
        if self.key is not None and row_id not in self.key.units:
            self.problems.at(line, f"“{cells['id']}” is no row of this sample", f"the key is {self.key.path}")
            return
        if ticks and not self.of_matches:
            codes = {name: codes.get(name, "0") for name in self.variables}
        if self.of_matches and codes.get("naming") != "yes":
            codes = {name: code for name, code in codes.items() if name == "naming"}
        texts = {name: shown[name] for name in TEXTS if name in shown}
        coded = CodedRow(line, codes, texts, cells.get("note", ""))
        known = self.rows.setdefault(row_id, coded)
        if known.codes != codes:
            self.problems.at(line, f"{row_id} is coded otherwise in line {known.line}", "keep one of the two rows")

    def _code(self, line: int, name: str, written: str) -> str | None:
        """Return the code that a cell holds, `None` for an empty one."""
        if not written:
            return None
        if self.of_matches and name == "source":
            return " ".join(written.split())
        value = written.casefold()
        choices = MATCH_CODES[name] if self.of_matches else ("1", "0")
        if name == "naming" or not self.of_matches:
            if value in _YES | _NO:
                return choices[0] if value in _YES else choices[1]
        elif (value := re.sub(r"[\s-]+", "_", value)) in choices:
            return value
        close = difflib.get_close_matches(value, choices, n=1)
        hint = f"did you mean {close[0]}?" if close else f"{', '.join(choices)}, or nothing"
        self.problems.at(line, f"“{written}” is no code for {name}", hint)
        return None

    def coder(self) -> str:
        """Return the coder's name, or how the file is called."""
        return next(iter(self.coders), Path(self.problems.path).stem)

    def refuse(self) -> None:
        """Raise InputError if anything is wrong."""
        names = {name.casefold(): line for name, line in self.coders.items()}
        if len(names) > 1:
            message = f"two coders in one sheet: {', '.join(self.coders)}"
            self.problems.at(max(names.values()), message, "give each a sheet of their own")
        if not self.problems.found and not any(row.codes for row in self.rows.values()):
            self.problems.whole("nothing is coded in this sheet", "give the filled one")
        self.problems.refuse()
