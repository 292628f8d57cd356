"""Signs: which rules may hold, told by words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reading import label_mentions, stance
from framing.reading.signs import Signs
from framing.reading.surroundings import _SIGNS

SIGNS = Signs({"refusal": "reject*|den*", "doubt": "*alleged*|if", "both": "if|so called"}, {"after": "myth"})


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("She REJECTED it", {"refusal"}),
        ("prerejected", set()),
        ("“If” it holds", {"doubt", "both"}),
        ("iffy", set()),
        ("the unalleged", {"doubt"}),
        ("so-called", {"both"}),
        ("so\u2009called", {"both"}),
        ("\ud800if", {"doubt", "both"}),
        ("", set()),
    ],
)
def test_rules_are_seen_by_whole_words_and_by_their_beginnings(text: str, rules: set[str]) -> None:
    around = f"{text} term it is a term"
    start = len(text) + 1
    assert SIGNS.seen_around(around, start, start + 4, (0, len(around))) == rules


def test_each_side_of_a_term_has_rules_of_its_own() -> None:
    assert SIGNS.seen_around("a myth term if", 7, 11, (0, 14)) == set()
    assert SIGNS.seen_around("if term myth", 3, 7, (0, 12)) == {"doubt", "both", "after"}


def test_words_beyond_the_bounds_are_not_seen() -> None:
    assert SIGNS.seen_around("if so, the term myth", 11, 15, (7, 15)) == set()


PATTERNS = [
    *((False, "rejected-claim", pattern) for pattern in stance._REJECTING),
    (False, "negated", stance._NOT_A),
    (False, "negated", stance._NO_ARE),
    (False, "negated", stance._NO_WAS),
    (False, "negated", stance._BARE_NO),
    (False, "no-evidence", stance._NO_EVIDENCE),
    (False, "question", stance._WHETHER),
    (False, "question", stance._IF),
    (False, "hedged", stance._DISTANCED),
    (True, "false", stance._FALSE),
    (False, "so-called", label_mentions._SO_CALLED),
    (False, "what-called", label_mentions._WHAT),
    (False, "which-called", label_mentions._WHICH),
    (False, "officially", label_mentions._OFFICIALLY),
    (False, "known-as", label_mentions._KNOWN),
    (False, "called", label_mentions._CALLED),
    (False, "label-noun", label_mentions._WORD),
    (False, "label-noun", label_mentions._BARE_WORD),
]


@pytest.mark.parametrize(
    ("after", "rule", "pattern"), PATTERNS, ids=[f"{rule}-{i}" for i, (_, rule, _) in enumerate(PATTERNS)]
)
@settings(max_examples=20, derandomize=True, deadline=None)
@given(data=st.data())
def test_no_pattern_matches_where_its_rule_is_not_seen(
    after: bool, rule: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    letters = st.characters(min_codepoint=9, max_codepoint=0x2030)
    text = data.draw(st.from_regex(pattern, alphabet=letters))
    if pattern.search(text):
        around, start = (f"x{text}", 1) if after else (f"{text}x", len(text))
        low = 0 if after else start
        assert rule in _SIGNS.seen_around(around, low, low + 1, (0, len(around)))
