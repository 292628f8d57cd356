"""What fits on a terminal: how wide things may be, and bars."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table
from rich.text import Text

BAR = 8
"""Cells of the longest bar."""

NARROW, TIGHT = 110, 60
"""Columns below which wide columns are left out, and below which only the least is shown."""


_BEYOND = 10_000
"""Columns on which nothing is broken."""


def fits(table: Table, *, width: int) -> bool:
    """Tell whether no cell of a table is broken on a terminal that is `width` columns wide."""
    return Console(file=io.StringIO(), width=_BEYOND).measure(table).maximum <= width


def bar(count: int, biggest: int, block: str, color: str) -> Text:
    """Return a bar with its number; a dot stands for none."""
    if not count:
        return Text("·", style="dim")
    length = max(1, round(BAR * count / max(biggest, BAR)))
    return Text.assemble((block * length, color), f" {count:,}")


def choose_columns(
    width: int, wide: tuple[str, ...], narrower: tuple[str, ...], tightest: tuple[str, ...]
) -> tuple[str, ...]:
    """Return what is shown on a terminal that is `width` columns wide."""
    return wide if width >= NARROW else narrower if width >= TIGHT else tightest
