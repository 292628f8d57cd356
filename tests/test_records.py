"""Documents from JSON and JSON Lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import read_documents
from framing.corpus.formats.records import read_json_lines
from framing.corpus.request import Request
from framing.errors import InputError
from framing.types import Document

Write = Callable[[str, str], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def call(name: str, content: str) -> str:
        Path(name).write_text(content, encoding="utf-8", newline="")
        return name

    return call


def error_of(path: str, **options: str) -> str:
    with pytest.raises(InputError) as caught:
        list(read_documents([path], **options))  # type: ignore[arg-type]
    return str(caught.value)


def test_a_line_is_a_document_and_other_columns_are_meta(write: Write) -> None:
    path = write(
        "a.jsonl", '{"id": 7, "text": "One.", "outlet": "River", "n": 1.5, "tags": ["a", {"b": 1}], "x": null}\r\n'
    )
    assert list(read_documents([path])) == [
        Document("7", "One.", {"outlet": "River", "n": 1.5, "tags": '["a",{"b":1}]', "x": None}, "a.jsonl")
    ]


def test_blank_lines_are_skipped_and_missing_ids_are_the_line(write: Write) -> None:
    path = write("a.jsonl", '\n{"text": "One."}\n\n  \n{"id": "", "text": "Two."}\n{"id": null, "text": "Three."}')
    assert [document.id for document in read_documents([path])] == ["a.jsonl:2", "a.jsonl:5", "a.jsonl:6"]


def test_a_broken_line_is_named(write: Write) -> None:
    path = write("a.jsonl", '{"text": "One."}\n{"text": "Two"\n')
    assert error_of(path).startswith("a.jsonl:2: broken JSON")


def test_a_missing_text_column_lists_the_columns_and_guesses(write: Write) -> None:
    error = error_of(write("a.jsonl", '{"id": 1, "body": "One."}\n'))
    assert 'no column "text"; the columns are: id, body' in error
    assert "--text-field body" in error


def test_a_column_that_is_hardly_alike_is_no_guess(write: Write) -> None:
    assert "--text-field NAME" in error_of(write("a.jsonl", '{"id": 1, "outlet": "One."}\n'))


def test_a_misspelt_text_column_is_guessed(write: Write) -> None:
    assert "--text-field words" in error_of(write("a.jsonl", '{"words": "One."}\n'), text_field="wrods")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": null}', "is null, not a text"),
        ('{"text": 3}', "is a number, not a text"),
        ('{"text": true}', "is true or false, not a text"),
        ('{"text": ["a"]}', "is a list, not a text"),
        ('{"text": "a\\u0000b"}', "binary"),
        ('{"text": "a", "id": {"b": 1}}', "is an object, not a text or number"),
        ('["text"]', "not a JSON object"),
        ('"text"', "not a JSON object"),
        ('{"text": "\\ud800"}', "broken JSON"),
        ("[" * 5_000, "broken JSON"),
    ],
)
def test_bad_records_are_reported_and_skipped(write: Write, line: str, message: str) -> None:
    path = write("a.jsonl", f'{line}\n{{"text": "Good."}}\n')
    bad: list[InputError] = []
    assert [document.text for document in read_documents([path], on_bad=bad.append)] == ["Good."]
    assert [error.problems[0].place for error in bad] == ["a.jsonl:1"]
    assert message in str(bad[0])


def test_numbers_python_writes_and_json_lacks_are_absent(write: Write) -> None:
    path = write("a.jsonl", '{"text": "a", "score": NaN, "top": Infinity}')
    assert next(read_documents([path])).meta == {"score": None, "top": None}


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('{"text": "One."}', ["One."]),
        ('[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        ('{"n": 2, "articles": [{"text": "One."},\n {"text": "Two."}]}', ["One.", "Two."]),
        ('{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ("[]", []),
    ],
)
def test_json_files_hold_one_or_many_documents(write: Write, content: str, texts: list[str]) -> None:
    assert [document.text for document in read_documents([write("a.json", content)])] == texts


def test_a_broken_json_file_is_one_problem(write: Write) -> None:
    assert error_of(write("a.json", '[{"text": "One."},')).startswith("a.json: broken JSON")


def test_lines_with_quotation_marks_of_mails_are_block_quotes(write: Write) -> None:
    (document,) = read_documents([write("a.jsonl", '{"id": "a", "text": "Ann wrote:\\n> No.\\n\\nYes."}')])
    assert [document.text[start:end] for start, end in document.block_quotes] == ["> No."]


def test_the_headline_column_is_put_in_front_and_marked(write: Write) -> None:
    line = (
        '{"title": " Salt sheds close ", "text": "One."}\n{"title": "", "text": "Two."}\n'
        '{"title": "Two", "text": "Two\\n\\nx"}'
    )
    documents = list(read_documents([write("a.jsonl", line)], headline_field="title"))
    assert [document.text for document in documents] == ["Salt sheds close\n\nOne.", "Two.", "Two\n\nx"]
    assert [document.marked for document in documents] == [((0, 16, "headline"),), (), ((0, 3, "headline"),)]


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "a"]), inner),
    max_leaves=5,
)


@given(st.lists(st.one_of(values.map(lambda value: orjson.dumps(value) + b"\n"), st.binary(max_size=20))))
def test_any_lines_give_documents_or_problems_with_their_place(lines: list[bytes]) -> None:
    bad: list[InputError] = []
    documents = list(read_json_lines(lines, "x", Request(on_bad=bad.append)))
    assert len(documents) + len(bad) == sum(bool(line.strip()) for line in lines)
    assert all(error.problems[0].place.startswith("x:") for error in bad)
    assert all(isinstance(document.text, str) for document in documents)
