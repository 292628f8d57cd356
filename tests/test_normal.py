"""The normal form of documents reads back as the same documents."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import read_documents
from framing.corpus.formats.parquet import write_parquet
from framing.corpus.normal import as_record, from_record
from framing.corpus.request import Request
from framing.errors import InputError
from framing.types import ZONES, Document, MetaValue, Zone

MARKED: tuple[tuple[int, int, Zone], ...] = ((0, 16, "headline"),)
META: dict[str, MetaValue] = {"outlet": "River", "n": 1.5, "x": None, "y": True}
DOCUMENTS = [
    Document("a", "Salt sheds close\n\nThe “last” one.", META, "in/a.html", MARKED),
    Document("b/ü", "", {}, None, ()),
    Document("d", "One.\n\n> Two.", {}, None, (), block_quotes=((6, 12),)),
]


def reread(path: Path) -> list[tuple[object, ...]]:
    return [(x.id, x.text, dict(x.meta), x.marked, x.block_quotes) for x in read_documents([path])]


EXPECTED = [(x.id, x.text, dict(x.meta), x.marked, x.block_quotes) for x in DOCUMENTS]


def test_json_lines_read_back_as_the_same_documents(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b"".join(orjson.dumps(as_record(x, language="en")) + b"\n" for x in DOCUMENTS))
    assert reread(path) == EXPECTED


def test_parquet_reads_back_as_the_same_documents(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "corpus.parquet"
    with path.open("wb") as out:
        write_parquet((as_record(x, language=None) for x in DOCUMENTS), out, "corpus.parquet")
    assert reread(path) == EXPECTED


def test_a_headline_that_is_asked_for_is_put_before_texts_that_have_none(tmp_path: Path) -> None:
    bare = Document("c", "The “last” one.", {"title": "Salt sheds close"}, None, ((4, 10, "caption"),))
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b"".join(orjson.dumps(as_record(x, language="en")) + b"\n" for x in (DOCUMENTS[0], bare)))
    own, given = read_documents([path], headline_field="title")
    assert (own.text, own.marked) == (DOCUMENTS[0].text, MARKED)
    assert (given.text, given.marked) == (
        "Salt sheds close\n\nThe “last” one.",
        ((0, 16, "headline"), (22, 28, "caption")),
    )
    assert [given.text[start:end] for start, end, _ in given.marked] == ["Salt sheds close", "“last”"]


def test_block_quotes_move_with_the_text_and_older_records_have_none(tmp_path: Path) -> None:
    quoting = Document("d", "> One.", {"title": "Salt sheds close"}, block_quotes=((0, 6),))
    older = {name: value for name, value in as_record(quoting, language=None).items() if name != "block_quotes"}
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(
        b"".join(orjson.dumps(x) + b"\n" for x in (as_record(quoting, language=None), older | {"id": "e"}))
    )
    first, second = read_documents([path], headline_field="title")
    assert (first.block_quotes, second.block_quotes) == (((18, 24),), ())


spans = st.lists(st.tuples(st.integers(-2, 9), st.integers(-2, 9), st.sampled_from([*ZONES, "else"])), max_size=3)


@given(st.text("ab\n", max_size=8), spans)
def test_marks_that_do_not_fit_are_refused_and_others_kept(text: str, marked: list[tuple[int, int, str]]) -> None:
    record = {"schema": "framing.document/1", "id": "a", "text": text, "meta": {}, "marked": [list(x) for x in marked]}
    bad: list[InputError] = []
    found = from_record(record, place="x:1", path="x", request=Request(on_bad=bad.append))
    fits = all(0 <= start <= end <= len(text) and zone in ZONES for start, end, zone in marked)
    assert (found is not None) == fits
    assert len(bad) == (not fits)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": None}, "without its text"), ({"text": 1}, "no proper"), ({"meta": None}, "no proper"),
        ({"id": 1}, "no proper"), ({"meta": {"a": []}}, "more than one value"), ({"marked": 3}, "marks"),
        ({"marked": [[0, 1, "headline", 2]]}, "marks"), ({"block_quotes": [[3, 1]]}, "marks"),
        ({"block_quotes": [[2, 5], [1, 3]]}, "marks"), ({"block_quotes": 3}, "marks"),
        ({"text": "a\0"}, "no proper"),
    ],
)  # fmt: skip
def test_a_broken_record_is_named(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(orjson.dumps(as_record(DOCUMENTS[0], language=None) | change))
    with pytest.raises(InputError, match=reason) as caught:
        list(read_documents([path]))
    assert caught.value.problems[0].place.endswith("corpus.jsonl:1")


def test_without_text_no_word_of_the_document_is_left() -> None:
    document = Document("a", "Salt sheds close\n\nThe last one.", {"title": "Salt sheds close", "outlet": "River"})
    record = as_record(document, language="en", with_text=False)
    assert record["text"] is None
    assert record["meta"] == {"outlet": "River"}
    assert record["blocks"] == [(0, 16, "headline", None), (18, 31, "body", None)]
    assert b"sheds" not in orjson.dumps(record)
