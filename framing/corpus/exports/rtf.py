"""Read the paragraphs of an RTF file in one linear pass: text, bold face, breaks; pictures and fields are skipped."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.corpus.exports.paragraphs import Paragraph
from framing.errors import InputError

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<break>[\r\n]+)|(?P<text>[^\\{}\r\n]+)"
)
_DESTINATIONS = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl footerr footerf "
    b"footnote annotation generator listtable listoverridetable rsidtbl themedata colorschememapping latentstyles "
    b"datastore xmlnstbl fldinst bkmkstart bkmkend filetbl revtbl pgdsctbl nonshppict shpinst mmathPr".split()
)
_CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"cell": "\t",
    b"nestcell": "\t",
}  # fmt: skip
_ENDS = frozenset((b"par", b"sect", b"row", b"nestrow", b"page"))
_SYMBOLS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_DEEPEST = 1_000
_LARGEST = 1 << 29


@dataclass(frozen=True, slots=True)
class _State:
    """What a group changes for itself: whether it is read, bold face, code page, bytes standing in for a character."""

    skipped: bool = False
    bold: bool = False
    encoding: str = ""
    fallback: int = 1


def is_rtf(head: bytes) -> bool:
    """Tell whether a file is RTF from its first bytes."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read_rtf(data: bytes, path: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of an RTF file in order; cells of a row are parted by tabs, line breaks are newlines.

    Raise `InputError` for what is no RTF, or is nested more than 1,000 deep.
    """
    if not is_rtf(data[:64]):
        raise InputError(path, "not an RTF file")
    if len(data) > _LARGEST:
        raise InputError(path, "an RTF file of more than 512 MB", "split the export, or save it without pictures")
    return _Reader(path).read(data)


class _Reader:
    """One pass over a file: the open groups, the fonts with their code pages, and the paragraph being read."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._page = "cp1252"
        self._font_depth = 0  # how deep the table of fonts is open, 0 outside
        self._font = 0
        self._pieces: list[str] = []
        self._raw = bytearray()
        self._bold: list[bool] = []
        self._due = 0  # fallback characters still to be skipped after \\u
        self._starred = False

    def read(self, data: bytes) -> Iterator[Paragraph]:
        position = 0
        while (token := _TOKEN.match(data, position)) is not None:
            position = token.end()
            kind = token.lastgroup
            if kind in ("word", "number"):
                word, number = token["word"], token["number"]
                if word == b"bin":  # its bytes are no RTF
                    position += max(0, int(number or 0))
                elif word in _ENDS and not self._state.skipped:
                    yield self._finish()
                else:
                    self._take_word(word, None if number is None else int(number))
            elif kind == "brace":
                self._take_brace(token["brace"])
            elif kind == "symbol" and token["symbol"] in b"\r\n" and not self._state.skipped:
                yield self._finish()
            elif kind != "break":
                self._take_characters(token)
        last = self._finish()
        if last.text:
            yield last

    def _take_brace(self, brace: bytes) -> None:
        self._flush()
        self._due, self._starred = 0, False
        if brace == b"{":
            self._stack.append(self._state)
            if len(self._stack) > _DEEPEST:
                raise InputError(self._path, f"broken RTF (groups nested more than {_DEEPEST} deep)")
        elif self._stack:
            self._state = self._stack.pop()
            if len(self._stack) < self._font_depth:
                self._font_depth = 0

    def _take_word(self, word: bytes, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == b"fonttbl":
            self._font_depth = len(self._stack)
        if word in _DESTINATIONS or (starred and word != b"shppict"):
            self._state = replace(self._state, skipped=True)
        if self._font_depth and word in (b"f", b"fcharset"):
            if word == b"f":
                self._font = number or 0
            else:
                self._fonts[self._font] = _CHARSETS.get(number or 0, "")
            return
        if word == b"ansicpg" and number:
            self._page = _known_page(number)
        elif not self._state.skipped:
            self._format(word, number)

    def _format(self, word: bytes, number: int | None) -> None:
        if word == b"u" and number is not None:
            self._flush()
            self._add(_character(number))
            self._due = self._state.fallback
        elif word in _CHARACTERS:
            self._flush()
            self._add(_CHARACTERS[word])
        elif word in (b"b", b"plain", b"uc", b"f"):
            self._flush()
            changed: dict[bytes, _State] = {
                b"b": replace(self._state, bold=number != 0),
                b"plain": replace(self._state, bold=False),
                b"uc": replace(self._state, fallback=min(max(number if number is not None else 1, 0), 16)),
                b"f": replace(self._state, encoding=self._fonts.get(number or 0, "")),
            }
            self._state = changed[word]

    def _take_characters(self, token: re.Match[bytes]) -> None:
        if token["symbol"] == b"*":
            self._starred = True
            return
        if self._state.skipped:
            return
        if token["symbol"] is not None:
            self._flush()
            self._add(_SYMBOLS.get(token["symbol"], ""))
            return
        raw = bytes.fromhex(token["hex"].decode()) if token["hex"] else token["text"]
        skipped = min(self._due, len(raw))
        self._due -= skipped
        self._raw += raw[skipped:]

    def _flush(self) -> None:
        """Decode the bytes read so far; code pages of several bytes a character need them together."""
        if self._raw:
            self._add(self._raw.decode(self._state.encoding or self._page, "replace"))
            self._raw.clear()

    def _add(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            if not text.isspace():
                self._bold.append(self._state.bold)

    def _finish(self) -> Paragraph:
        self._flush()
        text = "".join(self._pieces).rstrip("\t")
        # Characters beyond the first plane are written as two halves.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        paragraph = Paragraph(text, bold=bool(self._bold) and all(self._bold))
        self._pieces.clear()
        self._bold.clear()
        self._due = 0
        return paragraph


def _character(number: int) -> str:
    number += 65536 if number < 0 else 0
    return chr(number) if 0 < number <= 0xFFFF else "\ufffd"


def _known_page(number: int) -> str:
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
