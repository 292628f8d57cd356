"""The nouns of classifying that scores carry: a label that a classifier gives a passage, and the id of a passage."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class PassageLabel:
    """A label whose probability reaches the threshold of the classifier `model`.

    `sure` tells whether labels with such a probability are right as often as was asked.
    """

    model: str
    label: str
    probability: float
    sure: bool


def passage_id(start: int, end: int, text: str) -> str:
    """Return the id of a passage: 16 digits that follow from its offsets and from what was read of it."""
    return blake2b(f"{start}\0{end}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
