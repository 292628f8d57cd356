"""Trends as a page: before and after, then per group and concept lines, the table behind them, and their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from framing.comparing.findings import established
from framing.comparing.results import Contrast
from framing.comparing.trend_results import Series, Trends
from framing.comparing.trending import Bin, bin_start
from framing.report.media.html import render_page
from framing.report.media.json import Json
from framing.report.media.svg import Drawing, drawing_lines
from framing.report.parts.exhibits import Cell, Exhibit, Exhibits, FrameKey
from framing.report.trend.charts import line_chart
from framing.report.trend.labels import (
    label_shift_words,
    label_shifts_told,
    label_trend_findings,
    label_trend_sections,
    tests_told,
)
from framing.report.trend.texts import AROUND, Dated, FollowedTexts
from framing.report.trend.words import (
    LIMITS,
    SIDE_WORDS,
    bin_value,
    change_value,
    change_words,
    day_of,
    heading,
    method_words,
    of_group,
    shift_words,
    shifts_told,
    what_is_followed,
    worth_showing,
)
from framing.report.words.naming import Labels
from framing.report.words.phrases import plural
from framing.report.words.wording import UNVALIDATED, chance, difference, flag_words, value_of

SECTIONS = 120
"""The most things that a page follows, of all groups together."""

OPEN = 16
"""Tables and lists of so many rows are open from the start; longer ones are folded away."""

FINDINGS = 3
"""The most differences that stand at the top; the others are in the table."""

_TOKENS = {"own": "own", "attributed": "att"}


@dataclass(frozen=True, slots=True)
class Row:
    """One stretch of time: its documents, those that name the thing, and each frame's value with its count.

    Without cells it stands for all stretches in a row in which no document names the thing.
    """

    title: str
    documents: int
    naming: int
    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A candidate change, or a difference between before and after a stated date."""

    section: int | None
    thing: str
    frame: str
    at: str
    before: str
    after: str
    difference: str
    documents: str
    q: str
    beware: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One thing in one group over time."""

    number: int
    group: int
    title: str
    rate: bool
    frames: tuple[FrameKey, ...]
    chart: Drawing | None
    rows: tuple[Row, ...]
    changes: tuple[str, ...]
    evidence: tuple[Exhibit, ...]
    matches: int


def trend_page(trends: Trends, texts: FollowedTexts, run: Json, labels: Labels, *, with_text: bool = True) -> bytes:
    """Return trends as one HTML file; `with_text=False` leaves out every word of the documents.

    `texts` has taken in the same documents.
    """
    exhibits = Exhibits(labels, with_text=with_text)
    page = _Page(trends, texts, exhibits)
    shown, left = worth_showing(trends.series)
    sections = [page.section(i, inside) for i, (_, inside) in enumerate(shown[:SECTIONS], start=1)]
    places = {(inside[0].group, *name[1:]): i for i, (name, inside) in enumerate(shown[:SECTIONS], start=1)}
    told = shifts_told(trends.shifts)
    return render_page(
        "trend.html",
        title=heading(trends),
        followed=what_is_followed(trends),
        side=SIDE_WORDS[trends.side],
        token=_TOKENS.get(trends.side, ""),
        trends=trends,
        findings=[
            *[(shift_words(s, labels, trends.at), UNVALIDATED) for s in told if established(s)][:FINDINGS],
            *label_trend_findings(trends)[:FINDINGS],
        ],
        labelled=list(label_trend_sections(trends, labels)),
        label_tests=list(filter(None, (tests_told(trends, model) for model in trends.models))),
        label_shifts=[
            label_shift_words(shift, model, trends.at)
            for model in trends.models
            for shift in label_shifts_told(trends, model)
        ],
        shifts=[_shift(shift, labels, places, trends) for shift in told],
        changes=[_candidate(s, labels, places) for _, inside in shown for s in inside if s.change is not None],
        sections=sections,
        left=plural(left + len(shown[SECTIONS:]), "thing") if left or shown[SECTIONS:] else "",
        cut=len(shown) > SECTIONS,
        method=method_words(trends),
        limits=LIMITS,
        open_rows=OPEN,
        around=AROUND,
        with_text=with_text,
        exhibits=exhibits,
        run=run,
        used=sorted({s.lexicon for s in trends.series}),
    )


class _Page:
    """Makes the sections of a page, and gives stretches of time and groups their numbers."""

    def __init__(self, trends: Trends, texts: FollowedTexts, exhibits: Exhibits) -> None:
        self.trends, self.exhibits = trends, exhibits
        self.counts = texts.counts(trends.width)
        self.groups = {name: i for i, name in enumerate(dict.fromkeys(s.group for s in trends.series), start=1)}
        starts = sorted({b.start for series in trends.series for b in series.trend.bins})
        self.numbers = {start: i for i, start in enumerate(starts, start=1)}
        self.lines: dict[tuple[str, str], list[Dated]] = {}
        for line in texts.evidence(trends.width):
            concept = f"{line.match.lexicon}:{line.match.concept}"
            self.lines.setdefault((line.group, concept), []).append(line)

    def section(self, number: int, inside: Sequence[Series]) -> Section:
        """Return what the page shows of one thing in one group."""
        first = inside[0]
        keys = tuple(self.exhibits.key(s.lexicon, s.concept, s.frame) for s in inside)
        names = {f"{s.lexicon}:{s.concept}.{s.frame}" for s in inside}
        lines = [x for x in self.lines.get((first.group, f"{first.lexicon}:{first.concept}"), ())
                 if x.match.name in names]  # fmt: skip
        evidence = [(line.day, self._exhibit(line)) for line in lines]
        title = of_group(first.group, self.exhibits.labels.concept(first.lexicon, first.concept))
        return Section(
            number=number,
            group=self.groups[first.group],
            title=title,
            rate=first.measure == "rate",
            frames=keys,
            chart=self._chart(number, inside, keys),
            rows=tuple(self._rows(inside, keys, evidence)),
            changes=tuple(
                f"{key.title}: {change_words(s)}" for s, key in zip(inside, keys, strict=True) if s.change is not None
            ),
            evidence=tuple(exhibit for _, exhibit in evidence),
            matches=sum(n for (group, name, _), n in self.counts.items() if group == first.group and name in names),
        )

    def _chart(self, number: int, inside: Sequence[Series], keys: Sequence[FrameKey]) -> Drawing | None:
        """Return the lines, with the numbers and colours that frames have on the page."""
        if len(inside) < 2 and inside[0].measure == "share":
            return None
        chart = line_chart(inside, self.exhibits.labels, at=self.trends.at)
        if chart is None:
            return None
        panels = tuple(
            replace(panel, title=f"{key.number} {panel.title}", color=key.color[1:])
            for panel, key in zip(chart.panels, keys, strict=True)
        )
        return drawing_lines(replace(chart, panels=panels), f"chart{number}")

    def _exhibit(self, line: Dated) -> Exhibit:
        hidden = not self.exhibits.with_text
        return self.exhibits.add(
            line.match,
            left="" if hidden else line.left,
            right="" if hidden else line.right,
            place=f"{line.day.isoformat()} {line.document.rpartition('/')[2]}:{line.match.line}",
            group=self.groups[line.group],
            more=[f"b{self.numbers[bin_start(line.day, self.trends.width)]}"],
        )

    def _rows(
        self, inside: Sequence[Series], keys: Sequence[FrameKey], evidence: Sequence[tuple[date, Exhibit]]
    ) -> Iterator[Row]:
        """Yield a row for every stretch of time with a document that names the thing, and one for each gap."""
        gap: list[Bin] = []
        firsts = _firsts(exhibit for _, exhibit in evidence)
        for index, b in enumerate(inside[0].trend.bins):
            if not b.estimate.n_documents:
                gap.append(b)
                continue
            if gap:
                yield self._gap(gap)
                gap = []
            cells = tuple(self._cell(s, s.trend.bins[index], key, firsts) for s, key in zip(inside, keys, strict=True))
            number = self.numbers[b.start]
            yield Row(day_of(b.start, self.trends.width), b.documents, b.estimate.n_documents, number, cells)
        if gap:
            yield self._gap(gap)

    def _gap(self, bins: Sequence[Bin]) -> Row:
        width = self.trends.width
        first, last = day_of(bins[0].start, width), day_of(bins[-1].start, width)
        title = first if first == last else f"{first} to {last}"
        return Row(title, sum(b.documents for b in bins), 0, 0, ())

    def _cell(self, series: Series, b: Bin, key: FrameKey, firsts: Mapping[tuple[str, str], int]) -> Cell:
        count = self.counts[series.group, f"{series.lexicon}:{series.concept}.{series.frame}", b.start]
        first = firsts.get((f"f{key.number}", f"b{self.numbers[b.start]}")) if count else None
        return Cell(count, _TOKENS.get(self.trends.side, ""), 0, bin_value(b, rate=series.measure == "rate"), first)


def _firsts(exhibits: Iterator[Exhibit]) -> dict[tuple[str, str], int]:
    """Return the number of the first exhibit of each frame in each stretch of time."""
    found: dict[tuple[str, str], int] = {}
    for exhibit in exhibits:
        tokens = exhibit.tokens.split()
        found.setdefault((tokens[0], tokens[-1]), exhibit.number)
    return found


def _shift(shift: Contrast, labels: Labels, places: Mapping[tuple[str, str, str], int], trends: Trends) -> Changed:
    rate = shift.measure == "rate"
    group = shift.group.removesuffix(", after")
    return Changed(
        section=places.get((group, shift.lexicon, shift.concept)),
        thing=of_group(group, labels.concept(shift.lexicon, shift.concept)),
        frame=labels.frame(shift.lexicon, shift.concept, shift.frame).title,
        at="" if trends.at is None else trends.at.isoformat(),
        before=value_of(shift.second, rate=rate),
        after=value_of(shift.first, rate=rate),
        difference=difference(shift),
        documents=f"{shift.second.n_documents:,}, {shift.first.n_documents:,}",
        q=_q(shift.q),
        beware=flag_words(shift.flags),
        sure=established(shift),
    )


def _candidate(series: Series, labels: Labels, places: Mapping[tuple[str, str, str], int]) -> Changed:
    change, rate = series.change, series.measure == "rate"
    assert change is not None
    return Changed(
        section=places.get((series.group, series.lexicon, series.concept)),
        thing=of_group(series.group, labels.concept(series.lexicon, series.concept)),
        frame=labels.frame(series.lexicon, series.concept, series.frame).title,
        at=change.at.isoformat(),
        before=change_value(change.before, rate=rate),
        after=change_value(change.after, rate=rate),
        difference="",
        documents="",
        q=_q(series.change_q),
        beware="neighbouring bins go together" if change.method == "blocks" else "",
        sure=False,
    )


def _q(q: float | None) -> str:
    return chance(q).removeprefix("q = ").removeprefix("q ")
