"""Read web pages: one paragraph per block, with the zones and metadata the markup states."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from framing.types import Document, MetaValue, Zone

# A page is untrusted and may be broken, so it is cut into tags by one linear pattern instead of a parser that goes back
# for every "<" without an end. Possessive: an attempt never looks at a character twice, and stops at the next "<".
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>"
    r"|<(?P<close2>/?)(?P<name2>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes2>[^<>]*+)>"
    r"|(?P<comment><!--)|<[!?/][^<>]*+>"
)
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([a-zA-Z][\w:.-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^<>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)

_UNREAD = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "textarea", "title"}
)
_FURNITURE = frozenset({"nav", "aside", "footer", "form", "menu", "dialog", "button", "select"})
_STORY = frozenset({"article", "main"})
_BLOCKS = _FURNITURE | _STORY | {
    "address", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_STANDFIRST = re.compile(r"(?<![a-z])(?:standfirst|sub-?title|dek|deck|sub-?head(?:line)?)(?![a-z])", re.I)
_META_FIELDS = {
    "og:title": "title", "og:site_name": "outlet", "author": "author", "article:author": "author", "og:url": "url",
    "article:published_time": "date", "date": "date", "pubdate": "date", "dc.date": "date", "publish-date": "date",
}  # fmt: skip
_LEAST_STORY = 200  # characters


@dataclass(slots=True)
class _Paragraph:
    text: str
    zone: Zone
    in_story: bool
    is_link: bool


@dataclass(slots=True)
class _Page:
    """What has been read of a page: open elements by name, the paragraph being built, and what is finished."""

    open: Counter[str] = field(default_factory=Counter)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    is_standfirst: bool = False
    paragraphs: list[_Paragraph] = field(default_factory=list)
    meta: dict[str, MetaValue] = field(default_factory=dict)

    def add(self, text: str) -> None:
        if self.open["head"] and not self.open["body"]:
            return
        self.pieces.append(text)
        if self.open["a"]:
            self.linked += len(text.strip())

    def finish_paragraph(self) -> None:
        raw = _unescape("".join(self.pieces))
        lines = [_SPACE.sub(" ", line).strip() for line in raw.split("\v")]
        for text in "\n".join(lines).split("\n\n"):
            if text.strip():
                is_link = self.linked > 0 and self.linked * 10 >= len(text) * 9
                in_story = any(self.open[name] for name in _STORY)
                self.paragraphs.append(_Paragraph(text.strip(), self.zone(), in_story, is_link))
        self.pieces.clear()
        self.linked = 0

    def zone(self) -> Zone:
        if any(self.open[name] for name in _FURNITURE):
            return "boilerplate"
        if self.open["h1"]:
            return "headline"
        if self.open["figcaption"]:
            return "caption"
        if self.is_standfirst:
            return "standfirst"
        return "boilerplate" if self.open["header"] and not any(self.open[name] for name in _STORY) else "body"


def is_webpage(text: str) -> bool:
    """Tell whether a text is clearly HTML."""
    return _PAGE.match(text) is not None


def read_webpage(source: str, path: str) -> Document:
    """Return a page as a document: paragraphs parted by blank lines, entities decoded, scripts and styles left out.

    Headline (h1), captions and standfirst are marked; menus, asides, footers and forms are marked as boilerplate, and
    so is everything outside `article` and `main` where these hold a story. Any markup can be read, in linear time.
    """
    page = _Page()
    position = 0
    while (tag := _TAG.search(source, position)) is not None:
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


def _after(source: str, mark: str, position: int) -> int:
    found = source.find(mark, position)
    return len(source) if found < 0 else found + len(mark)


def _skip(source: str, name: str, position: int, page: _Page) -> int:
    end = re.compile(rf"</{name}\b[^<>]*>?", re.I).search(source, position)
    if name == "title" and "title" not in page.meta and end is not None:
        title = _SPACE.sub(" ", _unescape(source[position : end.start()])).strip()
        if title:
            page.meta["title"] = title
    return len(source) if end is None else end.end()


def _take_tag(page: _Page, name: str, attributes: str, *, is_close: bool) -> None:
    if name == "br":
        page.pieces.append("\v")
    elif name in ("td", "th"):
        page.pieces.append(" ")
    elif name in ("meta", "link"):
        _take_meta(page, name, _attributes(attributes))
    elif name in _BLOCKS:
        page.finish_paragraph()
        page.open["head"] = page.open["a"] = 0  # often left open
        page.is_standfirst = not is_close and name in ("p", "h2", "div") and _STANDFIRST.search(attributes) is not None
    if is_close:
        page.open[name] = max(0, page.open[name] - 1)
    elif name not in ("br", "hr", "img", "meta", "link", "input", "source", "wbr"):
        if name == "main":
            page.open.clear()  # whatever was left open above does not hold the story
        page.open[name] += 1


def _take_meta(page: _Page, name: str, attributes: dict[str, str]) -> None:
    if name == "link":
        if attributes.get("rel", "").lower() == "canonical" and attributes.get("href"):
            page.meta.setdefault("url", attributes["href"])
        return
    key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
    target, value = _META_FIELDS.get(key), attributes.get("content", "").strip()
    if target is not None and value and (key == "og:title" or target not in page.meta):
        page.meta[target] = value


def _attributes(text: str) -> dict[str, str]:
    return {match[1].lower(): _unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(text)}


def _unescape(text: str) -> str:
    try:
        return html.unescape(text).replace("\0", "\ufffd")
    except ValueError:  # a number of thousands of digits
        return text


def _document(page: _Page, path: str) -> Document:
    story = sum(len(paragraph.text) for paragraph in page.paragraphs if paragraph.in_story)
    parts: list[str] = []
    marked: list[tuple[int, int, Zone]] = []
    position = 0
    has_headline = False
    for paragraph in page.paragraphs:
        zone: Zone = paragraph.zone
        if (zone == "body" and paragraph.is_link) or (
            story >= _LEAST_STORY and not paragraph.in_story and zone != "headline"
        ):
            zone = "boilerplate"
        if zone == "headline":
            zone, has_headline = "body" if has_headline else "headline", True
        if zone != "body":
            marked.append((position, position + len(paragraph.text), zone))
        parts.append(paragraph.text)
        position += len(paragraph.text) + 2
    return Document(path, "\n\n".join(parts), page.meta, path, tuple(marked))
