"""Signs: which rules may hold, told by words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reading import labels, stance
from framing.reading.signs import Signs

SIGNS = Signs({"refusal": "reject*|den*", "doubt": "*alleged*|if", "both": "if|so called"})


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
    assert SIGNS.seen_in(text) == rules


PATTERNS = [
    *((stance._SIGNS, "rejected-claim", pattern) for pattern in stance._REJECTING),
    (stance._SIGNS, "negated", stance._NOT_A),
    (stance._SIGNS, "negated", stance._NO_ARE),
    (stance._SIGNS, "negated", stance._NO_WAS),
    (stance._SIGNS, "negated", stance._BARE_NO),
    (stance._SIGNS, "no-evidence", stance._NO_EVIDENCE),
    (stance._SIGNS, "question", stance._WHETHER),
    (stance._SIGNS, "question", stance._IF),
    (stance._SIGNS, "hedged", stance._DISTANCED),
    (stance._SIGNS_AFTER, "false", stance._FALSE),
    (labels._SIGNS, "so-called", labels._SO_CALLED),
    (labels._SIGNS, "what-called", labels._WHAT),
    (labels._SIGNS, "which-called", labels._WHICH),
    (labels._SIGNS, "officially", labels._OFFICIALLY),
    (labels._SIGNS, "known-as", labels._KNOWN),
    (labels._SIGNS, "called", labels._CALLED),
    (labels._SIGNS, "label-noun", labels._WORD),
    (labels._SIGNS, "label-noun", labels._BARE_WORD),
]


@pytest.mark.parametrize(
    ("signs", "rule", "pattern"), PATTERNS, ids=[f"{rule}-{i}" for i, (_, rule, _) in enumerate(PATTERNS)]
)
@settings(max_examples=20, derandomize=True, deadline=None)
@given(data=st.data())
def test_no_pattern_matches_where_its_rule_is_not_seen(
    signs: Signs, rule: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    letters = st.characters(min_codepoint=9, max_codepoint=0x2030)
    text = data.draw(st.from_regex(pattern, alphabet=letters))
    if pattern.search(text):
        assert rule in signs.seen_in(text)
