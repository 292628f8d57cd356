"""Quotation marks are paired by type, whatever their style, and never fail."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reading.quotation import pair_document, pair_quotes
from framing.types import Block


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in pair_quotes(text, 0, len(text)).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” he said. “They stay.”", ["“We go,”", "“They stay.”"]),
        ('"We go," he said. "They stay."', ['"We go,"', '"They stay."']),
        ("‘We go,’ he said. ‘They stay.’", ["‘We go,’", "‘They stay.’"]),
        ("'We go,' he said. 'They stay.'", ["'We go,'", "'They stay.'"]),
        ("''We go,'' he said.", ["''We go,''"]),
        ("«We go», he said.", ["«We go»"]),
        ("He said ”yes we can” and “no”.", ["”yes we can”", "“no”"]),
        ("‘He said “no” to me,’ she said.", ["‘He said “no” to me,’"]),
        ("“He told me ‘no way’,” she said.", ["“He told me ‘no way’,”"]),
        ("‘An invasion of the workers’ rights,’ he said.", ["‘An invasion of the workers’ rights,’"]),
        ('Jesús "Chuy" Garcia', ['"Chuy"']),
    ],
)
def test_marks_pair_by_type(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights and the dogs' bowls.",
        "the '90s and rock 'n' roll",
        "He isn’t here; they’ve gone.",
        "6'2\"",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_missing_close_after_a_full_stop_ends_where_the_next_quotation_opens() -> None:
    assert quoted('"We go. "They stay," he said.') == ['"We go. ', '"They stay,"']


def test_a_stray_opening_mark_quotes_no_further_than_its_sentence() -> None:
    assert quoted("The “old town. It burned.") == ["“old town."]


def test_a_quotation_left_open_is_taken_up_by_the_next_paragraph() -> None:
    text = "“They came at night.\n\n“They left,” Ada said."
    first = text.index("\n")
    pairs = pair_document(text, (Block(0, first, "body"), Block(first + 2, len(text), "body")))
    assert pairs[0].continues
    assert [text[q.start : q.end] for p in pairs for q in p.quotes] == ["“They came at night.", "“They left,”"]


def test_a_paragraph_that_only_closes_an_open_quotation_is_quoted_from_its_start() -> None:
    text = 'They left," Ada said.'
    assert [q.end for q in pair_quotes(text, 0, len(text), carried=True).quotes] == [11]
    assert pair_quotes(text, 0, len(text)).quotes == ()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(alphabet="\"“”‘’'«»„`ab., \n", max_size=60), st.booleans())
def test_quotations_are_in_order_and_inside_the_text(text: str, carried: bool) -> None:
    reached = 0
    for quote in pair_quotes(text, 0, len(text), carried=carried).quotes:
        assert reached <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        reached = quote.end


@pytest.mark.parametrize("piece", ['"', "'", "“", "”", "‘a ", "'a ", "a’ ", "''", "‘a b’ ", ' "a'])
def test_time_is_linear_in_the_number_of_marks(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.perf_counter()
    pair_quotes(text, 0, len(text))
    assert time.perf_counter() - started < 15
