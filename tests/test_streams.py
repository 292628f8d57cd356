"""Every reader on spoilt files: documents or an error that names the file, and nothing else."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.formats.streams import read_stream
from framing.corpus.layout import lay_out
from framing.corpus.operands import Chunk, Kind
from framing.corpus.request import Request
from framing.errors import InputError
from tests.made.files import column, docx, odt, pdf, zipped
from tests.made.webpage_layouts import LAYOUTS, STORIES

SEEDS: dict[Kind, bytes] = {
    "pdf": pdf([column(["Salt sheds close", "The owners closed the last of them on Mon-", "day."]) for _ in range(2)]),
    "docx": docx([("Salt sheds close", "Titel"), "The owners left."]),
    "odt": odt('<text:h text:outline-level="1">H</text:h><text:p>One<text:s text:c="3"/>x</text:p>'),
    "zip": zipped({"a.txt": "Plain.", "b.json": '[{"text": "x"}]', "c.csv": "text,id\nx,1\n"}),
    "gzip": gzip.compress(b"Plain text.\n" * 50),
    "rtf": rb"{\rtf1\ansi Plain \par there \'e4}",
    "html": LAYOUTS["semantic"](STORIES[0]).encode(),
    "json": b'[{"text": "x", "id": 1}]',
    "jsonl": b'{"text": "x"}\n{"text": "y", "id": 3}\n',
    "table": b'text,id\n"a,b",1\n',
    "warc": b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 5\r\n\r\nPlain\r\n\r\n",
    "markdown": b"---\na: b\n---\n# H\n\nText.",
}
edits = st.lists(
    st.tuples(st.sampled_from("sdi"), st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=6
)


def spoilt(data: bytes, changes: list[tuple[str, float, bytes]]) -> bytes:
    for kind, share, piece in changes:
        at = int(share * len(data))
        data = data[:at] + (b"" if kind == "d" else piece) + data[at + (0 if kind == "i" else len(piece)) :]
    return data


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=60)
@given(changes=edits, known=st.booleans())
def test_a_spoilt_file_is_read_or_named(kind: Kind, changes: list[tuple[str, float, bytes]], *, known: bool) -> None:
    if kind == "pdf":
        pytest.importorskip("pypdf")
    bad: list[InputError] = []
    chunk = Chunk("in/a.txt.gz" if kind == "gzip" else "in/a", kind if known else "unknown")
    try:
        for document in read_stream(io.BytesIO(spoilt(SEEDS[kind], changes)), chunk, Request(on_bad=bad.append)):
            assert all(0 <= start <= end <= len(document.text) for start, end, _ in document.marked)
            lay_out(document)
    except InputError as error:
        bad.append(error)
    assert all(problem.place.startswith("in/a") for error in bad for problem in error.problems)


def read(data: bytes, kind: Kind) -> Iterator[str]:
    return (document.text for document in read_stream(io.BytesIO(data), Chunk("a", kind), Request()))


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        (
            "table",
            b"text," + b",".join(b"c%d" % number for number in range(100_000)) + b"\nx",
            "more than 10,000 are not",
        ),
        ("json", b"[" * 100_000, "broken JSON"),
        ("jsonl", b'{"text":' + b"[" * 100_000, "broken JSON"),
        ("json", json.dumps({"text": "x", "a": 1}).encode()[:-1], "broken JSON"),
    ],
    ids=["million columns", "deep JSON", "deep line", "cut JSON"],
)
def test_hostile_tables_and_records_are_refused(kind: Kind, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        list(read(data, kind))


def test_deeply_nested_pages_are_read() -> None:
    assert list(read(b"<div>" * 20_000 + b"<p>Deep.</p>", "html")) == ["Deep."]
