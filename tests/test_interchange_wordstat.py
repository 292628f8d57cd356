from __future__ import annotations

from tests.made.dictionary_texts import QUAYS, notes, read, terms, write, written_notes

EXPECTED = {"WORKS": ["scheme"], "WORKS > RENEWAL": ["renew*", "quay renewal"], "HEDGE": ["perhaps"]}
CLEAN = "WORKS\n\tSCHEME (1)\n\tRENEWAL\n\t\tRENEW* (1)\n\t\tQUAY_RENEWAL (1)\nHEDGE\n\tPERHAPS (1)\n"


def test_tabs_nest_and_a_weight_makes_a_term() -> None:
    dictionary = read(CLEAN, "wordstat")
    assert terms(dictionary) == EXPECTED
    assert dictionary.notes == ()
    assert {entry.weight for entry in dictionary.entries} == {None}


def test_blanks_before_tabs_and_in_phrases_change_nothing() -> None:
    text = CLEAN.replace("\n\t", "\r\n   \t").replace("_", " ") + "\t\r\n"
    assert terms(read(text, "wordstat")) == EXPECTED


def test_a_term_belongs_to_the_last_category_above_it() -> None:
    text = "WORKS\n\tRENEWAL\n\t\tRENEW* (1)\n\tSCHEME (1)\n"
    assert terms(read(text, "wordstat")) == {"WORKS": ["scheme"], "WORKS > RENEWAL": ["renew*"]}


def test_weights_other_than_one_are_kept() -> None:
    dictionary = read("loaded\n\tscheme (0.5)\n\tplan (-2)\n\twork (1)\n\tnil (0)\n", "wordstat")
    assert [(entry.pattern, entry.weight) for entry in dictionary.entries] == [
        ("scheme", 0.5), ("plan", -2), ("work", 1), ("nil", 0),
    ]  # fmt: skip


def test_rules_and_odd_lines_are_noted() -> None:
    text = "ASTRAY (1)\nWORKS\n\t@RULE [QUAY NEAR WORKS /C 10] (1)\nLOOSE (1)\n\tRENEW* (1)\n\tSCHEME\n"
    dictionary = read(text, "wordstat")
    assert terms(dictionary) == {"dictionary": ["astray"], "WORKS": ["loose", "renew*"]}
    assert notes(dictionary) == [
        "quays:1: a term that is not indented under a category “ASTRAY”: put into dictionary",
        "quays:3: WordStat rule “@RULE [QUAY NEAR WORKS /C 10] (1)”: left out",
        "quays:4: a term that is not indented under a category “LOOSE”: put into WORKS",
        "quays:6: a line without a weight and without terms below “SCHEME”: read as an empty category",
    ]


def test_terms_are_written_in_capitals_with_a_weight() -> None:
    text = write(QUAYS, "wordstat")
    assert text.startswith("works\n\tSCHEME (1)\n\trenewal\n\t\tRENEW* (1)\n\t\tQUAY_RENEWAL (1)\n")
    assert read(text, "wordstat") == QUAYS


def test_what_would_be_read_as_something_else_is_not_written() -> None:
    dictionary = read("category,term,case\nplan (2),@plan,\nplan (2),a_b,\nplan (2),NHR,true\n", "csv")
    assert write(dictionary, "wordstat") == "plan (2)_\n\tNHR (1)\n"
    assert written_notes(dictionary, "wordstat") == [
        "quays: a category name with a meaning of its own “plan (2)”: written as plan (2)_",
        "quays:2: a term that would be read as something else “@plan”: left out",
        "quays:3: a term that would be read as something else “a_b”: left out",
        "quays:4: capitals that must be met “NHR”: kept, in any case of letters",
    ]
