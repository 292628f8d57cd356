"""What classifiers make of groups over time: on a terminal, in Markdown, and as parts of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from framing.comparing.findings import established
from framing.comparing.label_results import LabelDifference, LabelModel
from framing.comparing.trend_results import EVERYTHING, Series, Trends
from framing.report.labels.words import basis, most_points, placed
from framing.report.media.figures import Figures
from framing.report.media.safe import markdown, one_line
from framing.report.media.svg import Drawing, drawing_lines
from framing.report.parts.validity import label_note
from framing.report.trend.charts import line_chart, trend_figure
from framing.report.trend.series import bins_table, series_lines
from framing.report.trend.words import bin_value, change_words, day_of, of_group
from framing.report.words.naming import Labels, label_words
from framing.report.words.phrases import plural
from framing.report.words.wording import chance, difference, value_of

LEAST = 3
"""Labelled passages of a group from which on a label is shown."""

SHOWN = 6
"""The most labels of a group that are drawn, or have a column."""

SHIFTS = 3
"""So many differences between before and after are told even if none is established."""

SCALE = "Bars run to the highest share of each label."
PICKED = "The {shown} labels of most {unit}s; {left} more are in -f csv and -f json."
MOST = "-f csv and -f json also have the shares if every abstention were a yes."


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one classifier makes of one group over time, the labels of most passages first; `left` lack passages."""

    model: LabelModel
    group: str
    series: tuple[Series, ...]
    left: int


@dataclass(frozen=True, slots=True)
class LabelTrendSection:
    """One classifier in one group as a page shows it: a chart, a row for every stretch of time, texts with places."""

    number: int
    title: str
    model: str
    unit: str
    notes: tuple[str, ...]
    chart: Drawing | None
    labels: tuple[str, ...]
    rows: tuple[tuple[str, int, int, tuple[str, ...]], ...]
    changes: tuple[str, ...]
    picked: str
    examples: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def labelled(trends: Trends) -> Iterator[Labelled]:
    """Yield what each classifier makes of each group."""
    for model in trends.models:
        groups = dict.fromkeys(series.group for series in trends.label_series if series.lexicon == model.id)
        for group in groups or (EVERYTHING,):
            inside = [s for s in trends.label_series if (s.lexicon, s.group) == (model.id, group)]
            kept = sorted((s for s in inside if s.labelled >= LEAST), key=lambda s: (-s.labelled, s.frame))
            yield Labelled(model, group, tuple(kept), len(inside) - len(kept))


def label_shifts_told(trends: Trends, model: LabelModel) -> list[LabelDifference]:
    """Return the shifts of a classifier's labels worth telling, the surest first."""
    found = [shift for shift in trends.label_shifts if shift.model == model.id]
    found.sort(key=lambda s: (not sure(s), s.q is None, s.q or 0, -abs(s.difference.value or 0)))
    return found[: max(sum(map(sure, found)), SHIFTS)]


def sure(shift: LabelDifference) -> bool:
    """Tell whether a shift is established, whatever the passages are on which the classifier abstained."""
    return established(shift) and shift.firm


def label_shift_words(shift: LabelDifference, model: LabelModel, at: date | None) -> str:
    """Return the difference between before and after the stated date in one sentence."""
    group = shift.group.removesuffix(", after")
    day = at.isoformat() if at is not None else ""
    documents = f"{shift.second.n_documents:,} and {shift.first.n_documents:,} documents"
    most = most_points(shift)
    bound = f", {most} points if every abstention were a yes" if most else ""
    return of_group(
        group,
        f"“{label_words(shift.label)}” {value_of(shift.second)} of {model.unit}s before {day}, "
        f"{value_of(shift.first)} from then on: {difference(shift)}{bound} "
        f"({documents}; {chance(shift.q) or 'too few to test'}).",
    )


def shift_caution(shift: LabelDifference, model: LabelModel) -> str:
    """Say in which state the label is that a shift is about."""
    return label_note(model.id, shift.label, model.elsewhere, model.check)


def label_trend_lines(trends: Trends, labels: Labels, *, width: int) -> Iterator[RenderableType]:
    """Yield per classifier what it read, per group a line of bars for every label, and what shifted."""
    told = ""
    for part in labelled(trends):
        if part.model.id != told:
            told = part.model.id
            yield from _opening(part.model)
        title = one_line(of_group(part.group, f"labels of {part.model.unit}s"))
        yield Text(title, style="bold")
        if part.series:
            yield series_lines(part.series, labels, width)
        if note := _few(part):
            yield Text(note, style="dim")
        yield Text()
    for model in trends.models:
        if tested := tests_told(trends, model):
            yield Text(tested, style="italic")
        for shift in label_shifts_told(trends, model):
            yield Text(one_line(label_shift_words(shift, model, trends.at)), style="bold" if sure(shift) else "")


def tests_told(trends: Trends, model: LabelModel) -> str:
    """Say how many differences of labels between before and after were tested and established; empty for none."""
    mine = [shift for shift in trends.label_shifts if shift.model == model.id]
    tested, marked = sum(shift.p is not None for shift in mine), sum(map(sure, mine))
    if not tested:
        return ""
    told = "none was established" if not marked else f"{marked:,} {'was' if marked == 1 else 'were'} established"
    return f"{model.id}: {plural(tested, 'difference')} between before and after tested, {told}."


def _opening(model: LabelModel) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble((f"What {model.unit}s resemble", "bold"), (f"  {model.id} {model.version}", "dim"))
    yield Padding(Text(one_line(basis(model)), style="italic"), (0, 0, 0, 2))
    yield Text(SCALE, style="dim")
    yield Text()


def _few(part: Labelled) -> str:
    if not part.left:
        return "" if part.series else f"No {part.model.unit} resembles any of them."
    return f"{plural(part.left, 'label')} given to fewer than {LEAST} {part.model.unit}s: see -f csv"


def _picked(part: Labelled) -> str:
    left = len(part.series) - SHOWN + part.left
    return PICKED.format(shown=SHOWN, unit=part.model.unit, left=left) if len(part.series) > SHOWN else ""


def label_trend_markdown(trends: Trends, labels: Labels, figures: Figures | None) -> Iterator[str]:
    """Yield a part for each classifier and group: lines, a table of stretches of time, and what shifted."""
    for model in trends.models:
        yield from (f"## What {model.unit}s resemble over time: {markdown(model.id)}", "", markdown(basis(model)), "")
        yield from (MOST, "")
        if tested := tests_told(trends, model):
            yield from (tested, "")
        for shift in label_shifts_told(trends, model):
            said = markdown(label_shift_words(shift, model, trends.at))
            yield f"- **{said}** {markdown(shift_caution(shift, model))}" if sure(shift) else f"- {said}"
        yield from [""] if trends.label_shifts else []
        for part in labelled(trends):
            if part.model is model:
                yield from _part(part, trends, labels, figures)


def _part(part: Labelled, trends: Trends, labels: Labels, figures: Figures | None) -> Iterator[str]:
    shown = part.series[:SHOWN]
    yield from (f"### {markdown(of_group(part.group, 'labels'))}", "")
    if shown:
        yield from trend_figure(figures, shown, labels, trends.at)
        yield from bins_table(shown, labels)
        yield from (f"- {markdown(label_words(s.frame))}: {markdown(change_words(s))}" for s in part.series if s.change)
        yield ""
    if note := _picked(part) or _few(part):
        yield from (note, "")


def label_trend_sections(trends: Trends, labels: Labels) -> Iterator[LabelTrendSection]:
    """Yield what a page shows of each classifier and group."""
    told = ""
    for number, part in enumerate(labelled(trends), start=1):
        shown = part.series[:SHOWN]
        chart = line_chart(shown, labels, at=trends.at) if shown else None
        yield LabelTrendSection(
            number=number,
            title=of_group(part.group, f"What {part.model.unit}s resemble"),
            model=f"{part.model.id} {part.model.version}",
            unit=part.model.unit,
            notes=(basis(part.model), MOST) if part.model.id != told else (),
            chart=drawing_lines(chart, f"labels{number}") if chart is not None else None,
            labels=tuple(label_words(series.frame) for series in shown),
            rows=tuple(_rows(shown, trends)),
            changes=tuple(f"{label_words(s.frame)}: {change_words(s)}" for s in part.series if s.change is not None),
            picked=_picked(part) or _few(part),
            examples=tuple((label_words(s.frame), tuple(map(placed, s.examples))) for s in shown if s.examples),
        )
        told = part.model.id


def _rows(shown: Sequence[Series], trends: Trends) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    """Yield the stretches of time in which anything was read: name, documents, those read, and a value a label."""
    for index, b in enumerate(shown[0].trend.bins if shown else ()):
        if b.estimate.n_documents:
            values = tuple(bin_value(series.trend.bins[index], rate=False) for series in shown)
            yield day_of(b.start, trends.width), b.documents, b.estimate.n_documents, values


def label_trend_findings(trends: Trends) -> list[tuple[str, str]]:
    """Return the shifts of labels that are established, each with what to beware of."""
    return [
        (label_shift_words(shift, model, trends.at), shift_caution(shift, model))
        for model in trends.models
        for shift in label_shifts_told(trends, model)
        if sure(shift)
    ]
