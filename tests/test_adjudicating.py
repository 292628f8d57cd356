"""What coders agree on stays, what they differ on is settled by somebody or left open."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from framing.curating.adjudicating import (
    adjudicate,
    check_sheets,
    codings_of,
    disputed_sheet,
    find_disagreements,
    labelled_records,
    ruling_rows,
    variables_of,
)
from framing.curating.coded_sheets import CodedRow, CodedSheet
from framing.curating.coding_sheets import MATCH_CODES
from framing.curating.sample_keys import KeyedMatch, KeyedUnit, SampleKey
from framing.errors import InputError

YES = {"naming": "yes", "voice": "narrator", "wording": "own", "stance": "adopted"}
QUOTED = {"naming": "yes", "voice": "indirect", "wording": "paraphrase", "stance": "adopted", "source": "The ministry"}


def sheet(coder: str, rows: Mapping[str, Mapping[str, str]], *, labels: tuple[str, ...] = ()) -> CodedSheet:
    variables = labels or tuple(MATCH_CODES)
    texts = {"text": "A text."} if labels else {"before": "the ", "match": "camps", "after": " of"}
    coded = {row_id: CodedRow(n, codes, texts, "") for n, (row_id, codes) in enumerate(rows.items(), 2)}
    return CodedSheet(f"{coder}.csv", coder, "passage" if labels else "match", variables, coded)


def key_of(*ids: str) -> SampleKey:
    units = {
        i: KeyedUnit(
            "d", f"d:{n}", "A", "x", 2.0, 2, frozenset(),
            KeyedMatch(f"{n:016x}", "x", "c", "f", "camps", "narrator", "own", "adopted", None),
        )
        for n, i in enumerate(ids, 1)
    }  # fmt: skip
    return SampleKey("key.json", "match", (), units)


def test_what_coders_agree_on_is_decided() -> None:
    other = {**QUOTED, "source": "ministry"}
    outcome, single = adjudicate([sheet("Ann", {"a": QUOTED, "b": YES}), sheet("Ben", {"a": other})])
    assert (outcome.codes, outcome.open, outcome.agreeing, outcome.settled_by) == (QUOTED, (), ("Ann", "Ben"), None)
    assert (single.codes, single.agreeing) == (YES, ("Ann",))


def test_what_coders_differ_on_stays_open_until_it_is_settled() -> None:
    sheets = [sheet("Ann", {"a": YES}), sheet("Ben", {"a": {**YES, "stance": "distanced"}})]
    (left,) = adjudicate(sheets)
    assert (left.open, left.agreeing) == (("stance",), ())
    (done,) = adjudicate(sheets, sheet("Cem", {"a": {"naming": "yes", "stance": "adopted"}}))
    assert (done.codes, done.open, done.agreeing, done.settled_by) == (YES, (), ("Ann",), "Cem")


def test_a_naming_that_is_disputed_leaves_the_rest_open_too() -> None:
    sheets = [sheet("Ann", {"a": YES}), sheet("Ben", {"a": {"naming": "no"}})]
    (left,) = adjudicate(sheets)
    assert (left.codes, left.open) == ({}, ("naming",))
    (no,) = adjudicate(sheets, sheet("Cem", {"a": {"naming": "no"}}))
    assert (no.codes, no.agreeing) == ({"naming": "no"}, ("Ben",))
    (yes,) = adjudicate(sheets, sheet("Cem", {"a": {"naming": "yes"}}))
    assert (yes.codes, yes.agreeing) == (YES, ("Ann",))


def test_of_three_coders_more_than_half_decide() -> None:
    sheets = [sheet(name, {"a": {"x": code}}, labels=("x",)) for name, code in (("A", "1"), ("B", "0"), ("C", "1"))]
    (outcome,) = adjudicate(sheets)
    assert (outcome.codes, outcome.agreeing) == ({"x": "1"}, ("A", "C"))


def test_disagreements_have_place_text_and_both_codes() -> None:
    sheets = [sheet("Ann", {"a": YES, "b": YES}), sheet("Ben", {"b": QUOTED, "a": YES})]
    (found,) = find_disagreements(sheets, key_of("a", "b"))
    assert (found.id, found.place, found.texts["match"]) == ("b", "d:2", "camps")
    assert found.codes == {"voice": ("narrator", "indirect"), "wording": ("own", "paraphrase")}


def test_the_sheet_of_disputes_has_what_each_has_written() -> None:
    sheets = [sheet("Ann", {"a": YES}), sheet("Ben", {"a": {**YES, "stance": "distanced"}})]
    made = disputed_sheet(sheets, find_disagreements(sheets, None))
    row = dict(zip([column.name for column in made.columns], made.rows[0], strict=True))
    assert (row["stance"], row["stance (Ann)"], row["stance (Ben)"]) == ("", "adopted", "distanced")
    assert (row["naming"], row["match"]) == ("yes", "camps")
    assert "voice" not in row


def test_side_follows_from_voice_and_stance() -> None:
    sheets = [sheet("Ann", {"a": YES, "b": QUOTED}), sheet("Ben", {"a": {**YES, "stance": "distanced"}, "b": QUOTED})]
    assert variables_of(sheets)[:3] == ("naming", "side", "voice")
    assert [coding.codes for coding in codings_of(sheets, "side", None)] == [
        ("own", "held_off"),
        ("attributed", "attributed"),
    ]


def test_rulings_have_a_row_for_everybody_who_has_read_it_so() -> None:
    sheets = [sheet("Ann", {"a": YES, "b": YES}), sheet("Ben", {"a": YES, "b": {"naming": "no"}})]
    key = key_of("a", "b")
    assert [row[1:6] for row in ruling_rows(adjudicate(sheets), key)] == [
        ("count", "narrator", "own", "adopted", "Ann"),
        ("count", "narrator", "own", "adopted", "Ben"),
    ]
    settled = adjudicate(sheets, sheet("Cem", {"b": {"naming": "no"}}))
    rows = [row for row in ruling_rows(settled, key) if row[0] == f"{2:016x}"]
    assert [(row[1], row[2], row[5]) for row in rows] == [("exclude", "", "Ben"), ("exclude", "", "Cem")]


def test_labelled_passages_are_those_on_which_all_is_decided() -> None:
    labels = ("x", "y")
    rows = {"a": {"x": "1", "y": "0"}, "b": {"x": "1"}}
    sheets = [sheet("Ann", rows, labels=labels)]
    records = list(labelled_records(sheets, adjudicate(sheets), key_of("a", "b")))
    assert records == [
        {"id": "a", "text": "A text.", "labels": ["x"], "document": "d", "group": "A", "weight": 2.0},
    ]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (sheet("Ann", {"a": YES}), "the coder of this sheet and of Ann.csv is Ann"),
        (sheet("Ben", {"b": YES}), "no row in common"),
        (sheet("Ben", {"a": {"x": "1"}}, labels=("x",)), "a sheet of passages, where Ann.csv is one of matches"),
    ],
)
def test_sheets_that_do_not_belong_together_are_refused(other: CodedSheet, words: str) -> None:
    with pytest.raises(InputError, match=words):
        check_sheets([sheet("Ann", {"a": YES}), other])
