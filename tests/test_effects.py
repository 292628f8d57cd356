from __future__ import annotations

import math

import pytest

from framing.comparing.effects import cohens_h, log_odds_interval, measure_effect
from framing.comparing.intervals import Tally, tally
from tests.made.statistics_data import economy_sentences


# statsmodels 0.15.0: proportion_effectsize, Table2x2 with 0.5 added
@pytest.mark.parametrize(
    ("a", "n1", "b", "n2", "h", "odds"),
    [
        (3, 10, 7, 10, -0.8230336921349761, 0.21777777777777776),
        (0, 5, 3, 5, -1.7721542475852274, 0.06493506493506493),
        (12, 40, 25, 45, -0.522857860408452, 0.3525971792225662),
        (179, 2182, 372, 3229, -0.11162986980465217, 0.687282155556635),
    ],
)
def test_effect_sizes_match_the_reference(a: int, n1: int, b: int, n2: int, h: float, odds: float) -> None:
    found = measure_effect(tally([a], [n1]), tally([b], [n2]))
    assert found is not None
    assert found.cohens_h == pytest.approx(h, abs=1e-12)
    assert found.odds_ratio == pytest.approx(odds, abs=1e-12)
    assert found.difference == pytest.approx(100 * (a / n1 - b / n2))
    assert found.odds_low is None  # one document a side carries no interval


def test_independent_documents_give_the_tables_interval() -> None:
    # One trial per document: the documents' variance is the table's, and with many of them t is normal.
    first = tally([1] * 600 + [0] * 1400, [1] * 2000)
    second = tally([1] * 1000 + [0] * 1250, [1] * 2250)
    delta, low, high = log_odds_interval(first, second)
    error = math.sqrt(1 / 600.5 + 1 / 1400.5 + 1 / 1000.5 + 1 / 1250.5)
    assert low == pytest.approx(delta - 1.96 * error, abs=1e-3)
    assert high == pytest.approx(delta + 1.96 * error, abs=1e-3)


def test_documents_that_agree_within_themselves_widen_the_interval() -> None:
    found = [measure_effect(tally([5, 5, 5], [10, 10, 10]), tally(hits, [10] * 3)) for hits in ([2, 2, 2], [6, 0, 0])]
    widths = [effect.odds_high / effect.odds_low for effect in found if effect and effect.odds_low and effect.odds_high]
    assert widths[1] > 3 * widths[0]


def test_the_naive_interval_of_clustered_counts_is_half_as_wide() -> None:
    sides = [tally(*economy_sentences(period=period)[:2]) for period in ("post", "pre")]
    delta, low, high = log_odds_interval(sides[0], sides[1])
    assert delta == pytest.approx(math.log(0.687282155556635))
    assert low is not None
    assert high is not None
    # A survey design's logistic regression puts the standard error at .184, the table at .096.
    assert (high - low) / (2 * 2.0) == pytest.approx(0.184, abs=0.006)


def test_a_ratio_is_given_only_where_both_shares_can_carry_it() -> None:
    common, rare = tally([3, 3], [10, 10]), tally([0, 1], [25, 25])
    both = measure_effect(common, tally([1, 2], [10, 10]))
    assert both is not None
    assert both.ratio == pytest.approx(2)
    one = measure_effect(common, rare)
    assert one is not None
    assert one.ratio is None


def test_rates_differ_per_thousand_words() -> None:
    found = measure_effect(tally([4, 2], [1000, 500]), tally([1, 0], [1000, 500]), rate=True)
    assert found is not None
    assert found.difference == pytest.approx(4 - 2 / 3)
    assert found.unit == "per 1,000 words"
    assert found.ratio == pytest.approx(6)


def test_nothing_to_measure_without_trials() -> None:
    assert measure_effect(Tally(0, 0, 0, 0, 0, 0), tally([1], [2])) is None


def test_equal_shares_have_no_effect() -> None:
    assert cohens_h(0.3, 0.3) == 0
