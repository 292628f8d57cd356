"""Passages drawn to check a classifier: as it reads them, by what it says, with weights that leave nothing askew."""

from __future__ import annotations

import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.comparing.validating import weighted_share
from framing.curating.allocating import FAR, NEAR, PERHAPS, SURE, allocate
from framing.curating.model_units import find_model_labels, model_units
from framing.curating.sampling import Graded, Sample, Unit, Urn
from framing.errors import UsageError
from framing.learning.applying import Classifier
from framing.learning.bundled import load_model
from framing.learning.model import Model
from framing.learning.whose_words import narrowing
from framing.types import Document
from tests.conftest import DATA

TEXT = (
    "Troops and tanks guard the border of Ostrava Island against attacks.\n"
    "The minister said: “Taxes will fall and prices with them, and every family will have more money to spend.”\n"
    "Too short.\n"
    "On page four the reader finds a picture of two grey cats and a vase."
)


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(DATA / "five-frames.model")


def drawn(model: Model, *, own: bool = True, labels: frozenset[str] | None = None) -> list[Unit]:
    document = Document(id="a.txt", text=TEXT, path="a.txt")
    hearing = narrowing("narrator" if own else "all")
    found = Classifier(model, unit="paragraph", evidence=0, narrow=hearing).classify(document)
    return list(model_units(document, found, labels or frozenset(model.names), group="all", alone=True))


def test_coders_see_what_the_classifier_read_and_no_more(model: Model) -> None:
    assert [unit.text[:6] for unit in drawn(model)] == ["Troops", "On pag"]
    assert [unit.text[:6] for unit in drawn(model, own=False)] == ["Troops", "The mi", "On pag"]
    assert [unit.place for unit in drawn(model, own=False)] == ["a.txt:1", "a.txt:2", "a.txt:4"]


def test_labels_say_how_surely_they_are_given_and_what_has_none_how_near_it_is(model: Model) -> None:
    troops, quiet = drawn(model)
    assert "security_and_defense" in troops.labels
    assert troops.graded is not None
    assert troops.marks == {f"{x} ({SURE if x in troops.graded.sure else PERHAPS})" for x in troops.labels}
    assert not quiet.labels
    assert quiet.graded is not None
    near = any(quiet.graded.probabilities[x.name] >= x.threshold / 2 for x in model.labels)
    assert quiet.rest == (NEAR if near else FAR)


def test_only_labels_that_are_coded_flag_a_passage(model: Model) -> None:
    assert not drawn(model, labels=frozenset({"morality"}))[0].labels


def test_the_id_of_a_passage_tells_place_and_whose_words_were_read(model: Model) -> None:
    def ids(*, own: bool) -> list[str]:
        return [unit.graded.passage for unit in drawn(model, own=own) if unit.graded is not None]

    assert ids(own=True) == ids(own=True)
    assert len({*ids(own=True), *ids(own=False)}) == 5
    assert all(len(one) == 16 for one in ids(own=False))


def test_labels_are_named_as_people_write_them(model: Model) -> None:
    chosen = find_model_labels(model, ["Health and safety", "five-frames:economic"])
    assert [(label.short, label.name, label.model) for label in chosen] == [
        ("economic", "five-frames:economic", "five-frames"),
        ("health_and_safety", "five-frames:health_and_safety", "five-frames"),
    ]
    with pytest.raises(UsageError, match="has no label “economics”") as error:
        find_model_labels(model, ["economics"])
    assert error.value.problems[0].hint == "did you mean economic?"


def test_bundled_classifiers_have_meanings_for_every_label() -> None:
    for name in ("policy-frames", "loaded-wording"):
        labels = find_model_labels(load_model(name))
        assert all(len(label.meaning) > 30 for label in labels)
        assert "put them in here" not in labels[0].note


def test_a_foreign_classifier_leaves_room_for_meanings(model: Model) -> None:
    label = find_model_labels(model)[0]
    assert "put them in here before anybody codes" in label.note
    assert label.meaning == "(to be put in)"


def unit(number: int, *, sure: bool, given: bool, near: bool = False) -> Unit:
    labels = frozenset({"x"} if given else set())
    graded = Graded(f"{number:016x}", {"x": 0.5}, labels if sure else frozenset())
    return Unit(f"d{number}", f"d{number}", 0, 9, "A", labels, NEAR if near else FAR, "text", graded=graded)


def sample(units: list[Unit], size: int, seed: int = 1) -> Sample:
    urn = Urn(size, seed)
    for one in units:
        urn.add(one)
    return urn.draw("paragraph")


def test_precision_recall_and_prevalence_are_those_of_all_texts_in_the_long_run() -> None:
    dice = random.Random(3)
    chances = {"sure": 0.9, "perhaps": 0.5, "near": 0.2, "far": 0.03}
    kinds = dice.choices(list(chances), [60, 40, 100, 800], k=1_000)
    there = [dice.random() < chances[kind] for kind in kinds]
    units = [
        unit(i, sure=kind == "sure", given=kind in ("sure", "perhaps"), near=kind == "near")
        for i, kind in enumerate(kinds)
    ]
    shares, precisions = [], []
    for seed in range(150):
        judged = [
            (d.unit.document, d.stratum.weight, there[int(d.unit.document[1:])], bool(d.unit.labels))
            for d in sample(units, 120, seed).units
        ]
        shares.append(weighted_share([(document, weight, right) for document, weight, right, _ in judged]).value or 0)
        precisions.append(weighted_share([(d, weight, right) for d, weight, right, met in judged if met]).value or 0)
    given_units = [there[i] for i, one in enumerate(units) if one.labels]
    assert fmean(shares) == pytest.approx(sum(there) / len(there), abs=0.006)
    assert fmean(precisions) == pytest.approx(sum(given_units) / len(given_units), abs=0.01)


def test_half_is_flagged_where_few_are_and_most_where_most_are() -> None:
    few = sample([unit(i, sure=True, given=i < 80) for i in range(2_000)], 100)
    most = sample([unit(i, sure=True, given=i < 1_900) for i in range(2_000)], 100)
    assert [sum(bool(d.unit.labels) for d in one.units) for one in (few, most)] == [50, 81]


@given(
    st.lists(st.tuples(st.sampled_from(["a (sure)", "b (sure)", "b (perhaps)", NEAR, FAR]), st.integers(1, 500))),
    st.integers(1, 400),
)
@limits(max_examples=150)
def test_every_stratum_has_a_place_and_none_more_than_it_holds(strata: list[tuple[str, int]], size: int) -> None:
    if not strata or size < len(strata):
        return
    sizes = allocate(strata, size, graded=True)
    assert all(1 <= given_ <= population for given_, (_, population) in zip(sizes, strata, strict=True))
    assert sum(sizes) == min(size, sum(population for _, population in strata))
