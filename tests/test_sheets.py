"""Sheets that people wrote on: however a spreadsheet saves them, the rows come back with their lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.corpus.formats.sheets import Row, read_sheet
from framing.errors import InputError
from framing.report.media.csv import csv_line


def read(data: bytes | str) -> tuple[list[tuple[int, Row]], list[tuple[int, str]]]:
    problems: list[tuple[int, str]] = []
    rows = read_sheet(
        data if isinstance(data, bytes) else data.encode(),
        "sheet.csv",
        on_header=lambda line, names: True,
        on_problem=lambda line, message, hint: problems.append((line, message)),
    )
    return list(rows), problems


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings_are_told_from_the_file(delimiter: str, encoding: str) -> None:
    text = f"id{delimiter}note\r\n\r\na{delimiter}Zoë\r\n"
    assert read(text.encode(encoding)) == ([(3, {"id": "a", "note": "Zoë"})], [])


def test_the_line_in_which_excel_states_the_delimiter_is_none_of_the_table() -> None:
    assert read("sep=;\nid;a,b\nx;1\n") == ([(3, {"id": "x", "a,b": "1"})], [])


def test_line_breaks_in_cells_keep_the_lines_of_the_rows() -> None:
    rows, _ = read('id,text\na,"one\n\ntwo"\nb,three\n')
    assert rows == [(2, {"id": "a", "text": "one\n\ntwo"}), (5, {"id": "b", "text": "three"})]


def test_json_lines_are_rows_too() -> None:
    lines = [{"id": "a", "x": 1, "y": None}, {"id": "b", "x": True, "z": ["p", "q"]}]
    rows, problems = read("\n".join(map(json.dumps, lines)) + "\n{broken\n[]")
    assert rows[0] == (1, {"id": "a", "x": "1", "y": "", "z": ""})
    assert rows[1] == (2, {"id": "b", "x": "true", "y": "", "z": "p; q"})
    assert [line for line, _ in problems] == [3, 4]


def test_one_object_over_several_lines_is_told_once() -> None:
    with pytest.raises(InputError, match="holds one JSON object, not one in each line"):
        read(json.dumps({"schema": "framing.sample_key/1", "units": [{"id": "a"}]}, indent=2))
    assert read('{"id": "a"}\n') == ([(1, {"id": "a"})], [])


def test_rows_that_are_too_long_are_told() -> None:
    assert read("id,a\nx,1,2\n") == ([], [(2, "3 fields where the header has 2")])


def test_what_is_no_table_says_how_to_save_it() -> None:
    with pytest.raises(InputError, match="save the sheet as CSV"):
        read(b"\x00\x01\x02")


@limits(max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12), min_size=2))
def test_what_is_written_as_csv_is_read_as_it_was(cells: list[str]) -> None:
    if not any(cell.strip() for cell in cells) or any(cell.startswith("'") for cell in cells):
        return
    names = [f"c{i}" for i in range(len(cells))]
    rows, problems = read(b"".join([csv_line(names), csv_line(cells)]))
    assert problems == []
    assert rows == [(2, dict(zip(names, cells, strict=True)))]
