"""What a group never says, and how often it could."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparing.groups import compare_groups
from framing.comparing.omission import absence_bound, judge_absence
from tests.made.outlets import apart, scored, written


@pytest.mark.parametrize(
    ("documents", "bound"), [(1, 0.95), (3, 0.632), (5, 0.451), (10, 0.259), (20, 0.139), (30, 0.095), (59, 0.05)]
)
def test_absence_leaves_room_for_presence(documents: int, bound: float) -> None:
    assert absence_bound(documents) == pytest.approx(bound, abs=6e-4)


def test_a_detector_that_misses_half_leaves_twice_the_room() -> None:
    assert absence_bound(30, recall=0.5) == pytest.approx(2 * absence_bound(30))
    assert absence_bound(2, recall=0.5) == 1.0
    assert absence_bound(0) == 1.0


def test_omission_takes_every_condition() -> None:
    found = judge_absence(40, 30, 50, matched=True, recall=0.9, q=0.001)
    assert (found.verdict, found.lacking) == ("omission", ())


@pytest.mark.parametrize(
    ("documents", "others", "matched", "recall", "q", "lacking"),
    [
        (19, 48, True, 0.9, 0.001, ("documents",)),
        (40, 30, False, 0.9, 0.001, ("matching",)),
        (40, 30, True, None, 0.001, ("recall",)),
        (40, 5, True, 0.9, 0.001, ("bound",)),
        (40, 30, True, 0.9, 0.05, ("q",)),
        (40, 30, True, 0.9, None, ("q",)),
        (1, 1, False, None, None, ("documents", "matching", "recall", "bound", "q")),
    ],
)
def test_what_is_lacking_is_named(
    documents: int, others: int, matched: bool, recall: float | None, q: float | None, lacking: tuple[str, ...]
) -> None:
    found = judge_absence(documents, others, 50, matched=matched, recall=recall, q=q)
    assert (found.verdict, found.lacking) == ("not found", lacking)


@given(st.integers(1, 500), st.floats(0.01, 1))
def test_more_documents_leave_less_room(documents: int, recall: float) -> None:
    assert absence_bound(documents + 1, recall=recall) <= absence_bound(documents, recall=recall) <= 1


def test_what_is_not_found_comes_with_its_upper_bound() -> None:
    rows = [*[("a", written(2))] * 10, *[("b", written(1, 2))] * 10]
    (item,) = compare_groups(scored(*rows), by="outlet").not_found
    assert (item.group, item.frame, item.used_by) == ("a", "training", ("b",))
    assert item.absence is not None
    assert item.absence.documents == 10
    assert round(item.absence.bound, 2) == 0.26
    assert item.absence.verdict == "not found"
    assert "matching" in item.absence.lacking


def test_a_single_document_allows_no_bound() -> None:
    items = compare_groups(apart(1), by="outlet").not_found
    assert [item.absence for item in items] == [None, None]


def test_never_called_omission_without_a_known_recall() -> None:
    rows = [("a", written(2), {"event": i}) for i in range(30)] + [
        ("b", written(1, 2), {"event": i}) for i in range(30)
    ]
    (item,) = compare_groups(scored(*rows), by="outlet", strata="event", paired=True).not_found
    assert item.absence is not None
    assert (item.absence.verdict, item.absence.lacking) == ("not found", ("recall",))
