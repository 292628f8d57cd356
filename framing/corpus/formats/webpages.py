"""Read web pages: one paragraph per block, with the zones and metadata the markup states."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from framing.corpus.formats.elements import Outline
from framing.corpus.formats.stories import Paragraph, find_block_quotes, find_zones
from framing.types import Document, MetaValue, Zone

# A page is untrusted and may be broken, so it is cut into tags by one linear pattern instead of a parser that goes back
# for every "<" without an end. Possessive: an attempt never looks at a character twice, and stops at the next "<".
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>"
    r"|<(?P<close2>/?)(?P<name2>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes2>[^<>]*+)>"
    r"|(?P<comment><!--)|<[!?/][^<>]*+>"
)
# What that pattern passes over: a tag with tags in its attributes.
_OPENING = re.compile(r"<[a-zA-Z]")
_QUOTED_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>"
    r"(?P<comment>(?!))?(?P<name2>(?!))?(?P<close2>(?!))?(?P<attributes2>(?!))?"
)
_LONGEST_TAG = 1 << 16
_MOST_ATTEMPTS = 200
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([a-zA-Z][\w:.-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^<>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)

_UNREAD = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "textarea", "title"}
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "select", "summary", "table", "tbody", "tfoot",
        "thead", "tr", "ul",
    }
)  # fmt: skip
_STANDFIRST = re.compile(r"(?<![a-z])(?:standfirst|sub-?title|dek|deck|sub-?head(?:line)?)(?![a-z])", re.I)
_META_FIELDS = {
    "og:title": "title", "og:site_name": "outlet", "author": "author", "article:author": "author", "og:url": "url",
    "article:published_time": "date", "date": "date", "pubdate": "date", "dc.date": "date", "publish-date": "date",
}  # fmt: skip


@dataclass(slots=True)
class _Page:
    """What has been read of a page: open elements, the paragraph being built, and what is finished."""

    outline: Outline = field(default_factory=Outline)
    pieces: list[str] = field(default_factory=list)
    holder: int | None = None
    linked: int = 0
    in_head: bool = False
    in_link: bool = False
    level: int = 0
    is_standfirst: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)
    meta: dict[str, MetaValue] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    quotes: int = 0
    quote_holders: list[int] = field(default_factory=list)
    cite: tuple[int, int] | None = None

    def add(self, text: str) -> None:
        if self.in_head:
            return
        self.pieces.append(text)
        if self.holder is None and not text.isspace() and text:
            self.holder = self.outline.current
        if self.in_link:
            self.linked += len(text.strip())

    def finish_paragraph(self) -> None:
        self._part_cite()
        quote = self._open_quote()
        raw = _unescape("".join(self.pieces))
        lines = [_SPACE.sub(" ", line).strip() for line in raw.split("\v")]
        for text in "\n".join(lines).split("\n\n"):
            if text.strip():
                holder = self.outline.current if self.holder is None else self.holder
                self.paragraphs.append(
                    Paragraph(
                        text.strip(),
                        holder,
                        self.level,
                        self.linked,
                        self._zone(),
                        self.outline.is_inside("header"),
                        quote,
                    )
                )
        self.pieces.clear()
        self.holder = None
        self.linked = 0

    def _open_quote(self) -> int:
        """Return the number of the block quote that is open, 0 outside; one ends with the element it was opened in."""
        while self.quote_holders and not self.outline.is_open(self.quote_holders[-1]):
            self.quote_holders.pop()
        return self.quotes if self.quote_holders else 0

    def take_quote(self, *, is_close: bool) -> None:
        """Open or close a block quote; those within one are part of it."""
        if is_close:
            del self.quote_holders[-1:]
            return
        self.quotes += not self._open_quote()
        self.quote_holders.append(self.outline.current)

    def take_cite(self, *, is_close: bool) -> None:
        """Remember where in a block quote a cited name begins and ends."""
        if self.quote_holders:
            start = len(self.pieces) if self.cite is None or not is_close else self.cite[0]
            self.cite = start, len(self.pieces)

    def _part_cite(self) -> None:
        """Part the name that ends a paragraph from the words quoted, which may stand before it without a space."""
        if self.cite is not None:
            start, end = self.cite
            before = "".join(self.pieces[:start]).rstrip()
            if before and before[-1] not in "-–—―" and not "".join(self.pieces[end:]).strip():
                self.pieces.insert(start, "\v\v")
            self.cite = None

    def _zone(self) -> Zone:
        if self.outline.is_inside("figcaption"):
            return "caption"
        return "standfirst" if self.is_standfirst and self.level != 1 else "body"


def is_webpage(text: str) -> bool:
    """Tell whether a text is clearly HTML."""
    return _PAGE.match(text) is not None


def read_webpage(source: str, path: str) -> Document:
    """Return a page as a document: paragraphs parted by blank lines, entities decoded, scripts and styles left out.

    Headline, captions and standfirst are marked; menus, asides, footers and forms are marked as boilerplate, and so is
    everything outside the element that holds the story. Block quotes are marked. Any markup is read in linear time.
    """
    page = _Page()
    position = 0
    tags = _Tags(source)
    while (tag := tags.find(position)) is not None:
        page.add(source[position : tag.start()])
        position = tag.end()
        if tag["comment"]:
            position = _after(source, "-->", position)
        elif name := (tag["name"] or tag["name2"] or "").lower():
            is_close = bool(tag["close"] or tag["close2"])
            attributes = tag["attributes"] or tag["attributes2"] or ""
            if name in _UNREAD and not is_close and not attributes.endswith("/"):
                position = _skip(source, name, position, page)
            else:
                _take_tag(page, name, attributes, is_close=is_close)
    page.add(source[position:])
    page.finish_paragraph()
    return _document(page, path)


@dataclass(slots=True)
class _Tags:
    """Finds the tags of a page. How often it looks for tags with tags inside is bounded, as each look may be long."""

    source: str
    attempts: int = 0

    def find(self, position: int) -> re.Match[str] | None:
        """Return the next tag or comment."""
        plain = _TAG.search(self.source, position)
        end = len(self.source) if plain is None else plain.start()
        while self.attempts < _MOST_ATTEMPTS and (opening := _OPENING.search(self.source, position, end)) is not None:
            quoted = _QUOTED_TAG.match(self.source, opening.start(), opening.start() + _LONGEST_TAG)
            if quoted is not None:
                return quoted
            self.attempts += 1
            position = opening.end()
        return plain


def _after(source: str, mark: str, position: int) -> int:
    found = source.find(mark, position)
    return len(source) if found < 0 else found + len(mark)


def _skip(source: str, name: str, position: int, page: _Page) -> int:
    end = re.compile(rf"</{name}\b[^<>]*>?", re.I).search(source, position)
    if name == "title" and end is not None:
        title = _SPACE.sub(" ", _unescape(source[position : end.start()])).strip()
        if title:
            page.meta.setdefault("title", title)
            page.titles.append(title)
            page.titles += title.split(" | ")[:1] + title.split(" - ")[:1] + title.split(" – ")[:1]
    return len(source) if end is None else end.end()


def _take_tag(page: _Page, name: str, attributes: str, *, is_close: bool) -> None:
    if name == "br":
        page.pieces.append("\v")
        return
    if name in ("td", "th"):
        page.pieces.append(" ")
    if name in ("meta", "link"):
        _take_meta(page, name, _attributes(attributes))
        return
    if name in _BLOCKS:
        page.finish_paragraph()
        if name == "blockquote":
            page.take_quote(is_close=is_close)
        page.in_head = page.in_link = False  # often left open
        page.is_standfirst = not is_close and name in ("p", "h2", "div") and _STANDFIRST.search(attributes) is not None
        page.level = int(name[1]) if len(name) == 2 and name[0] == "h" and name[1].isdigit() and not is_close else 0
    elif name == "cite":
        page.take_cite(is_close=is_close)
    elif name in ("head", "a"):
        setattr(page, "in_head" if name == "head" else "in_link", not is_close)
    if is_close:
        page.outline.end(name)
    elif not (attributes.endswith("/") and "-" in name):
        values = _attributes(attributes)
        if "hidden" in attributes and "hidden" in _QUOTED.sub("", attributes).split():
            values["hidden"] = ""
        page.outline.start(name, values)


def _take_meta(page: _Page, name: str, attributes: dict[str, str]) -> None:
    if name == "link":
        if attributes.get("rel", "").lower() == "canonical" and attributes.get("href"):
            page.meta.setdefault("url", attributes["href"])
        return
    key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
    target, value = _META_FIELDS.get(key), attributes.get("content", "").strip()
    if target is not None and value and (key == "og:title" or target not in page.meta):
        page.meta[target] = value
    if target == "title" and value:
        page.titles.append(value)


def _attributes(text: str) -> dict[str, str]:
    return {match[1].lower(): _unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(text)}


def _unescape(text: str) -> str:
    try:
        return html.unescape(text).replace("\0", "\ufffd")
    except ValueError:  # a number of thousands of digits
        return text


def _document(page: _Page, path: str) -> Document:
    zones = find_zones(page.paragraphs, page.outline.elements, page.titles)
    quoted = find_block_quotes(page.paragraphs, zones)
    marked: list[tuple[int, int, Zone]] = []
    quotes: dict[int, tuple[int, int]] = {}
    position = 0
    for paragraph, zone in zip(page.paragraphs, zones, strict=True):
        end = position + len(paragraph.text)
        if zone != "body":
            marked.append((position, end, zone))
        if paragraph.quote in quoted:
            quotes[paragraph.quote] = (quotes.get(paragraph.quote, (position, end))[0], end)
        position = end + 2
    text = "\n\n".join(paragraph.text for paragraph in page.paragraphs)
    return Document(path, text, page.meta, path, tuple(marked), block_quotes=tuple(quotes.values()))
