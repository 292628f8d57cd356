"""Groups described: estimates with intervals where documents allow them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.groups import compare_groups
from framing.comparing.results import Comparison, Estimate
from framing.report.compare.json import comparison_json
from framing.report.media.json import dump
from tests.made.outlets import SCHOOL, apart, outlets, scored, written


def _estimates(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"value", "low", "high"} <= set(value):
            yield value
        for item in value.values():
            yield from _estimates(item)
    elif isinstance(value, list):
        for item in value:
            yield from _estimates(item)


def _own(result: Comparison, group: int, frame: int) -> Estimate:
    return result.groups[group].concepts[0].frames[frame].by_side["own"].share


def test_shares_of_several_documents_have_intervals() -> None:
    result = compare_groups(apart(6), by="outlet")
    share = _own(result, 0, 0)
    assert (share.method, share.level, share.n_documents) == ("neff_wilson", 0.95, 6)
    assert share.low is not None
    assert share.value is not None
    assert 0.5 < share.low < share.value < 1


def test_a_name_in_one_document_of_many_has_no_interval() -> None:
    rows = [("a", written(2)), *[("a", written(0, filler=3))] * 4, *[("b", written(1, 1))] * 5]
    share = _own(compare_groups(scored(*rows), by="outlet"), 0, 0)
    assert (share.value, share.low, share.method, share.n_documents) == (1.0, None, "description", 1)


def test_documents_count_once_whatever_the_unit() -> None:
    whole = compare_groups(apart(6), by="outlet")
    assert [(group.documents, group.units) for group in whole.groups] == [(6, 6), (6, 6)]


def test_emphasis_counts_documents_by_where_a_name_stands() -> None:
    result = compare_groups(outlets(), by="outlet")
    emphasis = result.groups[0].concepts[0].frames[0].emphasis
    assert emphasis is not None
    assert emphasis.headline.value == 5 / 8
    assert emphasis.headline.low is not None
    assert emphasis.first_mention is not None
    assert 0 < emphasis.first_mention < 0.2


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=14)
)
def test_estimates_lie_in_their_intervals_and_nothing_is_nan(rows: list[tuple[str, int, int]]) -> None:
    scores = scored(*[(outlet, written(camps, schools, filler=1)) for outlet, camps, schools in rows])
    value = comparison_json(compare_groups(scores, by="outlet"), {})
    dump(value)
    for estimate in _estimates(value):
        numbers = [x for x in (estimate["value"], estimate["low"], estimate["high"]) if x is not None]
        assert all(math.isfinite(number) for number in numbers)
        if estimate["low"] is not None:
            assert estimate["low"] - 1e-6 <= estimate["value"] <= estimate["high"] + 1e-6


def test_shares_of_the_own_voice_are_corrected_until_people_read() -> None:
    rows = [("Courier", f"{written(2, 1)} “This is a {SCHOOL},” the ministry said.") for _ in range(6)]
    result = compare_groups(scored(*rows, *(("Daily", written(0, 2)) for _ in range(6))), by="outlet")
    camp, school = (frame for frame in result.groups[0].concepts[0].frames if frame.count)
    own, other = camp.by_side["own"], school.by_side["own"]
    assert own.corrected is not None
    assert other.corrected is not None
    assert (own.corrected.value or 0) > (own.share.value or 0)
    assert (own.corrected.value or 0) + (other.corrected.value or 0) == pytest.approx(1)
    assert school.by_side["attributed"].corrected is None
