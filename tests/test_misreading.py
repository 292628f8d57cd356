"""How surely voices are read: by what people have read here, else by what was measured elsewhere."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping

import pytest

from framing.comparing.correction import Validation
from framing.comparing.groups import compare_groups
from framing.comparing.misreading import ReadCounts, check_voices, measured_errors, validation_of, voice_notes
from framing.comparing.readers import read_sentence
from framing.comparing.results import Comparison
from framing.lexicon import load_lexicon
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.reading.rulings import Ruling, Rulings
from framing.reading.scoring import score_documents
from framing.types import OWN_VOICES, Document, Match, Reading, Voice
from tests.bench.occurrences import is_apart
from tests.conftest import DATA

SITES = load_lexicon(DATA / "sites.toml")
OWN = "On Ostrava Island the detention camps stand. The internment camps are large.\n"
TEXT = OWN + "\nThe vocational training centres teach, the ministry on Ostrava Island said on Monday.\n"


Judged = tuple[Voice, Voice | None]
RIGHT_OWN: Judged = ("narrator", None)
RIGHT_OTHER: Judged = ("indirect", None)
TAKEN: Judged = ("indirect", "narrator")
MISSED: Judged = ("narrator", "indirect")


def documents(count: int = 12) -> list[Document]:
    return [
        Document(f"{i}", f"{TEXT}\nNumber {i}.\n", {"outlet": "Herald" if i % 2 else "Courier"}) for i in range(count)
    ]


def compare(by_match: Mapping[str, tuple[Ruling, ...]] | None = None, count: int = 12) -> Comparison:
    rulings = Rulings(by_match, "0" * 64, 1) if by_match is not None else None
    return compare_groups(score_documents(documents(count), [SITES], rulings=rulings), by="outlet")


def every_match(count: int = 12) -> list[Match]:
    matcher = Matcher([SITES])
    return [match for document in documents(count) for match in find_matches(document, matcher).matches]


def counts(*judged: Judged) -> ReadCounts:
    """Return counts of matches by their voice and, where people ruled otherwise, what the rules had read."""
    first = every_match(1)[0]
    result = ReadCounts()
    for voice, before in judged:
        old = None if before is None else dataclasses.replace(first.reading, voice=before)
        reading: Reading = dataclasses.replace(first.reading, voice=voice, before=old)
        result.add(0, dataclasses.replace(first, reading=reading, readers=1))
    return result


def test_a_match_that_was_drawn_counts_for_as_many_as_it_stands_for() -> None:
    (first,) = every_match(1)[:1]
    read = dataclasses.replace(first, reading=dataclasses.replace(first.reading, voice="narrator"), readers=1)
    missed = dataclasses.replace(read.reading, before=dataclasses.replace(read.reading, voice="indirect"))
    group = ReadCounts()
    for _ in range(3):
        group.add(0, read)
    group.add(0, dataclasses.replace(read, reading=missed, weight=9.0))
    assert group.validation.sensitivity == pytest.approx(3 / 12)
    assert group.validation.positives == pytest.approx(12**2 / (3 + 9**2))
    assert (group.validation.negatives, group.validation.left_alone) == (0, 0)


def test_people_are_told_in_words() -> None:
    assert read_sentence({2: 57}) == "57 of 57 matches read by two people"
    assert read_sentence({2: 57}, coders=2) == "57 of 57 matches read by two people"
    assert read_sentence({2: 40, 0: 17}, coders=4) == "40 of 57 matches read by two of four people"
    assert read_sentence({1: 1}) == "1 of 1 match read by one person"
    assert read_sentence({12: 3, 1: 4, 0: 1}) == "7 of 8 matches read: 3 by 12 people, 4 by one person"
    assert read_sentence({0: 5}) == "0 of 5 matches read"


def test_measured_errors_are_those_of_the_labelled_names() -> None:
    validation, labelled = measured_errors()
    lines = (DATA / "voice_occurrences.jsonl").read_text(encoding="utf-8").splitlines()
    items = [item for item in map(json.loads, lines) if is_apart(item)]
    own = sum(item["voice"] in OWN_VOICES and item["stance"] == "adopted" for item in items)
    assert (validation.positives, validation.negatives) == (own, len(items) - own)
    assert validation.found <= own
    assert labelled.startswith(f"{len(items)} names in {len({item['sha256'] for item in items})} ")


def test_rules_are_checked_against_what_people_read() -> None:
    group = counts(RIGHT_OWN, MISSED, TAKEN, RIGHT_OTHER)
    assert group.validation == Validation(found=1, positives=2, left_alone=1, negatives=2)
    assert group.moved.total() == 0
    assert group.names.total() == 4


def test_few_read_matches_leave_the_measured_errors_in_place() -> None:
    few = counts(RIGHT_OWN, RIGHT_OTHER)
    check = check_voices({"a": few})
    assert check.labelled is not None
    assert validation_of(few, check) == measured_errors()[0]


def test_enough_read_matches_say_how_the_rules_do_here() -> None:
    many = counts(*[RIGHT_OWN] * 10, *[RIGHT_OTHER] * 9, TAKEN)
    check = check_voices({"a": many, "b": counts(RIGHT_OWN)})
    assert check.labelled is None
    assert check.validation == Validation(11, 11, 9, 10)
    assert validation_of(many, check) == Validation(10, 10, 9, 10)


def test_groups_in_which_rules_err_differently_are_named() -> None:
    good = counts(*[RIGHT_OWN] * 30, *[RIGHT_OTHER] * 30)
    bad = counts(*[RIGHT_OWN] * 30, *[TAKEN] * 15, *[RIGHT_OTHER] * 15)
    bad.readers[0] += 1
    check = check_voices({"Herald": good, "Courier": bad})
    assert check.differ == ("Herald", "Courier")
    assert "err differently in Herald and Courier" in " ".join(voice_notes(check, alone=False))


def test_a_comparison_nobody_has_read_carries_measured_errors_and_corrected_parts() -> None:
    comparison = compare()
    assert any(note.startswith("Nobody has read these matches") for note in comparison.notes)
    (group, *_) = comparison.groups
    part = next(c.own_part for c in group.concepts if c.concept == "facility")
    assert part is not None
    assert part.counted.value == pytest.approx(2 / 3)
    assert part.corrected is not None
    assert part.corrected.low is not None
    assert part.counted.low is not None
    assert part.corrected.low < part.corrected.value < part.corrected.high  # type: ignore[operator]


def test_where_people_have_read_all_nothing_is_corrected() -> None:
    comparison = compare({match.id: (Ruling("ann", "count"),) for match in every_match()})
    assert comparison.voices is not None
    assert comparison.voices.read == comparison.voices.matches
    assert (
        comparison.notes[-1]
        == f"{comparison.voices.matches} of {comparison.voices.matches} matches read by one person."
    )
    parts = [c.own_part for group in comparison.groups for c in group.concepts if c.own_part is not None]
    assert parts
    assert all(part.corrected is None for part in parts)


def test_a_correction_rests_on_the_rules_and_not_on_what_people_have_put_right() -> None:
    matches = [match for match in every_match() if not match.generic]
    own = [match for match in matches if match.reading.side == "own"]
    other = [match for match in matches if match.reading.side != "own"]
    votes = {match.id: (Ruling("ann", "count"),) for match in (*own[:20], *other[:10])}
    votes |= {match.id: (Ruling("ann", "count", voice="indirect"),) for match in own[:4]}
    comparison = compare(votes)
    assert comparison.voices is not None
    assert comparison.voices.labelled is None
    assert comparison.voices.validation == Validation(16, 16, 10, 14)
    for group in comparison.groups:
        part = next(c.own_part for c in group.concepts if c.concept == "facility")
        assert part is not None
        assert part.corrected is not None
        # Rogan & Gladen by hand, on what the rules have read: 2 of 3 names in every text
        assert part.corrected.value == pytest.approx((2 / 3 + 10 / 14 - 1) / (10 / 14))


def test_single_texts_speak_for_themselves() -> None:
    assert not any("Nobody has read" in note for note in compare(count=2).notes)


def test_second_mentions_and_exclusions_are_no_names() -> None:
    group = ReadCounts()
    generic = dataclasses.replace(every_match(1)[0], generic=True, readers=1)
    group.add(0, generic)
    group.add(0, dataclasses.replace(generic, generic=False, counted=False, reason="excluded"))
    assert group.readers.total() == 2
    assert group.names.total() == 0
