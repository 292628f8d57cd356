"""Reading documents from files, directories and standard input."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.corpus import read_documents
from framing.errors import InputError, Problem
from framing.types import Document


@pytest.fixture(autouse=True)
def _in_empty_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: bytes | str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Document]:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    return list(read_documents(["-"]))


def test_every_kind_of_file_in_a_directory_is_read() -> None:
    write("in/a.txt", "Plain.")
    write("in/b.md", "# Head\n\nMark.")
    write("in/c.html", "<p>Page.</p>")
    write("in/d.csv", "text,id\nRow.,d1\n")
    write("in/e.jsonl", '{"text": "Line."}\n')
    write("in/f.json", '[{"text": "Item."}]')
    assert [(document.id, document.text) for document in read_documents(["in"])] == [
        ("in/a.txt", "Plain."),
        ("in/b.md", "# Head\n\nMark."),
        ("in/c.html", "Page."),
        ("d1", "Row."),
        ("in/e.jsonl:1", "Line."),
        ("in/f.json:1", "Item."),
    ]


def test_an_empty_file_is_an_empty_document() -> None:
    assert [document.text for document in read_documents([write("a.txt", "")])] == [""]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Plain text, and more.\nSecond line.", ["Plain text, and more.\nSecond line."]),
        (b"", [""]),
        (b'\n{"text": "One."}\n\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'\xef\xbb\xbf{"text": "One."}', ["One."]),
        (b'[{"text": "One."},\n{"text": "Two."}]', ["One.", "Two."]),
        (b'{\n"articles": [{"text": "One."}, {"text": "Two."}]}', ["One.", "Two."]),
        (b'id,text\n1,"One."\n', ["One."]),
        (b"The text, as it was read,\nis here.", ["The text, as it was read,\nis here."]),
        (b"<!doctype html><p>One.</p>", ["One."]),
        (b"<b>One.</b>", ["<b>One.</b>"]),
        (b"[Updated] The sheds close.", ["[Updated] The sheds close."]),
        (b"{sic} The sheds close.", ["{sic} The sheds close."]),
        ("Łódź”".encode("utf-16"), ["Łódź”"]),
    ],
)
def test_standard_input_is_read_as_what_it_clearly_is(
    monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]
) -> None:
    documents = piped(monkeypatch, data)
    assert [document.text for document in documents] == texts
    assert {document.path for document in documents} <= {"<stdin>"}


def test_piped_text_is_named_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [document.id for document in piped(monkeypatch, b"x")] == ["<stdin>"]


def test_piped_records_without_the_column_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="--text-field body"):
        piped(monkeypatch, b'{"body": "One."}\n{"body": "Two."}\n')


def test_a_file_of_unknown_suffix_is_read_as_what_it_is() -> None:
    assert [document.text for document in read_documents([write("dump", '{"text": "One."}\n')])] == ["One."]


def test_binary_files_are_refused_and_skipped_on_demand() -> None:
    write("in/a.txt", b"\x00\x01\x02")
    write("in/b.txt", "Good.")
    with pytest.raises(InputError, match=r"^in/a\.txt: binary data"):
        list(read_documents(["in"]))
    bad: list[InputError] = []
    assert [document.text for document in read_documents(["in"], on_bad=bad.append)] == ["Good."]
    assert len(bad) == 1


def test_missing_operands_are_refused_before_anything_is_read() -> None:
    write("a.txt", "Good.")
    with pytest.raises(InputError, match=r"^b\.txt: no such file"):
        next(read_documents(["a.txt", "b.txt"], on_bad=lambda error: None))


def test_an_empty_name_is_refused_and_is_not_the_working_directory() -> None:
    write("a.txt", "Good.")
    with pytest.raises(InputError, match=r'^"": an empty name'):
        list(read_documents([""]))


def test_one_path_need_not_stand_in_a_list() -> None:
    write("a.txt", "Good.")
    assert [document.text for document in read_documents("a.txt")] == ["Good."]
    assert [document.text for document in read_documents(Path("a.txt"))] == ["Good."]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs file permissions that bind")
def test_a_file_without_permission_is_named() -> None:
    Path(write("a.txt", "x")).chmod(0)
    with pytest.raises(InputError, match=r"^a\.txt: cannot be read"):
        list(read_documents(["a.txt"]))


def test_the_encoding_is_noted_not_refused() -> None:
    notes: list[Problem] = []
    documents = list(read_documents([write("a.txt", "caf\xe9".encode("cp1252"))], on_note=notes.append))
    assert [document.text for document in documents] == ["café"]
    assert [note.place for note in notes] == ["a.txt"]


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_records_may_be_none(content: str) -> None:
    assert list(read_documents([write("a.jsonl", content)])) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", '{"key": 1, "text": "One."}\n{"key": 2, "text": "Two."}\n'), ("a.csv", "key,text\n1,One.\n2,Two.\n")],
)
def test_a_column_that_is_asked_for_and_missing_is_noted_once_a_file(name: str, content: str) -> None:
    notes: list[Problem] = []
    asked = read_documents([write(name, content)], id_field="kee", headline_field="title", on_note=notes.append)
    assert [document.id for document in asked] == [f"{name}:1", f"{name}:2"]
    assert [note.message for note in notes] == [
        '--id-field: its first record has no "kee"',
        '--headline-field: its first record has no "title"',
    ]
    assert notes[0].hint == "did you mean key?"
    list(read_documents([name], on_note=notes.append))  # nobody asked for ids of their own
    assert len(notes) == 2


def test_ids_must_be_unique_over_all_inputs() -> None:
    write("a.jsonl", '{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n')
    write("b.jsonl", '{"id": "1", "text": "Again."}\n{"id": 3, "text": "Three."}\n')
    with pytest.raises(InputError, match=r'^b\.jsonl: a second document with the id "1"'):
        list(read_documents(["a.jsonl", "b.jsonl"]))
    bad: list[InputError] = []
    assert [document.id for document in read_documents(["a.jsonl", "b.jsonl"], on_bad=bad.append)] == ["1", "2", "3"]
    assert len(bad) == 1


def test_the_same_file_twice_is_a_duplicate() -> None:
    write("a.txt", "One.")
    with pytest.raises(InputError, match="second document"):
        list(read_documents(["a.txt", "a.txt"]))


def test_records_are_read_one_by_one() -> None:
    write("a.jsonl", '{"text": "One."}\nbroken\n')
    documents = read_documents(["a.jsonl"])
    assert next(documents).text == "One."
    with pytest.raises(InputError, match=r"^a\.jsonl:2: broken JSON"):
        next(documents)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "csv", "json", "jsonl", "dat"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([b"", b"text\n", b'{"text": "One."}\n', b'[{"text": "One."}]']),
    st.one_of(st.binary(max_size=60), st.text(alphabet='text,"{}[]:\n<p>-#é\x00', max_size=60).map(str.encode)),
)
def test_no_bytes_crash_a_reader(suffix: str, head: bytes, data: bytes) -> None:
    name = write(f"fuzz.{suffix}", head + data)
    for document in read_documents([name], on_bad=lambda error: None):
        assert "\0" not in document.text
