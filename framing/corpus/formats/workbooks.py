"""Read the first sheet of an Excel workbook (XLSX): what its cells show, row by row."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from framing.corpus.formats.containers import open_archive, open_member
from framing.corpus.formats.limits import LARGEST_WHOLE, MOST_COLUMNS
from framing.corpus.formats.workbook_dates import DateStyles
from framing.corpus.formats.xml import walk_xml
from framing.errors import InputError

Cells = dict[int, str]
"""What a row has, by the number of the column from 0."""

_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_WHOLE = re.compile(r"(-?\d+)\.0+")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUTH = {"1": "true", "0": "false"}


def read_workbook(stream: IO[bytes], path: str) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of the first sheet that hold anything, each with its number from 1.

    Numbers and results of formulas are texts as they are stored, a whole number without its `.0`; what is shown as a
    date is one in ISO 8601. Raise `InputError` for what is no workbook, or is broken or boundless.
    """
    archive = open_archive(stream, path)
    styles = DateStyles()
    sheet = _first_sheet(archive, path, styles)
    if _STYLES in archive.namelist():
        _walk(archive, _STYLES, path, styles.start, styles.end)
    strings = _Strings()
    if _STRINGS in archive.namelist():
        _walk(archive, _STRINGS, path, strings.start, strings.end, strings.take)
    rows = _Rows(strings.finished, path, styles)
    _walk(archive, sheet, path, rows.start, rows.end, rows.take)
    yield from rows.finished


def is_workbook(stream: IO[bytes]) -> bool:
    """Tell whether a ZIP archive is an Excel workbook."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return _WORKBOOK in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    finally:
        stream.seek(0)


def _first_sheet(archive: zipfile.ZipFile, path: str, styles: DateStyles) -> str:
    names: list[str] = []
    targets: dict[str, str] = {}

    def note_sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            names.append(attributes.get("id", ""))
        elif name == "workbookPr":
            styles.from_1904 = attributes.get("date1904") in ("1", "true")

    def note_link(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _walk(archive, _WORKBOOK, path, note_sheet)
    _walk(archive, _LINKS, path, note_link)
    target = targets.get(names[0], "") if names else ""
    sheet = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    if not target or sheet not in archive.namelist():
        raise InputError(path, "a workbook without a sheet")
    return sheet


def _walk(
    archive: zipfile.ZipFile,
    name: str,
    path: str,
    on_start: Callable[[str, dict[str, str]], None],
    on_end: Callable[[str], None] = lambda name: None,
    on_text: Callable[[str], None] = lambda text: None,
) -> None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise InputError(path, f"no Excel workbook (it has no {name})") from None
    with open_member(archive, info, path, most=LARGEST_WHOLE) as content:
        walk_xml(content, path, on_start=on_start, on_end=on_end, on_text=on_text)


@dataclass(slots=True)
class _Strings:
    """The texts that cells share, as they are being read; phonetic hints are no part of them."""

    finished: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    reading: bool = False
    phonetic: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self.pieces = []
        elif name == "rPh":
            self.phonetic = True
        elif name == "t":
            self.reading = not self.phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.finished.append(_unescaped("".join(self.pieces)))
        elif name == "rPh":
            self.phonetic = False
        elif name == "t":
            self.reading = False

    def take(self, text: str) -> None:
        if self.reading:
            self.pieces.append(text)


@dataclass(slots=True)
class _Rows:
    """The rows of a sheet as they are being read."""

    strings: list[str]
    path: str
    styles: DateStyles
    finished: list[tuple[int, Cells]] = field(default_factory=list)
    row: int = 0
    column: int = -1
    kind: str = "n"
    style: str = ""
    cells: Cells = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    reading: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            given = attributes.get("r", "")
            self.row = int(given) if given.isdecimal() and len(given) < 9 else self.row + 1
            self.column, self.cells = -1, {}
        elif name == "c":
            self.column = self._column(attributes.get("r", ""))
            self.kind, self.style, self.pieces = attributes.get("t", "n"), attributes.get("s", ""), []
        elif name in ("v", "t"):
            self.reading = True

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.reading = False
        elif name == "c":
            value = self._value("".join(self.pieces))
            if value:
                self.cells[self.column] = value
        elif name == "row" and self.cells:
            self.finished.append((self.row, self.cells))

    def take(self, text: str) -> None:
        if self.reading:
            self.pieces.append(text)

    def _column(self, reference: str) -> int:
        letters = _COLUMN.match(reference)
        if letters is None:
            column = self.column + 1
        else:
            column = 0
            for letter in letters[0]:
                column = 26 * column + ord(letter) - ord("A") + 1
            column -= 1
        if column >= MOST_COLUMNS:
            raise InputError(self.path, f"more than {MOST_COLUMNS:,} columns")
        return column

    def _value(self, stored: str) -> str:
        if self.kind == "s":
            number = int(stored) if stored.isdecimal() and len(stored) < 10 else len(self.strings)
            if number >= len(self.strings):
                raise InputError(f"{self.path}:{self.row}", "broken workbook: a cell whose text is missing")
            return self.strings[number]
        if self.kind == "b":
            return _TRUTH.get(stored, stored)
        if self.kind == "n" and self.styles.shows_date(self.style):
            return self.styles.day(stored)
        if self.kind == "n":
            whole = _WHOLE.fullmatch(stored)
            return whole[1] if whole else stored
        return _unescaped(stored)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
