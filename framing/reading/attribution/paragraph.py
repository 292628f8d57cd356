"""One paragraph: its quotations masked, its sentences, and the reports each sentence yields, read on demand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from framing.reading.attribution.nominals import find_nominal
from framing.reading.attribution.phrases import NO_SPEAKERS, find_according, find_closing_credit, find_colon, find_dash
from framing.reading.attribution.sentences import mask_quotes, places, read_sentence, split_masked
from framing.reading.attribution.verbs import VerbFinder

if TYPE_CHECKING:
    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Find
    from framing.reading.attribution.sentences import Sentence
    from framing.reading.quotation import Quotation, Quote
    from framing.types import Block

_WORD = re.compile(r"[a-z]+")
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")


_INNER = frozenset({"verb-quote", "verb-that", "verb-clause"})
"""Reports that "according to" may hold within its own."""
_SUBHEADING = 16
"""Words and marks of a line that may be a subheading, at most."""
_NAMED_LINE = re.compile("D?N{1,3}:[^BXve:]+[BXve].")
LOOK_BACK = 40
"""Sentences of a paragraph in which an earlier speaker is sought."""


class Paragraph:
    """Sentences of one block and their reports. Sentences are numbered from 0."""

    def __init__(
        self, text: str, block: Block, quotation: Quotation, lexicon: Lexicon, *, headline: bool = False
    ) -> None:
        self.block = block
        self.quotation = quotation
        self._lexicon = lexicon
        self._masked = mask_quotes(text, block.start, block.end, quotation.quotes)
        self._spans = split_masked(self._masked)
        self._starts = [start + block.start for start, _ in self._spans]
        self._quote_starts = [quote.start for quote in quotation.quotes]
        self._finds: dict[int, tuple[Find, ...]] = {}
        self.headline = headline or block.zone == "headline"
        self.titled = self.headline and _is_titled(self._masked)

    def __len__(self) -> int:
        return len(self._spans)

    def sentence_at(self, position: int) -> int:
        """Return the number of the sentence that holds a position of the document."""
        return max(0, bisect_right(self._starts, position) - 1)

    def span(self, number: int) -> tuple[int, int]:
        """Return the offsets of a sentence in the document."""
        start, end = self._spans[number]
        return start + self.block.start, end + self.block.start

    def quotes_in(self, number: int) -> tuple[Quote, ...]:
        """Return the quotations that begin in a sentence."""
        if not self._quote_starts:
            return ()
        start, end = self.span(number)
        starts = self._quote_starts
        return self.quotation.quotes[bisect_left(starts, start) : bisect_left(starts, end)]

    def quotes_at(self, start: int, end: int) -> tuple[Quote, ...]:
        """Return the quotations that a span touches."""
        first = max(0, bisect_right(self._quote_starts, start) - 1)
        found = self.quotation.quotes[first : bisect_left(self._quote_starts, end)]
        return found[1:] if found and found[0].end <= start else found

    def read(self, number: int) -> Sentence:
        """Return the tagged words of a sentence."""
        start, end = self._spans[number]
        return read_sentence(self._masked, self.block.start, start, end, titled=self.titled)

    def finds(self, number: int) -> tuple[Find, ...]:
        """Return the reports of a sentence that its own words show."""
        found = self._finds.get(number)
        if found is None:
            found = self._finds[number] = tuple(self._search(number))
        return found

    def _is_subheading(self, s: Sentence) -> bool:
        """Tell whether a block is a line such as "Holt: pact is dead": a name, a colon, few words, no stop."""
        if len(self) > 1 or len(s.words) > _SUBHEADING or s.tags[-1:] == "." or s.words[0] in NO_SPEAKERS:
            return False
        return _NAMED_LINE.match(s.tags) is not None

    def _search(self, number: int) -> list[Find]:
        s = self.read(number)
        hits = places(s.cues, "c")
        quoted = "Q" in s.tags
        if not hits and not quoted and ":" not in s.tags and not (self.headline and "-" in s.tags):
            return []
        finder = VerbFinder(s, self._lexicon, titled=self.titled, headline=self.headline)
        finds = finder.run(hits) if hits or quoted else []
        according = find_according(s, finder.end, hits)
        if according:
            finds = [
                find for find in finds if find.rule in _INNER or (quoted and find.rule == "verb-aside")
            ] + according
        colon = find_colon(s, finder.end, headline=self.headline or self._is_subheading(s)) if ":" in s.tags else None
        if colon is not None and not any(find.covers(*colon.content[0]) for find in finds):
            finds.append(colon)
        finds += find_nominal(s, finder.end, self._lexicon, hits, titled=self.titled, taken=finds)
        if not finds and (quoted or (self.headline and "-" in s.tags)):
            dash = find_dash(s) if quoted else find_closing_credit(s)
            finds = [] if dash is None else [dash]
        return finds


def _is_titled(masked: str) -> bool:
    words = _LONG_WORD.findall(masked)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.75 * len(words)
