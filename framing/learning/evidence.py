"""Why a passage got its score: what each of its words adds, down to the last digit."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.learning.features import Analysis, Features, Language, rarities
from framing.learning.model import Model, Part
from framing.learning.vectors import NUMBERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

START, REST = "(start)", "(other words)"
"""What a passage without known words would score, and what the words that are not listed add."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one word adds to the score of one label, all its places in the passage together."""

    label: str
    feature: str
    weight: float


def explain_scores(
    model: Model, analysis: Analysis, language: Language, *, labels: tuple[int, ...], most: int = 10
) -> tuple[Contribution, ...]:
    """Return the words that move the scores of some labels most, then the others together, then the start.

    The weights of one label sum to its score. A pair of words is shared by both, a group of like words by its members,
    the mean of word vectors by weight, and each number of their maximum goes to the word that has it.
    """
    import numpy as np

    chosen = list(labels)
    words: dict[str, Floats] = defaultdict(lambda: np.zeros(len(chosen)))
    start = model.intercept[chosen].astype(np.float64)
    for part in model.parts:
        start = start + _add_part(part, analysis, language, chosen, words)
    found = []
    for place, index in enumerate(chosen):
        label = model.labels[index].name
        ranked = sorted(((word, float(weights[place])) for word, weights in words.items()), key=_by_size)
        found += [Contribution(label, word, weight) for word, weight in ranked[:most]]
        if len(ranked) > most:
            found.append(Contribution(label, REST, sum(weight for _, weight in ranked[most:])))
        found.append(Contribution(label, START, float(start[place])))
    return tuple(found)


def _by_size(item: tuple[str, float]) -> tuple[float, str]:
    return -abs(item[1]), item[0]


def _add_part(
    part: Part, analysis: Analysis, language: Language, labels: list[int], words: dict[str, Floats]
) -> Floats:
    """Add what each word adds by one part of a model; return what no word adds."""
    features, tokens = part.features, analysis.tokens
    for block in features.terms:
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for term, start, end in language.terms(analysis, block.kind):
            places[term].append((start, end))
        columns, values = block.row({term: len(spans) for term, spans in places.items()})
        known = [term for term in places if term in block.columns]
        for term, column, value in zip(known, columns, values, strict=True):
            worth = value * part.coefficients[column, labels].astype(float)
            shared = Counter(token for start, end in places[term] for token in tokens[start:end])
            total = shared.total()
            for token, count in shared.items():
                words[token] += worth * (count / total)
    return _add_vectors(features, part, analysis, language, labels, words)


def _add_vectors(
    features: Features,
    part: Part,
    analysis: Analysis,
    language: Language,
    labels: list[int],
    words: dict[str, Floats],
) -> Floats:
    import numpy as np

    if not features.vectors:
        return np.zeros(len(labels))
    worth = part.coefficients[features.dense_from :, labels].astype(np.float64) * features.spread[:, None]
    known = [(token, rank) for token, rank in zip(analysis.tokens, analysis.ranks, strict=True) if rank is not None]
    if known:
        vectors = language.vectors.vectors[[rank for _, rank in known]].astype(np.float64)
        weights = rarities([rank for _, rank in known]).astype(np.float64)
        means = (weights / weights.sum())[:, None] * (vectors @ worth[:NUMBERS])
        for (token, _), mean in zip(known, means, strict=True):
            words[token] += mean
        for number, holder in enumerate(vectors.argmax(axis=0).tolist()):
            words[known[holder][0]] += vectors[holder, number] * worth[NUMBERS + number]
    return -(features.centre.astype(np.float64) @ worth)
