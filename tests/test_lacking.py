"""What a group never says, and how often it could."""

from __future__ import annotations

from framing.comparing.groups import compare_groups
from tests.outlets import apart, scored, written


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
