"""What came out for the passages of a run: how many have each label, surely or perhaps, and what no model can judge."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass

from framing.learning.applying import Classification
from framing.learning.model import Model
from framing.learning.overlap import is_among, learnt_from

KNOWN = 0.05
"""The part of the passages that a model may have learnt from without a word."""

JUDGED = 10
"""Words from which on it is told whether a passage has too many that the model does not know."""


@dataclass(frozen=True, slots=True)
class LabelOutcome:
    """One label over all passages with words: how many have it surely, and how many more perhaps.

    The share of passages with it lies between that of the sure ones (`low`: all the others have it not) and that of
    both (`high`: all have it); both are `None` without passages. `reachable` is false where the model gives the label
    with no probability as surely as was asked.
    """

    label: str
    sure: int
    unsure: int
    low: float | None
    high: float | None
    reachable: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one model made of all passages.

    A passage is `labelled` with at least one sure label, `abstained` with unsure ones only, `none` without any;
    `empty` ones have no words. `strange` passages, of those with ten words or more (`judged`), have more unknown words
    than nineteen of twenty that the model was tested on. `median` is the words of the passage in the middle. From the
    `seen` ones, word for word, the model has learnt.
    """

    model: Model
    precision: float
    passages: int
    labelled: int
    abstained: int
    none: int
    empty: int
    strange: int
    judged: int
    median: int
    labels: tuple[LabelOutcome, ...]
    seen: int = 0

    @property
    def is_known(self) -> bool:
        """Tell whether the model has learnt from so many of these passages that it repeats what it was taught."""
        return self.seen > KNOWN * (self.passages - self.empty)

    @property
    def is_strange(self) -> bool:
        """Tell whether passages have so many unknown words that the model was made for others."""
        return self.strange > self.judged / 5

    @property
    def length(self) -> str | None:
        """Return "longer" or "shorter" where half of the passages are far from what the model learnt from."""
        if self.model.lengths is None or self.passages == self.empty:
            return None
        low, high = self.model.lengths
        if self.median > 2 * high:
            return "longer"
        return "shorter" if self.median * 2 < low else None


class OutcomeTally:
    """Counts what one model makes of passages, one after the other."""

    def __init__(self, model: Model, *, precision: float) -> None:
        self._model = model
        self._precision = precision
        self._kinds: Counter[str] = Counter()
        self._sure: Counter[str] = Counter()
        self._unsure: Counter[str] = Counter()
        self._strange = self._judged = self._seen = 0
        self._known = learnt_from(model.card) or frozenset()
        self._lengths = array("L")

    def add(self, found: Classification) -> None:
        """Count one passage."""
        if not found.words:
            self._kinds["empty"] += 1
            return
        self._lengths.append(found.words)
        self._seen += is_among(found.text, self._known)
        self._kinds["abstained" if found.abstained else "labelled" if found.assigned else "none"] += 1
        for label in found.assigned:
            (self._sure if label.sure else self._unsure)[label.label] += 1
        if found.words >= JUDGED:
            self._judged += 1
            self._strange += found.unknown > self._model.unfamiliar

    def result(self) -> Outcome:
        """Return what was counted so far."""
        kinds, lengths = self._kinds, sorted(self._lengths)
        return Outcome(
            self._model,
            self._precision,
            kinds.total(),
            kinds["labelled"],
            kinds["abstained"],
            kinds["none"],
            kinds["empty"],
            self._strange,
            self._judged,
            lengths[len(lengths) // 2] if lengths else 0,
            tuple(self._label(j, len(lengths)) for j in range(len(self._model.labels))),
            self._seen,
        )

    def _label(self, number: int, passages: int) -> LabelOutcome:
        name = self._model.labels[number].name
        sure, unsure = self._sure[name], self._unsure[name]
        low, high = (sure / passages, (sure + unsure) / passages) if passages else (None, None)
        return LabelOutcome(name, sure, unsure, low, high, self._model.sure(number, 1.0, self._precision))
