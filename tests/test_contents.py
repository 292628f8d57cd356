"""What is said: where the words a cue governs begin and end."""

from __future__ import annotations

import pytest

from tests.test_subjects import attributions


def contents(text: str, cue: str) -> list[str]:
    """Return the content of the report with a cue."""
    found = [a for a in attributions(text) if a.cue is not None and a.cue.text == cue]
    assert found, f"no report with {cue!r}"
    return [text[start:end] for start, end in found[0].content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor said on Norden Radio's “Tide Hour” on Sunday that the toll was dead.", "said", "the toll was dead"),
        ("Holt told a town hall in Salem, Norden on Monday that the toll was dead.", "told", "the toll was dead"),
        ("Holt suggested to me that pilots were hard to find.", "suggested", "pilots were hard to find"),
        ("Holt wrote to the mayor about the toll.", "wrote", "the toll"),
        ("The yard said about half of the hulls had rotted.", "said", "about half of the hulls had rotted"),
        ("Holt says despite the rain, she will sail.", "says", "despite the rain, she will sail"),
        ("The inquiry found it was false.", "found", "it was false"),
        ("A poll shows young voter Ana Holt leading the mayor.", "shows", "young voter Ana Holt leading the mayor"),
        ("Early polls show voters firmly rejecting the toll.", "show", "voters firmly rejecting the toll"),
        ("A survey found that “Low Tide,” a play, was loved.", "found", "“Low Tide,” a play, was loved"),
        (
            "Holt argued that the plan was not just a failure, but a disaster.",
            "argued",
            "the plan was not just a failure, but a disaster",
        ),
        (
            "Dean accused Holt of hiding, delaying and burning the files.",
            "accused",
            "Holt of hiding, delaying and burning the files",
        ),
        (
            "They have made the case that she is too close to the guild.",
            "made the case",
            "she is too close to the guild",
        ),
        (
            "Holt is vowing to mend the roof, bring back the ferry and sell the yard.",
            "vowing",
            "to mend the roof, bring back the ferry and sell the yard",
        ),
        (
            "Prices were lower than in any year since 1990, the guild reported last week.",
            "reported",
            "Prices were lower than in any year since 1990",
        ),
        ("It was revealed that Holt had paid for it.", "revealed", "Holt had paid for it"),
        ("Holt was asked by radio host Jon Reed whether she would sail.", "asked", "whether she would sail"),
        (
            "Two in three now like the toll, according to a Beacon poll taken last week.",
            "according to",
            "Two in three now like the toll",
        ),
        ("The toll is fair, according to a person close to the board.", "according to", "The toll is fair"),
    ],
)
def test_what_is_said_is_found_as_a_whole(text: str, cue: str, content: str) -> None:
    assert contents(text, cue) == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Instead, Holt told the Beacon, her plan would wait.", "told", ["her plan would wait"]),
        ("And so, he said, they stay.", "said", ["they stay"]),
        (
            "If the toll falls, Holt suggested in a note, pilots will leave.",
            "suggested",
            ["If the toll falls", "pilots will leave"],
        ),
        ("The contrast with Dean, said Holt, would be clear.", "said", ["The contrast with Dean", "would be clear"]),
        (
            "The mail was on many themes, the Beacon said, including tolls.",
            "said",
            ["The mail was on many themes", "including tolls"],
        ),
    ],
)
def test_words_around_an_aside_are_both_said(text: str, cue: str, content: list[str]) -> None:
    assert contents(text, cue) == content


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Holt called that report Friday a “barefaced lie.”", "called", "that report Friday a “barefaced lie.”"),
        ("Holt called the ensuing chaos “a lesson.”", "called", "the ensuing chaos “a lesson.”"),
        (
            "Holt called the firm's head, Ana Dean, “a fraud” twice.",
            "called",
            "the firm's head, Ana Dean, “a fraud” twice",
        ),
    ],
)
def test_a_name_is_found_behind_what_it_names(text: str, cue: str, content: str) -> None:
    assert contents(text, cue) == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Holt lashed out at the pilots.", "lashed out", "the pilots"),
        ("Holt took aim at the toll.", "took aim", "the toll"),
        ("Holt took issue with the toll.", "took issue", "the toll"),
        ("The board pushed back against the charge.", "pushed back", "the charge"),
        ("Holt spoke at length about the toll.", "spoke", "the toll"),
        ("The toll, opposed by the pilots, was dropped.", "opposed", "The toll"),
        ("The leak was first reported by the Beacon.", "reported", "The leak"),
    ],
)
def test_themes_people_take_a_stand_on_are_found(text: str, cue: str, content: str) -> None:
    assert contents(text, cue) == [content]


def test_what_is_written_or_built_by_somebody_is_no_report() -> None:
    for text in (
        "The song was written by Ana Holt.",
        "The ship was hit by a storm.",
        "Holt came to town and took the toll.",
    ):
        assert attributions(text) == (), text
