"""How many documents a comparison needs."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, ceil, pi, sin, sqrt

from framing.comparing.effects import cohens_h
from framing.comparing.intervals import LEVEL
from framing.errors import UsageError

POWER = 0.8
MATCHES = 10.0
CORRELATION = 0.2

LEAST_DOCUMENTS = 4
"""With fewer on each side no arrangement of documents can be rarer than one in twenty."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many documents each group needs to detect a difference.

    `first` and `second` are the shares to be told apart, `design_effect` how many times a document's matches count
    for less than independent ones, `matches` how many per document and `correlation` how alike these are taken to be.
    """

    first: float
    second: float
    documents: int
    power: float
    level: float
    matches: float
    correlation: float
    design_effect: float
    cohens_h: float


def plan_documents(
    first: float,
    second: float,
    *,
    power: float = POWER,
    level: float = LEVEL,
    matches: float = MATCHES,
    correlation: float = CORRELATION,
) -> Plan:
    """Plan how many documents each of two equal groups needs to tell two shares apart.

    Normal approximation on Cohen's h (Cohen 1988) times the design effect 1 + (matches - 1) correlation (Kish 1965),
    where `matches` are those of the concept per document; never below four documents. Raises `UsageError` for shares
    outside 0-1 or too close to tell.
    """
    if not (0 <= first <= 1 and 0 <= second <= 1):
        raise UsageError("--share", "a share lies between 0 and 100 %", "choose a smaller difference or another share")
    h = abs(cohens_h(first, second))
    if h < 1e-6:
        raise UsageError("--detect", "there is no difference to detect", "give a difference in percentage points")
    effect = design_effect(matches, correlation)
    documents = ceil(2 * (_quantiles(power, level) / h) ** 2 * effect / matches - 1e-9)
    return Plan(
        first=first,
        second=second,
        documents=max(documents, LEAST_DOCUMENTS),
        power=power,
        level=level,
        matches=matches,
        correlation=correlation,
        design_effect=effect,
        cohens_h=h,
    )


def smallest_difference(
    first_documents: int,
    second_documents: int,
    share: float,
    *,
    power: float = POWER,
    level: float = LEVEL,
    matches: float = MATCHES,
    correlation: float = CORRELATION,
) -> float | None:
    """Return the smallest difference from a share that so many documents would usually show, `None` if none could.

    The difference is upwards from shares below one half and downwards from others.
    """
    if min(first_documents, second_documents) < 1:
        return None
    smaller = share if share <= 0.5 else 1 - share
    size = matches / design_effect(matches, correlation)
    h = _quantiles(power, level) * sqrt((1 / first_documents + 1 / second_documents) / size)
    angle = 2 * asin(sqrt(smaller)) + h
    return None if angle > pi else sin(angle / 2) ** 2 - smaller


def design_effect(matches: float, correlation: float) -> float:
    """Return 1 + (matches - 1) x correlation, the design effect of documents with so many matches (Kish 1965)."""
    return max(1 + (matches - 1) * correlation, 1.0)


def _quantiles(power: float, level: float) -> float:
    from scipy.special import ndtri

    return float(ndtri(0.5 + level / 2) + ndtri(power))
