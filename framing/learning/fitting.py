"""Linear classifiers of many labels, their calibration, and where to draw the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.learning.marks import UNKNOWN
from framing.learning.model import PRECISIONS, Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]

STRENGTHS = (1.5, 0.1)
"""Inverse strengths of the L2 penalty (`C`) to choose from: little for clear labels, much for those in dispute."""
EMBEDDED_STRENGTHS = (1.0, 0.1)
"""The same with sentence embeddings, which weigh more than all else."""
_INTERCEPT = 10.0
_TOLERANCE = 0.1
"""liblinear's own for this solver; smaller ones took twice as long and found labels no better."""
_CLOSE = 1e-3
_NEVER = -10.0
_SMOOTHING = 0.1
_FEW = 30
"""Positives with which a label's best threshold counts as much as the one its probabilities lead one to expect."""
_DRAWS = 30
"""Draws of passages over which a best threshold is the mean: .006 better than one on CCF, .003 on tweets."""
_SEEN = 10
"""Held-out passages that must lie above a probability before their precision says something."""


def fit_linear(
    matrix: csr_matrix,
    marks: Marks,
    *,
    strength: float,
    terms: int = 0,
    single: bool = False,
    weights: Floats | None = None,
) -> tuple[Floats, Floats]:
    """Fit each label, classes balanced; return coefficients (columns x labels) and intercepts.

    A logistic regression: one a label, or one of all where each passage has a single one. Where `terms` are the first
    columns, it is the mean of that and of one a label in which each of these columns is scaled by the size of its
    log-count ratio, so that words that tell the label apart cost less (after Wang and Manning 2012). Rows whose mark is
    unknown are left out of that label. A label without both answers adds nothing to any score. `weights` say for how
    many passages each row stands; `None`: all for as many.
    """
    import numpy as np

    together = single and not (marks == UNKNOWN).any() and (marks.sum(axis=0) > 0).sum() > 2
    first = _fit_together(matrix, marks, strength, weights) if together else None
    views = [first or _fit_apart(matrix, marks, strength, 0, weights)]
    if terms:
        views.append(_fit_apart(matrix, marks, strength, terms, weights))
    coefficients = np.mean([view[0] for view in views], axis=0)
    return coefficients, np.mean([view[1] for view in views], axis=0)


def _balanced(target: NDArray[np.intp] | Marks, weights: Floats) -> Floats:
    """Return weights with which all classes weigh the same, and all rows together as many as there are."""
    import numpy as np

    classes, index = np.unique(target, return_inverse=True)
    sums = np.bincount(index, weights=weights)
    balanced: Floats = weights * (len(target) / len(classes)) / sums[index]
    return balanced


def _fit_together(matrix: csr_matrix, marks: Marks, strength: float, weights: Floats | None) -> tuple[Floats, Floats]:
    """Fit one multinomial regression; a label that is never there can never win."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    coefficients, intercepts = np.zeros((matrix.shape[1], marks.shape[1])), np.full(marks.shape[1], _NEVER)
    model = LogisticRegression(C=strength, class_weight="balanced", tol=_CLOSE, max_iter=1_000)
    if weights is None:
        model.fit(matrix, marks.argmax(axis=1))
    else:
        model.set_params(class_weight=None)
        model.fit(matrix, marks.argmax(axis=1), sample_weight=_balanced(marks.argmax(axis=1), weights))
    coefficients[:, model.classes_], intercepts[model.classes_] = model.coef_.T, model.intercept_
    return coefficients, intercepts


def _fit_apart(
    matrix: csr_matrix, marks: Marks, strength: float, terms: int, weights: Floats | None
) -> tuple[Floats, Floats]:
    """Fit one regression a label, the first columns scaled by what they tell of it."""
    import numpy as np
    from scipy.sparse import diags
    from sklearn.linear_model import LogisticRegression

    coefficients, intercepts = np.zeros((matrix.shape[1], marks.shape[1])), np.zeros(marks.shape[1])
    for j in range(marks.shape[1]):
        rows = np.flatnonzero(marks[:, j] != UNKNOWN)
        target = marks[rows, j]
        if target.min(initial=1) == target.max(initial=0):
            continue
        known = matrix if len(rows) == len(marks) else matrix[rows]
        own = None if weights is None else weights[rows] / weights[rows].mean()
        weighed = known if own is None else diags(own) @ known
        scale = _ratios(weighed.tocsr(), target == 1, terms) if terms else np.ones(matrix.shape[1])
        model = LogisticRegression(
            C=strength,
            class_weight="balanced" if own is None else None,
            solver="liblinear",
            dual=True,
            tol=_TOLERANCE,
            max_iter=5_000,
            intercept_scaling=_INTERCEPT,
            random_state=0,
        )
        scaled = (known @ diags(scale)).tocsr() if terms else known
        model.fit(scaled, target, sample_weight=None if own is None else _balanced(target, own))
        coefficients[:, j], intercepts[j] = model.coef_[0] * scale, model.intercept_[0]
    return coefficients, intercepts


def _ratios(matrix: csr_matrix, there: NDArray[np.bool_], terms: int) -> Floats:
    """Return how much more each term weighs with a label than without, in logarithms, at a mean square of one."""
    import numpy as np

    first = matrix[:, :terms]
    with_it, without = (np.asarray(first[rows].sum(axis=0)).ravel() + _SMOOTHING for rows in (there, ~there))
    ratios: Floats = np.abs(np.log(with_it / with_it.sum()) - np.log(without / without.sum()))
    energy = np.asarray(first.multiply(first).sum(axis=0)).ravel()
    mean = float(np.sqrt((ratios**2 * energy).sum() / max(float(energy.sum()), 1e-12)))
    scale: Floats = np.ones(matrix.shape[1])
    scale[:terms] = ratios / mean if mean > 0 else 1.0
    return scale


@dataclass(frozen=True, slots=True)
class Decision:
    """Calibrated probabilities and assignments (passages x labels)."""

    probabilities: Floats
    assigned: NDArray[np.bool_]


def calibrate(
    names: Sequence[str], scores: Floats, marks: Marks, *, single: bool, weights: Floats | None = None
) -> tuple[Label, ...]:
    """Learn from scores of held-out passages what each score means, and from which probability to give the label.

    Probabilities by Platt's sigmoid (1999), with his targets for small samples. A single-label model gives the label
    with the highest score, one of yes and no says yes above score 0, where classes weigh the same; else the threshold
    is the one with the best F1. `weights` say for how many passages each stands; `None`: all for as many.
    """
    import numpy as np

    weight = np.ones(len(marks)) if weights is None else weights / weights.mean()
    known = [np.flatnonzero(marks[:, j] != UNKNOWN) for j in range(len(names))]
    curves = [_platt(scores[rows, j], marks[rows, j], weight[rows]) for j, rows in enumerate(known)]
    if single:
        slope = float(np.median([curve[0] for curve in curves]))
        curves = [
            (slope, _offset(scores[rows, j], marks[rows, j], slope, weight[rows])) for j, rows in enumerate(known)
        ]
    probabilities = np.stack([_sigmoid(a * scores[:, j] + b) for j, (a, b) in enumerate(curves)], axis=1)
    if single or len(names) == 1:
        thresholds = [float(_sigmoid(np.array(b))) for _, b in curves]
    else:
        thresholds = _thresholds(probabilities, marks, known, weight)
    labels = [Label(name, *curve, threshold) for name, curve, threshold in zip(names, curves, thresholds, strict=True)]
    given = decide(labels, scores, single=single)
    return tuple(
        Label(one.name, one.slope, one.offset, one.threshold, _sure(given, marks, known[j], j, weight))
        for j, one in enumerate(labels)
    )


def decide(labels: Sequence[Label], scores: Floats, *, single: bool) -> Decision:
    """Return probabilities and assignments of many passages at once, as `Model.decide` does of one."""
    import numpy as np

    slopes, offsets = (np.array([getattr(one, name) for one in labels]) for name in ("slope", "offset"))
    logits = scores * slopes + offsets
    probabilities = _sigmoid(logits)
    thresholds = np.clip(np.array([one.threshold for one in labels]), 1e-9, 1 - 1e-9)
    if not single:
        return Decision(probabilities, probabilities >= thresholds)
    best = (logits - np.log(thresholds / (1 - thresholds))).argmax(axis=1)
    total = np.maximum(probabilities.sum(axis=1, keepdims=True), 1e-12)
    return Decision(probabilities / total, best[:, None] == np.arange(len(labels)))


def _platt(scores: Floats, marks: Marks, weights: Floats) -> tuple[float, float]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    positives, total = int(marks.sum()), len(marks)
    if not 0 < positives < total:
        return 1.0, -5.0 if positives == 0 else 5.0
    # Platt's smoothed targets, as weights of both answers.
    high, low = (positives + 1) / (positives + 2), 1 / (total - positives + 2)
    target = np.where(marks == 1, high, low)
    doubled = np.concatenate([scores, scores]).reshape(-1, 1)
    answers = np.concatenate([np.ones(total, int), np.zeros(total, int)])
    model = LogisticRegression(C=1e6, max_iter=1_000).fit(
        doubled, answers, sample_weight=np.concatenate([target * weights, (1 - target) * weights])
    )
    slope = float(model.coef_[0, 0])
    if slope <= 0:  # no better than chance: keep the order, say little
        slope = 1e-3
        return slope, _offset(scores, marks, slope, weights)
    return slope, float(model.intercept_[0])


def _offset(scores: Floats, marks: Marks, slope: float, weights: Floats) -> float:
    """Return the offset with which the probabilities of a slope are right on average (by bisection)."""
    import numpy as np

    rate = (float(marks @ weights) + 1) / (float(weights.sum()) + 2)
    low, high = -50.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        mean = np.average(_sigmoid(slope * scores + middle), weights=weights)
        low, high = (middle, high) if mean < rate else (low, middle)
    return (low + high) / 2


def _sigmoid(logits: Floats) -> Floats:
    import numpy as np

    sigmoid: Floats = 1 / (1 + np.exp(-np.clip(logits, -500, 500)))
    return sigmoid


def _thresholds(probabilities: Floats, marks: Marks, known: Sequence[NDArray[np.intp]], weights: Floats) -> list[float]:
    """Return a threshold a label: between the one with the best F1 and the one with the best F1 to be expected.

    The first is seen in few positives, the second rests on all probabilities; the more positives, the more the first
    counts. Because single passages move it, the first is the geometric mean over draws of as many passages (bagging,
    Breiman 1996).
    """
    import numpy as np

    found = []
    for j, rows in enumerate(known):
        size = len(rows)
        drawn = np.random.default_rng(0).multinomial(size, np.full(size, 1 / max(size, 1)), size=_DRAWS)
        own = _best_thresholds(probabilities[rows, j], marks[rows, j], weights[rows] * drawn)
        expected = _best_thresholds(probabilities[rows, j], probabilities[rows, j], weights[rows][None])
        positives = int(marks[rows, j].sum())
        trust = positives / (positives + _FEW)
        found.append(float(np.exp(trust * np.log(own).mean() + (1 - trust) * np.log(expected[0]))))
    return found


def _best_thresholds(probabilities: Floats, marks: Marks | Floats, weights: Floats) -> Floats:
    """Return the threshold with the best F1 for each row of weights (draws x passages).

    It is midway to the next lower probability, so that ties do not matter. `marks` may be probabilities, too: then it
    is the F1 to be expected if they are right.
    """
    import numpy as np

    order = np.argsort(-probabilities, kind="stable")
    ranked, ordered = probabilities[order], weights[:, order].astype(np.float64)
    right = np.cumsum(ordered * marks[order], axis=1)
    f1 = 2 * right / (np.cumsum(ordered, axis=1) + np.maximum(right[:, -1:], 1.0))
    best = f1.argmax(axis=1)
    below = np.minimum(best + 1, len(ranked) - 1)
    thresholds: Floats = np.clip((ranked[best] + ranked[below]) / 2, 1e-6, 1 - 1e-6)
    return thresholds


def _sure(
    given: Decision, marks: Marks, rows: NDArray[np.intp], label: int, weights: Floats
) -> tuple[float | None, ...]:
    """Return, for each target precision, the least probability from which on the label was right that often."""
    import numpy as np

    chosen = rows[given.assigned[rows, label]]
    order = chosen[np.argsort(-given.probabilities[chosen, label], kind="stable")]
    precision = np.cumsum(marks[order, label] * weights[order]) / np.cumsum(weights[order])
    found: list[float | None] = []
    for target in PRECISIONS:
        enough = np.flatnonzero((precision >= target) & (np.arange(1, len(order) + 1) >= _SEEN))
        found.append(float(given.probabilities[order[enough[-1]], label]) if len(enough) else None)
    return tuple(found)
