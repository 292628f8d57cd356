"""What is told first: established differences, and what the documents could have shown."""

from __future__ import annotations

from dataclasses import replace

from framing.comparing.findings import choose_findings, established
from framing.comparing.groups import compare_groups
from tests.made.outlets import apart, outlets, scored, written


def test_an_established_difference_is_told_once_from_the_side_that_has_more() -> None:
    result = compare_groups(apart(10), by="outlet")
    (finding,) = result.findings
    assert (finding.group, finding.against, finding.frame, finding.side) == ("Courier", "Daily", "internment", "own")
    assert finding.q is not None
    assert finding.q < 0.001
    assert established(finding)
    assert result.testing is not None
    assert (result.testing.tests, result.testing.marked) == (2, 2)


def test_few_documents_are_compared_without_a_test() -> None:
    result = compare_groups(apart(4), by="outlet")
    assert result.contrasts
    assert all(c.p is None and c.tier == "descriptive" for c in result.contrasts)
    assert result.findings == ()
    assert result.testing is not None
    assert result.testing.detectable is None


def test_single_documents_are_not_contrasted() -> None:
    result = compare_groups(apart(1), by="outlet")
    assert (result.contrasts, result.testing) == ((), None)


def test_equal_groups_give_no_finding() -> None:
    rows = [("a" if i % 2 else "b", written(2 + i % 3, 2)) for i in range(20)]
    result = compare_groups(scored(*rows), by="outlet")
    assert result.findings == ()
    assert any(note.startswith("No difference was established in 2 tests") for note in result.notes)


def test_at_most_three_are_told_and_every_concept_first() -> None:
    contrasts = compare_groups(outlets(), by="outlet").contrasts
    sure = [c for c in contrasts if c.side == "own" and established(c)]
    assert len(choose_findings(contrasts)) == min(3, len({(c.concept, c.group, c.against) for c in sure}))
    assert len(choose_findings(contrasts * 3, at_most=1)) == 1


def test_results_are_told_before_leads_however_large() -> None:
    (sure,) = compare_groups(apart(10), by="outlet").findings
    smaller = replace(sure, difference=replace(sure.difference, value=0.2))
    lead = replace(sure, concept="another", tier="exploratory")
    assert choose_findings([lead, smaller], at_most=1) == (smaller,)
    assert choose_findings([smaller, lead]) == (smaller, lead)


def test_what_nobody_says_and_what_has_no_rival_is_no_question() -> None:
    contrasts = compare_groups(apart(6), by="outlet").contrasts
    assert {c.frame for c in contrasts} == {"internment", "training"}
    assert compare_groups(scored(*[("a", written(2))] * 6, *[("b", written(3))] * 6), by="outlet").contrasts == ()


def test_results_do_not_depend_on_the_run() -> None:
    assert compare_groups(outlets(), by="outlet") == compare_groups(outlets(), by="outlet")
    paired = [compare_groups(outlets(), by="outlet", strata="event", paired=True, seed=seed) for seed in (1, 1)]
    assert paired[0] == paired[1]


def test_pairs_are_compared_on_the_events_both_report() -> None:
    rows = [("a", written(3), {"event": i}) for i in range(8)]
    rows += [("b", written(0, 3), {"event": i}) for i in range(3, 12)]
    result = compare_groups(scored(*rows), by="outlet", strata="event", paired=True)
    own = next(c for c in result.contrasts if c.side == "own")
    assert (own.first.n_documents, own.second.n_documents) == (5, 5)
    assert own.p == 2 / 2**5
    assert "both groups report" in " ".join(result.notes)


def test_a_contrast_can_be_seen_from_the_other_group() -> None:
    contrast = compare_groups(apart(6), by="outlet").contrasts[0]
    turned = contrast.turned()
    assert (turned.group, turned.first) == (contrast.against, contrast.second)
    assert turned.difference.value == -(contrast.difference.value or 0)
    assert turned.difference.low == -(contrast.difference.high or 0)
