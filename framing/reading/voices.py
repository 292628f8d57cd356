"""Say in whose voice, whose words and with what stance each stretch of a document stands."""

from __future__ import annotations

from bisect import bisect_right

from framing.reading.quotation import Quote, pair_document
from framing.types import Document, Layout, Reading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARRATOR = Reading("narrator", "own", "adopted", "narrator", None, None, "narrator")
_QUOTED = Reading("direct_quote", "verbatim", "adopted", "source", None, None, "quoted")
_SCARE = Reading("scare_quote", "verbatim", "distanced", "narrator", None, None, "short-quote")
_SCARE_WORDS = 4


def read_voices(document: Document, layout: Layout, spans: Sequence[tuple[int, int]]) -> tuple[Reading, ...]:
    """Give one reading per span (start, end), in the order of the spans."""
    quotes = [quote for pairs in pair_document(document.text, layout.blocks) for quote in pairs.quotes]
    starts = [quote.start for quote in quotes]
    return tuple(_read(document.text, quotes, starts, span) for span in spans)


def _read(text: str, quotes: list[Quote], starts: list[int], span: tuple[int, int]) -> Reading:
    index = bisect_right(starts, span[1] - 1) - 1
    if index < 0 or quotes[index].end <= span[0]:
        return _NARRATOR
    quote = quotes[index]
    words = len(text[quote.inner_start : quote.inner_end].split())
    return _SCARE if words <= _SCARE_WORDS and text[quote.inner_end - 1] not in ".!?," else _QUOTED
