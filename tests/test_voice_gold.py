"""Voice, stance and source on the gold set stay right as often as when the floors were set."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from framing.corpus.layout import lay_out
from framing.reading.voices import read_voices
from framing.types import OWN_VOICES, Document, Layout, Reading
from tests.conftest import DATA

FLOORS = {"voice": 0.905, "side": 0.93, "stance": 0.945, "stance_by": 0.925, "source": 0.87, "no source": 0.9}
"""The least share of items on which each is right, a little below what was measured."""


def read(item: dict[str, Any]) -> Reading:
    document = Document(item["id"], item["text"])
    layout = lay_out(document)
    if item["zone"] == "headline":
        layout = Layout((replace(layout.blocks[0], zone="headline"), *layout.blocks[1:]), layout.words)
    return read_voices(document, layout, [(item["start"], item["end"])])[0]


def same_source(item: dict[str, Any], found: Reading) -> bool:
    """Tell whether a source found and the labelled one name the same: one holds the other, as written or resolved."""
    if found.source is None:
        return False
    pairs = (
        (item["source"].lower(), found.source.text.lower()),
        (item["resolved"].lower(), found.source.resolved.lower()),
    )
    return any(a in b or b in a for a, b in pairs)


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in (DATA / "voice_gold.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        found = read(item)
        outcome = {
            "voice": found.voice == item["voice"],
            "side": (found.voice in OWN_VOICES) == (item["voice"] in OWN_VOICES),
            "stance": found.stance == item["stance"],
            "stance_by": found.stance_by == item["stance_by"],
        }
        if item["source"]:
            outcome["source"] = same_source(item, found)
        else:
            outcome["no source"] = found.source is None
        asked.update(outcome.keys())
        right.update(name for name, value in outcome.items() if value)
    return {name: right[name] / asked[name] for name in asked}


@pytest.mark.parametrize("name", FLOORS)
def test_the_gold_set_is_read_as_well_as_before(name: str, shares: dict[str, float]) -> None:
    assert shares[name] >= FLOORS[name]
