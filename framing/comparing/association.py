"""Keyness as other tools count it, for comparison with their tables.

These tests take words for independent evidence: between random halves of one corpus they call far too many different.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Measure = Literal["chi2", "g2", "pmi"]

EPSILON = 1e-9
"""Added inside logarithms, as quanteda does."""


@dataclass(frozen=True, slots=True)
class Association:
    """A word's association with the first group, negative where it is with the second; p is `None` for `pmi`."""

    word: str
    first: float
    second: float
    value: float
    p: float | None


def associate(
    first: Sequence[Mapping[str, float]],
    second: Sequence[Mapping[str, float]],
    *,
    measure: Measure = "chi2",
    yates: bool = True,
) -> tuple[Association, ...]:
    """Measure each word's association with two groups of documents, given as counts per document; highest first.

    Signed chi-squared, signed log likelihood G2 (four cells; Dunning 1993) or pointwise mutual information, equal to
    quanteda's `textstat_keyness`. `yates` corrects for continuity where an expected count is below 5 and the correction
    does not exceed the difference; that is quanteda's default.
    """
    import numpy as np
    from scipy.special import chdtrc

    one, two = _total(first), _total(second)
    words = [word for word in one | two if one.get(word, 0) + two.get(word, 0) > 0]
    a, b = (np.array([group.get(word, 0.0) for word in words]) for group in (one, two))
    if len(words) < 2 or not a.sum() or not b.sum():
        return ()
    observed, expected = _cells(a, b)
    if measure == "pmi":
        values = np.log(a / expected[0] + EPSILON)
        ps: list[float | None] = [None] * len(words)
    else:
        lean = observed[0] * observed[3] - observed[1] * observed[2]
        shift = np.where((expected.min(axis=0) < 5) & (np.abs(lean) >= (a + b).sum() / 2) & yates, 0.5, 0.0)
        signs = np.sign(lean)
        nearer = observed - np.outer([1, -1, -1, 1], shift * signs)
        values = np.where(lean > 0, 1, -1) * (_chi2 if measure == "chi2" else _g2)(nearer, expected)
        ps = chdtrc(1, np.abs(values)).tolist()
    order = sorted(range(len(words)), key=lambda i: (-values[i], words[i]))
    return tuple(Association(words[i], float(a[i]), float(b[i]), float(values[i]), ps[i]) for i in order)


def _total(group: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for document in group:
        for word, count in document.items():
            total[word] = total.get(word, 0.0) + count
    return total


def _cells(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return observed and expected counts: the word in each group, then all other words in each group."""
    import numpy as np

    observed = np.stack([a, b, a.sum() - a, b.sum() - b])
    rows = np.stack([a + b, a + b, observed[2] + observed[3], observed[2] + observed[3]])
    columns = np.array([a.sum(), b.sum(), a.sum(), b.sum()])[:, None]
    return observed, rows * columns / (a.sum() + b.sum())


def _chi2(observed: Floats, expected: Floats) -> Floats:
    value: Floats = ((observed - expected) ** 2 / expected).sum(axis=0)
    return value


def _g2(observed: Floats, expected: Floats) -> Floats:
    import numpy as np

    value: Floats = 2 * (observed * np.log(observed / expected + EPSILON)).sum(axis=0)
    return value
