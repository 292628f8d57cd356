"""What coders settle as files that other commands read: rulings on matches, labelled passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.curating.adjudicating import RULING_COLUMNS
from framing.report.media.csv import csv_line
from framing.report.media.json import dump, dump_line


def rulings_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rulings on matches as `--decisions` reads them."""
    return b"".join(csv_line(row) for row in (RULING_COLUMNS, *rows))


def labelled_file(records: Iterable[Mapping[str, Any]], kind: str) -> bytes:
    """Return labelled passages as `jsonl`, or as `csv` with labels as a list in one cell: `[]` for none there."""
    if kind == "jsonl":
        return b"".join(dump_line(dict(record)) for record in records)
    every = list(records)
    head = list(every[0]) if every else ["id", "text", "labels"]
    lines = ([dump(cell).decode() if isinstance(cell, list) else cell for cell in one.values()] for one in every)
    return b"".join(csv_line(line) for line in (head, *lines))
