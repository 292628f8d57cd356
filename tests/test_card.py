"""Model cards say what was measured, are read back whole, and never trust a file."""

import dataclasses
import json
import random
from typing import Any

import numpy as np
import pytest

from framing.errors import ModelError
from framing.learning.as_json import GarbledError, decode, encode
from framing.learning.card import Origin, hash_examples, is_rising, judge, make_card, read_card, with_card
from framing.learning.card_parts import ModelCard, Source
from framing.learning.doubts import doubt_labels, doubt_words, telltale_terms
from framing.learning.examples import Example, LabelledSet, check_examples
from framing.learning.measuring import Estimated, LabelResult, Quality, blind_f1
from framing.learning.model import Model
from framing.learning.overlap import count_seen, fingerprints
from framing.learning.strongest import strongest_words
from framing.learning.training import Training, train_model
from framing.report.model.card import card_markdown

WORDS = ("river", "school", "road", "market", "evening", "window", "garden", "letter", "bridge", "winter", "summer")


def made(count: int = 60, *, leak: bool = False) -> LabelledSet:
    """Make passages of three topics, or such as only the name of the outlet tells apart."""
    draw = random.Random(3)
    topics = ("court judge", "clinic nurse", "loan wage")
    examples = []
    for i in range(count):
        topic = i % len(topics)
        outlet = ("Gazetteer", "Islander", "Portsman")[topic if leak else i // 3 % 3]
        words = draw.sample(WORDS, 6) + ([outlet] if leak else topics[topic].split())
        draw.shuffle(words)
        label = "abc"[topic]
        examples.append(Example(f"p{i}", f"{' '.join(words)} x{i} y{i} z{i}", frozenset({label}), (f"g{i}",), outlet))
    return check_examples(examples, place="made")


def card_of(labelled: LabelledSet, training: Training) -> ModelCard:
    return make_card(training, labelled, Origin([Source("made.csv", 60, "CC0-1.0")], seed=1))


@pytest.fixture(scope="module")
def labelled() -> LabelledSet:
    return made()


@pytest.fixture(scope="module")
def training(labelled: LabelledSet) -> Training:
    return train_model(labelled, model_id="made", curve=False)


def test_a_card_is_read_back_as_it_was_written(labelled: LabelledSet, training: Training) -> None:
    card = card_of(labelled, training)
    model = with_card(training.model, card)
    again = dataclasses.replace(model, card=json.loads(json.dumps(model.card)))
    found = read_card(again, place="made")
    assert found is not None
    assert encode(found) == encode(card)
    assert read_card(training.model, place="made") is None


def test_a_card_has_every_section(labelled: LabelledSet, training: Training) -> None:
    page = card_markdown(card_of(labelled, training))
    for words in ("Intended use", "Rating a person", "truthfulness", "Training data", "CC0-1.0", "Caveats", "Brier"):
        assert words in page


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 3),
        (("details",), []),
        (("details", "labels"), "abc"),
        (("evaluation", "quality", "brier"), float("nan")),
        (("evaluation", "quality", "brier"), 10**400),
        (("evaluation", "quality", "macro_f1", "value"), True),
        (("evaluation", "curve"), [["a", 1]]),
        (("evaluation", "curve"), [[1]]),
        (("training_data", "labels"), {"a": "many"}),
        (("reliability", "tier"), "excellent"),
    ],
)
def test_a_garbled_card_is_an_error(
    path: tuple[str, ...], value: Any, labelled: LabelledSet, training: Training
) -> None:
    model = with_card(training.model, card_of(labelled, training))
    part: Any = model.card
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    with pytest.raises(ModelError, match="its card is garbled"):
        read_card(model, place="made")


def test_fields_that_are_not_known_are_passed_over() -> None:
    assert decode(Estimated, {"value": 0.5, "more": 1}) == Estimated(0.5)
    with pytest.raises(GarbledError, match="lacks value"):
        decode(Estimated, {})


def _quality(passages: int, documents: int, positives: int, low: float | None, auc: float | None = 0.8) -> Quality:
    labels = tuple(LabelResult(name, positives, 10, 0.5, 0.5, Estimated(0.5), auc) for name in "ab")
    return Quality(passages, documents, Estimated(0.5, low, 0.6), labels, 0.1, 0.1, (), (), {})


@pytest.mark.parametrize(
    ("quality", "tier"),
    [
        (_quality(200, 50, 30, 0.4), "validated"),
        (_quality(199, 50, 30, 0.4), "provisional"),
        (_quality(200, 49, 30, 0.4), "provisional"),
        (_quality(200, 50, 29, 0.4), "provisional"),
        (_quality(200, 50, 30, 0.2), "not"),
        (_quality(200, 50, 30, None), "not"),
        (_quality(200, 50, 30, 0.4, 0.69), "not"),
        (_quality(200, 50, 30, 0.4, None), "not"),
    ],
)
def test_the_tier_takes_passages_documents_positives_and_a_gain(quality: Quality, tier: str) -> None:
    assert judge(quality, 0.3).tier == tier


def test_a_curve_that_rises_asks_for_more() -> None:
    assert is_rising([(0.5, 0.5), (1.0, 0.53)]) is True
    assert is_rising([(0.5, 0.5), (1.0, 0.51)]) is False
    assert is_rising([]) is None


def test_the_hash_is_of_texts_labels_and_groups(labelled: LabelledSet) -> None:
    examples = list(labelled.examples)
    changed = [dataclasses.replace(examples[0], labels=frozenset({"b"})), *examples[1:]]
    renamed = [dataclasses.replace(examples[0], id="other"), *examples[1:]]
    assert hash_examples(examples) != hash_examples(changed)
    assert hash_examples(examples) == hash_examples(renamed)


def test_passages_a_model_has_learnt_from_are_known_again() -> None:
    card = {"fingerprints": fingerprints(["One text, here.", "Another"])}
    assert count_seen(["one  text here", "A third"], card) == 1
    assert count_seen(["one text here"], {}) is None
    assert count_seen(["one text here"], {"fingerprints": "§"}) is None


def test_names_of_outlets_among_the_strongest_words_are_an_alarm(training: Training) -> None:
    names = ["Gazetteer", "Islander", "Portsman"]
    assert list(doubt_words(training.model, names)) == []
    leaky = train_model(made(leak=True), model_id="leaky", curve=False).model
    (doubt,) = doubt_words(leaky, names)
    assert doubt.kind == "names"
    assert "gazetteer" in doubt.message


def test_parts_of_long_names_are_no_alarm() -> None:
    assert telltale_terms(["Fox News", "foxnews.com", "Islander"]) == {"foxnews", "fox news", "islander"}


def test_strongest_words_are_those_that_tell_labels_apart(training: Training) -> None:
    model: Model = training.model
    first = strongest_words(model, most=4)[0]
    assert {"court", "judge"} & {word for word, _ in first.for_it}
    assert all(weight > 0 for _, weight in first.for_it)
    assert all(weight < 0 for _, weight in first.against_it)


def _examples(rows: list[tuple[str, str, str]]) -> list[Example]:
    return [Example(f"p{i}", text, frozenset({label}), (group,)) for i, (text, label, group) in enumerate(rows)]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([("One", "Health", "a"), ("Two", "health", "b")], "spelling"),
        ([("One", "a, b", "a"), ("Two", "a", "b"), ("Three", "b", "c")], "commas"),
        ([("The same", "a", "a"), ("the  same", "b", "b")], "contradiction"),
        ([("One", "a", "event\0x"), ("Two", "b", "event\0x"), ("Three", "b", "event\0y")], "group"),
    ],
)
def test_odd_labels_raise_doubts(rows: list[tuple[str, str, str]], kind: str) -> None:
    assert [doubt.kind for doubt in doubt_labels(_examples(rows))] == [kind]


def test_sound_labels_raise_none() -> None:
    assert list(doubt_labels(_examples([("One", "a", "a"), ("Two", "b", "b"), ("Three", "b, too", "c")]))) == []


def test_the_best_answer_without_reading_is_the_baseline() -> None:
    marks = np.array([[1, 0], [1, 0], [1, 0], [0, 1]], dtype=np.int8)
    assert blind_f1(marks, single=True) == 0.5
    assert blind_f1(np.eye(4, dtype=np.int8), single=True) == 0.25
    assert blind_f1(marks, single=False) == pytest.approx((2 * 0.75 / 1.75 + 2 * 0.25 / 1.25) / 2)
    assert blind_f1(marks[:, :1], single=False) == 0.5
