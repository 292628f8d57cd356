from __future__ import annotations

from pathlib import Path

import pytest

from framing.curating.check import check_lexicon
from framing.lexicon.entries import Lexicon
from framing.lexicon.interchange import Dictionary, write_dictionary
from framing.lexicon.interchange.starting import slug
from framing.lexicon.loading import parse_lexicon
from tests.made.dictionary_texts import QUAYS, read, write, written_notes


def lexicon_of(dictionary: Dictionary) -> Lexicon:
    return parse_lexicon(write(dictionary, "toml").encode(), shown="made.toml")


def frames(lexicon: Lexicon) -> dict[str, list[str]]:
    return {
        f"{concept.id}.{frame.id}": [term.notation for term in frame.terms]
        for concept in lexicon.concepts
        for frame in concept.frames
    }


def table(*rows: str) -> Dictionary:
    return read("\n".join(["category,term,kind,case,weight", *rows]) + "\n", "csv")


def test_categories_become_concepts_and_frames() -> None:
    assert frames(lexicon_of(QUAYS)) == {
        "works.works": ["scheme"],
        "works.renewal": ["renew*", "quay renewal", "facility"],
        "works.demolition": ["demol*", "pulled down"],
        "hedge.hedge": ["reportedly", "no"],
    }
    assert written_notes(QUAYS, "toml") == ["quays.yml:3: a term of two frames “facility”: kept once, in renewal"]


def test_it_starts_as_a_register_that_nothing_uses_yet() -> None:
    lexicon = lexicon_of(QUAYS)
    assert (lexicon.kind, lexicon.default, lexicon.licence) == ("register", False, "unknown")


def test_it_passes_check_and_says_what_is_to_do(tmp_path: Path) -> None:
    path = tmp_path / "my-quays.toml"
    path.write_bytes(write_dictionary(QUAYS, format_name="toml", identity="My quays").data)
    report = check_lexicon(path)
    assert report.errors == 0
    assert {"uncited-frame", "missing-gloss", "no-test"} & {finding.code for finding in report.findings} == {
        "uncited-frame", "missing-gloss", "no-test",
    }  # fmt: skip
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Made from quays.yml.")
    assert 'sources = ["key"]' in text


def test_deep_categories_are_joined_into_a_concept() -> None:
    dictionary = read("a:\n  b:\n    c: [xx]\n    __: [yy]\n", "quanteda")
    assert frames(lexicon_of(dictionary)) == {"a.b": ["yy"], "a-b.c": ["xx"]}


def test_singular_and_plural_share_a_notation() -> None:
    dictionary = table("a,camps", "a,camp", "a,facility", "a,facilities", "a,boy", "a,boys", "a,as", "a,ass", "a,camp*")
    lexicon = lexicon_of(dictionary)
    assert frames(lexicon) == {"a.a": ["camp[s]", "facilit(y|ies)", "boy[s]", "as[s]", "camp*"]}
    forms = {form for term in lexicon.concepts[0].frames[0].terms for form in term.forms}
    assert forms == {entry.pattern for entry in dictionary.entries}


def test_signs_of_the_notation_are_escaped() -> None:
    dictionary = table("a,[sic] (so|so)", "a,back\\slash", "a,f*ck,fixed", "a,quay (n) wall*")
    terms = lexicon_of(dictionary).concepts[0].frames[0].terms
    assert [term.forms for term in terms] == [("[sic] (so|so)",), ("back\\slash",), ("f*ck",), ("quay (n) wall*",)]


@pytest.mark.parametrize(
    ("row", "note", "kept"),
    [
        ("a,re*build*", "wildcard inside a term “re*build*”: left out", None),
        ("a,wom?n", "wildcard ? “wom?n”: left out", None),
        ("a,quays?,regex", "regex “quays?”: left out", None),
        ("a,war*", "* after fewer than four letters “war*”: kept as war, without the *", "war"),
        ("a,fair-*", "* after fewer than four letters “fair-*”: kept as fair, without the *", "fair"),
        ("a,w*", "* after fewer than four letters “w*”: left out", None),
        ("a,:-),fixed", "a term without two letters or digits “:-)”: left out", None),
        ("a,camp*,fixed", "* that is no wildcard at the end of a term “camp*”: left out", None),
        ("a,plan,,,0.5", "weights “plan”: kept without its 0.5", "plan"),
        ("a,scheme-one", "a term with the same words as another “scheme-one”: kept once, in a", None),
    ],
)
def test_what_our_notation_has_not_is_noted(row: str, note: str, kept: str | None) -> None:
    dictionary = table("a,scheme one", row)
    assert written_notes(dictionary, "toml") == [f"quays:3: {note}"]
    assert frames(lexicon_of(dictionary)) == {"a.a": ["scheme one", *([kept] if kept else [])]}


def test_capitals_that_must_be_met_stay_apart() -> None:
    dictionary = table("a,US,,true", "a,us,,true", "a,NHR,,true", "a,NHRs,,true")
    terms = lexicon_of(dictionary).concepts[0].frames[0].terms
    assert [(term.notation, term.case) for term in terms] == [("US", True), ("us", True), ("NHR", True), ("NHRs", True)]


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("HarmVirtue", "harm-virtue"),
        ("=STATE=", "state"),
        ("LAW_AND_ORDER", "law-and-order"),
        ("Übel", "ubel"),
        ("中", "category"),
    ],
)
def test_names_become_ids(name: str, identity: str) -> None:
    assert slug(name) == identity


def test_names_that_give_the_same_id_are_numbered() -> None:
    dictionary = read('{"E": {"+S+": ["aa"], "=S=": ["bb"]}, "e": ["cc"]}', "quanteda")
    lexicon = lexicon_of(dictionary)
    assert frames(lexicon) == {"e.s": ["aa"], "e.s-2": ["bb"], "e-2.e": ["cc"]}
    assert lexicon.concepts[0].frames[1].title == "=S="


def test_long_lists_are_wrapped() -> None:
    dictionary = table(*(f"a,term number {number}" for number in range(100)))
    assert max(map(len, write(dictionary, "toml").splitlines())) <= 120
    assert len(frames(lexicon_of(dictionary))["a.a"]) == 100


def test_texts_with_quotes_and_backslashes_are_valid_toml() -> None:
    dictionary = read(
        '<dictionary name="a &quot;b\\"><cnode name="\\&quot;" desc="x \\">'
        '<pnode name="say &quot;so&quot;"/></cnode></dictionary>',
        "yoshikoder",
    )
    lexicon = lexicon_of(dictionary)
    assert lexicon.title == 'a "b\\'
    assert lexicon.concepts[0].frames[0].gloss == "x \\"
