"""Describe one group: what it calls each thing, on which side, how often, and how surely that can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

from framing.comparing.correction import Validation, correct_part, correct_share
from framing.comparing.emphasis import Emphasis, Placement, measure_emphasis
from framing.comparing.gathering import EXAMPLES, WRITTEN, ConceptKey, GroupCounts
from framing.comparing.intervals import LEVEL, document_quantile, rate_interval, share_interval, tally, tally_labels
from framing.comparing.misreading import validation_of
from framing.comparing.results import (
    ComparedSide,
    ConceptComparison,
    Estimate,
    FrameComparison,
    GroupComparison,
    OwnPart,
    SideComparison,
    VoiceCheck,
)
from framing.comparing.tiers import tier_of, withhold
from framing.speakers import Speaker, rank_speakers
from framing.types import ConceptScore, FrameScore, SourceCount

if TYPE_CHECKING:
    from framing.comparing.gathering import Floats

SIDES: tuple[ComparedSide, ...] = (*WRITTEN, "all")
NOTHING = 1e-9
"""What may remain of names that have all been read, where documents share a weight."""

NOWHERE = Placement(headline=False, lead=False, body=False, first=None)

Estimates = Mapping[tuple[str, ComparedSide], tuple[Estimate, Estimate]]
"""Share and rate of each frame on each side."""


def describe_group(
    name: str, group: GroupCounts, concepts: Iterable[ConceptScore], *, voices: VoiceCheck, level: float = LEVEL
) -> GroupComparison:
    """Describe all concepts in one group, its documents and words; `voices` says how surely voices are read."""
    validation = validation_of(group.read, voices)
    found = tuple(_concept(group, concept, validation, level) for concept in concepts)
    kept = [i for i, weight in enumerate(group.weights) if weight]
    return GroupComparison(
        group=name,
        documents=len(kept),
        words=sum(group.words[i] for i in kept),
        sources=_sources(group, list(group.frames)),
        concepts=found,
        units=group.rows,
        median_words=median(group.words[i] for i in kept) if kept else None,
    )


def _concept(group: GroupCounts, concept: ConceptScore, validation: Validation, level: float) -> ConceptComparison:
    key = (concept.lexicon, concept.concept)
    estimates = _estimates(group, concept, level)
    corrected = _corrected(group, concept, estimates, validation, level)
    naming = _naming_documents(group, concept)
    rivals = [(*key, frame.frame) for frame in concept.frames if not frame.generic]
    return ConceptComparison(
        lexicon=concept.lexicon,
        concept=concept.concept,
        measure=concept.measure,
        count=sum(group.total(rival, "all") for rival in rivals),
        documents=len(group.kept(group.open_in.get(key, ()))),
        paired=sum(n for (*place, i), n in group.paired.items() if tuple(place) == key and group.weights[i]),
        frames=tuple(_frame(group, key, frame, estimates, corrected, naming, level) for frame in concept.frames),
        own_part=_own_part(group, concept, validation, level),
    )


def _own_part(group: GroupCounts, concept: ConceptScore, validation: Validation, level: float) -> OwnPart | None:
    """Return the part of the names that is in the own voice, corrected as long as anybody's reading is the rules'."""
    key = (concept.lexicon, concept.concept)
    rivals = [frame.frame for frame in concept.frames if not frame.generic and (*key, frame.frame) in group.frames]
    if concept.measure != "share" or group.rows < 2 or not rivals:
        return None
    names = group.hit_rows(key, rivals, "all").sum(axis=1)
    if not names.any():
        return None
    own = group.hit_rows(key, rivals, "own").sum(axis=1)
    counts = tally(own, names)
    counted = withhold(share_interval(counts, level=level), tier_of(counts.documents))
    read = group.spread({i: n for (*place, i), n in group.read.names.items() if tuple(place) == key})
    if counted.low is None or not (names - read > NOTHING).any():
        return OwnPart(counted, None)
    moved = group.spread({i: n for (*place, i), n in group.read.moved.items() if tuple(place) == key})
    by_rules = share_interval(tally(own + moved, names), level=level)
    assert by_rules.value is not None
    assert by_rules.n_effective is not None
    corrected = correct_share(
        by_rules.value,
        by_rules.n_effective,
        validation,
        documents=by_rules.n_documents,
        level=level,
        quantile=document_quantile(by_rules.n_documents, level),
    )
    return OwnPart(counted, corrected if corrected.value is not None else None)


def _corrected(
    group: GroupCounts, concept: ConceptScore, estimates: Estimates, validation: Validation, level: float
) -> dict[str, Estimate]:
    """Return the shares of the own voice corrected for names of others that rules take for it."""
    key = (concept.lexicon, concept.concept)
    if concept.measure != "share" or group.rows < 2 or any(place[:2] == key for place in group.read.names):
        return {}
    names = [frame.frame for frame in concept.frames if not frame.generic]
    own, every = (group.hit_rows(key, names, side).sum(axis=0) for side in ("own", "all"))
    others, found = every - own, {}
    for at, name in enumerate(names):
        share = estimates[name, "own"][0]
        corrected = correct_part(
            share,
            counted=float(own.sum()),
            others=float(others.sum()),
            named=float(others[at]),
            validation=validation,
            level=level,
        )
        if corrected.value is not None:
            found[name] = corrected
    return found


def _frame(
    group: GroupCounts,
    key: ConceptKey,
    frame: FrameScore,
    estimates: Estimates,
    corrected: Mapping[str, Estimate],
    naming: Sequence[int],
    level: float,
) -> FrameComparison:
    name = (*key, frame.frame)
    by_side: dict[ComparedSide, SideComparison] = {}
    for side in SIDES:
        share, rate = estimates[frame.frame, side]
        by_side[side] = SideComparison(
            count=group.total(name, side),
            documents=len(group.bearing(name, side)),
            share=share,
            rate=rate,
            corrected=corrected.get(frame.frame) if side == "own" else None,
        )
    data = group.frames.get(name)
    examples = [] if data is None else [(side, pair) for side in WRITTEN for pair in data.examples.get(side, ())]
    return FrameComparison(
        frame=frame.frame,
        generic=frame.generic,
        count=by_side["all"].count,
        documents=by_side["all"].documents,
        by_side=by_side,
        forms=_forms(group, name),
        sources=_sources(group, [name]),
        examples=tuple(
            line
            for side in WRITTEN
            for line in [line for s, (i, line) in examples if s == side and group.weights[i]][:EXAMPLES]
        ),
        emphasis=_emphasis(group, name, naming, level),
    )


def _forms(group: GroupCounts, name: tuple[str, str, str]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    if name in group.frames:
        for (document, form), count in group.frames[name].forms.items():
            counts[" ".join(form.split()).lower()] += count if group.weights[document] else 0
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((form, count) for form, count in ranked if count)


def _sources(group: GroupCounts, names: Iterable[tuple[str, str, str]]) -> tuple[SourceCount, ...]:
    sources: Counter[Speaker] = Counter()
    denied: Counter[Speaker] = Counter()
    for name in names:
        if name in group.frames:
            frame = group.frames[name]
            for (document, source, kind), count in frame.sources.items():
                if group.weights[document]:
                    sources[source, kind] += count
                    denied[source, kind] += frame.denied[document, source, kind]
    return rank_speakers(sources, denied)


def _naming_documents(group: GroupCounts, concept: ConceptScore) -> list[int]:
    """Return the documents whose placements say something: those that name a thing at all, or all for a register."""
    if concept.measure == "rate":
        return sorted(group.kept(range(len(group.weights))))
    names = [(concept.lexicon, concept.concept, frame.frame) for frame in concept.frames if not frame.generic]
    return sorted(set().union(*(group.bearing(name, "all") for name in names)))


def _emphasis(
    group: GroupCounts, name: tuple[str, str, str], documents: Sequence[int], level: float
) -> Emphasis | None:
    if not documents:
        return None
    places = group.frames[name].places if name in group.frames else {}
    placements = []
    for document in documents:
        place = places.get(document)
        if place is None or place.first is None:
            placements.append(NOWHERE)
            continue
        first = place.first / group.lengths[document] if group.lengths[document] else None
        placements.append(Placement(place.headline, place.lead, place.body, first))
    if len(placements) > 1:
        return measure_emphasis(placements, level=level)
    (only,) = placements
    return Emphasis(
        headline=_describe(float(only.headline), 1),
        lead=_describe(float(only.lead), 1),
        body=_describe(float(only.body), 1),
        body_only=_describe(float(only.body and not only.headline and not only.lead), 1),
        first_mention=only.first,
    )


def _estimates(group: GroupCounts, concept: ConceptScore, level: float) -> Estimates:
    """Estimate shares and rates of all frames on all sides; a single document is described, with no heavy import."""
    if group.rows < 2:
        return _counted(group, concept)
    key = (concept.lexicon, concept.concept)
    names = [frame.frame for frame in concept.frames]
    rivals = [i for i, frame in enumerate(concept.frames) if not frame.generic]
    words = group.word_rows()
    if not any((*key, name) in group.frames for name in names):
        rate = withhold(rate_interval(tally(0 * words, words), level=level), tier_of(group.rows))
        return dict.fromkeys(((name, side) for name in names for side in SIDES), (_describe(None, 0), rate))
    own, attributed, held_off = (group.hit_rows(key, names, side) for side in WRITTEN)
    sides: dict[ComparedSide, Floats] = {
        "own": own,
        "attributed": attributed,
        "held_off": held_off,
        "all": own + attributed + held_off,
    }
    found: dict[tuple[str, ComparedSide], tuple[Estimate, Estimate]] = {}
    for side, hits in sides.items():
        trials = hits[:, rivals].sum(axis=1) if concept.measure == "share" else 0 * words
        shares = dict.fromkeys(range(len(names)), _describe(None, int((trials > 0).sum())))
        if trials.any():
            for i, counts in zip(rivals, tally_labels(hits[:, rivals], trials), strict=True):
                shares[i] = withhold(share_interval(counts, level=level), tier_of(counts.documents))
        for i, counts in enumerate(tally_labels(hits, words)):
            rate = withhold(rate_interval(counts, level=level), tier_of(counts.documents))
            found[names[i], side] = shares[i], rate
    return found


def _counted(group: GroupCounts, concept: ConceptScore) -> Estimates:
    key = (concept.lexicon, concept.concept)
    words = sum(count for count, weight in zip(group.words, group.weights, strict=True) if weight)
    found: dict[tuple[str, ComparedSide], tuple[Estimate, Estimate]] = {}
    for side in SIDES:
        rivals = [(*key, frame.frame) for frame in concept.frames if not frame.generic]
        whole = sum(group.total(name, side) for name in rivals) if concept.measure == "share" else 0
        bearing = min(len(set().union(*(group.bearing(name, side) for name in rivals))), group.rows)
        for frame in concept.frames:
            count = group.total((*key, frame.frame), side)
            share = None if frame.generic or not whole else count / whole
            rate = 1000 * count / words if words else None
            found[frame.frame, side] = _describe(share, bearing), _describe(rate, group.rows)
    return found


def _describe(value: float | None, documents: int) -> Estimate:
    return Estimate(value, None, None, None, "description", documents, None)
