from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparing.planning import plan_documents, smallest_difference
from framing.errors import UsageError


# statsmodels 0.15.0, NormalIndPower on Cohen's h, times the design effect
@pytest.mark.parametrize(
    ("first", "second", "documents"), [(0.1, 0.2, 55), (0.2, 0.3, 82), (0.2, 0.4, 23), (0.4, 0.5, 109), (0.5, 0.4, 109)]
)
def test_a_plan_matches_the_reference(first: float, second: float, documents: int) -> None:
    found = plan_documents(first, second)
    assert found.documents == documents
    assert found.design_effect == pytest.approx(2.8)


def test_longer_documents_help_less_the_more_alike_their_matches_are() -> None:
    short, long = plan_documents(0.2, 0.3, matches=2), plan_documents(0.2, 0.3, matches=40)
    assert short.documents > long.documents
    alike = [plan_documents(0.2, 0.3, matches=matches, correlation=1).documents for matches in (2, 40)]
    assert alike[0] == alike[1]


def test_fewer_than_four_documents_are_never_enough() -> None:
    assert plan_documents(0.0, 1.0).documents == 4


@pytest.mark.parametrize(("first", "second"), [(0.2, 0.2), (0.5, 1.2), (-0.1, 0.3)])
def test_an_impossible_plan_says_why(first: float, second: float) -> None:
    with pytest.raises(UsageError):
        plan_documents(first, second)


def test_too_few_documents_show_no_difference_at_all() -> None:
    assert smallest_difference(1, 1, 0.3) is None
    assert smallest_difference(0, 10, 0.3) is None


def test_unequal_groups_see_less_than_equal_ones() -> None:
    equal, unequal = smallest_difference(30, 30, 0.2), smallest_difference(5, 55, 0.2)
    assert equal is not None
    assert unequal is not None
    assert unequal > equal


@given(st.integers(1, 45), st.floats(0.01, 0.4))
def test_what_a_plan_detects_is_what_its_documents_show(points: int, share: float) -> None:
    planned = plan_documents(share, share + points / 100)
    found = smallest_difference(planned.documents, planned.documents, share)
    assert found is not None
    assert found <= points / 100 + 1e-9
