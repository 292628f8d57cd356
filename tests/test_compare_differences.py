"""Differences and the words that mark a group, as a terminal, Markdown and a page show them."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from framing.cli.output import writing
from framing.report.words.phrases import joined
from framing.report.words.wording import odds_words
from tests.conftest import DATA, Cli

APART = {"Courier": "fence guards wire towers survey", "Daily": "classes teachers sewing lessons poverty"}
COMMON = "road winter people county village market square river bridge garden"


@pytest.fixture
def corpus() -> Path:
    """Write two outlets of ten articles, each with words of its own."""
    rows = []
    for outlet, words in APART.items():
        for i in range(10):
            random = Random(f"{outlet}{i}")
            written = [random.choice((words if random.random() < 0.4 else COMMON).split()) for _ in range(50)]
            text = f"Near Ostrava Island the detention camp saw {' '.join(written)}."
            rows.append({"id": f"{outlet}-{i}", "outlet": outlet, "text": text})
    path = Path("marked.jsonl")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def marked(cli: Cli, corpus: Path, *arguments: str) -> str:
    result = cli("compare", corpus, "--by", "outlet", "--keyness", "-l", DATA / "sites.toml", "-q", *arguments)
    assert result.status == 0, result.err
    return result.text


@pytest.mark.parametrize("arguments", [[], ["-f", "markdown"], ["-f", "html"]])
def test_the_dispersion_of_a_word_stands_with_its_counts_and_is_explained(
    arguments: list[str], cli: Cli, corpus: Path
) -> None:
    keys = json.loads(marked(cli, corpus, "-f", "json"))["keyness"]
    shown = marked(cli, corpus, *arguments)
    assert "Dispersion is 0 where" in shown
    assert "dispersion" in shown
    for key in keys[:3]:
        assert f"{key['dispersion']:.2f}" in shown


def test_a_narrow_terminal_has_whole_rows_and_the_lines_under_them(
    cli: Cli, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PIPE_WIDTH", 80)
    lines = marked(cli, corpus).split("Words that mark a group")[1].splitlines()
    assert "ispersion" not in "".join(lines)
    assert max(map(len, lines)) <= 80
    rows = [line.split()[0] for line in lines if " of 10, " in line]
    assert set(rows) <= set(" ".join(APART.values()).split())
    assert len([line for line in lines if line.startswith("    …")]) == len(rows)


def test_names_stand_in_a_sentence_as_one_says_them() -> None:
    assert joined(["left", "right", "center"]) == "left, right and center"
    assert joined(["left", "right"]) == "left and right"
    assert joined(["left"]) == "left"
    assert joined([]) == ""
    assert joined("abcdefg", at_most=3) == "a, b, c and 4 more"


@pytest.mark.parametrize(("ratio", "words"), [(0.123, "0.12"), (9.87, "9.9"), (12.3, "12"), (12345.0, "12,345")])
def test_odds_have_as_many_digits_as_they_can_bear(ratio: float, words: str) -> None:
    assert odds_words(ratio) == words


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize(
    ("by", "said", "title"),
    [("two", "events that both groups report", "one and two"), ("outlet", "both groups of a pair report", " and ")],
)
def test_pairs_are_told_of_two_groups_and_of_more(form: str, by: str, said: str, title: str, cli: Cli) -> None:
    rows = [json.loads(line) for line in (DATA / "outlets.jsonl").read_text(encoding="utf-8").splitlines()]
    for i, row in enumerate(rows):
        row["two"] = ("one", "two")[i % 2]
    Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    arguments = ["--by", by, "--paired", "event", "-f", form, "-l", DATA / "sites.toml"]
    text = cli("compare", "rows.jsonl", *arguments).text
    assert said in text
    assert title in text.splitlines()[0]
