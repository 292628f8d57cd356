from __future__ import annotations

from framing.curating.check_tests import run_tests, warn_of_tests
from tests.made.lexicon_texts import changed, line_of, read


def _failures(*changes: tuple[str, str]) -> list[str]:
    return [doubt.message for doubt in run_tests(read(changed(*changes)))]


def _codes(*changes: tuple[str, str]) -> list[str]:
    return [doubt.code for doubt in warn_of_tests(read(changed(*changes)))]


def test_tests_that_hold_give_no_failure() -> None:
    assert _failures() == []


def test_a_test_must_give_exactly_its_frames_in_order() -> None:
    swapped = '["works.demolition", "works.renewal"]'
    change = ('["works.renewal", "works.demolition"]', swapped)
    (failure,) = run_tests(read(changed(change)))
    assert (failure.code, failure.line) == ("test", line_of(changed(change), "[[tests]]"))
    assert "expects works.demolition, works.renewal and finds works.renewal ('quay renewal')" in failure.message
    assert _failures(('["works.renewal", "works.demolition"]', '["works.renewal"]'))
    assert "finds works.renewal" in _failures(('["works.renewal", "works.demolition"]', "[]"))[0]


def test_the_gate_stays_in_force() -> None:
    (failure,) = run_tests(read(changed(("In Norby the quay", "In Ebeltoft the quay"))))
    assert "finds nothing" in failure.message
    assert failure.hint == "the text has no context for works"


def test_an_ignored_phrase_is_not_found() -> None:
    kidney = changed(("the renewal of passports", "the kidney renewal of two people"),
                     ('terms = ["quay renewal[s]"]', 'terms = ["(quay|kidney) renewal[s]"]'))  # fmt: skip
    assert list(run_tests(read(kidney))) == []


def test_every_frame_wants_a_test() -> None:
    (doubt,) = warn_of_tests(read(changed(('["works.renewal", "works.demolition"]', '["works.renewal"]'))))
    assert (doubt.code, doubt.about) == ("no-test", "works.demolition")


def test_a_concept_wants_a_look_alike() -> None:
    assert _codes(("the renewal of passports takes", "the ferry takes")) == ["no-lookalike"]
    assert _codes(("the renewal of passports", "the quay"), ("expect = []", 'expect = ["works.renewal"]')) == [
        "no-lookalike"
    ]
    assert _codes(('title = "Naming', 'kind = "register"\ntitle = "Naming'), ("the renewal of", "new")) == []
