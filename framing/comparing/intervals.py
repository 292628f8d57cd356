"""Intervals that count documents as evidence, not the matches or words inside them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from framing.comparing.results import Estimate

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

LEVEL = 0.95

PER_WORDS = 1000
"""Rates are given per this many words."""

PAIRED_HITS = 2
"""With no more hits than this a rate's spread cannot be estimated: a hit is taken to bring a second one with it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the documents of a group add up to for one label.

    `documents` are those that bear on it (trials above 0), `hits` and `trials` their sums, `squares` the sum of squared
    trials, `spread` the sum of squared residuals (hits - share x trials), `largest` the hits of the richest document.
    """

    documents: int
    hits: float
    trials: float
    squares: float
    spread: float
    largest: float

    @property
    def share(self) -> float | None:
        """Return hits / trials, the ratio estimate in which long documents weigh more; `None` without trials."""
        return self.hits / self.trials if self.trials else None


def tally(hits: ArrayLike, trials: ArrayLike) -> Tally:
    """Add up one label over the documents of a group; documents without trials say nothing and are left out."""
    return tally_labels(hits, trials)[0]


def tally_labels(hits: ArrayLike, trials: ArrayLike) -> tuple[Tally, ...]:
    """Add up many labels over the documents of a group.

    `hits` is documents x labels (or one number per document), `trials` one number per document.
    """
    import numpy as np

    n = np.asarray(trials, dtype=float)
    x = np.asarray(hits, dtype=float)
    x = x[:, None] if x.ndim == 1 else x
    x, n = x[n > 0], n[n > 0]
    total = float(n.sum())
    sums = x.sum(axis=0)
    shares = sums / total if total else sums
    spread = ((x - n[:, None] * shares) ** 2).sum(axis=0)
    largest = x.max(axis=0, initial=0.0)
    squares = float((n**2).sum())
    return tuple(
        Tally(len(n), float(sums[i]), total, squares, float(spread[i]), float(largest[i])) for i in range(x.shape[1])
    )


def design_effect(counts: Tally) -> float | None:
    """Return how many times larger the variance is than if every trial were independent.

    The variance is that of a ratio estimate over documents, m/(m-1) sum((x - pn)^2) / (sum n)^2. `None` where it cannot
    be told: one document, or a share of 0 or 1.
    """
    share = counts.share
    if share is None or counts.documents < 2 or not 0 < share < 1:
        return None
    m = counts.documents
    return m / (m - 1) * counts.spread / counts.trials / (share * (1 - share))


def share_interval(counts: Tally, *, level: float = LEVEL) -> Estimate:
    """Estimate a share with Wilson's interval on the effective sample size.

    The effective size is trials / design effect, at least what it would be if all trials of a document agreed (Kish's
    (sum n)^2 / sum n^2) and at most the trials; the normal quantile gives way to Student's t with documents - 1 degrees
    of freedom (after Korn & Graubard 1998, Dean & Pagano 2015). A share of 0 or 1 rests on the floor, so it never has
    width zero. Without trials the value is `None`.
    """
    if not counts.trials:
        return _nothing(counts)
    floor = counts.trials**2 / counts.squares
    deff = design_effect(counts)
    size = floor if deff is None else min(max(counts.trials / max(deff, 1.0), floor), counts.trials)
    return _wilson(counts, size, level=level, method="neff_wilson")


def rate_interval(counts: Tally, *, level: float = LEVEL) -> Estimate:
    """Estimate a rate per 1,000 words; `counts` has words as trials.

    As for a share, but the floor of agreeing trials is left out: that all words of a document are hits is no worst case
    worth guarding against. With at most two hits the design effect is taken to be at least 2, which a simulation of
    uneven documents asks for. `n_effective` is in words.
    """
    if not counts.trials:
        return _nothing(counts)
    deff = max(design_effect(counts) or 1.0, 2.0 if counts.hits <= PAIRED_HITS else 1.0)
    found = _wilson(counts, counts.trials / deff, level=level, method="neff_wilson")
    return scale(found, PER_WORDS)


def prevalence_interval(with_label: int, documents: int, *, level: float = LEVEL) -> Estimate:
    """Estimate the share of documents that have a label at all, with Wilson's interval (Wilson 1927)."""
    from scipy.special import ndtri

    if not documents:
        return Estimate(None, None, None, None, "description", 0, None)
    low, high = wilson(with_label / documents, documents, float(ndtri(0.5 + level / 2)))
    return Estimate(with_label / documents, low, high, level, "wilson", documents, float(documents))


def difference_interval(first: Estimate, second: Estimate) -> Estimate:
    """Estimate first - second from two intervals of the same level, by MOVER (Newcombe's hybrid score, generalised).

    `n_documents` is that of the smaller side. `None` values where either side has none.
    """
    documents = min(first.n_documents, second.n_documents)
    if first.value is None or second.value is None:
        return Estimate(None, None, None, None, "description", documents, None)
    value = first.value - second.value
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return Estimate(value, None, None, None, "description", documents, None)
    below = sqrt((first.value - first.low) ** 2 + (second.high - second.value) ** 2)
    above = sqrt((first.high - first.value) ** 2 + (second.value - second.low) ** 2)
    return Estimate(value, value - below, value + above, first.level, "mover", documents, None)


def scale(estimate: Estimate, factor: float) -> Estimate:
    """Return an estimate in another unit, such as per 1,000 words instead of per word."""
    value, low, high = (None if x is None else x * factor for x in (estimate.value, estimate.low, estimate.high))
    return Estimate(value, low, high, estimate.level, estimate.method, estimate.n_documents, estimate.n_effective)


def wilson(share: float, size: float, quantile: float) -> tuple[float, float]:
    """Return Wilson's score interval for a share of a sample; the size need not be whole."""
    square = quantile**2
    centre = share + square / (2 * size)
    half = quantile * sqrt(max(share * (1 - share), 0.0) / size + square / (4 * size**2))
    low, high = (centre - half) / (1 + square / size), (centre + half) / (1 + square / size)
    return (0.0 if share <= 0 else max(low, 0.0)), (1.0 if share >= 1 else min(high, 1.0))


def document_quantile(documents: int, level: float) -> float:
    """Return the quantile of Student's t that an interval over so many documents takes."""
    from scipy.special import stdtrit

    return float(stdtrit(max(documents - 1, 1), 0.5 + level / 2))


def _wilson(counts: Tally, size: float, *, level: float, method: str) -> Estimate:
    quantile = document_quantile(counts.documents, level)
    share = min(counts.hits / counts.trials, 1.0)
    low, high = wilson(share, size, quantile)
    return Estimate(share, low, high, level, method, counts.documents, size)


def _nothing(counts: Tally) -> Estimate:
    return Estimate(None, None, None, None, "description", counts.documents, None)
