"""Say in whose voice, whose words and with what stance each stretch of a document stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.corpus.block_quotes import unmarked_text
from framing.reading.attribution.finds import FIRST_PERSONS, WRITERS, Find
from framing.reading.attribution.kinds import SCARE_WORDS, count_words, is_direct, is_naming
from framing.reading.attribution.scan import Scan
from framing.reading.attribution.sentences import is_title
from framing.reading.attribution.sources import Sources
from framing.reading.label_mentions import Label, find_label
from framing.reading.stance import held_off, is_declined, is_marked, read_stance
from framing.reading.surroundings import Clause, clause_of
from framing.types import OWN_VOICES, Cue, Document, Layout, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.reading.attribution.finds import Passage, Span
    from framing.reading.attribution.paragraph import Paragraph
    from framing.reading.quotation import Quote
    from framing.types import Source, Stance, Voice, Wording

_NARRATOR = Reading("narrator", "own", "adopted", "narrator", None, None, "narrator")
_WORD = re.compile(r"\w+")
_LABEL_WORDS = {"what-called": 12}
"""Words a label may have in quotation marks, where that is more than a scare quote has."""
_RELATIVE = re.compile(r"\b(?:that|which|who)\s+(?:would|will|has|have|had|is|are|was|were|could|may|might)\b")
_LAW = re.compile(r"(?:\s+(?:[A-Z][\w’'-]*|of|and|for|the))*?\s+(?:Act|Bill|Law|Ordinance|Amendment|Accord|Treaty)\b")
"""What makes of a term a part of the name of a law."""


def read_voices(document: Document, layout: Layout, spans: Sequence[tuple[int, int]]) -> tuple[Reading, ...]:
    """Give one reading per span (start, end), in the order of the spans.

    Definitions: the first that applies of label mention, direct, partial, unattributed and scare quote, indirect
    speech; the rest is the narrator's. A span that crosses a quotation mark takes the voice of its quoted words.
    """
    reader = _Reader(unmarked_text(document), layout)
    return tuple(reader.read(start, end) for start, end in spans)


class _Reader:
    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self._scan = Scan(text, layout)
        self._paragraphs = self._scan.paragraphs
        self._sources = Sources(self._paragraphs)

    def read(self, start: int, end: int) -> Reading:
        """Read one span."""
        k = bisect_right(self._paragraphs.starts, start) - 1
        if k < 0 or start >= self._paragraphs.blocks[k].end:
            return _NARRATOR
        passage = self._scan.passages.at(k, self._scan.reports)
        if passage is None or not passage.span[0] <= start < passage.span[1]:
            return self._written(k, start, end)
        if passage.source is None:  # a speaker may be named within
            reading = self._written(k, start, end)
            if reading.voice not in OWN_VOICES and reading.source is not None:
                return reading
        return self._spoken(k, start, end, passage)

    def _written(self, k: int, start: int, end: int) -> Reading:
        """Read a span in what the writer puts down, with reports and quotations in it."""
        paragraph = self._paragraphs.at(k)
        quote, start, end = self._quoted_core(paragraph, start, end)
        number = paragraph.sentence_at(quote.start if quote is not None else start)
        block = self._paragraphs.blocks[k]
        first, last = (start, end) if quote is None else (quote.inner_start, quote.inner_end)
        clause = clause_of(self._text, start, end, (block.start, block.end), quoted=(first, last))
        label = find_label(self._text, first, last, clause)
        find = self._governing(k, number, start, end, quote)
        if quote is not None:
            return self._quoted(quote, start, end, clause, label, find)
        return self._plain(start, end, clause, label, find, headline=block.zone == "headline")

    def _spoken(self, k: int, start: int, end: int, passage: Passage) -> Reading:
        """Read a span in a passage that somebody else speaks as a whole."""
        block = self._paragraphs.blocks[k]
        clause = clause_of(self._text, start, end, (max(block.start, passage.span[0]), block.end))
        find = Find(passage.source, passage.cue, (passage.span,), None, "say", passage.rule)
        source = self._sources.resolve(find)
        voice: Voice = "unattributed_quote" if source is None else "direct_quote"
        reading = self._reading(voice, "verbatim", start, end, clause, source, find, floor=passage.span[0])
        return self._in_marks(reading, start, end, passage.span)

    def _quoted_core(self, paragraph: Paragraph, start: int, end: int) -> tuple[Quote | None, int, int]:
        """Return the quotation a span lies in, and the part of the span inside it."""
        for quote in paragraph.quotes_at(start, end):
            a, b = max(start, quote.inner_start), min(end, quote.inner_end)
            if a < b and _WORD.search(self._text, a, b):
                return quote, a, b
        return None, start, end

    def _governing(self, k: int, number: int, start: int, end: int, quote: Quote | None) -> Find | None:
        """Return the innermost report whose content holds the span as somebody else's words."""
        best: Find | None = None
        size = 0
        for find in self._scan.reports(k, number):
            if not find.covers(start, end) or not self._is_said(find, start, end, quote):
                continue
            length = sum(b - a for a, b in find.content)
            if best is None or length < size:
                best, size = find, length
        return best

    def _is_said(self, find: Find, start: int, end: int, quote: Quote | None) -> bool:
        if find.cue is None:
            return True
        if find.source is not None and self._text[find.source[0] : find.source[1]].lower() in FIRST_PERSONS:
            return False
        if find.topic is not None and find.topic[0] <= start < find.topic[1]:
            if quote is None or find.topic[1] < quote.end:
                return False
            # "rejected the “lies”" quotes the speaker; "opposes the law against “agents”" quotes anybody.
            between = count_words(self._text, find.cue[1], quote.start)
            return between <= 2 or count_words(self._text, quote.inner_start, quote.inner_end) > SCARE_WORDS
        if quote is not None:
            short = count_words(self._text, quote.inner_start, quote.inner_end) <= SCARE_WORDS
            aside = find.cue_class in WRITERS and _RELATIVE.search(self._text, find.cue[1], quote.start)
            return not (short and aside)
        if find.is_topic or (find.cue_class in WRITERS and find.rule not in ("verb-that", "verb-for-topic")):
            return False
        if find.rule == "noun-phrase" and find.cue_class not in ("claim", "deny", "find"):
            return False
        return find.source is not None or find.rule in _UNNAMED

    def _quoted(
        self, quote: Quote, start: int, end: int, clause: Clause, label: Label | None, find: Find | None
    ) -> Reading:
        words = count_words(self._text, quote.inner_start, quote.inner_end)
        if label is not None and label.rule != "which-called" and words <= _LABEL_WORDS.get(label.rule, SCARE_WORDS):
            return self._labelled(start, end, clause, label, "verbatim")
        source = None if find is None else self._sources.resolve(find)
        if find is None and is_title(self._text, quote):
            return Reading("narrator", "own", "adopted", "narrator", None, None, "title")
        if find is None or source is None:
            if words > SCARE_WORDS:
                return self._reading(
                    "unattributed_quote", "verbatim", start, end, clause, None, find, floor=quote.inner_start
                )
            stance, rule = read_stance(self._text, start, end, clause)
            stance = "distanced" if stance == "adopted" else stance
            return Reading("scare_quote", "verbatim", stance, "narrator", None, None, rule or "short-quote")
        direct = find.rule == "colon" or is_direct(self._text, quote)
        voice: Voice = "direct_quote" if direct else "partial_quote"
        reading = self._reading(voice, "verbatim", start, end, clause, source, find, floor=quote.inner_start)
        return self._in_marks(reading, start, end, (quote.inner_start, quote.inner_end))

    def _in_marks(self, reading: Reading, start: int, end: int, quoted: Span) -> Reading:
        """Hold a term at arm's length that the one who is quoted puts in marks or names as a label."""
        if reading.stance != "adopted":
            return reading
        clause = clause_of(self._text, start, end, quoted)
        marked = is_marked(self._text, start, end, *quoted)
        if not marked and find_label(self._text, start, end, clause) is None:
            return reading
        return replace(reading, stance="distanced", rule=f"{reading.rule}+{'marked' if marked else 'named'}")

    def _plain(
        self, start: int, end: int, clause: Clause, label: Label | None, find: Find | None, *, headline: bool
    ) -> Reading:
        if label is not None and (find is None or label.source is not None or label.rule == "so-called"):
            return self._labelled(start, end, clause, label, "own")
        source = None if find is None else self._sources.resolve(find)
        if find is not None:
            if _LAW.match(self._text, end) is not None and self._text[start:end].istitle():
                return replace(_NARRATOR, rule="name")
            if is_naming(self._text, find, start):
                stance, _ = read_stance(self._text, start, end, _from_cue(clause, find, start))
                if stance == "adopted":
                    stance = "rejected" if find.cue and is_declined(self._text, find.cue) else "distanced"
                return Reading("label_mention", "own", stance, "narrator", source, self._cue(find), find.rule)
            floor = max((a for a, _ in find.content if a <= start), default=start)
            reading = self._reading("indirect", "paraphrase", start, end, clause, source, find, floor=floor)
            if source is None and reading.stance == "rejected" and find.rule.startswith("noun-"):
                # "the baseless claim that …", which nobody named makes, is told in the writer's voice
                return replace(reading, voice="narrator", wording="own", stance_by="narrator", cue=None)
            return reading
        stance, rule = read_stance(self._text, start, end, clause)
        return Reading("narrator", "own", stance, "narrator", None, None, rule) if rule else _NARRATOR

    def _labelled(self, start: int, end: int, clause: Clause, label: Label, wording: Wording) -> Reading:
        source = None if label.source is None else self._sources.name(label.source)
        cue = Cue(self._text[label.cue[0] : label.cue[1]].strip(" \"“‘'«"), *label.cue, "label")
        stance, _ = read_stance(self._text, start, end, _from_verb(self._text, clause, label.cue[0]))
        if stance == "adopted" and not label.neutral:
            stance = "rejected" if label.refused else "distanced"
        return Reading("label_mention", wording, stance, "narrator", source, cue, label.rule)

    def _reading(
        self,
        voice: Voice,
        wording: Wording,
        start: int,
        end: int,
        clause: Clause,
        source: Source | None,
        find: Find | None,
        *,
        floor: int,
    ) -> Reading:
        stance: Stance
        if find is not None:
            clause = _from_cue(clause, find, start)
        stance, rule = read_stance(self._text, start, end, clause, floor=floor)
        if find is not None and stance == "adopted" and self._denies(find, start, end):
            stance, rule = "rejected", "denied"
        if find is not None and find.rule.startswith("noun-") and find.cue is not None and stance != "rejected":
            held = held_off(self._text, find.cue, (start, end))
            if held is not None:
                cue, name = self._cue(find), f"{find.rule}+{held[1]}"
                return Reading(voice, wording, held[0], "narrator", source, cue, name)
        cue = None if find is None else self._cue(find)
        name = (find.rule if find is not None else voice) + (f"+{rule}" if rule else "")
        return Reading(voice, wording, stance, "source", source, cue, name)

    def _denies(self, find: Find, start: int, end: int) -> bool:
        """Tell whether a report denies what a term names, or declines to give it that name."""
        if find.cue is None:
            return False
        if find.cue_class != "deny":
            return is_naming(self._text, find, start) and is_declined(self._text, find.cue)
        if find.rule not in _DENIED:
            return False
        first = max((a for a, _ in find.content if a <= start), default=start)
        return _BESIDE.search(self._text, first, start) is None and _ACTING.match(self._text, end) is None

    def _cue(self, find: Find) -> Cue | None:
        if find.cue is None:
            return None
        return Cue(self._text[find.cue[0] : find.cue[1]], *find.cue, find.cue_class)


def _from_cue(clause: Clause, find: Find, start: int) -> Clause:
    """Return the part of a clause that the verb of a report governs: "rejected it and | said it was a …"."""
    if find.cue is None or not find.rule.startswith("verb-") or not clause.start < find.cue[0] < start:
        return clause
    return clause._replace(start=find.cue[0])


def _from_verb(text: str, clause: Clause, start: int) -> Clause:
    """Return the part of a clause from its last verb before a label on: "rejects it and | insists on the term …"."""
    for joined in _AND_VERB.finditer(text, clause.start, start):
        clause = clause._replace(start=joined.end())
    return clause


_AND_VERB = re.compile(r"\b(?:and|but)\s+(?!(?:the|an?|its|their|his|her|this|that|such|not)\b)")
_BESIDE = re.compile(r"\b(?:that|which|who|whose|because|when|where|if|after|before|while)\b|[,;]")
"""What parts a term from what is denied: "denied funding a study | that …"."""
_ACTING = re.compile(
    r"[\"”’'»]*\s+(?!(?:is|are|was|were|ha[sd] been)\s+(?:taking place|happening|under way|going on|committed|real))"
    r"(?:is|are|was|were|has|have|had|will|would|could|can|did|do|does)\b"
)
"""What follows a term that only names who or what did, or did not do, what is denied."""
_UNNAMED = frozenset({"passive", "passive-as", "according-to", "noun-that", "noun-phrase", "noun-compound", "noun-as"})
"""Rules by which words are reported even where nobody is named."""
_DENIED = frozenset({"verb-that", "verb-clause", "verb-gerund", "verb-of", "noun-that", "noun-phrase", "verb-aside"})
