"""Validated here, elsewhere or not: what every command says of the classifiers that it applies."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Cli, bring

TEXTS = ("outlets.jsonl", "--headline-field", "title")
FRAMES = ("-m", "five-frames.model", "--precision", "0.5")
COMPARE = ("compare", *TEXTS, "-l", "sites.toml", "--by", "outlet", *FRAMES)
OWN = ("--unit", "paragraph", "--voice", "narrator")
DECIDED = ("--decisions", "coded.jsonl")
CODED = ("--coder", "frames-1.csv", "--coder", "frames-2.csv", "--key", "frames-key.json")
HERE = "five-frames is provisionally validated here: people have coded 40 passages of 23 documents here for it"
NOT = "five-frames is not validated, and nobody has checked it on these texts."


@pytest.fixture(autouse=True)
def _files(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml", "five-frames.model", "island-herald.txt", "island-decisions.csv")
    bring("coding/frames-1.csv", "coding/frames-2.csv", "coding/frames-key.json")
    assert cli("evaluate", *CODED, "--adjudicated", "coded.jsonl").status == 0


def loaded(cli: Cli, *command: str) -> Any:
    result = cli(*command, "-f", "json")
    assert result.status == 0, result.err
    return json.loads(result.out)


@pytest.mark.parametrize("style", ["table", "markdown", "html"])
def test_compare_says_it_in_every_view(style: str, cli: Cli) -> None:
    without, given = (" ".join(cli(*COMPARE, *more, "-f", style).text.split()) for more in ((), DECIDED))
    assert NOT in without
    assert HERE in given
    assert "Right here, of what was given surely: " in given
    assert NOT not in given


def test_the_figures_are_those_of_evaluate(cli: Cli) -> None:
    evaluated = loaded(cli, "evaluate", *CODED)["detection"]
    mine = {(x["label"], x["given"]): x for x in evaluated if x["group"] is None}
    (model,) = loaded(cli, *COMPARE, *DECIDED)["models"]
    here = model["validity"]["here"]
    assert (model["validity"]["state"], here["passages"], here["coded"]) == ("provisionally here", 40, 40)
    economic = next(one for one in here["labels"] if one["label"] == "economic")
    # Rows on which coders differ anywhere are left out of what is decided, so there are fewer.
    assert economic["given"] <= mine["economic", "any"]["found"]
    assert economic["present"] <= mine["economic", "any"]["present"]


def test_two_processes_say_the_same(cli: Cli) -> None:
    one, two = (cli(*COMPARE, *DECIDED, "-f", "json", *more) for more in ((), ("--jobs", "2")))
    assert one.out == two.out


@pytest.mark.parametrize("style", ["table", "markdown"])
def test_classify_says_it(style: str, cli: Cli) -> None:
    command = ("classify", *TEXTS, *FRAMES, *OWN)
    assert NOT in " ".join(cli(*command, "-f", style).text.split())
    assert HERE in " ".join(cli(*command, *DECIDED, "-f", style).text.split())
    value = loaded(cli, *command, *DECIDED)
    assert value["run"]["models"][0]["validity"]["here"]["passages"] == 40
    assert value["run"]["settings"]["coded"][0]["model"] == "five-frames"


@pytest.mark.parametrize("style", ["table", "markdown", "html"])
def test_score_says_it(style: str, cli: Cli) -> None:
    command = ("score", *TEXTS, "-l", "sites.toml", *FRAMES, *OWN)
    assert NOT in " ".join(cli(*command, "-f", style).text.split())
    assert HERE in " ".join(cli(*command, *DECIDED, "-f", style).text.split())
    value = loaded(cli, *command, *DECIDED)
    assert value["run"]["models"][0]["validity"]["state"] == "provisionally here"


def test_all_commands_count_the_same(cli: Cli) -> None:
    score = loaded(cli, "score", *TEXTS, "-l", "sites.toml", *FRAMES, *OWN, *DECIDED)["run"]["models"][0]["validity"]
    classify = loaded(cli, "classify", *TEXTS, *FRAMES, *OWN, *DECIDED)["run"]["models"][0]["validity"]
    compare = loaded(cli, *COMPARE, *DECIDED)["models"][0]["validity"]
    assert score == classify == compare


def test_passages_that_are_others_are_told(cli: Cli) -> None:
    result = cli("classify", *TEXTS, *FRAMES, *DECIDED)
    assert NOT in " ".join(result.text.split())
    assert "coded.jsonl: no coded passage is among those that five-frames reads here" in result.err
    assert "the same --unit and --voice" in result.err
    result = cli(*COMPARE, *DECIDED, "--label-voice", "all")
    assert "no coded passage is among those" in result.err


def test_a_classifier_that_is_not_applied_is_told(cli: Cli) -> None:
    result = cli("score", "island-herald.txt", "-l", "sites.toml", *DECIDED)
    assert (result.status, "coded for five-frames, which is not applied here" in result.err) == (0, True)


def test_rulings_on_matches_go_beside(cli: Cli) -> None:
    both = ("score", "island-herald.txt", "-l", "sites.toml", *DECIDED, "--decisions", "island-decisions.csv")
    settings = loaded(cli, *both)["run"]["settings"]
    assert (settings["decisions"]["matches"], settings["coded"][0]["passages"]) == (5, 40)
    assert cli("explain", "island-herald.txt:5", "-l", "sites.toml", *both[4:]).status == 0


def test_two_files_of_one_kind_are_refused(cli: Cli) -> None:
    for name in ("coded.jsonl", "island-decisions.csv"):
        shutil.copy(name, f"again-{name}")
        result = cli("score", "island-herald.txt", "--decisions", name, "--decisions", f"again-{name}")
        assert (result.status, "both hold" in result.err) == (2, True)


def test_what_is_known_of_other_texts_is_said_of_bundled_classifiers(cli: Cli) -> None:
    for name, state in (("policy-frames", "validated"), ("loaded-wording", "provisional")):
        value = loaded(cli, "model", "show", name)["validity"]
        assert (value["elsewhere"]["state"], value["here"]) == (state, None)
        assert value["elsewhere"]["passages"] > 2_000
    shown = " ".join(cli("model", "show", "policy-frames").text.split())
    assert "policy-frames is validated elsewhere (on" in shown
    assert "nobody has checked it on these texts" not in shown


def test_shares_are_corrected_by_errors_seen_here(cli: Cli) -> None:
    rows = [json.loads(line) for line in Path("coded.jsonl").read_text(encoding="utf-8").splitlines()]
    for number, row in enumerate(rows):
        row["labels"] = ["economic"] if number % 3 == 0 else []
    Path("coded.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    text = cli(*COMPARE, *DECIDED, "-f", "markdown").text
    assert ("people have coded (economic)" in text) == ("corrected |" in text)


def test_a_sheet_instead_of_what_is_decided_says_what_to_give(cli: Cli) -> None:
    result = cli(*COMPARE, "--decisions", "frames-1.csv")
    assert (result.status, "a row of a coding sheet: give what framing evaluate" in result.err) == (2, True)


@pytest.mark.parametrize(("more", "state"), [((), "not validated"), (DECIDED, "provisionally here")])
def test_lines_and_rows_say_it_too(more: tuple[str, ...], state: str, cli: Cli) -> None:
    lines = cli("score", *TEXTS, "-l", "sites.toml", *FRAMES, *OWN, *more, "-f", "jsonl").text.splitlines()
    models = [json.loads(line)["models"] for line in lines]
    assert [[(one["id"], one["validity"]["state"]) for one in found] for found in models] == [
        [("five-frames", state)]
    ] * len(lines)
    classify = ("classify", *TEXTS, *FRAMES, *OWN, *more)
    lines = cli(*classify, "-f", "jsonl").text.splitlines()
    assert {json.loads(line)["validity"]["state"] for line in lines} == {state}
    assert {row["validity"] for row in csv.DictReader(cli(*classify, "-f", "csv").text.splitlines())} == {state}


def test_rows_of_scores_say_that_labels_and_their_validity_are_elsewhere(cli: Cli) -> None:
    command = ("score", *TEXTS, "-l", "sites.toml", "--unit", "paragraph", "-f", "csv")
    result = cli(*command, *FRAMES, *DECIDED)
    assert (result.status, result.text) == (0, cli(*command).text)
    (note,) = [line for line in result.err.splitlines() if "note" in line]
    assert "rows of score count names and hold no labels, so no passage was classified" in note
    classify = re.search(r"framing (classify -f csv --unit paragraph -m \S+) has a row", result.err)
    assert classify is not None
    rows = list(csv.DictReader(cli(*classify[1].split(), *TEXTS).text.splitlines()))
    assert {row["validity"] for row in rows} == {"not validated"}
    assert cli(*command, "-m", "nowhere.model").status == 2


def test_lines_of_scores_are_those_of_json(cli: Cli) -> None:
    command = ("score", *TEXTS, "-l", "sites.toml", *FRAMES, *OWN, *DECIDED)
    lines = cli(*command, "-f", "jsonl").text.splitlines()
    assert [json.loads(line) for line in lines] == loaded(cli, *command)["scores"]


def test_lines_without_classifiers_name_none(cli: Cli) -> None:
    assert json.loads(cli("score", "island-herald.txt", "-l", "sites.toml", "-f", "jsonl").text)["models"] == []
