"""Trends as a page: lines, the numbers behind them, before and after, and the evidence of every number."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from framing.reading.scoring import ScoredText
from framing.report.trend.texts import FollowedTexts
from framing.types import Document
from tests.conftest import DATA, Cli
from tests.made.outlets import scored, written
from tests.test_html import Page, check_structure, page_of

SITES = DATA / "sites.toml"
OUTLETS: list[str | Path] = [DATA / "outlets.jsonl", "--headline-field", "title", "-l", SITES, "--bin", "quarter"]


def weeks(number: int, each: int = 6) -> Path:
    """Write two outlets, one of which changes its name for the sites halfway; the other has a gap."""
    rng = random.Random(3)
    rows = []
    for outlet in ("Courier", "Daily"):
        for week in range(number):
            for i in range(each if (outlet, week) != ("Daily", 4) else 0):
                chance = 0.8 if outlet == "Courier" and week >= number // 2 else 0.2
                camps = sum(rng.random() < chance for _ in range(4))
                day = date(2021, 3, 1) + timedelta(weeks=week, days=i % 7)
                text = written(camps, 4 - camps)
                rows.append({"id": f"{outlet}{week}-{i}", "outlet": outlet, "date": day.isoformat(), "text": text})
    path = Path("weeks.jsonl")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_page_has_landmarks_headings_and_links_that_lead_somewhere(cli: Cli) -> None:
    check_structure(page_of(cli, "trend", *OUTLETS, "--by", "outlet", "--at", "2021-05-01"))
    check_structure(page_of(cli, "trend", *OUTLETS, "--side", "all"))
    check_structure(page_of(cli, "trend", *OUTLETS, "--no-text"))
    check_structure(page_of(cli, "trend", weeks(26), "--by", "outlet", "--bin", "week", "--change", "-l", SITES))


def test_every_number_leads_to_as_many_lines_as_it_says(cli: Cli) -> None:
    page = page_of(cli, "trend", *OUTLETS, "--by", "outlet", "--side", "attributed")
    lines = [set((a["data-k"] or "").split()) for _, a in page.elements if "data-k" in a]
    queries = [set((a["data-q"] or "").split()) for a in page.all("a") if "data-q" in a]
    assert queries
    assert all(any(query <= line for line in lines) for query in queries)
    assert sum(sum(query <= line for line in lines) for query in queries) == len(lines)


def test_the_table_has_what_the_csv_has(cli: Cli) -> None:
    page = page_of(cli, "trend", *OUTLETS, "--side", "all")
    value = json.loads(cli("trend", *OUTLETS, "--side", "all", "-f", "json").text)
    shown = page.text.replace("\xa0", " ")
    for series in value["series"]:
        for b in series["bins"]:
            if b["estimate"]["n_documents"] > 1:
                assert f"{100 * b['estimate']['value']:.0f} %" in shown


def test_what_was_found_comes_first_then_before_and_after_then_candidates(cli: Cli) -> None:
    page = page_of(
        cli, "trend", weeks(26), "--by", "outlet", "--bin", "week", "--change", "--at", "2021-05-31", "-l", SITES
    )
    text = page.text
    order = ["What was found", "Before and after 2021-05-31", "Candidate changes", "Evidence is shown with", "Method"]
    assert sorted(order, key=text.index) == order
    assert "Wording not validated on these texts." in text
    assert "2021-05-31" in text[text.index("Candidate changes") :]
    assert "framing trend weeks.jsonl" in text


def test_lines_break_at_gaps_and_gaps_are_one_row(cli: Cli) -> None:
    page = page_of(cli, "trend", weeks(10), "--by", "outlet", "--bin", "week", "-l", SITES)
    assert len(page.all("polyline")) == 2 + 4
    assert page.text.count("not named") == 1
    assert len([a for a in page.all("svg") if a.get("role") == "img"]) == 2


def test_few_documents_make_no_line(cli: Cli) -> None:
    page = page_of(cli, "trend", weeks(2, each=1), "--bin", "week", "-l", SITES)
    assert page.all("polyline") == []
    assert "in the one document" not in page.text or "Numbers" in page.text


def test_no_text_leaves_out_every_word_of_the_documents(cli: Cli) -> None:
    page = page_of(cli, "trend", *OUTLETS, "--side", "all", "--no-text")
    everything = page.text + " ".join(value or "" for _, attributes in page.elements for value in attributes.values())
    for word in ("scabies", "certificates", "Buses", "Kern"):
        assert word not in everything, word


def test_a_page_of_nothing_is_a_page(cli: Cli) -> None:
    row = {"id": "a", "date": "2021-01-01", "text": "Nothing."}
    Path("none.jsonl").write_text(json.dumps(row), encoding="utf-8")
    page = page_of(cli, "trend", "none.jsonl", "-l", SITES)
    assert "No term of the lexicons in use is counted in these texts." in page.text
    check_structure(page)


@pytest.mark.parametrize("many", [False, True])
def test_evidence_is_whole_or_spread_over_time(many: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if many:
        monkeypatch.setattr("framing.report.trend.texts.ROOM", 30)
        monkeypatch.setattr("framing.report.trend.texts.DAILY", 2)
        monkeypatch.setattr("framing.report.trend.texts.LINES", 12)
    texts = FollowedTexts("date", "outlet", "own")
    for week in range(20):
        day = date(2021, 1, 4) + timedelta(weeks=week)
        (score,) = scored(("A", written(3, 1), {"date": day.isoformat()}))
        texts.add(ScoredText(Document("d", written(3, 1)), (), (score,)))
    lines = texts.evidence("month")
    assert sum(texts.counts("year").values()) == 80
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    if many:
        assert len(lines) <= 12
        assert {line.day.month for line in lines} == {1, 2, 3, 4, 5}
    else:
        assert len(lines) == 80


def test_what_is_not_followed_is_no_evidence() -> None:
    texts = FollowedTexts("date", None, "own")
    said = "On Ostrava Island stands a detention camp. “It is a vocational training centre,” said Ivo Kern."
    (dated,) = scored(("A", said, {"date": "2021-01-04"}))
    (undated,) = scored(("A", said))
    for score in (dated, undated):
        texts.add(ScoredText(Document("d", said), (), (score,)))
    assert [line.match.text for line in texts.evidence("year")] == ["detention camp"]


def test_the_suffix_html_gives_the_format(cli: Cli) -> None:
    assert cli("trend", *OUTLETS, "-o", "trend.html").status == 0
    assert isinstance(Page(Path("trend.html").read_text(encoding="utf-8")), Page)
