"""Agreement of coders: published values, other libraries, and what is undefined."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from framing.learning.agreement import NO_PAIRS, NO_VARIATION, Coding, measure_agreement

KRIPPENDORFF = ("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
"""Four coders, twelve units (Krippendorff 2011)."""
THREE = ("*****34121133*3", "1*213343*******", "**21344*21133*4")
"""Three coders, fifteen units, many of them coded by two."""


def codings(rows: Sequence[str]) -> list[Coding]:
    """Return units from a row of codes per coder; a star is a code that is missing."""
    return [
        Coding(str(unit), tuple(None if code == "*" else code for code in codes))
        for unit, codes in enumerate(zip(*rows, strict=True))
    ]


def table(both: int, first: int, second: int, neither: int) -> list[Coding]:
    """Return units from a two by two table."""
    cells = [("1", "1")] * both + [("1", "0")] * first + [("0", "1")] * second + [("0", "0")] * neither
    return [Coding(str(i), codes) for i, codes in enumerate(cells)]


def test_alpha_is_that_of_krippendorffs_example() -> None:
    found = measure_agreement(codings(KRIPPENDORFF), draws=20_000)
    assert found.alpha.value == pytest.approx(0.743421052631579)
    assert found.alpha.low == pytest.approx(0.42, abs=0.01)
    assert found.alpha.high == pytest.approx(1.0, abs=0.07)
    assert (found.units, found.alone) == (11, 1)
    assert found.kappa is None
    assert found.verdict == "tentative"


def test_alpha_takes_missing_codes() -> None:
    assert measure_agreement(codings(THREE)).alpha.value == pytest.approx(0.691358024691358)


def test_kappa_is_cohens() -> None:
    found = measure_agreement(table(45, 15, 25, 15))
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(0.13043478260869565)
    assert found.kappa.low == pytest.approx(-0.063, abs=0.02)
    assert found.kappa.high == pytest.approx(0.324, abs=0.02)
    assert found.alpha.value == pytest.approx(0.12527472527472527)


def test_a_rare_code_is_shown_by_its_own_agreement() -> None:
    found = measure_agreement(table(2, 3, 3, 92))
    assert found.raw.value == pytest.approx(0.94)
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(0.3684210526315781)
    assert found.alpha.value == pytest.approx(0.371578947368421)
    code = {code.code: code for code in found.codes}["1"]
    assert code.positive.value == pytest.approx(0.4)
    assert code.prevalence == pytest.approx(0.05)
    assert found.verdict == "insufficient"


def test_without_variation_nothing_is_called_perfect() -> None:
    found = measure_agreement(table(12, 0, 0, 0))
    assert found.alpha.value is None
    assert found.alpha.undefined == NO_VARIATION
    assert found.kappa is not None
    assert found.kappa.value is None
    assert found.verdict == "undefined"
    assert (found.raw.value, found.raw.low) == (1.0, None)


def test_without_a_unit_coded_twice_there_is_nothing_to_measure() -> None:
    found = measure_agreement([Coding("a", ("1", None)), Coding("b", (None, "0"))])
    assert found.alpha.undefined == NO_PAIRS
    assert (found.units, found.alone) == (0, 2)
    assert found.codes == ()


def test_perfect_agreement_has_no_interval_of_width_nought() -> None:
    found = measure_agreement(table(6, 0, 0, 6))
    assert found.alpha.value == pytest.approx(1.0)
    assert (found.alpha.low, found.alpha.high) == (None, None)
    assert found.verdict == "firm"


def test_documents_are_resampled_not_units() -> None:
    many = table(20, 5, 5, 20)
    spread = measure_agreement(many).alpha
    lumped = measure_agreement([Coding(str(int(c.document) // 10), c.codes) for c in many]).alpha
    assert spread.low is not None
    assert lumped.low is not None
    assert lumped.value == pytest.approx(spread.value or 0)
    assert lumped.low < spread.low
    one = measure_agreement([Coding("one", c.codes) for c in many]).alpha
    assert one.value == pytest.approx(spread.value or 0)
    assert one.low is None


def test_the_same_seed_gives_the_same_interval() -> None:
    assert measure_agreement(table(9, 3, 2, 9)) == measure_agreement(table(9, 3, 2, 9))
    assert measure_agreement(table(9, 3, 2, 9), seed=2) != measure_agreement(table(9, 3, 2, 9))


@limits(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc*"), st.sampled_from("abc*"), st.sampled_from("abc*")), min_size=2))
def test_alpha_is_that_of_nltk(units: list[tuple[str, str, str]]) -> None:
    from nltk.metrics.agreement import AnnotationTask

    found = measure_agreement([Coding(str(i), tuple(None if c == "*" else c for c in u)) for i, u in enumerate(units)])
    paired = [(i, unit) for i, unit in enumerate(units) if sum(code != "*" for code in unit) > 1]
    codes = {code for _, unit in paired for code in unit} - {"*"}
    if len(codes) < 2:
        assert found.alpha.value is None
        return
    task = AnnotationTask([(str(coder), i, c) for i, unit in paired for coder, c in enumerate(unit) if c != "*"])
    assert found.alpha.value == pytest.approx(task.alpha())


@limits(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_kappa_is_that_of_scikit_learn(units: list[tuple[str, str]]) -> None:
    from sklearn.metrics import cohen_kappa_score

    found = measure_agreement([Coding(str(i), unit) for i, unit in enumerate(units)])
    assert found.kappa is not None
    if len({code for unit in units for code in unit}) < 2:
        assert found.kappa.value is None
        return
    expected = cohen_kappa_score([a for a, _ in units], [b for _, b in units])
    assert found.kappa.value is not None
    assert math.isclose(found.kappa.value, expected, abs_tol=1e-9)
