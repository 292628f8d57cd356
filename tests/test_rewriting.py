from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparing.rewrites import ChangeKind, Rewrite
from framing.comparing.rewriting import compare_headline, compare_texts
from framing.lexicon import load_lexicon
from framing.reading.drafts import read_draft, read_drafts
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.types import Document
from tests.conftest import DATA

CAMPS = "The internment camps on Ostrava Island hold 4,000 people."
SAID = "The internment camps on Ostrava Island hold 4,000 people, a human rights group said."
LABEL = "Some abroad call the sites on Ostrava Island by the name “internment camps”."


@cache
def _matcher() -> Matcher:
    return Matcher([load_lexicon(DATA / "sites.toml")])


def _compare(old: str, new: str) -> Rewrite:
    return compare_texts(*read_drafts(Document("old", old), Document("new", new), _matcher())).rewrite


def _within(text: str) -> Rewrite:
    return compare_headline(read_draft(find_matches(Document("text", text), _matcher())))


def _kinds(rewrite: Rewrite) -> list[tuple[str, tuple[ChangeKind, ...]]]:
    changes = [(change.new or change.old, change.kinds) for change in rewrite.changes]
    return [(use.line.match.frame, kinds) for use, kinds in changes if use is not None]


def _read(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def test_the_same_text_changes_nothing() -> None:
    rewrite = _compare(_read("ostrava-wire.txt"), _read("ostrava-wire.txt"))
    assert (rewrite.changes, rewrite.findings) == ((), ())
    assert all(passage.likeness == 1 and not passage.moved for passage in rewrite.passages)


def test_empty_texts_have_nothing_to_compare() -> None:
    rewrite = _compare("", "")
    assert (rewrite.frames, rewrite.changes, rewrite.passages) == ((), (), ())


def test_a_label_that_loses_its_source_is_stripped() -> None:
    assert _kinds(_compare(SAID, CAMPS)) == [("internment", ("stripped",))]


def test_a_label_that_gains_a_source_is_attributed() -> None:
    assert _kinds(_compare(CAMPS, SAID)) == [("internment", ("attributed",))]


def test_a_quotation_turned_into_own_words_is_stripped_and_unquoted() -> None:
    quoted = "“There are internment camps on Ostrava Island now,” said Lena Marsh."
    rewrite = _compare(quoted, "There are internment camps on Ostrava Island now.")
    assert _kinds(rewrite) == [("internment", ("stripped", "unquoted"))]
    assert rewrite.findings[0].kind == "stripped"


def test_a_quotation_turned_into_reported_speech_is_unquoted_and_the_reverse_quoted() -> None:
    direct = "“There are internment camps on Ostrava Island,” said Lena Marsh."
    reported = "Lena Marsh said there are internment camps on Ostrava Island."
    assert _kinds(_compare(direct, reported)) == [("internment", ("unquoted",))]
    assert _kinds(_compare(reported, direct)) == [("internment", ("quoted",))]


def test_a_label_given_to_somebody_else_is_reassigned() -> None:
    old = "There are internment camps on Ostrava Island, Lena Marsh said."
    new = "There are internment camps on Ostrava Island, the ministry said."
    assert _kinds(_compare(old, new)) == [("internment", ("reassigned",))]


DENIED = "Lena Marsh denied that there are internment camps on Ostrava Island."


@pytest.mark.parametrize("turned", [False, True])
def test_what_a_source_denied_and_now_says_is_turned(turned: bool) -> None:
    texts = DENIED, DENIED.replace("denied", "said")
    rewrite = _compare(*(reversed(texts) if turned else texts))
    assert _kinds(rewrite) == [("internment", ("turned",))]


def test_what_a_source_denied_stays_as_it_was_elsewhere_in_the_text() -> None:
    between = "Nothing else is known of the harbour, the road or the weather there."
    assert _compare(f"{between}\n\n{DENIED}", f"{DENIED}\n\n{between}").changes == ()


def test_a_denial_in_the_body_that_is_none_in_the_headline_is_turned() -> None:
    rewrite = _within(f"{DENIED.replace('denied that', 'says').rstrip('.')}\n\n{DENIED}\n")
    assert _kinds(rewrite) == [("internment", ("turned",))]


@pytest.mark.parametrize(("old", "new", "kind"), [(0, 1, "adopted"), (1, 0, "held_off")])
def test_arms_length_is_given_up_or_taken(old: int, new: int, kind: str) -> None:
    texts = (
        "The so-called internment camps on Ostrava Island hold 4,000 people.",
        "The internment camps on Ostrava Island hold 4,000 people.",
    )
    ((frame, kinds),) = _kinds(_compare(texts[old], texts[new]))
    assert (frame, kinds[0]) == ("internment", kind)


def test_a_rival_name_in_the_same_place_is_swapped() -> None:
    rewrite = _compare(CAMPS, CAMPS.replace("internment camps", "vocational training centres"))
    assert _kinds(rewrite) == [("training", ("swapped",))]
    (finding,) = rewrite.findings
    assert (finding.kind, finding.was, finding.frame) == ("swapped", "internment", "training")
    (change,) = rewrite.changes
    assert change.in_place
    assert change.old is not None
    assert change.old.line.match.text == "internment camps"


def test_a_swap_that_also_loses_its_source_says_both() -> None:
    rewrite = _compare(SAID, CAMPS.replace("internment camps", "vocational training centres"))
    assert _kinds(rewrite) == [("training", ("swapped", "stripped"))]


def test_rival_names_in_different_places_are_added_and_dropped() -> None:
    old = f"{CAMPS}\n\nThe harbour was closed on Monday."
    new = "The harbour was closed on Monday.\n\nVocational training centres were praised by nobody on Ostrava Island."
    assert _kinds(_compare(old, new)) == [("training", ("added",)), ("internment", ("dropped",))]


def test_a_moved_paragraph_is_no_change() -> None:
    harbour = "The harbour was closed on Monday after a long storm."
    rewrite = _compare(
        f"{SAID}\n\n{harbour}\n\nNobody was hurt there.", f"{harbour}\n\nNobody was hurt there.\n\n{SAID}"
    )
    assert rewrite.changes == ()
    assert sum(passage.moved for passage in rewrite.passages) == 1


def test_a_split_sentence_keeps_its_label() -> None:
    old = "Internment camps on Ostrava Island hold 4,000 people, and the ministry will publish its own report in May."
    new = "Internment camps on Ostrava Island hold 4,000 people. The ministry will publish its own report in May."
    assert _compare(old, new).changes == ()


BODY = f"{SAID} The number has grown since last year, when the first report was published by a newspaper."


def test_a_label_promoted_to_the_headline_without_its_source_says_both() -> None:
    rewrite = _compare(f"New report on Ostrava Island out\n\n{BODY}", f"Ostrava internment camps grow fast\n\n{BODY}")
    assert _kinds(rewrite) == [("internment", ("stripped", "promoted"))]
    (finding,) = rewrite.findings
    assert [use.paragraph for use in finding.old] == [1]
    assert [use.paragraph for use in finding.new] == [None]


def test_a_label_that_left_the_headline_is_demoted() -> None:
    rewrite = _compare(f"Ostrava internment camps grow fast\n\n{BODY}", f"New report on Ostrava Island out\n\n{BODY}")
    assert _kinds(rewrite) == [("internment", ("demoted",))]


def test_a_text_without_headline_demotes_nothing() -> None:
    rewrite = _compare(f"Ostrava internment camps grow fast\n\n{BODY}", BODY)
    assert _kinds(rewrite) == [("internment", ("dropped",))]


def test_one_more_use_of_a_label_is_added_only_if_its_voice_is_not_new() -> None:
    more = "Internment camps were built in a hurry by soldiers."
    assert _kinds(_compare(f"{CAMPS}", f"{CAMPS}\n\n{more}")) == [("internment", ("added",))]
    assert _kinds(_compare(f"{SAID}", f"{SAID}\n\n{more}")) == [("internment", ("stripped",))]


def test_second_mentions_are_left_out() -> None:
    assert _compare(f"{CAMPS} The camps are new.", CAMPS).changes == ()


def test_a_text_that_lost_the_word_that_opens_the_gate_keeps_its_labels() -> None:
    rewrite = _compare(SAID, SAID.replace("Ostrava Island", "the island"))
    assert rewrite.changes == ()
    assert [(tally.frame, tally.new.count) for tally in rewrite.frames] == [("internment", 1)]


def test_a_paragraph_that_lost_the_word_that_opens_its_gate_keeps_its_label() -> None:
    old = "Detainees in the camps of Ostrava Island work at night in two shifts."
    rewrite = _compare(f"{CAMPS}\n\n{old}", f"{CAMPS}\n\n{old.replace('in the camps', 'on the coast')}")
    assert rewrite.changes == ()


def test_the_wire_and_the_daily() -> None:
    rewrite = _compare(_read("ostrava-wire.txt"), _read("ostrava-daily.txt"))
    found = {(finding.kind, finding.was, finding.frame) for finding in rewrite.findings}
    assert {
        ("swapped", "training", "internment"),
        ("stripped", None, "internment"),
        ("stripped", None, "detainee"),
        ("unquoted", None, "concentration-camp"),
        ("dropped", None, "trainee"),
    } == found


def test_a_headline_that_says_what_its_body_leaves_to_others_is_stripped() -> None:
    rewrite = _within(f"Ostrava internment camps grow fast\n\n{BODY}")
    assert rewrite.within
    assert _kinds(rewrite) == [("internment", ("stripped",))]
    assert rewrite.changes[0].old is not None
    assert rewrite.changes[0].old.paragraph == 1


def test_a_headline_that_stands_as_its_body_does_changes_nothing() -> None:
    rewrite = _within(f"Ostrava internment camps grow fast\n\n{CAMPS} {BODY}")
    assert rewrite.changes == ()
    assert rewrite.new.headline == "Ostrava internment camps grow fast"


def test_a_headline_with_a_rival_name_is_swapped_and_with_a_name_of_its_own_added() -> None:
    rewrite = _within(f"Ostrava vocational training centres grow fast\n\n{BODY}")
    assert [(finding.kind, finding.was, finding.frame) for finding in rewrite.findings] == [
        ("swapped", "internment", "training")
    ]
    alone = "Nobody on Ostrava Island would say on Monday how many people work there at night, or why they do."
    assert _kinds(_within(f"Ostrava internment camps grow fast\n\n{alone}")) == [("internment", ("added",))]


def test_a_text_without_headline_has_nothing_to_compare_it_with() -> None:
    rewrite = _within(CAMPS)
    assert (rewrite.new.headline, rewrite.changes) == (None, ())


_PIECES = st.lists(
    st.sampled_from(
        [CAMPS, SAID, LABEL, BODY, "Nobody was hurt.", "“VTCs”,", "said", "\n\n", "Ostrava", "camps", "\ud800"]
    ),
    max_size=8,
).map(" ".join)


@given(_PIECES, _PIECES)
@settings(max_examples=60)
def test_any_two_texts_compare(old: str, new: str) -> None:
    rewrite = _compare(old, new)
    for before, after, tally in ((1, 0, "old"), (0, 1, "new")):
        lone = sum(change.kinds == ("added",) if after else change.kinds == ("dropped",) for change in rewrite.changes)
        counts = [getattr(frame, tally).count for frame in rewrite.frames]
        assert lone <= sum(counts), (before, after)
    listed = [change for finding in rewrite.findings for change in finding.changes]
    assert sorted(map(id, listed)) == sorted(map(id, rewrite.changes))
    assert _compare(old, old).changes == ()
