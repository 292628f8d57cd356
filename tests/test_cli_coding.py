"""`framing evaluate --coder`: filled sheets back in, agreement, disputes, rulings, and what they say of a lexicon."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import DATA, Cli, bring, rows_of

MATCHES = ("--coder", "matches-1.csv", "--coder", "matches-2.csv", "--key", "matches-key.json")
PASSAGES = ("--coder", "passages-1.csv", "--coder", "passages-2.csv", "--key", "passages-key.json")
TEXTS = ("outlets.jsonl", "--headline-field", "title", "-l", "sites.toml")


@pytest.fixture(autouse=True)
def _files(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml", *(f"coding/{path.name}" for path in (DATA / "coding").iterdir()))


def write(name: str, table: Iterable[dict[str, str]]) -> None:
    every = list(table)
    with Path(name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(every[0]))
        writer.writeheader()
        writer.writerows(every)


def results(cli: Cli, *arguments: str) -> dict[str, object]:
    result = cli("evaluate", *arguments, "-f", "json")
    assert result.status == 0, result.err
    value: dict[str, object] = json.loads(result.out)
    return value


def test_disputes_are_settled_and_become_decisions_that_every_command_reads(cli: Cli) -> None:
    assert cli("evaluate", *MATCHES, "--disputed", "third.csv").status == 0
    third = rows_of("third.csv")
    assert len(third) == 8
    assert {"naming (Ann)", "naming (Ben)", "match", "note (Ann)"} <= set(third[0])
    for row in third:
        row["coder"] = "Cem"
        row["naming"] = row["naming"] or "no"
        row["voice"] = row["voice"] or "narrator"
    write("third-done.csv", third)
    result = cli("evaluate", *MATCHES, "--settled", "third-done.csv", "--adjudicated", "decisions.csv")
    assert (result.status, "still to be settled" in result.text) == (0, False)
    compared = cli("compare", *TEXTS, "--by", "outlet", "--decisions", "decisions.csv")
    assert compared.status == 0
    assert "30 of 74 matches read: 24 by two people, 6 by one person" in compared.err
    key = json.loads(Path(MATCHES[MATCHES.index("--key") + 1]).read_text(encoding="utf-8"))
    drawn = {unit["match"]["id"]: unit["weight"] for unit in key["units"]}
    assert {row["id"]: float(row["weight"]) for row in rows_of("decisions.csv")} == pytest.approx(drawn, rel=1e-5)
    kept = json.loads(cli("score", *TEXTS, "-f", "json", "--decisions", "decisions.csv").out)
    read = [match for score in kept["scores"] for match in score["matches"] if match["readers"]]
    assert sum(match["reason"] == "excluded" for match in read) == sum(
        row["ruling"] == "exclude" for row in {row["id"]: row for row in rows_of("decisions.csv")}.values()
    )


def test_what_is_not_settled_is_left_out_and_said(cli: Cli) -> None:
    result = cli("evaluate", *MATCHES, "--adjudicated", "decisions.csv")
    assert "decisions.csv: 8 rows left out: coders differ" in result.err
    assert len({row["id"] for row in rows_of("decisions.csv")}) == 22


def test_adjudicated_passages_are_labelled(cli: Cli) -> None:
    assert cli("evaluate", *PASSAGES, "--adjudicated", "labelled.jsonl").status == 0
    lines = [json.loads(line) for line in Path("labelled.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 36
    assert list(lines[0]) == ["id", "text", "labels", "document", "group", "weight"]
    assert cli("evaluate", *PASSAGES, "--adjudicated", "labelled.csv").status == 0
    assert [json.loads(row["labels"]) for row in rows_of("labelled.csv")] == [line["labels"] for line in lines]
    assert cli("evaluate", *PASSAGES, "--adjudicated", "labelled.csv").status == 0


def test_a_third_sheet_that_somebody_has_filled_in_is_not_written_over(cli: Cli) -> None:
    cli("evaluate", *MATCHES, "--disputed", "third.csv")
    Path("third.csv").write_bytes(Path("third.csv").read_bytes() + b"\n")
    result = cli("evaluate", *MATCHES, "--disputed", "third.csv", "--adjudicated", "decisions.csv")
    assert (result.status, "third.csv: exists already" in result.err) == (2, True)
    assert not Path("decisions.csv").exists()


def test_workbooks_go_out_and_come_back(cli: Cli) -> None:
    assert cli("evaluate", *PASSAGES, "--disputed", "third.xlsx").status == 0
    result = cli("evaluate", *PASSAGES, "--settled", "third.xlsx")
    assert (result.status, "third.xlsx: nothing is coded" in result.err) == (0, False)


def test_one_coder_is_enough_for_precision(cli: Cli) -> None:
    value = results(cli, "--coder", "matches-1.csv", "--key", "matches-key.json")
    assert value["agreement"] == []
    assert value["disagreements"] == []
    assert value["precision"]


def test_without_a_key_rows_are_resampled_and_nothing_is_said_of_a_lexicon(cli: Cli) -> None:
    result = cli("evaluate", "--coder", "passages-1.csv", "--coder", "passages-2.csv")
    assert result.status == 0
    assert "draws of rows (with --key it would be documents)" in " ".join(result.text.split())
    assert "passages with" not in result.text
    adjudicated = cli("evaluate", *MATCHES[:4], "--adjudicated", "d.csv")
    assert (adjudicated.status, "--key: is missing" in adjudicated.err) == (2, True)


def labelled(name: str, labels: Iterable[str], **more: str) -> None:
    """Write what somebody has labelled without a drawn sheet: ids with capitals, a text, labels in one field."""
    write(name, ({"id": f"H{n}", "text": f"Row {n} of ours", "labels": one, **more} for n, one in enumerate(labels)))


def test_labels_that_coders_wrote_into_a_field_are_compared_one_by_one(cli: Cli) -> None:
    labelled("ann.csv", ["health", "health;law", "[]", "law", "", "law"], outlet="Hill Post")
    labelled("ben.csv", ["health", "law", "[]", "law", "law", "health"])
    value = results(cli, "--coder", "ann.csv", "--coder", "ben.csv")
    assert [one["variable"] for one in value["agreement"]] == ["health", "law"]  # type: ignore[attr-defined]
    assert [one["coded_by_two"] for one in value["agreement"]] == [5, 5]  # type: ignore[attr-defined]
    assert [one["id"] for one in value["disagreements"]] == ["H1", "H5"]  # type: ignore[attr-defined]


def test_tables_of_labels_are_settled_and_keep_their_ids(cli: Cli) -> None:
    labelled("ann.csv", ["health", "health;law", "[]"])
    labelled("ben.csv", ["health", "law", "[]"])
    sheets = ("--coder", "ann.csv", "--coder", "ben.csv")
    assert cli("evaluate", *sheets, "--disputed", "third.csv").status == 0
    third = rows_of("third.csv")
    third[0]["health"] = "1"
    write("third-done.csv", third)
    result = cli("evaluate", *sheets, "--settled", "third-done.csv", "--adjudicated", "gold.csv")
    assert (result.status, result.err) == (0, "")
    assert {row["id"]: row["labels"] for row in rows_of("gold.csv")} == {
        "H0": '["health"]', "H1": '["health","law"]', "H2": "[]",
    }  # fmt: skip


def test_columns_of_labels_can_be_named_where_others_hold_numbers_too(cli: Cli) -> None:
    table = [{"id": str(n), "text": "A row", "page": str(n % 3), "law": str(n % 2)} for n in range(6)]
    write("ann.csv", table)
    write("ben.csv", table)
    sheets = ("--coder", "ann.csv", "--coder", "ben.csv")
    assert "is no code for page" in cli("evaluate", *sheets).err
    assert [one["variable"] for one in results(cli, *sheets, "--labels", "law")["agreement"]] == ["law"]  # type: ignore[attr-defined]


def test_where_labels_stand_is_guessed_in_the_table_of_a_coder(cli: Cli) -> None:
    labelled("ann.csv", ["health", "law"])
    result = cli("evaluate", "--coder", "ann.csv", "--coder", "ann.csv", "--label-field", "lables")
    assert (result.status, "did you mean --label-field labels?" in result.err) == (2, True)
    assert "ann.csv" in result.err


def test_the_sheet_of_disputes_is_named_where_it_was_asked_for(cli: Cli) -> None:
    labelled("ann.csv", ["health"] * 15 + ["law"] * 15)
    labelled("ben.csv", ["law"] * 15 + ["health"] * 15)
    sheets = ("--coder", "ann.csv", "--coder", "ben.csv")
    assert "and 10 more: --disputed FILE writes all" in cli("evaluate", *sheets).text
    for form in ("table", "markdown"):
        said = cli("evaluate", *sheets, "--disputed", "third.csv", "-f", form).text.replace("\\", "")
        assert "all are in third.csv" in said
        assert "--disputed FILE" not in said


def test_labels_that_nobody_gave_share_a_line(cli: Cli) -> None:
    names = [f"topic-{n}" for n in range(9)]
    table = [{"id": str(n), "text": "A row", **dict.fromkeys(names, "0"), "law": str(n % 2)} for n in range(6)]
    write("ann.csv", table)
    write("ben.csv", table)
    sheets = ("--coder", "ann.csv", "--coder", "ben.csv")
    for form in ("table", "markdown"):
        assert "No coder gave 9 of 10 labels" in cli("evaluate", *sheets, "-f", form).text
    assert "no variation" not in cli("evaluate", *sheets).text
    assert len(results(cli, *sheets)["agreement"]) == 10  # type: ignore[arg-type]


def test_weights_of_the_key_count(cli: Cli) -> None:
    before = results(cli, *MATCHES)
    value = json.loads(Path("matches-key.json").read_bytes())
    for unit in value["units"]:
        unit["weight"] = 1.0
    Path("matches-key.json").write_text(json.dumps(value), encoding="utf-8")
    after = results(cli, *MATCHES)
    first, then = (one["precision"][0] for one in (before, after))  # type: ignore[index]
    assert (first["coded"], first["right"]) == (then["coded"], then["right"])
    assert then["precision"]["value"] == pytest.approx(then["right"] / then["coded"], abs=1e-6)
    assert first["precision"]["value"] != then["precision"]["value"]


def test_ticked_sheets_need_saying_so(cli: Cli) -> None:
    for number in (1, 2):
        table = rows_of("passages-1.csv") if number == 1 else rows_of("passages-1.csv")[::-1]
        for row in table:
            row.update({name: "x" if code == "1" else "" for name, code in row.items() if code in ("0", "1")})
            row["coder"] = f"coder {number}"
        write(f"ticked-{number}.csv", table)
    sheets = ("--coder", "ticked-1.csv", "--coder", "ticked-2.csv")
    plain = cli("evaluate", *sheets, "--key", "passages-key.json")
    assert "left empty in coded rows: not decided" in plain.err
    assert "no variation" in plain.text
    ticked = results(cli, *sheets, "--key", "passages-key.json", "--ticks")
    assert {item["alpha"]["value"] for item in ticked["agreement"]} == {1.0}  # type: ignore[attr-defined]


def test_no_text_leaves_out_every_word_of_the_documents(cli: Cli) -> None:
    result = cli("evaluate", *MATCHES, "-f", "json", "--no-text")
    for row in rows_of("matches-1.csv"):
        assert not row["before"].strip() or row["before"].strip() not in result.text
    assert cli("evaluate", *MATCHES, "--no-text").status == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--coder SHEET for each coder"),
        (("--key", "matches-key.json"), "--key: is about the sheets of coders: whose?"),
        ((*PASSAGES, "--min-f1", "0.5"), "--min-f1: says nothing of the sheets of coders"),
        ((*PASSAGES, "--labels", "a,b"), "--labels: beside --key"),
        (("--coder", "none.csv"), "none.csv: cannot be read: no such file"),
        (
            ("--coder", "matches-1.csv", "--coder", "matches-1.csv"),
            "the coder of this sheet and of matches-1.csv is Ann",
        ),
        (("--coder", "matches-1.csv", "--coder", "passages-2.csv"), "a sheet of passages"),
        (("--coder", "matches-1.csv", "--key", "passages-key.json"), "is no row of this sample"),
        (("--coder", "matches-1.csv", "--key", "outlets.jsonl"), "no key of a sample"),
        ((*MATCHES, "--adjudicated", "out.html"), "does not print html"),
        ((*PASSAGES, "--disputed", "out.txt"), "does not print table"),
    ],
)
def test_what_cannot_be_evaluated_says_why(arguments: tuple[str, ...], words: str, cli: Cli) -> None:
    result = cli("evaluate", *arguments)
    assert result.status == 2
    assert words in result.err
    assert result.out == b""


def test_a_sheet_that_is_read_is_never_written_over(cli: Cli) -> None:
    before = Path("passages-1.csv").read_bytes()
    for option in ("--adjudicated", "-o"):
        result = cli("evaluate", *PASSAGES, option, "passages-1.csv")
        assert (result.status, "is read by this very command" in result.err) == (2, True)
    assert Path("passages-1.csv").read_bytes() == before


def test_nothing_is_said_of_what_is_missed_where_all_that_was_coded_is_counted(cli: Cli) -> None:
    assert cli("sample", *TEXTS, "--unit", "document", "-n", "60", "-o", "own.csv").status == 0
    units = {unit["id"]: unit for unit in json.loads(Path("own-key.json").read_text(encoding="utf-8"))["units"]}
    filled = rows_of("own.csv")
    for row in filled:
        found = {label.rpartition(":")[2] for label in units[row["id"]]["labels"]}
        row.update({name: str(int(name in found)) for name in row if "." in name}, coder="Ann")
    write("own-done.csv", filled)
    shown = cli("evaluate", "--coder", "own-done.csv", "--key", "own-key.json").text
    assert re.search(r"any label +25 +25 +25 +25 +100 % \(85–100\) +100 % \(85–100\)", shown)
    assert "nobody has looked for what is missed" in shown
    assert "nobody has looked" not in cli("evaluate", *PASSAGES).text
