"""Where the lines of a chart over time go: a panel for every frame, one under the other, over a common time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import ceil

from framing.comparing.trend_results import Series
from framing.comparing.trending import Bin
from framing.report.media.charts import Tick, nice_scale
from framing.report.media.figures import Figures
from framing.report.media.line_charts import FOOT, HEAD, LEFT, PANEL, RIGHT, STRIP, LineChart, Panel, Point
from framing.report.media.svg import svg_lines
from framing.report.trend.words import counted_documents, day_of, ends, of_group
from framing.report.words.naming import PALETTE, Labels
from framing.report.words.phrases import listed, percent, plural
from framing.report.words.wording import value_of

DOTS = 60
"""With more bins than this their dots would run into each other."""

BINS = 3
"""Bins of two documents or more that it takes for a line: what two points make is no trend."""

MARKS = 6
"""The most days that are named under the panels."""


def line_chart(inside: Sequence[Series], labels: Labels, *, at: date | None) -> LineChart | None:
    """Return the frames of one group and concept over time; `None` where too few bins have documents to draw a line."""
    bins, width = inside[0].trend.bins, inside[0].trend.width
    if sum(b.estimate.n_documents > 1 for b in bins) < BINS:
        return None
    place = _over_time(bins)
    panels = tuple(_panels(inside, labels, place))
    foot = panels[-1].bottom + STRIP
    most = max(b.estimate.n_documents for b in bins)
    step = max(1, -(-len(bins) // MARKS))
    name = labels.concept(inside[0].lexicon, inside[0].concept)
    return LineChart(
        title=of_group(inside[0].group, name),
        described=_described(inside, labels),
        height=foot + FOOT,
        foot=foot,
        ticks=tuple(Tick(round(place(b.start)), day_of(b.start, width), zero=False) for b in bins[::step]),
        days=() if at is None or not bins[0].start <= at < bins[-1].end else (_stated(at, place),),
        panels=panels,
        strip=tuple(_strip(bins, place, foot, most)),
        counted=f"{counted_documents(inside[0])}, at most {most} a {width}",
        dots=len(bins) <= DOTS,
    )


def _stated(at: date, place: Callable[[date], float]) -> Tick:
    return Tick(round(place(at)), at.isoformat(), zero=False)


def _over_time(bins: Sequence[Bin]) -> Callable[[date], float]:
    first, last = bins[0].start, bins[-1].start
    whole = max((last - first).days, 1)
    return lambda day: round(LEFT + (RIGHT - LEFT) * (day - first).days / whole, 1)


def _panels(inside: Sequence[Series], labels: Labels, place: Callable[[date], float]) -> Iterator[Panel]:
    top = 4
    rate = inside[0].measure == "rate"
    end, scale = 1.0, [(0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %")]
    if rate:
        end, scale = nice_scale(max(_top(b) for series in inside for b in series.trend.bins))
        scale = [scale[0], scale[-1]]
    for series in inside:
        if series.unit is not None:
            end, scale = _own_scale(series)
        top += HEAD
        label = labels.frame(series.lexicon, series.concept, series.frame)
        height = _height(top, end)
        yield Panel(
            title=label.title,
            color=str(PALETTE.index(label.color)) if label.color in PALETTE else "g",
            left=LEFT,
            right=RIGHT,
            top=top,
            bottom=top + PANEL,
            ticks=tuple((height(value), words) for value, words in scale),
            runs=tuple(_runs(series.trend.bins, place, height)),
            change=place(series.change.at) if series.change is not None else None,
            said=_last(series),
        )
        top += PANEL


def _own_scale(series: Series) -> tuple[float, list[tuple[float, str]]]:
    """Return the scale of one label: labels are no rivals, and a common one hides those in few passages."""
    end = min(0.05 * ceil(round(max(_top(b) for b in series.trend.bins) / 0.05, 6)) or 0.05, 1.0)
    return end, [(0.0, "0 %"), (end, percent(end))]


def _top(b: Bin) -> float:
    """Return how high a scale of rates must reach for a bin: of few documents the interval would flatten all lines."""
    value, high = b.estimate.value or 0.0, b.estimate.high
    return value if b.thin or high is None else high


def _height(top: int, end: float) -> Callable[[float], float]:
    return lambda value: round(top + PANEL * (1 - min(value, end) / end), 1)


def _runs(
    bins: Sequence[Bin], place: Callable[[date], float], height: Callable[[float], float]
) -> Iterator[tuple[Point, ...]]:
    run: list[Point] = []
    for b in bins:
        estimate = b.estimate
        if estimate.value is not None:
            limits = (None, None) if estimate.n_documents == 1 else (estimate.low, estimate.high)
            low, high = (None if limit is None else height(limit) for limit in limits)
            run.append(Point(place(b.start), height(estimate.value), low, high, b.thin))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _strip(bins: Sequence[Bin], place: Callable[[date], float], foot: int, most: int) -> Iterator[tuple[float, float]]:
    for b in bins:
        if b.estimate.n_documents:
            yield place(b.start), round(foot - (STRIP - 30) * b.estimate.n_documents / max(most, 1), 1)


def _last(series: Series) -> str:
    b = [b for b in series.trend.bins if b.estimate.n_documents > 1][-1]
    return f"{day_of(b.start, series.trend.width)}: {value_of(b.estimate, rate=series.measure == 'rate')}"


def _described(inside: Sequence[Series], labels: Labels) -> str:
    """Say in words what the chart shows: for every frame its first and its last value."""
    bins, width = inside[0].trend.bins, inside[0].trend.width
    unit = "matches per 1,000 words" if inside[0].measure == "rate" else "share of all rival names"
    if inside[0].unit is not None:
        unit = f"share of {inside[0].unit}s"
    seen = [b for b in bins if b.estimate.n_documents > 1]
    counted = plural(sum(b.estimate.n_documents for b in bins), "document")
    between = f"{day_of(seen[0].start, width)} and {day_of(seen[-1].start, width)}"
    each = (f"{labels.frame(s.lexicon, s.concept, s.frame).title} {' and '.join(ends(s))}" for s in inside)
    return f"Lines with intervals: {unit} by {width}, {counted}. In {between}: {listed(each, at_most=6)}."


def trend_figure(figures: Figures | None, inside: Sequence[Series], labels: Labels, at: date | None) -> list[str]:
    """Return the Markdown of the lines of one group and concept; nothing where bins or names are too few."""
    alone = len(inside) < 2 and inside[0].measure == "share" and inside[0].unit is None
    if figures is None or not figures.room or alone:
        return []
    chart = line_chart(inside, labels, at=at)
    return figures.add(svg_lines(chart), chart.title, chart.described) if chart is not None else []
