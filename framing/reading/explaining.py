"""Why a place of a document was counted as it was, or why it was not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from framing.corpus.block_quotes import unmarked_text
from framing.corpus.markers import Kind, recognise
from framing.corpus.positions import Positions
from framing.corpus.sentences import split_sentences
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.reading.attribution import find_attributions
from framing.reading.matches import MatchedDocument, find_matches
from framing.reading.matching import Matcher, Suppressed
from framing.reading.quotation import pair_document
from framing.reading.rulings import Rulings
from framing.reading.selecting import EVERYTHING, Selection
from framing.types import Attribution, Block, Document, Match, Zone

NEAREST = 3
"""How many matches are named when there is none at a place."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a document: its text, offsets, and the line and column where it begins."""

    text: str
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the gate of a concept is open, and the context words that open it, in order.

    `needless` concepts have no context words; `off` says that gates were not asked for. With a gate per paragraph the
    openers are those of the paragraph; `elsewhere` are context words in others, where none is in this one.
    """

    state: Literal["needless", "open", "closed", "off"]
    openers: tuple[Excerpt, ...]
    elsewhere: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneFinding:
    """The zone of a paragraph and how it was recognised.

    `how` is `format` (the file says so), the kind of line it looks like, `top` (by place and shape at the top of the
    text) or `text` (nothing tells it from running text). `repeats` is the line of the paragraph it repeats, if any.
    """

    zone: Zone
    how: Literal["format", "top", "text"] | Kind
    repeats: int | None


@dataclass(frozen=True, slots=True)
class ExplainedMatch:
    """A match with everything that it rests on.

    `quotation` is the quoted stretch around it (`None` outside quotation marks). `cue` and `source` are where those of
    its reading stand. `within` is, for the writer's own words, the report they stand in all the same, if any. `named`
    is, for a second mention, the first name of the concept in the document.
    """

    match: Match
    lexicon: Lexicon
    concept: Concept
    frame: Frame
    gate: Gate
    zone: ZoneFinding
    sentence: Excerpt
    quotation: Excerpt | None
    source: Excerpt | None
    cue: Excerpt | None
    within: Attribution | None
    named: Match | None


@dataclass(frozen=True, slots=True)
class ExplainedRefusal:
    """Words of a term that are no match, and where they stand."""

    suppressed: Suppressed
    place: Excerpt
    gate: Gate


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of one place: its matches, the terms refused there, and the matches nearest to a place without.

    `column` is `None` when a whole line was asked for. `place` is the word there, or the line. `selected` says that
    only some frames were asked for.
    """

    document: str
    path: str | None
    sha256: str
    line: int
    column: int | None
    place: Excerpt
    lexicons: tuple[Lexicon, ...]
    matches: tuple[ExplainedMatch, ...]
    refusals: tuple[ExplainedRefusal, ...]
    nearest: tuple[Match, ...]
    selected: bool = False


def explain_place(
    document: Document,
    lexicons: Sequence[Lexicon],
    *,
    line: int,
    column: int | None = None,
    gate: bool = True,
    rulings: Rulings | None = None,
    selection: Selection = EVERYTHING,
) -> Explanation:
    """Explain what was counted at a line and column of a document, or on a whole line, after the rulings of people.

    Of a selection the frames are heeded. Raises `IndexError` for a line or column that the document has not.
    """
    positions = Positions(document.text)
    start, end = positions.line(line)
    if column is not None:
        if not 1 <= column <= max(1, end - start):
            raise IndexError(column)
        start += column - 1
        end = start + 1
    matcher = Matcher(lexicons, gate=gate)
    reader = _Reader(find_matches(document, matcher, rulings=rulings), positions, lexicons, gate=gate)
    return reader.explain(matcher, selection, start, end, line, column)


class _Reader:
    """One document with its matches, being explained."""

    def __init__(
        self, matched: MatchedDocument, positions: Positions, lexicons: Sequence[Lexicon], *, gate: bool
    ) -> None:
        self._matched, self._positions, self._gate = matched, positions, gate
        self._document, self._layout = matched.document, matched.layout
        self._text = unmarked_text(matched.document)
        self._lexicons = tuple(lexicons)
        self._openers: dict[tuple[str, str], tuple[Excerpt, ...]] = {}

    def explain(
        self, matcher: Matcher, selection: Selection, start: int, end: int, line: int, column: int | None
    ) -> Explanation:
        matches = [match for match in self._matched.matches if selection.has(match.name)]
        here = [match for match in matches if match.start < end and match.end > start]
        refused = [
            s
            for s in matcher.explain(self._document, self._layout)
            if s.start < end and s.end > start and selection.lists(s.lexicon, s.concept, s.frame)
        ]
        if column is None:  # on a whole line, what lost to a match that is shown anyway is no news
            taken = [(match.start, match.end) for match in here]
            refused = [s for s in refused if s.why != "longer" or not _overlaps(s, taken)]
        return Explanation(
            document=self._document.id,
            path=self._document.path,
            sha256=self._matched.sha256,
            line=line,
            column=column,
            place=self._excerpt(*(self._word(start) if column is not None else (start, end))),
            lexicons=self._lexicons,
            matches=tuple(self._match(match) for match in here),
            refusals=tuple(self._refusal(suppressed) for suppressed in refused),
            nearest=() if here else _nearest(matches, start, line),
            selected=selection.frames is not None,
        )

    def _match(self, match: Match) -> ExplainedMatch:
        lexicon = next(x for x in self._lexicons if x.id == match.lexicon)
        concept = next(c for c in lexicon.concepts if c.id == match.concept)
        block = self._layout.block_at(match.start)
        reading = match.reading
        return ExplainedMatch(
            match=match,
            lexicon=lexicon,
            concept=concept,
            frame=next(f for f in concept.frames if f.id == match.frame),
            gate=self._gate_of(lexicon, concept, match.start),
            zone=self._zone(match, block),
            sentence=self._sentence(match, block),
            quotation=self._quotation(match),
            source=None if reading.source is None else self._excerpt(reading.source.start, reading.source.end),
            cue=None if reading.cue is None else self._excerpt(reading.cue.start, reading.cue.end),
            within=self._within(match) if reading.voice == "narrator" and reading.before is None else None,
            named=self._first_name(match) if match.generic else None,
        )

    def _refusal(self, suppressed: Suppressed) -> ExplainedRefusal:
        gate = self._gate_of(suppressed.lexicon, suppressed.concept, suppressed.start)
        return ExplainedRefusal(suppressed, self._excerpt(suppressed.start, suppressed.end), gate)

    def _gate_of(self, lexicon: Lexicon, concept: Concept, offset: int) -> Gate:
        if not concept.context:
            return Gate("needless", ())
        if not self._gate:
            return Gate("off", ())
        key = (lexicon.id, concept.id)
        if key not in self._openers:
            self._openers[key] = tuple(self._find_openers(lexicon, concept))
        everywhere = openers = self._openers[key]
        if concept.gate_scope == "paragraph":
            block = self._layout.block_at(offset)
            openers = tuple(o for o in everywhere if block is not None and block.start <= o.start < block.end)
        return Gate("open", openers) if openers else Gate("closed", (), everywhere)

    def _find_openers(self, lexicon: Lexicon, concept: Concept) -> Iterable[Excerpt]:
        # The context terms, as if they were the only terms of a concept without gate; a prefix closes no gate.
        context = replace(concept, frames=(Frame("context", "", "", concept.context),), context=(), ignore=())
        matcher = Matcher((replace(lexicon, concepts=(context,)),), gate=False)
        spans = {(o.start, o.end) for o in matcher.find(self._document, self._layout).occurrences}
        spans |= {(s.start, s.end) for s in matcher.explain(self._document, self._layout) if s.why == "prefix"}
        for start, end in sorted(spans):
            block = self._layout.block_at(start)
            if block is not None and block.zone != "boilerplate":
                yield self._excerpt(start, end)

    def _zone(self, match: Match, block: Block | None) -> ZoneFinding:
        if block is None:
            return ZoneFinding(match.zone, "text", None)
        repeats = None
        if block.repeats is not None:
            repeats = self._positions.of(self._layout.blocks[block.repeats].start)[0]
        kind = recognise(self._text, block.start, block.end)
        if any(
            start < block.end and end > block.start and zone == block.zone for start, end, zone in self._document.marked
        ):
            return ZoneFinding(block.zone, "format", repeats)
        if kind is not None:
            return ZoneFinding(block.zone, kind, repeats)
        return ZoneFinding(block.zone, "text" if block.zone == "body" else "top", repeats)

    def _sentence(self, match: Match, block: Block | None) -> Excerpt:
        for start, end in () if block is None else split_sentences(self._text, block.start, block.end):
            if start <= match.start < end:
                return self._excerpt(start, max(end, match.end))
        return self._excerpt(match.start, match.end)

    def _quotation(self, match: Match) -> Excerpt | None:
        for pairs in pair_document(self._text, self._layout.blocks):
            for quote in pairs.quotes:
                if quote.start < match.end and quote.end > match.start:
                    return self._excerpt(quote.start, quote.end)
        return None

    def _within(self, match: Match) -> Attribution | None:
        span = (match.start, match.end)
        for attribution in find_attributions(self._document, self._layout, near=[span]):
            if any(start < span[1] and end > span[0] for start, end in attribution.content):
                return attribution
        return None

    def _first_name(self, match: Match) -> Match | None:
        for other in self._matched.matches:
            same = (other.lexicon, other.concept) == (match.lexicon, match.concept)
            if same and other.counted and not other.generic and other.start < match.start:
                return other
        return None

    def _word(self, offset: int) -> tuple[int, int]:
        """Return the span of the run of letters and digits at an offset, or of the one character there."""
        start = end = offset
        while start > 0 and self._text[start - 1].isalnum():
            start -= 1
        while end < len(self._text) and self._text[end].isalnum():
            end += 1
        return (start, end) if end > offset else (offset, min(offset + 1, len(self._text)))

    def _excerpt(self, start: int, end: int) -> Excerpt:
        return Excerpt(self._text[start:end], start, end, *self._positions.of(start))


def _nearest(matches: Sequence[Match], offset: int, line: int) -> tuple[Match, ...]:
    on_line = [match for match in matches if match.line == line]
    return tuple(sorted(on_line or matches, key=lambda match: (abs(match.start - offset), match.start))[:NEAREST])


def _overlaps(suppressed: Suppressed, spans: list[tuple[int, int]]) -> bool:
    return any(start < suppressed.end and end > suppressed.start for start, end in spans)
