"""Choosing how to learn: by held-out passages, and never by those it is measured on."""

import numpy as np
import pytest

from framing.learning.choosing import choose, list_candidates
from framing.learning.examples import Example, LabelledSet
from framing.learning.features import Recipe

MARKS = np.repeat(np.array([[1], [0]], dtype=np.int8), 200, axis=0)
GOOD = np.where(MARKS == 1, 1.0, -1.0) + np.linspace(-0.1, 0.1, 400)[:, None]
BAD = -GOOD
FOLDS = [(np.setdiff1d(np.arange(400), test), test) for test in np.arange(400).reshape(80, 5).T]


def of(count: int, words: int) -> LabelledSet:
    return LabelledSet(
        tuple(Example(str(i), "word " * words, frozenset(), (str(i),)) for i in range(count)), ("a",), single=False
    )


def test_the_better_way_is_chosen_and_decides() -> None:
    best, decision = choose([BAD, GOOD], MARKS, ("a",), FOLDS, single=False)
    assert best == 1
    assert (decision.assigned == (MARKS == 1)).all()


def test_a_way_that_is_hardly_better_is_not_worth_another_look() -> None:
    nearly = GOOD.copy()
    nearly[0] = -0.5
    best, _ = choose([nearly, GOOD], MARKS, ("a",), FOLDS, single=False)
    assert best == 0


def test_each_fold_is_decided_by_what_did_well_on_the_others() -> None:
    _, test = FOLDS[0]
    lucky = BAD.copy()
    lucky[test] = GOOD[test]
    _, decision = choose([GOOD, lucky], MARKS, ("a",), FOLDS, single=False)
    assert (decision.assigned == (MARKS == 1)).all()


def test_what_is_given_is_not_tried_otherwise() -> None:
    recipe = Recipe(words=0.3)
    assert [(one.recipe, one.strength) for one in list_candidates(of(30, 5), recipe=recipe, strength=4.0)] == [
        (recipe, 4.0)
    ]


@pytest.mark.parametrize("embed", [False, True])
def test_style_is_read_where_there_is_text_enough(*, embed: bool) -> None:
    short, long = (list_candidates(of(400, words), recipe=None, strength=None, embed=embed) for words in (20, 300))
    assert not any(one.recipe.style for one in short)
    assert all(one.recipe.style for one in long)


def test_few_passages_lean_on_what_is_known_beforehand() -> None:
    few, many = (list_candidates(of(count, 20), recipe=None, strength=1.0)[0] for count in (100, 1000))
    assert few.stacking > many.stacking
    assert few.recipe.vectors / few.recipe.words > many.recipe.vectors / many.recipe.words


def test_learning_goes_without_what_labels_are_called_where_that_misleads_few_passages() -> None:
    few, many = (list_candidates(of(count, 20), recipe=None, strength=None) for count in (100, 1000))
    assert [one.naming > 0 for one in few] == [True, False]
    assert [one.recipe.named > 0 for one in few] == [True, False]
    assert {(one.recipe, one.naming) for one in many} == {(many[0].recipe, many[0].naming)}


def test_embeddings_are_used_only_when_asked_for() -> None:
    assert all(one.recipe.embedding for one in list_candidates(of(50, 9), recipe=None, strength=None, embed=True))
    assert not any(one.recipe.embedding for one in list_candidates(of(50, 9), recipe=None, strength=None))


def test_embeddings_count_less_in_long_passages_and_more_in_few() -> None:
    few, long, many = (
        list_candidates(of(count, words), recipe=None, strength=1.0, embed=True)[0].recipe.embedding
        for count, words in ((100, 20), (400, 300), (400, 20))
    )
    assert few > many > long
