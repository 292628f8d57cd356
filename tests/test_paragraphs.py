"""Where one paragraph ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.paragraphs import find_paragraphs

WRAPPED = """\
The ministry said on Wednesday that the sheds had been
closed and that all the trainees had gone home to their
villages. No proof was given. Reporters were not let in,
and the road stays shut.
"""
LONG = "The council of the island met for the third time this week to talk about the price of salt."


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_blank_lines_part_paragraphs(newline: str) -> None:
    assert paragraphs(f"  One. {newline}{newline} {newline}Two. {newline}") == ["One.", "Two."]


def test_single_breaks_part_whole_paragraphs() -> None:
    assert paragraphs(f"{LONG}\n“{LONG}”\n{LONG}") == [LONG, f"“{LONG}”", LONG]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert paragraphs(WRAPPED) == [WRAPPED.strip()]


def test_hard_wrapped_lines_with_windows_line_ends_are_one_paragraph() -> None:
    assert len(paragraphs(WRAPPED.replace("\n", "\r\n"))) == 1


def test_a_short_last_line_ends_a_hard_wrapped_paragraph() -> None:
    assert len(paragraphs(WRAPPED + WRAPPED)) == 2


def test_heading_and_byline_stand_alone_above_wrapped_text() -> None:
    text = f"SALT SHEDS CLOSED\nBy Ines Calder\n{WRAPPED}"
    assert paragraphs(text)[:2] == ["SALT SHEDS CLOSED", "By Ines Calder"]


@pytest.mark.parametrize("bullet", ["•", "-", "*", "1.", "2)", "Q.", "##"])
def test_list_items_and_headings_are_paragraphs(bullet: str) -> None:
    assert len(paragraphs(f"{bullet} The quay is shut\n{bullet} Nobody was hurt\n{bullet} Trains run")) == 3


def test_a_sentence_that_goes_on_in_lower_case_goes_on_over_the_break() -> None:
    assert paragraphs(f"{LONG[:-1]}\nand it was cold.") == [f"{LONG[:-1]}\nand it was cold."]


def test_an_edge_parts_lines() -> None:
    assert find_paragraphs("salt\nand bread", [5]) == [(0, 4), (5, 14)]
    assert find_paragraphs("salt\nand bread", [4]) == [(0, 4), (5, 14)]
    assert find_paragraphs("salt\nand bread", [0, 14]) == [(0, 14)]


@given(st.text(alphabet="aB.\n\r \t“•#-\u2028\u00a0"))
def test_paragraphs_are_ordered_bare_and_cover_everything(text: str) -> None:
    spans = find_paragraphs(text)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()
