from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparing.intervals import share_interval, tally
from framing.comparing.trending import Width, bin_start, choose_width, find_change, follow_label, split_dates

MONDAY = date(2021, 3, 1)


def _weekly(
    shares: list[float], per_week: int, seed: int = 0, spread: float = 0.1
) -> tuple[list[float], list[float], list[date]]:
    rng = random.Random(seed)
    hits, trials, dates = [], [], []
    for week, share in enumerate(shares):
        for _ in range(per_week):
            own = min(max(rng.gauss(share, spread), 0), 1)
            hits.append(float(sum(rng.random() < own for _ in range(8))))
            trials.append(8.0)
            dates.append(MONDAY + timedelta(weeks=week, days=rng.randrange(7)))
    return hits, trials, dates


@pytest.mark.parametrize(
    ("width", "start"),
    [
        ("day", date(2024, 8, 15)),
        ("week", date(2024, 8, 12)),
        ("month", date(2024, 8, 1)),
        ("quarter", date(2024, 7, 1)),
        ("year", date(2024, 1, 1)),
    ],
)
def test_a_day_belongs_to_one_bin(width: Width, start: date) -> None:
    assert bin_start(date(2024, 8, 15), width) == start


def test_bins_widen_until_they_hold_ten_documents() -> None:
    weekly = [MONDAY + timedelta(weeks=week) for week in range(100)]
    assert choose_width(weekly * 10) == "week"
    assert choose_width(weekly * 3) == "month"
    assert choose_width(weekly) == "quarter"
    assert choose_width([MONDAY]) == "year"
    assert choose_width([]) == "year"


def test_gaps_stay_gaps() -> None:
    found = follow_label([1, 2, 3], [4, 4, 4], [MONDAY, MONDAY, MONDAY + timedelta(weeks=3)], width="week")
    assert [b.documents for b in found.bins] == [2, 0, 0, 1]
    assert [b.estimate.value for b in found.bins] == [0.375, None, None, 0.75]
    assert [b.smoothed is None for b in found.bins] == [False, True, True, False]
    assert all(b.thin for b in found.bins)


def test_a_bin_is_estimated_like_any_group() -> None:
    hits, trials, dates = _weekly([0.3] * 3, 12)
    found = follow_label(hits, trials, dates, width="week")
    assert found.bins[1].estimate == share_interval(tally(hits[12:24], trials[12:24]))
    assert not found.bins[1].thin


def test_smoothing_draws_bins_towards_the_whole() -> None:
    hits, trials, dates = _weekly([0.1, 0.5] * 6, 6)
    found = follow_label(hits, trials, dates, width="week")
    whole = sum(hits) / sum(trials)
    for b in found.bins:
        assert b.estimate.value is not None
        assert b.smoothed is not None
        assert abs(b.smoothed - whole) <= abs(b.estimate.value - whole) + 1e-12


def test_noise_alone_is_smoothed_flat() -> None:
    # Every bin the same but for sampling: its spread is below what chance makes, so nothing of it is kept.
    hits, trials, dates = [2.0, 3.0] * 50, [10.0] * 100, [MONDAY + timedelta(days=i) for i in range(100)]
    found = follow_label(hits, trials, dates, width="week")
    assert {round(b.smoothed, 9) for b in found.bins if b.smoothed is not None} == {0.25}


def test_rates_are_per_thousand_words() -> None:
    found = follow_label([3, 1], [1000, 1000], [MONDAY, MONDAY], width="week", rate=True)
    assert found.bins[0].estimate.value == pytest.approx(2.0)
    assert found.bins[0].smoothed == pytest.approx(2.0)


def test_an_unused_label_is_followed_too() -> None:
    found = follow_label([0, 0], [0, 0], [MONDAY, MONDAY], width="week")
    assert found.bins[0].estimate.value is None
    assert follow_label([], [], []).bins == ()


def test_a_stated_date_makes_two_groups() -> None:
    days = [MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)]
    assert split_dates(days, days[1]) == ("before", "after", "after")


def test_a_change_is_found_where_it_is() -> None:
    hits, trials, dates = _weekly([0.2] * 14 + [0.5] * 14, 8)
    found = find_change(hits, trials, dates, width="week", draws=199)
    assert found is not None
    assert abs(found.at - (MONDAY + timedelta(weeks=14))) <= timedelta(weeks=1)
    assert found.p == pytest.approx(1 / 200)
    assert found.before == pytest.approx(0.2, abs=0.08)
    assert found.after == pytest.approx(0.5, abs=0.08)
    assert found.method == "documents"


def test_no_change_is_no_find() -> None:
    alarms = 0
    for seed in range(20):
        found = find_change(*_weekly([0.3] * 26, 6, seed), width="week", draws=99)
        assert found is not None
        alarms += found.p <= 0.05
    assert alarms <= 3


def test_neighbours_that_resemble_each_other_move_in_blocks() -> None:
    waves = [0.2 + 0.25 * (week // 4 % 2) for week in range(32)]
    found = find_change(*_weekly(waves, 8), width="week", draws=99)
    assert found is not None
    assert found.method == "blocks"
    assert found.p > 0.05


@pytest.mark.parametrize(("weeks", "per_week"), [(23, 10), (30, 4)])
def test_too_short_or_thin_a_series_is_not_searched(weeks: int, per_week: int) -> None:
    assert find_change(*_weekly([0.3] * weeks, per_week), width="week") is None


def test_a_label_that_never_varies_has_no_change() -> None:
    hits, trials, dates = _weekly([0.0] * 30, 6, spread=0.0)
    found = find_change(hits, trials, dates, width="week", draws=19)
    assert found is not None
    assert found.p == 1.0


@given(
    st.lists(st.dates(date(1999, 1, 1), date(2003, 12, 31)), min_size=1, max_size=15),
    st.sampled_from(["week", "month", "quarter", "year"]),
)
def test_every_document_falls_in_one_of_adjoining_bins(dates: list[date], width: Width) -> None:
    found = follow_label([1.0] * len(dates), [2.0] * len(dates), dates, width=width)
    assert sum(b.documents for b in found.bins) == len(dates)
    assert all(a.end == b.start for a, b in zip(found.bins, found.bins[1:], strict=False))
    assert all(any(b.start <= day < b.end for b in found.bins) for day in dates)
