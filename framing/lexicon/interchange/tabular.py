"""CSV and TSV: a row for each term in each category, with a header."""

from __future__ import annotations

import csv
import io
import re
from typing import get_args

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.csvs import read_rows
from framing.lexicon.interchange.decoding import decode
from framing.lexicon.interchange.dictionary import CategoryPath, Dictionary, PatternKind, Written
from framing.lexicon.interchange.draft import Draft, kind_of, read_number, show_number, tidy

COLUMNS = ("category", "term", "kind", "weight", "case", "instead")
CAPACITY = Capacity(wildcards="*?", literals=True, regex=True, weights=True, case=True, instead=True, empty=False)
_ALSO = {
    "category": ("categories", "cat", "class", "label", "frame"),
    "term": ("pattern", "word", "phrase", "token", "entry", "regex"),
    "kind": ("type",),
    "weight": ("score", "value", "valence"),
    "case": (),
    "instead": ("replacement", "preferred"),
}
_KINDS: tuple[PatternKind, ...] = get_args(PatternKind)
_RISKY = re.compile(r"'*[=+\-@]")
_SHIELDED = re.compile(r"'+[=+\-@]")
_ARROW = re.compile(r"(?<!\S)(>+)(?!\S)")
_TRUE, _FALSE = ("true", "yes", "1", "x"), ("false", "no", "0", "")


def read_csv(data: bytes, draft: Draft) -> None:
    """Read a CSV table whose header names at least a column `term`. Semicolons and tabs are known by the header."""
    _read(data, draft, None)


def read_tsv(data: bytes, draft: Draft) -> None:
    """Read a TSV table; see `read_csv`."""
    _read(data, draft, "\t")


def _read(data: bytes, draft: Draft, delimiter: str | None) -> None:
    rows = read_rows(decode(data, draft), draft, delimiter=delimiter)
    head_line, head = next(rows, (1, []))
    columns = _columns(head, head_line, draft)
    if "term" not in columns:
        hint = f"the header names the columns: category,term and, if need be, {','.join(COLUMNS[2:])}"
        raise draft.error(head_line, "no column is called term", hint)
    if "category" not in columns:
        draft.note(head_line, "no column is called category", "", f"all terms are put into {draft.name}")
    regex = "term" in columns and tidy(head[columns["term"]]).lower() == "regex"
    for line, row in rows:
        cells = {name: row[index] for name, index in columns.items() if index < len(row)}
        if len(row) > len(head):
            draft.note(line, "more cells than the header", tidy(" ".join(row[len(head) :])), "left out")
        if regex:
            cells.setdefault("kind", "regex")
        _add(cells, line, draft)


def _columns(head: list[str], line: int, draft: Draft) -> dict[str, int]:
    """Return where each known column is."""
    names = [tidy(name).lower() for name in head]
    columns: dict[str, int] = {}
    for column in COLUMNS:
        found = next((name for name in (column, *_ALSO[column]) if name in names), None)
        if found is not None:
            columns[column] = names.index(found)
    for index, name in enumerate(names):
        if index not in columns.values():
            draft.note(line, "an unknown column", name or str(index + 1), "left out")
    return columns


def _add(cells: dict[str, str], line: int, draft: Draft) -> None:
    term = _bare(tidy(cells.get("term", "")))
    kind = tidy(cells.get("kind", "")).lower() or kind_of(term, wildcards="*?")
    if kind not in _KINDS:
        draft.note(line, f"a kind that is none of {', '.join(_KINDS)}", f"{term} {kind}", "left out")
        return
    number = cells.get("weight", "")
    weight = read_number(number)
    if number.strip() and weight is None:
        draft.note(line, "a weight that is no number", f"{term} {tidy(number)}", "kept without it")
    case = tidy(cells.get("case", "")).lower()
    if case not in (*_TRUE, *_FALSE):
        draft.note(line, "a case that is neither true nor false", f"{term} {case}", "kept, in any case of letters")
    draft.add(
        term,
        draft.open(_names(cells.get("category", "")), line=line),
        kind=kind,
        weight=weight,
        case=case in _TRUE,
        instead=_bare(tidy(cells.get("instead", ""))),
        line=line,
    )


def _names(cell: str) -> list[str]:
    return [_ARROW.sub(lambda run: run[0][1:], name) for name in re.split(r" > ", _bare(tidy(cell)))]


def _joined(path: CategoryPath) -> str:
    """Return the names of a path as `above > below`, an arrow within a name made one longer."""
    return " > ".join(_ARROW.sub(r"\1>", name) for name in path)


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if _SHIELDED.match(cell) else cell


def _shielded(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


def write_csv(dictionary: Dictionary) -> Written:
    """Write a row for each term in each category."""
    return _write(dictionary, ",")


def write_tsv(dictionary: Dictionary) -> Written:
    """Write a row for each term in each category, with tabs."""
    return _write(dictionary, "\t")


def _write(dictionary: Dictionary, delimiter: str) -> Written:
    fitted, notes = fit(dictionary, CAPACITY)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n", delimiter=delimiter)
    writer.writerow(COLUMNS)
    for entry in fitted.entries:
        weight = "" if entry.weight is None else show_number(entry.weight)
        texts = (_shielded(_joined(entry.category)), _shielded(entry.pattern))
        case = "true" if entry.case else "false"
        writer.writerow((*texts, entry.kind, weight, case, _shielded(entry.instead or "")))
    return Written(buffer.getvalue().encode(), tuple(notes), len(fitted.entries))
