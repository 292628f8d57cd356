"""The voice gold set is sound: hand-written naming occurrences, each with its voice, stance, zone and source.

`source` is the mention as it stands in the text, `resolved` the fullest name where a pronoun or "the ministry"
stands for one. Where the zone is the headline, it is the first paragraph of the text, which may be the whole text.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from framing.types import OWN_VOICES, STANCES, VOICES, ZONES

GOLD = Path(__file__).parent / "data" / "voice_gold.jsonl"
LABELS = {"category", "adversarial", "zone", "voice", "stance", "stance_by", "source", "resolved"}
FIELDS = LABELS | {"id", "text", "term", "start", "end"}
NAMED = {"direct_quote", "partial_quote"}
UNNAMED = {"narrator", "scare_quote", "unattributed_quote"}


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_every_item_has_exactly_the_fields_and_an_id_of_its_own(items: list[dict[str, Any]]) -> None:
    assert [item["id"] for item in items if set(item) != FIELDS] == []
    assert max(Counter(item["id"] for item in items).values()) == 1


def test_offsets_point_at_the_term(items: list[dict[str, Any]]) -> None:
    assert [item["id"] for item in items if item["text"][item["start"] : item["end"]] != item["term"]] == []
    places = Counter((item["text"], item["start"]) for item in items)
    assert max(places.values()) == 1


def test_labels_are_the_ones_the_types_know(items: list[dict[str, Any]]) -> None:
    for name, known in (("voice", VOICES), ("stance", STANCES), ("zone", ZONES)):
        assert {item[name] for item in items} <= set(known)
    assert {item["stance_by"] for item in items} == {"narrator", "source"}
    assert {type(item["adversarial"]) for item in items} == {bool}


def test_sources_stand_in_the_text_as_whole_words(items: list[dict[str, Any]]) -> None:
    for item in items:
        for name in ("source", "resolved"):
            if item[name] is not None:
                assert re.search(rf"(?<!\w){re.escape(item[name])}(?!\w)", item["text"]), item["id"]
        assert (item["source"] is None) == (item["resolved"] is None), item["id"]


def test_source_and_stance_holder_fit_the_voice(items: list[dict[str, Any]]) -> None:
    for item in items:
        if item["voice"] in NAMED:
            assert item["source"], item["id"]
        if item["voice"] in UNNAMED:
            assert item["source"] is None, item["id"]
        if item["voice"] in OWN_VOICES:
            assert item["stance_by"] == "narrator", item["id"]


def test_the_set_is_large_varied_and_at_least_a_third_adversarial(items: list[dict[str, Any]]) -> None:
    assert len(items) >= 320
    assert len({item["text"] for item in items}) >= 300
    assert sum(item["adversarial"] for item in items) >= len(items) / 3
    assert len({item["category"] for item in items}) >= 40
    assert sum("\n\n" in item["text"] for item in items) >= 90


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        (
            "voice",
            {
                "narrator": 100,
                "indirect": 110,
                "direct_quote": 60,
                "partial_quote": 35,
                "label_mention": 35,
                "scare_quote": 20,
                "unattributed_quote": 10,
            },
        ),
        ("stance", {"adopted": 250, "distanced": 60, "rejected": 25, "questioned": 18}),
        ("zone", {"headline": 25, "standfirst": 6, "caption": 6, "boilerplate": 3, "body": 300}),
    ],
)
def test_every_label_has_enough_items(items: list[dict[str, Any]], name: str, floors: dict[str, int]) -> None:
    counts = Counter(item[name] for item in items)
    assert {label for label, floor in floors.items() if counts[label] < floor} == set()
    assert set(counts) == set(floors)


def test_quoted_voices_are_told_apart_by_length(items: list[dict[str, Any]]) -> None:
    stretch = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"]*\"")
    for item in items:
        for quote in stretch.finditer(item["text"]):
            if quote.start() < item["start"] and item["end"] < quote.end():
                words = len(quote.group().split())
                assert item["voice"] != "partial_quote" or words < 7, item["id"]
                assert item["voice"] != "scare_quote" or words <= 4, item["id"]
