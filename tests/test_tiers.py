from __future__ import annotations

import pytest

from framing.comparing.intervals import share_interval, tally
from framing.comparing.tiers import (
    Tier,
    allows_intervals,
    allows_tests,
    concentrated,
    find_flags,
    readable,
    tier_of,
    withhold,
)


@pytest.mark.parametrize(
    ("documents", "tier"),
    [
        (0, "case"),
        (1, "case"),
        (2, "descriptive"),
        (4, "descriptive"),
        (5, "exploratory"),
        (9, "exploratory"),
        (10, "standard"),
        (19, "standard"),
        (20, "full"),
    ],
)
def test_documents_set_the_tier(documents: int, tier: Tier) -> None:
    assert tier_of(documents) == tier


def test_the_smaller_group_sets_the_tier() -> None:
    assert tier_of(200, 3) == "descriptive"


def test_a_case_shows_counts_only() -> None:
    assert not allows_intervals("case")
    assert not allows_tests("case")


def test_tests_begin_where_they_can_say_something() -> None:
    assert [tier for tier in ("case", "descriptive", "exploratory", "standard", "full") if allows_tests(tier)] == [
        "exploratory",
        "standard",
        "full",
    ]


def test_an_interval_is_withheld_from_a_case() -> None:
    found = share_interval(tally([3], [10]))
    shown = withhold(found, "case")
    assert (shown.value, shown.low, shown.high, shown.level, shown.method) == (0.3, None, None, None, "description")
    assert withhold(found, "descriptive") == found


def test_a_plain_percentage_needs_trials_and_a_narrow_interval() -> None:
    wide, narrow = tally([3, 1, 0, 6, 2], [10] * 5), tally([3, 2, 3, 2, 3, 2] * 5, [10] * 30)
    assert readable(share_interval(narrow), narrow.trials)
    assert not readable(share_interval(wide), wide.trials)
    assert not readable(share_interval(narrow), 29)
    assert not readable(withhold(share_interval(narrow), "case"), narrow.trials)


def test_one_document_with_most_hits_is_flagged() -> None:
    assert concentrated(tally([4, 1, 1], [10, 10, 10]))
    assert not concentrated(tally([3, 2, 1], [10, 10, 10]))
    assert not concentrated(tally([4, 0, 0], [10, 10, 10]))
    assert not concentrated(tally([9, 1], [10, 10]))


def test_flags_warn_of_what_may_explain_a_difference() -> None:
    common, rare = tally([8, 1, 1], [20, 20, 20]), tally([0, 1, 1], [4, 4, 4])
    assert find_flags(common, rare) == ("concentrated", "rare")
    even = tally([4, 3, 3], [10, 10, 10])
    assert find_flags(even, even) == ()
