"""What classifiers make of groups: documents are the evidence, and abstentions are neither yes nor no."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from rich.console import Console

from framing.comparing.comparing_labels import choose_labels
from framing.comparing.correction import correct_share
from framing.comparing.intervals import document_quantile, share_interval, tally
from framing.comparing.label_results import LabelComparison, LabelCounts, LabelDifference
from framing.comparing.permutation import permute_groups
from framing.comparing.results import Comparison
from framing.comparing.weighing import Copies
from framing.report.labels.view import label_tables
from tests.made.labelled_outlets import MODEL, counted, labelled


def rows(outlet: str, *praise: int, unsure: int = 0) -> list[tuple[str, LabelCounts]]:
    return [(outlet, counted("d", n, unsure=unsure)) for n in praise]


def praise_in(result: Comparison, outlet: str) -> LabelComparison:
    group = next(group for group in result.groups if group.group == outlet)
    return group.labels[0].labels[0]


MIXED = [*rows("Courier", 5, 6, 4, 7, 5, 6), *rows("Daily", 1, 0, 2, 1, 1, 0)]


def test_shares_are_of_passages_with_documents_as_evidence() -> None:
    label = praise_in(labelled(MIXED), "Courier")
    expected = share_interval(tally(np.array([5, 6, 4, 7, 5, 6]), np.full(6, 10)))
    assert label.share == expected
    assert (label.labelled, label.documents, label.share.n_documents) == (33, 6, 6)


def test_documents_that_have_a_label_at_all_are_counted_apart() -> None:
    label = praise_in(labelled(MIXED), "Daily")
    assert (label.documents, label.prevalence.method) == (4, "wilson")
    assert label.prevalence.value == pytest.approx(4 / 6)


def test_abstentions_are_between_the_two_bounds() -> None:
    result = labelled([*rows("Courier", 2, 3, unsure=4), *rows("Daily", 1, 1)])
    label = praise_in(result, "Courier")
    assert (label.labelled, label.abstained) == (5, 8)
    assert (label.share.value, label.most.value) == (0.25, 0.65)
    group = result.groups[0].labels[0]
    assert (group.passages, group.labelled, group.abstained) == (20, 5, 8)


def test_a_difference_has_the_p_of_rearranged_documents() -> None:
    (contrast,) = labelled(MIXED).label_contrasts
    hits, groups = [5, 6, 4, 7, 5, 6, 1, 0, 2, 1, 1, 0], [0] * 6 + [1] * 6
    (p,) = permute_groups(hits, [10] * 12, groups).ps
    assert (contrast.label, contrast.p, contrast.q) == ("praise", p, p)
    assert contrast.difference.method == "mover"
    assert contrast.tier == "exploratory"


def test_labels_that_nobody_has_are_no_question() -> None:
    assert {contrast.label for contrast in labelled(MIXED).label_contrasts} == {"praise"}


def test_a_difference_that_abstentions_could_undo_is_no_finding() -> None:
    unsure = [*rows("Courier", 5, 6, 4, 7, 5, 6), *rows("Daily", 1, 0, 2, 1, 1, 0, unsure=5)]
    (contrast,) = labelled(unsure).label_contrasts
    assert (contrast.q or 1) < 0.05
    assert not contrast.firm
    assert labelled(unsure).label_findings == ()
    assert len(labelled(MIXED).label_findings) == 1


def test_a_finding_of_labels_keeps_its_place_beside_names() -> None:
    (contrast,) = labelled(MIXED).label_contrasts
    others = [replace(contrast, label=name) for name in ("b", "c", "d")]
    assert len(choose_labels([contrast, *others], besides=3)) == 1
    assert len(choose_labels([contrast, *others], besides=0)) == 3


def test_turned_round_both_bounds_change_sign() -> None:
    (contrast,) = labelled(MIXED).label_contrasts
    turned = contrast.turned()
    assert isinstance(turned, LabelDifference)
    assert (turned.group, turned.against) == ("Daily", "Courier")
    assert turned.most.value == -(contrast.most.value or 0)
    assert turned.most.low == -(contrast.most.high or 0)


def test_known_errors_correct_the_share_of_all_that_is_given() -> None:
    label = praise_in(labelled([*rows("Courier", 2, 3, 4, 3, 2, unsure=1), *rows("Daily", 1, 1)]), "Courier")
    most = share_interval(tally(np.array([3, 4, 5, 4, 3]), np.full(5, 10)))
    assert most.value is not None
    assert most.n_effective is not None
    assert label.corrected == correct_share(
        most.value, most.n_effective, MODEL.errors["praise"], documents=5, quantile=document_quantile(5, 0.95)
    )
    assert praise_in(labelled(MIXED, model=replace(MODEL, errors={})), "Courier").corrected is None


def test_errors_that_cannot_be_those_of_these_texts_correct_nothing() -> None:
    """One passage in fifty is given the label; one in twenty would be by mistake alone."""
    rare = [*rows("Courier", 1, 0, 0, 0, 0), *rows("Daily", 5, 5)]
    assert praise_in(labelled(rare), "Courier").corrected is None
    assert praise_in(labelled(rare), "Daily").corrected is not None


def test_single_documents_are_counted_only() -> None:
    result = labelled([*rows("Courier", 5), *rows("Daily", 1)])
    label = praise_in(result, "Courier")
    assert (label.labelled, label.share.value, label.share.low, label.corrected) == (5, 0.5, None, None)
    assert result.label_contrasts == ()


def test_documents_of_which_nothing_is_read_are_no_evidence() -> None:
    result = labelled([*rows("Courier", 5, 5), ("Courier", counted("d", 0, of=0)), *rows("Daily", 1)])
    assert result.groups[0].labels[0].documents == 2


def test_copies_are_one_piece_of_evidence() -> None:
    def copies(_: object) -> Copies:
        return Copies("keep", 1, {"d0": "d0", "d1": "d0"}, {}, {"d1": 0.0})

    label = praise_in(labelled([*rows("Courier", 5, 5, 1), *rows("Daily", 1, 1)], copies=copies), "Courier")
    assert (label.labelled, label.documents, label.share.n_documents) == (11, 2, 2)


def test_words_are_summed_without_function_words_and_those_against() -> None:
    assert praise_in(labelled(MIXED), "Courier").words == (("splendid", 16.5),)


def test_examples_are_drawn_by_rank_two_a_group() -> None:
    examples = praise_in(labelled(MIXED), "Courier").examples
    assert len(examples) == 2
    assert [e.rank for e in examples] == sorted(e.rank for e in examples)


def test_a_label_too_long_for_its_column_stays_indented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.report.labels.view.label_words", lambda _: "policy prescription and evaluation")
    narrow = Console(width=72, file=io.StringIO(), record=True)
    narrow.print(*label_tables(labelled(MIXED), width=160))
    wrapped = [line.rstrip() for line in narrow.export_text().splitlines() if line.split()[:1] == ["evaluation"]]
    assert wrapped[0].startswith("  evaluation")
