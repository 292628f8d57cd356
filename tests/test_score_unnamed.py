"""Texts that name nothing, told together by `framing score`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Cli, Result

LEXICON = """
format = 1
id = "works"
title = "Works"
language = "en"
version = "1.0.0"
licence = "MIT"
[concepts.works]
title = "What the works are called"
context = ["Norby"]
[concepts.works.frames.renewal]
title = "Renewal"
terms = ["harbour renewal"]
"""
NAMED = "The harbour renewal in Norby has begun."
FAR = "A harbour renewal was begun in another town."
QUIET = "It rained on Monday."


@pytest.fixture
def score(cli: Cli) -> Cli:
    Path("works.toml").write_text(LEXICON)

    def call(*arguments: str | Path, **_: object) -> Result:
        texts = [str(text) for text in arguments if not str(text).startswith("-")]
        options = [str(option) for option in arguments if str(option).startswith("-")]
        records = [json.dumps({"id": f"d{i}", "text": text}) for i, text in enumerate(texts, 1)]
        Path("c.jsonl").write_text("\n".join(records))
        return cli("score", "c.jsonl", "-l", "works.toml", *options)

    return call


def test_texts_without_names_are_told_together_between_those_with_names(score: Cli) -> None:
    text = score(QUIET, FAR, FAR, NAMED, QUIET, QUIET, NAMED, QUIET).text
    heads = [line for line in text.splitlines() if line.startswith("d")]
    assert heads == [
        "d1 … d3 · 3 texts, 20 words",
        "d4 · 7 words",
        "d5 … d6 · 2 texts, 8 words",
        "d7 · 7 words",
        "d8 · 4 words",
    ]
    assert (
        "2 terms left out because their context does not occur in their documents (What the works are called)" in text
    )
    assert text.count("No term of the lexicons in use is counted in any of them.") == 2
    assert text.count("No term of the lexicons in use is counted here.") == 1


def test_markdown_says_so_too(score: Cli) -> None:
    text = score(QUIET, QUIET, NAMED, "-fmd").text
    assert text.startswith(
        "## d1 … d2\n\n2 texts, 8 words.\n\n*No term of the lexicons in use is counted in any of them.*\n\n## d3\n"
    )


def test_passages_of_one_text_are_passages_and_its_furniture_counts_once(score: Cli) -> None:
    text = score(f"{QUIET}\n\n{QUIET} Twice.\n\n{NAMED}", "--unit=paragraph").text
    assert text.splitlines()[0] == "d1 … d1 · passage 1 · 2 passages, 9 words"


def test_scripts_get_a_line_for_every_text(score: Cli) -> None:
    assert len(score(QUIET, QUIET, NAMED, "-fjsonl").text.splitlines()) == 3
