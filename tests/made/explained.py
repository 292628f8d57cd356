"""The words behind the scores of a model, listed as a classification lists them."""

from __future__ import annotations

from framing.learning.evidence import Contribution, weigh_words
from framing.learning.features import Analysis, Language
from framing.learning.model import Model


def explain_scores(
    model: Model, analysis: Analysis, language: Language, *, labels: tuple[int, ...], most: int = 10
) -> tuple[Contribution, ...]:
    """Return the words that move the scores of some labels most, then the others together, then the start."""
    weighed = weigh_words(model, analysis, language, labels=labels)
    return tuple(
        one for column, i in enumerate(labels) for one in weighed.of(column).ranked(model.labels[i].name, most)
    )
