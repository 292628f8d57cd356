"""What the probabilities of a classifier are worth: their order, their error, and how sure the surest are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.learning.fitting import Decision
from framing.learning.marks import UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]

_BINS = 10
_COVERAGES = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Probabilities of one tenth of the scale: how many, their mean, and how often the label was there.

    The count is of passages, the means are of what those stand for.
    """

    count: int
    mean: float
    observed: float


def area_under_curve(scores: Floats, marks: Marks, weights: Floats | None = None) -> float | None:
    """Return the probability that a positive scores above a negative (ties count half); `None` without both.

    Each counts for its weight, as in the Mann-Whitney statistic with every row there so many times.
    """
    import numpy as np

    levels, level = np.unique(scores, return_inverse=True)
    weight = np.ones(len(marks)) if weights is None else weights
    there, absent = (np.bincount(level, weight * mark, len(levels)) for mark in (marks == 1, marks != 1))
    pairs = float(there.sum() * absent.sum())
    return float(there @ (absent.cumsum() - absent / 2)) / pairs if pairs else None


@dataclass(frozen=True, slots=True)
class Probable:
    """Probabilities, whether the label was there, and for how many each counts."""

    values: Floats
    truth: NDArray[np.bool_]
    weights: Floats

    def brier(self) -> float:
        """Return their mean squared error (Brier 1950)."""
        return self._mean(self.weights * (self.values - self.truth) ** 2)

    def error(self) -> float:
        """Return the mean distance of probability and frequency over ten equal bins, weighted by what they hold."""
        import numpy as np

        return self._mean(np.abs(np.bincount(self._places(), self.weights * (self.values - self.truth), _BINS)))

    def bins(self) -> Iterator[Bin]:
        """Yield the ten bins."""
        import numpy as np

        places = self._places()
        for number in range(_BINS):
            inside = places == number
            weights = self.weights[inside]
            some = weights.sum() > 0
            mean, observed = (
                float(np.average(one[inside], weights=weights)) if some else 0.0 for one in (self.values, self.truth)
            )
            yield Bin(int(inside.sum()), mean, observed)

    def _mean(self, parts: Floats) -> float:
        return float(parts.sum() / max(self.weights.sum(), 1e-12))

    def _places(self) -> NDArray[np.intp]:
        import numpy as np

        return np.minimum((self.values * _BINS).astype(np.intp), _BINS - 1)


def cover(decision: Decision, marks: Marks, weight: Floats) -> tuple[tuple[float, float], ...]:
    """Return the precision of the surest quarter, half, three quarters and all of the labels given."""
    import numpy as np

    rows, columns = np.nonzero(decision.assigned & (marks != UNKNOWN))
    if not len(rows):
        return ()
    order = np.argsort(-decision.probabilities[rows, columns], kind="stable")
    weights = weight[rows][order]
    right = ((marks == 1)[rows, columns][order] * weights).cumsum() / weights.cumsum()
    # Weights as parts of as many labels as there are, so that equal ones count labels.
    until = weights.cumsum() * len(rows) / weights.sum()
    last = (int(np.searchsorted(until, max(round(part * len(rows)), 1) - 1e-6)) for part in _COVERAGES)
    return tuple((part, float(right[min(end, len(rows) - 1)])) for part, end in zip(_COVERAGES, last, strict=True))
