"""LIWC-22 `.dicx`: a CSV table with a column for each category, `X` or a weight where the term is in it."""

from __future__ import annotations

import csv
import io

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.csvs import read_rows
from framing.lexicon.interchange.decoding import decode
from framing.lexicon.interchange.dictionary import CategoryPath, Dictionary, LossNote, Written
from framing.lexicon.interchange.draft import Draft, kind_of, read_number, show_number, tidy

CAPACITY = Capacity(wildcards="*", weights=True, nested=False)
_HEAD = "DicTerm"


def read_liwc22(data: bytes, draft: Draft) -> None:
    """Read a LIWC-22 dictionary, weighted or not. Raises `LexiconError` when its head is no `DicTerm,…`."""
    rows = read_rows(decode(data, draft), draft)
    head_line, head = next(rows, (1, [""]))
    if head[0].strip().lower() != _HEAD.lower():
        raise draft.error(head_line, f"a LIWC-22 dictionary begins with {_HEAD},Category,…, not {head[0][:40]!r}")
    columns: list[CategoryPath | None] = []
    for name in head[1:]:
        if draft.has([tidy(name)]):
            draft.note(head_line, "two categories of one name", tidy(name), "put together")
        columns.append(draft.open([name], line=head_line) if tidy(name) else None)
    for line, row in rows:
        _read_row(row, columns, line, draft)


def _read_row(row: list[str], columns: list[CategoryPath | None], line: int, draft: Draft) -> None:
    term = tidy(row[0])
    filled = False
    for index, cell in enumerate(row[1:]):
        if not cell.strip():
            continue
        path = columns[index] if index < len(columns) else None
        weight = read_number(cell)
        if path is None:
            draft.note(line, "a cell without a category", f"{term} {tidy(cell)}", "read without it")
        elif weight is None and cell.strip().lower() != "x":
            what = "a cell that is neither X nor a number"
            draft.note(line, what, f"{term} {tidy(cell)}", f"left out of {path[0]}")
        else:
            draft.add(term, path, kind=kind_of(term, wildcards="*"), weight=weight, line=line)
        filled = True
    if not filled:
        draft.note(line, "a term without a category", term, "left out")


def write_liwc22(dictionary: Dictionary) -> Written:
    """Write a LIWC-22 dictionary: weighted if any term is."""
    fitted, notes = fit(dictionary, CAPACITY)
    weighted = any(entry.weight is not None for entry in fitted.entries)
    columns = {category.path: index for index, category in enumerate(fitted.categories, start=1)}
    rows: dict[str, list[str]] = {}
    for entry in fitted.entries:
        row = rows.setdefault(entry.pattern, [entry.pattern, *[""] * len(columns)])
        if weighted and entry.weight is None:
            done = "given the weight 1, since others have one"
            notes.append(LossNote(dictionary.place(entry.line), "a term without a weight", entry.pattern, done))
        weight = 1.0 if entry.weight is None else entry.weight
        row[columns[entry.category]] = show_number(weight) if weighted else "X"
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([_HEAD, *(category.path[0] for category in fitted.categories)])
    writer.writerows(rows.values())
    return Written(buffer.getvalue().encode(), tuple(notes), len(fitted.entries))
