"""What to tell first: at most three differences that were established, and how small a one could have been."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from framing.comparing.results import Contrast, Contrasted, GroupComparison, Testing
from framing.comparing.tiers import is_asked

MARKED = 0.05
"""Below this q a difference counts as established."""

AT_MOST = 3


def established(contrast: Contrasted) -> bool:
    """Tell whether a difference was established: q < .05, an interval without 0, and enough hits to speak of."""
    low, high = contrast.difference.low, contrast.difference.high
    return (
        contrast.q is not None
        and contrast.q < MARKED
        and low is not None
        and high is not None
        and (low > 0 or high < 0)
        and "rare" not in contrast.flags
    )


def is_lead(contrast: Contrasted) -> bool:
    """Tell whether a difference rests on so few documents that it is a lead to check: the fewer, the larger it is."""
    return contrast.tier == "exploratory"


def choose_findings(contrasts: Sequence[Contrast], *, at_most: int = AT_MOST) -> tuple[Contrast, ...]:
    """Choose differences in groups' own voices, results before leads, the largest first, and every concept once.

    Shares stand before rates. Where that leaves room, other pairs of groups follow. Rival names are one question: of a
    concept and a pair only one frame is told, the one that the first group has more of.
    """
    found = [c for c in contrasts if c.side == "own" and established(c)]
    found.sort(key=lambda c: (is_lead(c), c.measure == "rate", -_size(c), -(c.difference.value or 0)))
    chosen: list[Contrast] = []
    for same in (_same_concept, _same_question):
        for contrast in found:
            if len(chosen) < at_most and not any(same(contrast, other) for other in chosen):
                chosen.append(contrast)
    return tuple(chosen)


def _size(contrast: Contrast) -> float:
    """Return the size of a difference, in points for shares and as a ratio of odds for rates."""
    if contrast.measure == "share":
        return round(abs(contrast.difference.value or 0), 9)
    odds = contrast.effect.odds_ratio if contrast.effect is not None else 1.0
    return round(max(odds, 1 / odds), 9)


def _same_concept(one: Contrast, other: Contrast) -> bool:
    return (one.lexicon, one.concept) == (other.lexicon, other.concept)


def _same_question(one: Contrast, other: Contrast) -> bool:
    return _same_concept(one, other) and (one.group, one.against) == (other.group, other.against)


def measure_tests(
    contrasts: Sequence[Contrast],
    groups: Sequence[GroupComparison],
    *,
    strata: str | None,
    paired: bool,
    level: float,
    seed: int,
) -> Testing | None:
    """Say how many tests there were and what they could have shown, `None` where nothing was compared at all."""
    if not contrasts:
        return None
    own = [c for c in contrasts if c.side == "own"]
    asked = [c for c in own if is_asked(c)]
    return Testing(
        strata=strata,
        paired=paired,
        level=level,
        seed=seed,
        tests=len(asked),
        marked=sum(c.q is not None and c.q < MARKED for c in own),
        detectable=_detectable(asked, groups, level),
    )


def _detectable(asked: Sequence[Contrast], groups: Sequence[GroupComparison], level: float) -> float | None:
    """Return the median of the smallest differences of shares that the tests would usually have shown."""
    from framing.comparing.planning import smallest_difference

    matches = _matches_per_document(groups)
    found = []
    for contrast in asked:
        first, second = contrast.first, contrast.second
        if contrast.measure != "share" or first.value is None or second.value is None:
            continue
        m, n = first.n_documents, second.n_documents
        share = (m * first.value + n * second.value) / (m + n)
        per_document = matches.get((contrast.lexicon, contrast.concept), 1.0)
        smallest = smallest_difference(m, n, share, level=level, matches=max(per_document, 1.0))
        found.append(1.0 if smallest is None else smallest)
    return median(found) if found else None


def _matches_per_document(groups: Sequence[GroupComparison]) -> dict[tuple[str, str], float]:
    """Return the mean number of own-voice names in the documents that have any, by concept."""
    sums: dict[tuple[str, str], list[int]] = {}
    for group in groups:
        for concept in group.concepts:
            rivals = [frame.by_side["own"] for frame in concept.frames if not frame.generic]
            pair = sums.setdefault((concept.lexicon, concept.concept), [0, 0])
            pair[0] += sum(side.count for side in rivals)
            pair[1] += max((side.share.n_documents for side in rivals), default=0)
    return {key: hits / documents for key, (hits, documents) in sums.items() if documents}
