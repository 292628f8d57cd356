"""Long passages: what they score as a whole, and in the stretch of them that speaks most for a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.learning.evidence import Weighed, weigh_words
from framing.learning.features import Analysis, Language
from framing.learning.model import Model
from framing.learning.tokens import locate_tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STRETCH = 120
"""Words and marks in a stretch, at least: about a hundred words, as long as what classifiers of passages learn from."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a passage for every label, with what one needs to say why.

    A passage that makes two stretches or more scores, for each label, the mean of what it scores as a whole and what
    its highest-scoring stretch does. On two sets of articles coded as wholes this ranks better than the whole or the
    mean of stretches, and about as well as their maximum. `highest` is the number of that stretch by label. A model
    that has learnt from passages as long as this one reads it as a whole, as it did when its scores were calibrated.
    """

    scores: tuple[float, ...]
    whole: Analysis
    stretches: tuple[Analysis, ...]
    highest: tuple[int, ...]

    def weigh(self, model: Model, language: Language, labels: Sequence[int]) -> list[Weighed]:
        """Return, for some labels, what each word adds to the score."""
        whole = weigh_words(model, self.whole, language, labels=labels)
        if not self.stretches:
            return [whole.of(column) for column in range(len(labels))]
        highest = [self.stretches[self.highest[label]] for label in labels]
        parts = [
            weigh_words(model, stretch, language, labels=(label,)).of(0)
            for stretch, label in zip(highest, labels, strict=True)
        ]
        return [whole.of(column).half(part) for column, part in enumerate(parts)]


def score_passage(model: Model, analysis: Analysis, language: Language) -> Scored:
    """Return the scores of a passage of any length."""
    stretches = cut_stretches(analysis, max(STRETCH, model.lengths[1] if model.lengths else 0))
    scores = model.scores((analysis, *stretches), language)
    if not stretches:
        return Scored(tuple(scores[0].tolist()), analysis, (), ())
    return Scored(tuple(_mean(scores)), analysis, stretches, tuple(scores[1:].argmax(axis=0).tolist()))


def _mean(scores: NDArray[np.float32]) -> list[float]:
    mean: list[float] = ((scores[0] + scores[1:].max(axis=0)) / 2).tolist()
    return mean


def cut_stretches(analysis: Analysis, most: int = STRETCH) -> tuple[Analysis, ...]:
    """Return a passage in stretches of equal length, about `most` words and marks, none when it is hardly longer."""
    length = len(analysis.tokens)
    number = round(length / most)
    if number < 2:
        return ()
    edges = [round(i * length / number) for i in range(number + 1)]
    text = analysis.text
    places = [(start, end) for start, end, _ in locate_tokens(text)]
    return tuple(
        Analysis(analysis.tokens[first:last], analysis.ranks[first:last], text[places[first][0] : places[last - 1][1]])
        for first, last in pairwise(edges)
    )
