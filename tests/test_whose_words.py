"""A classifier reads all that counts, or the narrator alone."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.layout import lay_out
from framing.learning.tokens import tokenise
from framing.learning.whose_words import CUT, NarratorAlone, narrowing, speech_of, whole
from framing.types import Document

STORY = """Council votes on the quay

The council voted on Tuesday to sell the old quay. “It is a gift to the rich,” said Ola Brandt of the tenants' union.
Mayor Ine Dahl said that the sale would pay for two schools.

The so-called "quay plan" goes to the county next week.
"""


def read(text: str, *, hearing: str = "narrator") -> str:
    document = Document("one", text)
    reader = NarratorAlone() if hearing == "narrator" else whole
    return reader(document, lay_out(document), 0, len(text))


def test_the_narrator_alone_leaves_out_quoted_and_reported_speech() -> None:
    own = read(STORY)
    assert "gift" not in own
    assert "two schools" not in own
    assert "voted on Tuesday to sell the old quay" in own
    assert "said Ola Brandt" in own


def test_a_name_that_is_only_mentioned_is_the_writers_choice_and_stays() -> None:
    assert "quay plan" in read(STORY)


def test_everything_is_read_where_nobody_asks_for_less() -> None:
    everything = read(STORY, hearing="all")
    assert "gift" in everything
    assert narrowing("all") is whole


def test_what_was_left_out_leaves_no_word_behind() -> None:
    with_speech = "The sale is off. “It is a gift,” said Ola Brandt, and left."
    left = tokenise(read(with_speech))
    assert set(left) < set(tokenise(with_speech))


def test_each_document_is_read_by_its_own_speech() -> None:
    reader = NarratorAlone()
    one, two = (Document("same", text) for text in ("“Gifts are bad,” said Ola Brandt.", "Gifts are bad."))
    assert "bad" not in reader(one, lay_out(one), 0, len(one.text))
    assert "bad" in reader(two, lay_out(two), 0, len(two.text))


def test_page_furniture_and_repeated_paragraphs_are_read_by_nobody() -> None:
    text = "The quay is sold to a bank from afar.\n\nThe quay is sold to a bank from afar.\n\nIt comes in May."
    assert read(text, hearing="all").count("quay") == 1
    assert read(text).count("quay") == 1


@settings(max_examples=60)
@given(st.text(alphabet='ab .,“”"\n‘’:', max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_what_is_read_is_made_of_the_span_whatever_the_text(text: str, one: int, other: int) -> None:
    document = Document("one", text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    own = NarratorAlone()(document, lay_out(document), start, end)
    assert Counter("".join(own.replace(CUT, "").split())) <= Counter(text[start:end])
    spans = speech_of(document)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
