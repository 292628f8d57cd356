"""What of a document a classifier reads: all that counts, or the writer's own words alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, get_args

from framing.reading.quoting import quote_document
from framing.types import Document, Layout

Narrow = Callable[[Document, Layout, int, int], str]
"""Returns what of a span of a document is to be read."""
Hearing = Literal["all", "narrator"]
"""Whose words are read."""
HEARINGS: tuple[Hearing, ...] = get_args(Hearing)

CUT = " [...] "
"""Stands where speech was left out; a classifier reads no word in it."""
PARAGRAPH = "\n\n"


def narrowing(hearing: Hearing) -> Narrow:
    """Return what reads everything, or the narrator alone."""
    return NarratorAlone() if hearing == "narrator" else whole


def whole(document: Document, layout: Layout, start: int, end: int) -> str:
    """Return all of a span but page furniture and what repeats an earlier paragraph."""
    return PARAGRAPH.join(document.text[first:last] for first, last in _counted(layout, start, end))


class NarratorAlone:
    """Returns of a span what the writer says: without quotations and reported speech, as `framing quotes` finds them.

    Scare quotes and names that are only mentioned stay, as they are the writer's choice, too. The speech of a document
    is found once for all its spans, when they are read one after the other.
    """

    def __init__(self) -> None:
        self._document: Document | None = None
        self._speech: tuple[tuple[int, int], ...] = ()

    def __call__(self, document: Document, layout: Layout, start: int, end: int) -> str:
        """Return the narrator's part of a span."""
        if document is not self._document:
            self._speech = speech_of(document)
            self._document = document
        paragraphs = (
            CUT.join(piece for first, last in self._pieces(first, last) if (piece := document.text[first:last].strip()))
            for first, last in _counted(layout, start, end)
        )
        return PARAGRAPH.join(paragraph for paragraph in paragraphs if paragraph)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        place = start
        for first, last in self._speech:
            if last > place and first < end:
                yield place, max(first, place)
                place = last
        yield place, max(end, place)


def speech_of(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a document that are in somebody else's mouth, in order, apart from one another."""
    spans = sorted(
        span for item in quote_document(document).attributions if item.counted for span in item.attribution.content
    )
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _counted(layout: Layout, start: int, end: int) -> Iterator[tuple[int, int]]:
    for block in layout.blocks:
        if block.counted and block.start < end and block.end > start:
            yield max(block.start, start), min(block.end, end)
