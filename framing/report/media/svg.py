"""Charts as SVG, in pages and as files that stand alone, on a ground of their own: all text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from framing.report.media.charts import LEFT, PLOT, WIDTH, Chart, Mark
from framing.report.media.line_charts import STRIP, LineChart, Panel, Point
from framing.report.media.safe import shorten, visible
from framing.report.words.naming import PALETTE

HEADER, KEY = 56, 28
"""Height of the title and the key above a chart, and of the key alone."""

MARGIN = 20
TITLE = 92
"""Characters of a title that fit in a line."""

NAME, LETTER = 46, 7
"""Characters of a name that are shown, for which a chart grows to the left, and the width of one."""

_DARK: Final = ("#2f97d3", "#e69f00", "#10b488", "#cc79a7", "#7cc6f0", "#ec7014")
_NO_XML: Final = re.compile("[\ufffe\uffff]")

# No custom properties and no variables: what turns SVG into PDF or PNG often knows neither.
_INKS: Final = {
    ".ground,.hollow{fill:%s}": ("#ffffff", "#15171a"),
    "text{fill:%s}": ("#1b1b1b", "#ececec"),
    ".soft{fill:%s}": ("#55595e", "#b3b8be"),
    ".mark,.whisker,.line{stroke:%s}": ("#1b1b1b", "#ececec"),
    ".axis{stroke:%s}": ("#d5d8dc", "#3a3f45"),
    ".zero,.faint,.day{stroke:%s}": ("#767b82", "#8d939b"),
    **{f".c{i}{{fill:%s}}": pair for i, pair in enumerate(zip(PALETTE, _DARK, strict=True))},
    ".cg{fill:%s}": ("#8a8a8a", "#9a9a9a"),
}
_SHAPES: Final = (
    "text{font:13px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}"
    ".title{font-size:15px;font-weight:600}.head{font-weight:600}.end{text-anchor:end}.mid{text-anchor:middle}"
    ".mark{stroke-width:1.25}.whisker{stroke-width:1.75}.faint{stroke-width:1}.line{fill:none;stroke-width:1.5}"
    ".dash{stroke-dasharray:4 3}.day{stroke-dasharray:2 3}.band{fill-opacity:.35}"
)

Legend = tuple[tuple[bool, str], ...]
"""What marks mean: hollow or not, in words."""

VOICES: Legend = ((False, "own voice"), (True, "in others' mouths"))
ESTABLISHED: Legend = ((False, "established"), (True, "not established"))
LABELLED: Legend = ((False, "passages that have the label"),)
THIN: Legend = ((False, "five documents or more"), (True, "fewer"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as an element of a page; `svg` is markup, its colours and shapes are those of the page's style."""

    title: str
    svg: str


def svg(chart: Chart, key: Legend, *, title: str | None = None) -> bytes:
    """Return a chart of rows as an SVG file; `title` is instead of its own."""
    more = _more(chart)
    parts, signs = _rows(chart, left=-more, page=False), _key(key, y=36, bars=_bars(chart))
    return _file(title or chart.title, chart.described, chart.height, parts, signs, more=more, beyond=_beyond(chart))


def svg_lines(chart: LineChart) -> bytes:
    """Return a chart of lines over time as an SVG file."""
    key = _key(THIN if chart.dots else (), y=36, bars=False)
    return _file(chart.title, chart.described, chart.height, _lines(chart), key)


def drawing(chart: Chart, key: Legend) -> Drawing:
    """Return a chart of rows for a page, where frames have the numbers of their labels and hollow bars are hatched."""
    more = _more(chart)
    signs = "".join(_key(key, y=12, bars=_bars(chart), page=True))
    body = _tag("g", "\n".join(_rows(chart, left=-more, page=True)), transform=f"translate({more},{KEY})")
    width = WIDTH + more + _beyond(chart)
    return _inline(chart.id, chart.title, chart.described, width, chart.height + KEY, signs + body)


def drawing_lines(chart: LineChart, identity: str) -> Drawing:
    """Return a chart of lines over time for a page; the ids of its title and description begin with `identity`."""
    key = THIN if chart.dots else ()
    above = KEY if key else 0
    body = _tag("g", "\n".join(_lines(chart)), transform=f"translate(0,{above})")
    signs = "".join(_key(key, y=12, bars=False))
    return _inline(identity, chart.title, chart.described, WIDTH, chart.height + above, signs + body)


def _bars(chart: Chart) -> bool:
    return any(mark.kind == "bar" for mark in chart.marks)


def _more(chart: Chart) -> int:
    """Return by how much a chart grows to the left for the names in it."""
    return max(0, *(LETTER * min(len(mark.whole_name), NAME) - LEFT + 12 for mark in chart.marks))


def _beyond(chart: Chart) -> int:
    """Return by how much a chart grows to the right for the words behind its marks."""
    ends = (_said_at(mark) + LETTER * len(mark.said) for mark in chart.marks)
    return max([0, *(int(end) - WIDTH for end in ends)])


def _said_at(mark: Mark) -> float:
    return LEFT + PLOT + 14 if mark.kind == "point" or mark.x is None else mark.x + 8


def _lines(chart: LineChart) -> list[str]:
    parts = [_tag("line", class_="axis", x1=tick.x, x2=tick.x, y1=4, y2=chart.foot) for tick in chart.ticks]
    parts += [_text(tick.text, tick.x, chart.height - 6, "soft mid") for tick in chart.ticks]
    for day in chart.days:
        parts.append(_tag("line", class_="day", x1=day.x, x2=day.x, y1=4, y2=chart.foot))
        parts.append(_text(day.text, day.x + 4, 14, "soft"))
    for panel in chart.panels:
        parts += _panel(panel, dots=chart.dots)
    parts += (_tag("rect", class_="cg", x=x - 2, y=y, width=4, height=chart.foot - y) for x, y in chart.strip)
    parts.append(_text(chart.counted, 0, chart.foot - STRIP + 22, "soft"))
    return parts


def _inline(identity: str, title: str, described: str, width: int, height: int, content: str) -> Drawing:
    named = _tag("title", _safe(title), id=f"{identity}-t") + _tag("desc", _safe(described), id=f"{identity}-d")
    root = _tag(
        "svg",
        named + content,
        class_="chart",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{identity}-t {identity}-d",
    )
    return Drawing(title, root)


def _file(
    title: str,
    described: str,
    height: int,
    parts: Iterable[str],
    key: Iterable[str],
    *,
    more: int = 0,
    beyond: int = 0,
) -> bytes:
    whole, across = height + HEADER + MARGIN, WIDTH + more + beyond + 2 * MARGIN
    heading = _text(shorten(title, TITLE), 0, 16, "title") + "".join(key)
    body = _tag("g", "\n".join(parts), transform=f"translate({MARGIN + more},{HEADER})")
    content = [
        _tag("title", _safe(title), id="t"),
        _tag("desc", _safe(described), id="d"),
        _tag("style", _style()),
        _tag("rect", class_="ground", width=across, height=whole),
        _tag("g", heading, transform=f"translate({MARGIN},{MARGIN - 8})"),
        body,
    ]
    root = _tag(
        "svg",
        "\n" + "\n".join(content) + "\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {across} {whole}",
        width=across,
        height=whole,
        role="img",
        aria_labelledby="t d",
    )
    return f"{root}\n".encode()


def _style() -> str:
    light = "".join(rule % pair[0] for rule, pair in _INKS.items())
    dark = "".join(rule % pair[1] for rule, pair in _INKS.items())
    return f"{_SHAPES}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _key(key: Legend, *, y: int, bars: bool, page: bool = False) -> Iterator[str]:
    x = 6
    for hollow, words in key:
        if bars:
            yield _box(x - 5, y - 6, 12, hollow=hollow, color="g", hatched=page)
        else:
            yield _dot(x, y, hollow=hollow, color="g")
        yield _text(words, x + 12, y + 4, "soft")
        x += 36 + 7 * len(words)


def _rows(chart: Chart, *, left: int, page: bool) -> Iterator[str]:
    for tick in chart.ticks:
        kind = "zero" if tick.zero else "axis"
        yield _tag("line", class_=kind, x1=tick.x, x2=tick.x, y1=8, y2=chart.height - 24)
        yield _text(tick.text, tick.x, chart.height - 8, "soft mid")
    for heading in chart.headings:
        numbered = f"{heading.number} {heading.title}" if page and heading.number is not None else heading.title
        yield _text(numbered, left, heading.y, "head")
    for mark in chart.marks:
        if mark.name:
            yield _text(shorten(mark.whole_name, NAME), LEFT - 10, mark.y + 4, "soft end")
        yield from _bar(mark, hatched=page) if mark.kind == "bar" else _point(mark)


def _bar(mark: Mark, *, hatched: bool) -> Iterator[str]:
    if mark.x is not None:
        yield _box(LEFT, mark.y - 6, max(mark.x - LEFT, 2), hollow=mark.hollow, color=mark.color, hatched=hatched)
        yield _text(mark.said, _said_at(mark), mark.y + 4)


def _point(mark: Mark) -> Iterator[str]:
    if mark.low is not None and mark.high is not None:
        kind = f"whisker{' dash' if mark.hollow else ''}{' faint' if mark.muted else ''}"
        yield _tag("line", class_=kind, x1=mark.low, x2=mark.high, y1=mark.y, y2=mark.y)
    if mark.x is not None:
        yield _dot(mark.x, mark.y, hollow=mark.hollow, color=mark.color)
    yield _text(mark.said, _said_at(mark), mark.y + 4, "soft" if mark.muted else "")


def _panel(panel: Panel, *, dots: bool) -> Iterator[str]:
    yield _text(panel.title, 0, panel.top - 14, "head")
    for y, words in panel.ticks:
        yield _tag("line", class_="axis", x1=panel.left, x2=panel.right, y1=y, y2=y)
        yield _text(words, panel.left - 8, y + 4, "soft end")
    if panel.change is not None:
        yield _tag("line", class_="day", x1=panel.change, x2=panel.change, y1=panel.top, y2=panel.bottom)
    for run in panel.runs:
        yield from _run(run, panel.color)
        if dots or len(run) == 1:
            yield from (_dot(p.x, p.y, hollow=p.thin, color=panel.color, radius=4) for p in run)
    yield _text(panel.said, panel.right + 14, panel.top + 14)


def _run(run: Sequence[Point], color: str) -> Iterator[str]:
    limits = [(p.x, p.low, p.high) for p in run if p.low is not None and p.high is not None]
    if len(run) == 1 or len(limits) < len(run):
        yield from (_tag("line", class_="whisker faint", x1=x, x2=x, y1=low, y2=high) for x, low, high in limits)
    else:
        around = [f"{x},{high}" for x, _, high in limits] + [f"{x},{low}" for x, low, _ in reversed(limits)]
        yield _tag("polygon", class_=f"band c{color}", points=" ".join(around))
    if len(run) > 1:
        yield _tag("polyline", class_="line", points=" ".join(f"{p.x},{p.y}" for p in run))


def _dot(x: float, y: float, *, hollow: bool, color: str, radius: int = 5) -> str:
    return _tag("circle", class_="mark hollow" if hollow else f"mark c{color}", cx=x, cy=y, r=radius)


def _box(x: float, y: float, width: float, *, hollow: bool, color: str, hatched: bool) -> str:
    size = {"x": x, "y": y, "width": round(width, 1), "height": 12}
    if hollow and hatched:
        return _tag("rect", class_="mark", fill=f"url(#h{color})", **size)
    return _tag("rect", class_="mark hollow" if hollow else f"mark c{color}", **size)


def _text(words: str, x: float, y: float, kind: str = "") -> str:
    return _tag("text", _safe(words), class_=kind, x=x, y=y)


def _safe(words: str) -> str:
    """Return words as the content of an element, with what steers a display or is no XML made visible."""
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", visible(" ".join(words.split()))))


def _tag(name: str, content: str = "", /, **attributes: str | float) -> str:
    """Return an element; `content` is markup, the values of attributes are not."""
    pairs = ((key.strip("_").replace("_", "-"), value) for key, value in attributes.items() if value != "")
    said = "".join(f" {key}={quoteattr(str(value))}" for key, value in pairs)
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"
