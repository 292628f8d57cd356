"""Find whose words a block quote is: a name that ends or follows it, the words that lead up to it, or nobody named."""

from __future__ import annotations

import re
from collections import deque
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from framing.reading.attribution.excerpts import find_lead, find_person
from framing.reading.attribution.finds import FIRST_PERSONS, Passage
from framing.reading.attribution.phrases import NO_SPEAKERS
from framing.reading.attribution.speakers import last_speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.reading.attribution.excerpts import Introduction
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.paragraphs import Paragraphs
    from framing.reading.attribution.speakers import Reports

    Introduce = Callable[[int], Introduction | None]
    """Returns what a block announces, by its number."""

_DASH = r"[*_]{0,3}(?:[-–—―]{1,3}|&mdash;|&ndash;)"
_NAME = r"[*_[]{0,4}(?P<name>[^\W\d_a-zß-ÿ][^\n,(<|·•@:;!?*_\]]{1,70}?)"
_ROLE = r"[*_]{0,3}\s*(?:[]*_,(<|·•@–—][^\n]*)?"
_POSTED = re.compile(rf"(?:{_DASH}|A post shared by)\s*(?P<name>[^\n—―@()]{{2,60}}?)\s*\((?:<[^>\n]*>)?@[\w.-]{{1,60}}")
_CREDIT = re.compile(rf"{_DASH}\s*{_NAME}{_ROLE}")
_NAMED = re.compile(rf"(?:\W*?(?:[Bb]y|[Ss]ource:|[Vv]ia)\s+)?{_NAME}{_ROLE}")
_IN_LINE = re.compile(rf"(?<=[.!?…”\"’*_])\s+{_DASH}\s*{_NAME}{_ROLE}$")
_PARTICLES = frozenset("of the for and de van von der den al bin la le du di & in on at".split())  # noqa: SIM905
_LONGEST = 160
_MOST_WORDS = 10
_NOTE = re.compile(
    r"\W{0,4}(?:editor[’']?s[’']? note|note|update|correction|clarification|disclaimer|disclosure|read more|related)s?"
    r"\b[^.:\n]{0,30}[:\]]",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:(?s:.*)(?:[\d,;]|[AP]M)\s+|On\s+\w+day\s+)?(?P<name>[^\W\d_a-zß-ÿ][^\n,<>:;\d]{1,60}?)\s*<[^>\n]{3,80}>"
    r"\s*(?P<cue>wrote|writes)\b[^\n:]{0,40}:"
)
"""Announces what an e-mail answers: "On 3 May 2021 at 10:12, Clara Holt <holt@example.org> wrote:"."""


class _Given(NamedTuple):
    """The blocks a block quote fills, whose words it is, and where these end.

    `rule` is "" where it is a note of the writer's own. `passes` tells that the next block quote may be the same
    speaker's.
    """

    source: Span | None
    cue: Span | None
    rule: str
    end: int
    passes: bool


class BlockQuotes:
    """The block quotes of one document; each is read once, when it is asked for."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._text = paragraphs.text
        self._known: dict[int, _Given] = {}

    def at(self, k: int, introduce: Introduce, reports: Reports) -> Passage | None:
        """Return the passage that fills a block of a block quote, or `None` where it is no words of others.

        `introduce` reads what a block announces with its colon, `reports` who speaks in a sentence.
        """
        given = self._given(k, introduce, reports)
        start, end = self._paragraphs.blocks[k].start, min(self._paragraphs.blocks[k].end, given.end)
        return Passage((start, end), given.source, given.cue, given.rule) if given.rule and start < end else None

    def _given(self, k: int, introduce: Introduce, reports: Reports) -> _Given:
        """Return what is known of a block's quote; of block quotes in a row the first is read first."""
        blocks = self._paragraphs.blocks
        first = last = k
        while first and (before := blocks[first - 1].block_quote) is not None and before not in self._known:
            first -= 1
        while last + 1 < len(blocks) and blocks[last + 1].block_quote == blocks[k].block_quote:
            last += 1
        for quote, group in groupby(range(first, last + 1), lambda i: blocks[i].block_quote):
            if quote is not None and quote not in self._known:
                members = list(group)
                self._known[quote] = self._read(members[0], members[-1], introduce, reports)
        quote = blocks[k].block_quote
        assert quote is not None
        return self._known[quote]

    def _read(self, first: int, last: int, introduce: Introduce, reports: Reports) -> _Given:
        blocks = self._paragraphs.blocks
        end = blocks[last].end
        if _NOTE.match(self._text, blocks[first].start, end):
            return _Given(None, None, "", end, False)
        credit = self._credit_within(first, last) or self._credit_after(last)
        if credit is not None:
            return credit
        introduction = self._introduced(first, introduce, reports)
        if introduction is not None:
            own = self._is_writer(introduction[0])  # "As I wrote in May:"
            return _Given(*introduction, "" if own else "block-quote", end, True)
        return _Given(None, None, "block-quote", end, True)

    def _credit_within(self, first: int, last: int) -> _Given | None:
        """Read a name that ends a block quote: "— Clara Holt, mayor", a post's handle, or a line with a name alone."""
        block = self._paragraphs.blocks[last]
        for posted in deque(_POSTED.finditer(self._text, block.start, block.end), maxlen=1):
            return _Given(posted.span("name"), None, "post", posted.start(), False)
        if last > first:
            credit = self._credit(last, bare=True)
            if credit is not None:
                return _Given(credit, None, "block-quote", block.start, False)
        inline = _IN_LINE.search(self._text, max(block.start, block.end - _LONGEST), block.end)
        if inline is not None and self._is_name(inline["name"]):
            return _Given(inline.span("name"), None, "block-quote", inline.start(), False)
        return None

    def _credit_after(self, last: int) -> _Given | None:
        """Read a name in the line after a block quote, which a dash or the caption's place tells."""
        blocks = self._paragraphs.blocks
        if last + 1 == len(blocks) or blocks[last + 1].block_quote is not None:
            return None
        credit = self._credit(last + 1, bare=blocks[last + 1].zone == "caption")
        return None if credit is None else _Given(credit, None, "block-quote", blocks[last].end, False)

    def _credit(self, k: int, *, bare: bool) -> Span | None:
        block = self._paragraphs.blocks[k]
        if block.end - block.start > _LONGEST:
            return None
        match = _CREDIT.fullmatch(self._text, block.start, block.end)
        if match is None and bare and self._text[block.end - 1] not in ".!?:":
            match = _NAMED.fullmatch(self._text, block.start, block.end)
        return match.span("name") if match is not None and self._is_name(match["name"]) else None

    def _is_name(self, name: str) -> bool:
        """Tell whether words are those of a name, all capitalised but for particles."""
        words = name.split()
        if len(words) > _MOST_WORDS or not NO_SPEAKERS.isdisjoint(name.lower().split()) or name[-1] in ".!?":
            return False
        return all(word[0].isupper() or word in _PARTICLES or not word[0].isalpha() for word in words)

    def _introduced(self, first: int, introduce: Introduce, reports: Reports) -> tuple[Span, Span | None] | None:
        """Read the words before a block quote; those before another one just before it hold for both."""
        blocks = self._paragraphs.blocks
        depth = blocks[first].depth
        j = first - 1
        while j >= 0 and blocks[j].block_quote is not None and blocks[j].depth > depth:
            j -= 1  # what is quoted in between
        while j > 0 and blocks[j].zone in ("boilerplate", "caption") and blocks[j].block_quote is None:
            j -= 1  # a picture between
        if j < 0 or blocks[j].zone == "headline":
            return None
        before = blocks[j].block_quote
        if before is not None and blocks[j].depth == depth:
            given = self._known[before]
            return (given.source, given.cue) if given.passes and given.source is not None else None
        if before is None and self._is_inner(first):
            return None
        mail = _MAIL.fullmatch(self._text, max(blocks[j].start, blocks[j].end - _LONGEST), blocks[j].end)
        if mail is not None:
            return mail.span("name"), mail.span("cue")
        if before is not None:
            return None  # whom somebody quoted quotes, nobody tells
        introduction = introduce(j) if self._text[blocks[j].end - 1] == ":" else None
        if introduction is not None:
            return introduction.source, introduction.cue
        return self._speaker(j, reports)

    def _is_inner(self, k: int) -> bool:
        """Tell whether a block quote only opens a greater one: its answer follows with fewer marks."""
        blocks = self._paragraphs.blocks
        last = k
        while (
            last + 1 < len(blocks)
            and blocks[last + 1].block_quote is not None
            and blocks[last].depth >= blocks[k].depth
        ):
            last += 1
        return 0 < blocks[last].depth < blocks[k].depth

    def _speaker(self, j: int, reports: Reports) -> tuple[Span, Span | None] | None:
        """Return who speaks, or is about to, in the last sentence of a block, unless that is the writer."""
        paragraph = self._paragraphs.at(j)
        last = len(paragraph) - 1
        speaker, cue = last_speaker(reports(j, last), paragraph.quotes_in(last)), None
        if speaker is None:
            s = paragraph.read(last)
            lead = find_lead(s, self._paragraphs.lexicon) or find_person(s, self._paragraphs.lexicon)
            speaker, cue = (None, None) if lead is None else (lead.source, lead.cue)
        return None if speaker is None or self._is_writer(speaker) else (speaker, cue)

    def _is_writer(self, source: Span) -> bool:
        return self._text[slice(*source)].lower() in FIRST_PERSONS
