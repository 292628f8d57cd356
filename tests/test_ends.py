"""Where reported words end, and whose the words after them are."""

import pytest

from tests.test_nouns import reading


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers warned that the talks would fail, which has fed fears of a [crackdown] in the port.",
        "The commissioner said that water would return, a promise he has made since the [blockade] began.",
        "Officials said the road was shut on Monday by Ida Brandt, who leads the [militia] there.",
        "Holt indicated he might veto it, criticizing the lack of action on his [border wall].",
        "The bank proposed nothing that would touch the [slum landlords] who own it.",
        "Holt said she fired the officials.Brandt is a hawk who advocated for [regime] change.",
        "The bank has declared all trades illegal, a move that comes amid a [crackdown] on the island.",
        "Holt ordered the guards to search the boats of the [smugglers] again.",
    ],
)
def test_what_the_writer_adds_is_the_writers(text: str) -> None:
    assert reading(text).voice == "narrator"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Officials said the law, which bans the [militia], was void.", "Officials"),
        ("Holt said the harbour, a place of [smugglers] and thieves, would close.", "Holt"),
        (
            "The quarrel began, with some – including deputies such as Sen. Holt – arguing that [squatters] stay.",
            "some",
        ),
    ],
)
def test_what_stands_inside_reported_words_is_the_sources(text: str, source: str) -> None:
    found = reading(text)
    assert (found.voice, found.source and found.source.text) == ("indirect", source)


def test_odd_marks_pair_with_straight_ones() -> None:
    found = reading('She said the students called him "crooks," ″[bigots]," and "fools."')
    assert (found.voice, found.wording) == ("partial_quote", "verbatim")
