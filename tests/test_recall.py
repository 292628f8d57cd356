"""How much of what writers say is counted, by documents that people have coded, and when that is known of a group."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from framing.comparing.groups import compare_groups
from framing.comparing.recall import FrameRecall, ReadGroup
from framing.comparing.results import NotFound
from framing.labels import CodedText, CodedTexts
from framing.report.compare.absences import recall_note, verdict
from framing.report.words.naming import Labels
from tests.made.outlets import SITES, scored, written

CAMPS, SCHOOLS = "sites:facility.internment", "sites:facility.training"
LEXICON = f"{SITES.id}@{SITES.sha256}"


def texts(each: int) -> list[tuple[str, str, dict[str, str]]]:
    """Return documents of one outlet that names camps alone and of one that names schools, too, none alike."""
    rows = []
    for number in range(each):
        for outlet, words in (("a", written(2)), ("b", written(1, 2))):
            rows.append((outlet, f"{words} Day {number} of {outlet}.", {"event": f"e{number}"}))
    return rows


def coded(*rows: tuple[str, bool], lexicon: str = LEXICON) -> CodedTexts:
    """Return documents as coded for schools: each text, and whether they are there; what is counted is what is."""
    return CodedTexts(
        tuple(
            CodedText(
                hashlib.sha256(text.encode()).hexdigest(),
                frozenset([lexicon]),
                frozenset([CAMPS, SCHOOLS]),
                frozenset([CAMPS, SCHOOLS] if there else [CAMPS]),
                frozenset([CAMPS, SCHOOLS] if "training" in text else [CAMPS]),
                1.0,
            )
            for text, there in rows
        ),
        "0" * 64,
        "coded.csv",
    )


def lacking(each: int, people: CodedTexts | None, *, paired: bool = True) -> NotFound:
    rows = texts(each)
    compared = compare_groups(
        scored(*rows), by="outlet", strata="event" if paired else None, paired=paired, coded=people
    )
    (item,) = compared.not_found
    return item


def all_coded(each: int) -> list[tuple[str, bool]]:
    return [(text, outlet == "b") for outlet, text, _ in texts(each)]


def of(item: NotFound) -> tuple[str, tuple[str, ...]]:
    assert item.absence is not None
    return item.absence.verdict, item.absence.lacking


def test_a_silence_is_called_omission_where_people_have_looked_too() -> None:
    item = lacking(40, coded(*all_coded(40)))
    assert of(item) == ("omission", ())
    assert item.recall is not None
    assert item.recall.recall.low is not None
    assert item.absence is not None
    assert item.absence.bound == pytest.approx((1 - 0.05 ** (1 / 40)) / item.recall.recall.low)
    assert "an omission as far as words go: none of 40 documents" in verdict(item, Labels([SITES]))


def test_without_coded_documents_nothing_is_said_of_recall() -> None:
    item = lacking(40, None)
    assert of(item) == ("not found", ("recall",))
    assert (item.recall, item.read, verdict(item, Labels([SITES]))) == (None, None, "")


def test_matched_events_are_still_asked_for() -> None:
    item = lacking(40, coded(*all_coded(40)), paired=False)
    assert of(item) == ("not found", ("matching",))
    assert "not the same events" in verdict(item, Labels([SITES]))


def test_one_document_in_which_people_found_the_name_stands_against_it() -> None:
    first, *rest = all_coded(40)
    item = lacking(40, coded((first[0], True), *rest))
    assert of(item) == ("not found", ("people",))
    assert item.read == ReadGroup(naming=40, present=1)
    assert "people found it in 1 document all the same" in verdict(item, Labels([SITES]))


def test_a_document_on_which_coders_still_differ_stands_against_it() -> None:
    people = coded(*all_coded(40))
    first = dataclasses.replace(
        people.texts[0], frames=frozenset([CAMPS]), counted=frozenset([CAMPS]), disputed=frozenset([SCHOOLS])
    )
    item = lacking(40, dataclasses.replace(people, texts=(first, *people.texts[1:])))
    assert of(item) == ("not found", ("people",))
    assert item.read == ReadGroup(naming=39, present=0, disputed=1)
    assert "coders differ on it in 1 document, to be settled first (--settled)" in verdict(item, Labels([SITES]))


def test_what_the_rules_miss_makes_the_bound_wider() -> None:
    rows = all_coded(40)
    missed = [(f"A place of learning, {i}.", True) for i in range(8)]
    extra = [("b", text, {"event": f"x{i}"}) for i, (text, _) in enumerate(missed)]
    compared = compare_groups(
        scored(*texts(40), *extra), by="outlet", strata="event", paired=True, coded=coded(*rows, *missed)
    )
    (item,) = compared.not_found
    full = lacking(40, coded(*rows))
    assert item.recall is not None
    assert (item.recall.present, item.recall.counted) == (48, 40)
    assert item.absence is not None
    assert full.absence is not None
    assert item.absence.bound > full.absence.bound


@pytest.mark.parametrize(
    ("rows", "lexicon", "words"),
    [
        ([row for row in all_coded(40) if row[1]], LEXICON, "people have coded 0 of its documents that name the thing"),
        (all_coded(40)[:18], LEXICON, "people found it in 9 coded documents of 10 needed"),
        ([(f"{text} Elsewhere.", there) for text, there in all_coded(40)], LEXICON, "is among these"),
        (all_coded(40), f"sites@{'f' * 64}", "the lexicon has changed since documents were drawn"),
    ],
)
def test_recall_that_is_not_known_of_the_group_is_said_to_be_lacking(
    rows: list[tuple[str, bool]], lexicon: str, words: str
) -> None:
    item = lacking(40, coded(*rows, lexicon=lexicon))
    assert of(item) == ("not found", ("recall",))
    assert words in verdict(item, Labels([SITES]))


def test_of_documents_that_are_all_counted_nobody_learns_what_is_missed() -> None:
    item = lacking(40, coded(*[row for row in all_coded(40) if row[1]]))
    assert item.recall is not None
    assert (item.recall.present, item.recall.recall.value, item.recall.recall.low) == (40, None, None)
    assert "so how many are missed is not known" in verdict(item, Labels([SITES]))
    assert recall_note([item.recall], Labels([SITES])) == (
        "People have coded 40 documents of these for names in the writer's own words."
    )


def test_recall_is_told_in_a_note_of_documents_that_are_here() -> None:
    rows = texts(40)
    here = compare_groups(scored(*rows), by="outlet", coded=coded(*all_coded(40)))
    assert here.coded_met == 80
    assert recall_note(here.recalls, Labels([SITES])).startswith("People have coded 80 documents of these")
    gone = compare_groups(scored(*rows), by="outlet", coded=coded(("Nowhere.", True)))
    assert (gone.coded_met, recall_note(gone.recalls, Labels([SITES]))) == (0, "")


def test_the_lower_limit_of_one_group_is_not_that_of_another() -> None:
    item = lacking(40, coded(*all_coded(40)))
    assert isinstance(item.recall, FrameRecall)
    assert item.recall.least("a") == item.recall.recall.low
    assert item.recall.least("c") is None
    assert dataclasses.replace(item.recall, state="not").least("a") is None


def test_documents_on_events_of_one_group_alone_are_no_ground_for_an_omission() -> None:
    more = [("a", f"{written(2)} Night {i} of a.", {"event": f"n{i}"}) for i in range(30)]
    rows = [*texts(10), *more]
    people = coded(*[(text, outlet == "b") for outlet, text, _ in rows])
    compared = compare_groups(scored(*rows), by="outlet", strata="event", paired=True, coded=people)
    (item,) = compared.not_found
    assert item.absence is not None
    assert (item.absence.documents, "documents" in item.absence.lacking) == (10, True)
