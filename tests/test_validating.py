"""Precision and recall from coded samples: weights, documents, and what a sample without misses does not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.comparing.intervals import share_interval, tally
from framing.comparing.validating import (
    ANY,
    JudgedMatch,
    JudgedPassage,
    measure_detection,
    measure_groups,
    measure_precision,
    state_of,
    weighted_recall,
    weighted_share,
)


def passage(number: int, *, weight: float = 1.0, there: bool, found: bool, group: str = "A") -> JudgedPassage:
    return JudgedPassage(f"d{number}", weight, group, {"x": there}, frozenset(["x"] if found else []))


def test_precision_is_told_by_lexicon_frame_and_term() -> None:
    judged = [
        JudgedMatch(f"d{i}", 1.0, "sites", "facility.camps", "camp[s]" if i < 4 else "site[s]", i != 1)
        for i in range(10)
    ]
    rows = {(row.frame, row.term): (row.coded, row.right, row.documents) for row in measure_precision(judged)}
    assert rows == {
        (None, None): (10, 9, 10),
        ("facility.camps", None): (10, 9, 10),
        ("facility.camps", "camp[s]"): (4, 3, 4),
        ("facility.camps", "site[s]"): (6, 6, 6),
    }


def test_precision_is_that_of_all_matches_not_of_those_drawn() -> None:
    judged = [JudgedMatch(f"d{i}", 9.0 if i < 10 else 1.0, "s", "f", "t", i < 10) for i in range(20)]
    (row, *_) = measure_precision(judged)
    assert (row.right, row.coded) == (10, 20)
    assert row.precision.value == pytest.approx(0.9)


def test_equal_weights_give_wilsons_interval_over_documents() -> None:
    found = weighted_share([(i, 5.0, i < 21) for i in range(30)])
    plain = share_interval(tally([float(i < 21) for i in range(30)], [1.0] * 30))
    assert found.low == pytest.approx(plain.low)
    assert found.high == pytest.approx(plain.high)
    assert found.value == pytest.approx(0.7)


def test_unequal_weights_and_alike_documents_widen_the_interval() -> None:
    def width(judged: list[tuple[int, float, bool]]) -> float:
        found = weighted_share(judged)
        assert found.low is not None
        assert found.high is not None
        return found.high - found.low

    plain = width([(i, 1.0, i % 2 == 0) for i in range(60)])
    assert width([(i, 30.0 if i < 6 else 1.0, i % 2 == 0) for i in range(60)]) > plain
    assert width([(i // 10, 1.0, i < 30) for i in range(60)]) > plain


def test_recall_counts_what_was_not_drawn() -> None:
    judged = [(i, 1.0, True, True) for i in range(20)] + [(i + 20, 10.0, i == 0, False) for i in range(80)]
    assert weighted_recall(judged).value == pytest.approx(20 / 30)


def test_no_miss_in_the_sample_is_no_perfect_recall() -> None:
    many = [(i, 1.0, True, True) for i in range(50)] + [(i + 50, 66.0, False, False) for i in range(150)]
    few = [(i, 1.0, True, True) for i in range(50)] + [(i + 50, 1.0, False, False) for i in range(150)]
    assert weighted_recall(many).value == 1.0
    assert weighted_recall(many).high == 1.0
    low, better = weighted_recall(many).low, weighted_recall(few).low
    assert low is not None
    assert better is not None
    assert low < 0.3
    assert better > 0.8


def test_no_recall_where_all_that_was_judged_is_found() -> None:
    judged = [(i, 1.0, True, True) for i in range(25)]
    assert (weighted_recall(judged).value, weighted_recall(judged).low) == (None, None)
    assert weighted_recall([*judged, (25, 1.0, False, False)]).value == 1.0


def test_recall_is_nought_where_nothing_there_was_found() -> None:
    found = weighted_recall([(i, 2.0, i < 5, False) for i in range(40)])
    assert (found.value, found.low) == (0.0, 0.0)


def test_without_positives_there_is_no_recall() -> None:
    assert weighted_recall([(i, 1.0, False, i < 3) for i in range(9)]).value is None
    assert weighted_recall([]).value is None


@limits(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, 9), st.floats(1, 50), st.booleans(), st.booleans()), min_size=1, max_size=60))
def test_recall_lies_inside_its_limits(judged: list[tuple[int, float, bool, bool]]) -> None:
    found = weighted_recall(judged)
    if found.value is not None:
        assert found.low is not None
        assert found.high is not None
        assert -1e-9 <= found.low <= found.value + 1e-9
        assert found.value - 1e-9 <= found.high <= 1 + 1e-9


@pytest.mark.parametrize(
    ("units", "documents", "positives", "state"),
    [
        (200, 50, 30, "validated"),
        (199, 50, 30, "provisional"),
        (200, 49, 30, "provisional"),
        (200, 50, 29, "provisional"),
        (20, 5, 10, "provisional"),
        (400, 90, 9, "not"),
    ],
)
def test_a_state_takes_units_documents_and_positives(units: int, documents: int, positives: int, state: str) -> None:
    assert state_of(units, documents, positives) == state


def test_detection_counts_each_label_and_any() -> None:
    judged = [
        JudgedPassage("a", 1.0, "A", {"x": True, "y": False}, frozenset(["x"])),
        JudgedPassage("b", 1.0, "A", {"x": False, "y": True}, frozenset(["x"])),
        JudgedPassage("c", 2.0, "A", {"x": False, "y": False}, frozenset()),
        JudgedPassage("d", 2.0, "A", {"x": True}, frozenset()),
    ]
    x, y, any_label = measure_detection(judged, ["x", "y"])
    assert (x.coded, x.present, x.found, x.both) == (4, 2, 2, 1)
    assert x.precision.value == pytest.approx(0.5)
    assert x.recall.value == pytest.approx(1 / 3)
    assert x.f1 == pytest.approx(0.4)
    assert (y.coded, y.present, y.found) == (3, 1, 0)
    assert y.precision.value is None
    assert (any_label.label, any_label.coded, any_label.present, any_label.both) == (ANY, 4, 3, 2)


def test_groups_are_told_apart_where_there_are_some() -> None:
    judged = [passage(i, there=i < 20, found=i < 20 and i % 2 == 0, group="AB"[i % 2]) for i in range(24)]
    assert [(group, item.recall.value) for group, item in measure_groups(judged, ["x"])] == [("A", 1.0), ("B", 0.0)]
    assert measure_groups(judged[::2], ["x"]) == ()
