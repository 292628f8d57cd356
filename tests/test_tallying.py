"""Sources are summed by name, over one document or many."""

from __future__ import annotations

from framing.reading.quoting import quote_document
from framing.reading.tallying import SourceTally, source_key
from framing.types import Document

ONE = "Harbour news\n\n“We go,” said Lena Marsh on Monday.\n\nThe ministry said that the ferry was late.\n"
TWO = (
    "Island news\n\nPainted on a wall were the words “No more delays for us on this island”.\n\n"
    "The ministry claims that nobody was hurt.\n"
)


def test_a_source_of_two_documents_is_one_source() -> None:
    tally = SourceTally()
    for name, text in (("1", ONE), ("2", TWO)):
        quoted = quote_document(Document(name, text))
        tally.add(quoted.attributions, words=quoted.words)
    totals = {total.name: total for total in tally.totals()}
    ministry = totals["The ministry"]
    assert (ministry.documents, ministry.attributions) == (2, 2)
    assert sorted(use.cue_class for use in ministry.cues) == ["claim", "say"]
    assert totals["Lena Marsh"].documents == 1


def test_words_of_nobody_named_have_no_name_and_no_type() -> None:
    quoted = quote_document(Document("2", TWO))
    nobody = next(total for total in quoted.sources if total.name is None)
    assert nobody.type is None
    assert nobody.words == 8


def test_spellings_of_one_name_are_one_source() -> None:
    assert source_key("The New York Times") == source_key("the new york times") == source_key("New York Times")
    assert source_key("People’s Daily") == source_key("People's Daily")
    assert source_key("Theo Marsh") == "theo marsh"
