"""The noun of classifying that scores carry: a label that a classifier gives a passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PassageLabel:
    """A label whose probability reaches the threshold of the classifier `model`.

    `sure` tells whether labels with such a probability are right as often as was asked.
    """

    model: str
    label: str
    probability: float
    sure: bool
