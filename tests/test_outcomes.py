"""What came out for all passages: labelled, abstained, none; and what a model cannot judge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.learning.applying import Classification, classify_passages
from framing.learning.bundled import load_model
from framing.learning.model import Model
from framing.learning.outcomes import Outcome, OutcomeTally
from framing.learning.overlap import KEY, fingerprints
from framing.report.classify.words import warnings
from framing.types import Document
from tests.conftest import DATA
from tests.test_applying import FILLER, TROOPS, WARDS


@pytest.fixture(scope="module")
def frames() -> Model:
    return load_model(DATA / "five-frames.model")


def outcome(model: Model, texts: list[str], *, precision: float = 0.8) -> Outcome:
    tally = OutcomeTally(model, precision=precision)
    documents = (Document(f"{i}", text) for i, text in enumerate(texts))
    for found in classify_passages(documents, model, precision=precision, evidence=0):
        tally.add(found)
    return tally.result()


def test_every_passage_is_one_of_four_things(frames: Model) -> None:
    got = outcome(frames, [TROOPS, WARDS, "The bakery opens at seven.", "", "A tax."])
    assert got.passages == 5
    assert got.labelled + got.abstained + got.none + got.empty == 5
    assert (got.labelled >= 2, got.none >= 1, got.empty) == (True, True, 1)


def test_bounds_take_abstentions_for_no_and_for_yes(frames: Model) -> None:
    for precision in (0.0, 0.8, 1.0):
        got = outcome(frames, [TROOPS, WARDS, FILLER, TROOPS], precision=precision)
        security = next(label for label in got.labels if label.label == "security_and_defense")
        assert security.low == security.sure / 4
        assert security.high == (security.sure + security.unsure) / 4
        assert security.high == outcome(frames, [TROOPS, WARDS, FILLER, TROOPS]).labels[-1].high


def test_with_a_precision_nothing_reaches_all_labels_abstain_and_it_is_said(frames: Model) -> None:
    got = outcome(frames, [TROOPS], precision=1.0)
    assert (got.labelled, got.abstained) == (0, 1)
    assert not any(label.reachable for label in got.labels)
    assert any("abstain" in line for line in warnings(got))


def test_many_strange_words_are_told(frames: Model) -> None:
    strange = "Zorp blick quandle frim vost nalk teps rumbo grint folp drez mank."
    assert any("new to five-frames" in line for line in warnings(outcome(frames, [strange, TROOPS])))
    assert not any("new to" in line for line in warnings(outcome(frames, [TROOPS] * 9)))


def test_short_passages_say_nothing_about_strange_words(frames: Model) -> None:
    assert outcome(frames, ["Zorp blick."]).judged == 0


def test_much_longer_and_shorter_passages_are_told(frames: Model) -> None:
    usual = replace(frames, lengths=(20, 60))
    assert outcome(usual, [FILLER * 20]).length == "longer"
    assert outcome(usual, ["A tax."] * 3).length == "shorter"
    assert outcome(usual, [TROOPS * 2]).length is None
    assert outcome(replace(frames, lengths=None), [FILLER * 20]).length is None


def test_passages_that_a_model_has_learnt_from_are_told(frames: Model) -> None:
    taught = replace(frames, card={**frames.card, KEY: fingerprints([TROOPS])})
    got = outcome(taught, [f"{TROOPS.upper()} ", WARDS, ""])
    assert got.seen == 1
    assert any("1 of 3 passages are among those five-frames has learnt from" in line for line in warnings(got))
    few = outcome(taught, [TROOPS, *[f"{WARDS} {n}" for n in range(30)]])
    assert (few.seen, any("learnt from:" in line for line in warnings(few))) == (1, False)
    assert outcome(replace(frames, card={}), [TROOPS]).seen == 0


def test_nothing_comes_of_nothing(frames: Model) -> None:
    got = outcome(frames, [])
    assert (got.passages, got.median, got.is_strange, got.length) == (0, 0, False, None)
    assert all(label.low is None for label in got.labels)


def test_a_sure_and_an_unsure_label_make_a_labelled_passage(frames: Model) -> None:
    tally = OutcomeTally(frames, precision=0.8)
    found: Classification = next(iter(classify_passages([Document("one", TROOPS)], frames)))
    labels = tuple(replace(label, assigned=i < 2, sure=i == 0) for i, label in enumerate(found.labels))
    tally.add(replace(found, labels=labels, abstained=False))
    got = tally.result()
    assert (got.labelled, got.abstained) == (1, 0)
    assert [(label.sure, label.unsure) for label in got.labels[:3]] == [(1, 0), (0, 1), (0, 0)]
