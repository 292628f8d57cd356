"""A trained classifier: features, coefficients, calibration, thresholds, and its model card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import TYPE_CHECKING, Any

from framing.learning.encoder import Tuned
from framing.learning.features import Analysis, Features, Language
from framing.learning.neighbours import Neighbours
from framing.learning.whose_words import Hearing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PRECISIONS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""Target precisions for which a model knows how sure it must be."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: `probability = 1 / (1 + exp(-(slope · score + offset)))` (Platt 1999), given from `threshold` on.

    `sure` are the probabilities from which on passages held out in training had the label as often as each of
    `PRECISIONS`; `None` where no threshold reached it.
    """

    name: str
    slope: float
    offset: float
    threshold: float
    sure: tuple[float | None, ...] = (None,) * len(PRECISIONS)

    def probability(self, score: float) -> float:
        """Return the calibrated probability of a score."""
        logit = self.slope * score + self.offset
        return 1 / (1 + exp(-logit)) if logit > -500 else 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """Features and what each is worth for each label: one row a column of the features, one column a label.

    `neighbours` are coded passages, laid out as these features, that scores lean on; `None` where there are none.
    """

    features: Features
    coefficients: Floats
    neighbours: Neighbours | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A classifier whose scores are sums over its parts, from each word's share up.

    `single` means that every passage has one label; else labels stand on their own. `unfamiliar` is the share of
    words not met in training that nineteen of twenty training passages stay below when held out. `lengths` are the
    words that nine of ten training passages have at least and at most, `None` where that is not known. `hearing` tells
    whose words it has learnt from, and so reads unless somebody asks for others. `tuned` are the layers of a
    transformer that add to the scores, `None` where there are none. `card` is the model card, ready for JSON; `sha256`
    the hash of the file, "" before it is written.
    """

    id: str
    version: str
    title: str
    language: str
    unit: str
    single: bool
    labels: tuple[Label, ...]
    parts: tuple[Part, ...]
    intercept: Floats
    unfamiliar: float
    lengths: tuple[int, int] | None = None
    hearing: Hearing = "all"
    tuned: Tuned | None = None
    card: dict[str, Any] = field(default_factory=dict)
    sha256: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the labels, in order."""
        return tuple(label.name for label in self.labels)

    def scores(self, analyses: Iterable[Analysis], language: Language) -> Floats:
        """Return the score of every passage for every label, before calibration."""
        import numpy as np

        rows = [self._score(analysis, language) for analysis in analyses]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(self.labels))

    def _score(self, analysis: Analysis, language: Language) -> Floats:
        total = self.intercept.copy()
        dense = language.dense(analysis)
        for part in self.parts:
            features, coefficients = part.features, part.coefficients
            columns, values = features.row(language, analysis)
            total += values @ coefficients[columns]
            if part.neighbours is not None:
                total += part.neighbours.score_one(columns, values).astype(total.dtype)
            if features.vectors:
                total += features.scaled(dense) @ coefficients[features.dense_from : features.embedding_from]
            if features.embedding:
                embedding = features.shifted(language.embed(analysis.text).vector)
                total += embedding @ coefficients[features.embedding_from :]
        if self.tuned is not None:
            total += (
                language.encoder().embed(analysis.text, self.tuned.layers).vector - self.tuned.middle
            ) @ self.tuned.coefficients
        return total

    @property
    def embeds(self) -> bool:
        """Tell whether it reads sentence embeddings, which need the extra `embed`."""
        return self.tuned is not None or any(part.features.embedding for part in self.parts)

    @property
    def keeps_passages(self) -> bool:
        """Tell whether it holds the terms of single passages, to lean on those that are alike."""
        return any(part.neighbours is not None for part in self.parts)

    def unknown(self, analysis: Analysis) -> float:
        """Return the share of a passage's words that training never met; 0 for a passage without words."""
        known = [block.columns for part in self.parts for block in part.features.terms if block.kind == "words"]
        words = [token for token in analysis.tokens if token[0].isalpha()]
        missing = sum(not any(word in columns for columns in known) for word in words)
        return missing / len(words) if words else 0.0

    def decide(self, scores: Sequence[float]) -> tuple[tuple[float, bool], ...]:
        """Return probability and assignment of every label for the scores of one passage.

        In a single-label model the label that exceeds its threshold most, by log odds, is the one assigned.
        """
        probabilities = [label.probability(score) for label, score in zip(self.labels, scores, strict=True)]
        if self.single:
            margins = [
                _log_odds(p) - _log_odds(label.threshold) for p, label in zip(probabilities, self.labels, strict=True)
            ]
            best = margins.index(max(margins))
            total = sum(probabilities) or 1.0
            return tuple((p / total, i == best) for i, p in enumerate(probabilities))
        return tuple((p, p >= label.threshold) for p, label in zip(probabilities, self.labels, strict=True))

    def sure(self, label: int, probability: float, precision: float) -> bool:
        """Tell whether a probability is one from which on the label was right as often as `precision` asks."""
        if precision <= 0:
            return True
        limits = [
            limit for target, limit in zip(PRECISIONS, self.labels[label].sure, strict=True) if target >= precision
        ]
        return bool(limits) and limits[0] is not None and probability >= limits[0]


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return log(bounded / (1 - bounded))
