"""What rulings change: whether a match counts, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon import load_lexicon
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.reading.rulings import ReadTally, Ruling, Rulings, Verdict
from framing.reading.scoring import score_documents
from framing.reading.selecting import Selection, select
from framing.report.words.rules import RULES
from framing.types import STANCES, VOICES, WORDINGS, Document, Match, Score, Stance, Voice
from tests.conftest import DATA

SITES = load_lexicon(DATA / "sites.toml")
MATCHER = Matcher([SITES])
HERALD = Document("herald", (DATA / "island-herald.txt").read_text(encoding="utf-8"))
PLAIN = find_matches(HERALD, MATCHER).matches
NAME, REPORTED, GENERIC = (
    next(m for m in PLAIN if m.counted and m.generic is generic and m.reading.voice == voice)
    for generic, voice in ((False, "narrator"), (False, "indirect"), (True, "narrator"))
)


def rulings(by_match: Mapping[str, tuple[Ruling, ...]]) -> Rulings:
    return Rulings(by_match, "0" * 64, len({r.coder for votes in by_match.values() for r in votes}))


def ruled(match: Match, *votes: Ruling, selection: Selection | None = None) -> Match | None:
    """Return a match of the text as it is after these rulings, `None` where it is not listed any more."""
    kept = selection or select([SITES])
    matches = find_matches(HERALD, MATCHER, selection=kept, rulings=rulings({match.id: votes})).matches
    return next((other for other in matches if other.id == match.id), None)


def score(by_match: Mapping[str, tuple[Ruling, ...]]) -> Score:
    (only,) = score_documents([HERALD], [SITES], rulings=rulings(by_match))
    return only


def test_a_reader_excludes_a_match() -> None:
    match = ruled(REPORTED, Ruling("ann", "exclude"))
    assert match is not None
    assert (match.counted, match.reason, match.readers) == (False, "excluded", 1)
    assert match.reading == REPORTED.reading


def test_a_reader_counts_what_was_set_aside() -> None:
    aside = next(match for match in PLAIN if match.reason == "repeat")
    match = ruled(aside, Ruling("ann", "count"))
    assert match is not None
    assert (match.counted, match.reason) == (True, None)
    assert match.reading.rule == f"ruling+was-repeat+{aside.reading.rule}"


def test_a_reader_gives_the_words_to_the_writer() -> None:
    match = ruled(REPORTED, Ruling("ann", "count", voice="narrator"))
    assert match is not None
    reading = match.reading
    assert (reading.voice, reading.wording, reading.stance_by, reading.side) == ("narrator", "own", "narrator", "own")
    assert (reading.source, reading.cue) == (None, REPORTED.reading.cue)
    assert reading.rule == f"ruling+was-indirect+was-paraphrase+{REPORTED.reading.rule}"
    assert reading.before == REPORTED.reading


def test_the_rest_of_a_row_from_a_concordance_follows_the_new_voice() -> None:
    old = NAME.reading
    match = ruled(NAME, Ruling("ann", "count", "scare_quote", old.wording, old.stance))
    assert match is not None
    assert (match.reading.wording, match.reading.stance, match.reading.side) == ("verbatim", "distanced", "held_off")


def test_what_most_coders_say_holds() -> None:
    match = ruled(NAME, Ruling("a", "exclude"), Ruling("b", "count"), Ruling("c", "exclude", voice="indirect"))
    assert match is not None
    assert (match.reason, match.readers) == ("excluded", 3)


def test_silence_is_a_vote_for_what_the_rules_read() -> None:
    match = ruled(NAME, Ruling("a", None), Ruling("b", "count", voice=NAME.reading.voice))
    assert match is not None
    assert match.readers == 2


def test_coders_without_a_majority_leave_a_match_unread() -> None:
    assert ruled(NAME, Ruling("a", "exclude"), Ruling("b", "count")) == NAME


def test_second_mentions_wait_for_a_name_that_counts() -> None:
    names = [m for m in PLAIN if m.concept == GENERIC.concept and not m.generic and m.start < GENERIC.start]
    matches = find_matches(
        HERALD, MATCHER, rulings=rulings({match.id: (Ruling("", "exclude"),) for match in names})
    ).matches
    second = next(match for match in matches if match.id == GENERIC.id)
    assert (second.counted, second.reason) == (False, "unnamed")


def test_second_mentions_hear_of_names_that_are_not_asked_for() -> None:
    names = [m for m in PLAIN if m.concept == GENERIC.concept and not m.generic]
    excluded = rulings({match.id: (Ruling("", "exclude"),) for match in names})
    found = find_matches(HERALD, MATCHER, selection=select([SITES], frames=["generic"]), rulings=excluded)
    assert found.matches
    assert {match.reason for match in found.matches} == {"unnamed"}


def test_filters_see_the_voice_that_people_gave() -> None:
    narrated = select([SITES], voices=["narrator"])
    assert ruled(REPORTED, Ruling("", "count", voice="narrator"), selection=narrated) is not None
    assert ruled(NAME, Ruling("", "count", voice="indirect"), selection=narrated) is None


def test_excluding_everything_counts_nothing() -> None:
    result = score({match.id: (Ruling("ann", "exclude"),) for match in PLAIN})
    assert all(frame.count == 0 for concept in result.concepts for frame in concept.frames)
    assert result.sources == ()
    assert result.drift == ()
    assert {match.reason for match in result.matches} == {"excluded"}


@given(st.data())
@settings(max_examples=25)
def test_rulings_equal_to_the_reading_change_nothing(data: st.DataObject) -> None:
    votes = {}
    for match in data.draw(st.lists(st.sampled_from(PLAIN), unique_by=lambda m: m.id)):
        reading = match.reading
        verdict: Verdict | None = "count" if match.counted and data.draw(st.booleans()) else None
        voice = reading.voice if data.draw(st.booleans()) else None
        wording = reading.wording if data.draw(st.booleans()) else None
        votes[match.id] = (Ruling("ann", verdict, voice, wording, reading.stance),)
    plain, result = score({}), score(votes)
    assert result.concepts == plain.concepts
    assert [match.reading for match in result.matches] == [match.reading for match in plain.matches]
    assert {match.id for match in result.matches if match.readers} == set(votes)


@given(st.sampled_from(PLAIN), st.sampled_from(VOICES), st.sampled_from(STANCES))
@settings(max_examples=60)
def test_a_ruling_is_explained_and_counted_where_it_says(match: Match, voice: Voice, stance: Stance) -> None:
    found = ruled(match, Ruling("ann", "count", voice=voice, stance=stance))
    assert found is not None
    reading = found.reading
    assert (found.counted, reading.voice) == (True, voice)
    assert reading.stance == stance or (voice, reading.stance) == ("scare_quote", "distanced")
    assert reading.wording in WORDINGS
    assert set(reading.rule.split("+")) <= set(RULES)


def test_the_tally_says_who_has_read_what() -> None:
    all_rulings = rulings(
        {
            NAME.id: (Ruling("a", "count"), Ruling("b", "count")),
            REPORTED.id: (Ruling("a", "exclude"),),
            GENERIC.id: (Ruling("a", "exclude"), Ruling("b", "count")),
            "0" * 16: (Ruling("a", "count"),),
        }
    )
    tally = ReadTally(all_rulings)
    tally.add(find_matches(HERALD, MATCHER, rulings=all_rulings).matches)
    read = tally.result()
    counted = sum(match.counted for match in PLAIN)
    assert read.matches == counted
    assert read.by_readers == ((2, 1), (1, 1), (0, counted - 2))
    assert (read.read, read.coders, read.nowhere, read.disputed) == (2, 2, 1, (GENERIC.id,))


@pytest.mark.parametrize("voice", VOICES)
def test_every_voice_can_be_ruled(voice: Voice) -> None:
    match = ruled(REPORTED, Ruling("", None, voice=voice))
    assert match is not None
    own = voice in ("narrator", "scare_quote", "label_mention")
    assert match.reading.stance_by == ("narrator" if own else "source")
