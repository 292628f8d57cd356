"""Claims made by nouns: who makes them, where they begin and end, and how the writer holds them off."""

import pytest

from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.reading.voices import read_voices
from framing.types import Document, Reading


def reading(marked: str) -> Reading:
    """Read the term in square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    document = Document("d", text)
    return read_voices(document, lay_out(document), [(start, end)])[0]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Claims that the trial used [guinea pigs] have been heard since May.", None),
        ("The allegation that ministers ran a [kill list] was made on the radio.", None),
        ("Allegations of [vote-rigging] dogged the last three ballots.", None),
        ("There were reports overnight that [mutineers] had taken the airfield.", None),
        ("Fears that the vaccine was a [poison] kept half the village indoors.", None),
        ("The club has met now and then with claims of [racism] since its founding.", None),
        ("The delegates defended themselves against charges of [treason] again.", None),
        ("It came after charges from the governor's party that there had been a [cover-up] at the port.", "party"),
        (
            "The suggestion, made by a columnist in the Beacon, that it was the work of [vandals] was denied.",
            "columnist",
        ),
        ("Holt repeated the claim that the harbour was run by [smugglers] in March.", "Holt"),
        ("He crossed out lines that referred to M.I. warnings about attacks by [extremists] in the port.", "M.I."),
        ("Pamphlets repeat the myth, and the theory that the bank was a [front], in three towns.", None),
        ("The clerk wanted to look into [ballot fraud] claims in December.", None),
    ],
)
def test_what_a_noun_reports_is_somebody_elses(text: str, source: str | None) -> None:
    found = reading(text)
    assert found.voice == "indirect"
    assert (found.source is None) == (source is None)
    if source is not None and found.source is not None:
        assert source in found.source.text


def test_what_no_noun_reports_stays_the_writers() -> None:
    for text in (
        "Insurance claims from the [riot] reached nine million.",
        "There were concerns about the [camp] on the island.",
        "The talk was of the [regime] and its debts.",
    ):
        assert reading(text).voice == "narrator", text


@pytest.mark.parametrize(
    ("text", "voice", "stance"),
    [
        ("For months, Holt spread baseless lies about [ballot fraud] in the north.", "indirect", "rejected"),
        ("Holt's false allegation that she was a [spy] cost him dear.", "indirect", "rejected"),
        ("The clerk wanted to look into outlandish [ballot fraud] claims.", "indirect", "distanced"),
        ("The claim of a [stolen ballot] is false.", "narrator", "rejected"),
    ],
)
def test_the_writer_may_hold_a_claim_off(text: str, voice: str, stance: str) -> None:
    found = reading(text)
    assert (found.voice, found.stance, found.stance_by) == (voice, stance, "narrator")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('"There was no [collusion] at all," Holt said on Friday.', "rejected"),
        ('"No [collusion], no bribes," Holt wrote on Friday.', "rejected"),
        ('"Any suggestion that we run a [cartel] is offensive," Holt said.', "rejected"),
        ('"The use of the word [cartel] has been dismissed by the court," Holt said.', "rejected"),
        ('"The games are not [festive] enough for them," Holt said.', "adopted"),
        ("“The so-called ‘[shared well]’ is mine,” Holt said on Friday.", "distanced"),
        ("“They call it ‘[sabotage]’ and it was water,” Holt said.", "distanced"),
        ("“We saw the [sabotage] ourselves last week,” Holt said.", "adopted"),
    ],
)
def test_speakers_hold_terms_off_inside_their_quotations(text: str, stance: str) -> None:
    found = reading(text)
    assert (found.voice, found.stance, found.stance_by) == ("direct_quote", stance, "source")


def test_who_makes_a_claim_owns_it() -> None:
    for text, cue, source in (
        ("Holt unleashed fierce attacks against the board in March.", "attacks", "Holt"),
        ("Officials raised concern that smugglers would land.", "concern", "Officials"),
        ("Holt stepped in and repeated her attacks on the board.", "attacks", "Holt"),
        ("Holt made rambling statements about how she would mend the quay.", "statements", "Holt"),
        ("She set the trap in the hope that he would fall.", "hope", "She"),
        ("The film renews accusations Holt had sold the yard.", "accusations", "The film"),
    ):
        document = Document("d", text)
        found = [a for a in find_attributions(document, lay_out(document)) if a.cue and a.cue.text == cue]
        assert found, text
        assert found[0].source is not None, text
        assert found[0].source.text == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Holt's plan to close the quay angered the town.", "close the quay"),
        (
            "Her promise to mend the roads, close the quay and sell the yard was kept.",
            "mend the roads, close the quay and sell the yard",
        ),
        ("He has support for a bill that would close the quay in May.", "a bill that would close the quay in May"),
        ("Her views on many things, including the quay, are known.", "many things, including the quay"),
    ],
)
def test_what_a_noun_governs_is_found_as_a_whole(text: str, content: str) -> None:
    document = Document("d", text)
    found = find_attributions(document, lay_out(document))
    assert [text[slice(*a.content[0])] for a in found if a.rule == "noun-phrase"] == [content]
