"""From a coding sheet to the word omission: documents are drawn, coded for the writer's own words, and taken back."""

from __future__ import annotations

import csv
import json
import random
import re
from pathlib import Path

import pytest

from tests.conftest import Cli, bring, rows_of

DRAW = ("sample", "c.jsonl", "-l", "sites.toml", "--unit", "document", "--side", "own", "--by", "outlet", "-n", "100")
COMPARE = ("compare", "c.jsonl", "-l", "sites.toml", "--by", "outlet", "--paired", "event")
WORDS = [
    "rain",
    "boats",
    "market",
    "bridge",
    "council",
    "winter",
    "road",
    "paper",
    "school",
    "doctor",
    "bread",
    "glass",
    "river",
    "train",
    "garden",
]
CAMP, SCHOOL = "detention camp", "vocational training centre"


@pytest.fixture(autouse=True)
def _corpus(cli: Cli) -> None:
    bring("sites.toml")
    chance, rows = random.Random(1), []
    for number in range(40):
        for outlet, name in (("Courier", CAMP), ("Daily", SCHOOL)):
            filler = " ".join(f"The {' '.join(chance.choices(WORDS, k=7))} came by." for _ in range(12))
            spoken = f" “The {CAMP} is full,” said Ivo Kern." if number % 3 == 0 else ""
            other = f" A {SCHOOL} stands beside it." if outlet == "Courier" and number % 2 else ""
            text = f"On Ostrava Island stands a {name}. {filler}{other}{spoken}"
            rows.append({"id": f"{outlet}{number}", "outlet": outlet, "event": f"e{number}", "text": text})
    Path("c.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def code(sheet: str, filled: str, *, coder: str = "Ann", at_first: str = "") -> None:
    """Fill in a sheet as somebody would who reads what stands outside quotation marks.

    In the first row of those that name schools alone `at_first` is written for camps, if anything.
    """
    rows = rows_of(sheet)
    for row in rows:
        own = row["text"].partition("“")[0]
        row.update({name: "0" for name in row if "." in name})
        row.update({"facility.internment": str(int(CAMP in own)), "facility.training": str(int(SCHOOL in own))})
        row["coder"] = coder
    first = next(row for row in rows if row["facility.internment"] == "0")
    first["facility.internment"] = at_first.strip() if at_first else "0"
    with Path(filled).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def coded(cli: Cli) -> str:
    assert cli(*DRAW, "-o", "s.csv").status == 0
    code("s.csv", "f.csv")
    result = cli("evaluate", "--coder", "f.csv", "--key", "s-key.json", "--adjudicated", "coded.csv")
    assert result.status == 0, result.err
    assert "Coded and counted is what the writer says in their own words and takes up." in result.text
    return "coded.csv"


def test_what_the_codebook_asks_for_is_the_writers_own_use(cli: Cli) -> None:
    cli(*DRAW, "-o", "s.csv")
    asked = Path("s-codebook.md").read_text(encoding="utf-8")
    assert "when the writer, in their own words, names the thing in that way" in asked
    assert "in anybody's mouth" not in asked
    key = json.loads(Path("s-key.json").read_bytes())
    assert {label for unit in key["units"] if unit["group"] == "Daily" for label in unit["labels"]} == {
        "facility.training"
    }


def test_coded_documents_make_the_silence_of_an_outlet_an_omission(coded: str, cli: Cli) -> None:
    value = json.loads(cli(*COMPARE, "--decisions", coded, "-f", "json").out)
    (item,) = value["not_found"]
    assert (item["group"], item["frame"], item["verdict"], item["lacking"]) == ("Daily", "internment", "omission", [])
    assert (item["recall"]["present"], item["recall"]["state"], item["recall"]["where"]) == (40, "provisional", "here")
    assert item["bound"] == pytest.approx(0.0722 / item["recall"]["recall"]["low"], abs=1e-3)
    assert value["run"]["settings"]["coded_texts"]["documents"] == 80
    (without,) = json.loads(cli(*COMPARE, "-f", "json").out)["not_found"]
    assert (without["verdict"], without["lacking"], without["recall"]) == ("not found", ["recall"], None)


@pytest.mark.parametrize("name", ["report.md", "report.html"])
def test_reports_say_omission_with_all_that_it_rests_on(name: str, coded: str, cli: Cli) -> None:
    assert cli(*COMPARE, "--decisions", coded, "-o", name).status == 0
    page = Path(name).read_text(encoding="utf-8")
    assert "an omission as far as words go: none of 40 documents on the same events" in page
    assert "80 documents of a weighted random sample were coded" in page
    assert "People have looked in 80 documents of these for what the word lists lack." in page


def test_a_page_says_which_coded_documents_it_rests_on(coded: str, cli: Cli) -> None:
    cli(*COMPARE, "--where", "outlet=Courier", "--where", "outlet=Daily", "--decisions", coded, "-o", "report.html")
    page = Path("report.html").read_text(encoding="utf-8")
    assert re.search("<dt>coded texts</dt><dd>documents 80, sha256 [0-9a-f]{64}</dd>", page)
    assert "<dt>where</dt><dd>outlet=Courier, outlet=Daily</dd>" in page
    assert "<dt>zone</dt><dd>all</dd>" in page


def test_coded_documents_that_are_not_here_are_said(coded: str, cli: Cli) -> None:
    few = [line for line in Path("c.jsonl").read_text(encoding="utf-8").splitlines() if "Courier" in line]
    Path("c.jsonl").write_text("\n".join(few), encoding="utf-8")
    result = cli(*COMPARE[:-2], "--decisions", coded)
    assert "40 of 80 coded documents are among these texts" in result.err


@pytest.mark.parametrize(
    "command", [("score", "c.jsonl", "-l", "sites.toml"), ("classify", "c.jsonl"), ("explain", "c.jsonl:1:1")]
)
def test_other_commands_say_that_they_make_nothing_of_coded_documents(
    command: tuple[str, ...], coded: str, cli: Cli
) -> None:
    one = json.loads(Path("c.jsonl").read_text(encoding="utf-8").splitlines()[0])["id"]
    result = cli(*command, *(("--document", one) if command[0] == "explain" else ()), "--decisions", coded)
    assert (result.status, "of no use here" in result.err) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*COMPARE, "--zone", "headline", "--decisions", "coded.csv"), "are coded for all that the writer says"),
        ((*COMPARE, "--decisions", "coded.csv", "--decisions", "coded.csv"), "both hold documents coded"),
        ((*DRAW, "--no-gate", "-o", "x.csv"), "--no-gate: cannot be given with --side own"),
        ((*DRAW, "--unit", "match", "-o", "x.csv"), "--side: is asked of passages"),
        (("sample", "c.jsonl", "-m", "policy-frames", "--side", "own", "-o", "x.csv"), "--side: is asked of lexicons"),
    ],
)
def test_what_goes_badly_together_is_refused(arguments: tuple[str, ...], words: str, coded: str, cli: Cli) -> None:
    result = cli(*arguments)
    assert result.status == 2
    assert words in result.err


def test_paragraphs_are_coded_but_tell_nothing_of_documents(cli: Cli) -> None:
    cli(*DRAW, "--unit", "paragraph", "-o", "s.csv")
    code("s.csv", "f.csv")
    cli("evaluate", "--coder", "f.csv", "--key", "s-key.json", "--adjudicated", "labelled.jsonl")
    assert "sha256" not in json.loads(Path("labelled.jsonl").read_text(encoding="utf-8").splitlines()[0])


@pytest.mark.parametrize(
    ("second", "lacking", "read"),
    [
        ("0", [], {"naming": 40, "present": 0, "disputed": 0}),
        ("1", ["people"], {"naming": 39, "present": 0, "disputed": 1}),
    ],
)
def test_what_coders_differ_on_is_settled_before_a_silence_is_called_an_omission(
    second: str, lacking: list[str], read: dict[str, int], cli: Cli
) -> None:
    cli(*DRAW, "--coders", "2", "--overlap", "100", "-o", "s.csv")
    code("s-1.csv", "f-1.csv")
    code("s-2.csv", "f-2.csv", coder="Ben", at_first=second)
    sheets = ("--coder", "f-1.csv", "--coder", "f-2.csv", "--key", "s-key.json")
    assert cli("evaluate", *sheets, "--adjudicated", "coded.csv").status == 0
    (item,) = json.loads(cli(*COMPARE, "--decisions", "coded.csv", "-f", "json").out)["not_found"]
    assert (item["lacking"], item["read"]) == (lacking, read)


def test_a_cell_left_empty_takes_no_other_name_of_its_document_away(cli: Cli) -> None:
    cli(*DRAW, "-o", "s.csv")
    code("s.csv", "f.csv", at_first=" ")
    cli("evaluate", "--coder", "f.csv", "--key", "s-key.json", "--adjudicated", "coded.csv")
    recalls = json.loads(cli(*COMPARE, "--decisions", "coded.csv", "-f", "json").out)["recall"]
    assert {one["frame"]: one["coded"] for one in recalls if one["frame"] in ("internment", "training")} == {
        "internment": 79,
        "training": 80,
    }
    assert [row["labels"] for row in rows_of("coded.csv")].count("") == 1


def test_a_key_is_no_decision_and_is_told_in_one_line(coded: str, cli: Cli) -> None:
    result = cli(*COMPARE, "--decisions", "s-key.json")
    assert (result.status, result.err.count("framing: error:")) == (2, 1)
    assert "s-key.json: holds one JSON object, not one in each line" in result.err
