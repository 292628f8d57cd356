"""`framing compare -m`: classifiers beside names, as a user types it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Cli, bring

OUTLETS = ["compare", "outlets.jsonl", "--headline-field", "title", "-l", "sites.toml", "--by", "outlet"]
FRAMES = ["-m", "five-frames.model", "--precision", "0.5"]


@pytest.fixture(autouse=True)
def _corpus(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml", "five-frames.model")


def compared(cli: Cli, *more: str) -> Any:
    result = cli(*OUTLETS, *FRAMES, "-f", "json", *more)
    assert result.status == 0, result.err
    return json.loads(result.out)


def test_json_has_shares_bounds_and_documents_of_every_label(cli: Cli) -> None:
    value = compared(cli)
    (labels,) = value["groups"][0]["labels"]
    assert labels["passages"] == labels["labelled"] + labels["abstained"] + labels["none"]
    security = next(one for one in labels["labels"] if one["label"] == "security_and_defense")
    assert security["share"]["value"] == pytest.approx(security["labelled"] / labels["passages"], abs=1e-6)
    given = security["labelled"] + security["abstained"]
    assert security["most"]["value"] == pytest.approx(given / labels["passages"], abs=1e-6)
    assert security["share"]["method"] == "neff_wilson"
    assert {contrast["model"] for contrast in value["label_contrasts"]} == {"five-frames"}
    assert all("frame" in contrast for contrast in value["contrasts"])


def test_what_was_asked_of_the_model_is_said(cli: Cli) -> None:
    value = compared(cli)
    (model,) = value["models"]
    assert (model["unit"], model["voice"], model["precision"]) == ("paragraph", "narrator", 0.5)
    assert value["run"]["models"][0]["sha256"] == model["sha256"]
    assert "--model five-frames.model --precision 0.5" in value["run"]["settings"]["command_line"]


def test_without_models_nothing_is_said_of_labels(cli: Cli) -> None:
    value = json.loads(cli(*OUTLETS, "-f", "json").out)
    assert (value["models"], value["label_contrasts"], value["groups"][0]["labels"]) == ([], [], [])
    assert "resemble" not in cli(*OUTLETS).text


def test_only_the_narrator_is_read_unless_all_is_asked_for(cli: Cli) -> None:
    def read(*more: str) -> int:
        return sum(group["labels"][0]["passages"] for group in compared(cli, *more)["groups"])

    assert read("--label-voice", "all") > read()


def test_a_unit_that_is_asked_for_is_the_passage(cli: Cli) -> None:
    value = compared(cli, "--unit", "sentence")
    assert value["models"][0]["unit"] == "sentence"
    assert value["groups"][0]["labels"][0]["passages"] > compared(cli)["groups"][0]["labels"][0]["passages"]


def test_nothing_counts_that_is_less_sure_than_asked(cli: Cli) -> None:
    for group in compared(cli, "--precision", "0.95")["groups"]:
        labels = group["labels"][0]
        assert labels["labelled"] == 0
        assert sum(one["abstained"] for one in labels["labels"]) > 0 or labels["none"] == labels["passages"]


def test_two_processes_count_the_same(cli: Cli) -> None:
    one, two = (cli(*OUTLETS, *FRAMES, "-f", "json", *more) for more in ((), ("--jobs", "2")))
    assert one.out == two.out


def test_no_text_leaves_out_words_and_passages(cli: Cli) -> None:
    labels = compared(cli, "--no-text")["groups"][0]["labels"][0]["labels"]
    assert all(one["words"] is None for one in labels)
    assert {example["text"] for one in labels for example in one["examples"]} == {None}
    page = cli(*OUTLETS, *FRAMES, "--no-text", "-f", "html").text
    assert "drawn by lot" not in page


def test_a_model_that_is_none_is_an_error_with_a_hint(cli: Cli) -> None:
    result = cli(*OUTLETS, "-m", "no-such-model")
    assert result.status == 2
    assert "no-such-model" in result.err
    assert "Traceback" not in result.err


def test_passages_cannot_become_markup(cli: Cli) -> None:
    hostile = (
        "<script>alert(1)</script> | *The army* shelled the border and soldiers crossed it with tanks and rockets."
    )
    rows = [
        json.dumps({"id": f"{outlet}{i}", "outlet": outlet, "text": f"{hostile}\n\n{hostile.upper()} {i}"})
        for outlet in ("A", "B")
        for i in range(3)
    ]
    Path("hostile.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = ["compare", "hostile.jsonl", "-l", "sites.toml", "--by", "outlet", "-m", "five-frames.model"]
    command += ["--precision", "0", "-f"]
    page, text = (cli(*command, style).text for style in ("html", "markdown"))
    assert "shelled the border" in page
    assert "<script>alert" not in page
    assert "shelled the border" in text
    assert "<script>alert" not in text
    assert "\\| \\*The army\\*" in text


def test_rows_of_labels_stand_behind_those_of_names(cli: Cli) -> None:
    lines = cli(*OUTLETS, *FRAMES, "-f", "csv").text.splitlines()
    header = lines[0].split(",")
    assert header[:3] == ["group", "documents", "words"]
    assert header[-1] == "difference_most"
    rows = [dict(zip(header, line.split(","), strict=True)) for line in lines[1:] if "five-frames" in line]
    assert {row["lexicon"] for row in rows} == {""}
    assert {row["side"] for row in rows} == {"own"}
    assert any(row["against"] for row in rows)
    before = cli(*OUTLETS, "-f", "csv").text.splitlines()
    assert lines[1].startswith(before[1])


def test_a_label_that_nobody_surely_has_says_of_how_many_it_could_be(cli: Cli) -> None:
    text = cli(*OUTLETS, "-m", "five-frames.model", "--precision", "1").text
    assert re.search(r"\b0 at most \d+ of \d+", " ".join(text.split()))
