"""Where reports begin and end, and whose they are: what is read of whole sentences."""

from __future__ import annotations

import pytest

from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.types import Attribution, Document


def reported(text: str) -> tuple[Attribution, ...]:
    """Return the reports of a text, in its order."""
    document = Document("d", text)
    return find_attributions(document, lay_out(document))


def contents(text: str, *, cue: str) -> list[str]:
    """Return what the reports with a cue hold."""
    found = [one for one in reported(text) if one.cue is not None and one.cue.text.lower() == cue]
    return [text[start:end] for one in found for start, end in one.content]


def source(text: str, *, cue: str) -> str | None:
    """Return whose the first report with a cue is."""
    found = next(one for one in reported(text) if one.cue is not None and one.cue.text.lower() == cue)
    return None if found.source is None else found.source.text


def speaker(text: str, quoted: str) -> str | None:
    """Return who speaks the quotation that holds some words."""
    at = text.index(quoted)
    found = next(one for one in reported(text) if any(start <= at < end for start, end in one.content))
    return None if found.source is None else found.source.text


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("In May, wardens told harbour residents not to drink from the wells.", "told", "not to drink from the wells"),
        ("Kovar asked Brandt, Ilves and Moor to hand in their keys.", "asked", "to hand in their keys"),
        ("Kovar urged the Lund ferry workers to go home.", "urged", "the Lund ferry workers to go home"),
        (
            "She accused Ilves, the mayor of Lund and owner of the ferry, of hiding the toll.",
            "accused",
            "hiding the toll",
        ),
        ("He asked Brandt which ferries were safe.", "asked", "which ferries were safe"),
        ("The port did not say who had cut the cable.", "say", "who had cut the cable"),
        ("Brandt has said for weeks she is the only pilot left.", "said", "she is the only pilot left"),
        ("The ferry tax, which Brandt says costs too much, is dead.", "says", "costs too much"),
        (
            "Brandt says, rain or shine, she will march on the port.",
            "says",
            "rain or shine, she will march on the port",
        ),
        ("Now, she says, at least six wardens have left the port.", "says", "at least six wardens have left the port"),
        ("Harbour Radio reported at least six boats had sunk.", "reported", "at least six boats had sunk"),
        ("He's promised he will leave the port.", "promised", "he will leave the port"),
        ("Asked plainly what should be done with the toll, she left.", "asked", "what should be done with the toll"),
        (
            "Brandt spoke about how she would close the port and sell it.",
            "spoke",
            "how she would close the port and sell it",
        ),
        ("He called the arrests lawful, and left.", "called", "the arrests lawful"),
        ("However, as the Courier has reported, the toll was never paid.", "reported", "the toll was never paid"),
        ("The fence along the U.S.-Mexico border, Kovar said, will go.", "said", "will go"),
        (
            "He promised to guard the U.S.-Mexico border and the port.",
            "promised",
            "to guard the U.S.-Mexico border and the port",
        ),
    ],
)
def test_a_report_holds_all_that_is_said(text: str, cue: str, content: str) -> None:
    assert any(content in held for held in contents(text, cue=cue)), contents(text, cue=cue)


@pytest.mark.parametrize(
    ("text", "cue", "held"),
    [
        ("While Brandt said that the port was safe, Ilves closed it.", "said", ["the port was safe"]),
        ("When she told the wardens that the toll was theft, Ilves left.", "told", ["the toll was theft"]),
        ("If Ilves believes that the poll was rigged, he hides it well.", "believes", ["the poll was rigged"]),
        ("Although her claim that the dam leaked was false, the town paid.", "claim", ["the dam leaked"]),
        (
            "Asked whether Ilves, the mayor, who left in May, would come back, Brandt smiled.",
            "asked",
            ["whether Ilves, the mayor, who left in May, would come back"],
        ),
        ("The plan would sink the port, said Ada Brandt, a pilot.", "said", ["The plan would sink the port"]),
    ],
)
def test_a_report_ends_where_the_writer_takes_over(text: str, cue: str, held: list[str]) -> None:
    assert contents(text, cue=cue) == held


def test_a_report_first_made_by_somebody_holds_the_clause_it_stands_in() -> None:
    text = "The sale, first reported by the Lund Courier on Monday, is part of a plot against the port."
    assert contents(text, cue="reported") == ["The sale", "is part of a plot against the port"]


def test_a_quotation_is_not_credited_to_the_subject_of_the_next_sentence() -> None:
    text = "Brandt called the toll “plain theft.” He said the port would close in May."
    assert contents(text, cue="called") == ["the toll “plain theft.”"]
    assert contents(text, cue="said") == ["the port would close in May"]
    assert contents("“It is plain theft!” Brandt said.", cue="said") == ["“It is plain theft!”"]
    assert contents("“It is plain theft!” Brandt told the crowd.", cue="told") == ["“It is plain theft!”"]


@pytest.mark.parametrize(
    ("text", "cue", "whose"),
    [
        ("Ilves said she was glad of the vote, but regretted that few came.", "regretted", "Ilves"),
        ("Ilves admitted that the name in the book was wrong, but said the date was right.", "said", "Ilves"),
        ("The clerks whose pay was cut say the toll is theft.", "say", "The clerks"),
        ("Kovar, citing “the calm of the sea,” said the port could be open by May.", "said", "Kovar"),
        ("Kovar mocked the toll, denounced the wardens and said the port must go.", "denounced", "Kovar"),
        ("Most left the hall, with one in 10 saying a new pier would not help.", "saying", "10"),
        ("Brandt stands by the idea that the dam is unsafe.", "idea", "Brandt"),
        ("Brandt backed away from a suggestion that the dam might leak.", "suggestion", "Brandt"),
        ("Brandt's loud, oddly cheerful attacks on the wardens went on.", "attacks", "Brandt's"),
        ("The port faced claims of theft.", "claims", None),
    ],
)
def test_a_report_is_whose_clause_it_stands_in(text: str, cue: str, whose: str | None) -> None:
    assert source(text, cue=cue) == whose


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Fears of a flood emptied the quay.", "fears", "a flood"),
        ("There is disagreement over whether to close the port.", "disagreement", "whether to close the port"),
        ("Support for the toll is low in the north.", "support", "the toll"),
        ("Questions about the toll would not go away.", "questions", "the toll"),
        ("Brandt was critical of the wardens.", "critical", "the wardens"),
        ("The pilots are angry at the port.", "angry", "the port"),
        ("The council voted to close the port.", "voted", "to close the port"),
        ("The pilots are split on whether to sail at night.", "on", "whether to sail at night"),
        ("The row over how the toll was spent is an old one.", "over", "how the toll was spent"),
        ("Brandt argued in favour of the toll.", "favour", "the toll"),
        ("The pier, known as the Needle, is shut.", "known", "the Needle"),
        ("The pier was deemed a threat by the port.", "deemed", "a threat"),
        ("The pilots drew attention to the leak.", "drew attention", "the leak"),
    ],
)
def test_themes_are_found_where_nobody_says_a_word(text: str, cue: str, content: str) -> None:
    assert contents(text, cue=cue) == [content]


def test_who_deems_something_is_named_after_it() -> None:
    assert source("The pier was deemed a threat by the port.", cue="deemed") == "the port"


def test_offices_votes_counted_and_means_are_no_themes() -> None:
    assert not contents("Brandt was named head of the port.", cue="named")
    assert not contents("There were enough votes to close the port.", cue="votes")
    assert not contents("The port needs support to stay open.", cue="support")


@pytest.mark.parametrize(
    ("text", "quoted", "whose"),
    [
        ("Said Ada Brandt, “The toll is plain theft.”", "plain theft", "Ada Brandt"),
        ("Said Brandt, who grew up by the quay: “We never paid a toll.”", "never paid", "Brandt"),
        ("“The toll is dead,” Brandt said. Instead, “it is time for a new pier in the north.”", "time for", "Brandt"),
        (
            "“We won the vote,” Brandt said in Lund, after Ilves declared her the victor. “Now the toll will go.”",
            "Now the toll",
            "Brandt",
        ),
        (
            "“Who is the thief here?” asked Brandt, using a word Ilves has used of her. “It is the port itself.”",
            "the port itself",
            "Brandt",
        ),
    ],
)
def test_a_quotation_belongs_to_whoever_was_quoted_before_it(text: str, quoted: str, whose: str) -> None:
    assert speaker(text, quoted) == whose
