"""`framing train`, `model` and `evaluate` on labelled passages: what is printed, written, refused and warned of."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from framing.learning.examples import check_examples, make_examples
from framing.learning.model_file import dump_model, load_model_file
from tests.conftest import DATA, Cli, bring
from tests.test_golden import GOLDEN

LABELLED, TOPICS = "labelled.jsonl", "topics.toml"
QUICK = ("--no-upon", "--no-curve")
ROWS = [json.loads(line) for line in (DATA / LABELLED).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a model that is trained once, by the command itself."""
    from framing.cli.app import run

    folder = tmp_path_factory.mktemp("trained")
    shutil.copy(DATA / LABELLED, folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        status = run(["train", LABELLED, "-o", "topics.model", "--card", "topics.md", "--by", "outlet", "-q", *QUICK])
    finally:
        os.chdir(before)
    assert status == 0
    return folder


@pytest.fixture(autouse=True)
def _files(cli: Cli) -> None:
    bring(LABELLED, TOPICS)


def write(name: str, rows: Iterable[dict[str, Any]]) -> None:
    every = list(rows)
    with Path(name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(every[0]))
        writer.writeheader()
        writer.writerows(every)


CASES: dict[str, list[str]] = {
    "train.txt": ["train", LABELLED, "-o", "new.model", "--by", "outlet", "-l", TOPICS, "--no-upon"],
    "train.md": ["train", LABELLED, "-o", "new.model", *QUICK, "-f", "markdown"],
    "train.json": ["train", LABELLED, "-o", "new.model", "--label-field", "topic", *QUICK, "-f", "json"],
    "model-show.txt": ["model", "show", "topics.model"],
    "model-show.md": ["model", "show", "topics.model", "-f", "markdown"],
    "model-show.json": ["model", "show", "topics.model", "--words", "2", "-f", "json"],
    "evaluate-model.txt": ["evaluate", LABELLED, "-m", "topics.model", "--by", "outlet", "--errors", "2"],
    "evaluate-lexicon.txt": ["evaluate", LABELLED, "-l", TOPICS, "--label-field", "topic", "--by", "outlet"],
    "evaluate-lexicon.md": ["evaluate", LABELLED, "-l", TOPICS, "--errors", "2", "-f", "markdown"],
    "evaluate-lexicon.json": ["evaluate", LABELLED, "-l", TOPICS, "--errors", "2", "--no-text", "-f", "json"],
    "evaluate-lexicon.csv": ["evaluate", LABELLED, "-l", TOPICS, "--by", "outlet", "-f", "csv"],
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_output_is_as_filed(name: str, cli: Cli, trained: Path) -> None:
    shutil.copy(trained / "topics.model", Path.cwd())
    result = cli(*CASES[name])
    assert result.status == 0, result.err
    shown = re.sub(rb"framing\": \"[0-9.]+\"|framing [0-9]+\.[0-9]+\.[0-9]+", b"framing VERSION", result.out)
    # The hash of a model changes with every last digit, so only that there is one is held.
    shown = re.sub(rb"(SHA-256 )[0-9a-f]{16}", rb"\1HASH", shown)
    shown = re.sub(rb'("sha256": ")[0-9a-f]{64}', rb"\1HASH", shown)
    filed = GOLDEN / name
    if os.environ.get("FRAMING_UPDATE_GOLDEN"):
        filed.write_bytes(shown)
    assert shown.decode() == filed.read_text(encoding="utf-8")


def test_the_same_passages_give_the_same_bytes(cli: Cli, trained: Path) -> None:
    assert cli("train", LABELLED, "-o", "topics.model", "--by", "outlet", "-q", *QUICK).status == 0
    assert Path("topics.model").read_bytes() == (trained / "topics.model").read_bytes()


def test_lexicons_of_a_settings_file_are_not_set_beside_a_model(cli: Cli, trained: Path) -> None:
    Path("framing.toml").write_text('lexicon = ["hedges"]\n', encoding="utf-8")
    result = cli("evaluate", LABELLED, "-m", trained / "topics.model", "-f", "json")
    assert (result.status, json.loads(result.out)["kind"]) == (0, "model")


def test_a_card_is_written_beside_the_model_and_has_no_path(trained: Path) -> None:
    page = (trained / "topics.md").read_text(encoding="utf-8")
    assert page.startswith("# Model card: topics")
    assert str(trained) not in page
    assert "framing train labelled.jsonl --by outlet --no-upon" in page


def test_nothing_is_written_where_training_fails(cli: Cli) -> None:
    assert cli("train", LABELLED, "-o", "new.model", "--label-field", "nothing").status == 2
    assert not list(Path.cwd().glob("*.model"))


MESSY: dict[str, tuple[Callable[[dict[str, Any], int], dict[str, Any]], tuple[str, ...], str]] = {
    "one class": (lambda row, i: {**row, "labels": "a"}, (), 'every passage has the label "a"'),
    "constant": (lambda row, i: {**row, "text": "One text.", "labels": "ab"[i % 2]}, (), "hold only one text"),
    "no column": (
        lambda row, i: {"id": row["id"], "text": row["text"], "code": "a"},
        (),
        "did you mean|--label-field code",
    ),
    "empty cells": (lambda row, i: {**row, "labels": ""}, (), 'none of the 126 passages has an answer in "labels"'),
    "nan": (lambda row, i: {**row, "labels": "nan"}, (), 'none of the 126 passages has an answer in "labels"'),
    "duplicate ids": (lambda row, i: {**row, "id": "same", "labels": "ab"[i % 2]}, (), "a second document with the id"),
    "one group": (
        lambda row, i: {**row, "labels": "ab"[i % 2], "event": "x"},
        ("--group", "event"),
        "all passages are in one group",
    ),
    "groups that hang together": (
        lambda row, i: {**row, "labels": "ab"[i % 2], "event": str(i), "outlet": "x"},
        ("--group", "event", "--group", "outlet"),
        "through event and outlet all passages hang together",
    ),
    "copies": (
        lambda row, i: {
            **row,
            "text": f"The council met in the old hall and talked of the harbour wall {i}",
            "labels": "ab"[i % 2],
        },
        (),
        "every passage copies another",
    ),
    "rare": (lambda row, i: {**row, "labels": "c" if not i else "ab"[i % 2]}, (), "too few passages have: c (1)"),
    "no text": (lambda row, i: {**row, "text": " ", "labels": "ab"[i % 2]}, (), "0 labelled passages"),
    "not yes or no": (lambda row, i: {**row, "a": 7}, ("--labels", "a"), "neither yes nor no"),
}


@pytest.mark.parametrize("name", sorted(MESSY))
def test_messy_files_are_refused_with_a_hint(name: str, cli: Cli) -> None:
    change, options, words = MESSY[name]
    write("messy.csv", (change(row, i) for i, row in enumerate(ROWS)))
    result = cli("train", "messy.csv", "-o", "m.model", *QUICK, *options)
    assert (result.status, result.out) == (2, b"")
    assert re.search(words.replace("(", r"\(").replace(")", r"\)"), result.err)
    assert "hint: " in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((LABELLED,), "where does the model go?"),
        ((LABELLED, "-o", "labelled.jsonl"), "ends in .model"),
        ((LABELLED, "-o", "policy-frames.model"), "is a bundled model"),
        ((LABELLED, "-o", "m.model", "--id", "a b"), "is no name"),
        ((LABELLED, "-o", "m.model", "--where", "outlet"), "is not FIELD=VALUE"),
        ((LABELLED, "-o", "m.model", "--where", "outlet=None"), "there are: Harbour Courier"),
        ((LABELLED, "-o", "m.model", "-l", TOPICS, "--map", "leg=legal"), "did you mean legal?"),
        (("none.jsonl", "-o", "m.model"), "no such file"),
    ],
)
def test_what_cannot_be_trained_says_why(arguments: tuple[str, ...], words: str, cli: Cli) -> None:
    result = cli("train", *arguments, *QUICK)
    assert result.status == 2
    assert words in result.err


def test_each_label_can_have_a_column(cli: Cli) -> None:
    write(
        "wide.csv",
        ({"id": r["id"], "text": r["text"], **{k: int(k in r["labels"]) for k in ("legal", "health")}} for r in ROWS),
    )
    result = cli("train", "wide.csv", "-o", "m.model", "--labels", "legal,health", *QUICK, "-f", "json")
    assert json.loads(result.out)["model"]["labels"] == ["health", "legal"]


def test_a_bundled_model_that_knows_the_passages_is_not_built_upon(
    cli: Cli, trained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = load_model_file(trained / "topics.model")
    bare = replace(model, parts=tuple(replace(part, neighbours=None) for part in model.parts))
    Path("bundled").mkdir()
    Path("bundled", "topics.model").write_bytes(dump_model(bare))
    monkeypatch.setattr("framing.learning.bundled.MODELS", Path("bundled"))
    knows = cli("train", LABELLED, "-o", "m.model", "--no-curve", "-f", "json")
    assert "topics: has learnt from 126 of these 126 passages, so this model is not built upon it" in knows.err
    assert json.loads(knows.out)["model"]["upon"] == []
    fresh = [{**row, "text": row["text"].replace("The", "Then the").replace(".", " again.")} for row in ROWS]
    Path("fresh.jsonl").write_text("\n".join(map(json.dumps, fresh)), encoding="utf-8")
    built = cli("train", "fresh.jsonl", "-o", "m.model", "--no-curve", "-f", "json")
    assert [one["id"] for one in json.loads(built.out)["model"]["upon"]] == ["topics"]


def test_a_test_on_passages_learnt_from_is_said_to_be_none(cli: Cli, trained: Path) -> None:
    result = cli("evaluate", LABELLED, "-m", trained / "topics.model", "-f", "json")
    value = json.loads(result.out)
    assert value["seen_in_training"] == 126
    assert {label["state"] for label in value["quality"]["labels"]} == {"not"}
    assert "this is no test" in " ".join(value["warnings"])


def test_less_than_asked_for_is_status_1(cli: Cli, trained: Path) -> None:
    model = ("-m", trained / "topics.model")
    assert cli("evaluate", LABELLED, *model, "--min-f1", "0.5", "--min-auc", "0.5").status == 0
    result = cli("evaluate", LABELLED, "-l", TOPICS, "--min-f1", "0.95")
    assert result.status == 1
    assert "--min-f1: macro-F1 is 0." in result.err
    assert result.out
    assert cli("evaluate", LABELLED, *model, "--min-auc", "1").status == 1


def test_adjudicated_passages_can_be_evaluated(cli: Cli) -> None:
    bring(*(f"coding/{path.name}" for path in (DATA / "coding").iterdir()))
    bring("sites.toml")
    sheets = ("--coder", "passages-1.csv", "--coder", "passages-2.csv", "--key", "passages-key.json")
    assert cli("evaluate", *sheets, "--adjudicated", "gold.csv").status == 0
    result = cli("evaluate", "gold.csv", "-l", "sites.toml", "--by", "group", "-f", "json", "--no-gate")
    value = json.loads(result.out)
    assert value["weighted"] is True
    assert value["quality"]["documents"] < value["quality"]["passages"]


def test_labels_unknown_to_the_model_are_said(cli: Cli, trained: Path) -> None:
    write("some.csv", ({**row, "labels": row["topic"]} for row in ROWS))
    result = cli("evaluate", "some.csv", "-m", trained / "topics.model", "-f", "json", "--map", "none of them=legal")
    assert json.loads(result.out)["labels"][-1] == {"label": "legal", "people": ["legal", "none of them"]}
    write("none.csv", ({**row, "labels": "econ"} for row in ROWS))
    nothing = cli("evaluate", "none.csv", "-m", trained / "topics.model")
    assert nothing.status == 2
    assert "hint: say which is which: --map econ=economic" in nothing.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--model M or --lexicon L, or --coder SHEET"),
        (("-m", "policy-frame"), "did you mean policy-frames?"),
        (("-m", LABELLED), "is no model file"),
        (("-m", "policy-frames", "-l", TOPICS), "evaluate one at a time"),
        (("-l", TOPICS, "--min-auc", "0.5"), "lexicons have no probabilities"),
        (("-m", "policy-frames", "--coder", "x.csv"), "not beside a model"),
        (("-l", TOPICS, "--map", "legal"), "is not A=B"),
    ],
)
def test_what_cannot_be_evaluated_says_why(arguments: tuple[str, ...], words: str, cli: Cli) -> None:
    result = cli("evaluate", LABELLED, *arguments)
    assert result.status == 2
    assert words in result.err


def test_an_empty_file_cannot_be_evaluated(cli: Cli) -> None:
    Path("empty.csv").write_text("id,text,labels\n", encoding="utf-8")
    result = cli("evaluate", "empty.csv", "-m", "policy-frames")
    assert (result.status, "holds no passage" in result.err) == (2, True)


def altered(source: Path, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(out, "w") as other:
        for name in archive.namelist():
            content = archive.read(name)
            other.writestr(name, change(content) if name == "model.json" else content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda content: content.replace(b'"format": 1', b'"format": 99'), "has format 99"),
        (lambda content: b"[" * 100_000, "cannot be read"),
        (lambda content: content.replace(b'"folds": 5', b'"folds": "five"'), "its card is garbled"),
        (lambda content: content.replace(b'"slope"', b'"slop"'), "lacks 'slope'"),
    ],
)
def test_a_hostile_model_file_is_refused(change: Callable[[bytes], bytes], words: str, cli: Cli, trained: Path) -> None:
    Path("bad.model").write_bytes(altered(trained / "topics.model", change))
    result = cli("model", "show", "bad.model")
    assert (result.status, result.out) == (2, b"")
    assert words in result.err


def test_a_truncated_model_file_is_refused(cli: Cli, trained: Path) -> None:
    Path("bad.model").write_bytes((trained / "topics.model").read_bytes()[:3_000])
    result = cli("evaluate", LABELLED, "-m", "bad.model")
    assert (result.status, "damaged" in result.err) == (2, True)


def test_control_characters_of_a_model_file_reach_no_terminal(cli: Cli, trained: Path) -> None:
    content = altered(
        trained / "topics.model", lambda one: one.replace(b'"title": "topics"', b'"title": "\\u001b[31m"')
    )
    Path("odd.model").write_bytes(content)
    result = cli("model", "show", "odd.model")
    assert result.status == 0
    assert b"\x1b" not in result.out


@pytest.mark.parametrize("style", ["table", "markdown", "json"])
def test_bundled_models_are_listed(style: str, cli: Cli) -> None:
    result = cli("model", "list", "-f", style)
    assert result.status == 0
    assert "policy" in result.text


def test_python_trains_and_evaluates_as_the_command_does() -> None:
    import framing

    documents = framing.read_documents([DATA / LABELLED])
    examples, problems = make_examples(documents)
    assert not problems
    training = framing.train_model(check_examples(examples, place=LABELLED), model_id="here", curve=False)
    found = framing.evaluate_labels(examples, training.model)
    assert found.quality.macro_f1.value > training.quality.macro_f1.value > 0.6


def weighed(weight: Callable[[int], object]) -> None:
    write("weighed.csv", ({**row, "weight": weight(i)} for i, row in enumerate(ROWS)))


def test_weights_count_in_what_is_learnt_and_in_what_is_measured(cli: Cli) -> None:
    def told(*more: str) -> dict[str, Any]:
        result = cli("train", "weighed.csv", "-o", "new.model", *QUICK, "-f", "json", *more)
        assert result.status == 0, result.err
        value: dict[str, Any] = json.loads(result.out)
        return value

    weighed(lambda i: 2)
    plain, equal = told(), told("--weight", "weight")
    f1 = [one["evaluation"]["quality"]["macro_f1"]["value"] for one in (plain, equal)]
    assert f1[0] == pytest.approx(f1[1], abs=0.02)
    weighed(lambda i: 1 + 30 * (i % 3 == 0))
    heavy = told("--weight", "weight")
    assert heavy["evaluation"]["quality"]["macro_f1"]["value"] != pytest.approx(f1[0], abs=1e-4)
    assert heavy["evaluation"]["data"].endswith("; a passage counts for as many as its weight says")
    assert not [doubt for doubt in heavy["warnings"] if doubt["kind"] == "weights"]
    assert [doubt["hint"] for doubt in told()["warnings"] if doubt["kind"] == "weights"] == [
        "let them count for as many: --weight weight"
    ]


@pytest.mark.parametrize(
    ("weight", "option", "words"),
    [
        (lambda i: 2, "weights", 'no passage has a field "weights"'),
        (lambda i: 2, "outlet", "is no weight"),
        (lambda i: "" if i == 3 else 2, "weight", "nothing says how many passages it stands for"),
        (lambda i: -1, "weight", "“-1” is no weight"),
    ],
    ids=["no field", "names", "empty", "negative"],
)
def test_what_is_no_weight_is_refused(weight: Callable[[int], object], option: str, words: str, cli: Cli) -> None:
    weighed(weight)
    result = cli("train", "weighed.csv", "-o", "new.model", *QUICK, "--weight", option)
    assert (result.status, words in result.err) == (2, True), result.err
    assert not Path("new.model").exists()


def test_labels_given_at_random_make_no_model_to_rely_on(cli: Cli) -> None:
    chance = random.Random(3)
    ends = ("ry", "bour", "ket", "dge", "ter")
    words = [first + last for first in ("fer", "har", "mar", "bri", "win", "tic", "lan") for last in ends]
    rows = [f"{' '.join(chance.choices(words, k=14))},{chance.choice(('north', 'south'))}" for _ in range(260)]
    Path("noise.csv").write_text("text,labels\n" + "\n".join(rows) + "\n")
    shown = cli("train", "noise.csv", "-o", "noise.model", "--no-upon", "--no-curve").text
    assert "without reading .50" in shown
    assert "Reliability: not to be relied on" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "none/new.model"), "none/new.model: cannot be written: there is no folder none"),
        (("-o", "new.model", "--card", "none/card.md"), "none/card.md: cannot be written"),
        (("-o", "new.model", "--card", "./new.model"), "--card: is the model file, too"),
        (("-o", "new.model", "--card", LABELLED), "is read by this very command"),
        (("-o", "new.model", "-l", TOPICS, "--map", "health=zz"), "has no label"),
    ],
)
def test_what_cannot_end_well_is_said_before_anything_is_learnt(
    arguments: tuple[str, ...], words: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.cli.commands.train.train_model", lambda *_, **__: pytest.fail("it learns"))
    result = cli("train", LABELLED, *arguments, *QUICK)
    assert (result.status, result.out) == (2, b"")
    assert words in result.err


def test_the_help_of_a_command_whose_output_is_a_model_says_nothing_of_its_suffix(cli: Cli) -> None:
    assert "suffix of -o" not in " ".join(cli("train", "--help").text.split())
    assert "suffix of -o" in " ".join(cli("evaluate", "--help").text.replace("│", " ").split())
