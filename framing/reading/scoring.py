"""Count the matches of a document: per passage, concept and frame, by side, voice and stance."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.corpus.passages import divide
from framing.corpus.sentences import split_sentences
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.reading.matches import MatchedDocument, find_matches, kwic_lines
from framing.reading.matching import Matcher
from framing.reading.selecting import EVERYTHING, Selection
from framing.types import (
    STANCES,
    VOICES,
    ClosedGate,
    ConceptScore,
    Document,
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

NO_VOICES: Mapping[Voice, int] = dict.fromkeys(VOICES, 0)
NO_STANCES: Mapping[Stance, int] = dict.fromkeys(STANCES, 0)


class Scorer:
    """Scores documents with one set of lexicons.

    With `context`, scores carry their matches as concordance lines with so many characters either side. What an
    unmatched frame or concept scores is made once and shared by all results.
    """

    def __init__(
        self,
        lexicons: Sequence[Lexicon],
        *,
        unit: Unit = "document",
        gate: bool = True,
        selection: Selection = EVERYTHING,
        context: int | None = None,
    ) -> None:
        self.lexicons = tuple(lexicons)
        self.unit = unit
        self.context = context
        self.selection = selection
        self.matcher = Matcher(self.lexicons, gate=gate)
        self._refs = tuple(LexiconRef(x.id, x.version, x.sha256) for x in self.lexicons)
        self._listed = {
            (lexicon.id, concept.id): listed
            for lexicon in self.lexicons
            for concept in lexicon.concepts
            if (listed := tuple(f for f in concept.frames if selection.lists(lexicon, concept, f)))
        }
        self._zeros: dict[tuple[str, str, bool], ConceptScore] = {}

    def find(self, document: Document) -> MatchedDocument:
        """Find the matches of one document."""
        return find_matches(document, self.matcher, selection=self.selection)

    def score(self, matched: MatchedDocument) -> tuple[Score, ...]:
        """Count the matches of one document, a score per passage."""
        document = matched.document
        set_aside = _set_aside(matched)
        closed = tuple(ClosedGate(x.id, c.id, n) for x, c, n in matched.closed if (x.id, c.id) in self._listed)
        passages = divide(document, matched.layout, unit=self.unit)
        grouped = _group(matched.matches, [(p.start, p.end) for p in passages])
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
            )
            for index, (passage, matches) in enumerate(zip(passages, grouped, strict=True))
        )

    def _concepts(self, matched: MatchedDocument, matches: list[Match], words: int) -> tuple[ConceptScore, ...]:
        counted: dict[tuple[str, str], list[Match]] = {}
        for match in matches:
            if match.counted:
                counted.setdefault((match.lexicon, match.concept), []).append(match)
        scores = []
        for lexicon, concept in matched.open_concepts:
            frames = self._listed.get((lexicon.id, concept.id))
            if frames is None:
                continue
            own = counted.get((lexicon.id, concept.id))
            if own:
                scores.append(_score_concept(matched, lexicon, concept, frames, own, words))
            else:
                scores.append(self._zero(lexicon, concept, frames, has_words=words > 0))
        return tuple(scores)

    def _zero(self, lexicon: Lexicon, concept: Concept, frames: tuple[Frame, ...], *, has_words: bool) -> ConceptScore:
        key = (lexicon.id, concept.id, has_words)
        if key not in self._zeros:
            self._zeros[key] = _score_concept(None, lexicon, concept, frames, [], int(has_words))
        return self._zeros[key]


def score_documents(
    documents: Iterable[Document],
    lexicons: Sequence[Lexicon],
    *,
    unit: Unit = "document",
    gate: bool = True,
    selection: Selection = EVERYTHING,
    context: int | None = None,
) -> Iterator[Score]:
    """Score documents one by one with the given lexicons, a score per passage, in order."""
    scorer = Scorer(lexicons, unit=unit, gate=gate, selection=selection, context=context)
    for document in documents:
        yield from scorer.score(scorer.find(document))


def _score_concept(
    matched: MatchedDocument | None,
    lexicon: Lexicon,
    concept: Concept,
    frames: tuple[Frame, ...],
    matches: list[Match],
    words: int,
) -> ConceptScore:
    by_frame: dict[str, list[Match]] = {}
    for match in matches:
        by_frame.setdefault(match.frame, []).append(match)
    rivals = [match for match in matches if not match.generic]
    naming = lexicon.kind == "naming"
    totals = Counter(match.reading.side for match in rivals) if naming else None
    return ConceptScore(
        lexicon=lexicon.id,
        concept=concept.id,
        measure="share" if naming else "rate",
        count=len(rivals),
        frames=tuple(_score_frame(frame, by_frame.get(frame.id, []), totals, words) for frame in frames),
        paired=_count_paired(matched, matches) if matched and naming and len(by_frame) > 1 else 0,
    )


def _score_frame(frame: Frame, matches: list[Match], totals: Mapping[Side, int] | None, words: int) -> FrameScore:
    sides = Counter(match.reading.side for match in matches)
    whole: Mapping[Side, int] = {} if frame.generic or totals is None else totals
    return FrameScore(
        frame=frame.id,
        generic=frame.generic,
        count=len(matches),
        share=_ratio(len(matches), sum(whole.values())),
        rate=_ratio(1000 * len(matches), words),
        own=Share(sides["own"], _ratio(sides["own"], whole.get("own"))),
        attributed=Share(sides["attributed"], _ratio(sides["attributed"], whole.get("attributed"))),
        held_off=sides["held_off"],
        by_voice={**NO_VOICES, **Counter(m.reading.voice for m in matches)} if matches else NO_VOICES,
        by_stance={**NO_STANCES, **Counter(m.reading.stance for m in matches)} if matches else NO_STANCES,
    )


def _ratio(part: int, whole: int | None) -> float | None:
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
        for start, end in split_sentences(matched.document.text, block.start, block.end):
            sentence = [match for match in inside if start <= match.start < end]
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


def _set_aside(matched: MatchedDocument) -> SetAside:
    boilerplate = repeats = 0
    for block in matched.layout.blocks:
        if block.zone == "boilerplate":
            boilerplate += 1
        elif block.repeats is not None:
            repeats += 1
    return SetAside(boilerplate, repeats)
