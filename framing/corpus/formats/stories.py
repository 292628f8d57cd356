"""Find the story in a page: which of its paragraphs are running text, and which line is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from framing.corpus.formats.elements import Element
from framing.types import Zone

_LEAST_STORY = 200  # characters
_LEAST_PARAGRAPH = 60
_LARGEST_FURNITURE = 0.4
"""Of the text of a page; what holds more is no furniture, whatever its class says."""
_LEAST_PART = 0.5
_MOST_QUOTED = 0.5
"""Of a story that begins in a block quote."""
_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a page, the element that holds it, the level of a heading (0 for text), and what its tags say.

    `quote` is the number of the block quote it stands in, 0 outside.
    """

    text: str
    holder: int
    level: int
    linked: int
    zone: Zone
    in_header: bool = False
    quote: int = 0

    @property
    def is_link(self) -> bool:
        """Tell whether nearly all of it is a link."""
        return self.linked > 0 and self.linked * 10 >= len(self.text) * 9


def find_zones(paragraphs: Sequence[Paragraph], elements: Sequence[Element], titles: Collection[str]) -> list[Zone]:
    """Return the zone of each paragraph; `titles` are those stated in the head of the page."""
    aside = _furniture(paragraphs, elements)
    story = _story(paragraphs, elements, aside)
    headline = _headline(paragraphs, aside, story, {_letters(title) for title in titles})
    zones: list[Zone] = []
    for i, paragraph in enumerate(paragraphs):
        is_aside = aside[paragraph.holder]
        is_outside = paragraph.in_header if story is None else not story[paragraph.holder]
        if i == headline:
            zones.append("headline")
        elif is_aside or (is_outside and paragraph.zone != "standfirst") or paragraph.is_link:
            zones.append("boilerplate")
        else:
            zones.append(paragraph.zone)
    return zones


def find_block_quotes(paragraphs: Sequence[Paragraph], zones: Sequence[Zone]) -> set[int]:
    """Return the numbers of the block quotes that quote.

    One that holds most of a story and its beginning only indents it, as old pages do.
    """
    quotes = {paragraph.quote for paragraph in paragraphs if paragraph.quote}
    if not quotes:
        return quotes
    story = [paragraph for paragraph, zone in zip(paragraphs, zones, strict=True) if zone == "body"]
    sizes = Counter[int]()
    for paragraph in story:
        sizes[paragraph.quote] += len(paragraph.text)
    first = next((paragraph.quote for paragraph in story if not paragraph.level), 0)
    indents = first and sizes[first] > _MOST_QUOTED * sizes.total()
    return quotes - {first} if indents else quotes


def _furniture(paragraphs: Sequence[Paragraph], elements: Sequence[Element]) -> list[bool]:
    """Tell for each element whether it is furniture or stands in some."""
    sizes = _sizes(paragraphs, elements, [False] * len(elements))
    most = _LARGEST_FURNITURE * sizes[0]
    found: list[bool] = []
    for element, size in zip(elements, sizes, strict=True):
        own = element.is_furniture or (element.may_be_furniture and size <= most)
        found.append(own or (element.parent >= 0 and found[element.parent]))
    return found


def _sizes(paragraphs: Sequence[Paragraph], elements: Sequence[Element], aside: Sequence[bool]) -> list[int]:
    """Return how many characters of running text each element holds, with all that is in it."""
    sizes = [0] * len(elements)
    for paragraph in paragraphs:
        if not aside[paragraph.holder] and not paragraph.is_link and not paragraph.level:
            sizes[paragraph.holder] += len(paragraph.text)
    for i in range(len(elements) - 1, 0, -1):
        sizes[elements[i].parent] += sizes[i]
    return sizes


def _story(paragraphs: Sequence[Paragraph], elements: Sequence[Element], aside: Sequence[bool]) -> list[bool] | None:
    """Tell for each element whether it is in the story; `None` where the page does not show."""
    sizes = _sizes(paragraphs, elements, aside)
    chosen = _stated(elements, sizes, aside)
    if chosen is None:
        chosen = _densest(paragraphs, elements, sizes, aside)
    if chosen is None:
        return None
    inside = [False] * len(elements)
    for i, element in enumerate(elements):
        inside[i] = i == chosen or (element.parent >= 0 and inside[element.parent])
    return inside


def _stated(elements: Sequence[Element], sizes: Sequence[int], aside: Sequence[bool]) -> int | None:
    """Return the innermost element that is said to hold a story, and holds most of what such elements hold."""
    stated = [i for i, e in enumerate(elements) if e.is_story and not aside[i] and sizes[i] >= _LEAST_STORY]
    if not stated:
        return None
    outermost = max(stated, key=lambda i: (sizes[i], -i))
    large = [i for i in stated if sizes[i] >= _LEAST_PART * sizes[outermost]]
    return min(large, key=lambda i: (sizes[i], -i)) if large else outermost


def _densest(
    paragraphs: Sequence[Paragraph], elements: Sequence[Element], sizes: Sequence[int], aside: Sequence[bool]
) -> int | None:
    """Return the element with the most long paragraphs directly in it, or in its children (these count half)."""
    points = [0.0] * len(elements)
    for paragraph in paragraphs:
        length = len(paragraph.text)
        if length >= _LEAST_PARAGRAPH and not aside[paragraph.holder] and paragraph.linked * 2 < length:
            points[paragraph.holder] += length
            parent = elements[paragraph.holder].parent
            if parent >= 0:
                points[parent] += length / 2
    best = max(range(len(elements)), key=lambda i: (points[i], -i))
    return best if points[best] >= _LEAST_STORY and sizes[best] >= _LEAST_PART * sizes[0] else None


def _headline(
    paragraphs: Sequence[Paragraph], aside: Sequence[bool], story: Sequence[bool] | None, titles: Collection[str]
) -> int | None:
    """Return the heading that the head of the page names, else the first main heading, best in the story."""
    headings = [i for i, paragraph in enumerate(paragraphs) if paragraph.level]
    named = [i for i in headings if _letters(paragraphs[i].text) in titles]
    main = [i for i in headings if paragraphs[i].level == 1]
    clear = [i for i in main if not aside[paragraphs[i].holder]]
    inside = [i for i in clear if story is not None and story[paragraphs[i].holder]]
    return next(iter([*named, *inside, *clear, *main]), None)


def _letters(text: str) -> str:
    """Return the letters and digits of a text, in one case."""
    return _LETTERS.sub("", text.casefold())
