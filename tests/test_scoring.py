"""Counting: sides, shares, rates, passages, paired naming, second mentions, filters."""

from __future__ import annotations

import dataclasses
import json
import time

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import UsageError
from framing.lexicon import load_lexicon
from framing.reading import matches as matches_module
from framing.reading.matches import find_matches, kwic_lines
from framing.reading.matching import Matcher
from framing.reading.scoring import Scorer, score_documents
from framing.reading.selecting import EVERYTHING, Selection, select
from framing.report.score.json import ScoreLines, score_json
from framing.types import STANCES, VOICES, Document, FrameScore, Layout, Reading, Score, Stance, Voice
from tests.conftest import DATA

SITES = load_lexicon(DATA / "sites.toml")
TEXT = (
    "The detention camps on Ostrava Island are large. The camps are called vocational training centres.\n\n"
    "A concentration camp and an internment camp are not the same."
)


def reading(voice: Voice = "narrator", stance: Stance = "adopted") -> Reading:
    return Reading(voice, "own", stance, "narrator", None, None, "test")


def score(text: str, *, selection: Selection = EVERYTHING, **settings: object) -> Score:
    (only,) = score_documents([Document("d", text)], [SITES], selection=selection, **settings)  # type: ignore[arg-type]
    return only


def frames(result: Score, concept: str = "facility") -> dict[str, FrameScore]:
    (found,) = [c for c in result.concepts if c.concept == concept]
    return {frame.frame: frame for frame in found.frames}


def with_readings(monkeypatch: pytest.MonkeyPatch, *readings: Reading) -> None:
    def read(document: Document, layout: Layout, spans: list[tuple[int, int]]) -> tuple[Reading, ...]:
        assert len(spans) == len(readings)
        return readings

    monkeypatch.setattr(matches_module, "read_voices", read)


def test_shares_leave_second_mentions_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with_readings(monkeypatch, *[reading()] * 5)
    found = frames(score(TEXT))
    assert {name: (frame.count, frame.share) for name, frame in found.items()} == {
        "internment": (2, 0.5),
        "concentration-camp": (1, 0.25),
        "training": (1, 0.25),
        "generic": (1, None),
    }


def test_sides_follow_voice_and_stance(monkeypatch: pytest.MonkeyPatch) -> None:
    with_readings(
        monkeypatch,
        reading("direct_quote", "rejected"),
        reading("narrator"),
        reading("label_mention", "adopted"),
        reading("scare_quote", "distanced"),
        reading("indirect", "questioned"),
    )
    found = frames(score(TEXT))
    assert found["internment"].attributed.count == 2
    assert found["internment"].attributed.share == 1.0
    assert found["internment"].own.share == 0.0
    assert found["training"].own.count == 1
    assert found["training"].own.share == 1.0
    assert (found["concentration-camp"].own.count, found["concentration-camp"].held_off) == (0, 1)
    assert found["concentration-camp"].by_voice["scare_quote"] == 1
    assert found["concentration-camp"].by_stance["distanced"] == 1


def test_own_share_is_none_where_the_writer_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with_readings(monkeypatch, *[reading("indirect")] * 5)
    assert frames(score(TEXT))["internment"].own.share is None


def test_rates_are_per_thousand_counted_words() -> None:
    assert frames(score(TEXT))["internment"].rate == pytest.approx(1000 * 2 / 26)


def test_a_passage_without_words_has_no_rate() -> None:
    result = score("Ostrava Island: …")
    assert frames(dataclasses.replace(result))["internment"].rate == 0.0
    assert score("…").words == 0


def test_every_open_concept_lists_all_frames_with_every_voice_and_stance() -> None:
    result = score("Nothing happened on Ostrava Island today.")
    found = frames(result)
    assert list(found) == ["internment", "concentration-camp", "training", "generic"]
    assert all(set(frame.by_voice) == set(VOICES) and set(frame.by_stance) == set(STANCES) for frame in found.values())


def test_a_closed_gate_counts_nothing_and_is_said() -> None:
    result = score("The detention camps were closed, and an internment camp too.")
    assert [c for c in result.concepts if c.concept == "facility"] == []
    assert [(gate.concept, gate.matches) for gate in result.closed_gates] == [("facility", 2)]
    assert frames(score("The detention camps were closed.", gate=False))["internment"].count == 1


def test_second_mentions_count_only_after_a_name() -> None:
    result = score("The camps on Ostrava Island grew. They are detention camps. The camps are full.")
    assert [(match.text, match.reason) for match in result.matches if match.generic] == [
        ("camps", "unnamed"),
        ("camps", None),
    ]
    assert frames(result)["generic"].count == 1


def test_second_mentions_are_judged_alike_under_a_filter() -> None:
    only = select([SITES], frames=["generic"])
    text = "They are detention camps on Ostrava Island. The camps are full."
    assert frames(score(text, selection=only))["generic"].count == 1


def test_rival_names_in_one_sentence_are_a_paired_naming() -> None:
    text = "Ostrava Island has detention camps, or vocational training centres. One detention camp. Another VTC."
    (facility,) = [c for c in score(text).concepts if c.concept == "facility"]
    assert facility.paired == 1


def test_pairs_in_one_long_paragraph_are_counted_in_linear_time() -> None:
    def seconds(pairs: int) -> float:
        text = "The detention camps on Ostrava Island are large. One is a concentration camp. " * pairs
        start = time.process_time()
        score(text)
        return time.process_time() - start

    seconds(100)
    assert seconds(6_000) < 40 * max(seconds(600), 0.02)


def test_a_second_mention_beside_a_label_is_a_paired_naming(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ostrava Island has detention camps. The camps that officials call vocational training centres are full."
    with_readings(monkeypatch, reading(), reading(), reading("label_mention", "distanced"))
    (facility,) = score(text, selection=select([SITES], concepts=["facility"])).concepts
    assert facility.paired == 1


def test_words_and_matches_of_sentences_add_up_to_the_document() -> None:
    whole = score(TEXT)
    for unit in ("paragraph", "sentence"):
        parts = list(score_documents([Document("d", TEXT)], [SITES], unit=unit))
        assert sum(part.words for part in parts) == whole.words
        assert [match for part in parts for match in part.matches] == list(whole.matches)
        assert [part.passage for part in parts] == list(range(len(parts)))


def test_filters_cut_numerator_and_denominator(monkeypatch: pytest.MonkeyPatch) -> None:
    with_readings(monkeypatch, reading("indirect"), reading(), reading(), reading(), reading("indirect"))
    found = frames(score(TEXT, selection=select([SITES], voices=["indirect"])))
    assert (found["internment"].count, found["internment"].share) == (2, 1.0)
    assert found["training"].count == 0


def test_a_frame_filter_lists_that_frame_only() -> None:
    assert list(frames(score(TEXT, selection=select([SITES], frames=["facility.training"])))) == ["training"]


def test_an_unknown_name_in_a_filter_is_an_error() -> None:
    with pytest.raises(UsageError, match="did you mean facility"):
        select([SITES], concepts=["facilty"])


def test_a_match_keeps_its_id_when_other_lexicons_join() -> None:
    other = load_lexicon("xinjiang-facilities")
    document = Document("d", TEXT)
    alone = find_matches(document, Matcher([SITES])).matches
    joined = find_matches(document, Matcher([other, SITES], gate=False)).matches
    ids = {match.id for match in alone}
    assert ids == {match.id for match in joined if match.lexicon == "sites" and match.concept == "facility"}
    assert len(ids) == len(alone)


def test_line_and_column_point_at_the_match() -> None:
    text = "One\r\nOstrava Island\n\n  two detention camps and\tVTC"
    lines = text.split("\n")
    for match in score(text).matches:
        assert lines[match.line - 1][match.column - 1 :].startswith(match.text)


def test_concordance_stays_inside_the_paragraph_and_the_window() -> None:
    text = "Before.\n\nOn Ostrava Island " + "x " * 3000 + "detention camps " + "y " * 3000 + "\n\nAfter."
    matched = find_matches(Document("d", text), Matcher([SITES]))
    (line,) = kwic_lines(matched, matched.matches)
    assert (len(line.left), len(line.right)) == (2000, 2000)
    (short,) = kwic_lines(matched, matched.matches, width=5)
    assert (short.left, short.right) == ("x x x"[-4:] + " ", " y y ")
    assert "After" not in line.right


def test_lines_of_json_are_the_scores_of_the_contract() -> None:
    scorer = Scorer([SITES])
    write = ScoreLines()
    documents = [Document("a", TEXT), Document("b", "On Ostrava Island."), Document("c", "…"), Document("d", TEXT)]
    for document in documents:
        scores = scorer.score(scorer.find(document))
        (line,) = write(scores).splitlines()
        assert json.loads(line) == json.loads(orjson.dumps(score_json(scores[0])))


@given(st.text(alphabet=st.sampled_from("abc OI\n.,“”\"'’-—camps"), max_size=200), st.integers(0, 3))
def test_counts_of_voices_stances_and_sides_agree(filler: str, times: int) -> None:
    text = f"Ostrava Island {filler} detention camps, " * times + filler
    result = score(text)
    for concept in result.concepts:
        for frame in concept.frames:
            sides = frame.own.count + frame.attributed.count + frame.held_off
            assert sides == frame.count == sum(frame.by_voice.values()) == sum(frame.by_stance.values())
        named = [frame.count for frame in concept.frames if not frame.generic]
        assert concept.count == sum(named)
        shares = [frame.share for frame in concept.frames if frame.share is not None]
        assert not shares or sum(shares) == pytest.approx(1)
    assert sum(match.counted for match in result.matches) == sum(f.count for c in result.concepts for f in c.frames)
