"""How trends are put into words, the same in every view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from framing.comparing.findings import established
from framing.comparing.results import Contrast
from framing.comparing.trend_results import EVERYTHING, Series, Trends
from framing.comparing.trending import Bin, Width
from framing.report.media.safe import one_line
from framing.report.words.naming import Labels
from framing.report.words.phrases import percent, plural
from framing.report.words.wording import TOO_FEW, chance, difference, tells_nothing, value_of

SHIFTS = 5
"""So many differences between before and after are told even if none is established."""

LEAST = 3
"""What fewer documents name is not shown."""

LIMITS = (
    "What is counted are words: they show which names were chosen, not why. Where a source spoke another language the "
    "English label is a translator's choice."
)
SIDE_WORDS = {"own": "in its own voice", "attributed": "in others' mouths", "all": "in any voice"}


def change_words(series: Series) -> str:
    """Return a candidate change with both values and its chance; the series must have one."""
    change = series.change
    assert change is not None
    rate = series.measure == "rate"
    before, after = (change_value(value, rate=rate) for value in (change.before, change.after))
    return f"candidate: {change.at.isoformat()}, {before} before, {after} from then on ({chance(series.change_q)})"


def change_value(value: float, *, rate: bool) -> str:
    """Return what a share or rate was on one side of a candidate change."""
    return f"{1000 * value:.1f} per 1,000 words" if rate else percent(value)


def shifts_told(shifts: Sequence[Contrast]) -> list[Contrast]:
    """Return the shifts worth telling, the surest first: all that are established, and few others.

    Of rival names those that grew are told, for others must have shrunk.
    """
    kept = [s for s in shifts if s.measure == "rate" or (s.difference.value or 0) > 0]
    kept.sort(key=lambda s: (not established(s), s.q is None, s.q or 0, -abs(s.difference.value or 0)))
    sure = sum(established(s) for s in kept)
    return kept[: max(sure, SHIFTS)]


def shift_words(shift: Contrast, labels: Labels, at: date | None) -> str:
    """Return the difference between before and after the stated date in one sentence."""
    title = labels.frame(shift.lexicon, shift.concept, shift.frame).title
    rate = shift.measure == "rate"
    group = shift.group.removesuffix(", after")
    tested = chance(shift.q) or "too few to test"
    day = at.isoformat() if at is not None else ""
    before, after = value_of(shift.second, rate=rate), value_of(shift.first, rate=rate)
    documents = f"{shift.second.n_documents:,} and {shift.first.n_documents:,} documents"
    return of_group(
        group,
        f"“{title}” {before} before {day}, {after} from then on: {difference(shift)} ({documents}; {tested}).",
    )


def heading(trends: Trends) -> str:
    """Return the title of a report."""
    return f"Names{' and labels' if trends.models else ''} over time"


def what_is_followed(trends: Trends) -> str:
    """Return how many documents are followed, over what time, in what steps."""
    span = f" from {trends.first.isoformat()} to {trends.last.isoformat()}" if trends.first and trends.last else ""
    by = f", by {one_line(trends.by)}" if trends.by is not None else ""
    return f"{plural(trends.documents, 'document')}{span} by {trends.width}{by}"


def _by_concept(series: Sequence[Series]) -> list[tuple[tuple[str, str, str], list[Series]]]:
    """Return series by group and concept, in each group those with most documents first."""
    found: dict[tuple[str, str, str], list[Series]] = {}
    for item in series:
        found.setdefault((item.group, item.lexicon, item.concept), []).append(item)
    groups = list(dict.fromkeys(item.group for item in series))
    return sorted(found.items(), key=lambda pair: (groups.index(pair[0][0]), -documents_in(pair[1][0].trend.bins)))


def worth_showing(series: Sequence[Series]) -> tuple[list[tuple[tuple[str, str, str], list[Series]]], int]:
    """Return what is named in three documents of a group or more, and how much is not."""
    every = _by_concept(series)
    kept = [(name, inside) for name, inside in every if documents_in(inside[0].trend.bins) >= LEAST]
    return (kept, len(every) - len(kept)) if kept else (every, 0)


def documents_in(bins: Iterable[Bin]) -> int:
    """Return how many documents of some bins name the thing."""
    return sum(b.estimate.n_documents for b in bins)


def method_words(trends: Trends) -> str:
    """Return the method paragraph, ready to paste."""
    parts = [
        f"Shares are of all rival names {SIDE_WORDS[trends.side]}, rates per 1,000 words, of all documents of a "
        f"group in a {trends.width}; in brackets Wilson intervals (95 %) on the effective sample size, documents being "
        "the unit of evidence. Where a cell is empty no document names the thing."
    ]
    if trends.at is not None:
        parts.append(
            "After the stated date is set against before by permuting documents; q after Benjamini and Hochberg "
            "(1995). That says nothing about why."
        )
    if trends.models:
        parts.append(
            "Shares of labels are of the passages that a classifier read, with the same intervals and tests. The "
            "labels of one classifier are one family, and what differs must differ with every abstention a yes, too."
        )
    if trends.searched:
        parts.append("Candidate changes: the largest difference over its standard error, by permutation of documents.")
    return " ".join(parts)


def day_of(day: date, width: Width) -> str:
    """Return the name of a bin: its year, its quarter, its month, or its first day."""
    if width == "quarter":
        return f"{day.year} Q{(day.month + 2) // 3}"
    return {"year": f"{day.year}", "month": day.isoformat()[:7]}.get(width, day.isoformat())


def bin_value(b: Bin, *, rate: bool) -> str:
    """Return the value of a bin with its interval; of a single document only whether it is there."""
    if b.estimate.n_documents == 1:
        return "in the one document" if b.estimate.value else "not in the one document"
    return value_of(b.estimate, rate=rate)


def of_group(group: str, said: str) -> str:
    """Return what is said of a group with its name before it; nothing before it where there is one group only."""
    return said if group == EVERYTHING else f"{group}: {said}"


def counted_documents(series: Series) -> str:
    """Return which documents bear on a series: all, those that name the thing, or those that a classifier has read."""
    if series.unit is not None:
        return "documents read"
    return "documents" if series.measure == "rate" else "documents that name it"


def ends(series: Series) -> list[str]:
    """Return the values of the first and the last bin of two documents or more; nothing where there are not two.

    Where neither tells anything, that is said once.
    """
    rate = series.measure == "rate"
    seen = [b.estimate for b in series.trend.bins if b.estimate.n_documents > 1]
    if len(seen) < 2:
        return []
    both = (seen[0], seen[-1])
    if not rate and all(tells_nothing(estimate) for estimate in both):
        return [TOO_FEW]
    return [value_of(estimate, rate=rate) for estimate in both]
