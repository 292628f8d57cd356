"""Find paragraphs that somebody else speaks as a whole: excerpts, posts, turns of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from framing.reading.attribution.block_quotes import BlockQuotes
from framing.reading.attribution.excerpts import Introduction, document_length, excerpt_length, find_introduction
from framing.reading.attribution.finds import Passage
from framing.reading.attribution.names import may_be_person
from framing.reading.attribution.phrases import NO_SPEAKERS

if TYPE_CHECKING:
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.paragraphs import Paragraphs
    from framing.reading.attribution.speakers import Reports

_LISTED = re.compile(r"[\d•*·▪-]")
_ITEM = re.compile(r"(?:[•*·▪◦–-]|(?:\d{1,2}|[a-z])[.)])\s+\S")
"""How the items of a list begin."""
_QUOTED = re.compile(r"[\"“‘«]|''|'(?=\w)")
_HANDLE = re.compile(r"[—–―-]+\s*([^\n—–―@()]{2,60}?)\s*\(@\w{1,30}\)[^\n]{0,40}")
_SHOUTED = re.compile(r"([A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){0,3})(?:,? \([^)\n]{1,40}\)|, [^:.\n]{2,40})?:\s+(?=\S)")
_LABELLED = re.compile(r"((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,2}):\s+(?=\S)")
_NAME_LINE = re.compile(r"([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}):")
_SENTENCE = re.compile(r"[.!?…-][\"”’)]*\s*$")
_CREDIT = re.compile(r"\s*[-–—―]+\s*([A-Z][\w.’'& -]{1,60}?)\s*$")
_IN_FULL = re.compile(r"\b(?:full|entire|complete|entirety|transcript)\b", re.I)
_NO_PERSONS = NO_SPEAKERS | {"poll", "report", "reports", "source", "sources"}
_DOCUMENT = 4
"""Paragraphs that a document given in full has at least; a shorter one is read as an excerpt."""
_REACH = 4
"""Paragraphs before a block in which the excerpt it belongs to may be announced."""


class _Given(NamedTuple):
    """A document given in full in the blocks `first` to `last`."""

    first: int
    last: int
    source: Span
    cue: Span


class Passages:
    """The blocks of one document that are somebody else's; each is read once, when it is asked for."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._text = paragraphs.text
        self._known: dict[int, Passage | None] = {}
        self._turns: dict[int, Passage] | None = None
        self._given: list[_Given] | None = None
        self._lists: dict[int, int] | None = None
        self._posts = "(@" in paragraphs.text
        self._block_quotes = BlockQuotes(paragraphs)
        text = paragraphs.text
        ends = enumerate(paragraphs.blocks) if ":" in text else ()
        self._announcing = {k for k, block in ends if text[block.end - 1] == ":"}

    def at(self, k: int, reports: Reports) -> Passage | None:
        """Return the passage that fills block `k` or its greater part, or `None`; `reports` reads sentences."""
        if k not in self._known:
            if self._paragraphs.blocks[k].block_quote is not None:
                self._known[k] = self._turn(k) or self._block_quotes.at(k, self._introduction, reports)
            else:
                self._known[k] = self._post(k) or self._turn(k) or self._announced(k)
        return self._known[k]

    def _post(self, k: int) -> Passage | None:
        """Find a pasted post: a paragraph, or two set wide apart, that ends in "— Name (@name) date"."""
        if not self._posts:
            return None
        blocks = self._paragraphs.blocks
        for j in (k, k + 1):
            if j >= len(blocks) or (j > k and not self._is_apart(k)):
                break
            start, end = blocks[j].start, blocks[j].end
            match = _HANDLE.search(self._text, start, end) if self._text.find("(@", start, end) >= 0 else None
            if match is not None:
                while (further := _HANDLE.search(self._text, match.end(), end)) is not None and further[1] == match[1]:
                    match = further  # several posts run together
                end = match.start() if j == k else blocks[k].end
                return Passage((blocks[k].start, end), match.span(1), match.span(), "post") if end else None
        return None

    def _is_apart(self, k: int) -> bool:
        """Tell whether a block is set farther from the next than from the one before it."""
        return k > 0 and self._gap(k) > self._gap(k - 1)

    def _gap(self, k: int) -> int:
        blocks = self._paragraphs.blocks
        return self._text.count("\n", blocks[k].end, blocks[k + 1].start) if k + 1 < len(blocks) else 0

    def _turn(self, k: int) -> Passage | None:
        """Find a turn of a transcript: "CLARA HOLT: There is no plan."."""
        if self._opening(k) is None:
            return None
        if self._turns is None:
            self._turns = self._find_turns()
        return self._turns.get(k)

    def _opening(self, k: int) -> re.Match[str] | None:
        """Return the name with which a block opens as turns do."""
        block = self._paragraphs.blocks[k]
        if block.zone == "headline" or self._text.find(":", block.start, min(block.end, block.start + 90)) < 0:
            return None
        match = _SHOUTED.match(self._text, block.start, block.end)
        match = match or _LABELLED.match(self._text, block.start, block.end)
        if match is None or not _SENTENCE.search(self._text, block.end - 3, block.end):
            return None
        return match if _NO_PERSONS.isdisjoint(match[1].lower().split()) else None

    def _find_turns(self) -> dict[int, Passage]:
        found = {k: match for k in range(len(self._paragraphs.blocks)) if (match := self._opening(k)) is not None}
        counts = Counter(match[1] for match in found.values())
        return {
            k: Passage((match.end(), self._paragraphs.blocks[k].end), match.span(1), match.span(1), "turn")
            for k, match in found.items()
            if counts[match[1]] > 1
            or (match[1].isupper() and len(match[1]) > 3)
            or (match[1] in "QA" and len(found) > 1)
        }

    def _announced(self, k: int) -> Passage | None:
        return self._excerpt(k) or self._credited(k) or self._document(k) if self._announcing else None

    def _document(self, k: int) -> Passage | None:
        """Find a paragraph of a document that is given in full: "Here is her full statement:"."""
        if self._given is None:
            self._given = self._find_documents()
        found = next((given for given in self._given if given.first <= k <= given.last), None)
        if found is None:
            return None
        block = self._paragraphs.blocks[k]
        return Passage((block.start, block.end), found.source, found.cue, "excerpt")

    def _find_documents(self) -> list[_Given]:
        """Return the documents given in full; each ends where the writer speaks of it or of its author again."""
        blocks = self._paragraphs.blocks
        found: list[_Given] = []
        for j in sorted(self._announcing):
            if j + 1 == len(blocks) or blocks[j].zone == "headline" or (found and j <= found[-1].last):
                continue
            if _IN_FULL.search(self._text, max(blocks[j].start, blocks[j].end - 160), blocks[j].end) is None:
                continue
            if blocks[j + 1].block_quote is not None:
                continue
            introduction = self._introduction(j)
            if introduction is not None:
                following = [(block.start, block.end) for block in blocks[j + 1 :]]
                length = document_length(self._text, introduction, following)
                if length < _DOCUMENT:
                    continue
                found.append(_Given(j + 1, j + length, introduction.source, introduction.cue))
        return found

    def _excerpt(self, k: int) -> Passage | None:
        """Find what follows "The Daily Courier reported:", up to where the writer takes up again."""
        blocks = self._paragraphs.blocks
        first = self._list_start(k)
        if first is not None:
            introduction = self._introduction(first - 1) if first - 1 in self._announcing else None
            if introduction is None or not introduction.close or blocks[first - 1].zone == "headline":
                return None
            return Passage((blocks[k].start, blocks[k].end), introduction.source, introduction.cue, "excerpt")
        for j in range(k - 1, max(-1, k - 1 - _REACH), -1):
            if j not in self._announcing or blocks[j].zone == "headline":
                continue
            if blocks[j + 1].block_quote is not None:
                return None  # what is announced ends with the block quote
            introduction = self._introduction(j)
            if introduction is None:
                return None
            following = [(block.start, block.end) for block in blocks[j + 1 : j + 2 + _REACH]]
            length = excerpt_length(self._text, introduction, following)
            while length < len(following) and self._gap(j + length) > self._gap(j):
                length += 1
            quoted = _QUOTED.match(self._text, blocks[j + 1].start) is not None
            if k - j > (1 if quoted else length):
                return None
            quotes = self._paragraphs.at(k).quotation.quotes if quoted else ()
            span = (quotes[0].start, quotes[0].end) if quotes else (blocks[k].start, blocks[k].end)
            return Passage(span, introduction.source, introduction.cue, "excerpt")
        return None

    def _list_start(self, k: int) -> int | None:
        """Return the first item of the list a block is an item of, `None` where it is none or alone."""
        if self._lists is None:
            self._lists = {}
            for number, block in enumerate(self._paragraphs.blocks):
                if _ITEM.match(self._text, block.start, block.end) is not None:
                    self._lists[number] = self._lists.get(number - 1, number)
        return self._lists.get(k)

    def _introduction(self, j: int) -> Introduction | None:
        """Return what the last sentence of a block announces, unless a list follows that it only opens."""
        paragraph = self._paragraphs.at(j)
        introduction = self._named(j) or find_introduction(paragraph.read(len(paragraph) - 1), self._paragraphs.lexicon)
        listed = _LISTED.match(self._text, self._paragraphs.blocks[j + 1].start) is not None
        return None if introduction is None or (listed and not introduction.close) else introduction

    def _named(self, j: int) -> Introduction | None:
        """Read a line that is only the name of a person the text has named before: "Clara Holt:"."""
        block = self._paragraphs.blocks[j]
        match = _NAME_LINE.fullmatch(self._text, block.start, block.end)
        if match is None or not NO_SPEAKERS.isdisjoint(match[1].lower().split()) or not may_be_person(match[1]):
            return None
        if self._text.find(match[1].rpartition(" ")[2], 0, block.start) < 0:
            return None
        return Introduction(match.span(1), (match.end(1), block.end), True)

    def _credited(self, k: int) -> Passage | None:
        """Find a paragraph after a colon that the next line credits: "– Federation of Bakers"."""
        blocks = self._paragraphs.blocks
        if k - 1 not in self._announcing or k + 1 == len(blocks):
            return None
        match = _CREDIT.match(self._text, blocks[k + 1].start, blocks[k + 1].end)
        if match is None:
            return None
        return Passage((blocks[k].start, blocks[k].end), match.span(1), match.span(1), "credit")
