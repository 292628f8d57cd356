"""What fits on a terminal: how wide things may be, and bars."""

from __future__ import annotations

from rich.text import Text

BAR = 8
"""Cells of the longest bar."""

NARROW, TIGHT = 110, 60
"""Columns below which wide columns are left out, and below which only the least is shown."""


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
