from __future__ import annotations

import re

import yaml

from framing.lexicon.interchange import Dictionary
from tests.made.dictionary_texts import read, write, written_notes

TABLE = """\
category,term,kind,case,instead
works,quay wall*,,,sea wall
works,demol?sh,,,
works,NHR,,true,renewal of the quay|quay works
works,quay (north),,,
works,piers?|jetties,regex,,
works,:-(,fixed,,
hedge,demol?sh,,,
"""


def test_existence_lists_every_term_as_a_regular_expression() -> None:
    dictionary = read(TABLE, "csv")
    rule = yaml.safe_load(write(dictionary, "vale"))
    assert rule["extends"] == "existence"
    assert rule["message"].count("%s") == 1
    assert (rule["level"], rule["ignorecase"]) == ("warning", True)
    assert rule["tokens"] == [r"quay wall\w*", r"demol\wsh", "(?-i:NHR)", "piers?|jetties"]
    assert written_notes(dictionary, "vale") == [
        "quays:2: advice what to write instead “quay wall*”: kept without sea wall",
        "quays:4: advice what to write instead “NHR”: kept without renewal of the quay|quay works",
        "quays:5: a term that begins or ends with no letter “quay (north)”: left out: Vale finds whole words",
        "quays:7: a term that begins or ends with no letter “:-(”: left out: Vale finds whole words",
        "quays: the categories: all terms are in one rule",
    ]


def test_tokens_find_what_the_patterns_find() -> None:
    rule = yaml.safe_load(write(read("category,term\na,quay w*l\na,u.s. plan\n", "csv"), "vale"))
    wild, plain = (re.compile(rf"\b(?:{token})\b") for token in rule["tokens"])
    assert wild.search("the quay wall is old")
    assert not wild.search("the quay was tall")
    assert plain.search("a u.s. plan")
    assert not plain.search("a uxsx plan")


def test_substitution_swaps_what_advice_is_given_for() -> None:
    dictionary = read(TABLE, "csv")
    rule = yaml.safe_load(write(dictionary, "vale-substitution"))
    assert rule["extends"] == "substitution"
    assert rule["message"].count("%s") == 2
    assert rule["action"] == {"name": "replace"}
    assert rule["swap"] == {r"quay wall\w*": "sea wall", "(?-i:NHR)": "renewal of the quay|quay works"}
    assert "quays:3: a term without advice “demol?sh”: left out" in written_notes(dictionary, "vale-substitution")


def test_a_name_cannot_break_the_message() -> None:
    dictionary = read(
        '<dictionary name="100 %s &quot;x&quot;"><cnode name="a"><pnode name="plan"/></cnode></dictionary>',
        "yoshikoder",
    )
    assert isinstance(dictionary, Dictionary)
    assert yaml.safe_load(write(dictionary, "vale"))["message"] == "'%s' is in 100 %%s \"x\": whose word is it?"
