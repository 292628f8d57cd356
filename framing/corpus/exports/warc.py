"""Read web archives (WARC), as Common Crawl's news crawl is: each page that was fetched becomes a document."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from framing.corpus.exports.dates import find_date
from framing.corpus.exports.values import host_of
from framing.corpus.formats.decoding import decode
from framing.corpus.formats.texts import read_text
from framing.corpus.formats.webpages import read_webpage
from framing.corpus.request import Request
from framing.errors import InputError
from framing.types import Document, MetaValue

_HEADER = 1 << 16
_LARGEST = 1 << 26  # bytes of a page
_CHUNK = re.compile(rb"(?P<size>[0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def read_warc(stream: IO[bytes], path: str, request: Request) -> Iterator[Document]:
    """Yield the pages of responses with status 200, and texts of `conversion` records, one at a time.

    Outlet (the host, if the page names none), address and `fetched` become metadata. Pages of more than 64 MB and those
    that cannot be decoded are reported; raise `InputError` where the archive itself is broken.
    """
    number = 0
    while (headers := _read_headers(stream, path)) is not None:
        length = _length(headers, path)
        kind = headers.get("warc-type", "")
        if kind not in ("response", "conversion") or length > _LARGEST:
            _skip(stream, length)
            if kind in ("response", "conversion"):
                request.refuse(path, f"a page of more than {_LARGEST >> 20} MB: {headers.get('warc-target-uri', '')}")
            continue
        data = stream.read(length)
        if len(data) < length:
            request.refuse(path, "ends in the middle of a record", "download it again")
            return
        number += 1
        try:
            document = _read_record(data, headers, f"{path}:{number}", is_page=kind == "response")
        except InputError as error:
            request.refuse_error(error)
            continue
        if document is not None:
            yield replace(document, path=path)


def _read_headers(stream: IO[bytes], path: str) -> dict[str, str] | None:
    """Return the next record's headers with names in lower case, `None` at the end."""
    line = stream.readline(_HEADER)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(_HEADER)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise InputError(path, "broken web archive (a record does not begin with WARC/)", "download it again")
    headers: dict[str, str] = {}
    room = _HEADER
    while (line := stream.readline(_HEADER)).strip():
        room -= len(line)
        if room < 0:
            raise InputError(path, "broken web archive (the header of a record is longer than 64 KB)")
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


def _length(headers: dict[str, str], path: str) -> int:
    value = headers.get("content-length", "")
    if not (value.isascii() and value.isdigit() and len(value) <= 15):
        raise InputError(path, "broken web archive (a record without its length)")
    return int(value)


def _skip(stream: IO[bytes], length: int) -> None:
    while length > 0 and (block := stream.read(min(length, 1 << 20))):
        length -= len(block)


def _read_record(data: bytes, headers: dict[str, str], name: str, *, is_page: bool) -> Document | None:
    url = headers.get("warc-target-uri", "").strip("<>")
    fetched = find_date(headers.get("warc-date", ""))
    meta: dict[str, MetaValue] = {"outlet": host_of(url), "url": url, "fetched": fetched.iso if fetched else None}
    if is_page:
        response = _read_response(data)
        if response is None:
            return None
        document = read_webpage(_decode(*response, name), name)
    else:
        document = read_text(decode(data, name)[0], name)
    if not document.text.strip():
        return None
    own = dict(document.meta)
    if isinstance(own.get("date"), str):
        found = find_date(str(own["date"]))
        own["date"] = found.iso if found else None
    given = {field: value for field, value in own.items() if value}
    return replace(document, meta={**meta, **given}, as_filed=False)


def _read_response(data: bytes) -> tuple[bytes, str] | None:
    """Return the page and its content type, `None` for anything but a page that was found."""
    head, mark, body = data.partition(b"\r\n\r\n")
    if not mark:
        head, mark, body = data.partition(b"\n\n")
    status, *lines = head[:_HEADER].decode("latin-1").splitlines() or [""]
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    kind = fields.get("content-type", "text/html")
    if " 200" not in status[:16] or "html" not in kind.lower():
        return None
    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = _join_chunks(body)
    if "gzip" in fields.get("content-encoding", "").lower() and body.startswith(b"\x1f\x8b"):
        body = _unzip(body)
    return body, kind


def _join_chunks(body: bytes) -> bytes:
    """Return a body sent in chunks as one; a body that turns out to be whole already stays as it is."""
    parts: list[bytes] = []
    position = 0
    while (found := _CHUNK.match(body, position)) is not None:
        size = int(found["size"], 16)
        parts.append(body[found.end() : found.end() + size])
        position = found.end() + size
        position += 2 if body[position : position + 2] == b"\r\n" else body[position : position + 1] == b"\n"
        if size == 0:
            break
    return b"".join(parts) if parts else body


def _unzip(body: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(body)) as opened:
            return opened.read(_LARGEST)
    except (OSError, EOFError, zlib.error):
        return body


def _decode(body: bytes, kind: str, name: str) -> str:
    found = _CHARSET.search(kind)
    inside = _META_CHARSET.search(body[:4096])
    charset = found[1] if found else inside[1].decode("ascii", "replace") if inside else ""
    if charset.lower().replace("_", "-") not in ("", "utf-8", "utf8"):
        try:
            return body.decode(charset, "replace").replace("\0", "\ufffd")
        except LookupError:
            pass
    return decode(body.replace(b"\0", b""), name)[0]
