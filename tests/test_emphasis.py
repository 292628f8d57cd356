from __future__ import annotations

import pytest

from framing.comparing.emphasis import Placement, measure_emphasis, place_label
from framing.types import Block, Layout, Match, Reading, Reason, Zone

READING = Reading("narrator", "own", "adopted", "narrator", None, None, "default")
LAYOUT = Layout(
    (Block(0, 40, "headline"), Block(42, 90, "standfirst"), Block(92, 200, "body"), Block(202, 400, "body")), 60
)


def _match(start: int, zone: Zone, *, counted: bool = True) -> Match:
    reason: Reason | None = None if counted else "repeat"
    return Match(
        "id", counted, reason, "lex", "camp", "closed", False, "camp", "camp", start, start + 4, 1, 1, zone, READING
    )


def test_the_lead_is_the_first_paragraph_of_the_body() -> None:
    assert LAYOUT.lead_end == 200
    assert Layout((Block(0, 40, "headline"),), 7).lead_end == 40
    assert Layout((), 0).lead_end == 0


@pytest.mark.parametrize(
    ("matches", "placement"),
    [
        ([], Placement(False, False, False, None)),
        ([_match(8, "headline")], Placement(True, False, False, 0.02)),
        ([_match(50, "standfirst")], Placement(False, True, False, 0.125)),
        ([_match(100, "body"), _match(300, "body")], Placement(False, True, True, 0.25)),
        ([_match(300, "body")], Placement(False, False, True, 0.75)),
        ([_match(8, "headline", counted=False), _match(300, "caption")], Placement(False, False, True, 0.75)),
    ],
)
def test_a_label_stands_where_its_matches_do(matches: list[Match], placement: Placement) -> None:
    assert place_label(matches, lead_end=LAYOUT.lead_end, length=400) == placement


def test_documents_without_the_label_count_as_well() -> None:
    placements = [
        Placement(True, True, False, 0.1),
        Placement(False, False, True, 0.5),
        Placement(False, True, True, 0.3),
        Placement(False, False, False, None),
    ]
    found = measure_emphasis(placements)
    assert [e.value for e in (found.headline, found.lead, found.body, found.body_only)] == [0.25, 0.5, 0.5, 0.25]
    assert found.first_mention == 0.3
    assert found.headline.n_documents == 4


def test_no_documents_say_nothing() -> None:
    found = measure_emphasis([])
    assert found.headline.value is None
    assert found.first_mention is None
