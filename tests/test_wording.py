"""Numbers and findings in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from framing.comparing.groups import compare_groups
from framing.comparing.results import Estimate, OwnPart
from framing.report.words.naming import Labels
from framing.report.words.phrases import percent
from framing.report.words.wording import chance, difference, finding, interval, own_part, share_of, value_of
from tests.made.outlets import SITES, apart

LABELS = Labels([SITES])


def _estimate(value: float, low: float | None, high: float | None) -> Estimate:
    return Estimate(value, low, high, 0.95, "neff_wilson", 12, 40.0)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.0, "0 %"), (0.00031, "0.03 %"), (0.0029, "0.3 %"), (0.005, "0.5 %"), (0.006, "1 %"), (0.614, "61 %"),
        (0.994, "99 %"), (0.997, "99.7 %"), (0.9996, "99.96 %"), (1 - 1e-12, "100 %"), (1.0, "100 %"), (None, ""),
    ],
)  # fmt: skip
def test_what_is_not_nothing_and_not_all_never_looks_so(share: float | None, shown: str) -> None:
    assert percent(share) == shown
    if share is not None:
        assert value_of(_estimate(share, None, None)) == shown


@pytest.mark.parametrize(
    ("q", "shown"),
    [(0.0002, "q < .001"), (0.002, "q = .002"), (0.049, "q = .049"), (0.31, "q = .31"), (1.0, "q = 1.00"), (None, "")],
)
def test_chance_is_short(q: float | None, shown: str) -> None:
    assert chance(q) == shown


def test_values_carry_their_interval() -> None:
    assert value_of(_estimate(0.61, 0.48, 0.72)) == "61 % (48–72)"
    assert value_of(_estimate(2.13, 0.97, 3.4), rate=True) == "2.1 (0.97–3.4)"
    assert interval(_estimate(-0.2, -0.4, 0.1)) == "−40 to 10"
    assert value_of(_estimate(1.0, None, None)) == "100 %"


def test_an_interval_that_spans_the_scale_is_said_in_words() -> None:
    assert value_of(_estimate(0.54, 0.01, 0.99)) == "54 % (too few to tell)"
    assert value_of(_estimate(0.54, 0.06, 0.95)) == "54 % (6–95)"
    assert value_of(_estimate(0.54, 0.01, 0.99), rate=True) == "0.54 (0.01–0.99)"


def test_nothing_is_corrected_where_nothing_can_be_told() -> None:
    side = compare_groups(apart(3), by="outlet").groups[0].concepts[0].frames[0].by_side["own"]
    wide = replace(side, share=_estimate(0.54, 0.01, 0.99), corrected=_estimate(0.57, 0.0, 1.0))
    assert share_of(wide, 10, alone=False) == "9 of 10, too few to tell"
    concept = compare_groups(apart(3), by="outlet").groups[0].concepts[0]
    part = OwnPart(_estimate(0.54, 0.01, 0.99), _estimate(0.57, 0.0, 1.0))
    said = own_part([("Courier", replace(concept, own_part=part))])
    assert said == "In own voice, of all these names: Courier 54 % (too few to tell)."


def test_a_finding_says_shares_difference_documents_chance_and_validation() -> None:
    result = compare_groups(apart(12), by="outlet")
    said = finding(result.findings[0], LABELS)
    assert re.fullmatch(
        r"What the sites are called: in its own voice Courier chooses “Internment” in 86 % \(\d+–\d+\) of namings, "
        r"Daily in 14 % \(\d+–\d+\): a difference of 71 points \(\d+–\d+; 12 and 12 documents; q < \.001\)\. "
        r"Wording not validated on these texts\.",
        said,
    )
    assert finding(result.findings[0].turned(), LABELS).startswith(
        "What the sites are called: in its own voice Courier"
    )


def test_small_samples_say_counts_first() -> None:
    side = compare_groups(apart(3), by="outlet").groups[0].concepts[0].frames[0].by_side["own"]
    assert share_of(side, 10, alone=False).startswith("9 of 10, about 90 % (")


def test_no_finding_uses_a_word_that_accuses() -> None:
    result = compare_groups(apart(6), by="outlet")
    text = " ".join([finding(result.findings[0], LABELS), *result.notes, difference(result.contrasts[0])])
    assert not re.search(r"bias|prove|omit|caus|propagand|because of", text)
