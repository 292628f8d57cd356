"""`framing train --voice narrator`: learnt from the writer's own words, and read so by every command afterwards."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from framing.cli.app import run
from framing.learning.applying import classify_passages
from framing.learning.bundled import load_model
from framing.learning.card import read_card
from framing.learning.evaluating import evaluate_labels
from framing.learning.examples import check_examples, make_examples
from framing.learning.overlap import count_seen
from framing.learning.whose_words import whole
from framing.types import Document
from tests.conftest import DATA, Cli

ROWS = [json.loads(line) for line in (DATA / "labelled.jsonl").read_text(encoding="utf-8").splitlines()]
SPEECH = "“Our harbour deserves a better ferry and a longer pier,” said Ola Brandt."
TOLD = "has learnt from the writer's own words alone"
ARTICLE = f"The clinic has too few nurses for its wards. {SPEECH}"


@cache
def records() -> tuple[dict[str, Any], ...]:
    """Return labelled passages that end in the same quotation, and one that is nothing but a quotation."""
    quoted = [{**row, "text": f"{row['text']}\n\n{SPEECH}"} for row in ROWS]
    return (*quoted, {**ROWS[0], "id": "speech", "text": "“We will build a longer pier next year, and a hall,”"})


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the passages and a model of the writer's own words."""
    folder = tmp_path_factory.mktemp("voice")
    before = Path.cwd()
    os.chdir(folder)
    try:
        Path("quoted.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records()), encoding="utf-8")
        Path("article.txt").write_text(ARTICLE, encoding="utf-8")
        options = ("--voice", "narrator", "--no-upon", "--no-curve", "-q", "--card", "own.md")
        assert run(["train", "quoted.jsonl", "-o", "own.model", *options]) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture(autouse=True)
def _there(cli: Cli, learnt: Path) -> None:
    for path in learnt.iterdir():
        Path(path.name).write_bytes(path.read_bytes())


def test_quotations_and_reported_speech_are_not_learnt(learnt: Path) -> None:
    model = load_model(learnt / "own.model")
    known = {term for part in model.parts for block in part.features.terms for term in block.columns}
    assert model.hearing == "narrator"
    assert known.isdisjoint({"ferry", "pier", "deserves"})
    assert "brandt" in known  # who speaks is said by the writer


def test_the_card_says_whose_words_were_read(learnt: Path) -> None:
    card = read_card(load_model(learnt / "own.model"), place="own.model")
    assert card is not None
    assert card.details.voice == "narrator"
    assert "Reads the writer's own words alone" in (learnt / "own.md").read_text(encoding="utf-8")
    assert "left out, which has no text of the writer's own" in " ".join(card.training_data.left_out)


def test_a_model_knows_the_whole_passages_it_has_learnt_from(learnt: Path) -> None:
    card = load_model(learnt / "own.model").card
    assert count_seen([one["text"] for one in records()[:-1]], card) == len(ROWS)


def classified(cli: Cli, *more: str) -> tuple[dict[str, Any], str]:
    result = cli("classify", "article.txt", "-m", "own.model", "-f", "json", *more)
    assert result.status == 0, result.err
    return json.loads(result.out), result.err


def test_what_was_learnt_so_is_read_so(cli: Cli) -> None:
    (default, quiet), (narrator, _), (every, told) = (
        classified(cli),
        classified(cli, "--voice", "narrator"),
        classified(cli, "--voice", "all"),
    )
    words = [one["classifications"][0]["words"] for one in (default, narrator, every)]
    assert words[0] == words[1] < words[2]
    assert [one["run"]["settings"]["voice"] for one in (default, every)] == ["narrator", "all"]
    assert TOLD in told
    assert TOLD not in quiet


def test_each_of_several_models_reads_what_it_has_learnt_from(cli: Cli) -> None:
    found, _ = classified(cli, "-m", str(DATA / "five-frames.model"))
    own, every = found["classifications"]
    assert own["words"] < every["words"]
    assert found["run"]["settings"]["voice"] == {"own": "narrator", "five-frames": "all"}


def test_scores_have_labels_of_what_each_model_reads(cli: Cli) -> None:
    def labels(*more: str) -> list[dict[str, Any]]:
        result = cli("score", "article.txt", "-m", "own.model", "-f", "jsonl", *more)
        return [json.loads(line)["labels"] for line in result.text.splitlines()]

    assert labels() == labels("--voice", "narrator")
    assert TOLD in cli("score", "article.txt", "-m", "own.model", "-f", "jsonl", "--voice", "direct_quote").err


@pytest.mark.parametrize(
    "command", [("compare", "article.txt", "quoted.jsonl"), ("sample", "quoted.jsonl", "-o", "s.csv")]
)
def test_what_reads_others_after_all_says_so(command: tuple[str, ...], cli: Cli) -> None:
    assert TOLD in cli(*command, "-m", "own.model", "--label-voice", "all").err
    assert TOLD not in cli(*command, "-m", "own.model").err


def test_it_is_evaluated_on_what_it_reads(cli: Cli) -> None:
    default, every = (
        cli("evaluate", "quoted.jsonl", "-m", "own.model", "-f", "json", *more) for more in ((), ("--voice", "all"))
    )
    passages = [json.loads(one.out)["quality"]["passages"] for one in (default, every)]
    assert passages == [len(ROWS), len(ROWS) + 1]
    assert TOLD in every.err
    assert "no text of the writer's own" in default.err


def test_a_model_is_fitted_to_what_it_reads(cli: Cli) -> None:
    fitted = ("--calibrate", "quoted.jsonl", "--save-calibrated", "ours.model")
    assert cli("classify", "article.txt", "-m", "own.model", *fitted).status == 0
    assert load_model(Path("ours.model")).hearing == "narrator"


def test_python_reads_what_was_learnt(learnt: Path) -> None:
    documents = [Document(one["id"], one["text"], meta=one) for one in records()]
    examples, left_out = make_examples(documents, hearing="narrator")
    assert [problem.place for problem in left_out] == ["speech"]
    assert check_examples(examples, place="here").hearing == "narrator"
    model = load_model(learnt / "own.model")
    article = [Document("one", ARTICLE)]
    (own,), (every,) = classify_passages(article, model), classify_passages(article, model, narrow=whole)
    assert own.words < every.words
    assert evaluate_labels(examples, model).seen == len(ROWS)
