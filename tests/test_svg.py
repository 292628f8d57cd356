"""Charts as files of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.following import follow_groups
from framing.comparing.trend_results import Series
from framing.report.media.charts import Chart, Facet, Value, draw
from framing.report.media.svg import ESTABLISHED, VOICES, drawing, drawing_lines, svg, svg_lines
from framing.report.trend.charts import line_chart
from framing.report.words.naming import Labels
from tests.made.outlets import SITES, scored, written

NAME = "{http://www.w3.org/2000/svg}"
LABELS = Labels([SITES])


def _chart(name: str = "Courier", said: str = "40 % own", **fields: Any) -> Chart:
    values = (
        Value(name, 0.4, 0.2, 0.6, said),
        Value(name, 0.5, 0.1, 0.9, "50 % attributed", hollow=True, muted=True),
        Value("Daily", None, None, None, "1 own, 1 document", muted=True),
    )
    chart = draw("c", "Sites", "Dots.", [Facet("Camps", 1, "c1", values)], kind="point", scale=(0, 1), ticks=[(0, "0")])
    return replace(chart, **fields)


def _parsed(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)


def _classes(root: ElementTree.Element, tag: str) -> list[str]:
    return [element.get("class", "") for element in root.iter(NAME + tag)]


def _series(*days: tuple[str, int, int]) -> list[Series]:
    rows: list[Any] = [("a", written(camps, schools), {"date": day}) for day, camps, schools in days]
    return list(follow_groups(scored(*rows), date_field="date", width="month").series)


def test_own_voice_is_filled_and_others_hollow_with_a_line_for_each_interval() -> None:
    root = _parsed(svg(_chart(), VOICES))
    key, marks = _classes(root, "circle")[:2], _classes(root, "circle")[2:]
    assert key == ["mark cg", "mark hollow"]
    assert marks == ["mark c1", "mark hollow"]
    assert [c for c in _classes(root, "line") if "whisker" in c] == ["whisker", "whisker dash faint"]
    words = "".join(root.itertext())
    assert "own voice" in words
    assert "1 own, 1 document" in words


def test_bars_are_drawn_where_there_are_counts_only() -> None:
    values = (Value("Courier", 3, None, None, "3 own"), Value("Courier", 1, None, None, "1 attributed", hollow=True))
    facets = [Facet("Camps", 1, "c0", values)]
    root = _parsed(svg(draw("c", "Sites", "Bars.", facets, kind="bar", scale=(0, 5), ticks=[]), VOICES))
    assert _classes(root, "circle") == []
    assert _classes(root, "rect")[-2:] == ["mark c0", "mark hollow"]
    widths = [float(rect.get("width", "0")) for rect in root.iter(NAME + "rect")][-2:]
    assert widths[0] == 3 * widths[1]


def test_a_figure_has_words_for_those_who_do_not_see_it() -> None:
    root = _parsed(svg(_chart(), VOICES, title="Sites, once more"))
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root.iter()}
    assert set((root.get("aria-labelledby") or "").split()) <= ids
    assert [root.findtext(NAME + tag) for tag in ("title", "desc")] == ["Sites, once more", "Dots."]


def test_a_figure_stands_alone_in_light_and_dark() -> None:
    content = svg(_chart(), ESTABLISHED).decode()
    style = _parsed(content.encode()).findtext(NAME + "style") or ""
    light, dark = style.split("@media (prefers-color-scheme:dark)")
    for rule in (".ground,.hollow{fill:", "text{fill:", ".mark,.whisker,.line{stroke:"):
        assert rule in light
        assert rule in dark
    assert "#0072B2" in light
    assert 'class="ground"' in content
    assert content.count("http") == 1  # the name of the format
    assert not [word for word in ("url(", "href", "@import", "<script", "<image", "var(") if word in content]


def test_long_names_are_shown_and_not_cut_at_the_edge() -> None:
    name = "The Ostrava Courier − The Harbour Daily"
    root = _parsed(svg(_chart(name), ESTABLISHED))
    assert name in "".join(root.itertext())
    assert float(root.get("width", "0")) > float(_parsed(svg(_chart(), ESTABLISHED)).get("width", "0"))


def test_long_words_behind_a_mark_are_not_cut_at_the_edge() -> None:
    said = "4 of 10, about 40 % (5–89), at most 60 % of all that was read"
    widths = [float(_parsed(svg(_chart(said=words), VOICES)).get("width", "0")) for words in ("40 % own", said)]
    assert widths[1] - widths[0] > 100
    page = drawing(_chart(said=said), VOICES).svg
    assert float(_parsed(page.encode()).get("width", "0")) - 860 == widths[1] - widths[0]


@given(st.text(min_size=1))
@settings(max_examples=100)
def test_any_text_is_text_and_never_markup(text: str) -> None:
    hostile = f'</text><script>alert(1)</script>"{text}\x1b[31m\u202e\ufffe'
    content = svg(_chart(hostile, hostile, title=hostile, described=hostile), VOICES)
    root = _parsed(content)
    plain = _parsed(svg(_chart(), VOICES))
    assert [element.tag for element in root.iter()] == [element.tag for element in plain.iter()]
    assert not {"\x1b", "\u202e", "\ufffe"} & set(content.decode())


def test_lines_break_at_gaps_and_single_documents_have_no_interval() -> None:
    days = [("2021-01-05", 3, 1), ("2021-01-09", 1, 1), ("2021-02-03", 2, 1), ("2021-02-05", 2, 1)]
    days += [("2021-04-03", 1, 1), ("2021-05-03", 1, 2), ("2021-05-09", 1, 1)]
    chart = line_chart(_series(*days), LABELS, at=date(2021, 4, 1))
    assert chart is not None
    camps = chart.panels[0]
    assert [len(run) for run in camps.runs] == [2, 2]
    assert camps.runs[0][0].low is not None
    assert camps.runs[1][0].low is None
    assert [day.text for day in chart.days] == ["2021-04-01"]
    assert "2021-01" in chart.described
    root = _parsed(svg_lines(chart))
    assert len(list(root.iter(NAME + "polyline"))) == 2 * len(chart.panels)
    assert len(list(root.iter(NAME + "polygon"))) == len(chart.panels)
    assert "mark hollow" in _classes(root, "circle")


def test_two_points_are_no_line() -> None:
    two = [("2021-01-05", 3, 1), ("2021-01-09", 1, 1), ("2021-02-03", 2, 1), ("2021-02-05", 2, 1)]
    assert line_chart(_series(*two), LABELS, at=None) is None
    assert line_chart(_series(*two, ("2021-03-01", 1, 1)), LABELS, at=None) is None


def test_a_chart_of_a_page_has_the_numbers_of_frames_and_no_style_of_its_own() -> None:
    shown = drawing(_chart(), VOICES)
    root = _parsed(shown.svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').encode())
    assert shown.title == "Sites"
    assert [root.findtext(NAME + tag) for tag in ("title", "desc")] == ["Sites", "Dots."]
    assert root.get("aria-labelledby") == "c-t c-d"
    assert "1 Camps" in list(root.itertext())
    assert root.find(NAME + "style") is None
    assert _classes(root, "circle") == ["mark cg", "mark hollow", "mark c1", "mark hollow"]


def test_hollow_bars_of_a_page_are_hatched() -> None:
    values = (Value("Courier", 3, None, None, "3 own"), Value("Courier", 1, None, None, "1 attributed", hollow=True))
    facets = [Facet("Camps", 1, "c4", values)]
    shown = drawing(draw("c", "Sites", "Bars.", facets, kind="bar", scale=(0, 5), ticks=[]), VOICES)
    assert 'class="mark c4"' in shown.svg
    assert 'fill="url(#h4)"' in shown.svg


@given(st.text(min_size=1))
@settings(max_examples=50, derandomize=True)
def test_any_text_in_a_page_is_text_and_never_markup(text: str) -> None:
    hostile = f"</svg></text><script>alert(1)</script>\"'{text}\x1b[31m\u202e"
    shown = drawing(_chart(hostile, hostile, title=hostile, described=hostile), VOICES).svg
    assert re.findall("<(/?[a-z]+)", shown) == re.findall("<(/?[a-z]+)", drawing(_chart(), VOICES).svg)
    assert not {"\x1b", "\u202e"} & set(shown)


@given(st.text(min_size=1))
@settings(max_examples=30, derandomize=True)
def test_any_text_in_lines_of_a_page_is_text_and_never_markup(text: str) -> None:
    days = [(f"2021-0{month}-0{day}", 3, 1) for month in (1, 2, 3) for day in (1, 2)]
    chart = line_chart(_series(*days), LABELS, at=None)
    assert chart is not None
    hostile = f"</svg></text><script>alert(1)</script>\"'{text}\x1b[31m\u202e"
    panels = tuple(replace(panel, title=hostile, said=hostile) for panel in chart.panels)
    shown = drawing_lines(replace(chart, title=hostile, described=hostile, panels=panels), "c1")
    assert re.findall("<(/?[a-z]+)", shown.svg) == re.findall("<(/?[a-z]+)", drawing_lines(chart, "c1").svg)
    assert not {"\x1b", "\u202e"} & set(shown.svg)
    assert 'aria-labelledby="c1-t c1-d"' in shown.svg
