"""Put the lines of printed pages together again: furniture off, hyphens undone, paragraphs whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from framing.types import Document, MetaValue, Zone

_EDGE = 4
"""Lines at the top and bottom of a page among which running heads are looked for."""
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|s\.)\s*)?\d{1,5}(?:\s*(?:/|of|von|de)\s*\d{1,5})?\W*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HYPHENS = "-\u2010\u00ad"
_SPLIT = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]$")
_FIRST = re.compile(r"[^\W\d_]+")
_ENDS = (".", "!", "?", ":", "”", '"', "’", "…", "»")
_FULL = 0.8
_GAP = 1.35
_LEADING = 1.25
_INDENT = (3.0, 60.0)
_LARGER = 1.15
_LONGEST_HEADLINE = 300


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, where it begins (points from the left and the bottom), and the size of its letters.

    Positions of 0 mean that they are not known.
    """

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


def join_pages(pages: Sequence[Sequence[Line]], path: str) -> Document:
    """Return the lines of pages as one document, paragraphs parted by blank lines.

    Lines at the edges that come again on other pages, and page numbers, are left out. A word divided at the end of a
    line becomes one word, unless it is seen with its hyphen elsewhere. The largest line of the first page is marked as
    headline. `meta` has the number of `pages` and `page_starts`, the offsets where they begin, as a JSON list.
    """
    story = _without_furniture(pages)
    writer = _Writer(Counter(word.casefold() for page in story for line in page for word in _WORD.findall(line.text)))
    last: Line | None = None
    width = 0
    for page in story:
        writer.turn()
        width = _full_width(page) or width
        leading = _leading(page)
        for line in page:
            if last is None or _parts(last, line, width=width, leading=leading):
                writer.begin(line)
            else:
                writer.go_on(line)
            last = line
    writer.end()
    headline = _headline(writer.parts, usual=_usual_size(story))
    marked: tuple[tuple[int, int, Zone], ...] = () if headline is None else ((*headline, "headline"),)
    meta: dict[str, MetaValue] = {"pages": len(pages), "page_starts": str(writer.page_starts).replace(" ", "")}
    return Document(path, "\n\n".join(part.text for part in writer.parts), meta, path, marked)


@dataclass(slots=True)
class _Part:
    text: str
    size: float
    page: int


@dataclass(slots=True)
class _Writer:
    """The paragraphs so far, and where in the whole text each page begins."""

    words: Counter[str]
    parts: list[_Part] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    _offset: int = 0
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _turning: bool = False

    def turn(self) -> None:
        self.page_starts.append(self._offset + self._length)
        self._turning = True

    def begin(self, line: Line) -> None:
        self.end()
        self._mark_page()
        self.parts.append(_Part("", line.size, len(self.page_starts) - 1))
        self._add(line.text)

    def go_on(self, line: Line) -> None:
        head, tail = _SPLIT.search(self._pieces[-1]), _FIRST.match(line.text)
        if head is not None and tail is not None and tail[0][0].islower():
            if not self._keeps_hyphen(head[1], tail[0]):
                self._pieces[-1] = self._pieces[-1][:-1]
                self._length -= 1
        else:
            self._add(" ")
        self._mark_page()
        self._add(line.text)

    def end(self) -> None:
        if self._pieces:
            self.parts[-1].text = "".join(self._pieces)
            self._offset += self._length + 2
            self._pieces.clear()
            self._length = 0

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _mark_page(self) -> None:
        if self._turning:
            self.page_starts[-1] = self._offset + self._length
            self._turning = False

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        head, tail = head.casefold(), tail.casefold()
        return self.words[f"{head}-{tail}"] > self.words[head + tail]


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out page numbers, and lines at the edges that come again at those of several pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(page[i].text) for i in _edges(page)})
    least = max(2, min(3, len(pages)))
    kept = []
    for page in pages:
        edges = set(_edges(page))
        kept.append(
            [
                line
                for i, line in enumerate(page)
                if i not in edges or not (seen[_shape(line.text)] >= least or _PAGE_NUMBER.fullmatch(line.text))
            ]
        )
    return kept


def _edges(page: Sequence[Line]) -> Iterator[int]:
    return (i for i in range(len(page)) if i < _EDGE or i >= len(page) - _EDGE)


def _shape(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.casefold().split()))


def _full_width(page: Sequence[Line]) -> int:
    """Return the characters of a full line: all but the longest tenth are shorter."""
    lengths = sorted(len(line.text) for line in page)
    return lengths[len(lengths) * 9 // 10] if len(lengths) > 2 else 0


def _leading(page: Sequence[Line]) -> float:
    gaps = [above.y - below.y for above, below in pairwise(page) if above.y > below.y]
    return median(gaps) if gaps else 0.0


def _parts(last: Line, line: Line, *, width: int, leading: float) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if last.size and line.size and not 0.9 < line.size / last.size < 1.1:
        return True
    gap, is_ended = last.y - line.y, last.text.endswith(_ENDS)
    if leading and gap > _GAP * max(leading, _LEADING * line.size):
        return True
    if gap > 0 and is_ended and _INDENT[0] < line.x - last.x < _INDENT[1]:
        return True
    return is_ended and len(last.text) < _FULL * width and not line.text[:1].islower()


def _usual_size(pages: Iterable[Sequence[Line]]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def _headline(parts: Sequence[_Part], *, usual: float) -> tuple[int, int] | None:
    """Return the span of the largest paragraph of the first page, where it is larger than the text."""
    top = [part for part in parts if part.page == 0 and len(part.text) <= _LONGEST_HEADLINE]
    chief = max(top, key=lambda part: part.size, default=None)
    if chief is None or not usual or chief.size < _LARGER * usual:
        return None
    start = 0
    for part in parts:
        if part is chief:
            break
        start += len(part.text) + 2
    return start, start + len(chief.text)
