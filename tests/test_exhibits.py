"""The numbers and colours by which a page tells frames apart."""

from __future__ import annotations

from framing.lexicon import load_lexicon
from framing.report.parts.exhibits import Exhibits
from framing.report.words.naming import Labels


def _frames() -> tuple[Exhibits, list[str]]:
    lexicon = load_lexicon("xinjiang-facilities")
    concept = next(concept for concept in lexicon.concepts if concept.id == "facility")
    return Exhibits(Labels([lexicon])), [frame.id for frame in concept.frames if not frame.generic]


def test_frames_of_one_thing_have_colours_of_their_own_as_long_as_there_are_any() -> None:
    exhibits, frames = _frames()
    assert len(frames) > 6
    for start in range(len(frames) - 5):
        page = Exhibits(exhibits.labels)
        colors = [page.key("xinjiang-facilities", "facility", frame).color for frame in frames[start : start + 6]]
        assert len(set(colors)) == 6
    every = [exhibits.key("xinjiang-facilities", "facility", frame).color for frame in frames]
    assert len(set(every)) == 6


def test_a_frame_keeps_the_colour_of_its_place_where_no_other_has_it() -> None:
    exhibits, frames = _frames()
    assert exhibits.key("xinjiang-facilities", "facility", frames[2]).color == "c2"
    assert exhibits.key("xinjiang-facilities", "facility", frames[2]).number == 1
