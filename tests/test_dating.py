"""Dates as news metadata write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparing.dating import parse_date, whole_dates
from framing.types import MetaValue

DAY = date(2018, 5, 12)


@pytest.mark.parametrize(
    "value",
    [
        "2018-05-12", "2018-05-12T23:30:00-07:00", "2018-05-12 10:00", "2018/05/12", "20180512", 20180512, "12.5.2018",
        "12. 05. 2018", "12 May 2018", "May 12, 2018", "May 12th, 2018", "Sat, 12 May 2018 10:00:00 GMT",
        "Saturday, May 12, 2018 at 3:04 p.m. EDT", "Published: 12 MAY 2018", "12-May-2018",
    ],
)  # fmt: skip
def test_common_forms_name_their_day(value: MetaValue) -> None:
    assert parse_date(value) == DAY


def test_of_slashes_only_the_certain_are_read() -> None:
    assert parse_date("25/12/2018") == parse_date("12/25/2018") == date(2018, 12, 25)
    assert parse_date("5/12/2018") is None
    assert parse_date("5/5/2018") == date(2018, 5, 5)


@pytest.mark.parametrize(
    "value", [None, "", True, "spring 2018", "2018", "2018-05", 2018, "2018-13-01", "31 June 2018", "soon"]
)
def test_what_names_no_day_is_none(value: MetaValue) -> None:
    assert parse_date(value) is None


def test_a_year_or_month_is_read_where_only_the_stretch_of_time_around_it_matters() -> None:
    assert parse_date("2018", width="year") == parse_date(2018, width="year") == date(2018, 1, 1)
    assert parse_date("2018", width="quarter") is None
    assert {parse_date("2018-05", width=width) for width in ("month", "quarter", "year")} == {date(2018, 5, 1)}
    assert parse_date("2018-05", width="week") is None
    assert parse_date("2018-13", width="month") is None
    assert parse_date("12 May 2018", width="year") == DAY


def test_a_stated_date_within_a_stretch_of_time_asks_for_days() -> None:
    assert whole_dates("year", None) == whole_dates("year", date(2018, 1, 1)) == "year"
    assert whole_dates("year", DAY) is None
    assert whole_dates(None, None) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_dates_come_back(day: date) -> None:
    assert parse_date(day.isoformat()) == parse_date(f"{day.day} {day:%B} {day:%Y}") == day


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    found = parse_date(text)
    assert found is None or isinstance(found, date)
