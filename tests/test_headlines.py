"""Reports in headlines: title case, colons, dashes, what somebody is to say."""

from dataclasses import replace

import pytest

from framing.corpus.layout import lay_out
from framing.reading.voices import read_voices
from framing.types import Document, Layout, Reading


def reading(marked: str) -> Reading:
    """Read the term in square brackets in a headline."""
    start, end = marked.index("["), marked.index("]") - 1
    document = Document("d", marked.replace("[", "").replace("]", ""))
    layout = lay_out(document)
    blocks = (replace(layout.blocks[0], zone="headline"), *layout.blocks[1:])
    return read_voices(document, Layout(blocks, layout.words), [(start, end)])[0]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Minister: [Fare dodgers] cost rail network £200m", "Minister"),
        ("WHO chief: 'Premature' to rule out [harbour leak] theory", "WHO chief"),
        ("Prosecutor to jury: this was a [contract killing]", "Prosecutor"),
        ("Island turned into [prison colony], say fishermen", "fishermen"),
        ("[Climate vandals] glue themselves to painting – museum", "museum"),
        ("Governor Warns Of [Crime Wave] As Budget Talks Stall", "Governor"),
        ("Senate Calls On Carriers To End [Junk Fees]", "Senate"),
        ("Highest-Ranking Deputy In House Calls For Legalizing [Squatters]", "Highest-Ranking Deputy In House"),
        ("Holt to Tell Ruler Island Won’t ‘Stand By’ on [Harbour Abuses]", "Holt"),
        ("Dockers Demand End To [Dictatorship]", "Dockers"),
        ("Port Boss Vows To Fight [Sabotage]", "Port Boss"),
        ("Deputy Accuses Mayor Of [Cover-Up]", "Deputy"),
    ],
)
def test_headlines_report(text: str, source: str) -> None:
    found = reading(text)
    assert (found.voice, found.source and found.source.text) == ("indirect", source)


@pytest.mark.parametrize(
    "text",
    [
        "EXCLUSIVE: [Blood diamonds] found in royal tiara",
        "OPINION: Debunking the [conspiracy theory] on ferries",
        "Timeline: The [uprising] on the island",
        "Judge Blocks [Heartbeat Law] In North",
        "Mayor Slams [Mob Rule] In Port",
        "Harbour talks on [wreckers] collapse – live updates",
    ],
)
def test_headlines_that_report_nothing_are_the_outlets(text: str) -> None:
    assert reading(text).voice == "narrator"


def test_a_quotation_in_a_headline_belongs_to_the_clause_around_it() -> None:
    found = reading("Union Says No To '[Gig Slavery]' Deal")
    assert (found.voice, found.source and found.source.text) == ("partial_quote", "Union")
