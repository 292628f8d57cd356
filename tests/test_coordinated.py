"""What one speaker says and does in one sentence: each verb has its own words, and stands to them in its own way."""

from __future__ import annotations

import pytest

from tests.test_voices import read

DENIED = """
Karn says the halls are schools and denies that they are [camps]. | Karn
Karn says that the halls are schools, and has denied that they are [camps]. | Karn
The clerks confirmed that there was a search but denied that it was a [raid]. | The clerks
The guild insists it mourns martyrs and denies they were [bombers]. | The guild
The duke told reporters the halls were closed, and denied they had ever been [prisons]. | The duke
"""
SAID_ANEW = """
The mayor rejected claims of abuse and said the halls were [schools]. | adopted
The mayor dismissed reports of a massacre and said it had fought [bombers]. | adopted
The duke denied that it was a war and insisted that it was a [police action]. | adopted
Karn denied the search and said it was a [police action]. | adopted
She acknowledged that shots were fired and rejected claims of a [massacre]. | rejected
"""
NAMED_ANEW = """
Karn says the halls are schools and calls Holt a [liar]. | Karn
Karn denied the invasion and called it a [police action]. | Karn
Karn rejects the term camps and calls the halls [training centres]. | Karn
"""
WITHIN = """
The mayor said the guards came in and asked the [rioters] to leave.
The mayor said the guard had lied and would be punished as a [thug].
The clerks say the man broke in and thinks of himself as a [rebel].
"""


def lines(block: str) -> list[list[str]]:
    return [line.split(" | ") for line in block.strip().splitlines()]


@pytest.mark.parametrize(("text", "source"), lines(DENIED))
def test_what_a_second_verb_denies_is_denied(text: str, source: str) -> None:
    reading = read(text)
    assert (reading.voice, reading.stance, reading.stance_by) == ("indirect", "rejected", "source")
    assert reading.source is not None
    assert reading.source.text == source


@pytest.mark.parametrize(("text", "stance"), lines(SAID_ANEW))
def test_what_a_verb_rejects_is_not_what_the_next_one_says(text: str, stance: str) -> None:
    reading = read(text)
    assert (reading.voice, reading.stance) == ("indirect", stance)


@pytest.mark.parametrize(("text", "source"), lines(NAMED_ANEW))
def test_a_second_verb_names_for_the_same_speaker(text: str, source: str) -> None:
    reading = read(text)
    assert reading.voice == "label_mention"
    assert reading.source is not None
    assert reading.source.text == source


@pytest.mark.parametrize("text", WITHIN.strip().splitlines())
def test_a_verb_of_those_spoken_about_stays_in_what_is_said(text: str) -> None:
    reading = read(text)
    assert (reading.voice, reading.stance) == ("indirect", "adopted")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The clerks denied that the halls are [camps].", "rejected"),
        ("The clerks denied that the army staged a [coup].", "rejected"),
        ("The clerks denied that a [genocide] is taking place.", "rejected"),
        ("The clerks denied paying for films that praise the [militia].", "adopted"),
        ("The clerks denied that the [camps] were used for torture.", "adopted"),
    ],
)
def test_denying_what_happened_is_not_denying_every_name_in_it(text: str, stance: str) -> None:
    assert read(text).stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "The mayor refuses to call the march a [riot].",
        "The mayor would not call the march a [riot].",
        "The panel stopped short of calling the search a [raid].",
        "The Courier no longer calls the marchers [rioters].",
        "The ministry rejects calling it a [war].",
        "The mayor refuses to use the word “[riot]”.",
        "The mayor has never used the term [riot].",
    ],
)
def test_a_name_that_somebody_will_not_use_is_rejected(text: str) -> None:
    reading = read(text)
    assert (reading.voice, reading.stance) == ("label_mention", "rejected")


def test_a_name_that_somebody_insists_on_is_not_what_they_reject() -> None:
    assert read("The ministry rejects calling it a war and insists on the term [police action].").stance == "distanced"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Holt, while saying that he fears the [mob], left at noon.", "Holt"),
        ("Holt kept saying that the [mob] was coming.", "Holt"),
    ],
)
def test_a_participle_has_the_subject_of_the_verb_it_stands_by(text: str, source: str) -> None:
    reading = read(text)
    assert (reading.voice, reading.source and reading.source.text) == ("indirect", source)


@pytest.mark.parametrize(
    "text",
    [
        "The files stay shut, the palace said on Friday, probably opening a fight with the [regime].",
        "Holt took charge of the guard after the [insurrection].",
        "A man claiming allegiance to the [Salt Front] shot nine people.",
        "Holt was declared the winner over the [rebels].",
        "The mayor said the halls were safe and vowed to deal with it. The [rebels] left.",
        "Filings for jobless claims by [migrants] fell.",
        "Holt, who appeared as a guest of the [rebels], left at noon.",
    ],
)
def test_what_only_looks_like_saying_leaves_the_words_to_the_writer(text: str) -> None:
    assert read(text).voice == "narrator"


def test_a_vow_after_what_is_said_ends_it() -> None:
    text = "The mayor said the halls were safe and vowed to free the [rebels]."
    reading = read(text)
    assert reading.cue is not None
    assert reading.cue.text == "vowed"
