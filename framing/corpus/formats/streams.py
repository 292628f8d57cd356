"""Read one stream as what it is: text, page, table, records, word processor or printed pages, archive."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import IO

from framing.corpus.exports.reading import read_page_export, read_paragraphs_export, read_text_export
from framing.corpus.formats.decoding import decode, decode_lines
from framing.corpus.formats.records import are_records, json_reason, parse_json, read_json, read_json_lines
from framing.corpus.formats.tables import is_header, read_rows, read_table
from framing.corpus.formats.texts import read_markdown, read_text
from framing.corpus.normal import is_normal
from framing.corpus.operands import Chunk, Kind
from framing.corpus.request import Request
from framing.errors import InputError
from framing.types import Document

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"), (b"\x1f\x8b", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"), (b"PAR1", "parquet"), (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
)  # fmt: skip
_ZIP = b"PK\x03\x04"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def read_stream(stream: IO[bytes], chunk: Chunk, request: Request) -> Iterator[Document]:
    """Yield the documents of a stream of bytes, which the kind of the chunk says how to read."""
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
            yield from _read_page(_decode(stream.read(), path, request), path, request)
        case "markdown":
            yield read_markdown(_decode(stream.read(), path, request), path)
        case "text":
            yield from _read_plain(_decode(stream.read(), path, request), path, request)
        case "warc":
            from framing.corpus.exports.warc import read_warc

            yield from read_warc(stream, path, request)
        case "unknown":
            yield from _read_unknown(stream, path, request)
        case "zip" | "gzip" | "zstd":
            yield from _read_archive(stream, chunk, request)
        case _:
            yield from _read_binary(_seekable(stream), chunk, request)


def _read_binary(stream: IO[bytes], chunk: Chunk, request: Request) -> Iterator[Document]:
    path = chunk.path
    match chunk.kind:
        case "docx":
            from framing.corpus.exports.docx import read_docx
            from framing.corpus.formats.office import as_document

            yield from read_paragraphs_export(read_docx(stream, path), path, request, as_document)
        case "xlsx":
            from framing.corpus.formats.workbooks import read_workbook

            yield from read_rows(read_workbook(stream, path), path, request)
        case "odt":
            from framing.corpus.formats.office import as_document, odt_paragraphs

            yield as_document(odt_paragraphs(stream, path), path)
        case "rtf":
            from framing.corpus.exports.rtf import read_rtf
            from framing.corpus.formats.office import as_document

            yield from read_paragraphs_export(read_rtf(stream.read(), path), path, request, as_document)
        case "pdf":
            from framing.corpus.formats.pdf import read_pdf

            yield read_pdf(stream, path)
        case "parquet":
            from framing.corpus.formats.parquet import read_parquet

            yield from read_parquet(stream, path, request)


def _read_page(source: str, path: str, request: Request) -> Iterator[Document]:
    from framing.corpus.formats.webpages import read_webpage

    export = read_page_export(source, path, request)
    yield from (read_webpage(source, path),) if export is None else export


def _read_plain(text: str, path: str, request: Request) -> Iterator[Document]:
    export = read_text_export(text, path, request)
    yield from (read_text(text, path),) if export is None else export


def _read_archive(stream: IO[bytes], chunk: Chunk, request: Request) -> Iterator[Document]:
    """Yield the documents of all members; one that cannot be read is reported, the others are read all the same."""
    from framing.corpus.formats.containers import Member, open_gzip, open_zip, open_zstd

    stream = _seekable(stream)
    members: Iterator[Member]
    if chunk.kind == "zip":
        members = open_zip(stream, chunk.path, on_bad=request.refuse_error, on_aside=request.set_aside)
    else:
        members = iter([(open_gzip if chunk.kind == "gzip" else open_zstd)(stream, chunk.path)])
    for member in members:
        try:
            with member.open() as opened:
                for document in read_stream(opened, member.chunk, request):
                    yield replace(document, as_filed=False) if document.as_filed else document
        except InputError as error:
            request.refuse_error(error)


def _seekable(stream: IO[bytes]) -> IO[bytes]:
    return stream if stream.seekable() else io.BytesIO(stream.read())


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
    """Read what the first bytes clearly are: an archive or a document, records, a table, a page; else plain text."""
    blank: list[bytes] = []
    while (first := stream.readline()).isspace():
        blank.append(first)
    if not blank and first.startswith((_ZIP, *(magic for magic, _ in _MAGIC))):
        data = io.BytesIO(first + stream.read())
        yield from read_stream(data, Chunk(path, _binary_kind(data)), request)
        return
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
            from framing.corpus.formats.webpages import is_webpage

            yield from (_read_page if is_webpage(text) else _read_plain)(text, path, request)


def _binary_kind(data: io.BytesIO) -> Kind:
    from framing.corpus.exports.docx import is_docx
    from framing.corpus.formats.workbooks import is_workbook

    head = data.getvalue()[:100]
    if head.startswith(_ZIP):
        # The first member of an OpenDocument file says what it is, uncompressed.
        if _ODT in head:
            return "odt"
        return "docx" if is_docx(data) else "xlsx" if is_workbook(data) else "zip"
    return next(kind for magic, kind in _MAGIC if head.startswith(magic))


def _is_record(line: bytes, text_field: str | None = None) -> bool:
    """Tell whether a line is a JSON object, with the text field if one is given."""
    line = line.removeprefix(codecs.BOM_UTF8).strip()
    if not line.startswith(b"{"):
        return False
    try:
        record = parse_json(line)
    except ValueError:
        return False
    return isinstance(record, dict) and (text_field is None or text_field in record or is_normal(record))


def _is_json(text: str) -> bool:
    try:
        content = parse_json(text.encode())
    except ValueError:
        return _is_record(text.lstrip().partition("\n")[0].encode())
    return isinstance(content, dict) or are_records(content)
