"""Whose a report is where its cue has no subject beside it, and which words are no report at all."""

from __future__ import annotations

import pytest

from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.reading.voices import read_voices
from framing.types import Attribution, Document


def reports(text: str, cue: str) -> list[Attribution]:
    """Return the reports of a text with a cue."""
    document = Document("d", text)
    found = find_attributions(document, lay_out(document))
    return [one for one in found if one.cue is not None and one.cue.text.lower() == cue]


def told(text: str, cue: str) -> list[tuple[str | None, list[str]]]:
    """Return source and content of the reports with a cue."""
    return [
        (None if one.source is None else one.source.text, [text[start:end] for start, end in one.content])
        for one in reports(text, cue)
    ]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # a year between the noun and its participle
        ("Ilves filed a suit in 2013 alleging that the port had lied.", "alleging", "Ilves"),
        # "with" and a participle
        ("The evening ended with Ilves asking Kovar whether she would close the port.", "asking", "Ilves"),
        ("The guild is split, with Senator Ilves now saying that Kovar is unfit.", "saying", "Senator Ilves"),
        ("Kovar spoke with Ilves, saying that the port was safe.", "saying", "Kovar"),
        # who is made to say something, or says it in the main clause
        ("The vote will force Mayor Ilves to admit that the dam is unsafe.", "admit", "Mayor Ilves"),
        ("While the wardens slept, Ilves used the vote to argue that the dam is unsafe.", "argue", "Ilves"),
        ("The wardens used the vote to argue that the dam is unsafe.", "argue", "The wardens"),
        # inverted, with a description or a weekday
        ("“The pier will hold for years,” said retired captain Anna Ilves, asked about cracks.", "said", "retired"),
        (
            "“The mayor has shown no spine at all,” reads a Monday editorial in the Courier.",
            "reads",
            "a Monday editorial",
        ),
        ("The pier, which he sold, has cracks in it, said Anna Ilves, its owner.", "said", "Anna Ilves"),
        ("The mayor, who sold the pier, told Harbour Radio it was safe.", "told", "The mayor"),
        # names in -ly, counts of people
        ("Connolly said the port was unsafe.", "said", "Connolly"),
        ("Outside experts say the dam is unsafe.", "say", "Outside experts"),
        ("The dam, a host of experts say, is unsafe.", "say", "a host of experts"),
        ("Having said that the dam was safe, the mayor left.", "said", "the mayor"),
    ],
)
def test_a_cue_without_subject_beside_it_has_one_elsewhere(text: str, cue: str, source: str) -> None:
    found = [whose or "" for whose, _ in told(text, cue)]
    assert len(found) == 1
    assert found[0].startswith(source)


def test_an_apposition_does_not_hide_whom_a_relative_clause_is_about() -> None:
    text = "It was echoed by AIPOR, the oldest guild, which said the port was unsafe."
    assert [one.source.resolved for one in reports(text, "said") if one.source] == ["AIPOR"]
    text = "It was echoed by the oldest guild, which said the port was unsafe."
    assert [one.source.resolved for one in reports(text, "said") if one.source] == ["the oldest guild"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("After denying that the dam leaks, Kovar left the hall.", "denying", "the dam leaks"),
        ("Still, suspicions persist that the wardens knew of the leak.", "suspicions", "the wardens knew of the leak"),
        (
            "Her boldest claim is that the panel is a “sham” launched to stop her for her answer to the raid.",
            "claim",
            "the panel is a “sham” launched to stop her for her answer to the raid",
        ),
        ("It accused Ilves, whose toll has grown, of fraud.", "accused", "Ilves, whose toll has grown, of fraud"),
        ("The dam is a scandal, as Ilves noted in the Courier.", "noted", "The dam is a scandal"),
        ("Ilves described, in plain terms, a port in ruins.", "described", "a port in ruins"),
        (
            "They raised their demands to five, including free elections and an end to the tolls.",
            "demands",
            "free elections and an end to the tolls",
        ),
        ("Kovar accused her of sleeping when the dam broke.", "accused", "her of sleeping when the dam broke"),
        ("They made the case to forgive the rebels.", "made the case", "to forgive the rebels"),
        ("They resent that the port has closed.", "resent", "the port has closed"),
        ("Kovar shrugged off the strike.", "shrugged off", "the strike"),
        ("He is mulling closing the port.", "mulling", "closing the port"),
        ("The mayor hinted at a ban.", "hinted", "a ban"),
        ("“Is it all lost for us?” reacted Ilves.", "reacted", "“Is it all lost for us?”"),
    ],
)
def test_what_is_reported_is_found_as_a_whole(text: str, cue: str, content: str) -> None:
    assert [held for _, held in told(text, cue)] == [[content]]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The toll, a plan announced in May, fails the clerks.", "announced"),
        ("The court freed Brandt, an officer now charged with theft.", "charged"),
        ("The mayor is a menace, a loud and promiscuous figure like Kovar.", "figure"),
        ("In a silent hall, with few to see it, Kovar volunteered to leave.", "volunteered"),
        ("Kovar came only to echo remarks he made about a fraud.", "remarks"),
        ("The mayor's absurd - and dangerous - anti-guild remarks.", "remarks"),
    ],
)
def test_words_that_only_look_like_cues_report_nothing(text: str, cue: str) -> None:
    assert told(text, cue) == []


@pytest.mark.parametrize(
    "opening",
    [
        "In a long talk on “Harbour Morning,” ",
        "Last week on Radio Lund’s “Tide,” ",
        "In “The Long Strike,” ",
        "Speaking on “The Mole,” ",
    ],
)
def test_a_show_or_a_book_at_the_head_of_a_sentence_is_not_what_is_said(opening: str) -> None:
    text = f"{opening}Mayor Ilves said the strike was a riot."
    assert told(text, "said") == [("Mayor Ilves", ["the strike was a riot"])]
    start = text.index("riot")
    document = Document("d", text)
    (reading,) = read_voices(document, lay_out(document), [(start, start + 4)])
    assert (reading.voice, reading.source and reading.source.text) == ("indirect", "Mayor Ilves")


def test_capitals_in_a_quotation_that_no_phrase_opens_are_still_speech() -> None:
    assert told("“Stop The Tolls,” Ilves said.", "said") == [("Ilves", ["“Stop The Tolls,”"])]
    assert told("She shouted “Stop The Tolls,” Ilves said.", "said")[0][0] == "Ilves"


def test_a_headline_word_for_news_is_no_speaker() -> None:
    assert told("Revealed: what the wardens knew\n\nThe wardens knew of the leak.", ":") == []
    assert told("Kovar: wardens knew\n\nThe wardens knew of the leak.", ":") == [("Kovar", ["wardens knew"])]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        # no verb phrase, no adjective and no noun beside it is whoever speaks
        ("He praised his deputy, Bo Lang, for doing well, pointed at the map and said it works.", "said", "He"),
        ("The envoy who represents parts of Norden was blunt, refusing to answer.", "refusing", "The envoy"),
        ("The clerk, whom one harbour insider described as a saint, left.", "described", "one harbour insider"),
        ("Sailors were more likely to say that the dam was cracked.", "say", "Sailors"),
        ("The vote fell the same day the Norden senator said it was dead.", "said", "the Norden senator"),
        ("DAKAR The minister said the dam was cracked.", "said", "The minister"),
        ("It shut in the U.K. The plan says the dam was cracked.", "says", "The plan"),
        ("A clerk named by Harbourwatch.org said the dam was cracked.", "said", "A clerk named by Harbourwatch.org"),
        ("Dam News | Anna Holt said the dam was cracked.", "said", "Anna Holt"),
        # the name that ends a sentence has said it
        ("The prison, which is near the pier, held many sailors, reports Harbourwatch.", "reports", "Harbourwatch"),
        # a hearer speaks not
        ("The dam broke, according to a guard who spoke because he was angry.", "according to", "a guard who spoke"),
    ],
)
def test_a_source_is_a_whole_noun_phrase(text: str, cue: str, source: str) -> None:
    found = [whose or "" for whose, _ in told(text, cue)]
    assert len(found) == 1
    assert found[0].startswith(source)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("By an 8-1 ruling that the harbour welcomed, the court shut it.", "ruling"),
        ("New reported cases of rust fell in May.", "reported"),
        ("Even as new reported Harbour cases fell, he left.", "reported"),
        ("Many harbour reports grew more bleak, he wrote.", "reports"),
        ("They hailed the start of massive protests to keep the dam.", "protests"),
        ("It was built to house foreign suspects after the war.", "suspects"),
        ("The board has found itself at the heart of the storm.", "found"),
        ("They mourned after the terror attack on a pier.", "attack"),
        ("They mourned after the attack on a pier.", "attack"),
        ("“We left the pier,” Father John Holt of Our Lady, told Harbourwatch.", "nothing"),
    ],
)
def test_what_looks_like_a_cue_may_be_none(text: str, cue: str) -> None:
    assert told(text, cue) == []


def test_a_hearer_is_not_the_speaker() -> None:
    text = "“We left the pier,” Father John Holt of Our Lady, told Harbourwatch."
    document = Document("d", text)
    sources = [one.source.text for one in find_attributions(document, lay_out(document)) if one.source is not None]
    assert "Harbourwatch" not in sources


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Norden asks the court to overrule Lund v. Kern in May.", "asks", "the court to overrule Lund v. Kern in May"),
        ("According to Holt, however, the dam held.", "according to", "the dam held"),
        ("Clerks made sharp attacks on the mayor in May.", "attacks", "the mayor in May"),
        ("Clerks saw the law as harsh.", "saw", "the law as harsh"),
        ("Officials denounced the plan, as well.", "denounced", "the plan"),
    ],
)
def test_what_is_said_is_whole(text: str, cue: str, content: str) -> None:
    assert [" | ".join(said) for _, said in told(text, cue)] == [content]


def test_as_a_result_names_nothing() -> None:
    text = "The guild would see a “boom” as a result of the war."
    assert all(one.rule != "verb-as" for one in reports(text, "see"))


@pytest.mark.parametrize("word", ["EXPLAINER", "Factbox"])
def test_a_kind_of_article_is_no_speaker(word: str) -> None:
    assert told(f"{word}: What the dam will cost Norden\n\nThe dam is old. It is grey.", ":") == []


def test_whoever_phones_somebody_names_nothing() -> None:
    text = "Holt twice called his Norden friend following the riot at the pier."
    document = Document("d", text)
    at = text.index("riot")
    assert read_voices(document, lay_out(document), [(at, at + 4)])[0].voice != "label_mention"
