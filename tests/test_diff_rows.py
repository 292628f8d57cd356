"""Two versions row by row: sentences that say the same beside one another, and the words that differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.rewriting import compare_texts
from framing.lexicon import load_lexicon
from framing.reading.drafts import read_drafts
from framing.reading.matching import Matcher
from framing.report.diff.rows import Row, Sentence, text_rows
from framing.types import Document
from tests.conftest import DATA

MATCHER = Matcher([load_lexicon(DATA / "sites.toml")])
WORDS = (
    *("harbour", "winter", "courier", "road", "eleven", "towers", "village", "nobody", "counted", "spring"),
    *("lantern", "ferry", "quarry"),
)


def rows(old: str, new: str) -> list[Row]:
    drafts = read_drafts(Document("old", old), Document("new", new), MATCHER)
    return list(text_rows(compare_texts(*drafts), (), ()))


def words(sentences: tuple[Sentence, ...]) -> list[str]:
    return ["".join(piece.text for piece in sentence.pieces) for sentence in sentences]


def marked(sentences: tuple[Sentence, ...]) -> list[str]:
    return [piece.text for sentence in sentences for piece in sentence.pieces if piece.changed]


def test_reworded_sentences_stand_side_by_side_with_their_words_told_apart() -> None:
    (row,) = rows(
        "The ferry left the harbour late on Monday evening.", "The ferry left the quarry late on Monday, in fog."
    )
    assert row.kind == "reworded"
    assert marked(row.old) == ["harbour", "evening"]
    assert marked(row.new) == ["quarry", ", in fog"]


def test_the_same_words_are_not_marked() -> None:
    (row,) = rows("The ferry left the harbour late.", "The ferry left the harbour late.")
    assert (row.kind, marked(row.old), marked(row.new)) == ("same", [], [])


def test_small_words_between_changed_ones_do_not_break_a_stretch() -> None:
    (row,) = rows(
        "The ferry left the harbour to fetch eleven lanterns.", "The ferry left the quarry to carry eleven lanterns."
    )
    assert marked(row.old) == ["harbour to fetch"]


def test_what_is_gone_stands_where_it_was_and_what_is_new_where_it_is() -> None:
    old = (
        "The ferry left the harbour late.\n\nNobody counted the lanterns.\n\nSpring came to the quarry early that year."
    )
    new = "The ferry left the harbour late.\n\nSpring came to the quarry early that year.\n\nElk swam."
    assert [row.kind for row in rows(old, new)] == ["same", "gone", "same", "new"]
    assert words(rows(old, new)[1].old) == ["Nobody counted the lanterns."]
    assert [s.opens for row in rows(old, new) for s in (*row.old, *row.new)] == [True] * 6


def test_what_was_moved_says_from_where() -> None:
    said = "The {} stood by the {} all winter and {} saw it."
    one, two, three = (said.format(*WORDS[i : i + 3]) for i in (0, 3, 6))
    found = rows(f"{one}\n\n{two}\n\n{three}", f"{two}\n\n{three}\n\n{one}")
    assert [row.note for row in found] == ["", "", "moved from paragraph 1"]


def test_split_and_joined_sentences_share_a_row() -> None:
    whole = "The ferry left the harbour late on Monday, and the lanterns of the village burned until the morning came."
    halves = "The ferry left the harbour late on Monday. The lanterns of the village burned until the morning came."
    (split,), (joined,) = rows(whole, halves), rows(halves, whole)
    assert (len(split.old), len(split.new), split.note) == (1, 2, "split")
    assert (len(joined.old), len(joined.new), joined.note) == (2, 1, "joined")


SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join), max_size=8)


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, derandomize=True)
def test_every_sentence_stands_in_one_row_with_all_its_words(old: list[str], new: list[str]) -> None:
    one, two = ("\n\n".join(f"{s.capitalize()}." for s in side) for side in (old, new))
    found = rows(one, two)
    drafts = read_drafts(Document("old", one), Document("new", two), MATCHER)
    for side, draft in (("old", drafts[0]), ("new", drafts[1])):
        shown = [text for row in found for text in words(getattr(row, side))]
        written = [draft.document.text[slice(*span)] for span in draft.sentences]
        assert sorted(shown) == sorted(written)
        if side == "new":
            assert shown == written
    assert all(row.kind in {"same", "reworded"} for row in found if row.old and row.new)
