"""Those who are quoted have one name, and one order, wherever they are counted."""

from __future__ import annotations

from framing.speakers import Speaker, rank_speakers, speaker_name
from framing.types import Source, SourceCount


def test_a_name_that_runs_over_a_line_is_one_name() -> None:
    assert speaker_name(Source("she", 0, 3, "Marta\n  Ilves", "person")) == "Marta Ilves"
    assert speaker_name(None) == ""


def test_most_first_then_by_name_then_by_type() -> None:
    counts: dict[Speaker, int] = {("", None): 1, ("Ilves", "person"): 2, ("Ilves", None): 2, ("Guards", "witness"): 2}
    assert rank_speakers(counts, {("Guards", "witness"): 1}) == (
        SourceCount("Guards", "witness", 2, 1),
        SourceCount("Ilves", None, 2),
        SourceCount("Ilves", "person", 2),
        SourceCount("", None, 1),
    )
