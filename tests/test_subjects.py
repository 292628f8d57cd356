"""Who says it: the subject of a cue, before or after it, across what stands between."""

from __future__ import annotations

import re

import pytest

from framing.reading.attribution import find_attributions
from framing.types import Attribution, Block, Document, Layout


def attributions(text: str) -> tuple[Attribution, ...]:
    blocks = [Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text)]
    return find_attributions(Document("a", text), Layout(tuple(blocks), 0))


def source_of(text: str, cue: str) -> str | None:
    """Return who the report with a cue is given to."""
    found = [a for a in attributions(text) if a.cue is not None and a.cue.text == cue]
    assert found, f"no report with {cue!r}"
    return None if found[0].source is None else found[0].source.text


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # times and asides between subject and verb
        ("Mara Holt last week announced a ban on lanterns.", "announced", "Mara Holt"),
        ("Mara Holt, whose ferry sank, this past month proposed a toll.", "proposed", "Mara Holt"),
        ("The mayor has in the past said the ferry was safe.", "said", "The mayor"),
        ("The mayor once said that the ferry was safe.", "said", "The mayor"),
        ("Holt and Dean both stressed that the port was shut.", "stressed", "Holt and Dean"),
        ("Officials have, in fact, praised the pilots for their calm.", "praised", "Officials"),
        ("Ana Holt, host of “Morning Tide,” suggested that the toll would rise.", "suggested", "Ana Holt"),
        ("Governor Ana Holt on Oct. 11 announced a ban on lanterns.", "announced", "Governor Ana Holt"),
        ("Ana Holt on May 4 said that the ferry was safe.", "said", "Ana Holt"),
        ("Ana Holt on July 20, 2006, called the ferry a wreck.", "called", "Ana Holt"),
        ("A poll found two thirds believed the toll was fair.", "believed", "two thirds"),
        ("The guild raised the story Ana Holt told about a ferry.", "told", "Ana Holt"),
        # fronted phrases
        ("As Ana Holt, a pilot at the Norden yard, put it, “The tide waits for nobody here.”", "put it", "Ana Holt"),
        ("But in a call with reporters, Ana Holt, a pilot, said, “We go at noon.”", "said", "Ana Holt"),
        ("In a note to the Beacon, her chief clerk, Jon Reed, said: “We go at noon.”", "said", "her chief clerk"),
        # reduced relatives
        ("A court file opened Thursday says that the ferry was overloaded.", "says", "A court file"),
        ("Some 56 percent of islanders polled said they would leave.", "said", "Some 56 percent of islanders"),
        ("The ferry was full, papers filed on Sunday night revealed.", "revealed", "papers"),
        ("Pilots who spoke with The Beacon said the harbour had silted up.", "said", "Pilots"),
        ("Six in 10 say the toll is fair.", "say", "Six in 10"),
        # a role and its name, set aside
        ("The ferry was built for winter, a spokeswoman, Ana Holt, said on Saturday.", "said", "a spokeswoman"),
    ],
)
def test_a_subject_is_found_across_what_stands_between(text: str, cue: str, source: str) -> None:
    found = source_of(text, cue)
    assert found is not None
    assert source in found


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # the second verb of two has the subject of the first one that fits it
        ("Reed put off deciding whether the guild could sue but said it could ask again.", "said", "Reed"),
        ("Reed refused to say whom Dean would like to see win but said there was time.", "said", "Reed"),
        ("Holt called on the council to take back its words and said it had sunk low.", "said", "Holt"),
        ("The guild hailed help from pilots who have lost their boats and said more was to come.", "said", "The guild"),
        ("Holt denied the leak, then said that she had forgotten.", "said", "Holt"),
        # participles belong to the main clause
        ("When Reed named the price, Holt rose from her seat, telling him that it was too high.", "telling", "Holt"),
        (
            "On Tuesday, as shares of the line fell, Holt wrote to the guild, telling it that all was well.",
            "telling",
            "Holt",
        ),
        ("Ana Holt, who runs the yard, kept to her plan, saying that it was sound.", "saying", "Ana Holt"),
        ("Voters say the port is rigged, while her rival has won by saying that it is not.", "saying", "her rival"),
        # who puts out a statement says it
        ("The harbour board issued a statement saying that the ferry was safe.", "saying", "The harbour board"),
        ("The harbour board sent out a letter Monday warning that the ferry was old.", "warning", "The harbour board"),
        # infinitives
        ("They were angered by the mayor's refusal to admit that the ferry was old.", "admit", "the mayor's"),
        ("The leak prompted the harbour board to admit that the ferry was old.", "admit", "the harbour board"),
    ],
)
def test_a_verb_without_subject_borrows_the_right_one(text: str, cue: str, source: str) -> None:
    assert source_of(text, cue) == source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("There have already been telling replies that could shape the vote.", "telling"),
        ("She is assured of winning the toll vote.", "assured"),
        ("Several supposed remedies are things that failed.", "supposed"),
        ("The guild uses her email account to plan the march.", "on her email account"),
    ],
)
def test_words_that_report_nothing_have_no_speaker(text: str, cue: str) -> None:
    assert all(a.cue is None or a.cue.text != cue for a in attributions(text))


def test_what_is_told_in_a_statement_is_reported_once() -> None:
    text = "The harbour board said in a statement that the ferry was safe."
    assert [a.rule for a in attributions(text)] == ["verb-that"]


def test_a_quotation_is_not_carried_on_to_whom_the_news_is_owed() -> None:
    text = (
        "In a letter to the guild, first reported by the Beacon, Ana Holt said she was leaving.\n"
        "“I will not stay on a ferry that nobody mends,” it went on."
    )
    last = attributions(text)[-1]
    assert last.source is not None
    assert last.source.text != "the Beacon"


def test_who_after_according_to_stands_for_the_people_alone() -> None:
    text = "The site was closed, according to two former guards, who said that it had flooded."
    resolved = {a.source.resolved for a in attributions(text) if a.source is not None}
    assert resolved == {"two former guards"}


def test_a_circumstance_between_who_and_its_verb_is_no_speaker() -> None:
    text = "The ferry failed Marta Berg, who in 2030 said the port was full."
    found = [a.source for a in attributions(text) if a.source is not None]
    assert [(source.text, source.resolved) for source in found] == [("who", "Marta Berg")]


@pytest.mark.parametrize(
    ("named", "mention", "resolved"),
    [
        ("Anna Berg met Peter Berg. Anna Berg left.", "Berg", "Anna Berg"),
        ("President Peter Berg met Anna Berg. Anna Berg left.", "Berg", "Anna Berg"),
        ("President Peter Berg met Anna Berg. Anna Berg left. Thomas Berg stayed.", "Mr. Berg", "President Peter Berg"),
        ("Governor Peter Berg met Anna Berg.", "Berg", "Governor Peter Berg"),
        ("Anna Berg met Peter Berg and Secretary Berg. Secretary Berg left. Anna Berg did.", "Berg", "Secretary Berg"),
    ],
)
def test_a_surname_alone_is_whose_whole_name_is_told_most(named: str, mention: str, resolved: str) -> None:
    found = [a.source for a in attributions(f"{named}\n{mention} said it rained.") if a.source is not None]
    assert [(source.text, source.resolved) for source in found] == [(mention, resolved)]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ana Holt on Oct. 11 issued an executive order that bans lanterns.",
        "The guild built a ferry company called Norden Line.",
        "She has made sharp comments about the toll.",
        "They were adopting new rules that ban lanterns.",
        "In the yard where the search took place, a pilot in oilskins said nothing.",
    ],
)
def test_a_verb_with_its_object_is_nobody_who_speaks(text: str) -> None:
    for attribution in attributions(text):
        assert attribution.source is None or not {"issued", "built", "made", "adopting", "took"} & set(
            attribution.source.text.split()
        )
