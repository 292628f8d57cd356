"""Put groups of documents side by side: what each calls a thing, in its own voice and in others' mouths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from framing.comparing.results import (
    ComparedSide,
    Comparison,
    ConceptComparison,
    Estimate,
    FrameComparison,
    GroupComparison,
    NotFound,
    SideComparison,
)
from framing.types import ConceptScore, FrameScore, KwicLine, Match, Score, Side, SourceCount, SourceType

Sources = Counter[tuple[str, SourceType | None]]
"""Attributed matches by name and type of their source."""

SIDES: tuple[ComparedSide, ...] = ("own", "attributed", "held_off", "all")
EXAMPLES = 2
"""How many examples a frame keeps per group and side."""

NO_VALUE = "(none)"
"""The group of documents that lack the field compared by."""


def compare_groups(scores: Iterable[Score], *, by: str | Callable[[Score], str]) -> Comparison:
    """Compare groups of scored documents, in order of first appearance.

    `by` is a metadata field or a function that names the group of a score. Scores with concordance lines give examples.
    Shares and rates are of all words and matches of a group together; they describe these documents.
    """
    name_of = by if callable(by) else lambda score: str(score.meta.get(by) or NO_VALUE)
    gathered: dict[str, _Group] = {}
    for score in scores:
        gathered.setdefault(name_of(score), _Group()).add(score)
    order: dict[tuple[str, str], ConceptScore] = {}
    for group in gathered.values():
        for key, concept in group.layout.items():
            order.setdefault(key, concept)
    groups = tuple(group.result(name, order) for name, group in gathered.items())
    return Comparison(
        by=by if isinstance(by, str) else "operand",
        groups=groups,
        not_found=tuple(_not_found(groups)),
        notes=tuple(_notes(groups)),
    )


@dataclass(slots=True)
class _Frame:
    counts: Counter[Side] = field(default_factory=Counter)
    documents: dict[ComparedSide, set[str]] = field(default_factory=lambda: {side: set() for side in SIDES})
    forms: Counter[str] = field(default_factory=Counter)
    sources: Sources = field(default_factory=Counter)
    examples: dict[Side, list[KwicLine]] = field(default_factory=dict)


@dataclass(slots=True)
class _Group:
    """What is known of one group so far."""

    documents: set[str] = field(default_factory=set)
    words: int = 0
    layout: dict[tuple[str, str], ConceptScore] = field(default_factory=dict)
    open_in: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    paired: Counter[tuple[str, str]] = field(default_factory=Counter)
    frames: dict[tuple[str, str, str], _Frame] = field(default_factory=dict)

    def add(self, score: Score) -> None:
        self.documents.add(score.document)
        self.words += score.words
        for concept in score.concepts:
            key = (concept.lexicon, concept.concept)
            self.layout.setdefault(key, concept)
            self.open_in.setdefault(key, set()).add(score.document)
            self.paired[key] += concept.paired
        for match in score.matches:
            if match.counted:
                side = match.reading.side
                frame = self.frames.setdefault((match.lexicon, match.concept, match.frame), _Frame())
                frame.counts[side] += 1
                frame.documents[side].add(score.document)
                frame.documents["all"].add(score.document)
                frame.forms[" ".join(match.text.split()).lower()] += 1
                if side == "attributed":
                    frame.sources[_source(match)] += 1
        for line in score.lines:
            if line.match.counted:
                frame = self.frames[(line.match.lexicon, line.match.concept, line.match.frame)]
                kept = frame.examples.setdefault(line.match.reading.side, [])
                if len(kept) < EXAMPLES:
                    kept.append(line)

    def result(self, name: str, order: dict[tuple[str, str], ConceptScore]) -> GroupComparison:
        return GroupComparison(
            group=name,
            documents=len(self.documents),
            words=self.words,
            sources=self._sources(),
            concepts=tuple(self._concept(concept) for concept in order.values()),
        )

    def _sources(self) -> tuple[SourceCount, ...]:
        sources: Sources = Counter()
        for frame in self.frames.values():
            sources.update(frame.sources)
        return _ranked(sources)

    def _concept(self, concept: ConceptScore) -> ConceptComparison:
        key = (concept.lexicon, concept.concept)
        frames = [(frame, self.frames.get((*key, frame.frame), _Frame())) for frame in concept.frames]
        rivals = [data for frame, data in frames if not frame.generic]
        naming = concept.measure == "share"
        totals: Counter[ComparedSide] = Counter()
        bearing: dict[ComparedSide, set[str]] = {side: set() for side in SIDES}
        for data in rivals:
            totals.update(data.counts)
            totals["all"] += data.counts.total()
            for side in SIDES:
                bearing[side] |= data.documents[side]
        return ConceptComparison(
            lexicon=concept.lexicon,
            concept=concept.concept,
            measure=concept.measure,
            count=totals["all"],
            documents=len(self.open_in.get(key, ())),
            paired=self.paired[key],
            frames=tuple(self._frame(frame, data, totals if naming else Counter(), bearing) for frame, data in frames),
        )

    def _frame(
        self, frame: FrameScore, data: _Frame, totals: Counter[ComparedSide], bearing: dict[ComparedSide, set[str]]
    ) -> FrameComparison:
        by_side: dict[ComparedSide, SideComparison] = {}
        for side in SIDES:
            count = data.counts.total() if side == "all" else data.counts[side]
            whole = 0 if frame.generic else totals[side]
            by_side[side] = SideComparison(
                count=count,
                documents=len(data.documents[side]),
                share=_describe(count / whole if whole else None, len(bearing[side])),
                rate=_describe(1000 * count / self.words if self.words else None, len(self.documents)),
            )
        return FrameComparison(
            frame=frame.frame,
            generic=frame.generic,
            count=data.counts.total(),
            documents=len(data.documents["all"]),
            by_side=by_side,
            forms=tuple(_most_common(data.forms)),
            sources=_ranked(data.sources),
            examples=tuple(line for side in ("own", "attributed", "held_off") for line in data.examples.get(side, [])),
        )


def _most_common(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _source(match: Match) -> tuple[str, SourceType | None]:
    source = match.reading.source
    return ("", None) if source is None else (" ".join(source.resolved.split()), source.type)


def _ranked(sources: Sources) -> tuple[SourceCount, ...]:
    ranked = sorted(sources.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    return tuple(SourceCount(name, kind, count) for (name, kind), count in ranked)


def _describe(value: float | None, documents: int) -> Estimate:
    return Estimate(value, None, None, None, "description", documents, None)


def _not_found(groups: tuple[GroupComparison, ...]) -> Iterable[NotFound]:
    for index, group in enumerate(groups):
        for at, concept in enumerate(group.concepts):
            if not concept.documents or not concept.count:
                continue
            for position, frame in enumerate(concept.frames):
                if frame.generic or frame.by_side["own"].count:
                    continue
                used_by = tuple(
                    other.group
                    for other_index, other in enumerate(groups)
                    if other_index != index and other.concepts[at].frames[position].by_side["own"].count
                )
                if used_by:
                    yield NotFound(
                        group.group,
                        concept.lexicon,
                        concept.concept,
                        frame.frame,
                        used_by,
                        frame.by_side["attributed"].count,
                        frame.by_side["held_off"].count,
                    )


def _notes(groups: tuple[GroupComparison, ...]) -> Iterable[str]:
    if len(groups) < 2:
        yield "One group only: there is nothing to compare it with."
        return
    smallest = min(group.documents for group in groups)
    if all(group.documents == 1 for group in groups):
        yield (
            "One document each: this describes these texts. It says nothing about how either outlet usually writes, "
            "and nothing can be tested."
        )
    else:
        few = [group for group in groups if group.documents < 4]
        if few:
            yield (
                f"{len(few)} of {len(groups)} groups have fewer than four documents (the smallest has {smallest}): "
                "this describes these texts, and nothing can be tested for those groups."
            )
        yield (
            "Shares and rates are of all matches and words of a group together; they carry no interval, so a "
            "difference between groups may be chance."
        )
