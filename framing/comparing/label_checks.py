"""How far a classifier is validated: by passages of these texts that people have coded, or by other texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from framing.comparing.correction import Validation
from framing.comparing.results import Estimate
from framing.comparing.validating import Detection, JudgedPassage, State, measure_detection, weighted_share
from framing.labels import CodedPassage, CodedPassages

LEAST = 10
"""Coded passages with a label, and without it, from which on a classifier's errors are told from the texts at hand."""


@dataclass(frozen=True, slots=True)
class ForeignTests:
    """How a classifier did on sets that others had labelled: passages in all, and the lowest and highest mean AUC.

    `state` is what that allows one to call it.
    """

    state: State
    sets: int
    passages: int
    low: float | None
    high: float | None


UNTESTED = ForeignTests("not", 0, 0, None, None)
"""Of a classifier that has no such figures."""


@dataclass(frozen=True, slots=True)
class LabelCheck:
    """How a classifier did on passages of these texts that people have coded, of `coded` there are in the file.

    `given` are all labels that it gave, `sure` those as sure as was asked, label by label. `right` of `told` labels
    that it was sure of are there; `precision` estimates that for the texts. `errors` are of labels with ten passages
    that have them and ten that have not, as if all passages had been drawn alike.
    """

    coded: int
    passages: int
    documents: int
    given: tuple[Detection, ...]
    sure: tuple[Detection, ...]
    told: int
    right: int
    precision: Estimate
    errors: dict[str, Validation]

    @property
    def state(self) -> State:
        """Return what it may be called here: validated where half of the labels are, provisional where any label is."""
        states = [one.state for one in self.given]
        if states and 2 * states.count("validated") >= len(states):
            return "validated"
        return "provisional" if any(state != "not" for state in states) else "not"

    def label(self, name: str) -> tuple[Detection, Detection] | None:
        """Return how one label did, given and sure; `None` for one that nobody looked for."""
        return next(((a, b) for a, b in zip(self.given, self.sure, strict=True) if a.label == name), None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a classifier says of a passage that people have coded."""

    passage: str
    given: frozenset[str]
    sure: frozenset[str]


@dataclass(slots=True)
class CheckTally:
    """Takes in what a classifier says of the passages of a run, and keeps it where people have coded them.

    Of passages with the same text each is held against one coded one.
    """

    coded: CodedPassages
    _met: list[tuple[str, CodedPassage, Verdict]] = field(default_factory=list)
    _taken: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, document: str, verdict: Verdict) -> None:
        """Take in one passage of a document."""
        rows, taken = self.coded.by_id.get(verdict.passage, ()), self._taken[verdict.passage]
        if taken < len(rows):
            self._met.append((document, rows[taken], verdict))
            self._taken[verdict.passage] += 1

    def result(self) -> LabelCheck:
        """Return how the classifier did."""
        asked = sorted({name for _, row, _ in self._met for name in row.asked})
        told = [
            (document, row.weight, name in row.labels)
            for document, row, verdict in self._met
            for name in sorted(verdict.sure & row.asked)
        ]
        given = self._judged(lambda verdict: verdict.given)
        return LabelCheck(
            coded=self.coded.count,
            passages=len(self._met),
            documents=len({document for document, _, _ in self._met}),
            given=_by_label(given, asked),
            sure=_by_label(self._judged(lambda verdict: verdict.sure), asked),
            told=len(told),
            right=sum(right for *_, right in told),
            precision=weighted_share(told),
            errors={name: errors for name in asked if (errors := _errors(given, name)) is not None},
        )

    def _judged(self, found: Callable[[Verdict], frozenset[str]]) -> list[JudgedPassage]:
        return [
            JudgedPassage(document, row.weight, row.group, {name: name in row.labels for name in row.asked}, found(one))
            for document, row, one in self._met
        ]


def _by_label(judged: Sequence[JudgedPassage], labels: Sequence[str]) -> tuple[Detection, ...]:
    return measure_detection(judged, labels)[: len(labels)]


def _errors(judged: Sequence[JudgedPassage], label: str) -> Validation | None:
    """Return the error rates of a label on what its passages stand for, with the sizes that their weights leave."""
    decided = [one for one in judged if label in one.present]
    there, absent = ([one for one in decided if one.present[label] is kind] for kind in (True, False))
    if min(len(there), len(absent)) < LEAST:
        return None
    positives, negatives = _size(there), _size(absent)
    found, left = (_part(rows, label, met) for rows, met in ((there, True), (absent, False)))
    return Validation(found * positives, positives, left * negatives, negatives)


def _size(rows: Iterable[JudgedPassage]) -> float:
    """Return how many passages of equal weight tell as much (Kish 1965)."""
    weights = [row.weight for row in rows]
    return sum(weights) ** 2 / sum(weight**2 for weight in weights)


def _part(rows: Sequence[JudgedPassage], label: str, met: bool) -> float:
    return sum(row.weight for row in rows if (label in row.found) is met) / sum(row.weight for row in rows)
