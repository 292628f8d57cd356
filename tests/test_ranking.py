"""Where a passage stands among all of a run."""

from __future__ import annotations

import pytest

from framing.learning.applying import Classification, LabelScore
from framing.learning.ranking import FEWEST, rank_all


def passage(number: int, *scores: float, words: int = 5, model: str = "one") -> Classification:
    labels = tuple(LabelScore(f"label {i}", score, 0.5, 0.5, True, True) for i, score in enumerate(scores))
    return Classification("doc", number, 0, 9, None, {}, "text", words, model, labels, False, (), 0.0)


def test_a_rank_is_the_share_of_passages_that_score_lower() -> None:
    every = list(rank_all(passage(i, float(i), -float(i)) for i in range(100)))
    assert every[0].relative == pytest.approx((0.005, 0.995))
    assert every[75].relative == pytest.approx((0.755, 0.245))


def test_equal_scores_share_the_middle() -> None:
    assert {found.relative for found in rank_all(passage(i, 1.0) for i in range(30))} == {(0.5,)}


def test_few_passages_have_no_ranks() -> None:
    assert all(found.relative == () for found in rank_all(passage(i, float(i)) for i in range(FEWEST - 1)))
    assert all(found.relative for found in rank_all(passage(i, float(i)) for i in range(FEWEST)))


def test_passages_without_words_are_not_ranked_and_move_no_rank() -> None:
    every = [passage(i, float(i), words=0 if i % 2 else 5) for i in range(2 * FEWEST)]
    ranked = list(rank_all(every))
    assert [bool(found.relative) for found in ranked] == [True, False] * FEWEST
    assert ranked[-2].relative == (1 - 0.5 / FEWEST,)


def test_models_are_ranked_apart() -> None:
    every = [passage(i, float(i), model=model) for i in range(FEWEST) for model in ("one", "other")]
    ranked = list(rank_all(every))
    assert [found.relative for found in ranked[::2]] == [found.relative for found in ranked[1::2]]


def test_passages_come_out_as_they_went_in() -> None:
    every = [passage(i, float(i)) for i in range(5)]
    assert list(rank_all(every)) == every
    assert list(rank_all([])) == []
