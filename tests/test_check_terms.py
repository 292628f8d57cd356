from __future__ import annotations

import pytest

from framing.curating.check_terms import read_common_words, warn_of_terms
from framing.curating.doubts import Doubt
from tests.made.lexicon_texts import changed, line_of, read

TERM = 'terms = ["quay renewal[s]"]'
OTHER_CONCEPT = """\
[concepts.plan]
title = "The plan"
context = ["Norby"]
[concepts.plan.frames.scheme]
title = "Scheme"
terms = [TERMS]

[[tests]]"""


def _doubts(*changes: tuple[str, str]) -> list[Doubt]:
    return list(warn_of_terms(read(changed(*changes))))


def _codes(*changes: tuple[str, str]) -> list[str]:
    return [doubt.code for doubt in _doubts(*changes)]


def test_a_sound_lexicon_raises_no_doubt() -> None:
    assert _codes() == []


@pytest.mark.parametrize("terms", ['"quay-renewals"', '"Quay renewal"', '"quay renew*"'])
def test_the_same_words_in_two_concepts_overlap(terms: str) -> None:
    change = ("[[tests]]", OTHER_CONCEPT.replace("TERMS", terms))
    (doubt,) = _doubts(change)
    assert (doubt.code, doubt.about) == ("overlap", "plan.scheme")
    assert doubt.line == line_of(changed(change), f"terms = [{terms}]")


@pytest.mark.parametrize("terms", ['"quay renewal plan"', '"renewal"', '"quay rebuild*"'])
def test_other_words_in_two_concepts_do_not_overlap(terms: str) -> None:
    assert "overlap" not in _codes(("[[tests]]", OTHER_CONCEPT.replace("TERMS", terms)))


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ('["kidney-renewal"]', "ignore phrase 'kidney renewal' covers it"),
        ('["quay renewal[s]", "quay-renewals"]', "adds nothing to 'quay renewal[s]'"),
        ('["quay renew*", "quay renewal[s]"]', "adds nothing to 'quay renew*'"),
        ('["quay renewal[s]", { term = "Quay Renewal", case = true }]', "adds nothing"),
    ],
)
def test_a_term_that_can_never_match_by_itself_is_dead(terms: str, message: str) -> None:
    (doubt,) = _doubts((TERM, f"terms = {terms}"))
    assert doubt.code == "dead-term"
    assert message in doubt.message


@pytest.mark.parametrize(
    "terms",
    [
        '["kidney renewals"]',
        '["quay renewal[s]", "big quay renewal"]',
        '["quay renew*", "quay renewal plan"]',
        '[{ term = "Quay Renewal", case = true }, "quay renewal"]',
        '["quay renewal[s]", "quay renewal(s|ists)"]',
    ],
)
def test_a_term_that_can_match_where_no_other_does_is_alive(terms: str) -> None:
    assert "dead-term" not in _codes((TERM, f"terms = {terms}"))


def test_a_wildcard_ignore_phrase_kills_what_it_always_covers() -> None:
    assert _codes(('["kidney renewal"]', '["quay renew*"]'))[0] == "dead-term"
    assert "dead-term" not in _codes(('["kidney renewal"]', '["quay rene*"]'), (TERM, 'terms = ["quay renewal plan"]'))


def test_an_ignore_phrase_without_a_word_of_a_term_is_dead() -> None:
    assert _codes(('"kidney renewal"', '"ferry line"')) == ["dead-ignore"]
    assert _codes(('"kidney renewal"', '"renewals office"')) == []
    assert _codes(('"kidney renewal"', '"renew*"')) == []


def test_a_common_word_needs_a_phrase_or_a_paragraph_gate() -> None:
    bare = (TERM, 'terms = ["project[s]"]')
    assert "ambiguous-word" in _codes(bare)
    assert "ambiguous-word" not in _codes(bare, ("ignore", 'gate-scope = "paragraph"\nignore'))
    assert "ambiguous-word" not in _codes((TERM, 'terms = ["renewal project[s]"]'))
    assert "ambiguous-word" not in _codes(bare, ('title = "Renewal"', 'title = "Renewal"\ngeneric = true'))
    assert "ambiguous-word" not in _codes(bare, ('title = "Naming', 'kind = "register"\ntitle = "Naming'))


def test_single_words_need_a_context() -> None:
    no_context = ('context = ["Norby"]', "")
    assert "no-context" in _codes(no_context, (TERM, 'terms = ["quayification"]'))
    assert "no-context" not in _codes(no_context)
    assert "no-context" not in _codes(no_context, (TERM, 'terms = ["quay[-]renewal"]'))


@pytest.mark.parametrize(
    ("term", "short"), [("NHW", True), ("NHWs", True), ("qr", True), ("quay", False), ("Quay", False)]
)
def test_an_abbreviation_needs_its_capitals(term: str, short: bool) -> None:
    assert ("short-term" in _codes((TERM, f'terms = ["{term}"]'))) is short
    assert "short-term" not in _codes((TERM, f'terms = [{{ term = "{term}", case = true }}]'))


def test_the_gravest_comparison_needs_a_frame_of_its_own() -> None:
    assert "grave-term" in _codes((TERM, 'terms = ["quay genocide", "quay renewal"]'))
    assert "grave-term" not in _codes((TERM, 'terms = ["quay genocide", "genocidal works"]'))


def test_common_words_are_lower_case_and_known_with_plurals() -> None:
    words = read_common_words()
    assert {"student", "students", "facilities", "relatives", "choice", "taiwan"} <= words
    assert "illegals" not in words
    assert all(word == word.lower() and word.isalpha() for word in words)
