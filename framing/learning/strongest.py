"""Which words speak most for each label of a classifier, and against it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from framing.learning.model import Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_OFTEN = 0.25
Weighed = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Strong:
    """The words, and pairs of words, that add most to the score of a label, and take most from it."""

    label: str
    for_it: tuple[Weighed, ...]
    against_it: tuple[Weighed, ...]


def strongest_words(model: Model, *, most: int = 10) -> tuple[Strong, ...]:
    """Return the strongest words of each label.

    A weight is coefficient x inverse frequency, which is what a word adds up to the length of the passage, over all
    parts of the model. Words are ranked by that times a root of the part of passages that have them, since a word met
    twice is strong by chance. Groups of like words, beginnings of words and vectors move scores, too, but are no words.
    """
    import numpy as np

    weights: dict[str, Floats] = defaultdict(lambda: np.zeros(len(model.labels)))
    frequencies: dict[str, float] = defaultdict(float)
    for part in model.parts:
        for block in part.features.terms:
            if block.kind == "words":
                last = block.first + len(block.columns)
                worth = part.coefficients[block.first : last].astype(np.float64) * block.idf[:, None] * block.weight
                for word, column in block.columns.items():
                    weights[word] += worth[column]
                    frequencies[word] = max(frequencies[word], exp(1 - block.idf.item(column)))
    words = sorted(weights)
    table = np.array([weights[word] for word in words]).reshape(len(words), len(model.labels))
    often = np.array([frequencies[word] for word in words]) ** _OFTEN
    return tuple(_strong(name, words, table[:, j], often, most) for j, name in enumerate(model.names))


def _strong(label: str, words: list[str], weights: Floats, often: Floats, most: int) -> Strong:
    import numpy as np

    order = np.argsort(-weights * often, kind="stable").tolist()
    first = tuple((words[i], float(weights[i])) for i in order[:most] if weights[i] > 0)
    last = tuple((words[i], float(weights[i])) for i in order[::-1][:most] if weights[i] < 0)
    return Strong(label, first, last)
