"""Coded passages that a passage is like: it leans towards their labels, and its words tell by how much."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csc_matrix, csr_matrix

from framing.errors import InputError, ModelError
from framing.learning import neighbours as neighbours_module
from framing.learning.card import describe_kind
from framing.learning.choosing import CONTENT
from framing.learning.evidence import EMBEDDING
from framing.learning.examples import LabelledSet
from framing.learning.feature_table import Counted
from framing.learning.features import Language
from framing.learning.marks import UNKNOWN
from framing.learning.material import Candidate, Material
from framing.learning.model import Model
from framing.learning.model_file import dump_model, load_model_file, read_model
from framing.learning.neighbours import Neighbours, from_arrays, to_arrays
from framing.learning.training import train_model
from tests.bench.training_texts import read_passages
from tests.conftest import Cli
from tests.made.explained import explain_scores
from tests.test_model_file import described, drop, rewritten

TEXTS = (
    "Save our river from the new dam, says the council.",
    "Save our river from the new dam before it is too late.",
    "The court rules that the new tax is legal.",
    "Judges in the court hear the case of the new tax.",
    "Farmers count the cost of a long, dry summer.",
    "A dry summer costs farmers more than the dam.",
)
MARKS = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [0, 0], [0, 0]], dtype=np.int8)
CANDIDATE = Candidate(replace(CONTENT, least=1), 1.0, 0.5, leaning=1.0)


@cache
def language() -> Language:
    return Language.load()


@cache
def counted() -> Counted:
    return Counted.read(TEXTS, (CANDIDATE.recipe,), language(), labels=("river", "law"))


def learn(marks: np.ndarray = MARKS, counts: np.ndarray | None = None) -> tuple[Neighbours, csr_matrix]:
    """Return what is kept of the first four passages, and all as features."""
    features = counted().fit(range(4), CANDIDATE.recipe)
    matrix = counted().matrix(features, range(len(TEXTS)))
    return Neighbours.learn(features, matrix[:4], marks[:4], counts), matrix


def row(matrix: csr_matrix, i: int) -> tuple[np.ndarray, np.ndarray]:
    one = csr_matrix(matrix[i])
    return one.indices, one.data


def test_a_passage_leans_towards_the_labels_of_those_it_is_like() -> None:
    neighbours, matrix = learn()
    scores = neighbours.score(matrix)
    assert (scores[:2, 0] > 0).all()
    assert (scores[:2, 1] < 0).all()
    assert (scores[2:4, 1] > 0).all()


def test_a_passage_that_is_like_none_leans_nowhere() -> None:
    neighbours, matrix = learn()
    scores = neighbours.score(csr_matrix((1, matrix.shape[1])))
    assert np.allclose(scores, 0)
    assert np.allclose(neighbours.weigh(np.zeros(0, dtype=np.intp), np.zeros(0)), 0)


def test_one_passage_scores_as_it_does_among_others() -> None:
    neighbours, matrix = learn()
    together = neighbours.score(matrix)
    assert np.allclose([neighbours.score_one(*row(matrix, i)) for i in range(len(TEXTS))], together)


def test_many_passages_score_in_parts_as_they_do_together(monkeypatch: pytest.MonkeyPatch) -> None:
    neighbours, matrix = learn()
    together = neighbours.score(matrix)
    monkeypatch.setattr(neighbours_module, "_AT_ONCE", 9)  # two passages at a time
    assert np.allclose(neighbours.score(matrix), together)


def test_what_nobody_looked_for_speaks_neither_for_nor_against() -> None:
    marks = MARKS.copy()
    marks[:2, 0] = UNKNOWN
    neighbours, matrix = learn(marks)
    scores = neighbours.score(matrix)
    assert abs(scores[0, 0]) < abs(learn()[0].score(matrix)[0, 0])
    assert np.isfinite(scores).all()
    marks[:, 0] = UNKNOWN
    neighbours, matrix = learn(marks)
    assert np.allclose(neighbours.score(matrix)[:, 0], 0)
    assert np.allclose(neighbours.weigh(*row(matrix, 0))[:, 0], 0)


def test_a_passage_that_stands_for_many_counts_for_as_many() -> None:
    # The last passage shares words with a dam and with a tax.
    plain, matrix = learn()
    weighted, _ = learn(counts=np.array([1.0, 1.0, 50.0, 50.0]))
    first, second = (one.score(matrix)[5, 1] - one.score(matrix)[5, 0] for one in (plain, weighted))
    assert second > first


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_parts_of_words_sum_to_the_score(data: st.DataObject) -> None:
    passages, terms, labels = (data.draw(st.integers(1, 6)) for _ in range(3))
    amounts = st.floats(0, 1, width=32).map(lambda one: one if one > 1e-3 else 0.0)
    table = np.array(data.draw(st.lists(amounts, min_size=passages * terms, max_size=passages * terms)))
    marks = data.draw(
        st.lists(st.sampled_from((0, 1, UNKNOWN)), min_size=passages * labels, max_size=passages * labels)
    )
    counts = data.draw(st.lists(st.floats(0.1, 10), min_size=passages, max_size=passages))
    neighbours = Neighbours(
        csc_matrix(table.reshape(passages, terms)),
        np.array(marks, dtype=np.int8).reshape(passages, labels),
        np.array(counts),
        balance=0.5,
    )
    values = np.array(data.draw(st.lists(st.floats(0.01, 1), min_size=terms, max_size=terms)))
    columns = np.arange(terms + 1)  # one of another kind, which is not compared
    worth = neighbours.weigh(columns, np.append(values, 1.0))
    assert np.allclose(worth[-1], 0)
    assert np.allclose(values @ worth[:-1], neighbours.score_one(columns, np.append(values, 1.0)), atol=1e-8)


def test_what_is_held_out_leans_on_other_folds_only() -> None:
    rows = np.arange(len(TEXTS))
    folds = [(rows[rows % 2 != i], rows[rows % 2 == i]) for i in range(2)]

    def leaning(marks: np.ndarray, test: np.ndarray) -> np.ndarray:
        material = Material(counted(), ("river", "law"), marks, np.zeros((len(TEXTS), 0)), single=False)
        learnt = next(one for one, tested in folds if tested is test)
        return material.score(material.fit(learnt, CANDIDATE), test)[1]

    other = MARKS.copy()
    other[0] = 1 - other[0]
    assert np.array_equal(leaning(MARKS, folds[0][1]), leaning(other, folds[0][1]))
    assert not np.array_equal(leaning(MARKS, folds[1][1]), leaning(other, folds[1][1]))


def labelled(*, single: bool = False) -> LabelledSet:
    """Return passages with one, both or none of two labels, or with the first of them where they have one."""
    names = ("economic", "political")
    few = [replace(one, labels=one.labels & set(names)) for one in read_passages().examples[:240]]
    if single:
        few = [replace(one, labels=frozenset(sorted(one.labels)[:1])) for one in few if one.labels]
    return LabelledSet(tuple(few), names, single)


@cache
def model() -> Model:
    return train_model(labelled(), model_id="near", language=language(), curve=False).model


def test_they_are_kept_where_labels_may_stand_together_and_nobody_objects() -> None:
    assert model().parts[0].neighbours is not None
    assert "the labels of the coded passages it is most like" in describe_kind(model())
    for other in (
        train_model(labelled(), model_id="x", language=language(), neighbours=False, curve=False).model,
        train_model(labelled(single=True), model_id="x", language=language(), curve=False).model,
    ):
        assert not other.keeps_passages
        assert "most like" not in describe_kind(other)


def test_the_words_behind_a_score_include_what_neighbours_add() -> None:
    analysis = language().analyse(labelled().examples[0].text[:200])
    scores = model().scores([analysis], language())[0]
    without = replace(model(), parts=(replace(model().parts[0], neighbours=None),)).scores([analysis], language())[0]
    assert not np.allclose(scores, without, atol=1e-3)
    for label in range(2):
        found = explain_scores(model(), analysis, language(), labels=(label,), most=100)
        assert sum(one.weight for one in found) == pytest.approx(scores[label], abs=1e-4)
        assert EMBEDDING not in {one.feature for one in found}


def test_nothing_is_built_upon_a_model_that_leans_on_passages() -> None:
    with pytest.raises(InputError, match="near is tuned or leans on coded passages"):
        train_model(labelled(), model_id="x", language=language(), upon=(model(),), curve=False)


def test_they_are_kept_in_files() -> None:
    content = dump_model(model())
    back = read_model(content, place="x.model")
    assert dump_model(replace(back, sha256="")) == content
    analyses = [language().analyse(text) for text in (*TEXTS, "")]
    assert np.allclose(back.scores(analyses, language()), model().scores(analyses, language()), atol=2e-2)


def damaged(name: str, array: np.ndarray) -> dict[str, np.ndarray]:
    neighbours = model().parts[0].neighbours
    assert neighbours is not None
    return {**to_arrays(neighbours), name: array}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("starts", lambda one: one[:-1]),
        ("starts", lambda one: one[::-1]),
        ("starts", lambda one: one + 1),
        ("starts", lambda one: one.astype(float)),
        ("starts", lambda one: one[:, None]),
        ("passages", lambda one: one + 10_000),
        ("passages", lambda one: -1 - one),
        ("passages", lambda one: one[1:]),
        ("values", lambda one: one * np.nan),
        ("values", lambda one: one[1:]),
        ("marks", lambda one: one + 5),
        ("marks", lambda one: one[1:]),
        ("marks", lambda one: one[:, :1]),
        ("counts", lambda one: one * 0),
        ("counts", lambda one: one * np.inf),
    ],
)
def test_arrays_that_do_not_fit_are_refused(name: str, change) -> None:  # type: ignore[no-untyped-def]
    neighbours = model().parts[0].neighbours
    assert neighbours is not None
    arrays = to_arrays(neighbours)
    with pytest.raises(ValueError, match=r"terms|marks|numbers|another kind"):
        from_arrays(damaged(name, change(arrays[name])), neighbours.terms.shape[1], 2, 1.0)


@pytest.mark.parametrize("balance", ["much", True, [1], 1e12])
def test_a_file_with_a_balance_that_is_no_number_is_refused(balance: object) -> None:
    def change(description: dict[str, object]) -> None:
        description["parts"][0]["neighbours"] = balance  # type: ignore[index]

    with pytest.raises(ModelError, match="number"):
        read_model(described(dump_model(model()), change), place="x.model")


def test_a_file_without_the_arrays_it_speaks_of_is_refused() -> None:
    with pytest.raises(ModelError, match=r"lacks neighbours0-marks\.npy"):
        read_model(rewritten(dump_model(model()), lambda one: drop(one, "neighbours0-marks.npy")), place="x.model")


def test_arrays_that_a_file_does_not_speak_of_are_refused() -> None:
    def change(description: dict[str, object]) -> None:
        del description["parts"][0]["neighbours"]  # type: ignore[index]

    with pytest.raises(ModelError, match="neighbours0-counts"):
        read_model(described(dump_model(model()), change), place="x.model")


def test_training_keeps_nothing_of_single_passages_where_asked(cli: Cli) -> None:
    rows = [{"id": one.id, "text": one.text, "labels": sorted(one.labels)} for one in labelled().examples]
    Path("rows.jsonl").write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    quick = ("--no-upon", "--no-curve", "-q")
    assert cli("train", "rows.jsonl", "-o", "kept.model", *quick).status == 0
    assert cli("train", "rows.jsonl", "-o", "bare.model", "--no-neighbours", *quick).status == 0
    assert load_model_file(Path("kept.model")).keeps_passages
    assert not load_model_file(Path("bare.model")).keeps_passages
    for name, kept in (("kept.model", True), ("bare.model", False)):
        shown = " ".join(cli("model", "show", name).out.decode().split())
        assert ("keeps the terms of the passages" in shown) is kept
