"""Read the paragraphs of a Word file (DOCX) with their styles, in one pass and with nothing but the standard library.

Files of archives hold hundreds of articles, so the text is never all in memory. The file is untrusted: a document type
declaration (entities) is refused, and so is more text than any export has.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from framing.corpus.exports.paragraphs import Paragraph
from framing.errors import InputError

_PARTS = ("word/document.xml", "word/document2.xml")
_BLOCK = 1 << 16
_MOST_BYTES = 1 << 31
_SUSPECT = 1 << 26
_MOST_TIMES = 200
_MOST_STYLES = 1 << 24
_DEEPEST = 2_000
_LONGEST = 1 << 24  # characters of a paragraph
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_UNREAD = frozenset({"del", "moveFrom", "instrText", "delText", "txbxContent", "Fallback"})
_BROKEN = "broken Word file"


def is_docx(stream: IO[bytes]) -> bool:
    """Tell whether a seekable stream is a Word file; it is left at its beginning."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return any(name in _PARTS for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    finally:
        stream.seek(0)


def read_docx(stream: IO[bytes], path: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Word file in order, those in tables too; a line break within one is a newline.

    Raise `InputError` for a broken, encrypted or oversized file, and for one that declares entities.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            part = next((name for name in _PARTS if name in archive.namelist()), None)
            if part is None:
                raise InputError(path, "no Word file (it has no word/document.xml)")
            size = archive.getinfo(part)
            if size.file_size > _SUSPECT and size.file_size > _MOST_TIMES * size.compress_size:
                raise InputError(path, "a Word file that unpacks to many times its size", "it may be unsafe")
            styles = _read_styles(archive, path)
            with archive.open(part) as source:
                yield from _Reader(path, styles).read(source)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError(path, f"{_BROKEN} ({error})", "save it again with a word processor") from None


def _read_styles(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    """Return the names of the styles by their ids."""
    names: dict[str, str] = {}
    current = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        space, _, name = tag.rpartition(" ")
        if name == "style":
            current = attributes.get(f"{space} styleId", "")
        elif name == "name" and current:
            names.setdefault(current, attributes.get(f"{space} val", ""))
            current = ""

    if "word/styles.xml" not in archive.namelist():
        return names
    parser = _parser(path)
    parser.StartElementHandler = start
    with archive.open("word/styles.xml") as source:
        try:
            parser.Parse(source.read(_MOST_STYLES), False)
        except expat.ExpatError:
            return names  # the text can do without
    return names


def _parser(path: str) -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise InputError(path, "declares a document type, which no Word file does", "it may be unsafe: do not open it")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


class _Reader:
    """The state of one pass over the main part: the open paragraph, and what is finished."""

    def __init__(self, path: str, styles: dict[str, str]) -> None:
        self._path = path
        self._styles = styles
        self._ready: deque[Paragraph] = deque()
        self._pieces: list[str] = []
        self._open: list[tuple[list[str], str, list[bool]]] = []  # paragraphs around a nested one
        self._style = ""
        self._bold: list[bool] = []
        self._depth = self._skipped = self._size = 0
        self._in_text = self._in_run = self._run_bold = False

    def read(self, source: IO[bytes]) -> Iterator[Paragraph]:
        parser = _parser(self._path)
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._take
        total = 0
        try:
            while block := source.read(_BLOCK):
                total += len(block)
                if total > _MOST_BYTES:
                    raise InputError(self._path, "more than 2 GB of text in a Word file", "split the export")
                parser.Parse(block, False)
                while self._ready:
                    yield self._ready.popleft()
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise InputError(self._path, f"{_BROKEN} ({error})", "save it again with a word processor") from None
        yield from self._ready

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise InputError(self._path, f"{_BROKEN} (nested more than {_DEEPEST} deep)")
        space, _, name = tag.rpartition(" ")
        if self._skipped or name in _UNREAD:
            self._skipped += 1
        elif name == "p":
            self._open.append((self._pieces, self._style, self._bold))
            self._pieces, self._style, self._bold, self._size = [], "", [], 0
        elif name == "pStyle":
            value = attributes.get(f"{space} val", "")
            self._style = self._styles.get(value) or value
        elif name == "r":
            self._in_run, self._run_bold = True, False
        elif name == "b" and self._in_run:
            self._run_bold = attributes.get(f"{space} val", "1") not in ("0", "false", "off")
        elif name == "t":
            self._in_text = True
        elif name in _BREAKS and self._in_run:
            self._pieces.append(_BREAKS[name])

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
            return
        name = tag.rpartition(" ")[2]
        if name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif name == "p" and self._open:
            bold = bool(self._bold) and all(self._bold)
            self._ready.append(Paragraph("".join(self._pieces), self._style, bold))
            self._pieces, self._style, self._bold = self._open.pop()

    def _take(self, data: str) -> None:
        if not self._in_text or self._skipped:
            return
        self._size += len(data)
        if self._size > _LONGEST:
            raise InputError(self._path, f"a paragraph of more than {_LONGEST:,} characters")
        self._pieces.append(data)
        if not data.isspace():
            self._bold.append(self._run_bold)
