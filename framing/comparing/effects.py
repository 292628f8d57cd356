"""How large a difference is, beside how sure."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, exp, log, sqrt
from typing import Literal

from framing.comparing.intervals import LEVEL, PER_WORDS, Tally

READABLE_SHARE = 0.05
"""Below this share in either group a ratio of shares is mostly noise and is not given."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The size of a difference between two groups.

    `difference` is in percentage points, or per 1,000 words for a rate. `ratio` is given where both shares are at least
    5 %. `odds_ratio` has 0.5 added to every cell (Haldane 1956), and its limits grow with the differences among
    documents; they are `None` with one document on a side. `cohens_h` is 2 asin(sqrt p1) - 2 asin(sqrt p2).
    """

    difference: float
    unit: Literal["points", "per 1,000 words"]
    ratio: float | None
    odds_ratio: float
    odds_low: float | None
    odds_high: float | None
    cohens_h: float


def measure_effect(first: Tally, second: Tally, *, rate: bool = False, level: float = LEVEL) -> Effect | None:
    """Measure first against second, `None` where either has no trials. A rate has words as trials."""
    p1, p2 = first.share, second.share
    if p1 is None or p2 is None:
        return None
    delta, low, high = log_odds_interval(first, second, level=level)
    comparable = min(p1, p2) >= (0 if rate else READABLE_SHARE) and p2 > 0
    return Effect(
        difference=(PER_WORDS if rate else 100) * (p1 - p2),
        unit="per 1,000 words" if rate else "points",
        ratio=p1 / p2 if comparable else None,
        odds_ratio=exp(delta),
        odds_low=None if low is None else exp(low),
        odds_high=None if high is None else exp(high),
        cohens_h=cohens_h(p1, p2),
    )


def cohens_h(first: float, second: float) -> float:
    """Return Cohen's h of two shares (Cohen 1988): print the number, the adjectives are convention."""
    return 2 * asin(sqrt(min(first, 1.0))) - 2 * asin(sqrt(min(second, 1.0)))


def log_odds_interval(first: Tally, second: Tally, *, level: float = LEVEL) -> tuple[float, float | None, float | None]:
    """Return the log odds ratio with 0.5 added to every cell, and its limits.

    The variance is the larger of the table's and that of the documents' influences; degrees of freedom after Welch and
    Satterthwaite. The limits are `None` with one document on a side.
    """
    from scipy.special import stdtrit

    delta, model, parts = 0.0, 0.0, []
    for sign, counts in ((1, first), (-1, second)):
        hits, rest = counts.hits + 0.5, max(counts.trials - counts.hits, 0.0) + 0.5
        delta += sign * log(hits / rest)
        inverse = 1 / hits + 1 / rest
        model += inverse
        if counts.documents > 1:
            m = counts.documents
            parts.append((m / (m - 1) * counts.spread * inverse**2, m - 1))
    if len(parts) < 2:
        return delta, None, None
    clustered = sum(variance for variance, _ in parts)
    below = sum(variance**2 / df for variance, df in parts)
    df = clustered**2 / below if below else sum(df for _, df in parts)
    half = float(stdtrit(max(df, 1.0), 0.5 + level / 2)) * sqrt(max(model, clustered))
    return delta, delta - half, delta + half
