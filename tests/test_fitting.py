"""Fitting: coefficients that fold into one set, thresholds for rare labels, and what is never there."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from framing.learning.fitting import calibrate, fit_linear
from framing.learning.marks import UNKNOWN


def made(labels: int, seed: int = 0) -> tuple[csr_matrix, np.ndarray]:
    """Return 300 passages over 20 terms, each label marked by a term of its own."""
    draw = np.random.default_rng(seed)
    matrix = (draw.random((300, 20)) < 0.3).astype(float)
    return csr_matrix(matrix), (matrix[:, :labels] > 0).astype(np.int8)


def test_the_term_that_marks_a_label_weighs_most() -> None:
    matrix, marks = made(3)
    for terms in (0, 20):
        coefficients, _ = fit_linear(matrix, marks, strength=1.0, terms=terms)
        assert coefficients.argmax(axis=0).tolist() == [0, 1, 2]


def test_the_view_by_ratios_is_folded_into_the_same_columns() -> None:
    matrix, marks = made(2)
    plain, start = fit_linear(matrix, marks, strength=1.0)
    both, both_start = fit_linear(matrix, marks, strength=1.0, terms=20)
    assert both.shape == plain.shape
    assert both_start.shape == start.shape
    telling, silent = abs(both[0, 0] / plain[0, 0]), np.abs(both[5:, 0]).sum() / np.abs(plain[5:, 0]).sum()
    assert telling > silent


def test_columns_after_the_terms_are_left_as_they_are() -> None:
    matrix, marks = made(1)
    negative = csr_matrix(-matrix.toarray())
    coefficients, _ = fit_linear(csr_matrix(np.hstack([matrix.toarray(), negative.toarray()])), marks, strength=1.0)
    folded, _ = fit_linear(csr_matrix(np.hstack([matrix.toarray(), negative.toarray()])), marks, strength=1.0, terms=20)
    assert np.isfinite(folded).all()
    assert folded[20, 0] < 0
    assert coefficients[20, 0] < 0


def test_the_same_passages_give_the_same_coefficients() -> None:
    matrix, marks = made(4)
    first = fit_linear(matrix, marks, strength=1.0, terms=20)
    again = fit_linear(matrix.copy(), marks.copy(), strength=1.0, terms=20)
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))


def test_single_labels_are_fitted_together_and_one_that_is_never_there_never_wins() -> None:
    matrix, _ = made(1)
    dense = matrix.toarray()
    marks = np.eye(4, dtype=np.int8)[np.where(dense[:, 0] > 0, 0, np.where(dense[:, 1] > 0, 1, 2))]
    coefficients, start = fit_linear(matrix, marks, strength=10.0, single=True)
    won = (dense @ coefficients + start).argmax(axis=1)
    assert (won == marks.argmax(axis=1)).mean() > 0.95
    assert 3 not in won


def test_unknown_marks_are_left_out() -> None:
    matrix, marks = made(2)
    marks[:150, 1] = UNKNOWN
    coefficients, start = fit_linear(matrix, marks, strength=1.0)
    known, known_start = fit_linear(matrix[150:], marks[150:, 1:], strength=1.0)
    assert coefficients[:, 1] == pytest.approx(known[:, 0])
    assert start[1] == pytest.approx(known_start[0])


def test_a_label_without_both_answers_adds_nothing() -> None:
    matrix, marks = made(2)
    marks[:, 1] = 0
    coefficients, start = fit_linear(matrix, marks, strength=1.0, terms=20)
    assert not coefficients[:, 1].any()
    assert start[1] == 0


def test_a_rare_label_has_a_threshold_that_one_lucky_passage_does_not_set() -> None:
    draw = np.random.default_rng(1)
    marks = np.zeros((400, 2), dtype=np.int8)
    marks[:4, 0], marks[:150, 1] = 1, 1
    scores = draw.normal(size=(400, 2)) + 2.0 * marks
    scores[0, 0] = 9.0
    rare, _ = calibrate(("rare", "common"), scores, marks, single=False)
    assert rare.threshold < rare.probability(9.0) * 0.9


def test_equal_weights_change_nothing() -> None:
    matrix, marks = made(3)
    for single in (False, True):
        plain = fit_linear(matrix, marks, strength=1.0, terms=20, single=single)
        weighed = fit_linear(matrix, marks, strength=1.0, terms=20, single=single, weights=np.full(300, 7.0))
        assert np.allclose(plain[0], weighed[0], atol=1e-2)
        assert np.allclose(plain[1], weighed[1], atol=1e-2)


def test_a_row_that_stands_for_many_weighs_as_much_as_these() -> None:
    draw = np.random.default_rng(2)
    dense = (draw.random((200, 6)) < 0.4).astype(float)
    marks = (dense[:, :1] > 0).astype(np.int8)
    marks[:60] = (dense[:60, 1:2] > 0).astype(np.int8)  # in these another term tells
    weights = np.where(np.arange(200) < 60, 20.0, 1.0)
    light, _ = fit_linear(csr_matrix(dense), marks, strength=1.0)
    heavy, _ = fit_linear(csr_matrix(dense), marks, strength=1.0, weights=weights)
    assert light[0, 0] > light[1, 0]
    assert heavy[1, 0] > heavy[0, 0]


def test_probabilities_are_those_of_all_texts_where_some_were_drawn_more_often() -> None:
    draw = np.random.default_rng(5)
    scores = draw.normal(size=4_000)
    there = draw.random(4_000) < 1 / (1 + np.exp(-2 * scores + 1.5))
    drawn = draw.random(4_000) < np.where(scores > 0.5, 0.9, 0.1)
    weights = np.where(scores > 0.5, 1 / 0.9, 1 / 0.1)[drawn]
    (label,) = calibrate(("x",), scores[drawn, None], there[drawn, None].astype(np.int8), single=False, weights=weights)
    found = np.mean([label.probability(score) for score in scores])
    assert found == pytest.approx(there.mean(), abs=0.03)


def test_thresholds_differ_less_between_samples_than_those_with_the_best_f1() -> None:
    ours, best = [], []
    for seed in range(20):
        draw = np.random.default_rng(seed)
        scores = draw.normal(size=(400, 2))
        marks = (draw.random((400, 2)) < 1 / (1 + np.exp(1 - 2 * scores))).astype(np.int8)
        label = calibrate(("one", "other"), scores, marks, single=False)[0]
        probabilities = 1 / (1 + np.exp(-label.slope * scores[:, 0] - label.offset))
        given = probabilities >= probabilities[:, None]
        f1 = 2 * (given @ marks[:, 0].astype(int)) / (given.sum(axis=1) + marks[:, 0].sum())
        ours.append(label.threshold)
        best.append(probabilities[int(np.argmax(f1))])
    assert np.std(ours) < 0.8 * np.std(best)
    assert abs(np.mean(ours) - np.mean(best)) < 0.05
