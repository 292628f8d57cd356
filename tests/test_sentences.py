"""Sentences of newspaper prose."""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.layout import lay_out
from framing.corpus.sentences import split_sentences
from framing.types import Document
from tests.conftest import DATA

CASES = [json.loads(line) for line in (DATA / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]
FLOOR = 74


def sentences(text: str) -> list[str]:
    blocks = lay_out(Document("case", text)).blocks
    return [text[start:end] for block in blocks for start, end in split_sentences(text, block.start, block.end)]


def squeezed(texts: list[str]) -> list[str]:
    return ["".join(text.split()) for text in texts]


def is_right(case: dict[str, Any]) -> bool:
    return squeezed(sentences(case["text"])) == squeezed(case["sentences"])


def test_the_shipped_cases_stay_right() -> None:
    wrong = [case["id"] for case in CASES if not is_right(case)]
    assert len(CASES) - len(wrong) >= FLOOR, wrong


def test_the_cases_cover_every_kind_of_trap() -> None:
    categories = Counter(case["category"] for case in CASES)
    assert len(CASES) >= 60
    assert len(categories) >= 20


@pytest.mark.parametrize(
    "category",
    ["title", "time", "date", "initials", "straight quotes", "curly quotes", "single quotes", "ellipsis", "blocks"],
)
def test_a_category_is_right_throughout(category: str) -> None:
    assert [case["id"] for case in CASES if case["category"] == category and not is_right(case)] == []


def test_spans_are_offsets_into_the_whole_text() -> None:
    text = "Skip this. One here. Two here. And this."
    assert [text[a:b] for a, b in split_sentences(text, 11, 30)] == ["One here.", "Two here."]


def test_a_boundless_sentence_is_cut_at_white_space() -> None:
    text = "salt " * 1_000
    spans = split_sentences(text)
    assert max(end - start for start, end in spans) <= 2_000
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).count("salt") == 1_000


def test_a_boundless_word_is_cut_all_the_same() -> None:
    assert [end - start for start, end in split_sentences("x" * 4_500)] == [2_000, 2_000, 500]


@given(st.text(alphabet='aBI.?!…  \n\u00a0"“”’()[1]—,U'))
def test_sentences_cover_the_text_exactly_once(text: str) -> None:
    position = 0
    for start, end in split_sentences(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit", [".", ". ", "…", "?”", '"', "A.", "A. ", ". . .x", "..x", ".[1]", "(", "No. ", "Aa ", " "]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "x"
    begin = time.process_time()
    split_sentences(text)
    assert time.process_time() - begin < 15
