"""Lay out a document: its paragraphs, their zones, what they repeat, and how many words count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.corpus.headlines import mark_top
from framing.corpus.markers import Kind, recognise
from framing.corpus.paragraphs import Span, find_paragraphs
from framing.corpus.repeats import find_repeats
from framing.corpus.words import count_words
from framing.types import Block, Document, Layout, Zone


def lay_out(document: Document) -> Layout:
    """Return the paragraphs of a document with zone and repeats, and the number of words in those that count.

    Zones marked by the document's format come first; the others are recognised from the text. `title` or `headline`
    in the metadata helps to know the headline.
    """
    text, marked = document.text, document.marked
    spans = find_paragraphs(text, [offset for start, end, _ in marked for offset in (start, end)])
    zones = _find_zones(text, spans, document)
    repeats = find_repeats(text, spans, original=[zone != "boilerplate" for zone in zones])
    blocks = tuple(Block(*span, zone, repeat) for span, zone, repeat in zip(spans, zones, repeats, strict=True))
    aside = sum([count_words(text[block.start : block.end]) for block in blocks if not block.counted])
    return Layout(blocks, count_words(text) - aside)


def _find_zones(text: str, spans: Sequence[Span], document: Document) -> list[Zone]:
    kinds = [recognise(text, start, end) for start, end in spans]
    zones: list[Zone] = ["body" if kind is None else _zone(kind) for kind in kinds]
    title = document.meta.get("title") or document.meta.get("headline")
    if not any(zone == "headline" for _, _, zone in document.marked):
        mark_top(text, spans, kinds, zones, title=title if isinstance(title, str) else "")
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
