"""`framing classify`, and labels in `framing score`."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA, Cli
from tests.test_applying import FILLER, TROOPS, WARDS

MODEL = str(DATA / "five-frames.model")
HOSTILE = (
    "\x1b[31mTroops\x1b[0m crossed the border \u202ewith *stars* <b>bold</b> and | pipes `code` to attack the base."
)


def write(name: str, text: str) -> str:
    with open(name, "w", encoding="utf-8", newline="") as out:
        out.write(text)
    return name


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def corpus(cli: Cli) -> str:
    texts = [TROOPS, WARDS, FILLER, ""] * 7
    records = [
        {"id": f"d{i}", "text": text, "outlet": "Herald" if i % 2 else "=Gazette"} for i, text in enumerate(texts)
    ]
    return write("corpus.jsonl", "".join(json.dumps(record) + "\n" for record in records))


@pytest.fixture
def coded(cli: Cli) -> str:
    rows = [
        {"text": TROOPS if i % 2 else WARDS, "labels": ["Security and defense"] if i % 2 else []} for i in range(40)
    ]
    return write("coded.jsonl", "".join(json.dumps({"id": f"c{i}", **row}) + "\n" for i, row in enumerate(rows)))


def test_rows_out_are_passages_in_with_every_label(cli: Cli, corpus: str) -> None:
    result = cli("classify", corpus, "-m", MODEL, "-f", "jsonl")
    found = lines(result.text)
    assert result.status == 0
    assert [one["document"] for one in found] == [f"d{i}" for i in range(28)]
    assert {one["schema"] for one in found} == {"framing.classification/1"}
    assert all(len(one["labels"]) == 5 for one in found)
    assert all(set(one["labels"][0]) >= {"label", "probability", "assigned"} for one in found)
    assert [one["labels"][0]["relative"] for one in found] == [None] * 28
    empty = found[3]
    assert (empty["words"], empty["abstained"], empty["evidence"]) == (0, False, [])


def test_evidence_of_a_line_sums_to_the_score(cli: Cli, corpus: str) -> None:
    one = lines(cli("classify", corpus, "-m", MODEL, "-f", "jsonl").text)[0]
    scores = {label["label"]: label["score"] for label in one["labels"]}
    for name in {part["label"] for part in one["evidence"]}:
        added = sum(part["weight"] for part in one["evidence"] if part["label"] == name)
        assert added == pytest.approx(scores[name], abs=1e-3)


def test_lines_wait_for_ranks_where_these_are_asked_for(cli: Cli, corpus: str) -> None:
    found = lines(cli("classify", corpus, "-m", MODEL, "-f", "jsonl", "--relative").text)
    ranks = [[label["relative"] for label in one["labels"]] for one in found]
    assert all(0 < rank < 1 for one, row in zip(found, ranks, strict=True) if one["words"] for rank in row)
    assert all(rank is None for one, row in zip(found, ranks, strict=True) if not one["words"] for rank in row)


@pytest.mark.parametrize("style", ["table", "markdown", "json", "jsonl", "csv"])
def test_processes_print_the_same_in_every_format(cli: Cli, corpus: str, style: str) -> None:
    one = cli("classify", corpus, "-m", MODEL, "-f", style)
    two = cli("classify", corpus, "-m", MODEL, "-f", style, "--jobs", "2")
    assert (one.status, two.status) == (0, 0)
    assert one.out == two.out


def test_the_run_says_on_which_model_it_rests(cli: Cli, corpus: str) -> None:
    whole = json.loads(cli("classify", corpus, "-m", MODEL, "-f", "json", "--precision", ".7").text)
    assert whole["schema"] == "framing.classifications/1"
    (model,) = whole["run"]["models"]
    assert (model["id"], len(model["sha256"]), model["calibration"]) == ("five-frames", 64, None)
    assert whole["run"]["settings"]["precision"] == 0.7
    (summary,) = whole["summary"]
    assert summary["labelled"] + summary["abstained"] + summary["none"] + summary["empty"] == summary["passages"] == 28


def test_csv_has_a_row_for_every_passage_and_label(cli: Cli, corpus: str) -> None:
    result = cli("classify", corpus, "-m", MODEL, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(result.text)))
    assert len(rows) == 28 * 5
    assert rows[0]["meta.outlet"] == "'=Gazette"
    assert {row["assigned"] for row in rows} == {"true", "false"}


def test_two_models_say_of_each_passage_in_turn(cli: Cli, corpus: str) -> None:
    found = lines(cli("classify", corpus, "-m", MODEL, "-m", "loaded-wording", "-f", "jsonl").text)
    assert [one["model"] for one in found[:3]] == ["five-frames", "loaded-wording", "five-frames"]
    assert len(found) == 56


def test_two_models_of_one_name_are_refused(cli: Cli, corpus: str) -> None:
    write("again.model", "")
    with open("again.model", "wb") as out, open(MODEL, "rb") as known:
        out.write(known.read())
    result = cli("classify", corpus, "-m", MODEL, "-m", "again.model")
    assert result.status == 2
    assert "both called five-frames" in result.err


def test_a_view_says_what_a_passage_resembles_and_why(cli: Cli) -> None:
    write("troops.txt", TROOPS)
    result = cli("classify", "troops.txt", "-m", MODEL, "--precision", "0")
    assert "Resembles passages coded security and defense (probability ." in result.text
    assert ", threshold ." in result.text
    assert re.search(r"▲\w+", result.text)
    assert re.search(r"score [+−][\d.]+: these words [+−][\d.]+, all others [+−][\d.]+, start [+−][\d.]+", result.text)
    assert "framed as" not in result.text


def test_a_view_says_that_it_abstains_and_at_which_precision(cli: Cli) -> None:
    write("troops.txt", TROOPS)
    for style in ("table", "markdown"):
        text = cli("classify", "troops.txt", "-m", MODEL, "--precision", "1", "-f", style).text
        assert "Abstains" in text
        assert "100 % of the time" in text
        assert "Resembles passages coded" not in text


def test_sums_shown_are_right(cli: Cli, corpus: str) -> None:
    text = cli("classify", corpus, "-m", MODEL).text.replace("−", "-")
    pattern = r"score ([+-][\d.]+): these words ([+-][\d.]+), all others ([+-][\d.]+), start ([+-][\d.]+)"
    sums = re.findall(pattern, text)
    assert len(sums) > 20
    for score, *parts in sums:
        assert float(score) == pytest.approx(sum(map(float, parts)), abs=0.16)


def test_a_text_cannot_speak_to_the_terminal_or_make_markup(cli: Cli) -> None:
    write("bad.txt", HOSTILE)
    table = cli("classify", "bad.txt", "-m", MODEL, "--precision", "0").text
    assert "\x1b" not in table
    assert "\u202e" not in table
    page = cli("classify", "bad.txt", "-m", MODEL, "--precision", "0", "-f", "markdown").text
    assert "<b>" not in page.replace("\\<", "")
    assert page.count("\\*") == 2
    assert cli("classify", "bad.txt", "-m", MODEL, "-f", "jsonl").status == 0


def test_a_word_without_end_does_not_fill_the_screen(cli: Cli) -> None:
    text = cli("classify", write("endless.txt", "a" * 500_000), "-m", MODEL).text
    assert len(text) < 20_000
    assert "aaaa" in text


def test_without_texts_no_word_is_left(cli: Cli) -> None:
    write("troops.txt", TROOPS)
    result = cli("classify", "troops.txt", "-m", MODEL, "-f", "json", "--no-text")
    assert result.status == 0
    assert "border" not in result.text
    assert "reserves" not in result.text
    assert cli("classify", "troops.txt", "-m", MODEL, "--no-text").status == 2


def test_the_narrator_alone_is_read_where_that_is_asked(cli: Cli) -> None:
    write("quoted.txt", f"{FILLER}\n\n“{TROOPS}” said Ola Brandt.")
    every, own = (
        lines(cli("classify", "quoted.txt", "-m", MODEL, "-f", "jsonl", "--voice", voice).text)[0]
        for voice in ("all", "narrator")
    )
    assert own["words"] < every["words"]
    assert own["labels"][-1]["probability"] < every["labels"][-1]["probability"]


def test_a_bundled_model_says_that_its_thresholds_are_of_other_texts(cli: Cli) -> None:
    write("troops.txt", TROOPS)
    bundled = cli("classify", "troops.txt", "-f", "jsonl")
    assert "come from other texts" in bundled.err
    assert lines(bundled.text)[0]["model"] == "policy-frames"
    assert "come from other texts" not in cli("classify", "troops.txt", "-m", MODEL, "-f", "jsonl").err
    assert cli("classify", "troops.txt", "-f", "jsonl", "-q").err == ""


def test_a_text_in_another_language_is_told(cli: Cli) -> None:
    write("de.txt", "Die Truppen überquerten in der Nacht die Grenze, und die Armee rief ihre Reserven zu den Waffen.")
    err = cli("classify", "de.txt", "-m", MODEL, "-f", "jsonl").err
    assert "its language is de, not en" in err
    assert "new to five-frames" in err


def test_a_model_is_fitted_to_coded_passages_and_kept(cli: Cli, corpus: str, coded: str) -> None:
    fitted = cli("classify", corpus, "-m", MODEL, "--calibrate", coded, "--save-calibrated", "own.model", "-f", "jsonl")
    assert fitted.status == 0
    assert "is fitted to 40 passages: security_and_defense" in fitted.err
    assert fitted.out != cli("classify", corpus, "-m", MODEL, "-f", "jsonl").out
    assert fitted.out == cli("classify", corpus, "-m", "own.model", "-f", "jsonl").out
    run = json.loads(cli("classify", corpus, "-m", MODEL, "--calibrate", coded, "-f", "json").text)["run"]
    assert run["models"][0]["calibration"]["fitted"] == ["security_and_defense"]
    assert run["models"][0]["version"].endswith("+calibrated")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--save-calibrated", "x.model"], "no sample to fit to"),
        (["--calibrate", "nowhere.csv"], "no such file"),
        (["--calibrate", "corpus.jsonl"], 'no passage has a field "labels"'),
        (["--calibrate", "coded.jsonl", "-m", "loaded-wording"], "fits one model, not 2"),
        (["--calibrate", "few.jsonl"], "10 passages with it and 10 without it"),
        (["--precision", "80"], "--precision"),
        (["-m", "nowhere.model"], "neither a bundled model nor a file"),
        (["-m", "corpus.jsonl"], "is no model file"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    cli: Cli, corpus: str, coded: str, arguments: list[str], said: str
) -> None:
    with open(coded, encoding="utf-8") as source:
        write("few.jsonl", "".join(source.readlines()[:8]))
    result = cli("classify", corpus, "-m", MODEL, *arguments, "-o", "out.json")
    assert result.status == 2
    assert said in result.err
    assert result.out == b""
    with pytest.raises(FileNotFoundError):
        open("out.json", encoding="utf-8")  # noqa: SIM115


def test_scores_carry_labels_of_models(cli: Cli) -> None:
    write("troops.txt", f"{TROOPS}\n\n{WARDS}")
    found = lines(cli("score", "troops.txt", "-m", MODEL, "--unit", "paragraph", "-f", "jsonl").text)
    first = [label["label"] for label in found[0]["labels"]]
    assert first[0] == "security_and_defense"
    assert found[1]["labels"][0]["model"] == "five-frames"
    assert set(found[0]["labels"][0]) == {"model", "label", "probability", "sure"}
    assert lines(cli("score", "troops.txt", "-f", "jsonl").text)[0]["labels"] == []
    for style in ("table", "markdown", "html"):
        text = cli("score", "troops.txt", "-m", MODEL, "-f", style).text
        assert re.search(r"esembles passages coded (security and defense|health and safety)", text), style


def test_scores_with_labels_say_on_which_models_they_rest(cli: Cli) -> None:
    write("troops.txt", TROOPS)
    run = json.loads(cli("score", "troops.txt", "-m", MODEL, "-f", "json").text)["run"]
    assert run["models"][0]["id"] == "five-frames"
    assert "models" not in json.loads(cli("score", "troops.txt", "-f", "json").text)["run"]


def test_labels_of_scores_are_the_same_from_two_processes(cli: Cli, corpus: str) -> None:
    one, two = (cli("score", corpus, "-m", MODEL, "-f", "jsonl", "--jobs", jobs).out for jobs in ("1", "2"))
    assert one == two


@pytest.mark.parametrize("command", ["classify", "score", "compare", "kwic", "corpus"])
def test_texts_are_never_written_over_by_what_is_made_of_them(command: str, cli: Cli) -> None:
    texts = "id,text\n1,Troops were sent to the border.\n"
    write("texts.csv", texts)
    Path("texts").mkdir()
    write("texts/one.csv", texts)
    for place, output in (("texts.csv", "./texts.csv"), ("texts", "texts/one.csv")):
        result = cli(command, place, "-o", output)
        assert (result.status, "would be lost" in result.err) == (2, True)
        assert Path(output).read_text(encoding="utf-8") == texts
