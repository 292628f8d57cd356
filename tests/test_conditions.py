"""Documents are chosen by their metadata, in one process as in several, and what nobody has is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.corpus.conditions import MetValues, parse_conditions
from framing.errors import UsageError
from framing.types import Document
from tests.conftest import Cli, bring

ROWS: list[dict[str, str | int]] = [
    {
        "id": f"{outlet}{year}",
        "text": "A detention camp stands on Ostrava Island, a vocational training centre beside it.",
        "outlet": outlet,
        "year": year,
        "date": f"{year}-05-02",
    }
    for outlet in ("Courier", "Daily", "Gazette")
    for year in (2030, 2031)
]


def chosen(*conditions: str) -> list[str]:
    asked = parse_conditions(conditions)
    documents = [Document(str(row["id"]), str(row["text"]), row) for row in ROWS]
    return [document.id for document in documents if asked.keep(document)]


def test_values_of_one_field_widen_and_fields_narrow() -> None:
    assert chosen() == [row["id"] for row in ROWS]
    assert chosen("outlet=Courier", "outlet = Daily", "year=2031") == ["Courier2031", "Daily2031"]
    assert chosen("outlet=courier") == []


def test_an_empty_value_asks_for_what_has_none() -> None:
    assert chosen("genre=") == [row["id"] for row in ROWS]
    assert chosen("outlet=") == []


@pytest.mark.parametrize("written", ["outlet", "=Courier", ""])
def test_what_is_no_condition_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="is not FIELD=VALUE"):
        parse_conditions([written])


def test_what_no_document_has_is_told_with_what_there_is() -> None:
    met = MetValues(parse_conditions(["outlet=Courrier", "year=2030"]))
    assert not met.choose(Document("d", "", {"outlet": "Courier", "year": 2030}))
    error = met.error("document")
    assert (error.problems[0].message, error.problems[0].hint) == (
        "no document has outlet = Courrier",
        "there are: Courier",
    )


@pytest.fixture
def corpus(cli: Cli) -> str:
    bring("sites.toml")
    Path("c.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")
    return "c.jsonl"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_commands_read_only_what_is_asked_for(jobs: str, corpus: str, cli: Cli) -> None:
    result = cli("score", corpus, "--where", "outlet=Daily", "--where", "year=2031", "-f", "json", "-j", jobs)
    value = json.loads(result.out)
    assert [score["document"] for score in value["scores"]] == ["Daily2031"]
    assert value["run"]["settings"]["where"] == ["outlet=Daily", "year=2031"]


def test_compare_and_trend_take_some_of_the_groups(corpus: str, cli: Cli) -> None:
    some = ("--where", "outlet=Courier", "--where", "outlet=Gazette")
    compared = json.loads(cli("compare", corpus, "--by", "outlet", *some, "-f", "json").out)
    assert [group["group"] for group in compared["groups"]] == ["Courier", "Gazette"]
    followed = cli("trend", corpus, "--by", "outlet", "--bin", "year", "-l", "sites.toml", *some, "-f", "csv")
    assert followed.status == 0, followed.err
    assert (b"Courier" in followed.out, b"Daily" in followed.out) == (True, False)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_that_meets_the_conditions_is_an_error(jobs: str, corpus: str, cli: Cli) -> None:
    result = cli("compare", corpus, "--by", "outlet", "--where", "outlet=River", "-o", "report.md", "-j", jobs)
    assert (result.status, Path("report.md").exists()) == (2, False)
    assert "--where: no document has outlet = River" in result.err
    assert "there are: Courier, Daily, Gazette" in result.err


def test_a_part_of_a_corpus_becomes_a_corpus(corpus: str, cli: Cli) -> None:
    assert cli("corpus", corpus, "--where", "year=2030", "-o", "part.jsonl").status == 0
    assert [json.loads(line)["id"][-4:] for line in Path("part.jsonl").read_text().splitlines()] == ["2030"] * 3


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_value_that_nobody_has_is_told_beside_those_that_some_have(jobs: str, corpus: str, cli: Cli) -> None:
    some = ("--where", "outlet=Courier", "--where", "outlet=Dayly", "--where", "year=2030")
    result = cli("score", corpus, *some, "-f", "jsonl", "-j", jobs)
    assert (result.status, len(result.out.splitlines())) == (0, 1)
    assert "note: --where: no document has outlet = Dayly\nhint: there are: Daily, Gazette" in result.err
    assert "no document" not in cli("score", corpus, *some[:2], *some[4:], "--where", "outlet=Daily").err


@pytest.mark.parametrize("written", ["oulet=Courier", "oulet="])
def test_a_field_that_nobody_has_is_told_with_what_may_be_meant(written: str, corpus: str, cli: Cli) -> None:
    result = cli("quotes", corpus, "--where", written)
    assert result.status == (0 if written.endswith("=") else 2)
    assert "did you mean outlet?" in result.err


def test_texts_without_any_field_are_told(cli: Cli) -> None:
    Path("a.txt").write_text("A camp stands there.", encoding="utf-8")
    result = cli("score", "a.txt", "--where", "outlet=Courier")
    assert result.status == 2
    assert "these texts have none; columns of a table are fields" in result.err


def test_explain_reads_only_what_is_asked_for(corpus: str, cli: Cli) -> None:
    one = ("--where", "outlet=Daily", "--where", "year=2031")
    assert cli("explain", f"{corpus}:1", *one, "-l", "sites.toml").status == 0
    result = cli("explain", f"{corpus}:1", "--document", "Courier2030", *one)
    assert (result.status, "holds no document “Courier2030” with outlet=Daily, year=2031" in result.err) == (2, True)


@pytest.mark.parametrize(
    "command", [("quotes",), ("corpus",), ("classify",), ("suggest", "-l", "sites.toml"), ("explain", "c.jsonl:1")]
)
def test_what_was_asked_for_stands_beside_the_results(command: tuple[str, ...], corpus: str, cli: Cli) -> None:
    places = () if command[0] == "explain" else (corpus,)
    written = cli(*command, *places, "--where", "outlet=Daily", "--where", "year=2031", "-f", "json").out
    assert json.loads(written)["run"]["settings"]["where"] == ["outlet=Daily", "year=2031"]
