"""Voice, wording, stance and source of a term, by the definitions of the seven voices."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reading.voices import read_voices
from framing.types import Block, Document, Layout, Reading
from tests.test_attribution import lay


def read(text: str, zone: str = "body") -> Reading:
    """Read the term in square brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return read_voices(Document("a", plain), lay(plain, zone), [(start, end)])[0]


@pytest.mark.parametrize(
    ("text", "voice", "wording", "source"),
    [
        ("The army has built [camps] since spring.", "narrator", "own", None),
        ("“We are leaving,” she said, and walked past the [barricades].", "narrator", "own", None),
        ("Asked about the [illegal walls], the minister declined to comment.", "narrator", "own", None),
        ("The [separatist] leader, who said little, was led away.", "narrator", "own", None),
        (
            "“These are [camps], and everyone here knows it,” said Marta Ilves.",
            "direct_quote",
            "verbatim",
            "Marta Ilves",
        ),
        ("Deng Rui told reporters: “We run [schools] that help.”", "direct_quote", "verbatim", "Deng Rui"),
        ("‘It is an [invasion], pure and simple,’ said James Orrin.", "direct_quote", "verbatim", "James Orrin"),
        (
            "Rights groups say it amounts to “a campaign of [cleansing]” in the hills.",
            "partial_quote",
            "verbatim",
            "Rights groups",
        ),
        ("The union accused the port of running a “[police state]” there.", "partial_quote", "verbatim", "The union"),
        ("“This is [apartheid], nothing less than that.”", "unattributed_quote", "verbatim", None),
        ("The ‘[volunteers]’ arrived in unmarked cars.", "scare_quote", "verbatim", None),
        ("The “[re-education]” camps are full.", "scare_quote", "verbatim", None),
        ("Norden insists that the compounds are [schools].", "indirect", "paraphrase", "Norden"),
        ("The centre was a [prison], according to two guards.", "indirect", "paraphrase", "two guards"),
        ("Oslo's claim that it is fighting [rebels] has found few takers.", "indirect", "paraphrase", "Oslo's"),
        ("Witnesses described [torture] in the cellar.", "indirect", "paraphrase", "Witnesses"),
        ("Inside what Norden calls [study houses], they drill.", "label_mention", "own", "Norden"),
        ("The scheme, branded [bondage] by critics, goes on.", "label_mention", "own", "critics"),
        ("The minister called the strikers a [mob] on Monday.", "label_mention", "own", "The minister"),
    ],
)
def test_the_seven_voices(text: str, voice: str, wording: str, source: str | None) -> None:
    reading = read(text)
    assert (reading.voice, reading.wording) == (voice, wording)
    assert (reading.source.text if reading.source else None) == source


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Norden claims the [camps] in the hills are schools.", "narrator"),
        ("Norden claims the camps in the hills are [schools].", "indirect"),
        ("Norden, after denying the [camps], called in the press.", "narrator"),
        ("Norden has described the [camps] as schools.", "narrator"),
        ("Norden has described the camps as [schools].", "indirect"),
        ("The editor condemned the [massacre] on Monday.", "narrator"),
        ("The minister wants to close the [camps].", "narrator"),
        ("Norden denies running [labour camps] in the hills.", "indirect"),
        ("I think the [regime] will fall.", "narrator"),
    ],
)
def test_the_writer_names_what_is_talked_about(text: str, voice: str) -> None:
    assert read(text).voice == voice


@pytest.mark.parametrize(
    ("text", "stance", "by"),
    [
        ("Norden denies that the sites are [camps].", "rejected", "source"),
        ("“There are no [camps] here,” Deng Rui said.", "rejected", "source"),
        ("The ministry rejected accusations of [forced labour] on Monday.", "rejected", "source"),
        ("The sites were not [camps], though they were harsh.", "rejected", "narrator"),
        ("Lawmakers asked whether the sites were [prisons].", "questioned", "source"),
        ("“We do not talk to [terrorists],” the general said.", "adopted", "source"),
        ("Mr Sato dismissed the marchers as “[rioters] and vandals” on Monday.", "adopted", "source"),
        ("The so-called [republic] held a vote.", "distanced", "narrator"),
        ("The pejorative label ‘[death camp]’ has been used.", "distanced", "narrator"),
        ("The “[schools]” were full.", "distanced", "narrator"),
        ("The alleged [bombers] were tried.", "distanced", "narrator"),
    ],
)
def test_stance_and_whose_it_is(text: str, stance: str, by: str) -> None:
    reading = read(text)
    assert (reading.stance, reading.stance_by) == (stance, by)


def test_sides_follow_from_voice_and_stance() -> None:
    assert read("The army has built [camps].").side == "own"
    assert read("The so-called [republic] held a vote.").side == "held_off"
    assert read("Residents say the army has built [camps].").side == "attributed"


def test_a_term_across_a_mark_takes_the_voice_of_its_quoted_word() -> None:
    assert read("Ilves said: “They are [re-education” camps], all of them.").voice == "direct_quote"
    assert read("The [“study” camps] are full.").voice == "scare_quote"


@pytest.mark.parametrize(
    ("text", "voice", "source"),
    [
        ("Minister: [rebels] used school as base", "indirect", "Minister"),
        ("Norden says [study houses] are closing", "indirect", "Norden"),
        ("Inside the [camps] the world forgot", "narrator", None),
        ("Firms face ban over ‘[slave labour]’ cotton", "scare_quote", None),
        ("‘They called us [animals]’: survivor speaks out", "direct_quote", "survivor"),
    ],
)
def test_headlines(text: str, voice: str, source: str | None) -> None:
    reading = read(text, "headline")
    assert (reading.voice, reading.source.text if reading.source else None) == (voice, source)


def test_a_span_outside_every_block_is_the_narrators() -> None:
    document = Document("a", "   ")
    assert read_voices(document, lay("   "), [(0, 1)])[0].voice == "narrator"


def test_every_reading_carries_its_evidence() -> None:
    reading = read("Norden denies that the sites are [camps].")
    assert reading.cue is not None
    assert (reading.cue.text, reading.cue.cue_class, reading.rule) == ("denies", "deny", "verb-that+denied")


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet="“”\"'‘’ abT.,:;?()\n—", max_size=80), st.data())
def test_no_text_and_no_span_fail(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    assert len(read_voices(Document("a", text), lay(text), [(start, min(end, len(text)))])) == 1


def test_a_headline_quotes_whom_the_body_quotes_with_the_same_words() -> None:
    text = "Firms face ban over ‘[slave labour]’ cotton\nIt is “slave labour” by any name, the envoy Ada Brandt said."
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    head = plain.index("\n")
    layout = Layout((Block(0, head, "headline"), Block(head + 1, len(plain), "body")), 0)
    reading = read_voices(Document("a", plain), layout, [(start, end)])[0]
    assert (reading.voice, reading.source.resolved if reading.source else None) == (
        "partial_quote",
        "the envoy Ada Brandt",
    )


@pytest.mark.parametrize("marks", ["’’{}’’", "``{}``", "‘‘{}’’", "''{}''"])
def test_doubled_single_marks_quote_where_no_other_marks_stand(marks: str) -> None:
    text = f"Guests leave the {marks.format('seaside')} camps only when told to."
    document = Document("d", text)
    start = text.index("seaside")
    (found,) = read_voices(document, lay(text), [(start, start + 7)])
    assert (found.voice, found.stance) == ("scare_quote", "distanced")
