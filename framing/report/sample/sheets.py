"""Coding sheets as files: CSV, JSON Lines, or an Excel workbook with lists to choose codes from."""

from __future__ import annotations

import codecs
import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

from framing.curating.codebook import Codebook
from framing.curating.coding_sheets import CodingSheet
from framing.errors import InputError
from framing.extras import load_extra
from framing.report.media.csv import csv_line
from framing.report.media.json import dump_line

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""

_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE, _NARROW = 70, 14
_LONG_AGO = datetime.datetime(2000, 1, 1)
"""A date for the file's properties, so that the same sheet gives the same bytes."""


def sheet_file(sheet: CodingSheet, kind: str, place: str, codebook: Codebook | None = None) -> bytes:
    """Return a sheet as `csv`, `jsonl` or `xlsx`, the last with the codebook as its second sheet."""
    if kind == "xlsx":
        return sheet_xlsx(sheet, codebook, place)
    return sheet_csv(sheet) if kind == "csv" else sheet_jsonl(sheet)


def sheet_csv(sheet: CodingSheet) -> bytes:
    """Return a sheet as CSV; the mark in front tells Excel that it is UTF-8."""
    lines = [csv_line([column.name for column in sheet.columns]), *(csv_line(row) for row in sheet.rows)]
    return codecs.BOM_UTF8 + b"".join(lines)


def sheet_jsonl(sheet: CodingSheet) -> bytes:
    """Return a sheet as JSON Lines."""
    names = [column.name for column in sheet.columns]
    return b"".join(dump_line(dict(zip(names, row, strict=True))) for row in sheet.rows)


def sheet_xlsx(sheet: CodingSheet, codebook: Codebook | None, place: str) -> bytes:
    """Return a sheet as a workbook, with the codebook as its second sheet.

    Raise `InputError` where the library for it is not installed, or a text is too long for a cell.
    """
    xlsxwriter = load_extra("xlsxwriter", extra="xlsx", place=place, what="Excel workbooks")
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _LONG_AGO})
    _write_rows(book, sheet, place)
    if codebook is not None:
        _write_codebook(book, codebook)
    book.close()
    return data.getvalue()


def _write_rows(book: Any, sheet: CodingSheet, place: str) -> None:
    page = book.add_worksheet("coding")
    head, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, about in enumerate(sheet.columns):
        page.set_column(column, column, _WIDE if about.wide else max(_NARROW, len(about.name) + 2), wrapped)
        page.write_string(0, column, about.name, head)
        if about.choices and sheet.rows:
            choice = {
                "validate": "list",
                "source": list(about.choices),
                "error_message": f"one of: {', '.join(about.choices)}",
            }
            page.data_validation(1, column, len(sheet.rows), column, choice)
    for number, row in enumerate(sheet.rows, 1):
        for column, text in enumerate(row):
            if len(text) > LONGEST_CELL:
                message = f"{row[0]} has {len(text):,} characters, more than a cell of Excel holds"
                raise InputError(place, message, "draw paragraphs (--unit paragraph), or write .csv or .jsonl")
            if text:
                page.write_string(number, column, _shown(text), wrapped)
    page.freeze_panes(1, 1)


def _write_codebook(book: Any, codebook: Codebook) -> None:
    page = book.add_worksheet("codebook")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 32, wrapped)
    page.set_column(1, 2, _WIDE, wrapped)
    for number, (texts, strong) in enumerate(_codebook_rows(codebook)):
        for column, text in enumerate(texts):
            if text:
                page.write_string(number, column, _shown(text)[:LONGEST_CELL], bold if strong else wrapped)


def _codebook_rows(codebook: Codebook) -> Iterator[tuple[tuple[str, ...], bool]]:
    yield (codebook.title,), True
    for number, step in enumerate(codebook.steps, 1):
        yield (f"{number}", step), False
    for section in codebook.sections:
        yield (), False
        yield (section.title, section.note), True
        for entry in section.entries:
            yield entry, False


def _shown(text: str) -> str:
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text)
