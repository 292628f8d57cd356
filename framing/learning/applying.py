"""Apply a classifier to the passages of documents: probabilities, abstention, and the words behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.corpus.layout import lay_out
from framing.corpus.normal import sha256_of
from framing.corpus.passages import divide
from framing.corpus.words import count_words
from framing.errors import UsageError
from framing.labels import passage_id
from framing.learning.evidence import Contribution
from framing.learning.features import Language
from framing.learning.model import Model
from framing.learning.stretches import Scored, score_passage
from framing.learning.whose_words import Narrow, narrowing, whole
from framing.types import Document, Layout, MetaValue, Unit

PRECISION = 0.8
"""How often a label should be right where it is given with confidence, unless somebody asks for more or less."""

FEWEST, LEFT = 5, 10
"""Words that a passage needs to be counted or drawn, and that one needs of which a part was left out."""


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label of one passage: its score, the calibrated probability, and the probability from which it is given.

    `assigned` tells whether the probability reaches `threshold`, `sure` whether labels with such a probability are
    right as often as the target precision asks.
    """

    label: str
    score: float
    probability: float
    threshold: float
    assigned: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Classification:
    """What a classifier makes of one passage.

    `text` is what it read, `words` how many words that is; without any, no label is assigned. `abstained` means that
    no assigned label is as sure as the target precision asks; a passage without any label is no abstention. `evidence`
    are the words behind the assigned labels, or behind the likeliest one. `id` follows from the document's text, the
    offsets and whose words were read (see `passage_id`). `unknown` is the share of words the model
    has never met. `relative` is, by label, the share of the passages of a run that score lower (half of those that
    score the same counts along), empty where nobody has ranked them.
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
    relative: tuple[float, ...] = ()
    id: str = ""

    @property
    def assigned(self) -> tuple[LabelScore, ...]:
        """Return the labels that were given, the likeliest first."""
        given = (label for label in self.labels if label.assigned)
        return tuple(sorted(given, key=lambda label: -label.probability))

    @property
    def likeliest(self) -> LabelScore:
        """Return the label with the highest probability."""
        return max(self.labels, key=lambda label: label.probability)


def unit_of(model: Model) -> Unit:
    """Return the passages that suit a model: sentences where it learnt from sentences, else paragraphs."""
    return "sentence" if model.unit == "sentence" else "paragraph"


def is_read(one: Classification) -> bool:
    """Tell whether enough of a passage was read to count it."""
    return one.words >= (LEFT if len(one.text) < one.end - one.start else FEWEST)


class Classifier:
    """Applies one model to documents. Holds what is known of words, which is loaded once."""

    def __init__(
        self,
        model: Model,
        *,
        unit: Unit = "document",
        precision: float = PRECISION,
        evidence: int = 10,
        narrow: Narrow | None = None,
        language: Language | None = None,
    ) -> None:
        if not 0 <= precision <= 1:
            raise UsageError("precision", f"{precision:g} is not between 0 and 1", "0.8 means right in 8 of 10 cases")
        self.model = model
        self._unit = unit
        self._precision = precision
        self._evidence = evidence
        self._narrow = narrow or narrowing(model.hearing)
        self._language = language or Language.load()

    def classify(self, document: Document, layout: Layout | None = None) -> tuple[Classification, ...]:
        """Return one classification a passage, in order."""
        layout = layout or lay_out(document)
        found = []
        digest = sha256_of(document.text)
        for i, passage in enumerate(divide(document, layout, unit=self._unit)):
            text = self._narrow(document, layout, passage.start, passage.end)
            words = passage.words if self._narrow is whole else count_words(text)
            scored = score_passage(self.model, self._language.analyse(text), self._language)
            labels = self._labels(scored, some=words > 0)
            found.append(
                Classification(
                    document.id,
                    i,
                    passage.start,
                    passage.end,
                    document.path,
                    document.meta,
                    text,
                    words,
                    self.model.id,
                    labels,
                    any(label.assigned for label in labels) and not any(label.sure for label in labels),
                    self._explain(scored, labels) if self._evidence and words else (),
                    self.model.unknown(scored.whole),
                    id=passage_id(digest, passage.start, passage.end, own=self._narrow is not whole),
                )
            )
        return tuple(found)

    def _labels(self, scored: Scored, *, some: bool) -> tuple[LabelScore, ...]:
        model, found = self.model, []
        for i, (probability, reached) in enumerate(model.decide(scored.scores)):
            assigned = some and reached
            sure = assigned and model.sure(i, probability, self._precision)
            known = model.labels[i]
            found.append(LabelScore(known.name, scored.scores[i], probability, known.threshold, assigned, sure))
        return tuple(found)

    def _explain(self, scored: Scored, labels: Sequence[LabelScore]) -> tuple[Contribution, ...]:
        """Name the words behind each assigned label, the likeliest first, or else behind the likeliest of all."""
        order = sorted(range(len(labels)), key=lambda i: -labels[i].probability)
        shown = [i for i in order if labels[i].assigned] or order[:1]
        weighed = scored.weigh(self.model, self._language, shown)
        return tuple(
            one for column, i in enumerate(shown) for one in weighed[column].ranked(labels[i].label, self._evidence)
        )


def classify_passages(
    documents: Iterable[Document],
    model: Model,
    *,
    unit: Unit = "document",
    precision: float = PRECISION,
    evidence: int = 10,
    narrow: Narrow | None = None,
) -> Iterator[Classification]:
    """Yield a classification of every passage of some documents, in order.

    A label is `sure` from the probability on from which held-out passages had it in `precision` of all cases.
    `evidence` is how many words to name for each label (0 for none, which is faster). With `narrow=NarratorAlone()`
    quotations and reported speech are left out, with `narrow=whole` they are read; else it is as the model has learnt.
    Raises `UsageError` for a precision that is not between 0 and 1.
    """
    classifier = Classifier(model, unit=unit, precision=precision, evidence=evidence, narrow=narrow)
    for document in documents:
        yield from classifier.classify(document)
