"""Labels of classifiers on scores, as work for one or several processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.labels import PassageLabel
from framing.learning.applying import PRECISION, Classification, Classifier
from framing.learning.features import Language
from framing.learning.model import Model
from framing.learning.whose_words import Hearing, narrowing
from framing.scale.scoring import Label
from framing.types import Document, Layout, Score, Unit


@dataclass(frozen=True, slots=True)
class Labelling:
    """Gives the passages of documents that were scored the labels of some models."""

    models: tuple[Model, ...]
    unit: Unit = "document"
    precision: float = PRECISION
    hearing: Hearing | None = None
    """Whose words are read, if not those that each model has learnt from."""

    def __call__(self) -> Label:
        """Load what is known of words, and return what gives one document's scores their labels."""
        language = Language.load()
        narrow = None if self.hearing is None else narrowing(self.hearing)
        classifiers = [
            Classifier(model, unit=self.unit, precision=self.precision, evidence=0, narrow=narrow, language=language)
            for model in self.models
        ]

        def label(document: Document, layout: Layout, scores: tuple[Score, ...]) -> tuple[Score, ...]:
            by_model = [classifier.classify(document, layout) for classifier in classifiers]
            passages = zip(*by_model, strict=True)
            return tuple(
                replace(score, labels=tuple(_labels(passage))) for score, passage in zip(scores, passages, strict=True)
            )

        return label


def _labels(passage: tuple[Classification, ...]) -> Iterator[PassageLabel]:
    for found in passage:
        for one in found.assigned:
            yield PassageLabel(found.model, one.label, one.probability, one.sure)
