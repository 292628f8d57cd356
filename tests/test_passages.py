"""Paragraphs that somebody else speaks as a whole: excerpts, posts, turns of a transcript."""

import pytest

from framing.corpus.layout import lay_out
from framing.reading.voices import read_voices
from framing.types import Document, Reading

LEAD = "The harbour strike went into its third week on Tuesday.\n\n"


def reading(text: str, word: str) -> Reading:
    document = Document("d", text)
    start = text.index(word)
    return read_voices(document, lay_out(document), [(start, start + len(word))])[0]


@pytest.mark.parametrize(
    ("introduction", "source"),
    [
        ("The Harbour Courier reported on Monday:", "The Harbour Courier"),
        ("From the Courier:", "the Courier"),
        ("More on the dispute from the Courier:", "the Courier"),
        ("In the words of Clara Holt:", "Clara Holt"),
        ("The port authority released the following statement:", "The port authority"),
        ("The port authority issued a brief statement after the vote:", "The port authority"),
        ("Holt answered the charge in a statement on Friday:", "Holt"),
        ("Here again is Clara Holt, the mayor:", "Clara Holt"),
        ("Her conclusion:", "Her"),
        ("Here is the union's full response:", "the union's"),
        ("Holt then turned on the union, saying:", "Holt"),
        ("The Courier has more:", "The Courier"),
        ("The Courier wrote (emphasis added):", "The Courier"),
    ],
)
def test_a_paragraph_after_an_announcement_is_the_other_speakers(introduction: str, source: str) -> None:
    text = f"{LEAD}{introduction}\n\nOfficials said the wreckers came at night and left by sea.\n\nNobody was hurt."
    found = reading(text, "wreckers")
    assert (found.voice, found.wording, found.source and found.source.text) == ("direct_quote", "verbatim", source)
    assert reading(text, "Nobody").voice == "narrator"


@pytest.mark.parametrize("introduction", ["Here are five things to know:", "The order does three things:"])
def test_an_announcement_of_nobodys_words_changes_nothing(introduction: str) -> None:
    text = f"{LEAD}{introduction}\n\nThe wreckers came at night and left by sea.\n\nNobody was hurt."
    assert reading(text, "wreckers").voice == "narrator"


def test_only_the_quotation_is_an_excerpt_where_one_follows() -> None:
    text = f'{LEAD}Holt said:\n\n"The wreckers came at night," on the eve of the vote. The saboteurs left by sea.'
    assert reading(text, "wreckers").voice == "direct_quote"
    assert reading(text, "saboteurs").voice == "narrator"


def test_an_excerpt_goes_on_over_paragraphs_that_are_set_apart_alike() -> None:
    text = f"{LEAD}From the Courier:\n\nThey came at night.\n\n\n\nThe wreckers left by sea.\n\nSaboteurs are not new."
    assert reading(text, "wreckers").voice == "direct_quote"
    assert reading(text, "Saboteurs").voice == "narrator"


def test_a_pasted_post_is_its_authors() -> None:
    text = f"{LEAD}The wreckers will PAY for this! — Clara Holt (@claraholt) May 3, 2019\n\nThe saboteurs left by sea."
    found = reading(text, "wreckers")
    assert (found.voice, found.rule) == ("direct_quote", "post")
    assert found.source is not None
    assert found.source.text == "Clara Holt"
    assert reading(text, "saboteurs").voice == "narrator"


def test_turns_of_a_transcript_are_their_speakers() -> None:
    text = "IDA BRANDT: Who were they?\n\nMAYOR HOLT: The wreckers came by sea.\n\nIDA BRANDT: And the saboteurs?"
    found = reading(text, "wreckers")
    assert (found.voice, found.source and found.source.text) == ("direct_quote", "MAYOR HOLT")
    assert reading(text, "saboteurs").voice == "direct_quote"


@pytest.mark.parametrize("label", ["FILE PHOTO", "SEE ALSO", "CORRECTION", "Timeline"])
def test_labels_before_a_colon_that_are_no_speakers(label: str) -> None:
    assert reading(f"{LEAD}{label}: The wreckers left by sea.", "wreckers").voice == "narrator"


def test_a_paragraph_credited_on_the_next_line_is_the_credited_ones() -> None:
    text = f"{LEAD}The text of the note:\n\nWe are no wreckers. We load ships.\n\n– Federation of Dockers"
    found = reading(text, "wreckers")
    assert (found.voice, found.stance) == ("direct_quote", "rejected")
    assert found.source is not None
    assert found.source.text == "Federation of Dockers"


LISTED = """
• The wreckers came at night.

• The guards let them in.

• The harbour will be mended by spring, and nobody will pay for it, says the letter.

• Nobody else was there.

• The guild was told.

• The raiders left by sea.
"""


@pytest.mark.parametrize("word", ["wreckers", "mended", "raiders"])
def test_all_points_that_a_line_announces_are_the_speakers(word: str) -> None:
    found = reading(f"{LEAD}The union wrote:\n{LISTED}\nIt is over.", word)
    assert (found.voice, found.source and found.source.text) == ("direct_quote", "The union")


def test_a_list_that_nobody_is_said_to_speak_is_the_writers() -> None:
    assert reading(f"{LEAD}Here is what we know so far:\n{LISTED}", "raiders").voice == "narrator"


@pytest.mark.parametrize("said", ["spoke of “thugs and wreckers”", "said the men were thugs and wreckers"])
def test_a_subheading_in_marks_is_whose_words_it_takes(said: str) -> None:
    text = f"{LEAD}Many came to the hall.\n\n“Thugs and wreckers”\n\nThe mayor {said} from abroad."
    found = reading(text, "wreckers")
    assert (found.voice, found.source and found.source.text) == ("partial_quote", "The mayor")
