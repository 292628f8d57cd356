"""Reports are found with their source, their cue and the words they govern."""

from __future__ import annotations

import gc
import re
import time
import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.layout import lay_out
from framing.reading.attribution import find_attributions
from framing.reading.attribution.scan import Scan
from framing.types import Attribution, Block, Document, Layout


def lay(text: str, zone: str = "body") -> Layout:
    blocks = [Block(m.start(), m.end(), zone) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]  # type: ignore[arg-type]
    return Layout(tuple(blocks), 0)


def attributions(text: str, zone: str = "body") -> tuple[Attribution, ...]:
    return find_attributions(Document("a", text), lay(text, zone))


def told(text: str, zone: str = "body") -> list[tuple[str | None, str]]:
    """Return source and content of every report."""
    return [
        (a.source.text if a.source else None, " | ".join(text[start:end] for start, end in a.content))
        for a in attributions(text, zone)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Marta Ilves said the bridge was closed.", "Marta Ilves", "the bridge was closed"),
        ("The bridge was closed, Marta Ilves said.", "Marta Ilves", "The bridge was closed"),
        (
            "The bridge was closed, said the harbour office, whose boats had left.",
            "the harbour office",
            "The bridge was closed",
        ),
        ("Ilves, 44, of Norden, who runs the ferry, said on Monday that it had sunk.", "Ilves", "it had sunk"),
        ("In a statement, the ministry said the boats would sail.", "the ministry", "the boats would sail"),
        ("The guard told the court her client had left.", "The guard", "her client had left"),
        ("The road, the panel found, had never been safe.", "the panel", "The road | had never been safe"),
        ("The road was closed, according to two guards.", "two guards", "The road was closed"),
        ("According to two guards, the road was closed.", "two guards", "the road was closed"),
        ("Per Norden, the ships are trawlers.", "Norden", "the ships are trawlers"),
        ("Oslo's claim that it won has found few takers.", "Oslo's", "it won"),
        ("The mayor was confident that the dam would hold.", "The mayor", "the dam would hold"),
        ("The union accused the port of hiding a spill.", "The union", "the port of hiding a spill"),
        ("Ilves argued, as she had before, that the dam saved lives.", "Ilves", "the dam saved lives"),
        ("As the Harbour Courier reported, the dam was cracked.", "the Harbour Courier", "the dam was cracked"),
        ("Given that, the mayor said, the dam was cracked.", "the mayor", "Given that | the dam was cracked"),
        ("A memo that ran in the Harbour Courier described the dam as safe.", "A memo", "the dam as safe"),
        ("One memo from May that ran in March called the dam a risk.", "One memo from May", "the dam a risk"),
        ("A memo that was leaked called the dam a risk.", "A memo", "the dam a risk"),
        (
            "A report by an institute found that Norden moved 80,000 men, more than half of whom sit in camps.",
            "A report by an institute",
            "Norden moved 80,000 men",
        ),
        ("Some papers abroad call the sites “prisons”.", "Some papers abroad", "the sites “prisons”"),
        ("Many suspect that the dam was cracked.", "Many", "the dam was cracked"),
        ("Leaflets saying the army had left lay in the square.", "Leaflets", "the army had left lay in the square"),
    ],
)
def test_reported_speech_has_source_and_content(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The claims desk closed early because of the storm.",
        "According to the calendar it was March.",
        "Five suspected smugglers were held at the port.",
        "Ministers met on Tuesday to draw up the budget.",
        "Norden's internationally recognised government signed the deal.",
        "He read “The Quiet Field” to the children while it rained.",
    ],
)
def test_look_alikes_are_no_reports(text: str) -> None:
    assert told(text) == []


def test_a_quotation_without_cue_is_carried_to_its_speaker() -> None:
    text = "“They came at night,” Hoyle said. “Forty of them with iron bars.”"
    assert told(text)[1] == ("Hoyle", "“Forty of them with iron bars.”")


def test_a_quotation_paragraph_is_carried_to_the_speaker_before() -> None:
    text = "“We saw them,” Amin said.\n“They burned the school because they could.”"
    assert told(text)[1] == ("Amin", "“They burned the school because they could.”")


def test_a_quotation_left_open_has_the_speaker_of_the_next_paragraph() -> None:
    text = "“The prisoners were given water.\n“They were fed,” General Osei said."
    assert [source for source, _ in told(text)] == ["General Osei", "General Osei"]


def test_the_person_acting_before_a_quotation_speaks_it() -> None:
    text = "Lena Kastor, who runs the shelter, wept as she spoke. “Nobody here is safe, and that is all.”"
    assert attributions(text)[0].rule == "introduced"
    source = attributions(text)[0].source
    assert source is not None
    assert source.resolved == "Lena Kastor"


def test_a_quotation_credited_after_a_dash_is_that_persons() -> None:
    assert told("“The dam will hold for ever.”\n– Marta Ilves")[0] == ("Marta Ilves", "“The dam will hold for ever.”")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Minister: ferries used as barracks", "Minister", "ferries used as barracks"),
        ("‘They left us here’: survivor speaks out", "survivor", "‘They left us here’"),
        ("Ferries used as barracks, rights group says", "rights group", "Ferries used as barracks"),
        ("Norden Denies Selling Ferries To Army", "Norden", "Selling Ferries To Army"),
    ],
)
def test_headlines_are_read_in_title_case_and_with_colons(text: str, source: str, content: str) -> None:
    assert told(text, "headline") == [(source, content)]


def test_an_excerpt_belongs_to_the_outlet_that_announces_it() -> None:
    text = "The Harbour Courier reported on Monday:\nThe dam had been cracked for years.\nThe mayor left town."
    found = told(text)
    assert ("The Harbour Courier", "The dam had been cracked for years.") in found
    assert all("mayor left" not in content for _, content in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The dam will hold,” Ilves said.", "direct_quote"),
        ("Ilves spoke of “a cracked dam” in the hills.", "partial_quote"),
        ("Ilves said the dam was cracked.", "indirect"),
        ("Ilves called the dam a death trap.", "label_mention"),
        ("The “dam” was a heap of stones.", "scare_quote"),
        ("“The dam will hold for a hundred years.”", "unattributed_quote"),
    ],
)
def test_every_report_has_a_kind(text: str, kind: str) -> None:
    assert attributions(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "mention", "resolved"),
    [
        ("Marta Ilves left. Ilves said it rained.", "Ilves", "Marta Ilves"),
        ("Marta Ilves left. She said it rained.", "She", "Marta Ilves"),
        ("Pedro Hoyle met Marta Ilves. He said it rained.", "He", "Pedro Hoyle"),
        ("The Harbour Courier saw the files. The newspaper said it rained.", "The newspaper", "The Harbour Courier"),
        ("Norden’s foreign ministry met. The ministry said it rained.", "The ministry", "Norden’s foreign ministry"),
        ("Rights groups met. They say it rains because, residents say, it must.", "They", "They"),
        (
            "Wei Lanfen spoke. Deng Rui, a spokesman for the port, left. The spokesman said it rained.",
            "The spokesman",
            "Deng Rui",
        ),
        ("Amina Dar, who said it rained, left.", "who", "Amina Dar"),
    ],
)
def test_mentions_resolve_to_the_fullest_name(text: str, mention: str, resolved: str) -> None:
    sources = [a.source for a in attributions(text) if a.source is not None]
    assert (mention, resolved) in [(source.text, source.resolved) for source in sources]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The foreign ministry said it rained.", "government"),
        ("Rights groups said it rained.", "organisation"),
        ("Two analysts said it rained.", "expert"),
        ("Residents said it rained.", "witness"),
        ("The Harbour Courier said it rained.", "media"),
        ("One unnamed source said it rained.", "anonymous"),
        ("Marta Ilves said it rained.", "person"),
    ],
)
def test_sources_are_sorted_by_type(text: str, kind: str) -> None:
    source = attributions(text)[0].source
    assert source is not None
    assert source.type == kind


def test_near_a_span_the_same_is_found_as_in_the_whole() -> None:
    text = (
        "“We saw them,” Amin said.\n“They burned it,” he said. “All of it, to the ground.”\nThe mayor said it rained."
    )
    at = text.index("to the ground")
    document, layout = Document("a", text), lay(text)
    whole = find_attributions(document, layout)
    near = find_attributions(document, layout, near=[(at, at + 6)])
    assert near == tuple(a for a in whole if a.content[0][0] < at < a.content[0][1])
    assert near


PIECES = (
    *(
        "said",
        "Ilves",
        "the",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        ",",
        ".",
        ":",
        "—",
        "\n",
        "that",
        "according to",
        "he",
        "and",
    ),
    *("called", "as", "of", "was", "claims", "(R-Tex.)", "?", "denied", "it", "who", "“The", "…", ";"),
)


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_text_fails_and_spans_stay_inside(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in attributions(text):
        for start, end in attribution.content:
            assert 0 <= start < end <= len(text)
        if attribution.source is not None:
            source = attribution.source
            assert text[source.start : source.end] == source.text


@pytest.mark.parametrize(
    "piece",
    ["he said that ", "“a ", '" said ', "and ", "x: ", "“No,” he said. ", "The ministry said it. ", ", who said "],
)
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        attributions(text)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(60_000) < 40 * max(seconds(6_000), 0.005)


def test_a_relative_clause_after_a_noun_of_speech_is_the_writers() -> None:
    text = "A report that was written for the camps called the guards heroes."
    assert told(text) == [("A report", "the guards heroes")]


def test_a_line_with_a_name_and_a_colon_is_a_report() -> None:
    text = (
        "Talks went on.\n\nHolt: pact is 'complicated'\n\nHolt left late.\n\nPhoto: a boat is towed\n\nHolt: he left."
    )
    assert told(text) == [("Holt", "pact is 'complicated'")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Thousands have been killed in a raid the army says was lawful.", "the army"),
        ("An advocate for Oslo's ethnic minority urged them to go.", "An advocate for Oslo's ethnic minority"),
        ("Most said that nothing changed.", "Most"),
        ("The parade, hourlong, said that nothing changed.", None),
        ("The feud, for months, said that nothing changed.", None),
    ],
)
def test_sources_are_noun_phrases(text: str, source: str | None) -> None:
    found = [a.source.text for a in attributions(text) if a.source]
    assert source in found if source else not {"hourlong", "for months"} & set(found)


def resolved(text: str) -> list[tuple[str, str, str | None]]:
    """Return mention, fullest name and type of every source."""
    return [(a.source.text, a.source.resolved, a.source.type) for a in attributions(text) if a.source]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Germany", "government"),
        ("The minister", "government"),
        ("Oslo University", "organisation"),
        ("HarbourTok", "organisation"),
        ("The Fishers' Party", "organisation"),
        ("The Washington Post", "media"),
        ("China Daily", "media"),
        ("Hong Kong activists", "organisation"),
        ("Jonas Falk of the Washington Post", "media"),
        ("Marta Ilves", "person"),
    ],
)
def test_sources_have_types(source: str, kind: str) -> None:
    assert resolved(f"{source} said that the dam broke.")[-1][2] == kind


@pytest.mark.parametrize(
    "text",
    [
        "China has said little about it. The dam broke, she said.",
        "Media companies must act. “The dam broke,” she said.",
        "HarbourTok has grown. He said the dam broke.",
        "Concerns were raised in Norden. He said the dam broke.",
        "Sandler Ilves & Holt has left. He said the dam broke.",
        "The Washington Post has left. He said the dam broke.",
    ],
)
def test_he_and_she_stand_for_no_country_firm_or_outlet(text: str) -> None:
    mention, name, _ = resolved(text)[-1]
    assert name == mention


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The spokeswoman arrived. She said the dam broke.", "The spokeswoman"),
        ("The spokesman arrived. She said the dam broke.", "She"),
        ("Norden's Marta Ilves met them. China sent a note. She said the dam broke.", "Marta Ilves"),
        ("Hoyle shook her head. She said the dam broke.", "Hoyle"),
        ("They met Ana Kovar. She said the dam broke.", "Ana Kovar"),
        ("They met Ana Kovar. Critics left. She said the dam broke.", "Ana Kovar"),
        ("They met Anders F. Holt. He said the dam broke.", "Anders Holt"),
    ],
)
def test_he_and_she_stand_for_persons(text: str, name: str) -> None:
    assert resolved(text)[-1][1] == name


def test_the_forms_of_one_name_become_one() -> None:
    text = (
        "President Anders Holt left. US President Holt said the dam held. Anders J. Holt said it broke. On Saturday US"
        " President Anders Holt said the dam was bad. Holt said it leaked."
    )
    assert {name for _, name, _ in resolved(text)} == {"President Anders Holt"}


def test_a_document_that_was_read_goes_without_the_garbage_collector() -> None:
    text = "“They left,” Lena Marsh said.\n\nThe mayor wrote:\n\n“We stay.”\n\n“Nobody asked us why.”"
    scan = Scan(text, lay_out(Document("d", text)))
    for k in range(len(scan.paragraphs.blocks)):
        scan.reports(k, 0)
    parts = [weakref.ref(part) for part in (scan, scan.paragraphs, scan.passages)]
    gc.disable()
    try:
        del scan
        assert [part() for part in parts] == [None, None, None]
    finally:
        gc.enable()
