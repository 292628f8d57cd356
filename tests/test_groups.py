"""Comparison: groups, sides, what a group never says, and what may be concluded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.comparing.groups import compare_groups
from framing.comparing.results import Comparison
from framing.lexicon import load_lexicon
from framing.reading.scoring import score_documents
from framing.types import Document
from tests.conftest import DATA, Cli

SITES = load_lexicon(DATA / "sites.toml")


def compared(*texts: tuple[str, str]) -> Comparison:
    documents = [Document(f"d{i}", text, {"outlet": outlet}) for i, (outlet, text) in enumerate(texts)]
    return compare_groups(score_documents(documents, [SITES], context=40), by="outlet")


CAMPS = "The detention camps on Ostrava Island are full."
SCHOOL = "The vocational training centres on Ostrava Island are full."


def test_groups_stand_in_order_of_appearance_with_their_sums() -> None:
    result = compared(("b", CAMPS), ("a", SCHOOL), ("b", CAMPS + " A detention camp was built."))
    assert [(g.group, g.documents, g.words) for g in result.groups] == [("b", 2, 21), ("a", 1, 9)]
    (facility, _) = result.groups[0].concepts
    assert (facility.count, facility.documents) == (3, 2)
    internment = facility.frames[0]
    assert (internment.count, internment.documents) == (3, 2)
    assert internment.by_side["own"].share.value == 1.0
    assert internment.by_side["all"].rate.value == pytest.approx(1000 * 3 / 21)
    assert internment.forms == (("detention camps", 2), ("detention camp", 1))


def test_examples_carry_their_context() -> None:
    result = compared(("a", CAMPS), ("b", SCHOOL))
    (line,) = result.groups[0].concepts[0].frames[0].examples
    assert (line.left, line.match.text, line.right) == ("The ", "detention camps", " on Ostrava Island are full.")


def test_what_a_group_never_says_is_listed_with_what_it_does_say() -> None:
    quoted = "“These are detention camps,” said Lena Marsh on Ostrava Island. " + SCHOOL
    result = compared(("a", CAMPS), ("b", quoted))
    assert [(n.group, n.frame, n.used_by, n.attributed) for n in result.not_found] == [
        ("a", "training", ("b",), 0),
        ("b", "internment", ("a",), 1),
    ]


def test_a_group_that_names_nothing_is_not_said_to_avoid_a_name() -> None:
    result = compared(("a", CAMPS), ("b", "Nothing happened on Ostrava Island."))
    assert result.not_found == ()


def test_one_document_each_is_described_not_tested() -> None:
    (note,) = compared(("a", CAMPS), ("b", SCHOOL)).notes
    assert "One document each" in note
    assert "nothing can be tested" in note


def test_few_documents_are_said_to_allow_description_only() -> None:
    notes = compared(*[("a", CAMPS)] * 5, ("b", SCHOOL)).notes
    assert notes[0].startswith("1 of 2 groups has fewer than five documents")


def test_documents_without_the_field_are_a_group_of_their_own() -> None:
    documents = [Document("x", CAMPS, {"outlet": "a"}), Document("y", SCHOOL), Document("z", SCHOOL, {"outlet": None})]
    result = compare_groups(score_documents(documents, [SITES]), by="outlet")
    assert [(group.group, group.documents) for group in result.groups] == [("a", 1), ("(none)", 2)]


def test_registers_compare_rates_not_shares() -> None:
    text = (DATA / "sites.toml").read_text(encoding="utf-8").replace('id = "sites"', 'id = "sites"\nkind = "register"')
    path = Path(__file__).parent / "data" / "sites.toml"
    from framing.lexicon.loading import parse_lexicon

    register = parse_lexicon(text.encode(), shown=str(path))
    result = compare_groups(score_documents([Document("x", CAMPS, {"o": "a"})], [register]), by="o")
    own = result.groups[0].concepts[0].frames[0].by_side["own"]
    assert own.share.value is None
    assert own.rate.value == pytest.approx(1000 / 8)


def test_operands_are_groups_whatever_is_in_them(cli: Cli) -> None:
    for name, text in (("left/1.txt", CAMPS), ("left/deep/2.txt", CAMPS), ("right.txt", SCHOOL)):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    result = cli("compare", "left/", "right.txt", "-l", DATA / "sites.toml", "-f", "json")
    groups = json.loads(result.out)["groups"]
    assert [(group["group"], group["documents"]) for group in groups] == [("left/", 2), ("right.txt", 1)]


def test_one_operand_without_a_field_is_a_usage_error(cli: Cli) -> None:
    Path("a.txt").write_text(CAMPS, encoding="utf-8")
    result = cli("compare", "a.txt", "-l", DATA / "sites.toml")
    assert result.status == 2
    assert "--by FIELD" in result.err


def test_an_unknown_field_is_an_error_that_names_the_fields(cli: Cli) -> None:
    Path("a.jsonl").write_text(json.dumps({"text": CAMPS, "outlet": "x", "date": "2020"}), encoding="utf-8")
    result = cli("compare", "a.jsonl", "--by", "outlt", "-l", DATA / "sites.toml")
    assert (result.status, result.out) == (2, b"")
    assert "did you mean outlet?" in result.err


def test_many_groups_go_into_rows_and_nothing_is_cut(cli: Cli) -> None:
    lines = [json.dumps({"text": CAMPS if i % 2 else SCHOOL, "outlet": f"outlet number {i}"}) for i in range(12)]
    Path("a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = cli("compare", "a.jsonl", "--by", "outlet", "-l", DATA / "sites.toml")
    assert all(f"outlet number {i} (1)" in result.text for i in range(12))
    assert "…" not in result.text
