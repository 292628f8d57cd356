"""Pages of HTML in a real browser: they load alone, obey a keyboard, filter, and stay deaf to hostile text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import CHROMIUM, Browser
from tests.conftest import DATA, Cli
from tests.test_html import hostile_arguments

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to try pages of HTML in")

Open = Callable[..., Browser]
OUTLETS = ("harbour-courier.txt", "river-daily.txt")
COUNT_SHOWN = "document.querySelectorAll('[data-k]:not([hidden])').length"
STATUS = "document.getElementById('status').textContent"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def open_page(browser: Browser, cli: Cli, tmp_path: Path) -> Iterator[Open]:
    """Return a function that makes a page with `framing ARGUMENTS…` and opens it; nothing may go wrong on it."""

    def make(*arguments: str | Path) -> Browser:
        result = cli(*arguments, "-o", "page.html", "-q")
        assert result.status == 0, result.err
        browser.look(width=1300)
        browser.open(tmp_path / "page.html")
        assert browser.run("document.documentElement.dataset.ready") == "yes"
        return browser

    yield make
    assert browser.complaints() == []
    assert [address for address in browser.requests() if not address.startswith("file:")] == []
    assert len(browser.requests()) == 1


WITH = ["-l", "xinjiang-facilities", "-l", "xinjiang-names"]
PAGES = {
    "one": ["score", DATA / OUTLETS[0], *WITH],
    "several": ["score", *(DATA / name for name in OUTLETS), *WITH],
    "compared": ["compare", *(DATA / name for name in OUTLETS), *WITH],
    "rewritten": ["diff", DATA / "ostrava-wire.txt", DATA / "ostrava-daily.txt", "-l", DATA / "sites.toml"],
    "headlines": ["diff", DATA / "outlets.jsonl", "--headline-field", "title", "-l", DATA / "sites.toml"],
    "followed": [
        *("trend", DATA / "outlets.jsonl", "--headline-field", "title", "-l", DATA / "sites.toml"),
        *("--bin", "quarter", "--at", "2021-05-01", "--side", "all"),
    ],
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_alone_and_shows_every_match(page: str, open_page: Open) -> None:
    browser = open_page(*PAGES[page])
    total = browser.run("document.querySelectorAll('[data-k]').length")
    assert total > 5
    assert browser.run(COUNT_SHOWN) == total
    assert browser.run(STATUS) == f"{total} of {total} matches shown"
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", PAGES)
def test_choosing_a_number_marks_as_many_matches_as_it_says(page: str, open_page: Open) -> None:
    browser = open_page(*PAGES[page])
    wrong = browser.run(
        """[...document.querySelectorAll('.n[data-q]')].filter((number) => {
          number.click();
          const rows = document.querySelectorAll('[data-k].chosen').length;
          const right = rows === Number(number.textContent) && number.getAttribute('aria-pressed') === 'true';
          number.click();
          return !right || document.querySelector('[data-k].chosen, [data-k][hidden]');
        }).length"""
    )
    assert wrong == 0


def test_numbers_obey_the_keyboard_and_escape_takes_them_back(open_page: Open) -> None:
    browser = open_page(*PAGES["one"])
    total = browser.run(COUNT_SHOWN)
    browser.run("document.querySelector('.n[data-q]').focus()")
    browser.press("Enter", 13, "\r")
    assert browser.run("document.querySelectorAll('.h.chosen').length") > 0
    assert browser.run(COUNT_SHOWN) < total
    assert " for " in browser.run(STATUS)
    browser.press("Escape", 27)
    assert browser.run(COUNT_SHOWN) == total
    browser.press(" ", 32, " ")
    assert browser.run(COUNT_SHOWN) < total


@pytest.mark.parametrize("name", ["frame", "voice", "stance", "source"])
def test_filters_leave_what_they_say(name: str, open_page: Open) -> None:
    browser = open_page(*PAGES["compared"])
    wrong = browser.run(
        f"""(() => {{
          const list = document.querySelector('select[name="{name}"]');
          return [...list.options].filter((option) => {{
            list.value = option.value;
            list.dispatchEvent(new Event('change', {{ bubbles: true }}));
            return [...document.querySelectorAll('[data-k]')].some(
              (row) => row.hidden === (!option.value || row.dataset.k.split(' ').includes(option.value)));
          }}).length;
        }})()"""
    )
    assert wrong == 0
    assert browser.run(f"document.querySelector('select[name=\"{name}\"]').options.length") > 1


def test_a_filtered_label_is_no_longer_highlighted(open_page: Open) -> None:
    browser = open_page(*PAGES["one"])
    browser.run(
        "(() => { const list = document.querySelector('select[name=voice]'); list.value = 'narrator';"
        " list.dispatchEvent(new Event('change', { bubbles: true })); })()"
    )
    assert browser.run("[...document.querySelectorAll('a.h:not(.off)')].every((m) => m.matches('.narrator'))")
    assert browser.run("document.querySelectorAll('a.h.off').length") > 0
    browser.run("document.querySelector('[type=reset]').click()")
    browser.run("new Promise((done) => setTimeout(done, 30))")
    assert browser.run("document.querySelectorAll('a.h.off').length") == 0


def test_focus_tells_source_cue_rule_and_stance(open_page: Open) -> None:
    browser = open_page(*PAGES["one"])
    browser.run("[...document.querySelectorAll('a.h')].find((m) => m.matches('.direct_quote')).focus()")
    told = browser.run("document.getElementById('tip').innerText")
    for word in ("frame", "voice", "quoted", "source", "cue", "rule", "names who says"):
        assert word in told
    browser.press("Escape", 27)
    assert browser.run("document.getElementById('tip').hidden")


def test_a_change_leads_to_its_place_in_the_text_and_can_be_chosen(open_page: Open) -> None:
    browser = open_page(*PAGES["rewritten"])
    total = browser.run(COUNT_SHOWN)
    led = browser.run(
        """[...document.querySelectorAll('.steps a')].filter((link) => {
          link.click();
          const mark = document.querySelector('.h:target'), told = link.parentElement.querySelector('.h');
          return !mark || !mark.closest('.pairs') || mark.textContent !== told.textContent;
        }).length"""
    )
    assert led == 0
    assert browser.run("document.querySelectorAll('.steps a').length") > 8
    browser.run(
        "(() => { const list = document.querySelector('select[name=change]'); list.value = 'c-stripped';"
        " list.dispatchEvent(new Event('change', { bubbles: true })); })()"
    )
    shown = browser.run("document.querySelectorAll('.pairs a.h:not(.off)').length")
    assert 0 < shown == browser.run(COUNT_SHOWN) < total


def test_a_point_in_time_leads_to_its_lines(open_page: Open) -> None:
    browser = open_page(*PAGES["followed"])
    browser.run("document.querySelector('.n[data-q]').click()")
    assert browser.run("document.querySelector('[data-k].chosen').closest('details').open")
    assert "2021 Q" in browser.run(STATUS)


def test_a_keyboard_reaches_everything_and_always_sees_where_it_is(open_page: Open) -> None:
    browser = open_page(*PAGES["compared"])
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.className") == "skip"
    assert browser.run("document.activeElement.getBoundingClientRect().left >= 0")
    seen = set()
    for _ in range(30):
        browser.press("Tab", 9)
        seen.add(browser.run("document.activeElement.tagName"))
        outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    assert {"SUMMARY", "SELECT", "BUTTON", "A"} <= seen


@pytest.mark.parametrize("page", ["compared", "followed", "rewritten"])
def test_a_screen_reader_finds_names_for_all_there_is(page: str, open_page: Open) -> None:
    browser = open_page(*PAGES[page])
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    nameless = [
        node["role"]["value"]
        for node in nodes
        if not node.get("ignored")
        and node["role"]["value"] in {"link", "button", "combobox", "image", "img", "heading", "form", "article"}
        and not node.get("name", {}).get("value", "").strip()
    ]
    assert nameless == []
    roles = {node["role"]["value"] for node in nodes if not node.get("ignored")}
    assert {"main", "banner", "contentinfo", "form", "status", "table"} <= roles
    assert {"compared": "article", "followed": "image", "rewritten": "insertion"}[page] in roles


def test_without_script_everything_is_there_to_read(browser: Browser, cli: Cli, tmp_path: Path) -> None:
    assert cli(*PAGES["several"], "-o", "page.html").status == 0
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(tmp_path / "page.html")
        assert browser.complaints() == []
        html = browser.run("document.querySelector('main').innerText")
        assert "Filters need JavaScript" in html
        assert "concentration camps" in html
        assert browser.run("document.getElementById('filters').hidden")
        assert browser.run(COUNT_SHOWN) == browser.run("document.querySelectorAll('[data-k]').length")
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("command", ["score", "compare", "trend", "diff", "diff headline"])
def test_hostile_articles_run_nothing(command: str, open_page: Open, tmp_path: Path) -> None:
    browser = open_page(*hostile_arguments(command, tmp_path))
    assert browser.run("window.stolen === undefined")
    assert browser.run("document.scripts.length") == 1
    assert browser.run("document.querySelectorAll('a[href^=\"javascript:\" i], img, iframe').length") == 0
    assert browser.run("getComputedStyle(document.body).display") == "block"
    browser.run("document.querySelectorAll('.n, a.h').forEach((part) => part.focus())")
    assert browser.run("window.stolen === undefined")


@pytest.mark.parametrize("page", ["compared", "followed", "rewritten", "headlines"])
@pytest.mark.parametrize("look", [{"width": 360}, {"width": 1300, "scheme": "dark"}, {"width": 700, "media": "print"}])
def test_nothing_is_wider_than_the_page(look: dict[str, Any], page: str, open_page: Open) -> None:
    browser = open_page(*PAGES[page])
    browser.look(**look)
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")


def test_dark_and_light_differ_and_paper_is_white(open_page: Open) -> None:
    browser = open_page(*PAGES["one"])
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.look(width=1300, scheme="dark")
    dark = browser.run(ground)
    browser.look(width=1300, scheme="dark", media="print")
    assert browser.run(ground) == "rgb(255, 255, 255)" != dark
    assert browser.run("getComputedStyle(document.getElementById('filters')).display") == "none"
    browser.look(width=1300)


def test_five_hundred_documents_open_in_two_seconds_and_five_megabytes(
    browser: Browser, cli: Cli, tmp_path: Path
) -> None:
    said = "Two internment camps in Xinjiang were shown. “These are vocational training centres,” an official said. "
    filler = "The road to the plain was closed for most of the winter and nobody could say when it would open. "
    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as out:
        for number in range(500):
            text = "\n\n".join([said * 4, filler * 12] * 2)
            out.write(json.dumps({"id": f"article-{number}", "text": f"Report {number} on the camps\n\n{text}"}) + "\n")
    assert cli("score", "many.jsonl", "-o", "page.html", "-l", "xinjiang-facilities").status == 0
    assert (tmp_path / "page.html").stat().st_size < 5_000_000
    times = []
    for _ in range(3):  # the best of three: other work on the machine is no fault of the page
        browser.open(tmp_path / "page.html")
        assert browser.run("document.documentElement.dataset.ready") == "yes"
        times.append(browser.run("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(times) < 8000  # a busy machine is slower than a reader's; 0.8 to 1.3 s is usual
    assert browser.complaints() == []
