"""Cut a page of an archive into its blocks of text, with element, id and class, in linear time and for any markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from framing.corpus.exports.paragraphs import Paragraph

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]*)(?P<attributes>[^<>]*+)>|(?P<comment><!--)|<[!?/][^<>]*+>"
)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>id|class|name)\s*+=\s*+(?:\"(?P<a>[^\"]*+)\"|'(?P<b>[^']*+)'|(?P<c>[^\s\"'>]++))", re.I
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLOCKS_NAMES = (
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 head header hr html li main nav ol p pre section table tbody td tfoot th thead title tr ul text"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_UNREAD = frozenset(("script", "style", "noscript", "template", "svg"))


@dataclass(frozen=True, slots=True)
class MarkupBlock:
    """A run of text without a block's edge in it: the element around it, its id and class, and whether all is bold.

    Blocks without text are kept where their element has a class or an id; `opened` tells that it begins at the tag.
    """

    text: str
    element: str = ""
    id: str = ""
    classes: str = ""
    bold: bool = False
    opened: bool = False

    def as_paragraph(self) -> Paragraph:
        """Return the text as a paragraph; headings keep their kind as a style."""
        style = "Heading" if self.element in ("h1", "h2", "h3") else ""
        return Paragraph(self.text, style, self.bold)


def read_blocks(source: str) -> Iterator[MarkupBlock]:
    """Yield the blocks of a page in order; entities are decoded, scripts and styles left out, `br` is a newline."""
    return _Cutter(source).read()


class _Cutter:
    """One pass over a page: the block being read, and the element it stands in."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._bold = self._plain = self._depth_bold = 0
        self._element = self._id = self._classes = ""
        self._opened = False

    def read(self) -> Iterator[MarkupBlock]:
        source, position = self._source, 0
        while (tag := _TAG.search(source, position)) is not None:
            self._add(source[position : tag.start()])
            position = tag.end()
            name = (tag["name"] or "").lower()
            if tag["comment"]:
                found = source.find("-->", position)
                position = len(source) if found < 0 else found + 3
            elif name in _UNREAD and not tag["close"]:
                found = _close(source, name, position)
                position = len(source) if found < 0 else found
            elif name == "br":
                self._pieces.append("\v")
            elif name in ("b", "strong"):
                self._depth_bold = max(0, self._depth_bold + (-1 if tag["close"] else 1))
            elif name in _BLOCKS:
                yield from self._finish()
                self._open(name, tag["attributes"], is_close=bool(tag["close"]))
        self._add(source[position:])
        yield from self._finish()

    def _add(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            if not text.isspace():
                self._bold += self._depth_bold > 0
                self._plain += self._depth_bold == 0

    def _open(self, name: str, attributes: str, *, is_close: bool) -> None:
        self._element, self._id, self._classes, self._depth_bold = name, "", "", 0
        self._opened = not is_close
        if is_close:
            self._element = ""
            return
        for found in _ATTRIBUTE.finditer(attributes[:2000]):
            value = found["a"] or found["b"] or found["c"] or ""
            if found["name"].lower() == "class":
                self._classes = value
            elif found["name"].lower() == "id":
                self._id = value

    def _finish(self) -> Iterator[MarkupBlock]:
        lines = _SPACE.sub(" ", _unescape("".join(self._pieces))).split("\v")
        text = "\n".join(line.strip() for line in lines).strip("\n")
        if text or self._id or self._classes:
            bold = self._bold > 0 and self._plain == 0
            yield MarkupBlock(text, self._element, self._id, self._classes, bold, self._opened)
        self._pieces.clear()
        self._bold = self._plain = 0
        self._id = self._classes = ""
        self._opened = False


def _close(source: str, name: str, position: int) -> int:
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, position)
    return -1 if found is None else found.start()


def _unescape(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a number of thousands of digits
        return text
