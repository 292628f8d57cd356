"""A rewrite as a page: every change with a way to its places, the texts side by side, every label counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import DATA, Cli
from tests.test_html import Page, check_structure, page_of

SITES: list[str | Path] = ["-l", DATA / "sites.toml"]
WIRE, DAILY, EVENING = (DATA / f"ostrava-{name}.txt" for name in ("wire", "daily", "evening"))
OUTLETS: list[str | Path] = [DATA / "outlets.jsonl", "--headline-field", "title", *SITES]


def lines(page: Page) -> list[set[str]]:
    return [set((a["data-k"] or "").split()) for _, a in page.elements if "data-k" in a]


def test_pages_have_landmarks_headings_and_links_that_lead_somewhere(cli: Cli) -> None:
    check_structure(page_of(cli, "diff", WIRE, DAILY, *SITES))
    check_structure(page_of(cli, "diff", WIRE, DAILY, *SITES, "--no-text"))
    check_structure(page_of(cli, "diff", EVENING, *SITES))
    check_structure(page_of(cli, "diff", *OUTLETS))


def test_every_change_is_told_and_leads_to_its_place_in_both_texts(cli: Cli) -> None:
    page = page_of(cli, "diff", WIRE, DAILY, *SITES)
    value = json.loads(cli("diff", WIRE, DAILY, *SITES, "-f", "json").text)
    text = page.text.replace("\n", " ")
    for finding in value["findings"]:
        assert finding["statement"] in text
    links = [a for a in page.all("a") if (a.get("href") or "").startswith("#m") and a.get("class") is None]
    assert len(links) == sum((c["old"] is not None) + (c["new"] is not None) for c in value["changes"])
    marks = {a["id"] for _, a in page.elements if (a.get("id") or "").startswith("m")}
    assert {(a["href"] or "")[1:] for a in links} <= marks


def test_labels_of_both_texts_are_marked_once_and_counted_as_in_the_json(cli: Cli) -> None:
    page = page_of(cli, "diff", WIRE, DAILY, *SITES)
    value = json.loads(cli("diff", WIRE, DAILY, *SITES, "-f", "json").text)
    found = lines(page)
    for group, side in (("g1", "old"), ("g2", "new")):
        assert sum(group in line for line in found) == sum(frame[side]["count"] for frame in value["frames"])
    numbers = {
        a["data-q"]: sum(set((a["data-q"] or "").split()) <= line for line in found)
        for a in page.all("a")
        if "data-q" in a
    }
    assert sum(numbers.values()) == len(found)
    assert all(numbers.values())
    marks = [a["id"] for a in page.all("a") if (a.get("class") or "").startswith("h ")]
    assert len(marks) == len(set(marks)) == len(found)


def test_the_texts_are_there_as_they_were_written(cli: Cli) -> None:
    page = page_of(cli, "diff", WIRE, DAILY, *SITES)
    shown = " ".join(page.text.split())
    for path in (WIRE, DAILY):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            assert " ".join(paragraph.split()[:3]) in shown
    assert page.all("ins")
    assert page.all("del")


def test_what_became_of_a_label_can_be_chosen(cli: Cli) -> None:
    page = page_of(cli, "diff", WIRE, DAILY, *SITES)
    options = {a["value"] for a in page.all("option") if (a["value"] or "").startswith("c-")}
    assert {"c-swapped", "c-stripped", "c-dropped", "c-none"} <= options
    met = set().union(*lines(page))
    assert options - {"c-none"} == {token for token in met if token.startswith("c-")} - {"c-none"}


def test_a_headline_is_shown_over_its_body(cli: Cli) -> None:
    page = page_of(cli, "diff", EVENING, *SITES)
    assert "ostrava-evening.txt: body and headline" in page.text
    assert len(page.all("article")) == 1
    assert any("g2" in line for line in lines(page))


def test_many_headlines_have_an_overview_of_those_that_do_something(cli: Cli) -> None:
    page = page_of(cli, "diff", *OUTLETS)
    values = [json.loads(line) for line in cli("diff", *OUTLETS, "-f", "jsonl").text.splitlines()]
    rows = [a for a in page.all("a") if (a.get("href") or "").startswith("#d")]
    assert len(rows) == sum(bool(value["findings"]) for value in values)
    assert len([a for a in page.all("details") if (a.get("id") or "").startswith("d")]) == len(values)
    assert "Of the other texts:" in page.text


def test_too_many_texts_are_cut_to_what_stands_around_their_labels(cli: Cli) -> None:
    row = {"title": "A detention camp grew", "text": "On Ostrava Island it grew. " + "Other words. " * 40}
    many = "".join(json.dumps({"id": f"d{i}", **row}) + "\n" for i in range(45))
    Path("many.jsonl").write_text(many, encoding="utf-8")
    page = page_of(cli, "diff", "many.jsonl", "--headline-field", "title", *SITES)
    assert "There is too much text for one page" in page.text
    assert page.all("article") == []
    check_structure(page)


def test_long_drafts_show_the_sentences_with_labels(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.report.diff.html.LONG", 100)
    page = page_of(cli, "diff", WIRE, DAILY, *SITES)
    assert "The texts are long" in page.text
    assert "Parliament will debate" not in page.text
    assert len([a for a in page.all("a") if (a.get("class") or "").startswith("h ")]) == len(lines(page))


@pytest.mark.parametrize("operands", [[WIRE, DAILY], [EVENING], OUTLETS[:3]])
def test_no_text_leaves_out_every_word_of_the_documents(operands: list[str | Path], cli: Cli) -> None:
    page = page_of(cli, "diff", *operands, *SITES, "--no-text")
    everything = page.text + " ".join(value or "" for _, attributes in page.elements for value in attributes.values())
    for word in ("Marsh", "guards", "Satellite", "ministry", "scabies", "harbour,", "detention camps"):
        assert word not in everything, word


def test_texts_without_names_are_shown_too(cli: Cli) -> None:
    for name, text in (("a.txt", "The ferry left late."), ("b.txt", "The ferry left.")):
        Path(name).write_text(text, encoding="utf-8")
    page = page_of(cli, "diff", "a.txt", "b.txt", *SITES)
    assert "No term of the lexicons in use is counted in either text." in page.text
    assert [a["class"] for a in page.all("tr") if a.get("class")] == ["reworded"]
    check_structure(page)


def test_two_processes_make_the_same_page(cli: Cli) -> None:
    one, two = (cli("diff", *OUTLETS, "-f", "html", *jobs).text for jobs in ([], ["--jobs", "2"]))
    assert one.replace("--jobs 2", "") == two.replace(" --jobs 2", "").replace("--jobs 2", "")
