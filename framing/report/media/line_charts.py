"""A chart over time: a panel for every frame, one under the other, over a common time. `svg` draws it."""

from __future__ import annotations

from dataclasses import dataclass

from framing.report.media.charts import Tick

LEFT, RIGHT = 60, 620
"""Where time begins and ends; what stands behind it is the last value."""

HEAD, PANEL, STRIP, FOOT = 34, 72, 62, 26


@dataclass(frozen=True, slots=True)
class Point:
    """One bin where it is drawn; `thin` marks fewer than five documents."""

    x: float
    y: float
    low: float | None
    high: float | None
    thin: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One frame: runs of bins without a gap between them; `change` is where its candidate change stands."""

    title: str
    color: str
    left: int
    right: int
    top: int
    bottom: int
    ticks: tuple[tuple[float, str], ...]
    runs: tuple[tuple[Point, ...], ...]
    change: float | None
    said: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """A chart over time ready to be drawn. `strip` has the top of a bar per bin: documents that name the thing."""

    title: str
    described: str
    height: int
    foot: int
    ticks: tuple[Tick, ...]
    days: tuple[Tick, ...]
    panels: tuple[Panel, ...]
    strip: tuple[tuple[float, float], ...]
    counted: str
    dots: bool
