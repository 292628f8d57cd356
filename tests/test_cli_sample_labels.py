"""`framing sample -m`: passages to check a classifier by, blind, and what comes back of them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Cli, bring, rows_of

GOLDEN = Path(__file__).parent / "golden"
FRAMES = ("-m", "five-frames.model", "--precision", "0.5")
DRAW = ("sample", "outlets.jsonl", "--headline-field", "title", "--by", "outlet", *FRAMES)
CODED = ("--coder", "frames-1.csv", "--coder", "frames-2.csv", "--key", "frames-key.json")


@pytest.fixture(autouse=True)
def _files(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml", "five-frames.model", "coding/frames-1.csv", "coding/frames-2.csv")
    bring("coding/frames-key.json")


def test_sheet_codebook_and_key_are_as_filed(cli: Cli) -> None:
    result = cli(*DRAW, "-n", "40", "-o", "sample-labels.csv")
    assert (result.status, result.err) == (0, "")
    Path("sample-labels.txt").write_bytes(result.out)
    key = json.loads(Path("sample-labels-key.json").read_bytes())
    key["run"]["framing"] = "VERSION"
    Path("sample-labels-key.json").write_text(json.dumps(key, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for file in ("sample-labels.csv", "sample-labels-codebook.md", "sample-labels.txt", "sample-labels-key.json"):
        if os.environ.get("FRAMING_UPDATE_GOLDEN"):
            shutil.copy(file, GOLDEN / file)
        assert Path(file).read_bytes() == (GOLDEN / file).read_bytes()


def test_a_sheet_says_nothing_of_what_the_classifier_said(cli: Cli) -> None:
    cli(*DRAW, "-n", "40", "-o", "s.csv")
    table = rows_of("s.csv")
    labels = ["economic", "health_and_safety", "morality", "political", "security_and_defense"]
    assert list(table[0]) == ["id", "text", *labels, "coder", "note"]
    assert all(set(row.values()) == {row["id"], row["text"], ""} for row in table)
    key = json.loads(Path("s-key.json").read_bytes())
    assert {unit["group"] for unit in key["units"]} == {"Harbour Daily", "Island Observer", "Ostrava Courier"}
    assert sum(unit["weight"] for unit in key["units"]) == pytest.approx(
        sum(stratum["population"] for stratum in key["strata"]), abs=1e-3
    )
    assert {label["model"] for label in key["labels"]} == {"five-frames"}
    assert key["run"]["models"][0]["id"] == "five-frames"


def test_the_same_seed_draws_the_same_whatever_the_processes(cli: Cli) -> None:
    cli(*DRAW, "-n", "30", "-o", "a.csv")
    cli(*DRAW, "-n", "30", "-o", "b.csv", "-j", "2")
    cli(*DRAW, "-n", "30", "-o", "c.csv", "--seed", "2")
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes() != Path("c.csv").read_bytes()


def test_quotations_are_left_out_unless_all_is_asked_for(cli: Cli) -> None:
    assert cli(*DRAW, "-n", "60", "-o", "own.csv").status == 0
    assert cli(*DRAW, "-n", "60", "-o", "all.csv", "--label-voice", "all").status == 0
    assert any("[...]" in row["text"] for row in rows_of("own.csv"))
    assert not any("[...]" in row["text"] for row in rows_of("all.csv"))
    assert "quotations and reported speech were left out" in Path("own-codebook.md").read_text(encoding="utf-8")
    assert "left out. Code what" not in Path("all-codebook.md").read_text(encoding="utf-8")


def test_some_labels_only_can_be_asked_for(cli: Cli) -> None:
    assert cli(*DRAW, "-n", "20", "-o", "s.csv", "--frame", "economic", "--frame", "political").status == 0
    assert list(rows_of("s.csv")[0])[2:4] == ["economic", "political"]


def test_a_unit_is_what_suits_the_classifier_unless_it_is_asked_for(cli: Cli) -> None:
    draw = ("sample", "outlets.jsonl", "-m", "loaded-wording", "-n", "12")
    assert cli(*draw, "-o", "s.csv").status == 0
    assert json.loads(Path("s-key.json").read_bytes())["unit"] == "sentence"
    assert {"before", "after", "loaded"} <= set(rows_of("s.csv")[0])
    assert cli(*draw, "--unit", "document", "-o", "d.csv").status == 0
    assert json.loads(Path("d-key.json").read_bytes())["unit"] == "document"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-l", "sites.toml"), "--lexicon: beside --model"),
        (("--unit", "match"), "a classifier has no matches"),
        (("--concept", "facility"), "a classifier has no concepts"),
        (("--frame", "politics"), "did you mean political?"),
        (("--by", "outlets"), "did you mean outlet?"),
        (("-n", "3"), "3 are fewer than the"),
    ],
)
def test_what_cannot_be_drawn_says_why(arguments: tuple[str, ...], words: str, cli: Cli) -> None:
    result = cli(*DRAW, *arguments, "-o", "s.csv")
    assert (result.status, words in result.err) == (2, True), result.err
    assert not Path("s.csv").exists()


def test_texts_with_few_words_have_nothing_to_draw(cli: Cli) -> None:
    Path("dull.txt").write_text("Nothing to see.", encoding="utf-8")
    result = cli("sample", "dull.txt", *FRAMES, "-o", "s.csv")
    assert (result.status, "no paragraph with words enough of the writer's own" in result.err) == (2, True)


def test_evaluating_says_how_right_labels_are_and_how_right_sure_ones_are(cli: Cli) -> None:
    value = json.loads(cli("evaluate", *CODED, "-f", "json").out)
    found = {(item["label"], item["given"]): item for item in value["detection"] if item["group"] is None}
    any_, sure = found["political", "any"], found["political", "sure"]
    assert any_["found"] > sure["found"]
    assert any_["present"] == sure["present"]
    assert any_["precision"]["method"] == "neff_wilson"
    health = found["health_and_safety", "any"]
    assert health["precision"]["value"] == pytest.approx(health["both"] / health["found"], abs=0.1)
    assert 0 < health["share"]["value"] < health["share"]["high"]
    assert value["run"]["models"] == [
        {"id": "five-frames", "precision": 0.5, "sha256": value["run"]["models"][0]["sha256"], "version": "1.0.0"}
    ]


def test_what_is_decided_names_passages_and_the_labels_looked_for(cli: Cli) -> None:
    assert cli("evaluate", *CODED, "--adjudicated", "coded.jsonl").status == 0
    lines = [json.loads(line) for line in Path("coded.jsonl").read_text(encoding="utf-8").splitlines()]
    units = {unit["id"]: unit for unit in json.loads(Path("frames-key.json").read_bytes())["units"]}
    assert len(lines) == 40
    for line in lines:
        assert line["passage"] == units[line["id"]]["passage"]
        assert (line["model"], len(line["asked"])) == ("five-frames", 5)
        assert set(line["labels"]) <= set(line["asked"])
    assert cli("evaluate", *CODED, "--adjudicated", "coded.csv").status == 0
    assert [json.loads(row["asked"]) for row in rows_of("coded.csv")] == [line["asked"] for line in lines]
    trained = cli("evaluate", "coded.jsonl", "--model", "five-frames.model", "-f", "json")
    assert trained.status == 0, trained.err
