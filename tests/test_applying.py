"""What a classifier says of passages: probabilities, labels, abstention, and words that sum to the score."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import UsageError
from framing.learning.applying import Classification, Classifier, classify_passages
from framing.learning.bundled import load_model
from framing.learning.features import Language
from framing.learning.model import Model
from framing.learning.stretches import STRETCH, cut_stretches
from framing.learning.whose_words import NarratorAlone
from framing.types import Document, Unit
from tests.conftest import DATA

TROOPS = "Troops crossed the border at night and the army called up its reserves after the attack on the base."
WARDS = "Patients wait for hours in the clinic because the hospital has too few doctors and nurses for the wards."
FILLER = "He walked along the lane and looked at the garden, where a cat slept under the old tree. "


@cache
def frames() -> Model:
    return load_model(DATA / "five-frames.model")


@cache
def language() -> Language:
    return Language.load()


def classify(text: str, *, unit: Unit = "document", precision: float = 0.8, evidence: int = 10) -> list[Classification]:
    classifier = Classifier(frames(), unit=unit, precision=precision, evidence=evidence, language=language())
    return list(classifier.classify(Document("one", text)))


def probability(found: Classification, label: str) -> float:
    return next(one.probability for one in found.labels if one.label == label)


def test_a_passage_resembles_what_its_words_were_coded_as() -> None:
    (troops,), (wards,) = classify(TROOPS), classify(WARDS)
    assert troops.likeliest.label == "security_and_defense"
    assert wards.likeliest.label == "health_and_safety"
    assert [one.label for one in troops.assigned][:1] == ["security_and_defense"]


def test_every_label_has_its_probability_whether_it_is_given_or_not() -> None:
    (found,) = classify(TROOPS)
    assert tuple(one.label for one in found.labels) == frames().names
    assert all(0 <= one.probability <= 1 for one in found.labels)
    assert all(one.assigned == (one.probability >= one.threshold) for one in found.labels)


@pytest.mark.parametrize("unit", ["document", "paragraph", "sentence"])
def test_there_are_as_many_rows_as_passages(unit: Unit) -> None:
    text = f"{TROOPS} {FILLER}\n\n{WARDS}\n\n{FILLER}"
    found = classify(text, unit=unit)
    assert len(found) == {"document": 1, "paragraph": 3, "sentence": 4}[unit]
    assert [one.passage for one in found] == list(range(len(found)))


def test_a_text_without_words_has_a_row_and_no_label() -> None:
    for text in ("", " \n ", "—", "!!! ???"):
        (found,) = classify(text)
        assert (found.words, found.assigned, found.abstained, found.evidence) == (0, (), False, ())
        assert len(found.labels) == len(frames().labels)


def test_a_repeated_paragraph_has_a_row_and_no_label() -> None:
    found = classify(f"{TROOPS}\n\n{TROOPS}", unit="paragraph")
    assert [bool(one.assigned) for one in found] == [True, False]


def test_what_is_not_as_sure_as_asked_is_an_abstention() -> None:
    (easy,), (hard,) = classify(TROOPS, precision=0), classify(TROOPS, precision=1)
    assert (easy.abstained, hard.abstained) == (False, True)
    assert [one.assigned for one in easy.labels] == [one.assigned for one in hard.labels]
    assert any(one.sure for one in easy.labels)
    assert not any(one.sure for one in hard.labels)


def test_a_passage_without_any_label_is_no_abstention() -> None:
    (found,) = classify("The bakery opens at seven.", precision=1)
    assert (found.assigned, found.abstained) == ((), False)


def test_a_precision_beyond_one_is_refused() -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        classify(TROOPS, precision=80)


def assert_sums(found: Classification) -> None:
    sums: dict[str, float] = defaultdict(float)
    for one in found.evidence:
        sums[one.label] += one.weight
    scores = {one.label: one.score for one in found.labels}
    assert sums == pytest.approx({label: scores[label] for label in sums}, abs=1e-3)
    assert not found.words or set(sums) == ({one.label for one in found.assigned} or {found.likeliest.label})


WORDS = st.lists(st.sampled_from((TROOPS + WARDS + FILLER).split()), max_size=600).map(" ".join)


@settings(max_examples=40)
@given(WORDS | st.text(max_size=200), st.integers(1, 30))
def test_evidence_sums_to_the_score_of_texts_of_any_length(text: str, evidence: int) -> None:
    for found in classify(text, evidence=evidence):
        assert_sums(found)


def test_a_long_text_counts_half_by_its_strongest_stretch() -> None:
    (long,) = classify(FILLER * 40 + TROOPS + FILLER * 40)
    (short,) = classify(FILLER)
    assert len(long.text.split()) > 4 * STRETCH
    assert probability(long, "security_and_defense") > 1.5 * probability(short, "security_and_defense")
    assert_sums(long)


def test_a_model_of_long_passages_reads_them_as_it_learnt_them() -> None:
    document = Document("one", FILLER * 40 + TROOPS + FILLER * 40)
    words = len(document.text.split())
    learnt = replace(frames(), lengths=(words // 4, words))
    (found,) = classify_passages([document], learnt)
    whole = learnt.scores([language().analyse(document.text)], language())[0]
    assert [one.score for one in found.labels] == pytest.approx(whole.tolist())
    assert_sums(found)


def test_words_the_model_never_met_are_counted() -> None:
    (known,), (strange,) = classify(TROOPS), classify("Zorp blick quandle frim vost. Nalk teps rumbo.")
    assert known.unknown < 0.3 < strange.unknown == 1.0


def test_the_narrator_alone_can_be_read() -> None:
    document = Document("one", f"{FILLER}\n\n“{TROOPS}” said Ola Brandt.")
    (every,) = classify_passages([document], frames())
    (own,) = classify_passages([document], frames(), narrow=NarratorAlone())
    assert probability(every, "security_and_defense") > probability(own, "security_and_defense")
    assert "Troops" not in own.text
    assert own.words == len(FILLER.split()) + 3


def test_no_evidence_is_gathered_where_nobody_asks() -> None:
    (with_words,), (without,) = classify(TROOPS), classify(TROOPS, evidence=0)
    assert with_words.evidence
    assert without.evidence == ()
    assert without.labels == with_words.labels


def test_a_long_text_is_cut_into_the_words_it_has() -> None:
    text = " ".join(f"{TROOPS} #EndTheWar, it’s 2,024 — “{WARDS}”" for _ in range(12))
    analysis = language().analyse(text)
    stretches = cut_stretches(analysis)
    assert [token for one in stretches for token in one.tokens] == analysis.tokens
    assert all(language().analyse(one.text).tokens == one.tokens for one in stretches)
    assert max(len(one.tokens) for one in stretches) - min(len(one.tokens) for one in stretches) <= 1
