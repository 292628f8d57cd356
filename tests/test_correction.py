from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparing.correction import Validation, correct_part, correct_share, errors_differ
from framing.comparing.results import Estimate

CHECKED = Validation(found=21, positives=30, left_alone=156, negatives=170)


def test_the_reference_is_met() -> None:
    found = correct_share(50 / 200, 200, CHECKED, documents=200)
    assert found.value == pytest.approx(0.2714285714285712, abs=1e-12)
    assert (found.low, found.high) == pytest.approx((0.1564584146946272, 0.4252705519021669), abs=1e-9)
    assert (found.method, found.level) == ("lang_reiczigel", 0.95)


def test_unequal_errors_fake_a_difference() -> None:
    # Both groups use the label in 15 %; the detector finds 80 % of it in one and 60 % in the other.
    seen = [0.15 * se + 0.85 * 0.08 for se in (0.8, 0.6)]
    assert seen == pytest.approx([0.188, 0.158])
    values = [
        correct_share(share, 400, Validation(round(se * 1000), 1000, 920, 1000), documents=40).value
        for share, se in zip(seen, (0.8, 0.6), strict=True)
    ]
    assert values == pytest.approx([0.15, 0.15])
    assert errors_differ(Validation(80, 100, 92, 100), Validation(50, 100, 92, 100))
    assert errors_differ(Validation(80, 100, 99, 100), Validation(80, 100, 70, 100))
    assert not errors_differ(Validation(24, 30, 92, 100), Validation(18, 30, 92, 100))
    assert not errors_differ(Validation(0, 0, 92, 100), Validation(18, 30, 92, 100))


def test_little_validation_widens_the_interval() -> None:
    few, many = (correct_share(0.25, 200, Validation(7 * n, 10 * n, 9 * n, 10 * n), documents=50) for n in (2, 50))
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert few.high - few.low > 1.5 * (many.high - many.low)


@pytest.mark.parametrize(
    "validation", [Validation(0, 0, 9, 10), Validation(9, 10, 0, 0), Validation(6, 10, 6, 10)], ids=["p", "n", "skill"]
)
def test_what_cannot_be_corrected_has_no_value(validation: Validation) -> None:
    assert correct_share(0.25, 200, validation, documents=50).value is None


@given(st.floats(0, 1), st.integers(2, 2000), st.integers(0, 40), st.integers(0, 40))
def test_a_corrected_share_stays_on_the_scale(share: float, size: int, missed: int, false: int) -> None:
    found = correct_share(share, size, Validation(100 - missed, 100, 100 - false, 100), documents=10)
    if found.value is not None:
        assert found.low is not None
        assert found.high is not None
        assert 0 <= found.low <= found.high <= 1
        assert 0 <= found.value <= 1


def of_own(value: float, low: float, high: float) -> Estimate:
    return Estimate(value, low, high, 0.95, "neff_wilson", 20, 80.0)


def test_a_name_that_others_use_loses_what_they_lend_it() -> None:
    """40 names in the own voice; of 60 others a tenth is taken for it, and all of those are the name in question."""
    found = correct_part(
        of_own(0.5, 0.4, 0.6), counted=40, others=60, named=60, validation=Validation(95, 100, 180, 200)
    )
    assert found.value == pytest.approx((20 - 0.1 * 80) / (40 - 0.1 * 100))
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.3
    assert found.high < 0.6


def test_a_name_that_both_sides_use_alike_keeps_its_share() -> None:
    found = correct_part(
        of_own(0.5, 0.4, 0.6), counted=40, others=20, named=10, validation=Validation(95, 100, 190, 200)
    )
    assert found.value == pytest.approx(0.5)
    assert found.low is not None
    assert 0.39 < found.low < 0.41


@pytest.mark.parametrize("skill", [0.99, 0.7, 0.5])
def test_how_many_of_the_own_names_are_found_does_not_matter(skill: float) -> None:
    validation = Validation(round(100 * skill), 100, 190, 200)
    found = correct_part(of_own(0.3, 0.2, 0.4), counted=40, others=20, named=15, validation=validation)
    assert found.value == pytest.approx((12 - 0.05 * 27) / (40 - 0.05 * 60))


def test_nothing_is_corrected_where_half_of_what_was_counted_may_be_others() -> None:
    found = correct_part(
        of_own(0.5, 0.4, 0.6), counted=10, others=90, named=40, validation=Validation(95, 100, 90, 100)
    )
    assert found.value is None
