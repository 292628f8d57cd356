"""Where reported words end, and whose the words after them are."""

import pytest

from tests.test_nouns import reading


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers warned that the talks would fail, which has fed fears of a [crackdown] in the port.",
        "The commissioner said that water would return, a promise he has made since the [blockade] began.",
        "Officials said the road was shut on Monday by Ida Brandt, who leads the [militia] there.",
        "Holt hinted that she could still block the plan, faulting the slow pace of her [sea wall].",
        "The bank proposed nothing that would touch the [slum landlords] who own it.",
        "Holt said that the posts were gone.Brandt is a planner who argued for [regime] change.",
        "The guild has declared the sales void, a step that falls into a [crackdown] on the harbour.",
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


@pytest.mark.parametrize(
    "text",
    [
        "Holt ordered a raid that caught the captains of three [bandit] crews.",
        "The court spoke about how it will rule on a coming case that could curb [harbour rights].",
        "They brought a bill condemning “blasphemy” laws, a move cheered by [faith] advocates.",
        "Many are furious about perceived [brutality] in the port.",
        "He shrugged off recent signs of Mr. Holt softening his plans for the [squatters].",
        "The office did cite the marches -- however, references to [militants] were taken out.",
        "Watching the news, it would be easy to think that [harbour theory] is a new idea.",
        "The governor has told clerks opposed to [island marriage] to resign.",
    ],
)
def test_what_only_looks_like_a_report_is_the_writers(text: str) -> None:
    assert reading(text).voice == "narrator"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Speculation is growing that the army will answer with a [provocation] soon.", "indirect"),
        ("Holt vowed a [crackdown] on the port.", "indirect"),
        ("He is puzzled as to why those who back [island marriage] are not blamed.", "indirect"),
        ("The mayor was called an autocrat and a [bandit] by the crowd.", "label_mention"),
        ('"They shout at us." "This is the old hatred," he said. "This is [fear] and it goes on', "direct_quote"),
    ],
)
def test_reports_of_many_kinds(text: str, voice: str) -> None:
    assert reading(text).voice == voice


def test_a_quotation_credited_on_the_next_line_goes_to_the_credited_one() -> None:
    found = reading(
        "Two views.\n\n“The port is full of [smugglers] and has been for years.”\n— Sen. Ida Holt, in a letter"
    )
    assert (found.voice, found.source and found.source.text) == ("direct_quote", "Sen. Ida Holt")


def test_a_short_fragment_that_ends_a_sentence_is_nobodys() -> None:
    found = reading("The army left after two decades of Brandt's efforts in its “[war on fog].”")
    assert found.voice == "scare_quote"
