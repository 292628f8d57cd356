"""Give quotations that no cue governs to their speaker: carried over, introduced, credited, taken up."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from framing.reading.attribution.finds import SPEECH, Find
from framing.reading.attribution.paragraph import LOOK_BACK
from framing.reading.attribution.subjects import NOT_SPEAKERS, nearest_subject, subject_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.paragraphs import Paragraphs
    from framing.reading.quotation import Quote

    Reports = Callable[[int, int], tuple[Find, ...]]
    """Gives the reports of a sentence by the numbers of its block and of itself."""

_WORD = re.compile(r"\w+")
_CREDIT = re.compile(r"\s*[-–—―]+\s*((?:[A-Z][\w.'’-]*,?\s*){1,10}?)(?:\s*[(,][^\n]*)?$")
_BYLINE = re.compile(r"((?:[A-Z][\w.'’&-]*,?\s*|(?:of|the|for|and)\s+){2,10})$")
_UPTAKE_REACH = 20_000
"""Characters of the body in which the words of a headline are sought."""
_NAMED = ("noun-phrase", "noun-compound", "passive-by")
"""Rules by which speech is named, whose speaker need not have the word."""
_LEAD_IN = re.compile(
    r"(?:Then|Now|But|And|So|Yet|Or|Still|Instead|Specifically|However|Rather|Because|Adding|Also|Perhaps|Otherwise|Plus"
    r"|Later|It|It[’']s|It was|This is|They[’']re)[,:]?"
)
"""What may stand between the start of a sentence and a quotation that goes on with what was said."""
_QUOTING = ("verb-aside", "verb-quote")
"""Rules by which the words of a quotation are somebody's."""
_GAP = 2
"""A speaker is carried at most this many paragraphs on."""


class Speakers:
    """The speakers of one document's quotations that have no cue of their own."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._last: dict[int, tuple[Span, int] | None] = {}

    def give(self, k: int, number: int, quote: Quote, finds: tuple[Find, ...], reports: Reports) -> Find:
        """Give a quotation that no cue governs to its speaker, if one is near; `reports` reads other sentences."""
        inner = self._paragraphs.text[quote.inner_start : quote.inner_end]
        words = len(list(islice(_WORD.finditer(inner), 5)))
        full = inner.rstrip(" \"'’”)")[-1:] in tuple(".!?,…")
        span = (quote.start, quote.end)
        title = _is_capitalised(inner)
        block = self._paragraphs.blocks[k]
        alone = (quote.start, quote.end) == (block.start, block.end) and not full
        taken_up = self._taken_up(k, inner, reports, reported=alone) if alone or block.zone == "headline" else None
        if alone and taken_up is not None:
            return Find(taken_up, None, (span,), None, "say", "headline-uptake")  # a subheading
        if not title and (words >= 3 or full):
            source, rule = self._speaker_of(
                k, number, quote, finds, long=words >= 4 or (full and not inner[:1].islower())
            )
            if source is not None:
                return Find(source, None, (span,), None, "say", rule)
        if taken_up is not None:
            return Find(taken_up, None, (span,), None, "say", "headline-uptake")
        rule = "unattributed" if words >= 5 and not title else "short-quote"
        return Find(None, None, (span,), None, "say", rule)

    def _taken_up(self, k: int, inner: str, reports: Reports, *, reported: bool) -> Span | None:
        """Return whom the text below quotes, or reports if asked for, with words that a heading has in marks."""
        words = inner.strip(" .,!?").lower()
        after = self._paragraphs.blocks[k].end
        body = self._paragraphs.text[after : after + _UPTAKE_REACH].lower()
        at = body.find(words) if words else -1
        for _ in range(4):
            if at < 0:
                break
            start = after + at
            j = self._paragraphs.block_at(start)
            paragraph = self._paragraphs.at(j)
            quotes = paragraph.quotes_at(start, start + len(words))
            if quotes or reported:
                for find in reports(j, paragraph.sentence_at(quotes[0].start if quotes else start)):
                    if find.source is not None and find.cue_class in SPEECH and find.covers(start, start + len(words)):
                        return find.source
            at = body.find(words, at + 1)
        return None

    def _speaker_of(
        self, k: int, number: int, quote: Quote, finds: tuple[Find, ...], *, long: bool
    ) -> tuple[Span | None, str]:
        paragraph = self._paragraphs.at(k)
        earlier = [find for find in finds if find.source is not None and find.source[0] < quote.start]
        if earlier:
            speaking = [find for find in earlier if find.rule not in _NAMED] or earlier
            return speaking[-1].source, "same-sentence"
        start = paragraph.span(number)[0]
        lead = self._paragraphs.text[start : quote.start].strip()
        opens = not lead or _LEAD_IN.fullmatch(lead) is not None
        if not quote.closed and quote.end == self._paragraphs.blocks[k].end:
            following = self._following(k)
            if following is not None:
                return following, "carried-back"
        if not opens:
            return (self._governing(k, number, quote) if long else None), "subject"
        for sentence in range(number - 1, max(-1, number - LOOK_BACK), -1):
            spoken = last_speaker(paragraph.finds(sentence), paragraph.quotes_in(sentence))
            if spoken is not None:
                return spoken, "carried"
        if number and long and not paragraph.quotes_in(number - 1):
            actor = self._actor(k, number - 1)
            if actor is not None:
                return actor, "introduced"
        if not long:
            return None, ""
        credit = self._credit(k + 1) if quote.end >= self._paragraphs.blocks[k].end - 1 else None
        if credit is not None:
            return credit, "credit"
        before = self._speaker_before(k)
        return before, "carried"

    def _following(self, k: int) -> Span | None:
        """Return the speaker of a quotation left open, where the next paragraph takes it up and names one."""
        for j in range(k + 1, min(k + 5, len(self._paragraphs.blocks))):
            quotes = self._paragraphs.quotation(j).quotes
            if not quotes or quotes[0].start > self._paragraphs.blocks[j].start + 1:
                return None
            for find in self._paragraphs.at(j).finds(0):
                if find.source is not None and find.covers(quotes[0].start, quotes[0].end):
                    return find.source
            if not self._paragraphs.quotation(j).continues:
                return self._credit(j + 1)
        return None

    def _governing(self, k: int, number: int, quote: Quote) -> Span | None:
        """Return the subject of the verb before a longer quoted fragment."""
        paragraph = self._paragraphs.at(k)
        s = paragraph.read(number)
        at = bisect_left(s.starts, quote.start - s.offset)
        subject = nearest_subject(s, at, self._paragraphs.lexicon.verbs)
        if subject is None or s.words[subject.end - 1] in NOT_SPEAKERS:
            return None
        if not any(tag in "NH" for tag in s.tags[subject.start : subject.end]):
            return None
        opening = subject.start == 0 and paragraph.headline and "N" not in s.tags[1 : subject.end]
        if opening and re.search(rf"\b{re.escape(s.words[0])}\b", self._paragraphs.text) is not None:
            return None  # "Bomb at the abbey 'aimed at the duke's men'": the text has the word without capital
        return s.span(subject.start, subject.end)

    def _actor(self, k: int, number: int) -> Span | None:
        """Return the person a sentence is about, who may speak in the quotation after it."""
        s = self._paragraphs.at(k).read(number)
        for i in range(1, len(s.words)):
            if s.tags[i] not in "BXve":
                continue
            subject = subject_before(s, i)
            if subject is None or subject.carried or subject.antecedent is not None:
                continue
            if s.words[subject.start] in ("it", "there", "i", "we", "you"):
                return None
            tags = s.tags[subject.start : subject.end]
            person = set(tags) <= set("NY.") and len(tags) <= 4 and s.words[subject.end - 1] not in NOT_SPEAKERS
            return s.span(subject.start, subject.end) if tags == "H" or person else None
        return None

    def _credit(self, k: int) -> Span | None:
        """Return the name in a paragraph that only credits the quotation before it: "- Ilves"."""
        if k >= len(self._paragraphs.blocks) or self._paragraphs.blocks[k].end - self._paragraphs.blocks[k].start > 160:
            return None
        start, end = self._paragraphs.blocks[k].start, self._paragraphs.blocks[k].end
        match = _CREDIT.match(self._paragraphs.text, start, end) or _BYLINE.match(self._paragraphs.text, start, end)
        return None if match is None else (match.start(1), match.end(1))

    def _speaker_before(self, k: int) -> Span | None:
        """Return who spoke last before a block, at most two paragraphs of other text away."""
        known = self._last_spoken(k - 1) if k else None
        if known is None or k - known[1] > _GAP:
            return None
        return known[0]

    def _last_spoken(self, k: int) -> tuple[Span, int] | None:
        """Return the last speaker up to the end of a block, and the last block that speaker fills."""
        first = k
        while first >= 0 and first not in self._last and not self._speaks(first) and k - first < 200:
            first -= 1
        for j in range(max(first, 0), k + 1):
            if j in self._last:
                continue
            spoken = self._speaks(j)
            if spoken is not None:
                self._last[j] = (spoken, j)
                continue
            before = self._last.get(j - 1)
            if before is not None and self._paragraphs.quotation(j).quotes and j - before[1] <= _GAP:
                before = (before[0], j)
            self._last[j] = before
        return self._last.get(k)

    def _speaks(self, k: int) -> Span | None:
        """Return the source of the last report of speech in a block."""
        paragraph = self._paragraphs.at(k)
        for number in range(len(paragraph) - 1, max(-1, len(paragraph) - LOOK_BACK), -1):
            spoken = last_speaker(paragraph.finds(number), paragraph.quotes_in(number))
            if spoken is not None:
                return spoken
        return None


def last_speaker(finds: Sequence[Find], quotes: Sequence[Quote]) -> Span | None:
    """Return who speaks last in a sentence: whoever is quoted, else a speaker named in the main clause.

    A speaker named in a relative clause comes last.
    """
    spoken = [
        find for find in finds if find.source is not None and find.cue_class in SPEECH and find.rule not in _NAMED
    ]
    if not spoken:
        return None
    for quote in reversed(quotes):
        for find in reversed(spoken):
            if find.rule in _QUOTING and find.antecedent is None and find.covers(quote.start, quote.end):
                return find.source
    main = [find.source for find in spoken if find.antecedent is None]
    return main[-1] if main else spoken[-1].antecedent


def _is_capitalised(inner: str) -> bool:
    """Tell whether a quotation of several words has them all capitalised, as titles and names have."""
    if inner[-1:] in "!?" or inner.isupper():
        return False
    words = 0
    for match in _WORD.finditer(inner):
        word = match.group()
        if len(word) > 3 and word[0].isalpha():
            if not word[0].isupper():
                return False
            words += 1
    return words > 1
