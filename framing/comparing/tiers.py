"""What may be said with so many documents, and what must be said beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from framing.comparing.results import Contrasted, Estimate

if TYPE_CHECKING:
    from framing.comparing.intervals import Tally

Tier = Literal["case", "descriptive", "exploratory", "standard", "full"]
Flag = Literal["concentrated", "rare"]

STARTS: tuple[tuple[int, Tier], ...] = ((20, "full"), (10, "standard"), (5, "exploratory"), (2, "descriptive"))
READABLE_TRIALS = 30
READABLE_WIDTH = 0.30
CONCENTRATED = 0.5
CONCENTRATED_HITS = 5
CONCENTRATED_DOCUMENTS = 3
RARE = 5.0


def tier_of(*documents: int) -> Tier:
    """Return the tier of the smallest of these numbers of documents."""
    smallest = min(documents)
    return next((tier for start, tier in STARTS if smallest >= start), "case")


def allows_intervals(tier: Tier) -> bool:
    """Tell whether percentages and intervals may be shown; counts and quotes always may."""
    return tier != "case"


def allows_tests(tier: Tier) -> bool:
    """Tell whether differences may be tested, and words that mark a group told."""
    return tier not in ("case", "descriptive")


def is_asked(contrast: Contrasted) -> bool:
    """Tell whether a difference was asked about: tested, or spared a test since no groups differ in that name."""
    return contrast.p is not None or (contrast.omnibus_q is not None and allows_tests(contrast.tier))


def withhold(estimate: Estimate, tier: Tier) -> Estimate:
    """Return an estimate without the interval that its tier may not show."""
    if allows_intervals(tier):
        return estimate
    return replace(estimate, low=None, high=None, level=None, method="description", n_effective=None)


def readable(estimate: Estimate, trials: float) -> bool:
    """Tell whether a share may be printed as a plain percentage: 30 trials and an interval of at most 30 points.

    Where not, print "x of n (about p %)" with its interval.
    """
    if estimate.low is None or estimate.high is None:
        return False
    return trials >= READABLE_TRIALS and estimate.high - estimate.low <= READABLE_WIDTH


def find_flags(first: Tally, second: Tally) -> tuple[Flag, ...]:
    """Return what a reader of this difference must know.

    `concentrated`: one document has more than half of a group's hits (of at least 5, in at least 3 documents). `rare`:
    fewer than 5 hits would be expected in either group.
    """
    flags: list[Flag] = []
    if any(concentrated(counts) for counts in (first, second)):
        flags.append("concentrated")
    trials = first.trials + second.trials
    pooled = (first.hits + second.hits) / trials if trials else 0.0
    if min(first.trials, second.trials) * pooled < RARE:
        flags.append("rare")
    return tuple(flags)


def concentrated(counts: Tally) -> bool:
    """Tell whether one document has more than half of at least 5 hits that at least 3 documents could share."""
    return (
        counts.hits >= CONCENTRATED_HITS
        and counts.documents >= CONCENTRATED_DOCUMENTS
        and counts.largest > CONCENTRATED * counts.hits
    )
