"""Read one document for reports: its paragraphs on demand, its excerpts, its quotations with their speakers."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.finds import Find
from framing.reading.attribution.paragraph import LOOK_BACK, Paragraph
from framing.reading.attribution.passages import Passages
from framing.reading.attribution.sentences import is_title
from framing.reading.attribution.speakers import Speakers
from framing.reading.quotation import NO_QUOTES, Quotation, pair_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Layout

_ANY_MARK = re.compile(r"[\"“”„«»＂″‘'](?:(?<=[^'])|(?<!\w.))")


class Scan:
    """One document being read. Everything is computed once, when it is first asked for."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.blocks = layout.blocks
        self.lexicon = load_cues()
        self.starts = [block.start for block in layout.blocks]
        self._quotations: list[Quotation | None] = [None] * len(layout.blocks)
        self._paragraphs: dict[int, Paragraph] = {}
        self._reports: dict[tuple[int, int], tuple[Find, ...]] = {}
        self.passages = Passages(self)
        self._speakers = Speakers(self)

    def quotation(self, k: int) -> Quotation:
        """Return the quotations of a block, knowing whether the block before left one open."""
        found = self._quotations[k]
        if found is not None:
            return found
        first = k
        while self._is_open_question(first):
            first -= 1
        for j in range(first, k + 1):
            if self._quotations[j] is None:
                block = self.blocks[j]
                before = self._quotations[j - 1] if j else None
                carried = before is not None and before.continues
                self._quotations[j] = pair_quotes(self.text, block.start, block.end, carried=carried)
        result = self._quotations[k]
        assert result is not None
        return result

    def _is_open_question(self, k: int) -> bool:
        """Tell whether pairing a block needs the block before it; settle at once a block without marks."""
        if self._quotations[k] is not None:
            return False
        block = self.blocks[k]
        if _ANY_MARK.search(self.text, block.start, block.end) is None:
            self._quotations[k] = NO_QUOTES
            return False
        return k > 0

    def paragraph(self, k: int) -> Paragraph:
        """Return a block cut into sentences."""
        found = self._paragraphs.get(k)
        if found is None:
            found = self._paragraphs[k] = Paragraph(self.text, self.blocks[k], self.quotation(k), self.lexicon)
        return found

    def reports(self, k: int, number: int) -> tuple[Find, ...]:
        """Return the reports of a sentence, with its quotations that no cue governs."""
        key = (k, number)
        found = self._reports.get(key)
        if found is None:
            paragraph = self.paragraph(k)
            finds = found = paragraph.finds(number)
            for quote in paragraph.quotes_in(number):
                if not any(f.covers(quote.start, quote.end) for f in finds) and not is_title(self.text, quote):
                    found += (self._speakers.give(k, number, quote, finds),)
            passage = self.passages.at(k)
            if passage is not None:
                start, end = paragraph.span(number)
                said = (max(start, passage.span[0]), min(end, passage.span[1]))
                found = tuple(find for find in found if find.source is not None)
                if said[0] < said[1]:
                    found += (Find(passage.source, passage.cue, (said,), None, "say", passage.rule),)
            self._reports[key] = found
        return found

    def finds_before(self, position: int) -> Iterator[Find]:
        """Yield the reports before a position, last first, of its paragraph and the few before it."""
        k = self.block_at(position)
        for j in range(k, max(-1, k - 4), -1):
            paragraph = self.paragraph(j)
            last = paragraph.sentence_at(position) if j == k else len(paragraph) - 1
            for number in range(last, max(-1, last - LOOK_BACK), -1):
                yield from reversed(paragraph.finds(number) if number < len(paragraph) else ())

    def block_at(self, position: int) -> int:
        """Return the number of the last block that begins at or before a position."""
        return max(0, bisect_right(self.starts, position) - 1)
