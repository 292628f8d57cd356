"""Text is masked, cut into sentences and tagged so that cues can be read off it."""

from __future__ import annotations

import pytest

from framing.reading.attribution.sentences import mask_quotes, read_sentence, split_masked
from framing.reading.attribution.tagging import FULL, HALF, MASK, TITLE
from framing.reading.quotation import pair_quotes


def masked(text: str) -> str:
    return mask_quotes(text, 0, len(text), pair_quotes(text, 0, len(text)).quotes)


def test_masked_text_keeps_its_length_and_hides_what_is_quoted() -> None:
    text = "“We go,” Ilves said."
    assert len(masked(text)) == len(text)
    assert masked(text) == MASK * 7 + HALF + " Ilves said."


@pytest.mark.parametrize(("text", "last"), [("“Go.”", FULL), ("“go,”", HALF), ("a “go” b", MASK)])
def test_the_closing_mark_tells_how_a_quotation_ends(text: str, last: str) -> None:
    assert last in masked(text)


def test_a_quoted_title_is_a_name() -> None:
    text = "He read “The Quiet Field” twice."
    assert TITLE in masked(text)
    assert read_sentence(masked(text), 0, 0, len(text)).tags[2] == "N"


def test_party_tags_are_blank() -> None:
    assert masked("Sen. Ann Roe (D-Wis.) left.") == "Sen. Ann Roe          left."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Mr. Roe left. He came back.", 2),
        ("“It rains.” Roe left the room.", 2),
        ("“It rains.” Roe said so.", 1),
        ("“It rains!” said Roe. “It pours.”", 2),
        ("The U.S. Army left at 9 a.m. on Monday.", 1),
    ],
)
def test_sentences_keep_a_quotation_with_its_credit(text: str, number: int) -> None:
    assert len(split_masked(masked(text))) == number


def test_endless_sentences_are_cut() -> None:
    assert all(end - start <= 2100 for start, end in split_masked("and so on " * 2000))


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The mayor said that it rained.", "DleZHe."),
        ("She's the head of Norden's port.", "KDlOYl."),
        ("Officials in Norden were told why.", "NPNBeW."),
        ("Rep. Ann Roe, 44, denies it.", "NNN,#,vH."),
    ],
)
def test_words_are_tagged(text: str, tags: str) -> None:
    assert read_sentence(text, 0, 0, len(text)).tags == tags


def test_capitals_mean_nothing_in_a_title() -> None:
    text = "Norden Denies Selling Ferries To Army"
    assert read_sentence(text, 0, 0, len(text), titled=True).tags == "NvgNTl"
