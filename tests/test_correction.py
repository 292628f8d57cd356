from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparing.correction import Validation, correct_share, errors_differ

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
