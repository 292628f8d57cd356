"""Names and labels over time, stretch by stretch: lines of bars for a terminal, and a table for Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from framing.comparing.trend_results import Series
from framing.comparing.trending import Bin
from framing.report.media.safe import markdown, one_line
from framing.report.media.terminal import TIGHT
from framing.report.trend.words import bin_value, change_words, counted_documents, day_of, documents_in, ends
from framing.report.words.naming import Labels

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"


def series_lines(inside: Sequence[Series], labels: Labels, width: int) -> Table:
    """Return a line of bars for each series of one group and thing, and under them its documents."""
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    bins = inside[0].trend.bins
    room = max(width - 70, 20)
    step = -(-len(bins) // room)  # more bins than fit in the line are left out, which is said
    period = inside[0].trend.width
    left_out = f", one {period} in {step}" if step > 1 else ""
    title = f"{day_of(bins[0].start, period)} … {day_of(bins[-1].start, period)}{left_out}"
    columns = ("", title, "first and last", "documents") if width >= TIGHT else ("", title)
    for heading in columns:
        table.add_column(heading, overflow="fold")
    for series in inside:
        label = labels.frame(series.lexicon, series.concept, series.frame)
        rate, between = series.measure == "rate", " → ".join(ends(series))
        name = Text(f"  {one_line(label.title)}")
        to_highest = rate or series.unit is not None  # most labels are in few passages
        bars = sparkline(series.trend.bins[::step], rate=to_highest)
        table.add_row(*(name, Text(bars, style=label.color), between)[: len(columns)])
        if series.change is not None:
            table.add_row("", Text(change_words(series), style="italic"))
    counts = "".join(_thin(b) for b in bins[::step])
    counted = Text(f"  {counted_documents(inside[0])}", style="dim")
    table.add_row(*(counted, Text(counts, style="dim"), "", str(documents_in(bins)))[: len(columns)])
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


def bins_table(inside: Sequence[Series], labels: Labels) -> Iterator[str]:
    """Yield a table with a row for every stretch of time."""
    titles = [markdown(labels.frame(s.lexicon, s.concept, s.frame).title) for s in inside]
    width, rate = inside[0].trend.width, inside[0].measure == "rate"
    bearing = "that name it" if inside[0].unit is None else "read"
    yield f"| {width} | documents | {bearing} | {' | '.join(titles)} |"
    yield "|---|--:|--:|" + "--:|" * len(titles)
    for index, b in enumerate(inside[0].trend.bins):
        cells = " | ".join(bin_value(s.trend.bins[index], rate=rate) for s in inside)
        yield f"| {day_of(b.start, width)} | {b.documents} | {b.estimate.n_documents} | {cells} |"
