"""Lay out a document: its paragraphs, their zones, what they repeat, and how many words count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.corpus.block_quotes import depth_at, unmarked_text
from framing.corpus.headlines import mark_top
from framing.corpus.markers import Kind, recognise
from framing.corpus.paragraphs import Span, find_paragraphs
from framing.corpus.repeats import find_pull_quotes, find_repeats
from framing.corpus.words import count_words
from framing.types import Block, Document, Layout, Zone


def lay_out(document: Document) -> Layout:
    """Return the paragraphs of a document with zone and repeats, and the number of words in those that count.

    Zones marked by the document's format come first; the others are recognised from the text. `title` or `headline`
    in the metadata helps to know the headline.
    """
    text = unmarked_text(document)
    marks = [(start, end) for start, end, _ in document.marked]
    spans = find_paragraphs(text, [offset for span in (*marks, *document.block_quotes) for offset in span])
    quotes = _find_quotes(spans, document.block_quotes)
    zones = _find_zones(text, spans, document, quotes)
    repeats = find_repeats(text, spans, original=[zone != "boilerplate" for zone in zones])
    if document.block_quotes:
        find_pull_quotes(text, spans, zones, quotes, repeats)
    depths = [0 if quote is None else depth_at(document.text, at) for (at, _), quote in zip(spans, quotes, strict=True)]
    facts = zip(spans, zones, repeats, quotes, depths, strict=True)
    blocks = tuple(Block(*span, zone, repeat, quote, depth) for span, zone, repeat, quote, depth in facts)
    aside = sum([count_words(text[block.start : block.end]) for block in blocks if not block.counted])
    return Layout(blocks, count_words(text) - aside)


def _find_quotes(spans: Sequence[Span], block_quotes: Sequence[Span]) -> list[int | None]:
    """Return for each paragraph the index of the block quote it stands in, `None` for the others."""
    quotes: list[int | None] = [None] * len(spans)
    for number, (start, end) in enumerate(block_quotes):
        for i in range(bisect_left(spans, (start,)), bisect_left(spans, (end,))):
            quotes[i] = number
    return quotes


def _find_zones(text: str, spans: Sequence[Span], document: Document, quotes: Sequence[int | None]) -> list[Zone]:
    kinds = [recognise(text, start, end) for start, end in spans]
    zones: list[Zone] = ["body" if kind is None else _zone(kind) for kind in kinds]
    title = document.meta.get("title") or document.meta.get("headline")
    if not any(zone == "headline" for _, _, zone in document.marked):
        # a block quote is passed over as what is recognised is: it is no headline and sums nothing up
        told: list[Kind | None] = (
            kinds
            if not document.block_quotes
            else ["caption" if quote is not None else kind for kind, quote in zip(kinds, quotes, strict=True)]
        )
        mark_top(text, spans, told, zones, title=title if isinstance(title, str) else "")
    for start, end, zone in document.marked:
        for i in range(bisect_left(spans, (start,)), bisect_left(spans, (end,))):
            zones[i] = zone
    return zones


def _zone(kind: Kind) -> Zone:
    match kind:
        case "caption" | "standfirst":
            return kind
        case _:
            return "boilerplate"
