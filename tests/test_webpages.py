"""Web pages: paragraphs, zones and metadata."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.formats.webpages import is_webpage, read_webpage
from framing.corpus.layout import lay_out
from tests.bench.webpages import score
from tests.made.webpage_layouts import LAYOUTS, STORIES

PAGE = """<!DOCTYPE html>
<html><head><title>Sheds close | River</title>
<meta property="og:title" content="Salt sheds close &amp; owners leave">
<meta property="og:site_name" content="The River Daily"><meta name=author content='Ines Calder'>
<meta property="article:published_time" content="2031-05-02"><link rel="canonical" href="https://example.org/salt">
<style>p { color: red }</style><script>if (a < b) document.write("<p>no</p>")</script></head>
<body><header><a href="/">River</a></header><nav><ul><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Salt sheds close</h1><p class="article__standfirst">The island says farewell to its sheds.</p>
<figure><img src=x><figcaption>The quay at night</figcaption></figure>
<p>The owners   closed the
sheds &ldquo;for good&rdquo; on <b>Mon</b>day.<p>Nobody was hurt&nbsp;there.<br><br>A second hall stays open for the
winter, and the owners expect to hire again, they said. They gave no date for it, and no reason for the fire.</p>
<p><a href="/more">The owners and the law</a></p><aside><p>Sign up.</p></aside></article></main>
<p>Most read this week</p><footer>© River</footer></body></html>"""


def blocks(source: str) -> list[tuple[str, str]]:
    document = read_webpage(source, "a.html")
    return [(block.zone, document.text[block.start : block.end]) for block in lay_out(document).blocks]


def test_a_page_becomes_paragraphs_with_zones() -> None:
    assert blocks(PAGE) == [
        ("boilerplate", "River"),
        ("boilerplate", "News"),
        ("headline", "Salt sheds close"),
        ("standfirst", "The island says farewell to its sheds."),
        ("caption", "The quay at night"),
        ("body", "The owners closed the sheds “for good” on Monday."),
        ("body", "Nobody was hurt\u00a0there."),
        (
            "body",
            "A second hall stays open for the winter, and the owners expect to hire again, they said. "
            "They gave no date for it, and no reason for the fire.",
        ),
        ("boilerplate", "The owners and the law"),
        ("boilerplate", "Sign up."),
        ("boilerplate", "Most read this week"),
        ("boilerplate", "© River"),
    ]


def test_the_head_becomes_meta() -> None:
    assert read_webpage(PAGE, "a.html").meta == {
        "title": "Salt sheds close & owners leave",
        "outlet": "The River Daily",
        "author": "Ines Calder",
        "date": "2031-05-02",
        "url": "https://example.org/salt",
    }


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("plain", ["plain"]),
        ("<title>x</title><p>One<p>Two", ["One", "Two"]),
        ("<p>a < b & c &unknown; &#x41;</p>", ["a < b & c &unknown; A"]),
        ("<p>a<!-- no <p> --> b</p>", ["a b"]),
        ("<p>a<!-- never closed <p>b", ["a"]),
        ("<p>a<script>never closed <p>b", ["a"]),
        ('<p title="x > y">One</p>', ["One"]),
        ('<p title="x>One</p>', ["One"]),
        ("<div><div>One</p></span></div>Two", ["One", "Two"]),
        ("<p>One</p", ["One</p"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a b"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<P>One</P><SCRIPT>no</SCRIPT>", ["One"]),
        (f"<p>&#{'9' * 5_000};</p>", [f"&#{'9' * 5_000};"]),
        ("", []),
    ],
)
def test_any_markup_can_be_read(source: str, texts: list[str]) -> None:
    assert read_webpage(source, "a.html").text.split("\n\n") == (texts or [""])


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<!doctype html><p>x", True),
        ("\n<!-- x -->\n<HTML lang=en>", True),
        ("<b>x</b>", False),
        ("<p>", False),
        ("The <html> element", False),
    ],
)
def test_only_a_clear_page_is_a_page(text: str, *, page: bool) -> None:
    assert is_webpage(text) is page


TAGS = [
    "<p>", "</p>", "<h1>", "</h1>", "<nav>", "</nav>", "<br>", "<a href='x'>", "</a>", "<main>", "<article>",
    "<header>", "<!--", "-->", "<script>", "</script>", "<", ">", "<meta name=author content=x>", "&amp;", "&#0;",
    "<td", "text ", '"', "\v", "\0",
]  # fmt: skip


@given(st.lists(st.sampled_from(TAGS)))
def test_marked_zones_are_ordered_and_inside_the_text(parts: list[str]) -> None:
    document = read_webpage("".join(parts), "a.html")
    position = 0
    for start, end, _ in document.marked:
        assert position <= start < end <= len(document.text)
        position = end
    assert "\0" not in document.text
    lay_out(document)


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a ",
        '<a "',
        "<p>",
        "<div><b>",
        "<!--",
        "<script>",
        "<script",
        "&#9",
        "&amp",
        "<h1>x</h1>y<br>",
        "x<br>",
        "<meta a",
    ],
)
def test_time_is_linear(unit: str) -> None:
    source = unit * (200_000 // len(unit)) + ">x"
    begin = time.process_time()
    lay_out(read_webpage(source, "a.html"))
    assert time.process_time() - begin < 15


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_story_of_a_page_is_found_whole_and_alone(layout: str) -> None:
    for story in STORIES:
        document = read_webpage(LAYOUTS[layout](story), "a.html")
        body = [document.text[block.start : block.end] for block in lay_out(document).blocks if block.zone == "body"]
        assert score(" ".join(body), " ".join(story.body)) >= 0.95


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "tables_of_the_nineties"])
def test_the_headline_of_a_page_is_marked(layout: str) -> None:
    for story in STORIES:
        document = read_webpage(LAYOUTS[layout](story), "a.html")
        assert [document.text[start:end] for start, end, zone in document.marked if zone == "headline"] == [
            story.headline
        ]


def test_captions_and_standfirst_are_kept_apart() -> None:
    story = STORIES[0]
    for layout in ("semantic", "header_inside_the_article", "photographs_with_captions"):
        zones: dict[str, list[str]] = {}
        for zone, text in blocks(LAYOUTS[layout](story)):
            zones.setdefault(zone, []).append(text)
        assert set(zones.get("caption", ())) <= set(story.captions)
        assert zones.get("caption") or zones.get("standfirst") == [story.standfirst]


def test_tags_inside_attributes_are_no_tags() -> None:
    page = "<article><div data-html=\"<p>no</p> <b class='x'>no</b>\" class=story><p>Yes.</p></div></article>"
    assert read_webpage(page, "a.html").text == "Yes."


def test_a_class_that_half_the_page_has_makes_no_furniture() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORIES[0].body)
    page = f'<html><body class="has-sidebar"><div class="content newsletter">{paragraphs}</div></body></html>'
    assert all(zone == "body" for zone, _ in blocks(page))


def test_hostile_markup_is_read_in_linear_time() -> None:
    for unit in ('<a "', '<a b="<', "<div>", "<li>x", "</div></p>", "<article><p>x", "<p hidden ", '<a b="'):
        times = []
        for number in (4_000, 32_000):
            began = time.perf_counter()
            read_webpage(unit * number, "a.html")
            times.append(time.perf_counter() - began)
        assert times[1] < 60 * max(times[0], 0.001)
