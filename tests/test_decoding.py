"""From bytes to text."""

from __future__ import annotations

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.formats.decoding import decode, decode_lines
from framing.corpus.request import Request
from framing.errors import InputError, Problem

TEXT = "The “salt” sheds – Łódź\r\nclosed."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_marks_are_heeded_and_dropped_and_line_ends_kept(data: bytes) -> None:
    assert decode(data, "a.txt") == (TEXT, None)


def test_windows_text_is_read_with_a_note() -> None:
    text, note = decode("The “salt” sheds – café".encode("cp1252"), "a.txt")
    assert text == "The “salt” sheds – café"
    assert note is not None
    assert note.place == "a.txt"


def test_control_characters_alone_are_text() -> None:
    assert decode(b"a\x01\x0c\x1b[0m b", "a.txt") == ("a\x01\x0c\x1b[0m b", None)


@pytest.mark.parametrize("data", [b"a\0b", b"\x81\x8d", b"%PDF-1.7 text", codecs.BOM_UTF16_LE + b"a", b"\x1f\x8b\x08"])
def test_binary_data_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: binary data"):
        decode(data, "a.txt")


def test_lines_are_decoded_one_by_one_and_the_note_given_once() -> None:
    notes: list[Problem] = []
    request = Request(on_note=notes.append)
    data = codecs.BOM_UTF8 + "é\n".encode() + b"caf\xe9\n" + b"\xe9\n" + b"\x81\n" + b"end"
    assert list(decode_lines(io.BytesIO(data), "a.csv", request)) == [
        "é\n".encode(), "café\n".encode(), "é\n".encode(), b"\x81\n", b"end",
    ]  # fmt: skip
    assert len(notes) == 1


def test_lines_of_wide_encodings_become_utf8() -> None:
    stream = io.BytesIO("é\nb".encode("utf-16"))
    assert list(decode_lines(stream, "a.csv", Request())) == ["é\n".encode(), b"b"]


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "x")
    except InputError:
        return
    assert "\0" not in text
    text.encode()
