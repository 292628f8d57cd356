"""What a page of trends shows of the texts: for every frame and stretch of time how often it occurs, and some lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from framing.comparing.dating import parse_date
from framing.comparing.following import group_of
from framing.comparing.results import ComparedSide
from framing.comparing.trending import Width, bin_start
from framing.reading.scoring import ScoredText
from framing.report.parts.passages import around
from framing.types import Match, Score

LINES = 3_000
"""The most lines of evidence on a page."""

DAILY = 20
"""The most lines of a frame and a group that are kept of a day, or of a longer time where these would be too many."""

ROOM = 20_000
"""So many lines are kept before the time gets longer."""

AROUND = 90
"""Characters that evidence keeps on either side of a label."""

_COARSER: dict[Width, Width] = {"day": "week", "week": "month", "month": "quarter", "quarter": "year"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A match with its group, its day, and what stands around it in its paragraph."""

    group: str
    day: date
    document: str
    match: Match
    left: str
    right: str


@dataclass(slots=True)
class FollowedTexts:
    """Takes in scored texts one by one; keeps counts by day, and lines as many as there is room for.

    What is taken in are counted matches of the followed side in documents with a date.
    """

    date_field: str
    by: str | None
    side: ComparedSide
    whole: Width | None = None
    """Within which stretches of time a date need not name its day (`whole_dates`)."""
    lines: list[Dated] = field(default_factory=list)
    _counts: Counter[tuple[str, str, date]] = field(default_factory=Counter)
    _kept: Counter[tuple[str, str, date]] = field(default_factory=Counter)
    _grain: Width = "day"

    def add(self, text: ScoredText) -> None:
        """Take in one document."""
        for score in text.scores:
            day = parse_date(score.meta.get(self.date_field), width=self.whole)
            if day is not None:
                for match in filter(self._followed, score.matches):
                    self._take(text, score, match, day)

    def counts(self, width: Width) -> Counter[tuple[str, str, date]]:
        """Return how often each frame of each group occurs in each stretch of time, by its first day."""
        found: Counter[tuple[str, str, date]] = Counter()
        for (group, name, day), count in self._counts.items():
            found[group, name, bin_start(day, width)] += count
        return found

    def evidence(self, width: Width) -> list[Dated]:
        """Return the lines in the order of their days, as many of every stretch of time as a page can hold."""
        ordered = sorted(self.lines, key=lambda line: line.day)
        most = LINES
        while True:
            chosen = list(_first(ordered, most, lambda line: bin_start(line.day, width)))
            if most == 1 or len(chosen) <= LINES:
                return chosen[:LINES]
            most = max(1, most * 3 // 4)

    def _followed(self, match: Match) -> bool:
        return match.counted and not match.generic and self.side in (match.reading.side, "all")

    def _take(self, text: ScoredText, score: Score, match: Match, day: date) -> None:
        group = group_of(score, self.by)
        self._counts[group, match.name, day] += 1
        key = (group, match.name, bin_start(day, self._grain))
        self._kept[key] += 1
        if self._kept[key] <= DAILY:
            self.lines.append(Dated(group, day, score.document, match, *around(text, match, width=AROUND)))
            if len(self.lines) > ROOM and self._grain in _COARSER:
                self._thin()

    def _thin(self) -> None:
        self._grain = _COARSER[self._grain]
        self.lines = list(_first(self.lines, DAILY, lambda line: bin_start(line.day, self._grain)))
        self._kept = Counter((line.group, line.match.name, bin_start(line.day, self._grain)) for line in self.lines)


def _first(lines: Sequence[Dated], most: int, start_of: Callable[[Dated], date]) -> Iterator[Dated]:
    """Yield the first lines of every frame, group and stretch of time."""
    counts: Counter[tuple[str, str, date]] = Counter()
    for line in lines:
        key = (line.group, line.match.name, start_of(line))
        counts[key] += 1
        if counts[key] <= most:
            yield line
