"""Every quotation is found where it stands, and no word is counted for two sources."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.words import count_words
from framing.reading.quoting import QuotedDocument, quote_document
from framing.types import Document

TEXT = (
    "Ferry talks go on\n\n"
    "“The ferry is safe,” said Lena Marsh, a captain. “It has two engines, and both were mended in May.”\n\n"
    "The ministry insists that the harbour will open in June.\n\n"
    "Ivo Kern, a fisherman, said that nobody had asked the island.\n\n"
    "The ferry left at noon.\n"
)


def quote(text: str) -> QuotedDocument:
    return quote_document(Document("d", text))


def test_words_of_each_source_are_counted_and_divided_into_verbatim_and_reported() -> None:
    quoted = quote(TEXT)
    by_name = {total.name: total for total in quoted.sources}
    assert by_name["Lena Marsh"].words == by_name["Lena Marsh"].verbatim == 14
    assert (by_name["The ministry"].words, by_name["The ministry"].verbatim) == (6, 0)
    assert by_name["Ivo Kern"].words == 5
    assert quoted.words == count_words(TEXT)
    assert quoted.quoted_words == 25
    assert quoted.share == 25 / quoted.words


def test_the_source_with_most_words_comes_first() -> None:
    words = [total.words for total in quote(TEXT).sources]
    assert words == sorted(words, reverse=True)


def test_cues_are_told_by_class() -> None:
    ministry = next(total for total in quote(TEXT).sources if total.name == "The ministry")
    assert [(use.cue_class, use.count, use.words) for use in ministry.cues] == [("claim", 1, (("insists", 1),))]


def test_kinds_are_counted_with_zeros() -> None:
    assert quote("Nothing was said.\n\nNothing at all.").by_kind == {
        "direct_quote": 0, "partial_quote": 0, "unattributed_quote": 0, "indirect": 0,
    }  # fmt: skip


def test_speech_within_speech_counts_for_the_inner_source_only() -> None:
    text = "According to the Courier, Lena Marsh said that the ferry was safe.\n"
    quoted = quote(text)
    totals = {total.name: total.words for total in quoted.sources}
    assert sum(totals.values()) == quoted.quoted_words <= quoted.words
    if "Lena Marsh" in totals:
        assert totals["Lena Marsh"] == 4


def test_repeated_paragraphs_and_page_furniture_are_listed_and_not_counted() -> None:
    once = quote(TEXT)
    twice = quote(
        TEXT + "\n“The ferry is safe,” said Lena Marsh, a captain. “It has two engines, and both were mended in May.”\n"
    )
    assert twice.quoted_words == once.quoted_words
    again = [item for item in twice.attributions if item.reason == "repeat"]
    assert again
    assert not any(item.counted for item in again)


def test_words_in_scare_quotes_are_the_writers() -> None:
    quoted = quote("The harbour fair\n\nThe “volunteers” came at night in two grey lorries.\n")
    assert [item.reason for item in quoted.attributions] == ["own_voice"]
    assert quoted.quoted_words == 0


def test_ids_depend_on_text_and_place_alone() -> None:
    first, second = quote(TEXT), quote_document(Document("another", TEXT, {"outlet": "x"}))
    assert [item.id for item in first.attributions] == [item.id for item in second.attributions]
    assert len({item.id for item in first.attributions}) == len(first.attributions)
    assert {item.id for item in first.attributions}.isdisjoint(item.id for item in quote(TEXT + "x").attributions)


WORDS = st.sampled_from(
    ["said", "“", "”", '"', "'", "Lena Marsh", "the ministry", "claims", "that", "according to", "he", "the camps", ",",
     ".", ":", "\n\n", "\n", "—", "not", "called", "“We go,”", "denies", "A", "told", "\U0001f600", "\r\n", "("]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_pieces_lie_within_the_text_and_apart_and_words_add_up(text: str) -> None:
    quoted = quote(text)
    for item in quoted.attributions:
        spans = item.attribution.content
        assert spans == tuple(sorted(spans))
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
        assert item.pieces == tuple(text[start:end] for start, end in spans)
        assert 0 <= item.verbatim <= item.words <= len(text)
    assert sum(total.words for total in quoted.sources) == quoted.quoted_words <= quoted.words
    assert dataclasses.asdict(quote(text)) == dataclasses.asdict(quoted)
