"""Apply a classifier to the passages of documents: probabilities, abstention, and the words behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.corpus.layout import lay_out
from framing.corpus.passages import divide
from framing.learning.evidence import Contribution, explain_scores
from framing.learning.features import Language
from framing.learning.model import Model
from framing.learning.narrowing import Narrow, whole
from framing.types import Document, Layout, MetaValue, Unit

PRECISION = 0.8
"""How often a label should be right where it is given with confidence, unless somebody asks for more or less."""


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label of one passage: its score, the calibrated probability, and whether that reaches the threshold."""

    label: str
    score: float
    probability: float
    assigned: bool


@dataclass(frozen=True, slots=True)
class Classification:
    """What a classifier makes of one passage.

    `text` is what it read, `words` how many words that is. `abstained` means that no assigned label is as sure as the
    target precision asks; a passage without any label is no abstention. `evidence` are the words behind the assigned
    labels, or behind the likeliest one. `unknown` is the share of words the model has never met.
    """

    document: str
    passage: int
    start: int
    end: int
    path: str | None
    meta: Mapping[str, MetaValue]
    text: str
    words: int
    model: str
    labels: tuple[LabelScore, ...]
    abstained: bool
    evidence: tuple[Contribution, ...]
    unknown: float

    @property
    def assigned(self) -> tuple[LabelScore, ...]:
        """Return the labels that were given."""
        return tuple(label for label in self.labels if label.assigned)


class Classifier:
    """Applies one model to documents. Holds what is known of words, which is loaded once."""

    def __init__(
        self,
        model: Model,
        *,
        unit: Unit = "document",
        precision: float = PRECISION,
        evidence: int = 10,
        narrow: Narrow = whole,
        language: Language | None = None,
    ) -> None:
        self.model = model
        self._unit = unit
        self._precision = precision
        self._evidence = evidence
        self._narrow = narrow
        self._language = language or Language.load()

    def classify(self, document: Document, layout: Layout | None = None) -> tuple[Classification, ...]:
        """Return one classification a passage, in order."""
        layout = layout or lay_out(document)
        passages = divide(document, layout, unit=self._unit)
        texts = [self._narrow(document, layout, passage.start, passage.end) for passage in passages]
        analyses = [self._language.analyse(text) for text in texts]
        scores = self.model.scores(analyses, self._language)
        found = []
        for i, (passage, text, analysis) in enumerate(zip(passages, texts, analyses, strict=True)):
            labels = self._labels(scores[i].tolist())
            shown = tuple(j for j, label in enumerate(labels) if label.assigned) or (_likeliest(labels),)
            evidence = (
                explain_scores(self.model, analysis, self._language, labels=shown, most=self._evidence)
                if self._evidence
                else ()
            )
            found.append(
                Classification(
                    document.id,
                    i,
                    passage.start,
                    passage.end,
                    document.path,
                    document.meta,
                    text,
                    passage.words,
                    self.model.id,
                    labels,
                    self._abstains(labels),
                    evidence,
                    self.model.unknown(analysis),
                )
            )
        return tuple(found)

    def _labels(self, scores: Sequence[float]) -> tuple[LabelScore, ...]:
        decided = self.model.decide(scores)
        return tuple(
            LabelScore(name, score, probability, assigned)
            for name, score, (probability, assigned) in zip(self.model.names, scores, decided, strict=True)
        )

    def _abstains(self, labels: Sequence[LabelScore]) -> bool:
        given = [(i, label.probability) for i, label in enumerate(labels) if label.assigned]
        return bool(given) and not any(self.model.sure(i, p, self._precision) for i, p in given)


def _likeliest(labels: Sequence[LabelScore]) -> int:
    return max(range(len(labels)), key=lambda i: (labels[i].probability, -i))


def classify_passages(
    documents: Iterable[Document],
    model: Model,
    *,
    unit: Unit = "document",
    precision: float = PRECISION,
    evidence: int = 10,
    narrow: Narrow = whole,
) -> Iterator[Classification]:
    """Yield a classification of every passage of some documents, in order.

    `evidence` is how many words to name for each label (0 for none, which is faster).
    """
    classifier = Classifier(model, unit=unit, precision=precision, evidence=evidence, narrow=narrow)
    for document in documents:
        yield from classifier.classify(document)
