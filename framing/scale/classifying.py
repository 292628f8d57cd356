"""Classifying as work for one or several processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from framing.corpus.layout import lay_out
from framing.learning.applying import PRECISION, Classification, Classifier
from framing.learning.features import Language
from framing.learning.model import Model
from framing.learning.whose_words import Hearing, narrowing
from framing.types import Document, Unit

Make = Callable[[tuple[Classification, ...]], Any]


@dataclass(frozen=True, slots=True)
class Classifying:
    """Classifies each document by some models; `make` turns that into what is sent back, and must be importable.

    Passages come in order, and each by one model after the other.
    """

    models: tuple[Model, ...]
    make: Make = tuple
    unit: Unit = "document"
    precision: float = PRECISION
    evidence: int = 10
    hearing: Hearing | None = None
    """Whose words are read, if not those that each model has learnt from."""

    def __call__(self) -> Callable[[Document], Any]:
        """Load what is known of words, and return what classifies one document."""
        language, make = Language.load(), self.make
        narrow = None if self.hearing is None else narrowing(self.hearing)
        classifiers = [
            Classifier(
                model,
                unit=self.unit,
                precision=self.precision,
                evidence=self.evidence,
                narrow=narrow,
                language=language,
            )
            for model in self.models
        ]

        def work(document: Document) -> Any:
            layout = lay_out(document)
            by_model = [classifier.classify(document, layout) for classifier in classifiers]
            return make(tuple(one for passage in zip(*by_model, strict=True) for one in passage))

        return work
