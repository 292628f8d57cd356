"""Read documents from files, directories and standard input."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO

from framing.corpus.decoding import decode, decode_lines
from framing.corpus.records import are_records, json_reason, parse_json, read_json, read_json_lines
from framing.corpus.request import Request
from framing.corpus.sources import STDIN, Chunk, find_chunks, open_file
from framing.corpus.tables import is_header, read_table
from framing.corpus.texts import read_markdown, read_text
from framing.corpus.webpages import is_webpage, read_webpage
from framing.errors import InputError, Problem
from framing.types import Document


class IdCheck:
    """The ids seen so far, eight bytes each, to find duplicates over a whole run."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()

    def is_new(self, document_id: str) -> bool:
        """Take note of an id, and tell whether it is the first of its name."""
        digest = hashlib.blake2b(document_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if digest in self._seen:
            return False
        self._seen.add(digest)
        return True


def duplicate_error(document_id: str, path: str | None) -> InputError:
    """Return the error for a second document of the same id."""
    hint = "ids must be unique over all inputs; name another column with --id-field"
    return InputError(path or document_id, f'a second document with the id "{document_id}"', hint)


def read_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    text_field: str = "text",
    id_field: str = "id",
    headline_field: str | None = None,
    on_bad: Callable[[InputError], None] | None = None,
    on_note: Callable[[Problem], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of files, directories and standard input (`-`), one at a time.

    In tables and JSON records one column holds the text, one the id, and one may hold the headline, which is put in
    front of the text; all others become `meta`. Raise `InputError` at the first bad record, or give it to `on_bad` and
    go on; operands that do not exist always raise. `on_note` hears what is worth knowing, such as another encoding.
    """
    check = IdCheck()
    for chunk in list(find_chunks(paths)):
        for document in read_chunk(
            chunk,
            text_field=text_field,
            id_field=id_field,
            headline_field=headline_field,
            on_bad=on_bad,
            on_note=on_note,
        ):
            if check.is_new(document.id):
                yield document
                continue
            error = duplicate_error(document.id, document.path)
            if on_bad is None:
                raise error
            on_bad(error)


def read_chunk(
    chunk: Chunk,
    *,
    text_field: str = "text",
    id_field: str = "id",
    headline_field: str | None = None,
    on_bad: Callable[[InputError], None] | None = None,
    on_note: Callable[[Problem], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of one chunk as `read_documents` does; ids are not compared."""
    request = Request(text_field, id_field, headline_field, on_bad, on_note)
    try:
        if chunk.path == STDIN:
            yield from _read_unknown(sys.stdin.buffer, STDIN, request)
            return
        with open_file(chunk.path) as stream:
            yield from _read_stream(stream, chunk, request)
    except InputError as error:
        if on_bad is None:
            raise
        on_bad(error)
    except OSError as error:
        request.refuse(chunk.path, f"cannot be read: {error.strerror}")


def _read_stream(stream: IO[bytes], chunk: Chunk, request: Request) -> Iterator[Document]:
    path = chunk.path
    match chunk.kind:
        case "jsonl":
            lines = decode_lines(_lines(stream, chunk), path, request)
            yield from read_json_lines(lines, path, request, first_line=chunk.first_line)
        case "table":
            yield from read_table(decode_lines(stream, path, request), path, request)
        case "json":
            yield from _read_json(_decode(stream.read(), path, request), path, request)
        case "html":
            yield read_webpage(_decode(stream.read(), path, request), path)
        case "markdown":
            yield read_markdown(_decode(stream.read(), path, request), path)
        case "text":
            yield read_text(_decode(stream.read(), path, request), path)
        case "unknown":
            yield from _read_unknown(stream, path, request)


def _decode(data: bytes, path: str, request: Request) -> str:
    text, note = decode(data, path)
    request.note(note)
    return text


def _lines(stream: IO[bytes], chunk: Chunk) -> Iterator[bytes]:
    if chunk.end is None:
        yield from stream
        return
    stream.seek(chunk.start)
    left = chunk.end - chunk.start
    while left > 0 and (line := stream.readline()):
        yield line
        left -= len(line)


def _read_json(text: str, path: str, request: Request) -> Iterator[Document]:
    data = text.encode()
    try:
        content = parse_json(data)
    except ValueError as error:
        if _is_record(data.lstrip().partition(b"\n")[0]):
            yield from read_json_lines(io.BytesIO(data), path, request)
        else:
            request.refuse(path, f"broken JSON: {json_reason(error)}")
        return
    yield from read_json(content, path, request)


def _read_unknown(stream: IO[bytes], path: str, request: Request) -> Iterator[Document]:
    """Read records or a table only where the first line is clearly one; else JSON, a web page, or plain text."""
    blank: list[bytes] = []
    while (first := stream.readline()).isspace():
        blank.append(first)
    lines = decode_lines(chain(blank, [first], stream), path, request)
    head = first.decode("utf-8-sig", "replace")
    if _is_record(first, request.text_field):
        yield from read_json_lines(lines, path, request)
    elif is_header(head.rstrip("\r\n"), request.text_field):
        yield from read_table(lines, path, request)
    else:
        text = _decode(b"".join(blank) + first + stream.read(), path, request)
        if text.lstrip().startswith(("{", "[")) and _is_json(text):
            yield from _read_json(text, path, request)
        else:
            yield read_webpage(text, path) if is_webpage(text) else read_text(text, path)


def _is_record(line: bytes, text_field: str | None = None) -> bool:
    """Tell whether a line is a JSON object, with the text field if one is given."""
    line = line.removeprefix(codecs.BOM_UTF8).strip()
    if not line.startswith(b"{"):
        return False
    try:
        record = parse_json(line)
    except ValueError:
        return False
    return isinstance(record, dict) and (text_field is None or text_field in record)


def _is_json(text: str) -> bool:
    try:
        content = parse_json(text.encode())
    except ValueError:
        return _is_record(text.lstrip().partition("\n")[0].encode())
    return isinstance(content, dict) or are_records(content)
