"""Read documents from CSV and TSV with a header row, and from the rows of a workbook."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from framing.corpus.exports.feeds import find_service, read_record
from framing.corpus.exports.gdelt import is_knowledge_graph, read_knowledge_graph
from framing.corpus.formats.limits import MOST_COLUMNS
from framing.corpus.request import Request
from framing.errors import InputError
from framing.types import Document

_DELIMITERS = ",;\t"
_LARGEST_FIELD = 2**31 - 1

BROKEN_HINT = "is a quotation mark left open above? with --skip-bad what cannot be read is passed over"


def read_table(lines: Iterable[bytes], path: str, request: Request) -> Iterator[Document]:
    """Yield one document a row; all values are texts, empty ones `None`. A row without id is called `FILE:RECORD`."""
    csv.field_size_limit(_LARGEST_FIELD)
    texts = _decoded(lines, path)
    head = next((line for line in texts if not line.isspace()), "")
    if is_knowledge_graph(head):
        yield from read_knowledge_graph(_chain(head, texts), path, request)
        return
    delimiter = _delimiter(head)
    rows = csv.reader(_chain(head, texts), delimiter=delimiter, strict=True)
    header = _read_header(rows, path, request)
    number = 0
    while header:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            request.refuse(f"{path}:{line}", f"broken row: {error}", BROKEN_HINT)
            continue
        if row:
            number += 1
            if len(row) != len(header):
                _refuse_width(row, header, f"{path}:{line}", "quote fields with delimiters", request)
                continue
            yield from _read_row(row, header, f"{path}:{line}", path, number, request)


def read_rows(rows: Iterable[tuple[int, Mapping[int, str]]], path: str, request: Request) -> Iterator[Document]:
    """Yield one document for each row of a workbook, its cells by the number of their column; the first names these."""
    numbered = iter(rows)
    _, names = next(numbered, (1, {}))
    header = _read_header(
        iter([[names.get(column, "") for column in range(max(names, default=-1) + 1)]]), path, request
    )
    if not header:
        return
    for number, (line, cells) in enumerate(numbered, 1):
        row = [cells.get(column, "") for column in range(max(len(header), max(cells) + 1))]
        if len(row) != len(header):
            _refuse_width(row, header, f"{path}:{line}", "name every column in the first row", request)
            continue
        yield from _read_row(row, header, f"{path}:{line}", path, number, request)


def is_header(line: str, text_field: str) -> bool:
    """Tell whether a first line is clearly the header of a table with the text column, or of a news service."""
    if is_knowledge_graph(line):
        return True
    if len(line) > 10_000 or (text_field not in line and "itle" not in line):
        return False
    try:
        fields = next(csv.reader([line], delimiter=_delimiter(line)), [])
    except csv.Error:
        return False
    return (text_field in fields and len(fields) > 1) or find_service(fields, text_field) is not None


def _read_header(rows: Iterator[list[str]], path: str, request: Request) -> list[str]:
    """Return the names of the columns, or report what is wrong with them and return none."""
    try:
        header = [name.strip() for name in next(rows, [])]
    except csv.Error as error:
        request.refuse(f"{path}:1", f"broken header: {error}")
        return []
    if len(header) > MOST_COLUMNS:
        request.refuse(f"{path}:1", f"{len(header):,} columns; more than {MOST_COLUMNS:,} are not read")
        return []
    twice = sorted(name for name, times in Counter(header).items() if name and times > 1)
    if not header:
        request.refuse(path, "an empty table", "the first row names the columns")
    elif request.text_field not in header and find_service(header, request.text_field) is None:
        request.refuse_missing_text(f"{path}:1", dict.fromkeys(header))
    elif twice:
        request.refuse(f"{path}:1", f"two columns are called {', '.join(twice)}")
    else:
        return header
    return []


def _refuse_width(row: list[str], header: list[str], place: str, hint: str, request: Request) -> None:
    request.refuse(place, f"{len(row)} fields where the header has {len(header)}", hint)


def _read_row(
    row: list[str], header: list[str], place: str, path: str, number: int, request: Request
) -> Iterator[Document]:
    record = {name: value or None for name, value in zip(header, row, strict=True) if name}
    service = find_service(record, request.text_field)
    if service is not None:
        document = read_record(record, service, path=path, number=number, request=request)
    else:
        record[request.text_field] = record[request.text_field] or ""
        document = request.document(record, place=place, path=path, record_id=f"{path}:{number}")
    if document is not None:
        yield document


def _decoded(lines: Iterable[bytes], path: str) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode()
        except UnicodeDecodeError:
            raise InputError(f"{path}:{number}", "binary data, not text") from None
        if "\0" in text:
            raise InputError(f"{path}:{number}", "binary data, not text (has NUL bytes)")
        yield text


def _chain(head: str, texts: Iterator[str]) -> Iterator[str]:
    if head:
        yield head
    yield from texts


def _delimiter(line: str) -> str:
    bare = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)
