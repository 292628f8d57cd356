"""Names that a text first leaves to others and later uses itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from framing.lexicon import load_lexicon
from framing.reading.drifting import count_sources, find_drift
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.types import Document, Match, Reading, Source
from tests.conftest import DATA, Cli

SITES = DATA / "sites.toml"
OWN = Reading("narrator", "own", "adopted", "narrator", None, None, "narrator")
HELD = Reading("label_mention", "own", "distanced", "narrator", None, None, "so-called")
SAID = Reading(
    "indirect",
    "paraphrase",
    "adopted",
    "source",
    Source("the group", 0, 9, "the group", "organisation"),
    None,
    "verb-that",
)


def matches(text: str, *readings: Reading) -> list[Match]:
    """Return the matches of a text, with these readings."""
    found = find_matches(Document("d", "Ostrava Island. " + text), Matcher([load_lexicon(SITES)])).matches
    assert len(found) == len(readings)
    return [replace(match, reading=reading) for match, reading in zip(found, readings, strict=True)]


def drifts(found: list[Match]) -> list[tuple[str, int, int]]:
    order = {match.id: number for number, match in enumerate(found)}
    return [(x.frame, order[x.first], order[x.later]) for x in find_drift(found, naming={"sites"})]


def test_a_name_first_attributed_and_later_the_writers_has_drifted() -> None:
    found = matches("Detention camps, internment camps, detention camps.", SAID, SAID, OWN)
    assert drifts(found) == [("internment", 0, 2)]


def test_a_name_held_at_arms_length_and_then_used_has_drifted() -> None:
    assert drifts(matches("Detention camps. Detention camps.", HELD, OWN)) == [("internment", 0, 1)]


def test_a_name_that_is_the_writers_from_the_start_has_not() -> None:
    assert drifts(matches("Detention camps. Detention camps. Detention camps.", OWN, SAID, OWN)) == []


def test_another_name_for_the_same_thing_is_no_drift() -> None:
    assert drifts(matches("Detention camps. Concentration camps.", SAID, OWN)) == []


def test_what_is_not_counted_and_second_mentions_do_not_drift() -> None:
    found = matches("Detention camps. Camps. Camps. Detention camps.", SAID, SAID, OWN, OWN)
    found[3] = replace(found[3], counted=False, reason="repeat")
    assert drifts(found) == []


def test_registers_do_not_drift() -> None:
    assert find_drift(matches("Detention camps. Detention camps.", SAID, OWN), naming=set()) == ()


def test_sources_are_counted_with_their_type_most_first() -> None:
    nobody = replace(SAID, source=None)
    found = matches("Detention camps. Detention camps. Detention camps. Camps.", SAID, nobody, SAID, OWN)
    assert [(s.name, s.type, s.count) for s in count_sources(found)] == [
        ("the group", "organisation", 2),
        ("", None, 1),
    ]


def test_score_tells_drift_and_sources(cli: Cli) -> None:
    text = (
        "Ostrava Island ferry\n\n“These are detention camps, and everybody knows it,” said Lena Marsh on Monday.\n\n"
        "Others call them vocational training centres.\n\nThe detention camps were built in 2017.\n"
    )
    Path("a.txt").write_text(text, encoding="utf-8")
    score = json.loads(cli("score", "a.txt", "-l", SITES, "-f", "jsonl").out)
    by_id = {match["id"]: match for match in score["matches"]}
    (drift,) = score["drift"]
    assert (drift["concept"], drift["frame"]) == ("facility", "internment")
    assert by_id[drift["first"]]["line"] == 3
    assert by_id[drift["later"]]["line"] == 7
    assert [(source["name"], source["matches"]) for source in score["sources"]] == [("Lena Marsh", 1)]
    shown = cli("score", "a.txt", "-l", SITES).text
    assert "First attributed to Lena Marsh (line 3), later in its own voice (line 7): Internment" in " ".join(
        shown.split()
    )
    by_paragraph = [
        json.loads(line)
        for line in cli("score", "a.txt", "-l", SITES, "-f", "jsonl", "--unit", "paragraph").out.splitlines()
    ]
    assert [len(passage["drift"]) for passage in by_paragraph] == [0, 0, 0, 1]


def test_compare_tells_which_labels_come_from_whom(cli: Cli) -> None:
    records = [
        {"id": "1", "outlet": "A", "text": "Ostrava Island\n\n“These are detention camps,” said the health ministry."},
        {"id": "2", "outlet": "B", "text": "Ostrava Island\n\nA rights group said that the detention camps were full."},
        {"id": "3", "outlet": "B", "text": "Ostrava Island\n\nThe detention camps were built in 2017."},
    ]  # fmt: skip
    Path("c.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    arguments = ["compare", "c.jsonl", "--by", "outlet", "-l", SITES]
    groups = json.loads(cli(*arguments, "-f", "json").out)["groups"]
    frames = [group["concepts"][0]["frames"][0] for group in groups]
    assert [sum(frame["source_types"].values()) for frame in frames] == [1, 1]
    assert [frame["source_types"] for frame in frames] == [group["source_types"] for group in groups]
    assert [source["name"] for source in groups[1]["sources"]] == ["A rights group"]
    assert "Which labels come from whom" in cli(*arguments).text
    assert "## Which labels come from whom" in cli(*arguments, "-f", "markdown").text
    assert "ministry" not in cli(*arguments, "-f", "json", "--no-text").text
