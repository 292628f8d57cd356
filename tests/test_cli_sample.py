"""`framing sample`: blind sheets, a key beside them, all files or none, the same for the same seed."""

from __future__ import annotations

import io
import json
import os
import shutil
from pathlib import Path

import pytest

from framing.corpus.formats.workbooks import read_workbook
from tests.conftest import Cli, bring, rows_of

GOLDEN = Path(__file__).parent / "golden"
TEXTS = ("outlets.jsonl", "--headline-field", "title", "-l", "sites.toml", "--by", "outlet")
MATCHES = ("sample", *TEXTS, "--unit", "match", "-n", "30")
PASSAGES = ("sample", *TEXTS, "-n", "40")


@pytest.fixture(autouse=True)
def _files(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml")


def key(name: str) -> dict[str, dict[str, object]]:
    return {unit["id"]: unit for unit in json.loads(Path(name).read_bytes())["units"]}


@pytest.mark.parametrize(("name", "command"), [("matches", MATCHES), ("passages", PASSAGES)])
def test_sheet_key_and_codebook_are_as_filed(name: str, command: tuple[str, ...], cli: Cli) -> None:
    result = cli(*command, "-o", f"sample-{name}.csv")
    assert (result.status, result.err) == (0, "")
    Path(f"sample-{name}.txt").write_bytes(result.out)
    for file in (f"sample-{name}.csv", f"sample-{name}-codebook.md", f"sample-{name}.txt"):
        if os.environ.get("FRAMING_UPDATE_GOLDEN"):
            shutil.copy(file, GOLDEN / file)
        assert Path(file).read_bytes() == (GOLDEN / file).read_bytes()


def test_a_sheet_says_nothing_of_outlet_document_or_count(cli: Cli) -> None:
    cli(*PASSAGES, "-o", "sheet.csv")
    sheet = Path("sheet.csv").read_text(encoding="utf-8")
    records = [json.loads(line) for line in Path("outlets.jsonl").read_text(encoding="utf-8").splitlines()]
    for record in records:
        assert record["outlet"] not in sheet
        assert record["author"] not in sheet
    assert set(rows_of("sheet.csv")[0]) - {"id", "text", "coder", "note"} == {
        "facility.internment", "facility.concentration-camp", "facility.training", "people.detainee", "people.trainee",
    }  # fmt: skip
    assert all(set(row.values()) == {row["id"], row["text"], ""} for row in rows_of("sheet.csv"))


def test_flagged_and_unflagged_are_drawn_from_every_group_and_weighed(cli: Cli) -> None:
    cli(*PASSAGES, "-o", "sheet.csv")
    value = json.loads(Path("sheet-key.json").read_bytes())
    strata = {(stratum["group"], stratum["band"]) for stratum in value["strata"]}
    groups = {group for group, _ in strata}
    assert groups == {"Harbour Daily", "Island Observer", "Ostrava Courier"}
    assert {(group, "unflagged") for group in groups} <= strata
    assert sum(unit["weight"] for unit in value["units"]) == pytest.approx(
        sum(stratum["population"] for stratum in value["strata"]), abs=1e-3
    )


def test_the_text_of_a_row_is_that_of_its_place(cli: Cli) -> None:
    cli(*MATCHES, "-o", "sheet.csv")
    keyed = key("sheet-key.json")
    for row in rows_of("sheet.csv"):
        match = keyed[row["id"]]["match"]
        assert isinstance(match, dict)
        term = str(match["term"])
        assert row["match"].lower()[:4] in term.replace("(", "").replace("internment|", "").lower() or "camp" in term
        assert keyed[row["id"]]["labels"] == [f"{match['lexicon']}:{match['concept']}.{match['frame']}"]


def test_the_same_seed_draws_the_same_whatever_the_processes(cli: Cli) -> None:
    cli(*PASSAGES, "-o", "a.csv")
    cli(*PASSAGES, "-o", "b.csv", "-j", "2")
    cli(*PASSAGES, "-o", "c.csv", "--seed", "2")
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes() != Path("c.csv").read_bytes()
    assert key("a-key.json") == key("b-key.json")


def test_two_coders_have_a_sheet_each_in_another_order(cli: Cli) -> None:
    result = cli(*PASSAGES, "--coders", "2", "--overlap", "50", "-o", "sheet.csv")
    one, two = ([row["id"] for row in rows_of(f"sheet-{n}.csv")] for n in (1, 2))
    both = set(one) & set(two)
    assert (len(one), len(two), len(both)) == (30, 30, 20)
    assert [i for i in one if i in both] != [i for i in two if i in both]
    assert {unit_id for unit_id, unit in key("sheet-key.json").items() if unit["coders"] == [1, 2]} == both
    assert "sheet-1.csv 30, sheet-2.csv 30; 20 of them on both sheets" in result.text
    assert "framing evaluate --coder sheet-1.csv --coder sheet-2.csv --key sheet-key.json" in result.text


def test_a_workbook_has_the_codebook_as_its_second_sheet(cli: Cli) -> None:
    cli(*MATCHES, "-o", "sheet.xlsx")
    cli(*MATCHES, "-o", "again.xlsx")
    assert Path("sheet.xlsx").read_bytes() == Path("again.xlsx").read_bytes()
    table = list(read_workbook(io.BytesIO(Path("sheet.xlsx").read_bytes()), "sheet.xlsx"))
    assert [table[0][1][i] for i in range(6)] == ["id", "referent", "before", "match", "after", "naming"]
    assert len(table) == 31
    import zipfile

    with zipfile.ZipFile("sheet.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        strings = archive.read("xl/sharedStrings.xml").decode()
    assert '<formula1>"yes,no"</formula1>' in sheet
    assert "unattributed_quote" in sheet
    assert "Codebook: Names for sites on an invented island" in strings
    assert "Placards read" in strings


def test_sentences_come_with_what_stands_around_them(cli: Cli) -> None:
    cli(*PASSAGES, "--unit", "sentence", "-o", "sheet.jsonl")
    lines = [json.loads(line) for line in Path("sheet.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(lines[0])[:4] == ["id", "before", "text", "after"]
    assert any(line["before"] for line in lines)
    assert "before and after are there" in Path("sheet-codebook.md").read_text(encoding="utf-8").replace(
        "”", ""
    ).replace("“", "")


def test_what_a_spreadsheet_would_compute_is_defused(cli: Cli) -> None:
    Path("bad.jsonl").write_text(
        json.dumps({"id": "a", "text": "=1+1 camps on Ostrava Island\n\n@sum of all\n\nplain"}), encoding="utf-8"
    )
    cli("sample", "bad.jsonl", "-l", "sites.toml", "-o", "sheet.csv")
    assert sorted(row["text"][:2] for row in rows_of("sheet.csv")) == ["'=", "'@", "pl"]
    cli("sample", "bad.jsonl", "-l", "sites.toml", "-o", "sheet.xlsx")
    import zipfile

    with zipfile.ZipFile("sheet.xlsx") as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()


def test_somebodys_work_is_never_written_over(cli: Cli) -> None:
    cli(*PASSAGES, "-o", "sheet.csv")
    assert cli(*PASSAGES, "-o", "sheet.csv").status == 0
    filled = Path("sheet.csv").read_bytes() + b"x"
    Path("sheet.csv").write_bytes(filled)
    result = cli(*PASSAGES, "-o", "sheet.csv", "--seed", "3")
    assert result.status == 2
    assert "sheet.csv: exists already" in result.err
    assert Path("sheet.csv").read_bytes() == filled
    Path("new-key.json").write_text("{}", encoding="utf-8")
    assert cli(*PASSAGES, "-o", "new.csv").status == 2
    assert not Path("new.csv").exists()
    assert not Path("new-codebook.md").exists()
    assert not [path for path in Path.cwd().iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-l", "sites.toml"), "--output: is missing"),
        (("-l", "sites.toml", "-o", "-"), "--output: is missing"),
        (("-o", "s.csv"), "--lexicon: is missing: what shall passages be coded for?"),
        (("-l", "sites.toml", "-o", "s.html"), "does not print html"),
        (("-l", "sites.toml", "-o", "s.csv", "--no-text"), "nothing to code"),
        (("-l", "sites.toml", "-o", "s.csv", "--by", "outlets"), "did you mean outlet?"),
        (("-l", "sites.toml", "-o", "s.csv", "--frame", "generic"), "nothing is left to code but second mentions"),
        (("-l", "sites.toml", "-o", "s.csv", "-n", "2", "--by", "outlet"), "fewer than the"),
        (
            ("-l", "ukraine-war", "-o", "s.csv"),
            "can do more",
        ),
        (("-l", "sites.toml", "-o", "none/s.csv"), "none/s.csv: cannot be written"),
    ],
)
def test_what_cannot_be_drawn_says_why(arguments: tuple[str, ...], words: str, cli: Cli) -> None:
    result = cli("sample", "outlets.jsonl", *arguments)
    assert result.status == 2
    assert words in result.err
    assert not list(Path.cwd().glob("s*-key.json"))


def test_texts_without_a_match_have_nothing_to_draw(cli: Cli) -> None:
    Path("dull.txt").write_text("Nothing to see.", encoding="utf-8")
    result = cli("sample", "dull.txt", "-l", "sites.toml", "--unit", "match", "-o", "s.csv")
    assert (result.status, "no match of these lexicons" in result.err) == (2, True)
    assert "--no-gate" in result.err


def test_where_nothing_matches_the_field_of_groups_is_not_blamed(cli: Cli) -> None:
    records = [{"id": str(n), "text": "Nothing to see.", "outlet": "Hill Post"} for n in range(9)]
    Path("dull.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    result = cli("sample", "dull.jsonl", "-l", "sites.toml", "--unit", "match", "--by", "outlet", "-o", "s.csv")
    assert (result.status, "no match of these lexicons" in result.err) == (2, True)
    assert "--by" not in result.err


def test_a_document_too_long_for_a_cell_is_refused_in_a_workbook(cli: Cli) -> None:
    Path("long.txt").write_text("Ostrava Island has camps. " * 2_000, encoding="utf-8")
    result = cli("sample", "long.txt", "-l", "sites.toml", "--unit", "document", "-o", "s.xlsx")
    assert result.status == 2
    assert "more than a cell of Excel holds" in result.err
    assert not Path("s.xlsx").exists()
