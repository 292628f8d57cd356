"""The rows of CSV and TSV texts with their lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from framing.lexicon.interchange.draft import Draft

_LINE_END = re.compile(r"[\r\n]")


def read_rows(text: str, draft: Draft, *, delimiter: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, each with the line it begins on.

    Without a delimiter it is the comma, or what the first line has in its stead: semicolons or tabs. Raises
    `LexiconError` for what is no CSV.
    """
    first = _LINE_END.split(text.lstrip("\r\n"), maxsplit=1)[0]
    if delimiter is None:
        delimiter = next((sign for sign in ",;\t" if sign in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise draft.error(max(reader.line_num, 1), f"is not valid CSV: {error}") from None
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1
