"""Trends for people: lines of bars on a terminal, tables of bins in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from framing.comparing.findings import established
from framing.comparing.following import Series, Trends
from framing.comparing.trending import Bin
from framing.report.figures import Figures, trend_figure
from framing.report.json import Json
from framing.report.lines import bin_value, day_of, ends, of_group
from framing.report.naming import Labels, plural
from framing.report.safe import markdown, one_line
from framing.report.trend_words import (
    LIMITS,
    SIDE_WORDS,
    change_words,
    documents_in,
    method_words,
    shift_words,
    shifts_told,
    what_is_followed,
    worth_showing,
)
from framing.report.wording import UNVALIDATED

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"


def trend_table(trends: Trends, labels: Labels, *, width: int) -> Iterator[RenderableType]:
    """Yield what was followed, then per group and concept a line of bars for every frame."""
    yield Text.assemble((what_is_followed(trends), "bold"), (f"  {SIDE_WORDS[trends.side]}", "dim"))
    for note in trends.notes:
        yield Text(one_line(note), style="italic")
    yield Text(
        f"Bars run from 0 to 100 % (for rates: to the highest); {GAP} is a {trends.width} without a document that "
        "names the thing. The last line counts those documents, + being ten or more; where there is one alone, it is "
        "neither first nor last.",
        style="dim",
    )
    yield Text()
    shown, left = worth_showing(trends.series)
    for (group, lexicon, concept), inside in shown:
        title = one_line(of_group(group, labels.concept(lexicon, concept)))
        yield Text.assemble((title, "bold"), (f"  {lexicon}:{concept}", "dim"))
        yield _lines(inside, labels, width)
        yield Text()
    if left:
        yield Text(f"{plural(left, 'thing')} named in fewer than three documents of a group: see -f csv", style="dim")
    for shift in shifts_told(trends.shifts):
        yield Text(one_line(shift_words(shift, labels, trends.at)), style="bold" if established(shift) else "")


def _lines(inside: Sequence[Series], labels: Labels, width: int) -> Table:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    bins = inside[0].trend.bins
    room = max(width - 70, 20)
    step = -(-len(bins) // room)  # more bins than fit in the line are left out, which is said
    period = inside[0].trend.width
    left_out = f", one {period} in {step}" if step > 1 else ""
    title = f"{day_of(bins[0].start, period)} … {day_of(bins[-1].start, period)}{left_out}"
    for heading in ("", title, "first and last", "documents"):
        table.add_column(heading, overflow="fold")
    for series in inside:
        label = labels.frame(series.lexicon, series.concept, series.frame)
        rate, between = series.measure == "rate", " → ".join(ends(series))
        name = Text(f"  {one_line(label.title)}")
        table.add_row(name, Text(sparkline(series.trend.bins[::step], rate=rate), style=label.color), between, "")
        if series.change is not None:
            table.add_row("", Text(change_words(series), style="italic"), "", "")
    counts = "".join(_thin(b) for b in bins[::step])
    counted = "  documents" if inside[0].measure == "rate" else "  documents that name it"
    table.add_row(Text(counted, style="dim"), Text(counts, style="dim"), "", str(documents_in(bins)))
    return table


def _thin(b: Bin) -> str:
    """Return the number of documents of a bin in one character: + for more than nine."""
    count = b.estimate.n_documents
    return GAP if not count else str(count) if count < 10 else "+"


def sparkline(bins: Sequence[Bin], *, rate: bool) -> str:
    """Return a bar per bin and a dot per gap; shares on a scale to 100 %, rates to their highest."""
    values = [b.estimate.value for b in bins]
    top = max((v for v in values if v is not None), default=0.0) if rate else 1.0
    return "".join(
        GAP if v is None else BARS[min(int(v / top * len(BARS)), len(BARS) - 1)] if top else BARS[0] for v in values
    )


def trend_markdown(trends: Trends, run: Json, labels: Labels, figures: Figures | None = None) -> str:
    """Return a report: what was followed, lines and a table of bins per group and concept, shifts, method, replication.

    `figures` takes in the lines; without it there are tables only.
    """
    lines = [f"# Names over time: {what_is_followed(trends)}", ""]
    lines += [f"> {markdown(note)}" for note in trends.notes]
    lines += [""] if trends.notes else []
    for shift in shifts_told(trends.shifts):
        said = markdown(shift_words(shift, labels, trends.at))
        lines.append(f"- **{said}** {UNVALIDATED}" if established(shift) else f"- {said}")
    lines += [""] if trends.shifts else []
    shown, left = worth_showing(trends.series)
    for (group, lexicon, concept), inside in shown:
        lines += [f"## {markdown(of_group(group, labels.concept(lexicon, concept)))}", ""]
        lines += [*trend_figure(figures, inside, labels, trends.at), *_table(inside, labels)]
        lines += [f"- {markdown(labels.frame(s.lexicon, s.concept, s.frame).title)}: {markdown(change_words(s))}"
                  for s in inside if s.change is not None]  # fmt: skip
        lines.append("")
    if left:
        lines += [f"{plural(left, 'thing')} named in fewer than three documents of a group: see -f csv.", ""]
    lines += _method(trends, run)
    return "\n".join(lines).rstrip() + "\n"


def _table(inside: Sequence[Series], labels: Labels) -> Iterator[str]:
    titles = [markdown(labels.frame(s.lexicon, s.concept, s.frame).title) for s in inside]
    width, rate = inside[0].trend.width, inside[0].measure == "rate"
    yield f"| {width} | documents | that name it | {' | '.join(titles)} |"
    yield "|---|--:|--:|" + "--:|" * len(titles)
    for index, b in enumerate(inside[0].trend.bins):
        cells = " | ".join(bin_value(s.trend.bins[index], rate=rate) for s in inside)
        yield f"| {day_of(b.start, width)} | {b.documents} | {b.estimate.n_documents} | {cells} |"


def _method(trends: Trends, run: Json) -> Iterator[str]:
    yield from ("## Method", "", method_words(trends), "", LIMITS, "", "## Replication", "")
    if "command_line" in run["settings"]:
        yield from (f"    {run['settings']['command_line']}", "")
    used = {s.lexicon for s in trends.series}
    yield f"framing {run['framing']}, seed {trends.seed}. Lexicons:"
    yield ""
    yield from (f"- {x['id']} {x['version']}, sha256 {x['sha256']}" for x in run["lexicons"] if x["id"] in used)
