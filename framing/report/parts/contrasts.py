"""Differences between groups as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.findings import established
from framing.comparing.results import Contrasted, Estimate
from framing.comparing.tiers import is_asked
from framing.report.media.safe import one_line, shorten
from framing.report.words.naming import FrameLabel
from framing.report.words.phrases import plural
from framing.report.words.wording import chance, difference, flag_words

SHOWN = 6
"""The most differences that are shown of a concept."""

ROOMY = 100
"""Columns from which on differences have a line on a common scale."""

FOREST = 31
"""Columns of the scale from −100 to 100 points."""


def contrast_table(
    title: str, found: Sequence[tuple[FrameLabel, Contrasted]], *, width: int
) -> Iterator[RenderableType]:
    """Yield differences, each with the title and colour of what differs; how many are left out is said.

    Where there is room, shares have a line on a common scale.
    """
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(f"  {title}", overflow="fold")
    table.add_column("", overflow="fold")
    table.add_column("95 % interval", overflow="fold")
    table.add_column("", overflow="fold")
    share = found[0][1].measure == "share" and width >= ROOMY
    table.add_column("−100 " + "0 points".center(FOREST - 10) + " +100" if share else "", no_wrap=True)
    for label, contrast in found[:SHOWN]:
        pair = f"{shorten(one_line(contrast.group), 24)} − {shorten(one_line(contrast.against), 24)}"
        table.add_row(
            Padding(Text(one_line(label.title)), (0, 0, 0, 2)),
            Text(pair, style="dim"),
            Text(difference(contrast), style="bold" if established(contrast) else "dim"),
            Text(_remarks(contrast), style="dim"),
            Text(forest(contrast.difference) if share else "", style=label.color if established(contrast) else "dim"),
        )
    yield table
    if len(found) > SHOWN:
        yield Text(f"  {plural(len(found) - SHOWN, 'more difference')}: see -f json", style="dim")


def _remarks(contrast: Contrasted) -> str:
    tested = chance(contrast.q)
    if not tested:
        tested = "not established" if is_asked(contrast) else "too few to test"
    flags = flag_words(contrast.flags)
    return f"{tested} · {flags}" if flags else tested


def forest(estimate: Estimate) -> str:
    """Return a difference of shares as a line from −100 to 100 points: `├──●──┤`, with a mark at 0."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return ""

    def at(value: float) -> int:
        return round((min(max(value, -1.0), 1.0) + 1) / 2 * (FOREST - 1))

    cells = [" "] * FOREST
    for i in range(at(estimate.low), at(estimate.high) + 1):
        cells[i] = "─"
    cells[at(0)] = "┼" if estimate.low <= 0 <= estimate.high else "│"
    cells[at(estimate.low)], cells[at(estimate.high)] = "├", "┤"
    cells[at(estimate.value)] = "●"
    return "".join(cells)
