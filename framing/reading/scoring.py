"""Count the matches of a document: per passage, concept and frame, by side, voice and stance."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.corpus.passages import divide
from framing.corpus.sentences import split_sentences
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.reading.drifting import count_sources, find_drift
from framing.reading.matches import MatchedDocument, find_matches, kwic_lines
from framing.reading.matching import Matcher
from framing.reading.rulings import Rulings
from framing.reading.selecting import EVERYTHING, Selection
from framing.types import (
    STANCES,
    VOICES,
    Block,
    ClosedGate,
    ConceptScore,
    Document,
    Drift,
    FrameScore,
    LexiconRef,
    Match,
    Score,
    SetAside,
    Share,
    Side,
    Stance,
    Unit,
    Voice,
)

Totals = Mapping[Side, int]
Concepts = tuple[tuple[Lexicon, Concept], ...]
Row = tuple[list[ConceptScore], dict[int, tuple[int, Lexicon, Concept]]]
NO_TOTALS: Totals = {"own": 0, "attributed": 0, "held_off": 0}
NO_VOICES: Mapping[Voice, int] = dict.fromkeys(VOICES, 0)
NO_STANCES: Mapping[Stance, int] = dict.fromkeys(STANCES, 0)


@dataclass(frozen=True, slots=True)
class ScoredText:
    """A document with its blocks, and its scores in order: what a view needs to show the text itself."""

    document: Document
    blocks: tuple[Block, ...]
    scores: tuple[Score, ...]


class Scorer:
    """Scores documents with one set of lexicons.

    With `context`, scores carry their matches as concordance lines with so many characters either side. `rulings` are
    those of people, which come before counting. What an unmatched frame or concept scores is made once and shared by
    all results.
    """

    def __init__(
        self,
        lexicons: Sequence[Lexicon],
        *,
        unit: Unit = "document",
        gate: bool = True,
        selection: Selection = EVERYTHING,
        context: int | None = None,
        rulings: Rulings | None = None,
    ) -> None:
        self.lexicons = tuple(lexicons)
        self.unit = unit
        self.context = context
        self.selection = selection
        self.rulings = rulings
        self.matcher = Matcher(self.lexicons, gate=gate)
        self._refs = tuple(LexiconRef(x.id, x.version, x.sha256) for x in self.lexicons)
        # Concepts by identity, which is quick to ask for: those that are listed, with the frames that are.
        self._listed = {
            id(concept): listed
            for lexicon in self.lexicons
            for concept in lexicon.concepts
            if (listed := tuple(f for f in concept.frames if selection.lists(lexicon, concept, f)))
        }
        self._ids = {(lexicon.id, concept.id): id(concept) for lexicon in self.lexicons for concept in lexicon.concepts}
        self._naming = frozenset(lexicon.id for lexicon in self.lexicons if lexicon.kind == "naming")
        self._rows: dict[bool, tuple[Concepts, Row]] = {}
        self._untouched_concepts: dict[bool, dict[int, ConceptScore]] = {True: {}, False: {}}
        self._untouched_frames: dict[tuple[object, ...], tuple[FrameScore, ...]] = {}

    def find(self, document: Document) -> MatchedDocument:
        """Find the matches of one document."""
        return find_matches(document, self.matcher, selection=self.selection, rulings=self.rulings)

    def score(self, matched: MatchedDocument) -> tuple[Score, ...]:
        """Count the matches of one document, a score per passage."""
        document = matched.document
        set_aside = _set_aside(matched)
        closed = tuple(ClosedGate(x.id, c.id, n, c.gate_scope) for x, c, n in matched.closed if id(c) in self._listed)
        passages = divide(document, matched.layout, unit=self.unit)
        grouped = _group(matched.matches, [(p.start, p.end) for p in passages])
        drifts = find_drift(matched.matches, naming=self._naming)
        lead_end = matched.layout.lead_end
        return tuple(
            Score(
                document=document.id,
                passage=index,
                start=passage.start,
                end=passage.end,
                words=passage.words,
                meta=document.meta,
                path=document.path,
                lexicons=self._refs,
                concepts=self._concepts(matched, matches, passage.words),
                closed_gates=closed,
                sha256=matched.sha256,
                set_aside=set_aside,
                matches=tuple(matches),
                lines=() if self.context is None else kwic_lines(matched, matches, width=self.context),
                sources=count_sources(matches),
                drift=_within(drifts, matches),
                lead_end=lead_end,
            )
            for index, (passage, matches) in enumerate(zip(passages, grouped, strict=True))
        )

    def _concepts(self, matched: MatchedDocument, matches: list[Match], words: int) -> tuple[ConceptScore, ...]:
        counted: dict[int, list[Match]] = {}
        for match in matches:
            if match.counted:
                counted.setdefault(self._ids[match.lexicon, match.concept], []).append(match)
        row, places = self._untouched_row(matched.open_concepts, words > 0)
        scores = list(row)
        for key in counted.keys() & places.keys():
            place, lexicon, concept = places[key]
            scores[place] = self._concept(matched, lexicon, concept, counted[key], words)
        return tuple(scores)

    def _untouched_row(self, open_concepts: Concepts, has_words: bool) -> Row:
        """Return what listed concepts score without a match, in order, and where each is; kept for the next text."""
        known = self._rows.get(has_words)
        if known is not None and known[0] is open_concepts:
            return known[1]
        listed = [(lexicon, concept) for lexicon, concept in open_concepts if id(concept) in self._listed]
        scores = [self._untouched_concept(lexicon, concept, has_words) for lexicon, concept in listed]
        row = scores, {id(concept): (i, lexicon, concept) for i, (lexicon, concept) in enumerate(listed)}
        self._rows[has_words] = open_concepts, row
        return row

    def _concept(
        self, matched: MatchedDocument, lexicon: Lexicon, concept: Concept, matches: list[Match], words: int
    ) -> ConceptScore:
        by_frame: dict[str, list[Match]] = {}
        for match in matches:
            by_frame.setdefault(match.frame, []).append(match)
        rivals = [match for match in matches if not match.generic]
        naming = lexicon.kind == "naming"
        totals = _sum_sides(rivals) if naming else NO_TOTALS
        frames = list(self._untouched(concept, totals, words > 0))
        for place, frame in enumerate(self._listed[id(concept)]):
            if frame.id in by_frame:
                frames[place] = _score_frame(frame, by_frame[frame.id], totals, words)
        return ConceptScore(
            lexicon=lexicon.id,
            concept=concept.id,
            measure="share" if naming else "rate",
            count=len(rivals),
            frames=tuple(frames),
            paired=_count_paired(matched, matches) if naming and len(by_frame) > 1 else 0,
        )

    def _untouched_concept(self, lexicon: Lexicon, concept: Concept, has_words: bool) -> ConceptScore:
        known = self._untouched_concepts[has_words].get(id(concept))
        if known is not None:
            return known
        score = self._untouched_concepts[has_words][id(concept)] = ConceptScore(
            lexicon=lexicon.id,
            concept=concept.id,
            measure="share" if lexicon.kind == "naming" else "rate",
            count=0,
            frames=self._untouched(concept, NO_TOTALS, has_words),
            paired=0,
        )
        return score

    def _untouched(self, concept: Concept, totals: Totals, has_words: bool) -> tuple[FrameScore, ...]:
        """Return what the frames of a concept score that have no match, beside others with these totals."""
        key = (id(concept), *[total > 0 for total in totals.values()], has_words)
        if key not in self._untouched_frames:
            self._untouched_frames[key] = tuple(
                _score_frame(frame, [], totals, int(has_words)) for frame in self._listed[id(concept)]
            )
        return self._untouched_frames[key]


def score_documents(
    documents: Iterable[Document],
    lexicons: Sequence[Lexicon],
    *,
    unit: Unit = "document",
    gate: bool = True,
    selection: Selection = EVERYTHING,
    context: int | None = None,
    rulings: Rulings | None = None,
) -> Iterator[Score]:
    """Score documents one by one with the given lexicons, a score per passage, in order."""
    scorer = Scorer(lexicons, unit=unit, gate=gate, selection=selection, context=context, rulings=rulings)
    for document in documents:
        yield from scorer.score(scorer.find(document))


def _score_frame(frame: Frame, matches: list[Match], totals: Totals, words: int) -> FrameScore:
    sides: dict[Side, int] = {"own": 0, "attributed": 0, "held_off": 0}
    by_voice, by_stance = NO_VOICES, NO_STANCES
    if matches:
        by_voice, by_stance = dict(NO_VOICES), dict(NO_STANCES)
        for match in matches:
            reading = match.reading
            sides[reading.side] += 1
            by_voice[reading.voice] += 1
            by_stance[reading.stance] += 1
    whole = NO_TOTALS if frame.generic else totals
    return FrameScore(
        frame=frame.id,
        generic=frame.generic,
        count=len(matches),
        share=_ratio(len(matches), sum(whole.values())),
        rate=_ratio(1000 * len(matches), words),
        own=Share(sides["own"], _ratio(sides["own"], whole["own"])),
        attributed=Share(sides["attributed"], _ratio(sides["attributed"], whole["attributed"])),
        held_off=sides["held_off"],
        by_voice=by_voice,
        by_stance=by_stance,
    )


def _sum_sides(matches: Sequence[Match]) -> Totals:
    totals = dict(NO_TOTALS)
    for match in matches:
        totals[match.reading.side] += 1
    return totals


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _count_paired(matched: MatchedDocument, matches: list[Match]) -> int:
    """Count the sentences that give rival names side by side.

    Two different frames, both non-generic, or a second mention next to a name mentioned as a label ("camps that X calls
    training centres").
    """
    paired = 0
    for block, group in itertools.groupby(matches, lambda match: matched.layout.block_at(match.start)):
        inside = list(group)
        if block is None or len({match.frame for match in inside}) < 2:
            continue
        for sentence in _group(inside, split_sentences(matched.document.text, block.start, block.end)):
            rivals = {match.frame for match in sentence if not match.generic}
            labelled = any(m.reading.voice == "label_mention" for m in sentence if not m.generic)
            paired += len(rivals) > 1 or (labelled and any(match.generic for match in sentence))
    return paired


def _group(matches: Sequence[Match], spans: list[tuple[int, int]]) -> list[list[Match]]:
    groups: list[list[Match]] = [[] for _ in spans]
    index = 0
    for match in matches:
        while index < len(spans) - 1 and match.start >= spans[index][1]:
            index += 1
        if spans and spans[index][0] <= match.start < spans[index][1]:
            groups[index].append(match)
    return groups


def _within(drifts: Sequence[Drift], matches: Sequence[Match]) -> tuple[Drift, ...]:
    """Return the drifts that come about in a passage, given its matches."""
    if not drifts:
        return ()
    ids = {match.id for match in matches}
    return tuple(drift for drift in drifts if drift.later in ids)


def _set_aside(matched: MatchedDocument) -> SetAside:
    boilerplate = repeats = 0
    for block in matched.layout.blocks:
        if block.zone == "boilerplate":
            boilerplate += 1
        elif block.repeats is not None:
            repeats += 1
    return SetAside(boilerplate, repeats)
