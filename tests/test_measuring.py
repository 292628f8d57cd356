"""Measures agree with scikit-learn, and say nothing where there is nothing to say."""

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, f1_score, roc_auc_score

from framing.learning.fitting import Decision, calibrate, decide
from framing.learning.measuring import measure
from framing.learning.probabilities import area_under_curve
from framing.report.model.quality import label_section, macro_line

RNG = np.random.default_rng(4)
MARKS = (RNG.random((200, 3)) < [0.5, 0.3, 0.1]).astype(np.int8)
PROBABILITIES = np.clip(MARKS * 0.4 + RNG.random((200, 3)) * 0.6, 0, 1)
DECISION = Decision(PROBABILITIES, PROBABILITIES > 0.45)
NAMES = ("a", "b", "c")


def test_scores_are_those_of_scikit_learn() -> None:
    quality = measure(NAMES, DECISION, MARKS, documents=range(200))
    assert quality.macro_f1.value == pytest.approx(f1_score(MARKS, DECISION.assigned, average="macro"))
    for j, label in enumerate(quality.labels):
        assert label.auc == pytest.approx(roc_auc_score(MARKS[:, j], PROBABILITIES[:, j]))
    assert quality.brier == pytest.approx(brier_score_loss(MARKS.ravel(), PROBABILITIES.ravel()))


def test_it_is_said_what_macro_f1_is_the_mean_of() -> None:
    rare = MARKS * (np.arange(200)[:, None] < [200, 200, 60])
    quality = measure(NAMES, DECISION, rare.astype(np.int8), documents=range(200), draws=0)
    (note,) = label_section(quality).notes
    assert note == "1 label has fewer than 30 passages and is not evaluated alone; means over labels have it, too."
    assert "mean of" not in macro_line(quality, 0.5)
    one = measure(("a",), Decision(PROBABILITIES[:, :1], DECISION.assigned[:, :1]), MARKS[:, :1], documents=range(200))
    both = f1_score(MARKS[:, 0], DECISION.assigned[:, 0], average="macro")
    assert one.macro_f1.value == pytest.approx(both)
    assert "(mean of that of the label and that of its absence), without" in macro_line(one, 0.5)


def test_weighted_scores_are_those_of_scikit_learn() -> None:
    weights = np.random.default_rng(8).integers(1, 9, 200).astype(float)
    quality = measure(NAMES, DECISION, MARKS, documents=range(200), weights=weights.tolist())
    expected = f1_score(MARKS, DECISION.assigned, average="macro", sample_weight=weights)
    assert quality.macro_f1.value == pytest.approx(expected)
    for j, label in enumerate(quality.labels):
        auc = roc_auc_score(MARKS[:, j], PROBABILITIES[:, j], sample_weight=weights)
        assert label.auc == pytest.approx(auc)
    brier = brier_score_loss(MARKS.ravel(), PROBABILITIES.ravel(), sample_weight=weights.repeat(3))
    assert quality.brier == pytest.approx(brier)


def test_a_weight_counts_as_so_many_passages() -> None:
    weights = np.random.default_rng(8).integers(1, 5, 200)
    rows = np.arange(200).repeat(weights)
    ties = Decision(PROBABILITIES.round(1), DECISION.assigned)
    weighted = measure(NAMES, ties, MARKS, documents=range(200), weights=weights.astype(float).tolist(), draws=0)
    copied = Decision(ties.probabilities[rows], ties.assigned[rows])
    repeated = measure(NAMES, copied, MARKS[rows], documents=rows.tolist(), draws=0)
    assert [one.auc for one in weighted.labels] == pytest.approx([one.auc for one in repeated.labels])
    assert weighted.brier == pytest.approx(repeated.brier)
    assert weighted.calibration_error == pytest.approx(repeated.calibration_error)
    for one, other in zip(weighted.bins, repeated.bins, strict=True):
        assert (one.mean, one.observed) == pytest.approx((other.mean, other.observed))
    assert sum(one.count for one in weighted.bins) == 600
    for (part, right), (_, other_right) in zip(weighted.coverage, repeated.coverage, strict=True):
        assert right == pytest.approx(other_right, abs=0.05 if part < 1 else 1e-9)


def test_equal_weights_change_nothing() -> None:
    plain = measure(NAMES, DECISION, MARKS, documents=range(200), draws=0)
    weighted = measure(NAMES, DECISION, MARKS, documents=range(200), weights=[2.5] * 200, draws=0)
    assert [part for part, _ in weighted.coverage] == [0.25, 0.5, 0.75, 1.0]
    assert [value for _, value in weighted.coverage] == pytest.approx([value for _, value in plain.coverage])
    assert weighted.calibration_error == pytest.approx(plain.calibration_error)
    assert [one.auc for one in weighted.labels] == pytest.approx([one.auc for one in plain.labels])


def test_one_label_is_measured_with_its_absence() -> None:
    one = Decision(PROBABILITIES[:, :1], DECISION.assigned[:, :1])
    quality = measure(("a",), one, MARKS[:, :1], documents=range(200))
    expected = f1_score(MARKS[:, 0], one.assigned[:, 0], average="macro")
    assert quality.macro_f1.value == pytest.approx(expected)


def test_unknown_marks_count_nowhere() -> None:
    marks = MARKS.copy()
    marks[100:, 1] = -1
    quality = measure(NAMES, DECISION, marks, documents=range(200))
    expected = f1_score(MARKS[:100, 1], DECISION.assigned[:100, 1])
    assert quality.labels[1].f1.value == pytest.approx(expected)


def test_documents_widen_the_interval() -> None:
    alone = measure(NAMES, DECISION, MARKS, documents=range(200)).macro_f1
    order = np.argsort((DECISION.assigned == MARKS).sum(axis=1), kind="stable")
    together = np.empty(200, dtype=int)
    together[order] = np.arange(200) // 8  # passages of one document are right or wrong together
    shared = measure(NAMES, DECISION, MARKS, documents=together.tolist()).macro_f1
    assert alone.low is not None
    assert alone.high is not None
    assert shared.low is not None
    assert shared.high is not None
    assert shared.high - shared.low > 1.3 * (alone.high - alone.low)


def test_few_documents_have_no_interval() -> None:
    quality = measure(NAMES, DECISION, MARKS, documents=[i % 19 for i in range(200)])
    assert quality.macro_f1.low is None


def test_a_label_never_given_has_no_precision() -> None:
    nothing = Decision(PROBABILITIES, np.zeros_like(DECISION.assigned))
    label = measure(NAMES, nothing, MARKS, documents=range(200)).labels[0]
    assert label.precision is None
    assert label.f1.value == 0


def test_the_area_is_unknown_with_one_answer() -> None:
    assert area_under_curve(np.array([0.1, 0.2]), np.array([1, 1])) is None


def test_calibrated_probabilities_are_right_on_average() -> None:
    scores = (MARKS * 2.0 - 1) + RNG.normal(size=MARKS.shape) * 1.5
    labels = calibrate(NAMES, scores, MARKS, single=False)
    decision = decide(labels, scores, single=False)
    assert decision.probabilities.mean(axis=0) == pytest.approx(MARKS.mean(axis=0), abs=0.02)
    assert measure(NAMES, decision, MARKS, documents=range(200)).calibration_error < 0.1


def test_sure_is_right_as_often_as_asked() -> None:
    scores = (MARKS * 2.0 - 1) + RNG.normal(size=MARKS.shape)
    labels = calibrate(NAMES, scores, MARKS, single=False)
    decision = decide(labels, scores, single=False)
    limit = labels[0].sure[4]
    assert limit is not None
    chosen = decision.assigned[:, 0] & (decision.probabilities[:, 0] >= limit)
    assert MARKS[chosen, 0].mean() >= 0.8


def test_one_label_each_is_the_highest_score() -> None:
    marks = np.eye(3, dtype=np.int8)[RNG.integers(0, 3, 200)]
    scores = marks + RNG.normal(size=(200, 3))
    labels = calibrate(NAMES, scores, marks, single=True)
    decision = decide(labels, scores, single=True)
    assert (decision.assigned.argmax(1) == scores.argmax(1)).all()
    assert decision.probabilities.sum(1) == pytest.approx(np.ones(200))
