"""Read the dates that news metadata carry."""

from __future__ import annotations

import re
from datetime import date

from framing.comparing.trending import Width, bin_start
from framing.types import MetaValue

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ,].*)?", re.DOTALL)
_COMPACT = re.compile(r"\d{8}(?:\D.*)?", re.DOTALL)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[ ,].*)?", re.DOTALL)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,].*)?", re.DOTALL)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})[-/](\d{2})")
_NAMED = (
    re.compile(rf"\b{_DAY}\.?[ -]+{_NAME},?[ -]+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_NAME} +{_DAY},? +(?P<year>\d{{4}})\b", re.IGNORECASE),
)


def whole_dates(width: Width | None, at: date | None) -> Width | None:
    """Return within which stretches of time a date need not name its day: asked for, and not torn by a stated date."""
    return width if width is not None and (at is None or bin_start(at, width) == at) else None


def parse_date(value: MetaValue, *, width: Width | None = None) -> date | None:
    """Return the day that a metadata value names, `None` where it names none or could name two.

    ISO dates with or without a time, 20180512, 12.5.2018, “12 May 2018”, “May 12, 2018”, “Sat, 12 May 2018 10:00 GMT”.
    Of 5/12/2018 the month cannot be told; 25/12/2018 and 12/25/2018 are read. Times are not converted between zones.
    Where only the stretch of time of a `width` matters, a year or month that lies within one is read, too, as its first
    day (2019 in years; 2019-05 in months, quarters and years).
    """
    if value is None or isinstance(value, bool):
        return None
    text = " ".join(str(value).split())
    if width == "year" and _YEAR.fullmatch(text):
        return _day(text, 1, 1)
    if width in ("month", "quarter", "year") and (found := _MONTH.fullmatch(text)):
        return _day(found[1], found[2], 1)
    if _COMPACT.fullmatch(text):
        return _day(text[:4], text[4:6], text[6:8])
    if (found := _YEAR_FIRST.fullmatch(text)) and found[2]:
        return _day(found[1], found[3], found[4])
    if found := _DOTTED.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _SLASHED.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if first != second and first <= 12 and second <= 12:
            return None
        return _day(found[3], second, first) if first > 12 else _day(found[3], first, second)
    for pattern in _NAMED:
        if found := pattern.search(text):
            return _day(found["year"], _MONTHS.index(found["month"][:3].lower()) + 1, found["day"])
    return None


def _day(year: str, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
