"""Rulings on the command line: from a concordance and back, in every command that counts."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

import framing
from tests.conftest import DATA, Cli, bring

HERALD, GAZETTE = "island-herald.txt", "island-gazette.txt"
LEXICON = ["-l", "sites.toml"]


@pytest.fixture(autouse=True)
def _files(cli: Cli) -> None:
    bring(HERALD, GAZETTE, "sites.toml", "island-decisions.csv")


def sheet(cli: Cli, *texts: str, **cells: str) -> list[dict[str, str]]:
    """Return a concordance as a table with these cells written into every row."""
    rows = list(csv.DictReader(io.StringIO(cli("kwic", *texts, *LEXICON, "-f", "csv").text)))
    return [{**row, **cells} for row in rows]


def write(rows: list[dict[str, str]], name: str = "sheet.csv") -> str:
    with Path(name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return name


def test_a_concordance_written_on_is_taken_back(cli: Cli) -> None:
    rows = [
        row for row in sheet(cli, HERALD, GAZETTE, ruling="count", coder="Ann", note="") if row["counted"] == "true"
    ]
    file = write(rows)
    plain = json.loads(cli("score", HERALD, GAZETTE, *LEXICON, "-f", "json").out)
    result = cli("score", HERALD, GAZETTE, *LEXICON, "-f", "json", "--decisions", file)
    read = json.loads(result.out)
    assert result.status == 0
    assert f"{file}: {len(rows)} of {len(rows)} matches read by one person" in result.err
    assert [score["concepts"] for score in read["scores"]] == [score["concepts"] for score in plain["scores"]]


def test_an_untouched_concordance_is_no_ruling(cli: Cli) -> None:
    result = cli("score", HERALD, *LEXICON, "--decisions", write(sheet(cli, HERALD)))
    assert (result.status, result.out) == (2, b"")
    assert "sheet.csv:1: neither a column ruling nor a column coder" in result.err


def test_labelled_passages_are_no_rulings_on_matches(cli: Cli) -> None:
    rows = [{"id": "a_1", "text": "The camps were full.", "labels": '["facility.internment"]', "document": "d1"}]
    result = cli("score", HERALD, *LEXICON, "--decisions", write(rows))
    assert (result.status, result.out) == (2, b"")
    assert "sheet.csv:1: passages that people have labelled, which rule on no match" in result.err


def test_provenance_names_the_file_by_its_hash(cli: Cli) -> None:
    result = cli("score", HERALD, *LEXICON, "-f", "json", "--decisions", "island-decisions.csv")
    decisions = json.loads(result.out)["run"]["settings"]["decisions"]
    assert (decisions["matches"], decisions["coders"]) == (5, 2)
    assert len(decisions["sha256"]) == 64
    assert "island-decisions" not in result.text


def test_what_coders_differ_on_and_what_is_elsewhere_is_said(cli: Cli) -> None:
    result = cli("kwic", HERALD, *LEXICON, "--decisions", "island-decisions.csv")
    assert "4 of 9 matches read by two people" in result.text
    assert "coders differ on 1 match, which stays unread: 32b68a0626170c38" in result.err
    assert "1 match is listed without a ruling or a coder" in result.err
    other = cli("kwic", GAZETTE, *LEXICON, "--decisions", "island-decisions.csv")
    assert "5 matches are not in these texts" in other.err


def test_quiet_says_nothing(cli: Cli) -> None:
    assert cli("score", HERALD, *LEXICON, "-q", "--decisions", "island-decisions.csv").err == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("form", ["table", "markdown", "json", "jsonl", "csv", "html"])
def test_every_format_of_a_score_leaves_out_what_is_excluded(cli: Cli, form: str, jobs: str) -> None:
    file = write(sheet(cli, HERALD, GAZETTE, ruling="exclude"))
    result = cli("score", HERALD, GAZETTE, *LEXICON, "-f", form, "-j", jobs, "--decisions", file)
    assert result.status == 0
    assert "18 of 18 matches read by one person" in result.err
    if form == "jsonl":
        concepts = [concept for line in result.out.splitlines() for concept in json.loads(line)["concepts"]]
        assert {frame["count"] for concept in concepts for frame in concept["frames"]} == {0}
    elif form == "csv":
        assert {row["count"] for row in csv.DictReader(io.StringIO(result.text))} == {"0"}
    else:
        assert "excluded" in result.text


def test_two_processes_rule_alike(cli: Cli) -> None:
    command = ("kwic", HERALD, GAZETTE, *LEXICON, "-f", "jsonl", "--decisions", "island-decisions.csv")
    one, two = cli(*command), cli(*command, "-j", "2")
    assert (one.out, one.err) == (two.out, two.err)


def test_a_comparison_counts_what_people_count(cli: Cli) -> None:
    file = write(sheet(cli, HERALD, ruling="exclude"))
    result = cli("compare", HERALD, GAZETTE, *LEXICON, "-f", "json", "--decisions", file)
    herald, gazette = json.loads(result.out)["groups"]
    assert {concept["count"] for concept in herald["concepts"]} == {0}
    assert any(concept["count"] for concept in gazette["concepts"])


def test_explain_says_that_people_have_read_the_place(cli: Cli) -> None:
    text = " ".join(cli("explain", f"{HERALD}:3:5", *LEXICON, "--decisions", "island-decisions.csv").text.split())
    assert "in the outlet's own voice (own)" in text
    assert "read by two people." in text
    assert "Before, its voice had been read as indirect." in text
    assert "a place that names what it is about" not in text
    excluded = cli("explain", f"{HERALD}:5:12", *LEXICON, "--decisions", "island-decisions.csv").text
    assert "Not counted: a reader excluded it." in excluded


def test_a_rewrite_is_seen_through_the_rulings(cli: Cli) -> None:
    old, new = (str(DATA / f"ostrava-{name}.txt") for name in ("wire", "daily"))
    file = write([{"id": row["id"], "ruling": "exclude"} for row in sheet(cli, old, new)])
    result = cli("diff", old, new, *LEXICON, "--decisions", file)
    assert "says it itself" in cli("diff", old, new, *LEXICON).text
    assert "says it itself" not in result.text
    total = len(sheet(cli, old, new))
    assert f"{total} of {total} matches read by one person" in result.err
    headline = cli("diff", new, *LEXICON, "--decisions", file, "-j", "2")
    assert "matches read by one person" in headline.err


def test_a_trend_counts_what_people_count(cli: Cli) -> None:
    text = Path(HERALD).read_text(encoding="utf-8")
    Path("dated.jsonl").write_text(json.dumps({"id": "a", "date": "2020-01-02", "text": text}) + "\n", encoding="utf-8")
    file = write(sheet(cli, "dated.jsonl", ruling="exclude"))
    result = cli("trend", "dated.jsonl", *LEXICON, "-f", "json", "--decisions", file)
    assert result.status == 0
    assert "11 of 11 matches read by one person" in result.err
    assert json.loads(result.out)["run"]["settings"]["decisions"]["matches"] == 11


def test_problems_come_all_at_once(cli: Cli) -> None:
    rows = sheet(cli, HERALD, ruling="count")
    rows[0]["ruling"], rows[2]["voice"] = "maybe", "naration"
    result = cli("score", HERALD, *LEXICON, "--decisions", write(rows))
    assert result.status == 2
    assert [line.split(": ")[2] for line in result.err.splitlines() if "error" in line] == [
        "sheet.csv:2",
        "sheet.csv:4",
    ]


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_a_comparison_says_how_much_was_read(cli: Cli, form: str) -> None:
    bring("outlets.jsonl")
    command = ("outlets.jsonl", "--headline-field", "title", *LEXICON)
    rows = list(csv.DictReader(io.StringIO(cli("kwic", *command, "-f", "csv").text)))
    counted = [{**row, "ruling": "count"} for row in rows if row["counted"] == "true"]
    some, every = write(counted[:50], "some.csv"), write(counted, "all.csv")
    unread = " ".join(cli("compare", *command, "--by", "outlet", "-f", form).text.split())
    assert "Nobody has read these matches" in unread
    assert "corrected for misread voices" in unread
    part = " ".join(cli("compare", *command, "--by", "outlet", "-f", form, "--decisions", some).text.split())
    assert f"50 of {len(counted)} matches read by one person" in part
    assert "corrected for misread voices" in part
    whole = " ".join(cli("compare", *command, "--by", "outlet", "-f", form, "--decisions", every).text.split())
    assert f"{len(counted)} of {len(counted)} matches read by one person" in whole
    assert "corrected for misread voices" not in whole
    assert "Wording not validated" not in whole


def test_a_report_names_the_sheet_without_its_folder(cli: Cli) -> None:
    Path("private").mkdir()
    shutil.move("island-decisions.csv", "private/sheet.csv")
    result = cli("compare", HERALD, GAZETTE, *LEXICON, "-f", "markdown", "--decisions", "private/sheet.csv")
    assert "--decisions sheet.csv" in result.text
    assert "private" not in result.text


def test_python_reads_rulings_too() -> None:
    lexicon, rulings = framing.load_lexicon(Path("sites.toml")), framing.load_rulings("island-decisions.csv")
    (score,) = framing.score_documents(framing.read_documents([HERALD]), [lexicon], rulings=rulings)
    assert sum(match.reason == "excluded" for match in score.matches) == 2
