"""Where the marks of a chart go: one row a group, facets by frame, a common scale. `svg` draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.report.words.phrases import listed

LEFT, PLOT, WIDTH = 200, 380, 860
"""Where the scale begins, how long it is, and how wide the chart: names stand before it, values behind."""

ROW, HEAD, TOP, BOTTOM = 20, 26, 8, 26
NAME = 27
"""Characters of a group's name that fit before the scale."""

Kind = Literal["point", "bar"]

SHARES = [(share / 100, f"{share} %") for share in (0, 25, 50, 75, 100)]

MANY = 6
"""With more groups than this, those that use a name most come first."""

FEWEST = 5
"""Where a scale of counts ends at the earliest: one match is no long bar."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value to draw (`None`: only its words), its limits, what to print behind it; hollow or not, muted or not."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    said: str
    hollow: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one frame, under its title."""

    title: str
    number: int | None
    color: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the scale."""

    x: int
    text: str
    zero: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One value where it is drawn. `name` is "" where the row before has the same."""

    name: str
    whole_name: str
    y: int
    x: float | None
    low: float | None
    high: float | None
    said: str
    color: str
    hollow: bool
    muted: bool
    kind: Kind


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a facet where it is drawn."""

    title: str
    number: int | None
    color: str
    y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be drawn, with the title and the words that stand for it where it is not seen."""

    id: str
    title: str
    described: str
    height: int
    ticks: tuple[Tick, ...]
    headings: tuple[Heading, ...]
    marks: tuple[Mark, ...]


def draw(
    name: str,
    title: str,
    described: str,
    facets: Iterable[Facet],
    *,
    kind: Kind,
    scale: tuple[float, float],
    ticks: Sequence[tuple[float, str]],
) -> Chart:
    """Place values on a scale; bars begin at its start, points have whiskers where they have limits."""
    low, high = scale

    def at(value: float) -> float:
        return round(LEFT + PLOT * (min(max(value, low), high) - low) / (high - low), 1)

    y = TOP
    headings, marks = [], []
    for facet in facets:
        y += HEAD
        headings.append(Heading(facet.title, facet.number, facet.color, y - 8))
        before = ""
        for value in facet.values:
            shown = "" if value.name == before else _short(value.name)
            marks.append(_mark(value, at, name=shown, y=y + ROW // 2, color=facet.color[1:], kind=kind))
            before = value.name
            y += ROW
    placed = tuple(Tick(round(at(value)), text, value == 0) for value, text in ticks)
    return Chart(name, title, described, y + BOTTOM, placed, tuple(headings), tuple(marks))


def _mark(value: Value, at: Callable[[float], float], *, name: str, y: int, color: str, kind: Kind) -> Mark:
    return Mark(
        name=name,
        whole_name=value.name,
        y=y,
        x=None if value.value is None else at(value.value),
        low=None if value.low is None else at(value.low),
        high=None if value.high is None else at(value.high),
        said=value.said,
        color=color,
        hollow=value.hollow,
        muted=value.muted,
        kind=kind,
    )


def nice_scale(biggest: float) -> tuple[float, list[tuple[float, str]]]:
    """Return the end of a scale from 0 that holds a value, and its ticks."""
    step = 1.0
    while biggest > 5 * step:
        step *= 2.5 if str(step)[0] == "2" else 2
    if biggest <= 1:
        step = 0.2
    count = max(1, -int(-biggest // step))
    return count * step, [(i * step, f"{i * step:g}") for i in range(count + 1)]


def _short(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1] + "…"


def described(kind: str, facets: Sequence[Facet]) -> str:
    """Say in words what the chart shows: for every frame the values of its groups, the highest first."""
    parts = []
    for facet in facets:
        ranked = sorted((value for value in facet.values), key=lambda value: -(value.value or 0.0))
        parts.append(f"{facet.title}: " + listed((f"{v.name} {v.said}" for v in ranked), at_most=4))
    return f"{kind}. " + ". ".join(parts) + "."
