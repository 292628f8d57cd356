"""Turn bytes into text: byte order mark, then strict UTF-8, then Windows-1252 with a note."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator
from itertools import chain

from framing.corpus.request import Request
from framing.errors import InputError, Problem

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTAINERS = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP, DOCX or EPUB"), (b"\x1f\x8b", "gzip"), (b"{\\rtf", "RTF"))


def decode(data: bytes, place: str) -> tuple[str, Problem | None]:
    """Return the text of `data` and a note if it was not UTF-8. Line ends stay as they are.

    Raise `InputError` for binary data: NUL characters, or bytes that no encoding of the three explains.
    """
    encoding = _encoding(data)
    note = None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise _binary(data, place, f"not valid {encoding.upper()} at byte {error.start}") from None
        text, note = _decode_windows(data, place), _windows_note(place)
    if "\0" in text or data.startswith(tuple(magic for magic, _ in _CONTAINERS)):
        raise _binary(data, place, "has NUL bytes")
    return text, note


def decode_lines(lines: Iterable[bytes], path: str, request: Request) -> Iterator[bytes]:
    """Yield lines in UTF-8 with their line ends, holding one line at a time.

    A line that is not UTF-8 is read as Windows-1252, which is noted once; one that is neither stays as it is.
    """
    rest = iter(lines)
    first = next(rest, b"")
    if (encoding := _encoding(first)) in ("utf-16", "utf-32"):
        yield from _wide_lines(first + b"".join(rest), encoding, path)
        return
    noted = False
    for line in chain([first.removeprefix(codecs.BOM_UTF8)], rest):
        if line.isascii() or _is_utf8(line):
            yield line
            continue
        if not noted:
            request.note(_windows_note(path))
            noted = True
        yield _from_windows(line)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _from_windows(line: bytes) -> bytes:
    try:
        return line.decode("cp1252").encode()
    except UnicodeDecodeError:
        return line


def _wide_lines(data: bytes, encoding: str, path: str) -> Iterator[bytes]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _binary(data, path, f"not valid {encoding.upper()} at byte {error.start}") from None
    return iter(io.BytesIO(text.encode()))


def _encoding(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")


def _decode_windows(data: bytes, place: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _binary(data, place, f"neither UTF-8 nor Windows-1252 (byte {error.start})") from None


def _windows_note(place: str) -> Problem:
    return Problem(place, "not UTF-8, so read as Windows-1252", "save it as UTF-8 if letters look wrong")


def _binary(data: bytes, place: str, reason: str) -> InputError:
    name = next((name for magic, name in _CONTAINERS if data.startswith(magic)), None)
    kind = f"a {name} file" if name else reason
    return InputError(place, f"binary data, not text ({kind})", "convert it to plain text, HTML or Markdown first")
