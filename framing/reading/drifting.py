"""What the voices of a document's matches show: who has the attributed ones, and which names the writer takes over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from framing.speakers import Speaker, rank_speakers, speaker_of
from framing.types import Drift, Match, SourceCount


def count_sources(matches: Iterable[Match]) -> tuple[SourceCount, ...]:
    """Count the attributed matches of each source, most first."""
    counts: Counter[Speaker] = Counter()
    denied: Counter[Speaker] = Counter()
    for match in matches:
        if match.counted and match.reading.side == "attributed":
            speaker = speaker_of(match.reading)
            counts[speaker] += 1
            denied[speaker] += match.reading.denied
    return rank_speakers(counts, denied)


def find_drift(matches: Iterable[Match], *, naming: Container[str]) -> tuple[Drift, ...]:
    """Find the names that a document first attributes or holds off and later uses in its own voice.

    `matches` are all those of one document in order, `naming` the ids of lexicons with rival names. Second mentions
    drift with no name of their own.
    """
    first: dict[str, Match] = {}
    settled: set[str] = set()
    drifts = []
    for match in matches:
        if not match.counted or match.generic or match.lexicon not in naming or match.name in settled:
            continue
        if match.reading.side != "own":
            first.setdefault(match.name, match)
            continue
        settled.add(match.name)
        if match.name in first:
            drifts.append(Drift(match.lexicon, match.concept, match.frame, first[match.name].id, match.id))
    return tuple(drifts)
