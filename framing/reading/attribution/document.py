"""Find the attributions of a whole document, or those that can touch given spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.corpus.block_quotes import unmarked_text
from framing.reading.attribution.kinds import kind_of
from framing.reading.attribution.scan import Scan
from framing.reading.attribution.sources import Sources
from framing.types import Attribution, Cue, Document, Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.reading.attribution.finds import Find
    from framing.reading.attribution.paragraph import Paragraph
    from framing.reading.attribution.paragraphs import Paragraphs


def find_attributions(
    document: Document, layout: Layout, *, near: Sequence[tuple[int, int]] | None = None
) -> tuple[Attribution, ...]:
    """Find every stretch of quoted or reported speech, in the order of the text.

    With `near` (spans in document offsets) only the sentences that hold those spans are read; what is found there is
    the same as without. Plans, wishes and attitudes are reported too, with the cue classes `plan`, `wish` and
    `attitude`; scare quotes and quotations without a speaker have no source.
    """
    return read_attributions(Scan(unmarked_text(document), layout), near=near)


def read_attributions(scan: Scan, *, near: Sequence[tuple[int, int]] | None = None) -> tuple[Attribution, ...]:
    """Find the attributions of a document that is being read, as `find_attributions` does."""
    paragraphs, sources = scan.paragraphs, Sources(scan.paragraphs)
    sentences = _all(paragraphs) if near is None else _near(paragraphs, near)
    finds = [(k, find) for k, number in sentences for find in scan.reports(k, number)]
    return tuple([_attribution(paragraphs.at(k), paragraphs.text, sources, find) for k, find in finds])


def _all(paragraphs: Paragraphs) -> list[tuple[int, int]]:
    return [(k, number) for k in range(len(paragraphs.blocks)) for number in range(len(paragraphs.at(k)))]


def _near(paragraphs: Paragraphs, near: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return block and sentence of every sentence that holds part of a span."""
    found: set[tuple[int, int]] = set()
    for start, end in near:
        k = paragraphs.block_at(start)
        while k < len(paragraphs.blocks) and paragraphs.blocks[k].start < end:
            paragraph = paragraphs.at(k)
            if len(paragraph):
                first, last = paragraph.sentence_at(start), paragraph.sentence_at(max(start, end - 1))
                found.update((k, number) for number in range(first, last + 1))
            k += 1
    return sorted(found)


def _attribution(paragraph: Paragraph, text: str, sources: Sources, find: Find) -> Attribution:
    cue = None if find.cue is None else Cue(text[slice(*find.cue)], *find.cue, find.cue_class)
    quotes = (
        [quote for span in find.content for quote in paragraph.quotes_at(*span)] if paragraph.quotation.quotes else ()
    )
    kind = kind_of(text, find, quotes)
    return Attribution(kind, find.content, sources.resolve(find), cue, find.rule)
