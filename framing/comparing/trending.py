"""How a share moves over time: bins with their gaps, and where it may have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean, median, variance
from typing import TYPE_CHECKING, Literal

from framing.comparing.intervals import LEVEL, rate_interval, share_interval, tally
from framing.comparing.permutation import SEED, TOLERANCE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.comparing.results import Estimate

    Floats = NDArray[np.float64]

Width = Literal["day", "week", "month", "quarter", "year"]

WIDTHS: tuple[Width, ...] = ("week", "month", "quarter", "year")
"""Widths tried in turn when none is asked for."""

FULL_BIN = 10
THIN_BIN = 5
PRIOR_BINS = 8
PRIOR_SIZE = 10.0
CHANGE_BINS = 24
CHANGE_DOCUMENTS = 5
CHANGE_MARGIN = 3
CHANGE_DRAWS = 999
BLOCK = 4
CORRELATED = 0.3


@dataclass(frozen=True, slots=True)
class Bin:
    """One stretch of time, `end` exclusive.

    `documents` counts all of the source in the bin; those that bear on the label are in the estimate, and `thin` marks
    fewer than 5 of them. `smoothed` is the estimate drawn towards that of the whole source, `None` in a gap.
    """

    start: date
    end: date
    documents: int
    estimate: Estimate
    smoothed: float | None
    thin: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """A label of one source over time, bins in order and without omission: gaps are bins without documents."""

    width: Width
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A candidate: the split of the bins at which the share differs most, and how often chance alone does as much.

    `before` and `after` are hits / trials on either side of `at`. `method` says what was rearranged: documents over
    bins, or bins in blocks where neighbours resemble each other. The test takes trend and season for change.
    """

    at: date
    before: float
    after: float
    statistic: float
    p: float
    method: Literal["documents", "blocks"]


def bin_start(day: date, width: Width) -> date:
    """Return the first day of the bin that holds a day; weeks start on Monday."""
    match width:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)


def choose_width(dates: Sequence[date]) -> Width:
    """Choose the narrowest of week, month, quarter and year whose median bin has at least 10 documents, else the year.

    Gaps between the first and the last document count as bins.
    """
    for width in WIDTHS:
        counts = [sum(1 for _ in inside) for _, _, inside in _split(dates, width)]
        if counts and median(counts) >= FULL_BIN:
            return width
    return WIDTHS[-1]


def follow_label(
    hits: Sequence[float],
    trials: Sequence[float],
    dates: Sequence[date],
    *,
    width: Width | None = None,
    rate: bool = False,
    level: float = LEVEL,
) -> Trend:
    """Follow one label of one source over time; with `rate` the trials are words and estimates are per 1,000 of them.

    One value per document. Smoothing is beta-binomial: (p n + a) / (n + a + b) with the bin's effective size n, and
    a + b from the spread of the bins, or 10 where there are fewer than 8.
    """
    width = width or choose_width(dates)
    estimate = rate_interval if rate else share_interval
    bins = []
    for start, end, inside in _split(dates, width):
        counts = tally([hits[i] for i in inside], [trials[i] for i in inside])
        found = estimate(counts, level=level)
        bins.append(Bin(start, end, len(inside), found, None, counts.documents < THIN_BIN))
    whole = estimate(tally(hits, trials), level=level).value
    return Trend(width, tuple(bins) if whole is None else _smooth(bins, whole, rate=rate))


def split_dates(dates: Sequence[date], at: date) -> tuple[str, ...]:
    """Return `before` or `after` for each date, the day itself being after: groups for an ordinary comparison.

    Only a date stated beforehand may be tested so; for one found in the data see `find_change`.
    """
    return tuple("before" if day < at else "after" for day in dates)


def find_change(
    hits: Sequence[float],
    trials: Sequence[float],
    dates: Sequence[date],
    *,
    width: Width | None = None,
    draws: int = CHANGE_DRAWS,
    seed: int = SEED,
) -> ChangePoint | None:
    """Find the most likely change of a share and test it by permutation, `None` where the data cannot bear it.

    It takes 24 bins with a median of 5 documents. The statistic is the largest |difference| / standard error over
    documents among splits with at least 3 bins a side. Documents are permuted over bins; where the bins' distances from
    the shares before and after have a lag-1 correlation above .3, blocks of 4 bins are instead.
    """
    import numpy as np

    kept = [i for i in range(len(dates)) if trials[i] > 0]
    bins = _split([dates[i] for i in kept], width or choose_width([dates[i] for i in kept]))
    sizes = [len(inside) for _, _, inside in bins]
    if len(bins) < CHANGE_BINS or median(sizes) < CHANGE_DOCUMENTS:
        return None
    order = [kept[i] for _, _, inside in bins for i in inside]
    n, x = np.array([trials[i] for i in order], dtype=float), np.array([hits[i] for i in order], dtype=float)
    series = np.stack([np.ones(len(n)), x, n, x * x, x * n, n * n])
    edges = np.concatenate([[0], np.cumsum(sizes)])
    observed = _bin_sums(series, edges)
    scores = _split_scores(observed)
    best = int(scores.argmax())
    rng = np.random.default_rng(seed)
    blocks = _lag_correlation(observed, best + CHANGE_MARGIN) > CORRELATED
    arranged = (
        _in_blocks(observed, rng) if blocks else _bin_sums(series[:, rng.permutation(len(n))], edges)
        for _ in range(draws)
    )
    reached = sum(bool(_split_scores(sums).max() >= scores[best] - TOLERANCE) for sums in arranged)
    at = best + CHANGE_MARGIN
    before, after = observed[:, :at].sum(axis=1), observed[:, at:].sum(axis=1)
    return ChangePoint(
        at=bins[at][0],
        before=float(before[1] / before[2]),
        after=float(after[1] / after[2]),
        statistic=float(scores[best]),
        p=(reached + 1) / (draws + 1),
        method="blocks" if blocks else "documents",
    )


def _split(dates: Sequence[date], width: Width) -> list[tuple[date, date, list[int]]]:
    """Return every bin from the first to the last date, empty ones too, with the places of its documents."""
    if not dates:
        return []
    start, last = bin_start(min(dates), width), max(dates)
    inside: dict[date, list[int]] = {}
    for index, day in enumerate(dates):
        inside.setdefault(bin_start(day, width), []).append(index)
    bins = []
    while start <= last:
        # No bin is longer than 366 days nor shorter than one, so a step past its end lands in the next.
        end = bin_start(start + timedelta(days=_STEPS[width]), width)
        bins.append((start, end, inside.get(start, [])))
        start = end
    return bins


_STEPS: dict[Width, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}


def _smooth(bins: list[Bin], whole: float, *, rate: bool) -> tuple[Bin, ...]:
    unit = 1000.0 if rate else 1.0
    mean = whole / unit
    seen = [(b.estimate.value / unit, b.estimate.n_effective) for b in bins if b.estimate.value is not None]
    sizes = [size for _, size in seen if size]
    strength = PRIOR_SIZE
    if len(seen) >= PRIOR_BINS and 0 < mean < 1:
        # Moments: the variance of the bins is that of sampling plus that of the shares, p (1 - p) / (a + b + 1).
        between = variance([share for share, _ in seen]) - mean * (1 - mean) * fmean([1 / size for size in sizes])
        strength = max(mean * (1 - mean) / between - 1, 0.0) if between > 0 else float("inf")
    smoothed = []
    for b in bins:
        size = b.estimate.n_effective
        if b.estimate.value is None or not size:
            smoothed.append(b)
            continue
        weight = 0.0 if strength == float("inf") else size / (size + strength)
        smoothed.append(replace(b, smoothed=weight * b.estimate.value + (1 - weight) * whole))
    return tuple(smoothed)


def _bin_sums(series: Floats, edges: NDArray[np.intp]) -> Floats:
    """Return the sums of documents, hits, trials and their squares and product per bin: 6 x bins."""
    import numpy as np

    running = np.concatenate([np.zeros((len(series), 1)), np.cumsum(series, axis=1)], axis=1)
    sums: Floats = np.diff(running[:, edges], axis=1)
    return sums


def _split_scores(sums: Floats) -> Floats:
    """Return |difference| / standard error at every split of the bins.

    A side's variance is never taken below the binomial one, so that sides without variation do not score infinitely.
    """
    import numpy as np

    left = np.cumsum(sums, axis=1)[:, CHANGE_MARGIN - 1 : -CHANGE_MARGIN]
    whole = sums.sum(axis=1)[:, None]
    pooled = whole[1] / whole[2]
    shares, variances = [], []
    for m, x, n, xx, xn, nn in (left, whole - left):
        with np.errstate(divide="ignore", invalid="ignore"):
            share = x / n
            spread = xx - 2 * share * xn + share**2 * nn
            clustered = m / (m - 1) * np.maximum(spread, 0) / n**2
            variances.append(np.fmax(clustered, pooled * (1 - pooled) / n))
        shares.append(share)
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = np.abs(shares[0] - shares[1]) / np.sqrt(variances[0] + variances[1])
    return np.where(np.isfinite(scores), scores, 0.0)


def _lag_correlation(sums: Floats, at: int) -> float:
    """Return the correlation of neighbouring bins' shares about the means before and after a split."""
    import numpy as np

    residuals = []
    for side in (sums[:, :at], sums[:, at:]):
        seen = side[2] > 0
        shares = side[1][seen] / side[2][seen]
        residuals.append(shares - shares.mean() if seen.any() else shares)
    centred = np.concatenate(residuals)
    square = float((centred**2).sum())
    return float(np.dot(centred[:-1], centred[1:])) / square if square else 0.0


def _in_blocks(sums: Floats, rng: np.random.Generator) -> Floats:
    """Return the bins in blocks of four, the blocks in random order."""
    import numpy as np

    blocks = np.array_split(np.arange(sums.shape[1]), range(BLOCK, sums.shape[1], BLOCK))
    return sums[:, np.concatenate([blocks[i] for i in rng.permutation(len(blocks))])]
