"""Read one document for reports: its paragraphs on demand, quotations without cue carried to their speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.excerpts import Introduction, excerpt_length, find_introduction
from framing.reading.attribution.finds import SPEECH, Find
from framing.reading.attribution.paragraph import Paragraph
from framing.reading.attribution.sentences import is_title
from framing.reading.attribution.subjects import nearest_subject, subject_before
from framing.reading.attribution.wordsets import word_set
from framing.reading.quotation import NO_QUOTES, Quotation, pair_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.reading.attribution.finds import Span
    from framing.reading.quotation import Quote
    from framing.types import Layout

_ANY_MARK = re.compile(r"[\"“”„«»＂]|''|‘|(?<!\w)'")
_WORD = re.compile(r"\w+")
_CREDIT = re.compile(r"\s*[-–—―]+\s*((?:[A-Z][\w.'’-]*,?\s*){1,8})$")
_BYLINE = re.compile(r"((?:[A-Z][\w.'’&-]*,?\s*|(?:of|the|for|and)\s+){2,10})$")
_LISTED = re.compile(r"[\d•*·▪-]")
_NOT_SPEAKERS = word_set(
    "placard placards banner banners sign signs poster posters leaflet leaflets slogan slogans graffiti"
)
_EXCERPT_REACH = 4
_LOOK_BACK = 40
"""Sentences of a paragraph in which an earlier speaker is sought."""
_UPTAKE_REACH = 20_000
"""Characters of the body in which the words of a headline are sought."""
_GAP = 2
"""A speaker is carried at most this many paragraphs on."""


class Scan:
    """One document being read. Everything is computed once, when it is first asked for."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.blocks = layout.blocks
        self.lexicon = load_cues()
        self._starts = [block.start for block in layout.blocks]
        self._quotations: list[Quotation | None] = [None] * len(layout.blocks)
        self._paragraphs: dict[int, Paragraph] = {}
        self._reports: dict[tuple[int, int], tuple[Find, ...]] = {}
        self._excerpts: dict[int, Introduction | None] = {}
        self._speakers: dict[int, tuple[Span, int] | None] = {}

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
            finds = paragraph.finds(number)
            orphans = [
                quote
                for quote in paragraph.quotes_in(number)
                if not any(f.covers(quote.start, quote.end) for f in finds)
            ]
            found = finds + tuple(
                self._orphan(k, number, quote, finds) for quote in orphans if not is_title(self.text, quote)
            )
            excerpt = self._excerpt(k)
            if excerpt is not None:
                found = tuple(find for find in found if find.source is not None) or found[:0]
                found += (Find(excerpt.source, excerpt.cue, (paragraph.span(number),), None, "say", "excerpt"),)
            self._reports[key] = found
        return found

    def _excerpt(self, k: int) -> Introduction | None:
        """Return the introduction of the excerpt a block belongs to, if it belongs to one."""
        if k in self._excerpts:
            return self._excerpts[k]
        self._excerpts[k] = None
        for j in range(k - 1, max(-1, k - 1 - _EXCERPT_REACH), -1):
            block = self.blocks[j]
            if self.text[block.start : block.end].rstrip()[-1:] != ":" or block.zone == "headline":
                continue
            paragraph = self.paragraph(j)
            introduction = find_introduction(paragraph.read(len(paragraph) - 1), self.lexicon.verbs)
            if introduction is None or _LISTED.match(self.text, self.blocks[j + 1].start):
                return None
            following = [(b.start, b.end) for b in self.blocks[j + 1 : j + 2 + _EXCERPT_REACH]]
            if k - j <= excerpt_length(self.text, introduction, following):
                self._excerpts[k] = introduction
            break
        return self._excerpts[k]

    def finds_before(self, position: int) -> Iterator[Find]:
        """Yield the reports before a position, last first, of its paragraph and the few before it."""
        k = self.block_at(position)
        for j in range(k, max(-1, k - 4), -1):
            paragraph = self.paragraph(j)
            last = paragraph.sentence_at(position) if j == k else len(paragraph) - 1
            for number in range(last, max(-1, last - _LOOK_BACK), -1):
                yield from reversed(paragraph.finds(number) if number < len(paragraph) else ())

    def block_at(self, position: int) -> int:
        """Return the number of the last block that begins at or before a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def _orphan(self, k: int, number: int, quote: Quote, finds: tuple[Find, ...]) -> Find:
        """Give a quotation that no cue governs to its speaker, if one is near."""
        inner = self.text[quote.inner_start : quote.inner_end]
        words = sum(1 for _ in _WORD.finditer(inner))
        full = inner.rstrip(" \"'’”)")[-1:] in tuple(".!?,…")
        span = (quote.start, quote.end)
        title = _is_capitalised(inner)
        if not title and (words >= 3 or full):
            source, rule = self._speaker_of(k, number, quote, finds, long=words >= 4 or full)
            if source is not None:
                return Find(source, None, (span,), None, "say", rule)
        if self.blocks[k].zone == "headline":
            taken_up = self._taken_up(k, inner)
            if taken_up is not None:
                return Find(taken_up, None, (span,), None, "say", "headline-uptake")
        rule = "unattributed" if words >= 5 and not title else "short-quote"
        return Find(None, None, (span,), None, "say", rule)

    def _taken_up(self, k: int, inner: str) -> Span | None:
        """Return whom the body quotes with the words a headline puts in quotation marks."""
        words = inner.strip(" .,!?").lower()
        body = self.text[self.blocks[k].end : self.blocks[k].end + _UPTAKE_REACH].lower()
        at = body.find(words) if words else -1
        for _ in range(4):
            if at < 0:
                break
            start = self.blocks[k].end + at
            j = self.block_at(start)
            paragraph = self.paragraph(j)
            quotes = paragraph.quotes_at(start, start + len(words))
            if quotes:
                for find in self.reports(j, paragraph.sentence_at(quotes[0].start)):
                    if find.source is not None and find.covers(start, start + len(words)):
                        return find.source
            at = body.find(words, at + 1)
        return None

    def _speaker_of(
        self, k: int, number: int, quote: Quote, finds: tuple[Find, ...], *, long: bool
    ) -> tuple[Span | None, str]:
        paragraph = self.paragraph(k)
        named = [find for find in finds if find.source is not None]
        if named:
            return named[-1].source, "same-sentence"
        start = paragraph.span(number)[0]
        opens = not self.text[start : quote.start].strip()
        if not quote.closed and quote.end == self.blocks[k].end:
            following = self._following(k)
            if following is not None:
                return following, "carried-back"
        if not opens:
            return (self._governing(k, number, quote) if long else None), "subject"
        for earlier in range(number - 1, max(-1, number - _LOOK_BACK), -1):
            spoken = _last_speaker(paragraph.finds(earlier))
            if spoken is not None:
                return spoken, "carried"
            if earlier == number - 1 and long and not paragraph.quotes_in(earlier):
                actor = self._actor(k, earlier)
                if actor is not None:
                    return actor, "introduced"
        if not long:
            return None, ""
        credit = self._credit(k + 1) if quote.end >= self.blocks[k].end - 1 else None
        if credit is not None:
            return credit, "credit"
        before = self._speaker_before(k)
        return before, "carried"

    def _following(self, k: int) -> Span | None:
        """Return the speaker of a quotation left open, where the next paragraph takes it up and names one."""
        for j in range(k + 1, min(k + 5, len(self.blocks))):
            quotes = self.quotation(j).quotes
            if not quotes or quotes[0].start > self.blocks[j].start + 1:
                return None
            for find in self.paragraph(j).finds(0):
                if find.source is not None and find.covers(quotes[0].start, quotes[0].end):
                    return find.source
            if not self.quotation(j).continues:
                return None
        return None

    def _governing(self, k: int, number: int, quote: Quote) -> Span | None:
        """Return the subject of the verb before a longer quoted fragment."""
        s = self.paragraph(k).read(number)
        at = next((i for i, (start, _) in enumerate(s.positions) if start + s.offset >= quote.start), len(s.words))
        subject = nearest_subject(s, at, self.lexicon.verbs)
        if subject is None or s.words[subject.end - 1] in _NOT_SPEAKERS:
            return None
        if not any(tag in "NH" for tag in s.tags[subject.start : subject.end]):
            return None
        return s.span(subject.start, subject.end)

    def _actor(self, k: int, number: int) -> Span | None:
        """Return the person a sentence is about, who may speak in the quotation after it."""
        s = self.paragraph(k).read(number)
        for i in range(1, len(s.words)):
            if s.tags[i] not in "BXve":
                continue
            subject = subject_before(s, i)
            if subject is None or subject.carried or subject.antecedent is not None:
                continue
            if s.words[subject.start] in ("it", "there", "i", "we", "you"):
                return None
            tags = s.tags[subject.start : subject.end]
            person = set(tags) <= set("NY.") and len(tags) <= 4 and s.words[subject.end - 1] not in _NOT_SPEAKERS
            return s.span(subject.start, subject.end) if tags == "H" or person else None
        return None

    def _credit(self, k: int) -> Span | None:
        """Return the name in a paragraph that only credits the quotation before it: "- Ilves"."""
        if k >= len(self.blocks) or self.blocks[k].end - self.blocks[k].start > 80:
            return None
        start, end = self.blocks[k].start, self.blocks[k].end
        match = _CREDIT.match(self.text, start, end) or _BYLINE.match(self.text, start, end)
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
        while first >= 0 and first not in self._speakers and not self._speaks(first) and k - first < 200:
            first -= 1
        for j in range(max(first, 0), k + 1):
            if j in self._speakers:
                continue
            spoken = self._speaks(j)
            if spoken is not None:
                self._speakers[j] = (spoken, j)
                continue
            before = self._speakers.get(j - 1)
            if before is not None and self.quotation(j).quotes and j - before[1] <= _GAP:
                before = (before[0], j)
            self._speakers[j] = before
        return self._speakers.get(k)

    def _speaks(self, k: int) -> Span | None:
        """Return the source of the last report of speech in a block."""
        paragraph = self.paragraph(k)
        for number in range(len(paragraph) - 1, max(-1, len(paragraph) - _LOOK_BACK), -1):
            spoken = _last_speaker(paragraph.finds(number))
            if spoken is not None:
                return spoken
        return None


def _last_speaker(finds: Sequence[Find]) -> Span | None:
    """Return who speaks last in a sentence: a speaker named in the main clause before one in a relative clause."""
    spoken = [find for find in finds if find.source is not None and find.cue_class in SPEECH]
    if not spoken:
        return None
    main = [find.source for find in spoken if find.antecedent is None]
    return main[-1] if main else spoken[-1].antecedent


def _is_capitalised(inner: str) -> bool:
    """Tell whether a quotation of several words has them all capitalised, as titles and names have."""
    words = [word for word in _WORD.findall(inner) if len(word) > 3 and word[0].isalpha()]
    return (
        len(words) > 1 and all(word[0].isupper() for word in words) and inner[-1:] not in "!?" and not inner.isupper()
    )
