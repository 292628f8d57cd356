from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.multiplicity import adjust

PS = [0.001, 0.008, 0.012, 0.03, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275]
PS += [0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986]
QS = [0.026, 0.104, 0.104, 0.182, 0.182, 0.182, 0.22285714285714286, 0.2405]  # statsmodels 0.15.0, fdr_bh
QS += [0.47666666666666674] * 7 + [0.5215294117647059] * 2 + [0.5546666666666666] + [0.7722] * 2
QS += [0.8617142857142857, 0.9005454545454546] + [0.986] * 4


def test_q_is_that_of_benjamini_and_hochberg() -> None:
    assert list(adjust(PS)) == pytest.approx(QS, abs=1e-12)


def test_what_was_not_tested_does_not_count() -> None:
    assert adjust([None, 0.01, None, 0.04]) == (None, 0.02, None, 0.04)
    assert adjust([None]) == (None,)
    assert adjust([]) == ()


def test_families_are_corrected_apart() -> None:
    together, apart = adjust([0.01, 0.02, 0.5]), adjust([0.01, 0.02, 0.5], ["a", "b", "b"])
    assert together == (0.03, 0.03, 0.5)
    assert apart == (0.01, 0.04, 0.5)


@settings(max_examples=50)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_q_is_never_below_p_and_keeps_its_order(ps: list[float]) -> None:
    qs = [q for q in adjust(ps) if q is not None]
    assert all(p <= q + 1e-12 and q <= 1 for p, q in zip(ps, qs, strict=True))
    by_p = [q for _, q in sorted(zip(ps, qs, strict=True))]
    assert by_p == sorted(by_p)
