"""Read the rows of a sheet that people have written on: CSV as spreadsheets save it, Excel workbook, JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from framing.corpus.formats.decoding import decode
from framing.corpus.formats.records import json_reason, parse_json
from framing.corpus.formats.workbooks import read_workbook
from framing.errors import InputError, Problem, reason_of, remedy_of

Row = dict[str, str]
OnProblem = Callable[[int, str, str | None], None]
"""Hears what is wrong in which line, with a hint."""

WEIGHT_HINT = "how many such places it stands for, or nothing"
MOST_PROBLEMS = 50
"""Problems of a sheet that are told one by one; the others are counted."""

_DELIMITERS = ",;\t"
_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")
_ZIP = b"PK\x03\x04"
_LARGEST_FIELD = 2**31 - 1


@dataclass(slots=True)
class SheetProblems:
    """What is wrong with a sheet, while it is read."""

    path: str
    found: list[Problem] = field(default_factory=list)

    def at(self, line: int, message: str, hint: str | None = None) -> None:
        """Take in what is wrong with one line."""
        self.found.append(Problem(f"{self.path}:{line}", message, hint))

    def whole(self, message: str, hint: str | None = None) -> None:
        """Take in what is wrong with the sheet as a whole."""
        self.found.append(Problem(self.path, message, hint))

    def check_columns(self, line: int, header: list[str], needed: Sequence[str], hint: str) -> bool:
        """Take in which columns a header lacks, whatever their case; tell whether all is right so far."""
        there = {name.lower() for name in header}
        for name in needed:
            if name not in there:
                self.at(line, f"no column is called {name}", hint)
        return not self.found

    def refuse(self) -> None:
        """Raise `InputError` if anything is wrong."""
        told, rest = self.found[:MOST_PROBLEMS], len(self.found) - MOST_PROBLEMS
        if rest > 0:
            told.append(Problem(self.path, f"{rest:,} more problems like these"))
        if told:
            raise InputError.of(told)


def read_sheet(
    data: bytes,
    path: str,
    *,
    on_header: Callable[[int, list[str]], bool],
    on_problem: OnProblem,
    on_note: Callable[[Problem], None] | None = None,
) -> Iterator[tuple[int, Row]]:
    """Yield the rows that hold anything, each with its line (its row, in a workbook) and its cells by column.

    Commas, semicolons and tabs are told from the header, which `on_header` hears first; where it says no, nothing is
    read. Cells are as they are written, but for the apostrophe that keeps a spreadsheet from computing.
    Rows that cannot be read go to `on_problem`. Raise `InputError` for what is no table.
    """
    header: list[str] | None = None
    for line, cells in _rows(data, path, on_problem, on_note):
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [name.strip() for name in cells]
            if not on_header(line, header):
                return
        elif any(cell.strip() for cell in cells[len(header) :]):
            message = f"{len(cells)} fields where the header has {len(header)}"
            on_problem(line, message, "quote those with commas")
        else:
            yield line, dict(zip(header, cells, strict=False))


def column_names(path: str | Path) -> frozenset[str]:
    """Return the names of the columns of a sheet. Raise `InputError` for what is no table."""
    names: set[str] = set()

    def header(_: int, found: list[str]) -> bool:
        names.update(found)
        return False

    for _ in read_sheet(sheet_bytes(path), str(path), on_header=header, on_problem=lambda *_: None):
        pass
    return frozenset(names)


def sheet_bytes(path: str | Path) -> bytes:
    """Return the bytes of a sheet; raise `InputError` if it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {reason_of(error)}", remedy_of(error)) from None


def _rows(
    data: bytes, path: str, on_problem: OnProblem, on_note: Callable[[Problem], None] | None
) -> Iterator[tuple[int, list[str]]]:
    try:
        if data.startswith(_ZIP):
            for number, cells in list(read_workbook(io.BytesIO(data), path)):
                yield number, [cells.get(column, "") for column in range(max(cells) + 1)]
            return
        text, note = decode(data, path)
    except InputError as error:
        first = error.problems[0]
        raise InputError(first.place, first.message, "save the sheet as CSV in UTF-8, or anew as XLSX") from None
    if note is not None and on_note is not None:
        on_note(note)
    if text.lstrip().startswith("{"):
        if _is_one_object(text):
            raise InputError(path, "holds one JSON object, not one in each line", "sheets are CSV, XLSX or JSON Lines")
        yield from _json_rows(text, on_problem)
    else:
        yield from _csv_rows(text, on_problem)


def _csv_rows(text: str, on_problem: OnProblem) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LARGEST_FIELD)
    head = next((line for line in text.splitlines() if line.strip()), "")
    stated = head.startswith("sep=") and len(head) == 5  # what Excel writes to say it
    delimiter = head[4] if stated else max(_DELIMITERS, key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            on_problem(line, f"broken row: {error}", None)
            continue
        if stated and "".join(cells).strip() in ("sep=", head):
            stated = False
            continue
        yield line, [_cell(value) for value in cells]


def _cell(value: str) -> str:
    return value[1:] if value.startswith(_FORMULA) else value


def _is_one_object(text: str) -> bool:
    """Tell whether a text is one JSON object over several lines, such as the key of a sample."""
    try:
        return "\n" in text.strip() and isinstance(parse_json(text.encode("utf-8", "replace")), dict)
    except ValueError:
        return False


def _json_rows(text: str, on_problem: OnProblem) -> Iterator[tuple[int, list[str]]]:
    records: list[tuple[int, dict[str, str]]] = []
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        try:
            record = parse_json(written.encode("utf-8", "replace"))
        except ValueError as error:
            on_problem(line, f"broken JSON: {json_reason(error)}", None)
            continue
        if not isinstance(record, dict):
            on_problem(line, "not a JSON object", None)
            continue
        records.append((line, {name: _shown(value) for name, value in record.items()}))
    header = list(dict.fromkeys(name for _, record in records for name in record))
    if header:
        yield 1, header
    for line, record in records:
        yield line, [record.get(name, "") for name in header]


def _shown(value: object) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return "; ".join(map(_shown, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def parse_weight(written: str) -> float | None:
    """Return how many a row stands for, 1 where nothing is written, `None` for what is no weight."""
    if not written:
        return 1.0
    try:
        weight = float(written)
    except ValueError:
        return None
    return weight if 0 < weight < 1e9 else None
