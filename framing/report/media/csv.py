"""Rows of CSV, safe for spreadsheets; the metadata of documents have columns of their own, `meta.FIELD`."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

import orjson

from framing.report.media.json import dump_line
from framing.report.media.safe import cell
from framing.types import MetaValue

Row = list[object]
SPOOLED_BYTES = 16_000_000
"""Rows wait in memory up to here, then in a temporary file, until all metadata fields are known."""


def without(columns: Sequence[str], row: Row, hidden: set[str]) -> Row:
    """Return a row with the cells of `hidden` columns empty."""
    return [None if name in hidden else value for name, value in zip(columns, row, strict=True)]


def rows_with_meta(
    before: Sequence[str], after: Sequence[str], rows: Iterable[tuple[Mapping[str, MetaValue], Row, Row]]
) -> Iterator[bytes]:
    """Yield the header and the rows with a column for every metadata field that any document has."""
    fields: dict[str, None] = {}
    with tempfile.SpooledTemporaryFile(max_size=SPOOLED_BYTES) as spool:
        for meta, head, tail in rows:
            fields.update(dict.fromkeys(meta))
            spool.write(dump_line([meta, head, tail]))
        yield csv_line([*before, *(f"meta.{name}" for name in fields), *after])
        spool.seek(0)
        for line in spool:
            meta, head, tail = orjson.loads(line)
            yield csv_line([*head, *(meta.get(name) for name in fields), *tail])


def csv_line(values: Sequence[object]) -> bytes:
    """Return one row, with what a spreadsheet could take for a formula defused."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_value(value) for value in values])
    return buffer.getvalue().encode("utf-8", "backslashreplace")


def _value(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return round(value, 6)
    return cell(value) if isinstance(value, str) else value
