from __future__ import annotations

from typing import Literal

import pytest

from framing.comparing.association import associate
from tests.statistics_data import toy_groups

WORDS = ("jobs", "crime", "tax", "the", "rare", "family")

# quanteda 4.3.1 with quanteda.textstats 0.97.3
CHI2 = (9.79552194682, -5.103859071749, 0.1812414417121, -3.714635567341, -5.611513868395e-05, 6.508226667157)
CHI2_P = (0.001749373500422, 0.02387267480162, 0.6703085287886, 0.05393739800259, 0.9940230995821, 0.0107376537545)
CHI2_PLAIN = (9.79552194682, -5.103859071749, 0.7432031869208, -3.714635567341, -5.611513868395e-05, 8.736454685387)
G2 = (9.214051843003, -5.741198102065, 0.1752953700887, -3.631682823424, -5.68270382735e-05, 6.108886074565)
G2_PLAIN = (9.214051843003, -5.741198102065, 0.7021610780486, -3.631682823424, -5.68270382735e-05, 8.373328858081)
PMI = (0.5329174552432, -0.7637647456276, 0.3993860627025, -0.09123685332116, -0.006079045070285, 0.9383825631557)


@pytest.mark.parametrize(
    ("measure", "yates", "values"),
    [
        ("chi2", True, CHI2),
        ("chi2", False, CHI2_PLAIN),
        ("g2", True, G2),
        ("g2", False, G2_PLAIN),
        ("pmi", True, PMI),
    ],
)
def test_values_are_quantedas(measure: Literal["chi2", "g2", "pmi"], yates: bool, values: tuple[float, ...]) -> None:
    found = {row.word: row.value for row in associate(*toy_groups(), measure=measure, yates=yates)}
    assert [found[word] for word in WORDS] == pytest.approx(values, abs=1e-6)


def test_p_is_quantedas() -> None:
    found = {row.word: row.p for row in associate(*toy_groups())}
    assert [found[word] for word in WORDS] == pytest.approx(CHI2_P, abs=1e-9)
    assert all(row.p is None for row in associate(*toy_groups(), measure="pmi"))


def test_rows_run_from_the_first_group_to_the_second() -> None:
    assert [row.word for row in associate(*toy_groups())] == ["jobs", "family", "tax", "rare", "the", "crime"]


@pytest.mark.parametrize("groups", [([], [{"a": 1}]), ([{"a": 2}], [{"a": 1}]), ([{}], [{}])])
def test_too_little_gives_nothing(groups: tuple[list[dict[str, float]], list[dict[str, float]]]) -> None:
    assert associate(*groups) == ()
