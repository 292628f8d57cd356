"""Copies: what they count for, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import pytest

from framing.comparing.groups import compare_groups
from framing.comparing.results import Comparison
from framing.comparing.weighing import Copies
from tests.made.outlets import scored, written

ROWS = [("a", written(4)), ("a", written(4)), ("a", written(1, 1)), ("b", written(0, 2)), ("b", written(1, 1))]


def _compared(policy: Literal["keep", "weight", "drop"]) -> Comparison:
    weights = {"keep": {}, "weight": {"d0": 0.5, "d1": 0.5}, "drop": {"d0": 1.0, "d1": 0.0}}[policy]

    def find(groups: Mapping[str, str]) -> Copies:
        assert groups["d3"] == "b"
        return Copies(policy, 1, {"d0": "d0", "d1": "d0"}, weights, {"d0": 1.0, "d1": 0.0})

    return compare_groups(scored(*ROWS), by="outlet", copies=find)


@pytest.mark.parametrize(("policy", "documents", "count"), [("keep", 3, 9), ("weight", 3, 9), ("drop", 2, 5)])
def test_copies_are_one_unit_of_evidence(policy: Literal["keep", "weight", "drop"], documents: int, count: int) -> None:
    result = _compared(policy)
    group = result.groups[0]
    internment = group.concepts[0].frames[0].by_side["own"]
    assert (group.documents, group.units) == (documents, 2)
    assert internment.count == count
    assert internment.share.n_documents == 2
    assert internment.share.value == pytest.approx(9 / 10 if policy == "keep" else 5 / 6)


def test_the_report_says_what_it_changes() -> None:
    for policy in ("keep", "weight", "drop"):
        report = _compared(policy).copies
        assert report is not None
        assert (report.clusters, report.documents, report.change_group) == (1, 2, "a")
        assert report.change == pytest.approx(9 / 10 - 5 / 6)
        assert report.dropped == (1 if policy == "drop" else 0)


def test_no_copies_leave_no_note() -> None:
    result = compare_groups(scored(*ROWS), by="outlet", copies=lambda _: Copies("keep", 0, {}, {}, {}))
    assert result.copies is not None
    assert result.copies.change is None
    assert not any("copies" in note for note in result.notes)
