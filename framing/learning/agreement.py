"""How far coders agree: Krippendorff's alpha, Cohen's kappa, agreement code by code, resampling documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEVEL = 0.95
DRAWS = 2_000
SEED = 1
_BLOCK = 200
"""Draws that are held in memory at once."""

FIRM, TENTATIVE = 0.800, 0.667
"""Customary limits for alpha (Krippendorff 2004): from the first on conclusions may rest on the codes."""

Verdict = Literal["firm", "tentative", "insufficient", "undefined"]


@dataclass(frozen=True, slots=True)
class Coding:
    """What the coders have written for one unit, in their order; `None` where one has not coded it."""

    document: str
    codes: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its interval; `undefined` says why there is no value, and `low` is `None` without interval."""

    value: float | None
    low: float | None = None
    high: float | None = None
    undefined: str | None = None


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """One code: how often it was given, its part of all codes, and how often another coder gave it, too."""

    code: str
    count: int
    prevalence: float
    positive: Coefficient


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one variable.

    `units` were coded by two coders or more, in so many `documents`; `alone` by one only. `raw` is the part of pairs
    of codes that are the same. `kappa` is `None` unless there are exactly two coders.
    """

    units: int
    documents: int
    alone: int
    alpha: Coefficient
    kappa: Coefficient | None
    raw: Coefficient
    codes: tuple[CodeAgreement, ...]

    @property
    def verdict(self) -> Verdict:
        """Return what alpha customarily allows."""
        if self.alpha.value is None:
            return "undefined"
        if self.alpha.value >= FIRM:
            return "firm"
        return "tentative" if self.alpha.value >= TENTATIVE else "insufficient"


NO_PAIRS = "no unit coded by two"
NO_VARIATION = "no variation"


def measure_agreement(
    codings: Sequence[Coding], *, draws: int = DRAWS, seed: int = SEED, level: float = LEVEL
) -> Agreement:
    """Measure how far coders agree on one nominal variable.

    Alpha after Krippendorff (2011), kappa after Cohen (1960); agreement on a code is that of a pair in which one has
    given it (positive agreement, Cicchetti and Feinstein 1990). Intervals are percentiles over resampled documents.
    Where all codes are the same, alpha and kappa are undefined, not 1; where no draw differs, there is no interval.
    """
    paired = [coding for coding in codings if _given(coding) > 1]
    alone = sum(_given(coding) == 1 for coding in codings)
    if not paired:
        nothing = Coefficient(None, undefined=NO_PAIRS)
        return Agreement(0, 0, alone, nothing, None, nothing, ())
    names = sorted({code for coding in paired for code in coding.codes if code is not None})
    sums = _document_sums(paired, names)
    resampled = _resample(sums, draws=draws, seed=seed)
    total = sums.sum(axis=0)[None, :]

    def estimate(measure: Callable[[Floats], Floats], undefined: str) -> Coefficient:
        return _coefficient(measure(total), measure(resampled), undefined, level=level)

    k = len(names)
    counts = total[0, 2 : 2 + k]

    def code(i: int) -> CodeAgreement:
        positive = estimate(lambda s: _ratio(s[:, 2 + k + i], s[:, 2 + 2 * k + i]), NO_PAIRS)
        return CodeAgreement(names[i], round(float(counts[i])), float(counts[i] / counts.sum()), positive)

    return Agreement(
        units=len(paired),
        documents=len(sums),
        alone=alone,
        alpha=estimate(lambda s: _alpha(s, k), NO_VARIATION),
        kappa=estimate(lambda s: _kappa(s, k), NO_VARIATION) if len(paired[0].codes) == 2 else None,
        raw=estimate(lambda s: _ratio(s[:, 0], s[:, 1]), NO_PAIRS),
        codes=tuple(map(code, range(k))),
    )


def _given(coding: Coding) -> int:
    return sum(code is not None for code in coding.codes)


def _document_sums(codings: Sequence[Coding], names: Sequence[str]) -> Floats:
    """Return sums by document, on which all coefficients rest.

    Columns: pairs that agree and all pairs, both per other code of the unit; then by code: how often it was given, its
    pairs that agree, its pairs, and how often the first and the second coder gave it.
    """
    import numpy as np

    k = len(names)
    column = {name: i for i, name in enumerate(names)}
    rows = {document: i for i, document in enumerate(dict.fromkeys(coding.document for coding in codings))}
    sums = np.zeros((len(rows), 2 + 5 * k))
    for coding in codings:
        row = sums[rows[coding.document]]
        given = np.zeros(k)
        for coder, code in enumerate(coding.codes):
            if code is not None:
                given[column[code]] += 1
                if coder < 2:
                    row[2 + (3 + coder) * k + column[code]] += 1
        whole = given.sum()
        same = given * (given - 1)
        row[0] += same.sum() / (whole - 1)
        row[1] += whole
        row[2 : 2 + k] += given
        row[2 + k : 2 + 2 * k] += same / (whole - 1)
        row[2 + 2 * k : 2 + 3 * k] += given
    return sums


def _resample(sums: Floats, *, draws: int, seed: int) -> Floats:
    """Return the sums of documents drawn with replacement, draw by draw; none for a single document."""
    import numpy as np

    number = len(sums)
    if number < 2:
        return np.empty((0, sums.shape[1]))
    random = np.random.default_rng(seed)
    chances = np.full(number, 1 / number)
    blocks = [
        random.multinomial(number, chances, size=min(_BLOCK, draws - start)) @ sums for start in range(0, draws, _BLOCK)
    ]
    return np.concatenate(blocks)


def _coefficient(value: Floats, drawn: Floats, undefined: str, *, level: float) -> Coefficient:
    import numpy as np

    if np.isnan(value[0]):
        return Coefficient(None, undefined=undefined)
    drawn = drawn[~np.isnan(drawn)]
    if len(drawn) == 0 or np.ptp(drawn) < 1e-9:
        return Coefficient(float(value[0]))
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Coefficient(float(value[0]), float(low), float(high))


def _ratio(part: Floats, whole: Floats) -> Floats:
    import numpy as np

    divided: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return divided


def _alpha(sums: Floats, k: int) -> Floats:
    """Return 1 - (n - 1) (n - agreeing) / (n² - Σ n_c²), from coincidences of codes; NaN without variation."""
    counts = sums[:, 2 : 2 + k]
    n = counts.sum(axis=1)
    expected = n**2 - (counts**2).sum(axis=1)
    return 1 - _ratio((n - 1) * (n - sums[:, 0]), expected)


def _kappa(sums: Floats, k: int) -> Floats:
    first, second = sums[:, 2 + 3 * k : 2 + 4 * k], sums[:, 2 + 4 * k : 2 + 5 * k]
    units = first.sum(axis=1)
    chance = _ratio((first * second).sum(axis=1), units**2)
    seen = _ratio(sums[:, 0], sums[:, 1])
    return _ratio(seen - chance, (1 - chance) * (chance < 1 - 1e-12))
