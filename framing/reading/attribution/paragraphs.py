"""The paragraphs of one document, each with its quotations, cut into sentences when it is asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.paragraph import LOOK_BACK, Paragraph
from framing.reading.quotation import NO_QUOTES, Quotation, needs_before, pair_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading.attribution.finds import Find
    from framing.types import Layout

_MARKS = (*'"“”„«»＂″‘', "’’", "``")
_SINGLE = re.compile(r"'(?<!\w.)")
"""A straight mark that is no apostrophe within a word."""


class Paragraphs:
    """The paragraphs of one document by the numbers of their blocks; each is computed once."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.blocks = layout.blocks
        self.lexicon = load_cues()
        self.starts = [block.start for block in layout.blocks]
        self._marks = [mark for mark in _MARKS if mark[0] in text]  # a pair is sought where it matters
        self._has_single = "'" in text
        self._quotations: list[Quotation | None] = [None] * len(layout.blocks)
        self._known: dict[int, Paragraph] = {}

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
                before = self._quotations[j - 1] if j and block.block_quote == self.blocks[j - 1].block_quote else None
                carried = before is not None and before.continues
                self._quotations[j] = pair_quotes(self.text, block.start, block.end, carried=carried)
        result = self._quotations[k]
        assert result is not None
        return result

    def _is_open_question(self, k: int) -> bool:
        """Tell whether pairing a block needs the block before it; settle at once a block without marks."""
        if self._quotations[k] is not None:
            return False
        start, end = self.blocks[k].start, self.blocks[k].end
        if not self._has_marks(start, end):
            self._quotations[k] = NO_QUOTES
            return False
        return k > 0 and self._quotations[k - 1] is None and needs_before(self.text, start, end)

    def _has_marks(self, start: int, end: int) -> bool:
        for mark in self._marks:
            if self.text.find(mark, start, end) >= 0:
                return True
        return self._has_single and _SINGLE.search(self.text, start, end) is not None

    def at(self, k: int) -> Paragraph:
        """Return a block cut into sentences."""
        found = self._known.get(k)
        if found is None:
            headline = self._repeats_headline(k)
            found = Paragraph(self.text, self.blocks[k], self.quotation(k), self.lexicon, headline=headline)
            self._known[k] = found
        return found

    def _repeats_headline(self, k: int) -> bool:
        """Tell whether the block after the headline has the same words."""
        if k != 1 or self.blocks[0].zone != "headline":
            return False
        (a, b), (c, d) = ((block.start, block.end) for block in self.blocks[:2])
        return b - a == d - c and self.text[a:b] == self.text[c:d]

    def finds_before(self, position: int) -> Iterator[Find]:
        """Yield the reports before a position, last first, of its paragraph and the few before it."""
        k = self.block_at(position)
        for j in range(k, max(-1, k - 4), -1):
            paragraph = self.at(j)
            last = paragraph.sentence_at(position) if j == k else len(paragraph) - 1
            for number in range(last, max(-1, last - LOOK_BACK), -1):
                yield from reversed(paragraph.finds(number) if number < len(paragraph) else ())

    def block_at(self, position: int) -> int:
        """Return the number of the last block that begins at or before a position."""
        return max(0, bisect_right(self.starts, position) - 1)
