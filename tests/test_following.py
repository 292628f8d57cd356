"""Names over time."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from framing.comparing.following import follow_groups
from framing.types import Score
from tests.made.outlets import outlets, scored, written


def _over_time(*, weeks: int, each: int, change: int) -> list[Score]:
    rng = random.Random(3)
    rows: list[Any] = []
    for week in range(weeks):
        for _ in range(each):
            camps = sum(rng.random() < (0.8 if week >= change else 0.2) for _ in range(5))
            day = date(2021, 3, 1) + timedelta(weeks=week)
            rows.append(("a", written(camps, 5 - camps), {"date": day.isoformat()}))
    return scored(*rows)


def test_documents_without_a_day_are_counted_and_left_out() -> None:
    trends = follow_groups(outlets(), date_field="date", by="outlet")
    assert (trends.documents, trends.undated.documents, trends.undated.unread) == (24, 1, (("autumn 2021", 1),))
    assert trends.notes[0] == "Left out: 1 document with a date that names no day (“autumn 2021”)."
    assert (trends.first, trends.last) == (date(2021, 1, 11), date(2021, 10, 1))


def test_groups_share_their_bins_and_gaps_stay_gaps() -> None:
    trends = follow_groups(outlets(), date_field="date", by="outlet", width="month")
    camps = next(s for s in trends.series if s.group == "Island Observer" and s.frame == "internment")
    by_month = {b.start.month: b for b in camps.trend.bins}
    assert by_month[8].estimate.value is None
    assert by_month[8].documents == 0
    assert {s.trend.width for s in trends.series} == {"month"}


def test_after_a_stated_date_is_set_against_before() -> None:
    scores = _over_time(weeks=6, each=3, change=3)
    trends = follow_groups(scores, date_field="date", width="week", at=date(2021, 3, 22))
    shift = next(s for s in trends.shifts if s.frame == "internment")
    assert (shift.group, shift.against) == ("all documents, after", "all documents, before")
    assert shift.difference.value is not None
    assert shift.difference.value > 0.3
    assert shift.q is not None
    assert shift.q < 0.01


def test_a_change_is_looked_for_only_on_request_and_with_bins_enough() -> None:
    scores = _over_time(weeks=26, each=5, change=13)
    assert all(s.change is None for s in follow_groups(scores, date_field="date", width="week").series)
    camps = next(s for s in follow_groups(scores, date_field="date", width="week", search=True).series)
    assert camps.change is not None
    assert abs((camps.change.at - date(2021, 5, 31)).days) <= 14
    assert camps.change_q is not None
    assert camps.change_q <= 0.01
    short = follow_groups(_over_time(weeks=10, each=5, change=5), date_field="date", width="week", search=True)
    assert all(s.change is None for s in short.series)
    assert "No change was looked for" in " ".join(short.notes)


def test_what_is_not_named_before_and_after_is_said() -> None:
    trends = follow_groups(outlets(), date_field="date", at=date(2030, 1, 1))
    assert trends.shifts == ()
    assert "nothing is compared" in " ".join(trends.notes)


def test_where_nothing_can_be_followed_that_is_said() -> None:
    """A share of one name alone is always the whole."""
    days = [{"date": f"2021-0{n}-01"} for n in (3, 4, 5)]
    trends = follow_groups(scored(*(("a", written(1), day) for day in days)), date_field="date")
    assert trends.series == ()
    assert "call no thing by two rival names" in " ".join(trends.notes)
    both = follow_groups(scored(*(("a", written(1, 1), day) for day in days)), date_field="date")
    assert "Nothing to follow" not in " ".join(both.notes)


def test_the_step_is_as_long_as_documents_that_name_the_thing_ask_for() -> None:
    days = [(date(2021, 3, 1) + timedelta(days=n)).isoformat() for n in range(61)]
    dense: list[Any] = [("a", "The weather was mild.", {"date": day}) for day in days for _ in range(2)]
    rare: list[Any] = [("a", written(1, 1), {"date": day}) for day in days[::3]]
    assert follow_groups(scored(*dense, *rare), date_field="date").width == "month"
    assert follow_groups(scored(*dense), date_field="date").width == "week"


def test_the_group_with_most_documents_sets_the_step_of_all() -> None:
    many = [(date(2021, 3, 1) + timedelta(days=n // 2)).isoformat() for n in range(80)]
    few = many[::16]
    rows: list[Any] = [*(("a", written(1, 1), {"date": day}) for day in many),
                       *(("b", written(1, 1), {"date": day}) for day in few)]  # fmt: skip
    assert {s.trend.width for s in follow_groups(scored(*rows), date_field="date", by="outlet").series} == {"week"}
