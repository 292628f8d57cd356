"""Documents from CSV and TSV."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import read_documents
from framing.corpus.formats.tables import is_header, read_table
from framing.corpus.request import Request
from framing.errors import InputError
from framing.types import Document


def read(data: bytes, bad: list[InputError] | None = None) -> list[Document]:
    request = Request(on_bad=None if bad is None else bad.append)
    return list(read_table(data.splitlines(keepends=True), "a.csv", request))


def test_rows_are_documents_with_texts_as_values() -> None:
    assert read(b'id,text,outlet\r\n1,"One, and\nmore.",River\r\n,Two.,\r\n') == [
        Document("1", "One, and\nmore.", {"outlet": "River"}, "a.csv"),
        Document("a.csv:2", "Two.", {"outlet": None}, "a.csv"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_taken_from_the_header(delimiter: str) -> None:
    data = delimiter.join(["id", "text", "n"]) + "\n" + delimiter.join(["1", "One. Two", "3"])
    assert read(data.encode())[0].meta == {"n": "3"}


def test_a_delimiter_inside_quotes_is_none() -> None:
    assert read(b'"a;b;c",text\nx,One.')[0].meta == {"a;b;c": "x"}


def test_big_fields_are_read() -> None:
    text = "salt " * 100_000
    assert read(f'text\n"{text}"\n'.encode())[0].text == text


def test_blank_rows_are_skipped_and_an_empty_text_is_a_document() -> None:
    assert [document.text for document in read(b"id,text\n\n1,\n\n2,x\n")] == ["", "x"]


def test_ragged_rows_are_named_by_the_line_they_begin_on() -> None:
    bad: list[InputError] = []
    documents = read(b'id,text\n1,"a\nb"\n2,c,d\n3\n4,e\n', bad)
    assert [document.id for document in documents] == ["1", "4"]
    assert [error.problems[0].place for error in bad] == ["a.csv:4", "a.csv:5"]


def test_an_open_quote_is_a_problem_not_a_document() -> None:
    bad: list[InputError] = []
    assert [document.id for document in read(b'id,text\n1,a\n2,"b\n3,c\n', bad)] == ["1"]
    assert [error.problems[0].place for error in bad] == ["a.csv:3"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty table"),
        (b"\n\n", "empty table"),
        (b"id,body\n1,x\n", 'no column "text"; the columns are: id, body'),
        (b"text,a,a\nx,1,2\n", "two columns are called a"),
        (b"text,a\nx\0,1\n", "binary"),
        (b"text,a\nx\x81,1\n", "binary"),
    ],
)
def test_tables_that_cannot_be_read_are_one_problem(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


def test_files_with_marks_and_wide_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / "a.tsv"
        path.write_text("id\ttext\n1\tcafé\n", encoding=encoding)
        assert [document.text for document in read_documents([path])] == ["café"]


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("id,text", True),
        ("text;n", True),
        ("text", False),
        ("The text, in short", False),
        ("id,body", False),
        ("", False),
    ],
)
def test_only_a_clear_header_is_a_header(line: str, *, header: bool) -> None:
    assert is_header(line, "text") is header


@given(st.text(alphabet='atex,;\t"\n\r é'))
def test_any_table_gives_documents_or_problems(rows: str) -> None:
    bad: list[InputError] = []
    for document in read(f"text,x\n{rows}".encode(), bad):
        assert document.path == "a.csv"
