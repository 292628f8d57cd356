"""What is known of a place: the match there, what was refused, and what is near."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon import load_lexicon
from framing.reading.explaining import Explanation, explain_place
from framing.types import Document
from tests.conftest import DATA

LEXICON = load_lexicon(DATA / "sites.toml")
TEXT = (
    "Ferry to Ostrava Island\n"  # 1
    "\n"
    "The detention camps on Ostrava Island were built in 2017, an ex-detention camp in 2016.\n"  # 3
    "\n"
    "The camps hold detainees, and a summer camp holds children. The vtc is closed.\n"  # 5
    "\n"
    "Detainees elsewhere were freed.\n"  # 7
    "\n"
    "They speak of concentration, camps and worse.\n"  # 9
)


def explain(text: str, line: int, column: int | None = None, *, gate: bool = True) -> Explanation:
    return explain_place(Document("d", text), [LEXICON], line=line, column=column, gate=gate)


def column(line: int, words: str) -> int:
    return TEXT.split("\n")[line - 1].index(words) + 1


def test_a_match_is_found_from_any_of_its_characters() -> None:
    start = column(3, "detention camps")
    for offset in (0, 9, 10, 14):
        (explained,) = explain(TEXT, 3, start + offset).matches
        assert explained.match.text == "detention camps"
        assert (explained.frame.id, explained.concept.id, explained.lexicon.id) == ("internment", "facility", "sites")
    assert explain(TEXT, 3, start - 1).matches == ()
    assert explain(TEXT, 3, start + 15).matches == ()


def test_a_whole_line_gives_all_its_matches() -> None:
    assert [x.match.text for x in explain(TEXT, 5).matches] == ["camps", "detainees"]


def test_the_words_that_open_a_gate_are_named_with_their_place() -> None:
    (explained,) = explain(TEXT, 3, column(3, "detention camps")).matches
    assert explained.gate.state == "open"
    assert [(o.text, o.line, o.column) for o in explained.gate.openers] == [
        ("Ostrava Island", 1, 10), ("Ostrava Island", 3, column(3, "Ostrava")),
    ]  # fmt: skip


def test_a_gate_per_paragraph_names_only_the_words_of_its_paragraph() -> None:
    (explained,) = explain(TEXT, 5, column(5, "detainees")).matches
    assert {opener.line for opener in explained.gate.openers} == {5}


def test_a_closed_gate_is_told_and_opened_on_request() -> None:
    shut = explain(TEXT, 7, 1)
    assert shut.matches == ()
    assert [(r.suppressed.why, r.gate.state, r.place.text) for r in shut.refusals] == [("gate", "closed", "Detainees")]
    (explained,) = explain(TEXT, 7, 1, gate=False).matches
    assert explained.gate.state == "off"


@pytest.mark.parametrize(
    ("line", "words", "why", "by"),
    [
        (3, "camp in 2016", "prefix", None),
        (5, "camp holds", "ignored", "summer camp[s]"),
        (5, "vtc", "case", None),
        (9, "concentration, camps", "punctuation", None),
        (3, "camps on", "longer", "(internment|detention) camp[s]"),
    ],
)
def test_what_is_no_match_is_told_with_the_reason(line: int, words: str, why: str, by: str | None) -> None:
    refusals = [r.suppressed for r in explain(TEXT, line, column(line, words)).refusals]
    assert (why, by) in [(s.why, s.by) for s in refusals]


def test_a_second_mention_names_what_came_first() -> None:
    (explained,) = explain(TEXT, 5, column(5, "camps")).matches
    assert explained.named is not None
    assert (explained.named.text, explained.named.line) == ("detention camps", 3)


def test_nothing_at_a_place_gives_the_nearest_matches_of_the_line() -> None:
    explanation = explain(TEXT, 5, column(5, "hold"))
    assert (explanation.matches, explanation.refusals) == ((), ())
    assert explanation.place.text == "hold"
    assert [match.text for match in explanation.nearest] == ["detainees", "camps"]


def test_zone_repeat_quotation_and_sentence_are_told() -> None:
    text = Path(DATA / "island-herald.txt").read_text(encoding="utf-8")
    (headline,) = explain(text, 1).matches
    assert (headline.zone.zone, headline.zone.how) == ("headline", "top")
    (quoted,) = explain(text, 5).matches
    assert quoted.quotation is not None
    assert quoted.quotation.text == "“These are concentration camps,”"
    furniture = explain(text, 9).matches[0]
    assert (furniture.zone.zone, furniture.zone.how, furniture.match.reason) == ("boilerplate", "teaser", "boilerplate")
    again = explain(text, 11).matches[0]
    assert (again.zone.repeats, again.match.reason) == (3, "repeat")
    assert again.sentence.text == text.split("\n")[10]


def test_a_zone_that_the_format_states_is_told_as_such() -> None:
    text = "Detention camps grow on Ostrava Island\n\nMore."
    document = Document("d", text, marked=((0, 38, "headline"),))
    (explained,) = explain_place(document, [LEXICON], line=1).matches
    assert (explained.zone.zone, explained.zone.how) == ("headline", "format")


@pytest.mark.parametrize(("line", "at"), [(0, 1), (11, 1), (3, 0), (3, 900), (2, 2)])
def test_a_place_outside_the_text_is_an_error(line: int, at: int) -> None:
    with pytest.raises(IndexError):
        explain(TEXT, line, at)


WORDS = st.sampled_from(
    ["detention camps", "camp", "non-", "Ostrava Island", "VTC", "vtc", "summer", "detainees", ",", ".", "\n", "\n\n",
     "“", "”", "said the ministry", "so-called", "Ostravans"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), st.integers(0, 200))
def test_every_place_can_be_explained(text: str, offset: int) -> None:
    at = min(offset, len(text) - 1)
    line = text.count("\n", 0, at) + 1
    start = text.rfind("\n", 0, at) + 1
    if text[at] == "\n":
        return
    explanation = explain(text, line, at - start + 1)
    for explained in explanation.matches:
        assert explained.match.start <= at < explained.match.end
        assert explained.gate.state in ("open", "needless")
    for refused in explanation.refusals:
        assert refused.place.start <= at < refused.place.end
        assert (refused.gate.state == "closed") >= (refused.suppressed.why == "gate")
    assert explanation.place.start <= at < explanation.place.end
