"""What the voices of a document's matches show: who has the attributed ones, and which names the writer takes over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from framing.types import Drift, Match, SourceCount, SourceType


def count_sources(matches: Iterable[Match]) -> tuple[SourceCount, ...]:
    """Count the attributed matches of each source, most first."""
    counts: Counter[tuple[str, SourceType | None]] = Counter()
    denied: Counter[tuple[str, SourceType | None]] = Counter()
    for match in matches:
        if match.counted and match.reading.side == "attributed":
            source = match.reading.source
            key = ("", None) if source is None else (" ".join(source.resolved.split()), source.type)
            counts[key] += 1
            denied[key] += match.reading.denied
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    return tuple(SourceCount(*key, count, denied[key]) for key, count in ranked)


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
