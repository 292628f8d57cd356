from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.permutation import count_arrangements, permute_groups
from tests.made.statistics_data import economy_sentences


@pytest.mark.parametrize(
    ("first", "second", "smallest"),
    [(1, 1, 1.0), (1, 5, 1 / 6), (1, 19, 0.05), (2, 2, 1 / 3), (3, 3, 0.1), (3, 4, 1 / 35), (4, 4, 2 / 70)],
)
def test_the_smallest_p_is_what_the_arrangements_allow(first: int, second: int, smallest: float) -> None:
    hits = [5] * first + [0] * second
    found = permute_groups(hits, [5] * (first + second), ["a"] * first + ["b"] * second)
    assert found.ps[0] == pytest.approx(smallest)
    assert found.exact


def test_six_matched_stories_are_the_fewest_that_can_reach_one_in_twenty() -> None:
    events = [*range(6), *range(6)]
    found = permute_groups([4] * 6 + [0] * 6, [4] * 12, ["a"] * 6 + ["b"] * 6, strata=events, paired=True)
    assert found.ps[0] == pytest.approx(0.03125)
    assert found.arrangements == 64


def test_unmatched_stories_take_no_part_in_a_paired_test() -> None:
    hits, trials = [4, 3, 4, 0, 1, 0, 4, 4], [4] * 8
    groups, events = list("aaabbbaa"), [1, 2, 3, 1, 2, 3, 4, 5]
    paired = permute_groups(hits, trials, groups, strata=events, paired=True)
    assert paired.documents == 6
    assert paired.ps == permute_groups(hits[:6], trials[:6], groups[:6], strata=events[:6]).ps


def test_documents_without_an_event_are_not_matched() -> None:
    found = permute_groups([4, 3, 0, 1, 4, 0], [4] * 6, list("aabbab"), strata=[1, 2, 1, 2, None, None], paired=True)
    assert found.documents == 4


def test_three_groups_inside_topics_are_measured_from_what_the_topics_explain() -> None:
    topics = ([1] * 9 + [2] * 3) + ([1] * 3 + [2] * 9) + ([1] * 6 + [2] * 6)
    groups = ["a"] * 12 + ["b"] * 12 + ["c"] * 12
    explained = permute_groups([8 if topic == 1 else 2 for topic in topics], [10] * 36, groups, strata=topics)
    # Against its topics' habit, group b uses the label as often as group a.
    opposed = [8 if topic == 1 else (6 if group == "b" else 2) for topic, group in zip(topics, groups, strict=True)]
    assert explained.ps == (1.0,)
    assert permute_groups(opposed, [10] * 36, groups, strata=topics).ps[0] == pytest.approx(1e-4, abs=1e-3)


def test_many_documents_are_shuffled_to_the_same_answer_as_all_arrangements_would_give() -> None:
    hits, sentences, periods = economy_sentences()
    found = permute_groups(hits, sentences, periods)
    # 400,000 independent shuffles give .0841; one run of 9,999 has a standard error of .0028.
    assert found.ps[0] == pytest.approx(0.0841, abs=0.009)
    assert (found.arrangements, found.exact, found.documents) == (10_000, False, 60)


def test_monte_carlo_never_gives_a_p_of_zero() -> None:
    found = permute_groups([9] * 20 + [0] * 20, [9] * 40, ["a"] * 20 + ["b"] * 20)
    assert found.ps[0] == pytest.approx(1 / 10_000)


def test_the_seed_decides_and_nothing_else() -> None:
    import numpy as np

    rng = np.random.default_rng(0)
    hits, trials, groups = rng.integers(0, 4, (40, 3)), np.full(40, 5), ["a", "b"] * 20
    first = permute_groups(hits, trials, groups)
    assert first == permute_groups(hits, trials, groups)
    assert first != permute_groups(hits, trials, groups, seed=2)


def test_shuffles_agree_with_all_arrangements(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    rng = np.random.default_rng(4)
    trials = rng.integers(1, 9, 14)
    hits = rng.binomial(trials[:, None], [0.2, 0.5, 0.7])
    groups = ["a"] * 5 + ["b"] * 9
    exact = permute_groups(hits, trials, groups)
    monkeypatch.setattr("framing.comparing.permutation.EXACT_LIMIT", 1)
    shuffled = permute_groups(hits, trials, groups)
    assert exact.exact
    assert not shuffled.exact
    assert shuffled.ps == pytest.approx(exact.ps, abs=0.02)


def test_shuffles_inside_strata_agree_with_all_arrangements(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    rng = np.random.default_rng(5)
    trials = rng.integers(1, 9, 16)
    hits = rng.binomial(trials[:, None], [0.2, 0.5])
    groups, strata = list("aabb" * 4), [i // 4 for i in range(16)]
    exact = permute_groups(hits, trials, groups, strata=strata)
    monkeypatch.setattr("framing.comparing.permutation.EXACT_LIMIT", 1)
    shuffled = permute_groups(hits, trials, groups, strata=strata)
    assert exact.arrangements == 6**4
    assert shuffled.ps == pytest.approx(exact.ps, abs=0.02)


def test_a_topic_that_explains_the_difference_leaves_nothing() -> None:
    # On topic 1 everybody uses the label, on topic 2 nobody; the groups differ in what they cover.
    topics = [1] * 8 + [2] * 2 + [1] * 2 + [2] * 8
    hits, groups = [5 if topic == 1 else 0 for topic in topics], ["a"] * 10 + ["b"] * 10
    assert permute_groups(hits, [5] * 20, groups).ps[0] == pytest.approx(0.0230, abs=0.01)
    assert permute_groups(hits, [5] * 20, groups, strata=topics).ps == (1.0,)


def test_a_difference_inside_topics_is_found_against_the_composition() -> None:
    topics = [1] * 8 + [2] * 2 + [1] * 2 + [2] * 8
    hits = [6] * 8 + [1] * 2 + [9] * 2 + [4] * 8
    groups = ["a"] * 10 + ["b"] * 10
    found = permute_groups(hits, [10] * 20, groups, strata=topics)
    assert found.ps[0] is not None
    assert found.ps[0] < 0.001


def test_more_than_two_groups_get_one_test() -> None:
    trials = [10] * 15
    groups = ["a"] * 5 + ["b"] * 5 + ["c"] * 5
    apart = permute_groups([9, 8, 9, 9, 8, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1], trials, groups)
    alike = permute_groups([5, 4, 6, 5, 4, 5, 4, 6, 5, 4, 5, 4, 6, 5, 4], trials, groups)
    assert apart.ps[0] is not None
    assert apart.ps[0] < 0.002
    assert alike.ps == (1.0,)


def test_documents_without_trials_are_not_dealt() -> None:
    found = permute_groups([3, 3, 3, 3, 0, 0, 0, 0, 0], [3] * 8 + [0], list("aaaabbbba"))
    assert (found.documents, found.arrangements) == (8, 70)


@pytest.mark.parametrize("groups", [["a", "a"], []])
def test_one_group_cannot_be_tested(groups: list[str]) -> None:
    assert permute_groups([1] * len(groups), [2] * len(groups), groups).ps == (None,)


def test_weighted_documents_may_count_in_parts() -> None:
    whole = permute_groups([2, 2, 2, 2, 0, 0, 0, 0], [4] * 8, list("aaaabbbb"))
    half = permute_groups([1, 1, 1, 1, 0, 0, 0, 0], [2.0] * 8, list("aaaabbbb"))
    assert whole.ps == half.ps


def test_arrangements_multiply_over_strata() -> None:
    assert count_arrangements(list("aabb")) == 6
    assert count_arrangements(list("aabc")) == 12
    assert count_arrangements(list("abab"), [1, 1, 2, 2]) == 4


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from("abc")), min_size=2, max_size=6),
)
def test_exact_p_is_that_of_all_orders_of_the_labels(documents: list[tuple[int, int, str]]) -> None:
    hits = [x for x, _, _ in documents]
    trials = [x + rest + 1 for x, rest, _ in documents]
    groups = [group for _, _, group in documents]

    def statistic(labels: tuple[str, ...]) -> float:
        sums = {
            group: (
                sum(x for x, label in zip(hits, labels, strict=True) if label == group),
                sum(n for n, label in zip(trials, labels, strict=True) if label == group),
            )
            for group in sorted(set(labels))
        }
        shares = [x / n for x, n in sums.values()]
        if len(shares) == 2:
            return abs(shares[0] - shares[1])
        pooled = sum(hits) / sum(trials)
        return sum(n * (x / n - pooled) ** 2 for x, n in sums.values())

    if len(set(groups)) < 2:
        return
    orders = [statistic(labels) for labels in permutations(groups)]
    expected = sum(value >= statistic(tuple(groups)) - 1e-12 for value in orders) / len(orders)
    assert permute_groups(hits, trials, groups).ps[0] == pytest.approx(expected)
