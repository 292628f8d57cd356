"""Labels of classifiers, on scores or counted document by document, as work for one or several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from framing.comparing.label_results import LabelCounts
from framing.labels import CodedPassages, PassageLabel
from framing.learning.applying import PRECISION, Classification, Classifier, unit_of
from framing.learning.features import Language
from framing.learning.label_counts import count_labels
from framing.learning.model import Model
from framing.learning.whose_words import Hearing, narrowing
from framing.reading.scoring import ScoredText
from framing.scale.scoring import Label, TextScoring
from framing.types import Document, Layout, Score, Unit

EVIDENCE = 12
"""How many words of each labelled passage are kept where labels are counted."""


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


@dataclass(frozen=True, slots=True)
class LabelCounting:
    """Scores each document, and counts what each model makes of its passages; `coded` are those that people have."""

    scoring: TextScoring
    models: tuple[Model, ...]
    hearing: Hearing
    precision: float
    unit: Unit | None
    """What passages are, if not what suits each model."""
    seed: int
    coded: Mapping[str, CodedPassages] = field(default_factory=dict)

    def __call__(self) -> Callable[[Document], tuple[ScoredText, tuple[tuple[str, LabelCounts], ...]]]:
        """Load what is known of words, and return what reads one document."""
        score, language, narrow = self.scoring(), Language.load(), narrowing(self.hearing)
        classifiers = [
            Classifier(
                model,
                unit=self.unit or unit_of(model),
                precision=self.precision,
                evidence=EVIDENCE,
                narrow=narrow,
                language=language,
            )
            for model in self.models
        ]

        def work(document: Document) -> tuple[ScoredText, tuple[tuple[str, LabelCounts], ...]]:
            return score(document), tuple((one.model.id, self._count(document, one)) for one in classifiers)

        return work

    def _count(self, document: Document, classifier: Classifier) -> LabelCounts:
        model = classifier.model
        coded = self.coded.get(model.id)
        known = frozenset(coded.by_id) if coded is not None else frozenset()
        return count_labels(document, classifier.classify(document), model, seed=self.seed, coded=known)
