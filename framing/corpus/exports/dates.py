"""Find the date in a line, in the forms and languages that archives print."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_LONGEST = 400  # characters of a line that are looked at
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro styczeń stycznia",
            "february feb februar feber février fevrier févr fevr fév fev febrero febbraio februari fevereiro lutego",
            "march mar märz marz mrz maerz mars marzo maart mrt março marco marca",
            "april apr avril avr abril abr aprile kwietnia",
            "may mai mayo maggio mag mei maio maj maja",
            "june jun juni juin junio giugno giu junho czerwca",
            "july jul juli juillet juil julio luglio lug julho lipca",
            "august aug août aout agosto ago augustus augusti sierpnia",
            "september sept sep septembre septiembre setiembre settembre set setembro września",
            "october oct oktober okt octobre octubre ottobre ott outubro out października",
            "november nov novembre noviembre novembro listopada",
            "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag "
    "dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi jeudi "
    "vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado domingo lunedì martedì "
    "mercoledì giovedì venerdì domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
)
_WEEKDAYS = frozenset(_WEEKDAYS_NAMES.split())
_WORD = r"[^\W\d_]{3,10}"
_DATE = re.compile(
    r"(?<!\d)(?P<iso>(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)/?)"
    r"|(?<![\d-])(?P<compact>(?P<y2>(?:19|20)\d\d)(?P<m2>\d\d)(?P<d2>\d\d)(?:T?\d{6}Z?|\b))"
    r"|(?<!\d)(?P<cjk>(?P<y3>\d{4})[年년]\s?(?P<m3>\d{1,2})[月월]\s?(?P<d3>\d{1,2})[日일])"
    rf"|(?<!\d)(?P<dmy>(?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?\.?[ -]?(?:de )?(?P<m4>{_WORD})\.?,?[ -](?:del? )?"
    r"(?P<y4>\d{4})(?!\d))"
    rf"|(?<!\w)(?P<mdy>(?P<m5>{_WORD})\.? (?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y5>\d{{4}})(?!\d))"
    rf"|(?<!\w)(?P<ymd>(?P<y7>\d{{4}}) (?P<m7>{_WORD})\.? (?P<d7>\d{{1,2}})(?!\d))"
    r"|(?<!\d)(?P<slash>(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y6>\d{4})(?!\d))"
)
_MONTH_ONLY = re.compile(rf"(?<!\w)(?P<m>{_WORD})\.?,? (?:de )?(?P<y>\d{{4}})(?!\d)")
_FORMS = (("iso", "1"), ("compact", "2"), ("cjk", "3"), ("dmy", "4"), ("mdy", "5"), ("ymd", "7"))
_SPACE = re.compile(r"[\s\u200b]+")
_TIME = re.compile(
    r"(?<!\d)T?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d{1,6})?\s?(?:[AaPp]\.?[Mm]\b\.?|Uhr\b)?"
    r"(?:\s?(?:[A-Z]{2,5}|Z|Europe/\w+))?(?:\s?[+-]\d\d:?\d\d)?"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in ISO 8601 (`2019-03-04`; `2019-03` where only the month is printed), and what else the line says.

    `before` is what stands before the date but for the weekday, `rest` what follows but for weekday and time of day.
    """

    iso: str
    before: str
    rest: str


def find_date(text: str) -> FoundDate | None:
    """Return the first date of a line, `None` without one, where it is no day, or where day and month are in doubt."""
    line = _SPACE.sub(" ", text[:_LONGEST]).strip()
    for match in _DATE.finditer(line):
        if (iso := _iso(match)) is not None:
            return FoundDate(iso, _bare(line[: match.start()]), _bare(_TIME.sub(" ", line[match.end() :])))
    # Only a line without a day may be read as a month: "31 February 2019" is broken, not "February 2019".
    if _DATE.search(line) is None and (month := _MONTH_ONLY.search(line)) and (number := _month(month["m"])):
        before, rest = line[: month.start()], line[month.end() :]
        if not before.rstrip().endswith(tuple("0123456789")) and 1600 <= int(month["y"]) <= 2100:
            return FoundDate(f"{int(month['y']):04}-{number:02}", _bare(before), _bare(rest))
    return None


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date and little else: a weekday, a time, an edition."""
    found = find_date(text) if len(text) <= 120 and any(map(str.isdigit, text)) else None
    return found is not None and not _TIME.sub("", found.before).strip(" ,;") and len(found.rest) <= 60


def looks_like_date(text: str) -> bool:
    """Tell whether a line seems meant as a date, though it may not be one."""
    words = [word.strip(".,;:").lower() for word in text.split()]
    if not 1 <= len(words) <= 7 or not any(map(str.isdigit, text)):
        return False
    named = any(word in _MONTHS or word in _WEEKDAYS for word in words)
    return named or re.fullmatch(r"[\d/.\- ]{6,12}", text.strip()) is not None


def _iso(match: re.Match[str]) -> str | None:
    if match["slash"]:
        first, second = int(match["a"]), int(match["b"])
        if first <= 12 and second <= 12 and first != second and "." not in match["slash"]:
            return None  # 4 March or 3 April
        day, month = (second, first) if second > 12 else (first, second)
        return _checked(int(match["y6"]), month, day)
    number = next(number for form, number in _FORMS if match[form])
    name = match[f"m{number}"]
    month = int(name) if name.isdigit() else _month(name)
    return _checked(int(match[f"y{number}"]), month, int(match[f"d{number}"]))


def _month(name: str) -> int:
    return _MONTHS.get(name.lower(), 0)


def _checked(year: int, month: int, day: int) -> str | None:
    if not 1600 <= year <= 2100:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _bare(text: str) -> str:
    """Return a text without weekdays and loose marks at its ends."""
    words = text.split()
    while words and (not (word := words[0].strip(".,;:-–|()")) or word.lower() in _WEEKDAYS):
        words.pop(0)
    while words and (not (word := words[-1].strip(".,;:-–|()")) or word.lower() in _WEEKDAYS):
        words.pop()
    return " ".join(words).strip(" ,;|")
