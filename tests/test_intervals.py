from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.intervals import (
    design_effect,
    difference_interval,
    prevalence_interval,
    rate_interval,
    share_interval,
    tally,
    tally_labels,
    wilson,
)
from framing.comparing.results import Estimate
from tests.made.statistics_data import economy_sentences

COUNTS = st.lists(
    st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=12
)


@pytest.mark.parametrize(
    ("since", "period", "deff", "size", "low", "high"),
    [
        (0, "post", 2.986723207744544, 730.5665266677861, 0.06324955753823669, 0.10576941412389157),
        (0, "pre", 5.446716189019773, 592.8342670964672, 0.09126214615093585, 0.14443326565444836),
        (2005, None, 3.5349618476884643, 220.0872409722723, 0.03589114014371574, 0.1255330158178024),
    ],
)
def test_a_share_counts_documents_as_evidence(
    since: int, period: str | None, deff: float, size: float, low: float, high: float
) -> None:
    hits, sentences, _ = economy_sentences(since=since, period=period)
    counts = tally(hits, sentences)
    found = share_interval(counts)
    assert design_effect(counts) == pytest.approx(deff, abs=1e-9)
    assert found.n_effective == pytest.approx(size, abs=1e-6)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
    assert (found.method, found.level, found.n_documents) == ("neff_wilson", 0.95, len(hits))


def test_two_documents_say_next_to_nothing() -> None:
    found = share_interval(tally([8, 8], [88, 216]))
    assert found.n_effective == pytest.approx(101.53125, abs=1e-9)
    assert (found.low, found.high) == pytest.approx((0.0016379896456868437, 0.6529207834354429), abs=1e-9)


def test_no_hits_leave_an_interval_as_if_every_document_were_one_trial() -> None:
    found = share_interval(tally([0] * 5, [10] * 5))
    assert (found.value, found.low, found.n_effective) == (0.0, 0.0, 5.0)
    assert found.high == pytest.approx(2.7764451**2 / (5 + 2.7764451**2), abs=1e-6)


def test_documents_without_trials_bear_no_evidence() -> None:
    assert share_interval(tally([1, 0, 2, 0], [4, 0, 5, 0])) == share_interval(tally([1, 2], [4, 5]))
    nothing = share_interval(tally([0, 0], [0, 0]))
    assert nothing == Estimate(None, None, None, None, "description", 0, None)
    assert share_interval(tally([], [])).value is None


# statsmodels 0.15.0, proportion_confint(method="wilson")
@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (0, 1, 0.0, 0.7934506856227627),
        (1, 1, 0.2065493143772374, 1.0),
        (1, 5, 0.036224108632430196, 0.6244653702374748),
        (10, 10, 0.7224672001371106, 1.0),
        (7, 50, 0.06950833427016288, 0.26186193710585537),
        (372, 3229, 0.10464806987245699, 0.12667829374498396),
    ],
)
def test_prevalence_is_wilson_on_documents(x: int, n: int, low: float, high: float) -> None:
    found = prevalence_interval(x, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


# statsmodels 0.15.0, confint_proportions_2indep(method="newcomb")
@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((3, 10), (7, 10), -0.6718241964405526, 0.028820456268342898),
        ((0, 5), (3, 5), -0.8823792257673522, -0.029789890791841467),
        ((12, 40), (25, 45), -0.43572443071391254, -0.04464011496203507),
        ((179, 2182), (372, 3229), -0.04892237928504513, -0.016990075710019568),
    ],
)
def test_a_difference_of_independent_shares_is_newcombes(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = difference_interval(prevalence_interval(*first), prevalence_interval(*second))
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


def test_a_difference_of_clustered_shares_matches_the_reference() -> None:
    sides = [share_interval(tally(*economy_sentences(period=period)[:2])) for period in ("post", "pre")]
    found = difference_interval(*sides)
    assert found.value == pytest.approx(-0.03317111568255035, abs=1e-9)
    assert (found.low, found.high) == pytest.approx((-0.06791478683580612, 0.0005429172966778667), abs=1e-9)
    assert (found.method, found.n_documents) == ("mover", 21)


def test_a_difference_without_intervals_is_described_only() -> None:
    described = Estimate(0.5, None, None, None, "description", 1, None)
    assert difference_interval(described, prevalence_interval(1, 4)).low is None
    nothing = Estimate(None, None, None, None, "description", 0, None)
    assert difference_interval(nothing, described).value is None


def test_a_rate_is_per_thousand_words() -> None:
    found = rate_interval(tally([2, 0, 5, 1], [900, 400, 1200, 500]))
    assert found.value == pytest.approx(8 / 3)
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < 8 / 3 < found.high < 20


def test_a_rate_of_zero_has_a_bound_worth_reading() -> None:
    found = rate_interval(tally([0] * 10, [500] * 10))
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high is not None
    assert 0.6 < found.high < 3


def test_many_labels_are_tallied_like_one() -> None:
    hits = [[1, 0], [2, 5], [0, 1]]
    trials = [4, 6, 0]
    assert tally_labels(hits, trials) == (tally([1, 2, 0], trials), tally([0, 5, 1], trials))


def test_wilson_keeps_inside_the_scale() -> None:
    assert wilson(0.0, 3.5, 12.7)[0] == 0.0
    assert wilson(1.0, 3.5, 12.7)[1] == 1.0


@settings(max_examples=80)
@given(COUNTS)
def test_an_interval_holds_its_share_and_mirrors_the_rest(counts: list[tuple[int, int]]) -> None:
    hits, trials = [x for x, _ in counts], [n for _, n in counts]
    found = share_interval(tally(hits, trials))
    rest = share_interval(tally([n - x for x, n in counts], trials))
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value <= found.high + 1e-12
    assert found.high <= 1
    assert found.high - found.low > 0
    assert rest.low == pytest.approx(1 - found.high, abs=1e-9)
    assert found.n_effective is not None
    assert found.n_effective <= sum(trials) + 1e-12


@settings(max_examples=40)
@given(COUNTS)
def test_more_confidence_takes_a_wider_interval(counts: list[tuple[int, int]]) -> None:
    found = tally([x for x, _ in counts], [n for _, n in counts])
    narrow, wide = share_interval(found, level=0.8), share_interval(found, level=0.99)
    assert narrow.low is not None
    assert wide.low is not None
    assert narrow.high is not None
    assert wide.high is not None
    assert wide.low <= narrow.low + 1e-12
    assert narrow.high <= wide.high + 1e-12
