"""Filled sheets taken back: what people write, what spreadsheets do to it, and every problem at its line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import xlsxwriter

from framing.curating.coded_sheets import CodedSheet, folded_source, read_coded_sheet
from framing.curating.sample_keys import SampleKey, read_key
from framing.errors import InputError, Problem


def key_of(ids: list[str], labels: tuple[str, ...] = ()) -> SampleKey:
    value = {
        "schema": "framing.sample_key/1",
        "run": {"lexicons": []},
        "unit": "paragraph",
        "labels": [{"label": label, "frame": f"x:{label}"} for label in labels],
        "units": [
            {"id": i, "document": "d", "place": f"d:{n}", "group": "A", "band": "unflagged", "weight": 2.0,
             "coders": [1], "labels": []}
            for n, i in enumerate(ids, 1)
        ],
    }  # fmt: skip
    path = Path("key.json")
    path.write_text(json.dumps(value), encoding="utf-8")
    return read_key(path)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(text: str | bytes, *, name: str = "sheet.csv", **options: object) -> CodedSheet:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_coded_sheet(name, **options)  # type: ignore[arg-type]


def problems(text: str, *, key: SampleKey | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text, key=key)
    return [str(problem).replace("\nhint: ", " | ") for problem in caught.value.problems]


def codes(sheet: CodedSheet) -> dict[str, dict[str, str]]:
    return {row_id: dict(row.codes) for row_id, row in sheet.rows.items()}


def test_passages_have_labels_that_are_there_or_not() -> None:
    sheet = read("id,text,a.x,a.y,coder,note\nq_1,One,1,0,Ann,\nq_2,Two,yes,,,why\nq_3,Three,X,No,,\n")
    assert codes(sheet) == {"q_1": {"a.x": "1", "a.y": "0"}, "q_2": {"a.x": "1"}, "q_3": {"a.x": "1", "a.y": "0"}}
    assert (sheet.kind, sheet.coder, sheet.variables) == ("passage", "Ann", ("a.x", "a.y"))
    assert (sheet.rows["q_2"].note, sheet.rows["q_2"].texts) == ("why", {"text": "Two"})


def test_ticks_make_empty_labels_absent() -> None:
    sheet = read("id,text,a.x,a.y\nq_1,One,x,\nq_2,Two,,\n", ticks=True)
    assert codes(sheet) == {"q_1": {"a.x": "1", "a.y": "0"}, "q_2": {"a.x": "0", "a.y": "0"}}


def test_matches_have_naming_voice_stance_and_source() -> None:
    header = "id,before,match,after,naming,voice,wording,stance,source,coder,note\n"
    sheet = read(
        f"{header}q_1,the ,camps, of,Yes,Direct quote,VERBATIM,adopted,  the  Ministry ,,\n"
        "q_2,a ,camp,,no,narrator,own,adopted,,,\n"
    )
    assert sheet.kind == "match"
    assert codes(sheet) == {
        "q_1": {
            "naming": "yes",
            "voice": "direct_quote",
            "wording": "verbatim",
            "stance": "adopted",
            "source": "the Ministry",
        },
        "q_2": {"naming": "no"},
    }
    assert sheet.rows["q_1"].texts["before"] == "the "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_save_in_many_ways(encoding: str, delimiter: str) -> None:
    text = "ID,Text,a.x,Coder\r\nQ_1,“One”,1,Zoë\r\n\r\n,,,\r\n".replace(",", delimiter)
    sheet = read(text.encode(encoding))
    assert (codes(sheet), sheet.coder) == ({"q_1": {"a.x": "1"}}, "Zoë")


def test_workbooks_and_json_lines_are_read_too() -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    page = book.add_worksheet("coding")
    page.write_row(0, 0, ["id", "text", "a.x"])
    page.write_row(1, 0, ["q_1", "One", 1])
    book.add_worksheet("codebook").write_row(0, 0, ["id", "q_9"])
    book.close()
    assert codes(read(data.getvalue(), name="sheet.xlsx")) == {"q_1": {"a.x": "1"}}
    assert codes(read('{"id": "q_1", "text": "One", "a.x": true}\n', name="s.jsonl")) == {"q_1": {"a.x": "1"}}


def test_the_coder_is_else_called_like_the_file() -> None:
    assert read("id,text,a.x\nq_1,One,1\n", name="berta.csv").coder == "berta"


def test_columns_of_remarks_are_told_from_labels_and_said() -> None:
    notes: list[Problem] = []
    sheet = read("id,text,a.x,unsure\nq_1,One,1,a bit\nq_2,Two,0,\n", on_note=notes.append)
    assert sheet.variables == ("a.x",)
    assert "not read: “unsure”" in str(*notes)


def test_all_problems_are_told_at_their_lines() -> None:
    text = (
        "id,text,a.x,a.y,coder\n"
        "q_1,One,maybe,0,Ann\n"
        "q_7,Two,1,0,\n"
        ",Three,1,0,\n"
        "q_1,One,0,0,\n"
        "q_2,Two,1,1,Ben\n"
        "q_2,Two,1,1,,more\n"
    )
    found = problems(text, key=key_of(["q_1", "q_2"], ("a.x", "a.y")))
    assert [line.split(": ")[0] for line in found] == [f"sheet.csv:{n}" for n in (7, 2, 3, 4, 5, 6)]
    joined = "\n".join(found)
    assert "“maybe” is no code for a.x | 1, 0, or nothing" in joined
    assert "“q_7” is no row of this sample" in joined
    assert "a row without an id" in joined
    assert "q_1 is coded otherwise in line 2" in joined
    assert "two coders in one sheet: Ann, Ben" in joined


def test_a_slip_in_a_code_is_guessed() -> None:
    header = "id,match,naming,voice\n"
    (found,) = problems(f"{header}q_1,camps,yes,naration\n")
    assert found == "sheet.csv:2: “naration” is no code for voice | did you mean narrator?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "an empty sheet"),
        ("text,a.x\nOne,1\n", "no column is called id"),
        ("id,match,namng\nq_1,camps,yes\n", "no column is called naming | is it “namng”?"),
        ("id,text,a.x,a.x\nq_1,One,1,1\n", "two columns are called a.x"),
        ("id,text,coder\nq_1,One,Ann\n", "no column to code"),
        ("id,text,a.x\nq_1,One,\n", "nothing is coded"),
    ],
)
def test_what_is_no_coded_sheet_is_refused(text: str, words: str) -> None:
    assert words in "\n".join(problems(text))


def test_a_label_whose_column_is_gone_is_missed() -> None:
    (found,) = problems("id,text,a.xx\nq_1,One,1\n", key=key_of(["q_1"], ("a.x",)))
    assert found == "sheet.csv:1: no column is called a.x | is it “a.xx”?"


def test_the_same_row_twice_counts_once() -> None:
    assert codes(read("id,text,a.x\nq_1,One,1\nq_1,One,1\n")) == {"q_1": {"a.x": "1"}}


def test_a_source_is_the_same_with_other_letters_or_article() -> None:
    assert folded_source("The  Ministry,") == folded_source("ministry")
    assert folded_source("a spokesman") != folded_source("a spokeswoman")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{", "broken JSON"),
        ("[]", "no key of a sample"),
        ('{"schema": "framing.sample_key/1"}', "changed or cut short"),
        (
            '{"schema": "framing.sample_key/1", "unit": "match", "labels": [], "run": {"lexicons": []}, "units": '
            '[{"id": "a", "document": "d", "place": "d", "group": "g", "band": "b", "weight": 0, "coders": [1], '
            '"labels": []}]}',
            "weight 0",
        ),
    ],
)
def test_what_is_no_key_is_refused(written: str, words: str) -> None:
    Path("key.json").write_text(written, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_key("key.json")
