"""How well a classifier does on passages it has not seen: per label, per outlet, in its probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.comparing.validating import weighted_share
from framing.learning.fitting import Decision
from framing.learning.marks import UNKNOWN
from framing.learning.probabilities import Bin, Probable, area_under_curve, cover

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]

DRAWS = 1_000
LEVEL = 0.95
ENOUGH_POSITIVES = 30
"""Positives from which on a label counts as evaluated."""
_ENOUGH_DOCUMENTS = 20


@dataclass(frozen=True, slots=True)
class Estimated:
    """A value with the interval that resampling documents gives; `None` where there are too few documents."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class LabelResult:
    """How one label was found: its positives, and precision, recall, F1 and area under the ROC curve.

    `precision` is `None` where the label was never given, `auc` where all passages have the same answer. Limits of
    precision and recall are Wilson's, of documents (see `weighted_share`). Counts are of passages, measures of what
    those stand for.
    """

    label: str
    positives: int
    given: int
    precision: float | None
    recall: float
    f1: Estimated
    auc: float | None
    precision_limits: tuple[float, float] | None = None
    recall_limits: tuple[float, float] | None = None

    @property
    def evaluated(self) -> bool:
        """Tell whether there are enough positives to say anything."""
        return self.positives >= ENOUGH_POSITIVES


@dataclass(frozen=True, slots=True)
class Quality:
    """How a classifier does: macro-F1, each label, the error of its probabilities, and what abstaining buys.

    `brier` is the mean squared error of the probabilities (Brier 1950), `calibration_error` the mean distance of
    probability and frequency over ten equal bins, weighted by what they hold. `coverage` has the precision of the
    surest quarter, half, three quarters and all of the labels given. `outlets` is macro-F1 by outlet.
    """

    passages: int
    documents: int
    macro_f1: Estimated
    labels: tuple[LabelResult, ...]
    brier: float
    calibration_error: float
    bins: tuple[Bin, ...]
    coverage: tuple[tuple[float, float], ...]
    outlets: Mapping[str, float]


def measure(
    names: Sequence[str],
    decision: Decision,
    marks: Marks,
    *,
    documents: Sequence[int],
    outlets: Sequence[str | None] = (),
    weights: Sequence[float] | None = None,
    seed: int = 1,
    draws: int = DRAWS,
) -> Quality:
    """Set decisions beside what people said. `documents` number what is drawn together when documents are resampled.

    F1 of a label that is neither there nor given is 0; unknown marks count nowhere. With one label, macro-F1 is over
    the label and its absence. `weights` say how many passages each stands for; all measures are of these.
    """
    import numpy as np

    known, counted = marks != UNKNOWN, _count(decision, marks)
    weight = np.ones(len(marks)) if weights is None else np.asarray(weights, dtype=float)
    tally = counted.times(weight)
    answers = tally if len(names) > 1 else tally.with_absence(known * weight[:, None])
    limits = _bootstrap(answers, documents, seed, draws)
    f1, hits, given, there = answers.f1(), tally.hits.sum(0), tally.given.sum(0), tally.there.sum(0)
    results = tuple(
        LabelResult(
            name,
            int(counted.there[:, j].sum()),
            int(counted.given[:, j].sum()),
            float(hits[j] / given[j]) if given[j] else None,
            float(hits[j] / there[j]) if there[j] else 0.0,
            Estimated(float(f1[j]), *(limits.f1[j] or (None, None))),
            area_under_curve(decision.probabilities[known[:, j], j], marks[known[:, j], j], weight[known[:, j]]),
            _share(tally.hits[:, j], tally.given[:, j], documents, draws),
            _share(tally.hits[:, j], tally.there[:, j], documents, draws),
        )
        for j, name in enumerate(names)
    )
    probable = Probable(
        decision.probabilities[known], (marks == 1)[known], np.broadcast_to(weight[:, None], known.shape)[known]
    )
    return Quality(
        len(marks),
        len(set(documents)),
        Estimated(float(f1.mean()), *(limits.macro or (None, None))),
        results,
        probable.brier(),
        probable.error(),
        tuple(probable.bins()),
        cover(decision, marks, weight),
        _by_outlet(answers, outlets),
    )


def blind_f1(marks: Marks, weights: Sequence[float] | None = None, *, single: bool) -> float:
    """Return the macro-F1 that can be had without reading a passage.

    Where each passage has one label (`single`) that is a guess with each label as often as it is there, which no other
    blind answer exceeds: 1 / labels. Of a single label it is the same over the label and its absence: 1 / 2. Where
    passages have several it is every label for all.
    """
    import numpy as np

    labels = int(marks.shape[1])
    if single or labels == 1:
        return 1 / max(labels, 2)
    weight = np.ones((len(marks), 1)) if weights is None else np.asarray(weights, dtype=float)[:, None]
    there, total = ((marks == 1) * weight).sum(axis=0), ((marks != UNKNOWN) * weight).sum(axis=0)
    return float(_f1(there, total, there).mean())


@dataclass(frozen=True, slots=True)
class _Tally:
    """What was given and right, what was given, and what was there (rows x labels)."""

    hits: Floats
    given: Floats
    there: Floats

    def times(self, weights: Floats) -> _Tally:
        """Let each row count so many times."""
        return _Tally(*(one * weights[:, None] for one in (self.hits, self.given, self.there)))

    def with_absence(self, known: Floats) -> _Tally:
        """Put beside the column of the only label that of its absence; `known` is how much each row counts."""
        import numpy as np

        neither = known - self.given - self.there + self.hits
        pairs = (self.hits, neither), (self.given, known - self.given), (self.there, known - self.there)
        return _Tally(*(np.hstack(pair) for pair in pairs))

    def f1(self) -> Floats:
        """Return F1 of every label over all rows."""
        return _f1(self.hits.sum(0), self.given.sum(0), self.there.sum(0))


def _count(decision: Decision, marks: Marks) -> _Tally:
    """Return the tally in which every row counts once."""
    known, there = marks != UNKNOWN, marks == 1
    return _Tally(*(one.astype(float) for one in (decision.assigned & there, decision.assigned & known, there)))


def _f1(hits: Floats, given: Floats, there: Floats) -> Floats:
    import numpy as np

    f1: Floats = 2 * hits / np.maximum(given + there, 1e-12)
    return f1


Limits = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class _Limits:
    """Percentile intervals over resampled documents, by label and of macro-F1; `None` where there are too few."""

    f1: Sequence[Limits]
    macro: Limits


def _bootstrap(answers: _Tally, documents: Sequence[int], seed: int, draws: int) -> _Limits:
    import numpy as np

    _, numbers = np.unique(np.asarray(documents), return_inverse=True)
    count, labels = int(numbers.max(initial=-1)) + 1, answers.hits.shape[1]
    if count < _ENOUGH_DOCUMENTS or not draws:
        return _Limits([None] * labels, None)
    sums: list[Floats] = [
        np.stack([np.bincount(numbers, one[:, j], count).astype(float) for j in range(labels)], 1)
        for one in (answers.hits, answers.given, answers.there)
    ]
    weights = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=draws).astype(float)
    hits, given, there = (weights @ one for one in sums)
    f1 = _f1(hits, given, there)
    return _Limits([_limits(f1[:, j]) for j in range(labels)], _limits(f1.mean(axis=1)))


def _limits(drawn: Floats) -> Limits:
    import numpy as np

    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return float(low), float(high)


def _share(hits: Floats, whole: Floats, documents: Sequence[int], draws: int) -> Limits:
    """Return the limits of the part of what is given, or there, that is right; `None` for too few documents."""
    if not draws:
        return None
    rows = whole.nonzero()[0].tolist()
    share = weighted_share([(documents[i], float(whole[i]), bool(hits[i])) for i in rows])
    return None if share.low is None or share.high is None else (share.low, share.high)


def _by_outlet(answers: _Tally, outlets: Sequence[str | None]) -> dict[str, float]:
    """Return macro-F1 by outlet over the labels that are there, for outlets with enough passages."""
    import numpy as np

    found = {}
    for outlet in sorted({name for name in outlets if name is not None}):
        rows = np.array([name == outlet for name in outlets])
        own = _Tally(answers.hits[rows], answers.given[rows], answers.there[rows])
        present = own.there.sum(0) > 0
        if rows.sum() >= ENOUGH_POSITIVES and present.any():
            found[outlet] = float(own.f1()[present].mean())
    return found
