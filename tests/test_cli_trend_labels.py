"""`framing trend -m`: labels over time, with the intervals and tests of names."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Cli, bring

TEXTS = ("outlets.jsonl", "--headline-field", "title", "-l", "sites.toml")
FRAMES = ("-m", "five-frames.model", "--precision", "0.5")
TREND = ("trend", *TEXTS, *FRAMES, "--bin", "quarter")


@pytest.fixture(autouse=True)
def _corpus(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml", "five-frames.model")


def followed(cli: Cli, *more: str) -> Any:
    result = cli(*TREND, "-f", "json", *more)
    assert result.status == 0, result.err
    return json.loads(result.out)


def grow(count: int = 40) -> None:
    """Write a corpus in which troops take the place of prices from one year to the next."""
    troops = "Troops and tanks guard the border of Ostrava Island against attacks."
    prices = "Prices, taxes and wages rise, and the economy costs every family more money for bread and rent."
    with Path("grown.jsonl").open("w", encoding="utf-8") as stream:
        for i in range(count):
            late = i >= count // 2
            text = "\n\n".join(
                [troops if late else prices] * 3 + [f"Harbour page {i} shows a vase of roses, number {i}."]
            )
            date = f"{2020 + late}-{1 + i % 12:02}-10"
            stream.write(json.dumps({"id": f"g{i}", "date": date, "text": text}) + "\n")


def test_every_label_has_a_share_of_passages_in_every_stretch_of_time(cli: Cli) -> None:
    value = followed(cli)
    series = {one["label"]: one for one in value["label_series"]}
    assert {one["model"] for one in value["label_series"]} == {"five-frames"}
    health = series["health_and_safety"]
    assert (health["unit"], health["group"]) == ("paragraph", "all documents")
    for b in health["bins"]:
        assert b["estimate"]["method"] in ("neff_wilson", "description")
        assert (b["most"]["value"] or 0) >= (b["estimate"]["value"] or 0)
    assert [b["start"] for b in health["bins"]] == [b["start"] for b in value["series"][0]["bins"]]


def test_the_whole_is_what_compare_counts(cli: Cli) -> None:
    compared = json.loads(cli("compare", *TEXTS, "--by", "genre", *FRAMES, "-f", "json").out)
    labelled = sum(
        label["labelled"]
        for group in compared["groups"]
        for label in group["labels"][0]["labels"]
        if label["label"] == "health_and_safety"
    )
    # One document has no day, and its passages are left out.
    mine = next(one for one in followed(cli)["label_series"] if one["label"] == "health_and_safety")
    assert 0 <= labelled - mine["labelled"] <= 1


def test_a_shift_that_abstentions_cannot_undo_is_established(cli: Cli) -> None:
    grow()
    value = followed(cli, "--at", "2021-01-01")
    assert value["label_shifts"] == []
    result = cli("trend", "grown.jsonl", "-l", "sites.toml", *FRAMES, "--at", "2021-01-01", "-f", "json")
    shifts = {one["label"]: one for one in json.loads(result.out)["label_shifts"]}
    troops = shifts["security_and_defense"]
    assert troops["difference"]["value"] >= 0.5
    assert troops["q"] < 0.05
    assert (troops["group"], troops["against"]) == ("all documents, after", "all documents, before")
    assert troops["most"]["low"] > 0
    page = cli("trend", "grown.jsonl", "-l", "sites.toml", *FRAMES, "--at", "2021-01-01", "-f", "html").text
    assert '<p class="finding"><b>“security and defense” 0' in page
    assert "five-frames is not validated; this label is not checked on these texts." in page


def test_only_the_narrator_is_read_unless_all_is_asked_for(cli: Cli) -> None:
    def read(*more: str) -> int:
        bins = followed(cli, "--bin", "year", *more)["label_series"][0]["bins"]
        return int(sum(b["estimate"]["n_effective"] or 0 for b in bins))

    assert followed(cli, "--label-voice", "all")["models"][0]["voice"] == "all"
    assert read("--label-voice", "all") != read()


def test_rows_of_labels_stand_behind_those_of_names(cli: Cli) -> None:
    rows = list(csv.DictReader(io.StringIO(cli(*TREND, "-f", "csv").text)))
    names = [row for row in rows if row["lexicon"]]
    assert rows[: len(names)] == names
    assert {row["model"] for row in rows[len(names) :]} == {"five-frames"}
    assert all(row["side"] == "own" and row["unit"] == "paragraph" for row in rows[len(names) :])
    plain = cli("trend", *TEXTS, "--bin", "quarter", "-f", "csv").text
    assert plain.splitlines()[0].endswith(",thin")


def test_two_processes_follow_the_same(cli: Cli) -> None:
    one, two = (cli(*TREND, "-f", "json", *more) for more in ((), ("--jobs", "2")))
    assert one.out == two.out


def test_without_a_classifier_nothing_is_said_of_labels(cli: Cli) -> None:
    assert "resemble" not in cli("trend", *TEXTS, "--bin", "quarter").text


def test_a_classifier_that_gives_nothing_is_said(cli: Cli) -> None:
    Path("dull.jsonl").write_text(
        "".join(
            json.dumps({"id": f"{i}", "date": f"202{i}-01-01", "text": f"Xyzzy plugh {i} frotz gnusto rezrov blorb."})
            + "\n"
            for i in range(4)
        ),
        encoding="utf-8",
    )
    result = cli("trend", "dull.jsonl", "-l", "sites.toml", "-m", "loaded-wording")
    assert result.status == 0
    assert "resemble" in result.text


def test_lines_are_drawn_beside_a_report(cli: Cli) -> None:
    grow(48)
    assert cli("trend", "grown.jsonl", "-l", "sites.toml", *FRAMES, "--bin", "month", "-o", "report.md").status == 0
    text = Path("report.md").read_text(encoding="utf-8")
    assert "## What paragraphs resemble over time: five-frames" in text
    assert "report-1.svg" in text
    assert Path("report-1.svg").read_bytes().startswith(b"<svg")


def test_a_page_shows_labelled_passages_with_their_places_unless_text_is_left_out(cli: Cli) -> None:
    page, without = (cli(*TREND, "-f", "html", *more).text for more in ((), ("--no-text",)))
    assert "Labelled paragraphs, drawn by lot" in page
    assert re.search(r"Doctors who visited one internment camp .*\(c2:5\)", page)
    assert "drawn by lot" not in without
    assert "Doctors who visited" not in without


def test_a_page_of_labels_alone_has_no_key_of_voices(cli: Cli) -> None:
    grow()
    page = cli("trend", "grown.jsonl", "-l", "sites.toml", *FRAMES, "-f", "html").text
    assert "Lines show the share of passages with a label" in page
    assert 'id="filters"' not in page
    assert 'class="voices"' not in page
