from __future__ import annotations

import random

import pytest
from scipy.stats import false_discovery_control

from framing.comparing.contrasting import LabelContrast, Measured, contrast_groups


def _documents(shares: dict[str, float], per_group: int, seed: int = 0) -> tuple[list[list[int]], list[int], list[str]]:
    """Return hits of two rival labels, matches and group of each document."""
    rng = random.Random(seed)
    hits, trials, groups = [], [], []
    for group, share in shares.items():
        for _ in range(per_group):
            n = rng.randint(3, 9)
            x = sum(rng.random() < share for _ in range(n))
            hits.append([x, n - x])
            trials.append(n)
            groups.append(group)
    return hits, trials, groups


def _contrast(shares: dict[str, float], per_group: int, seed: int = 0) -> tuple[LabelContrast, ...]:
    hits, trials, groups = _documents(shares, per_group, seed)
    return contrast_groups([Measured(("camp", "school"), hits, trials)], groups)


def test_a_difference_comes_with_its_interval_size_and_test() -> None:
    found = _contrast({"Courier": 0.8, "Daily": 0.2}, 12)
    assert [(c.label, c.group, c.against) for c in found] == [
        ("camp", "Courier", "Daily"),
        ("school", "Courier", "Daily"),
    ]
    camp = found[0]
    assert camp.difference.low is not None
    assert camp.difference.low > 0.2
    assert camp.p == pytest.approx(1 / 10_000)
    assert camp.q == camp.p
    assert (camp.tier, camp.flags, camp.omnibus_q) == ("standard", (), None)
    assert camp.effect is not None
    assert camp.effect.odds_ratio > 4
    assert found[1].difference.value == pytest.approx(-(camp.difference.value or 0))


def test_single_documents_are_not_compared() -> None:
    assert _contrast({"Courier": 0.8, "Daily": 0.2}, 1) == ()


def test_a_few_documents_are_described_without_a_test() -> None:
    found = _contrast({"Courier": 1.0, "Daily": 0.0}, 4)
    assert {c.tier for c in found} == {"descriptive"}
    assert all(c.p is None and c.q is None for c in found)
    assert all(c.difference.low is not None for c in found)


def test_the_documents_that_bear_on_a_label_set_the_tier() -> None:
    hits, trials, groups = _documents({"Courier": 0.8, "Daily": 0.2}, 12)
    for row in range(9):
        hits[row], trials[row] = [0, 0], 0
    found = contrast_groups([Measured(("camp", "school"), hits, trials)], groups)
    assert {c.tier for c in found} == {"descriptive"}
    assert found[0].difference.n_documents == 3


def test_pairs_are_tested_only_where_the_groups_differ_at_all() -> None:
    apart = _contrast({"Courier": 0.9, "Daily": 0.1, "Herald": 0.1}, 10)
    alike = _contrast({"Courier": 0.5, "Daily": 0.5, "Herald": 0.5}, 10, seed=1)
    assert len(apart) == 6
    assert all(c.omnibus_q is not None and c.omnibus_q < 0.001 and c.p is not None for c in apart)
    assert all(c.omnibus_q is not None and c.omnibus_q > 0.05 and c.p is None for c in alike)
    assert [c.q is not None and c.q < 0.05 for c in apart if c.label == "camp"] == [True, True, False]


def test_pairs_that_are_spared_a_test_count_among_those_asked_about() -> None:
    shares = {"Courier": 0.9, "Daily": 0.2, "Herald": 0.3}
    hits, trials, groups = _documents(shares, 10)
    alike = _documents(dict.fromkeys(shares, 0.5), 10, 1)
    tables = [Measured(("camp", "school"), hits, trials), Measured(("a", "b"), alike[0], alike[1])]
    found = contrast_groups(tables, groups)
    assert {c.table: c.p is not None for c in found} == {0: True, 1: False}
    expected = false_discovery_control([1.0 if c.p is None else c.p for c in found])
    assert [c.q for c in found if c.p is not None] == pytest.approx(expected[: len(found) // 2])
    assert all(c.q is None for c in found if c.p is None)
    # What could not be tested at all is not asked about: a fourth group of three documents adds no question.
    few = [row for row, group in enumerate(groups) if group == "Daily"][:3]
    four = [
        Measured(names, [*h, *(h[row] for row in few)], [*n, *(n[row] for row in few)])
        for names, h, n in ((("camp", "school"), hits, trials), (("a", "b"), alike[0], alike[1]))
    ]
    again = contrast_groups(four, [*groups, *["Island"] * 3])
    assert [c.q for c in again if c.p is not None] == [c.q for c in found if c.p is not None]


def test_families_are_corrected_apart_and_tables_keep_their_place() -> None:
    hits, trials, groups = _documents({"Courier": 0.75, "Daily": 0.45}, 8)
    table = Measured(("camp", "school"), hits, trials, family="own")
    noise = [Measured(("a", "b"), *_documents({"x": 0.5, "y": 0.5}, 8, seed)[:2], family="own") for seed in (3, 4)]
    alone = contrast_groups([table], groups)
    together = contrast_groups([table, *noise], groups)
    apart = contrast_groups([table, *(Measured(n.labels, n.hits, n.trials, family="all") for n in noise)], groups)
    assert [c.table for c in together] == [0, 0, 1, 1, 2, 2]
    assert [c.p for c in alone] == [c.p for c in together[:2]]
    assert alone[0].q == apart[0].q
    assert together[0].q is not None
    assert alone[0].q is not None
    assert together[0].q > alone[0].q


def test_rates_are_compared_per_thousand_words() -> None:
    words = [300, 500] * 10
    hits = [[3]] * 10 + [[1]] * 10
    found = contrast_groups([Measured(("loaded",), hits, words, measure="rate")], ["Courier"] * 10 + ["Daily"] * 10)
    assert found[0].difference.value == pytest.approx(5.0)
    assert found[0].effect is not None
    assert found[0].effect.unit == "per 1,000 words"


def test_paired_outlets_are_compared_on_shared_events_only() -> None:
    hits, trials, groups = _documents({"Courier": 0.8, "Daily": 0.3}, 8)
    events = [*range(8), *range(2, 10)]
    found = contrast_groups([Measured(("camp", "school"), hits, trials)], groups, strata=events, paired=True)
    assert found[0].difference.n_documents == 6
    assert found[0].p is not None
    assert found[0].p >= 2 / 2**6


def test_pairing_does_not_need_events_that_all_outlets_report() -> None:
    hits, trials, groups = _documents({"Courier": 0.9, "Daily": 0.1, "Herald": 0.1}, 10)
    events = [*range(10), *range(5), *range(20, 25), *range(5, 10), *range(20, 25)]
    found = contrast_groups([Measured(("camp", "school"), hits, trials)], groups, strata=events, paired=True)
    assert {c.difference.n_documents for c in found} == {5}
    assert all(c.omnibus_q is not None and c.omnibus_q < 0.01 for c in found)


def test_the_number_of_threads_changes_nothing() -> None:
    hits, trials, groups = _documents({"Courier": 0.6, "Daily": 0.4, "Herald": 0.5}, 15)
    tables = [Measured(("camp", "school"), hits, trials)] * 4
    assert contrast_groups(tables, groups, jobs=1) == contrast_groups(tables, groups, jobs=3)
