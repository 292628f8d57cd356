from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.keyness import find_keys
from tests.made.statistics_data import toy_groups

WORDS = ("jobs", "crime", "tax", "the", "rare", "family")

# delta, model and document variance, df, z, p, log ratio and dispersion in the first group, with 10 pseudo-words
RECOMMENDED = {
    "jobs": (
        1.0327670032097955,
        1.708931679876455,
        2.926579815256436,
        0.11938963170867918,
        1.4018621105311104,
        6 / 110,
    ),
    "crime": (
        -0.9816199712710199,
        2.6415692052892004,
        -2.1079089659297208,
        0.1378217069356689,
        -1.4461347960238395,
        6 / 110,
    ),
    "tax": (
        0.6546778292853528,
        1.481040268001448,
        0.5580959418115347,
        0.6493655425980025,
        0.9868246112522661,
        60 / 110,
    ),
    "the": (
        -0.468946893760665,
        2.876046277093702,
        -1.8508506211587656,
        0.16524010445779283,
        -0.19374763438955422,
        1 / 82.5,
    ),
    "rare": (
        -0.00856902680675109,
        2.9237252384142915,
        -0.006523463708213415,
        0.9952145307548771,
        -0.01317538874773394,
        50 / 110,
    ),
    "family": (
        2.322956995476408,
        2.3074386413472827,
        2.3249800069937736,
        0.12866792281452472,
        3.571787111973422,
        1 / 8.25,
    ),
}


@pytest.mark.parametrize("word", WORDS)
def test_the_default_counts_documents(word: str) -> None:
    keys = {key.word: key for key in find_keys(*toy_groups(), prior=10, minimum=1, minimum_documents=1)}
    found = keys[word]
    delta, df, z, p, ratio, dispersion = RECOMMENDED[word]
    assert (found.delta, found.df, found.z, found.p, found.log_ratio, found.dispersion) == pytest.approx(
        (delta, df, z, p, ratio, dispersion), abs=1e-9
    )


# scattertext 0.2.2
PROMINENCE = (
    2.926579815256436,
    -2.1079089659297208,
    0.8174785745002284,
    -1.8508506211587656,
    -0.007223671152323604,
    2.3249800069937736,
)


def test_prominence_is_the_score_of_another_tool() -> None:
    keys = find_keys(*toy_groups(), prior=10, minimum=0, minimum_documents=0)
    found = {key.word: key.prominence for key in keys}
    assert [found[word] for word in WORDS] == pytest.approx(PROMINENCE, abs=1e-6)


def test_words_of_the_first_group_come_first() -> None:
    keys = find_keys(*toy_groups(), minimum=0, minimum_documents=0)
    zs = [key.z for key in keys if key.z is not None]
    assert zs == sorted(zs, reverse=True)
    assert keys[0].first_rate > keys[0].second_rate


def test_rare_words_are_not_tested() -> None:
    assert {key.word for key in find_keys(*toy_groups())} == {"jobs", "crime", "the"}
    assert "tax" in {key.word for key in find_keys(*toy_groups(), minimum=6)}
    assert "rare" not in {key.word for key in find_keys(*toy_groups(), minimum=0)}


def test_one_document_gives_prominence_but_no_evidence() -> None:
    first, second = toy_groups()
    keys = find_keys(first[:1], second, minimum=0, minimum_documents=0)
    assert all(key.z is None and key.p is None and key.q is None for key in keys)
    assert [key.prominence for key in keys] == sorted((key.prominence for key in keys), reverse=True)


def test_words_of_one_group_only_are_counted_as_zero_in_the_other() -> None:
    keys = {key.word: key for key in find_keys([{"a": 9, "b": 1}] * 3, [{"b": 9, "c": 1}] * 3, minimum=0)}
    assert (keys["a"].second, keys["a"].second_documents) == (0, 0)
    assert keys["a"].log_ratio == pytest.approx(5.754887502)  # 27 against half a hit
    assert keys["c"].z is not None
    assert keys["c"].z < 0
    assert keys["c"].dispersion is None


def test_one_wordy_document_is_no_evidence_for_its_group() -> None:
    plain = [{"x": 2, "y": 100}] * 5
    spread, heaped = [{"x": 8, "y": 94}] * 5, [{"x": 40, "y": 62}] + [{"y": 102}] * 4
    found = [next(k for k in find_keys(group, plain) if k.word == "x") for group in (spread, heaped)]
    assert found[0].delta == pytest.approx(found[1].delta)
    assert found[0].p is not None
    assert found[1].p is not None
    assert found[0].p < 0.05 < found[1].p
    assert found[0].dispersion == pytest.approx(0)
    assert found[1].dispersion == pytest.approx(0.8)


def test_an_empty_group_has_no_keys() -> None:
    assert find_keys([], [{"a": 1}]) == ()
    assert find_keys([{}], [{"a": 1}]) == ()


COUNTS = st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 9), min_size=1), min_size=2, max_size=5)


@settings(max_examples=40)
@given(COUNTS, COUNTS)
def test_groups_can_change_sides(first: list[dict[str, int]], second: list[dict[str, int]]) -> None:
    there = {k.word: k for k in find_keys(first, second, minimum=0, minimum_documents=0)}
    back = {k.word: k for k in find_keys(second, first, minimum=0, minimum_documents=0)}
    assert there.keys() == back.keys()
    for word, key in there.items():
        assert key.z == pytest.approx(-(back[word].z or 0.0), abs=1e-9)
        assert key.p == pytest.approx(back[word].p, abs=1e-9)
        assert key.dispersion is None or -1e-9 <= key.dispersion <= 1
