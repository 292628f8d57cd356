"""Dates as archives print them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.exports.dates import find_date, is_date_line, looks_like_date

FORMS = {
    "Monday, March 4, 2019": "2019-03-04",
    "March 4, 2019 Monday 3:12 PM GMT": "2019-03-04",
    "March 04, 2019": "2019-03-04",
    "4 March 2019": "2019-03-04",
    "4th March 2019": "2019-03-04",
    "Mar 4, 2019": "2019-03-04",
    "Mar. 4, 2019": "2019-03-04",
    "04 Mar 2019": "2019-03-04",
    "4-Mar-2019": "2019-03-04",
    "2019 Mar 04": "2019-03-04",
    "2019-03-04": "2019-03-04",
    "2019-03-04T06:12:00Z": "2019-03-04",
    "2019-03-04T23:59:59+02:00": "2019-03-04",
    "2019/03/04/": "2019-03-04",
    "20190304T061500Z": "2019-03-04",
    "20190304061500": "2019-03-04",
    "Mittwoch 7. März 2018": "2018-03-07",
    "Dienstag 10.Dezember 2019": "2019-12-10",
    "7. Januar 2018": "2018-01-07",
    "mardi 15 août 2017": "2017-08-15",
    "1er février 2016": "2016-02-01",
    "décembre 10 2019": "2019-12-10",
    "10 décembre 2019 mardi 3:00 AM GMT": "2019-12-10",
    "3 de mayo de 2016 martes": "2016-05-03",
    "7 febbraio 2016": "2016-02-07",
    "12 maart 2014 woensdag": "2014-03-12",
    "2 de março de 2011": "2011-03-02",
    "2019年3月4日": "2019-03-04",
    "2019년 3월 4일": "2019-03-04",
    "25/03/2019": "2019-03-25",
    "03/25/2019": "2019-03-25",
    "4.3.2019": "2019-03-04",
    "March 2019": "2019-03",
    "März 2018": "2018-03",
}


@pytest.mark.parametrize("text", FORMS)
def test_a_date_is_found_in_all_forms(text: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == FORMS[text]
    assert found.before == found.rest == ""
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text",
    ["", "February 31, 2019", "31 June 2019", "March 45, 2019", "2019-13-04", "20191304061500", "04/03/2019",
     "Winter 2019", "Sometime in 2019", "12 Foo 2019", "99999999", "Covid-19, part 1", "March 4", "4 March 3019"],
)  # fmt: skip
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert find_date(text) is None


def test_editions_follow_the_date() -> None:
    found = find_date("March 4, 2019 Monday\u00a0Final Edition")
    assert found is not None
    assert found.rest == "Final Edition"
    late = find_date("Monday, March 4, 2019 8:15 AM EST, Late City")
    assert late is not None
    assert late.rest == "Late City"


def test_sentences_with_dates_are_no_date_lines() -> None:
    assert not is_date_line("On March 4, 2019 the ferry stopped")
    assert not is_date_line("Covid-19, part 1: the bridge that May 2 built")
    assert not is_date_line("March 4, 2019: " + "a headline that begins with a date and goes on for a while " * 2)


def test_broken_dates_still_look_like_dates() -> None:
    assert looks_like_date("February 31, 2019 Monday")
    assert looks_like_date("31/31/2019")
    assert not looks_like_date("The 3 bears of Ardmel")
    assert not looks_like_date("A longer line of words with March 3 in its midst")


@given(st.dates(min_value=dt.date(1700, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_any_day_is_read_back(day: dt.date) -> None:
    for form in ("%B %d, %Y %A", "%A, %d %B %Y", "%b %d, %Y", "%Y-%m-%dT00:00:00", "%Y/%m/%d/"):
        found = find_date(day.strftime(form))
        assert found is not None
        assert found.iso == day.isoformat()


@given(st.text(max_size=300))
def test_any_text_is_looked_at_without_a_fault(text: str) -> None:
    find_date(text)
    is_date_line(text)
    looks_like_date(text)
