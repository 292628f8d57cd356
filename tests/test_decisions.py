"""Reading files of rulings: messy tables, and every problem at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.formats.sheets import MOST_PROBLEMS
from framing.errors import InputError, Problem
from framing.reading.decisions import load_rulings
from framing.reading.rulings import Ruling, Rulings
from framing.types import STANCES, VOICES, WORDINGS

A, B = "0123456789abcdef", "fedcba9876543210"


def load(text: str | bytes, tmp_path: Path) -> Rulings:
    path = tmp_path / "rulings.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_rulings(path)


def problems(text: str, tmp_path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        load(text, tmp_path)
    return [(problem.place.rpartition("/")[2], str(problem)) for problem in caught.value.problems]


def test_a_row_rules_on_a_match(tmp_path: Path) -> None:
    found = load(f"id,ruling,voice,wording,stance,coder,note\n{A},count,indirect,paraphrase,rejected,Ann,x\n", tmp_path)
    assert found.by_match == {A: (Ruling("ann", "count", "indirect", "paraphrase", "rejected"),)}
    assert (found.coders, found.unread) == (1, 0)


def test_a_drawn_match_has_its_weight(tmp_path: Path) -> None:
    found = load(f"id,ruling,weight\n{A},count,4.5\n{B},count,\n", tmp_path)
    assert [found.by_match[match][0].weight for match in (A, B)] == [4.5, 1.0]
    assert problems(f"id,ruling,weight\n{A},count,heavy\n", tmp_path)[0][0].endswith(":2")


def test_a_coder_alone_has_read_the_match_and_leaves_it(tmp_path: Path) -> None:
    assert load(f"id,coder\n{A},Ann\n", tmp_path).by_match == {A: (Ruling("ann", None),)}


def test_rows_that_nobody_has_written_on_are_unread(tmp_path: Path) -> None:
    found = load(f"id,voice,ruling\n{A},narrator,\n{B},narrator,count\n", tmp_path)
    assert set(found.by_match) == {B}
    assert found.unread == 1


def test_several_coders_each_have_their_ruling(tmp_path: Path) -> None:
    found = load(f"id,ruling,coder\n{A},count,Ann\n{A},exclude,Ben\n{B},count, ann \n", tmp_path)
    assert [ruling.coder for ruling in found.by_match[A]] == ["ann", "ben"]
    assert found.coders == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spreadsheets_write_tables_in_many_ways(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    rows = [
        ["", "", ""],
        ["ID ", "Ruling", "Coder"],
        [A.upper(), " Count", "Zoë"],
        ["", "", ""],
        [B, "EXCLUDE", '"Müller' + f'{delimiter} Jan{end}z. A."'],
    ]
    data = end.join(delimiter.join(row) for row in rows).encode(encoding)
    found = load(data, tmp_path)
    assert found.by_match[A] == (Ruling("zoë", "count"),)
    (other,) = found.by_match[B]
    assert (other.verdict, other.coder) == ("exclude", f"müller{delimiter.strip()} jan z. a.")


def test_windows_letters_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "rulings.csv"
    path.write_bytes(f"id;ruling;coder\n{A};count;Zoë\n".encode("cp1252"))
    notes: list[Problem] = []
    load_rulings(path, on_note=notes.append)
    assert "Windows-1252" in str(*notes)


def test_columns_of_others_are_left_alone(tmp_path: Path) -> None:
    found = load(f"document,id,text,rule,ruling,left,meta.coder_notes\nd,{A},camps,narrator,count,the,\n", tmp_path)
    assert found.by_match == {A: (Ruling("", "count"),)}


def test_short_rows_are_filled_and_the_same_row_twice_counts_once(tmp_path: Path) -> None:
    assert load(f"id,ruling,coder\n{A},count\n{A},count,\n", tmp_path).by_match == {A: (Ruling("", "count"),)}


def test_all_problems_are_told_at_their_lines(tmp_path: Path) -> None:
    text = (
        "id,ruling,voice,stance,coder\n"
        f"{A},include,narator,adopted,Ann\n"
        f"1.23457E+15,count,,,Ann\n"
        f",exclude,,,Ann\n"
        f"{B},count,narrator,reject,Ann\n"
        "camps,count,,,Ann\n"
        f"{B},exclude,,,Ann\n"
        f"{A},count,,,Ann,and,more\n"
    )
    found = problems(text, tmp_path)
    assert [place for place, _ in found] == [f"rulings.csv:{n}" for n in (2, 2, 3, 4, 5, 6, 7, 8)]
    messages = [message for _, message in found]
    assert "one of count, exclude" in messages[0]
    assert "did you mean narrator?" in messages[1]
    assert "a spreadsheet took it for a number" in messages[2]
    assert "did you mean rejected?" in messages[4]
    assert "Ann has ruled otherwise on this match in line 5" in messages[6]
    assert "7 fields where the header has 5" in messages[7]


def test_a_second_ruling_of_nobody_named_asks_for_names(tmp_path: Path) -> None:
    ((place, message),) = problems(f"id,ruling\n{A},count\n{A},exclude\n", tmp_path)
    assert place == "rulings.csv:3"
    assert "name both coders" in message


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("id,rulling", "did you mean ruling?"),
        ("id,ruling,stanze,codr", "did you mean coder?"),
        ("ids,ruling", "no column is called id"),
        ("match,ruling", "no column is called id"),
        ("id,ruling,Ruling", "two columns are called ruling"),
        ("id,voice,stance", "nobody has read these matches"),
    ],
)
def test_headers_that_cannot_be_meant_are_refused(tmp_path: Path, header: str, words: str) -> None:
    found = problems(f"\n{header}\n{A},count\n", tmp_path)
    assert {place for place, _ in found} == {"rulings.csv:2"}
    assert any(words in message for _, message in found)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "an empty table"),
        (b"PK\x03\x04\x00\x00", "save the sheet as CSV"),
        (b'id,ruling\n"0123456789abcdef,count\n', "broken row"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        load(data, tmp_path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: no such file"):
        load_rulings(tmp_path / "none.csv")


def test_endless_problems_are_counted(tmp_path: Path) -> None:
    found = problems("id,ruling\n" + f"{A},maybe\n" * 200, tmp_path)
    assert len(found) == MOST_PROBLEMS + 1
    assert "150 more problems" in found[-1][1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([A, B, "", "x"]),
            st.sampled_from(["count", "exclude", "", "no"]),
            st.sampled_from(["", *VOICES, *STANCES, *WORDINGS]),
            st.sampled_from(["", "Ann", "Ben"]),
        ),
        max_size=6,
    ),
    st.sampled_from(",;\t"),
)
def test_any_table_is_read_or_refused_line_by_line(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], delimiter: str
) -> None:
    text = "\n".join(delimiter.join(row) for row in [("id", "ruling", "voice", "coder"), *rows])
    refused: list[Problem] = []
    found = None
    try:
        found = load(text, tmp_path_factory.mktemp("rulings"))
    except InputError as error:
        refused += error.problems
    assert all(problem.place.rpartition(":")[2].isdigit() for problem in refused)
    if found is not None:
        assert set(found.by_match) == {row[0] for row in rows if row[0] and (row[1] or row[3])}
