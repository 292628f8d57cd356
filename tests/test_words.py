"""Counting words: white-space runs with a letter or digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.words import WORD, count_words, mark_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("one", 1),
        ("  the  camps\nclosed ", 3),
        ("salt — not sugar …", 3),
        ("“Yes”, she said (twice).", 4),
        ("3.5 % of 12", 3),
        ("well-known ex-minister’s", 2),
        ("no\u00a0break\u202fspace\u2003here", 4),
        ("Şirin and Łódź 中文 東京", 5),
        ("½ ² ª", 3),
        ("_ __ - –", 0),
        ("a\x1cb", 2),
    ],
)
def test_words_are_runs_with_a_letter_or_digit(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n’“”—–…é1aZ-\u00a0\u2009"))))
def test_fast_and_slow_way_agree_with_the_definition(text: str) -> None:
    assert count_words(text) == sum(any(char.isalnum() for char in run) for run in text.split())


@pytest.mark.parametrize(
    ("text", "starts"),
    [("“Yes”, she — (twice)", [1, 7, 14]), ("a\n--b 中文", [0, 4, 6]), ("_ .½x", [3]), ("", [])],
)
def test_words_are_marked_at_their_first_letter_or_digit(text: str, starts: list[int]) -> None:
    marks = mark_words(text)
    assert [i for i in range(len(text)) if marks.count(WORD, i, i + 2)] == starts


@given(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n’“”—–…é1aZ-\u00a0\u2009"))))
def test_as_many_words_are_marked_as_counted(text: str) -> None:
    marks = mark_words(text)
    assert marks.count(WORD) == count_words(text)
    assert all(text[i].isalnum() for i in range(len(text)) if marks.count(WORD, i, i + 2))


@given(st.text(alphabet="a “.\n"), st.integers(0, 20), st.integers(0, 20))
def test_a_stretch_has_the_words_that_begin_in_it(text: str, start: int, size: int) -> None:
    marks = mark_words(text)
    starts = [i for i in range(len(text)) if marks.count(WORD, i, i + 2)]
    assert marks.count(WORD, start, start + size + 1) == sum(start <= i < start + size for i in starts)
