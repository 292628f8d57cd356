"""Pages of HTML: whole, self-contained, readable by everybody, and deaf to what articles would tell a browser."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from framing.report.media.html import render_page, web_address
from framing.report.media.safe import visible
from framing.report.parts.passages import paragraphs
from framing.report.words.naming import PALETTE
from framing.types import Block
from tests.conftest import DATA, ROOT, Cli

NAMED = "xinjiang-facilities"
VOID = {"meta", "br", "rect", "line", "circle", "option", "link", "img", "input", "hr"}
STYLE = (ROOT / "framing/report/media/templates/style.css").read_text(encoding="utf-8")
HOSTILE = (
    '</p></article><script>window.stolen=1</script><img src=x onerror="window.stolen=1"> '
    "\"'><svg onload=window.stolen=1> </style><style>*{display:none}</style> {{ 7*7 }} {% raw %} ${7*7} <!-- ]]> "
    "&lt;b&gt; &#x3c;script&#x3e; \u202egnp.exe\u202c a\x07b \x1b[31mred\x1b[0m \u2066x\u2069"
)


class Page(HTMLParser):
    """What a page holds: its elements in order with their attributes, and whether they close as they opened."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def hostile_corpus(folder: Path) -> Path:
    """Write documents that try to break out of every place a page puts text into."""
    named = "Internment camps in Xinjiang hold people, officials said."
    records = [
        {
            "id": f"a{HOSTILE}",
            "text": f"{HOSTILE}\n\n{named} {HOSTILE}\n\n“They are internment camps {HOSTILE},” {HOSTILE} said.",
            "url": "javascript:window.stolen=1",
            "outlet": f"One {HOSTILE}",
            "date": "2021-01-04",
            f"key{HOSTILE}": HOSTILE,
        },
        {"id": "b", "text": f"{named}\n\n{named[:-1]} again.", "url": "https://example.org/a?b=1&c=2", "outlet": "Two"},
        {
            "id": f"c{HOSTILE}",
            "text": f"The vocational training centres in Xinjiang grew {HOSTILE}",
            "outlet": f"One {HOSTILE}",
            "date": "2021-02-04",
        },
        {"id": "d", "text": f"Nothing is named here {HOSTILE}", "outlet": "Two", "date": f"{HOSTILE}"},
    ]
    path = folder / "hostile.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def hostile_arguments(command: str, folder: Path) -> list[str | Path]:
    """Return the arguments by which a command makes a page of them."""
    corpus: list[str | Path] = [command, hostile_corpus(folder), "-l", "xinjiang-facilities"]
    if command == "compare":
        return [*corpus, "--by", "outlet"]
    if command == "trend":
        return [*corpus, "--by", "outlet", "--side", "all", "--bin", "month", "--at", "2021-02-01"]
    if command == "diff":
        old, new = folder / "old.jsonl", folder / "new.jsonl"
        lines = hostile_corpus(folder).read_text(encoding="utf-8").splitlines(keepends=True)
        old.write_text(lines[0], encoding="utf-8")
        new.write_text(lines[0].replace("“They are", "They are").replace(", officials said", ""), encoding="utf-8")
        return [command, old, new, *corpus[2:]]
    if command == "diff headline":
        return ["diff", *corpus[1:]]
    return corpus


def newspapers(folder: Path) -> Path:
    """Write three outlets: two with articles enough to be tested, which choose differently, and one with a single."""
    records = []
    for outlet, name, number in (
        ("Courier", "internment camps", 12),
        ("Daily", "training centres", 12),
        ("Post", "", 1),
    ):
        for i in range(number):
            numbers = Random(f"{outlet}{i}").sample(range(1000, 9999), 20)
            own = "".join(f"Gate {n} stood open in the winter of its year {n + 1}. " for n in numbers)
            text = f"The vocational {name} in Xinjiang grew." if outlet == "Daily" else f"The {name} in Xinjiang grew."
            said = " “These are internment camps,” said Marta Ilves." if i % 2 else ""
            records.append({"id": f"{outlet}-{i}", "outlet": outlet, "text": f"{own}\n\n{text}{said}"})
    path = folder / "papers.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def page_of(cli: Cli, *arguments: str | Path) -> Page:
    result = cli(*arguments, "-f", "html")
    assert result.status == 0, result.err
    return Page(result.text)


@pytest.fixture(params=["score", "compare", "trend", "diff", "diff headline"])
def hostile_page(request: pytest.FixtureRequest, cli: Cli, tmp_path: Path) -> Page:
    return page_of(cli, *hostile_arguments(request.param, tmp_path))


def test_hostile_text_stays_text(hostile_page: Page) -> None:
    assert len(hostile_page.all("script")) == 1
    assert len(hostile_page.all("style")) == 1
    assert hostile_page.all("img") == []
    for _, attributes in hostile_page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert "style" not in attributes
    assert "{{ 7*7 }}" in hostile_page.text
    assert "<script>window.stolen=1</script>" in hostile_page.text


def test_characters_that_steer_a_display_are_made_visible(hostile_page: Page) -> None:
    assert "[U+202E]gnp.exe[U+202C]" in hostile_page.text
    assert "a[U+0007]b" in hostile_page.text
    values = [value for _, attributes in hostile_page.elements for value in attributes.values() if value]
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", hostile_page.text + "".join(values)
    )


def test_only_web_addresses_become_links(hostile_page: Page) -> None:
    addresses = {attributes.get("href") for attributes in hostile_page.all("a")}
    assert not [address for address in addresses if not (address or "").startswith(("#", "https://example.org/"))]


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", " jAvAscript:x", "data:text/html,x", "//example.org", "https://a.org/ b", 'http://a"b', ""],
)
def test_what_is_no_web_address_is_no_link(text: str) -> None:
    assert web_address(text) is None


def test_a_web_address_is_a_link() -> None:
    assert web_address(" https://example.org/a?b=1&c=2 ") == "https://example.org/a?b=1&c=2"


@given(st.text())
@settings(max_examples=200)
def test_visible_text_loses_nothing_but_what_is_hidden(text: str) -> None:
    shown = visible(text)
    assert re.sub(r"\[U\+[0-9A-F]{4,6}\]", "", shown) == re.sub(
        r"\[U\+[0-9A-F]{4,6}\]", "", "".join(c if visible(c) == c else "" for c in text)
    )
    shown.encode("utf-8")


def test_a_missing_value_is_an_error_and_no_empty_place() -> None:
    with pytest.raises(UndefinedError):
        render_page("score.html", title="x")


def test_nothing_is_fetched_from_anywhere(cli: Cli) -> None:
    page = page_of(cli, "score", DATA / "island-herald.txt", "-l", DATA / "sites.toml")
    fetching = {"link", "img", "iframe", "object", "embed", "video", "audio", "source", "base", "form-action", "image"}
    assert not {tag for tag, _ in page.elements} & fetching
    for tag, attributes in page.elements:
        assert not {"src", "srcset", "action", "poster", "ping", "background"} & set(attributes), tag
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def check_structure(page: Page) -> None:
    """Check what a keyboard and a screen reader need."""
    tags = [tag for tag, _ in page.elements]
    for landmark in ("header", "main", "footer"):
        assert tags.count(landmark) == 1
    assert page.all("html")[0]["lang"] == "en"
    skip = page.all("a")[0]
    assert (skip["class"], skip["href"]) == ("skip", "#main")
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        href = attributes.get("href") or ""
        assert not href.startswith("#") or href[1:] in ids, href
        named = (attributes.get("aria-labelledby") or "") + " " + (attributes.get("aria-describedby") or "")
        assert set(named.split()) <= set(ids)
    headings = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))
    for attributes in page.all("svg"):
        assert attributes.get("aria-hidden") == "true" or (
            attributes.get("role") == "img" and attributes["aria-labelledby"]
        )
    for attributes in page.all("th"):
        assert attributes.get("scope") in {"col", "row", "rowgroup", "colgroup"}


def test_pages_have_landmarks_headings_and_links_that_lead_somewhere(cli: Cli, tmp_path: Path) -> None:
    check_structure(page_of(cli, "score", DATA / "island-herald.txt", "-l", DATA / "sites.toml"))
    check_structure(page_of(cli, "score", DATA / "harbour-courier.txt", DATA / "river-daily.txt"))
    check_structure(page_of(cli, "score", DATA / "sentences.jsonl", "--unit", "sentence"))
    check_structure(page_of(cli, "compare", DATA / "harbour-courier.txt", DATA / "river-daily.txt"))
    check_structure(page_of(cli, "compare", newspapers(tmp_path), "--by", "outlet", "--keyness", "-l", NAMED))


def test_every_number_leads_to_as_many_lines_as_it_says(cli: Cli) -> None:
    page = page_of(cli, "score", DATA / "harbour-courier.txt")
    tokens = [set((a["data-k"] or "").split()) for _, a in page.elements if "data-k" in a]
    numbers = [(a, set((a["data-q"] or "").split())) for a in page.all("a") if "data-q" in a]
    assert numbers
    result = cli("score", DATA / "harbour-courier.txt", "-f", "jsonl")
    counts = [
        count
        for concept in sorted(json.loads(result.text)["concepts"], key=lambda concept: -concept["count"])
        for frame in concept["frames"]
        for count in (frame["own"]["count"], frame["attributed"]["count"], frame["held_off"]["count"])
        if count
    ]
    assert [sum(query <= line for line in tokens) for _, query in numbers] == counts


def test_a_comparison_tells_its_findings_first_and_draws_a_forest(cli: Cli, tmp_path: Path) -> None:
    page = page_of(cli, "compare", newspapers(tmp_path), "--by", "outlet", "-l", NAMED)
    text = page.text
    assert "What was found" in text
    finding = text.index("a difference of 100 points")
    assert finding < text.index("Never in its own voice here") < text.index("Method") < text.index("To repeat this")
    charts = [a for a in page.all("svg") if a.get("role") == "img"]
    assert len(charts) == 2
    circles = [a["class"] or "" for a in page.all("circle")]
    assert [c for c in circles if "hollow" in c]
    assert [c for c in circles if "hollow" not in c]
    assert "Dots with intervals: share of all rival names by group. " in text
    assert "framing compare papers.jsonl --lexicon xinjiang-facilities --by outlet" in text


def test_groups_of_single_texts_get_bars_and_no_dots(cli: Cli) -> None:
    page = page_of(cli, "compare", DATA / "harbour-courier.txt", DATA / "river-daily.txt", "-l", NAMED)
    assert page.all("circle") == []
    assert "One document each: this describes these texts." in page.text
    assert "The texts side by side" in page.text
    assert "Bars: number of matches by group. " in page.text


def test_texts_left_out_as_copies_give_no_evidence(cli: Cli, tmp_path: Path) -> None:
    story = "The internment camps in Xinjiang grew by eleven sites in one winter, and the road to them was closed. " * 6
    records = [{"id": i, "outlet": o, "text": story} for i, o in (("a", "One"), ("b", "One"), ("c", "Two"))]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    page = page_of(cli, "compare", "wire.jsonl", "--by", "outlet", "--copies", "drop", "-l", NAMED)
    lines = [a for _, a in page.elements if "data-k" in a]
    kept = cli("compare", "wire.jsonl", "--by", "outlet", "--copies", "drop", "-l", NAMED, "-f", "json")
    counts = [
        frame["count"]
        for group in json.loads(kept.text)["groups"]
        for concept in group["concepts"]
        for frame in concept["frames"]
    ]
    assert len(lines) == sum(counts) == 12


def test_the_text_is_there_as_it_was_written(cli: Cli) -> None:
    page = page_of(cli, "score", DATA / "harbour-courier.txt")
    written = (DATA / "harbour-courier.txt").read_text(encoding="utf-8")
    for paragraph in written.split("\n\n"):
        assert paragraph.strip() in page.text


@pytest.mark.parametrize(
    "operands", [["score", "harbour-courier.txt"], ["compare", "harbour-courier.txt", "river-daily.txt"]]
)
def test_no_text_leaves_out_every_word_of_the_documents(operands: list[str], cli: Cli) -> None:
    command, *names = operands
    page = page_of(cli, command, *(DATA / name for name in names), "--no-text")
    check_structure(page)
    everything = page.text + " ".join(value or "" for _, attributes in page.elements for value in attributes.values())
    for word in ("Ilves", "atellite", "streets", "ministry", "spokesman", "insists", "camps"):
        assert word not in everything.replace("Concentration camps", ""), word


def test_long_collections_are_cut_to_what_stands_around_a_match(cli: Cli, tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"id": f"d{i}", "text": f"Filler. Internment camps in Xinjiang, number {i}.\n\n{'Other words. ' * 20}"}
        )
        for i in range(60)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    page = page_of(cli, "score", "many.jsonl")
    assert "There is too much text for one page" in page.text
    assert "number 59" in page.text
    assert "Other words. Other words. Other words. Other words. Other words. Other words." not in page.text
    check_structure(page)


def test_the_suffix_html_gives_the_format_and_the_file_is_whole(cli: Cli, tmp_path: Path) -> None:
    result = cli("score", DATA / "harbour-courier.txt", "-o", "report.html")
    assert (result.status, result.out) == (0, b"")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text.rstrip().endswith("</html>")


@pytest.mark.parametrize("command", ["kwic", "quotes"])
def test_commands_without_a_page_say_so(command: str, cli: Cli) -> None:
    result = cli(command, DATA / "harbour-courier.txt", "-f", "html")
    assert result.status == 2
    assert "does not print html" in result.err


OVERLAPPING = """
format = 1
id = "overlapping"
title = "Two things named by words in common"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"

[concepts.place]
title = "The places"
[concepts.place.frames.internment]
title = "Internment"
gloss = "Says that people are held."
terms = ["internment camp[s]"]

[concepts.people]
title = "Who lives there"
[concepts.people.frames.dwellers]
title = "Dwellers"
gloss = "Says where they live."
terms = ["camp[s] dwellers"]
"""


def test_labels_that_overlap_share_a_mark_and_the_text_stays_whole(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "overlapping.toml").write_text(OVERLAPPING, encoding="utf-8")
    (tmp_path / "a.txt").write_text("They met internment camps dwellers there.\n", encoding="utf-8")
    page = page_of(cli, "score", "a.txt", "-l", "overlapping.toml")
    (mark,) = [a for a in page.all("a") if (a.get("class") or "").startswith("h ")]
    assert mark["aria-describedby"] == "e1 e2"
    assert mark["data-s"] == "1 2"
    assert "They met internment camps dwellers there." in page.text
    check_structure(page)


def test_what_is_set_aside_is_shown_and_said() -> None:
    (plain,) = paragraphs("one two three", [Block(0, 13, "body")], [])
    assert [piece.text for piece in plain.pieces] == ["one two three"]
    (aside,) = paragraphs("advert", [Block(0, 6, "boilerplate")], [])
    assert aside.aside == "set aside: page furniture"


def _themes() -> dict[str, dict[str, str]]:
    """Return the colour variables of the light theme, the dark one and the printed one."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    found = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in blocks]
    return dict(zip(("light", "dark", "print"), found, strict=True))


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_contrast_is_at_least_double_a(theme: str) -> None:
    colors = _themes()[theme]
    for ground in ("bg", "panel", "chosen", *(f"t{i}" for i in "012345g")):
        assert contrast(colors["ink"], colors[ground]) >= 4.5, ground
    for ground in ("bg", "panel", "chosen"):
        assert contrast(colors["soft"], colors[ground]) >= 4.5, ground
        assert contrast(colors["link"], colors[ground]) >= 4.5, ground
    for line in ("edge", "ink"):  # outlines of bars, buttons and fields
        assert contrast(colors[line], colors["bg"]) >= 3, line
    if theme != "print":
        assert contrast(colors["focus"], colors["bg"]) >= 3
        assert contrast(colors["focus"], colors["panel"]) >= 3


def test_frames_have_the_colours_of_the_other_views() -> None:
    for theme in ("light", "print"):
        assert tuple(_themes()[theme][f"c{i}"].upper() for i in range(6)) == PALETTE


@pytest.mark.parametrize("command", ["score", "compare", "diff"])
def test_a_page_without_evidence_has_no_key_of_voices_and_nothing_to_choose(command: str, cli: Cli) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"The bakery {name[0]} opens at six.\n", encoding="utf-8")
    page = cli(command, "a.txt", "b.txt", "-f", "html").text
    assert "bakery" in page
    assert 'id="filters"' not in page
    assert 'class="voices"' not in page
    assert "leads to its evidence" not in page
