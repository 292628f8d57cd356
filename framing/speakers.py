"""Those who have words in a text, where these are counted: by which name, and in which order."""

from __future__ import annotations

from collections.abc import Mapping

from framing.types import Reading, Source, SourceCount, SourceType

Speaker = tuple[str, SourceType | None]
"""Name and type of a source; the name of nobody is ""."""


def speaker_name(source: Source | None) -> str:
    """Return the fullest name of a source on one line, "" for nobody."""
    return "" if source is None else " ".join(source.resolved.split())


def speaker_of(reading: Reading) -> Speaker:
    """Return who has the words that are read so."""
    source = reading.source
    return speaker_name(source), None if source is None else source.type


def rank_speakers(counts: Mapping[Speaker, int], denied: Mapping[Speaker, int]) -> tuple[SourceCount, ...]:
    """Return who has how many matches, most first, then by name; `denied` says how many of these each rejects."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    return tuple(SourceCount(*speaker, count, denied.get(speaker, 0)) for speaker, count in ranked)
