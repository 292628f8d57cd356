"""Correct a share for a detector that is known to err."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt

from framing.comparing.intervals import LEVEL, wilson
from framing.comparing.results import Estimate

LEAST_SKILL = 0.3
"""Below this Youden index (sensitivity + specificity - 1) a detector tells too little to correct by."""


@dataclass(frozen=True, slots=True)
class Validation:
    """How a detector did against people: how many of `positives` it found, and of `negatives` it left alone.

    Those are no whole numbers where what was checked was not all drawn alike.
    """

    found: float
    positives: float
    left_alone: float
    negatives: float

    @property
    def sensitivity(self) -> float:
        """Return the part of true cases that were found."""
        return self.found / self.positives

    @property
    def specificity(self) -> float:
        """Return the part of other cases that were left alone."""
        return self.left_alone / self.negatives


def correct_share(
    share: float,
    size: float,
    validation: Validation,
    *,
    documents: int,
    level: float = LEVEL,
    quantile: float | None = None,
) -> Estimate:
    """Correct an observed share for known error rates.

    `size` is the effective sample size of the share. The value is that of Rogan & Gladen (1978), the interval that of
    Lang & Reiczigel (2014), which also counts the uncertainty of the error rates; both are cut to 0-1. `quantile` is
    that of the normal distribution, unless another is given (Student's t, with few documents). The value is `None`
    where nothing was validated or the detector has a Youden index below .3.
    """
    from scipy.special import ndtri

    nothing = Estimate(None, None, None, None, "description", documents, size)
    if not validation.positives or not validation.negatives or size <= 0:
        return nothing
    skill = validation.sensitivity + validation.specificity - 1
    if skill < LEAST_SKILL:
        return nothing
    value = (share + validation.specificity - 1) / skill
    z = float(ndtri(0.5 + level / 2)) if quantile is None else quantile
    n = size + z**2
    a = (size * share + z**2 / 2) / n
    positives, negatives = validation.positives + 2, validation.negatives + 2
    se, sp = (validation.found + 1) / positives, (validation.left_alone + 1) / negatives
    adjusted = (a + sp - 1) / (se + sp - 1)
    of_se, of_sp = se * (1 - se) / positives, sp * (1 - sp) / negatives
    shift = 2 * z**2 * (adjusted * of_se - (1 - adjusted) * of_sp)
    spread = a * (1 - a) / n + adjusted**2 * of_se + (1 - adjusted) ** 2 * of_sp
    half = z * sqrt(spread) / (se + sp - 1)
    low, high = adjusted + shift - half, adjusted + shift + half
    return Estimate(_cut(value), _cut(low), _cut(high), level, "lang_reiczigel", documents, size)


def correct_part(
    estimate: Estimate, *, counted: float, others: float, named: float, validation: Validation, level: float = LEVEL
) -> Estimate:
    """Correct the share that one name has of a side, where some names of the other side pass for this one.

    `estimate` is its share of the `counted` names; `others` are the names of the other side, and `named` those among
    them that are this one. Where a part f of the others is taken for this side, that share is (x - f y) / (n - f m): x
    and n are this name and all names as counted on this side, y and m on both. It follows from Rogan & Gladen (1978)
    name by name; the part of this side that is found cancels, as long as it is the same for all names. The limits join
    those of the share and of f (MOVER, Zou & Donner 2008). The value is `None` where nothing was validated, and where
    half of what was counted may be the others'.
    """
    from scipy.special import ndtri

    nothing = Estimate(None, None, None, None, "description", estimate.n_documents, estimate.n_effective)
    if not validation.negatives or estimate.value is None or estimate.low is None or estimate.high is None:
        return nothing
    all_counted, all_named = counted + others, estimate.value * counted + named
    taken = 1 - validation.specificity
    least, most = wilson(taken, validation.negatives, float(ndtri(0.5 + level / 2)))
    if most * all_counted > counted / 2:
        return nothing

    def corrected(share: float, part: float) -> float:
        return (share * counted - part * all_named) / (counted - part * all_counted)

    value = corrected(estimate.value, taken)
    bounds = corrected(estimate.value, least), corrected(estimate.value, most)
    # What the name has of the other side is held at what was counted: it moves the share by f times as much.
    scale = (1 - taken) * counted / (counted - taken * all_counted)
    below = hypot(scale * (estimate.value - estimate.low), max(value - min(bounds), 0.0))
    above = hypot(scale * (estimate.high - estimate.value), max(max(bounds) - value, 0.0))
    return Estimate(
        _cut(value),
        _cut(value - below),
        _cut(value + above),
        level,
        "mover",
        estimate.n_documents,
        estimate.n_effective,
    )


def errors_differ(first: Validation, second: Validation, *, level: float = LEVEL) -> bool:
    """Tell whether a detector errs differently in two groups: Wilson intervals of either error rate do not overlap.

    Then part of a difference between the groups may be the detector's, and each needs its own correction.
    """
    from scipy.special import ndtri

    z = float(ndtri(0.5 + level / 2))
    pairs = (
        ((first.found, first.positives), (second.found, second.positives)),
        ((first.left_alone, first.negatives), (second.left_alone, second.negatives)),
    )
    for (hits1, n1), (hits2, n2) in pairs:
        if n1 and n2:
            low1, high1 = wilson(hits1 / n1, n1, z)
            low2, high2 = wilson(hits2 / n2, n2, z)
            if low1 > high2 or low2 > high1:
                return True
    return False


def _cut(value: float) -> float:
    return min(max(value, 0.0), 1.0)
