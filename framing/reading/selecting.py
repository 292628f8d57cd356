"""What the user asks to count: voices, stances, zones, concepts and frames."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.errors import UsageError
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.types import Match

Spellings = list[tuple[tuple[str, ...], str]]
"""The names a user may write, and the canonical name each stands for."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters on what is counted, numerator and denominator alike. `None` lets everything pass."""

    voices: frozenset[str] | None = None
    stances: frozenset[str] | None = None
    zones: frozenset[str] | None = None
    frames: frozenset[str] | None = None
    """Canonical names, `lexicon:concept.frame`."""

    def keeps(self, match: Match) -> bool:
        """Tell whether a match passes the filters."""
        return (
            (self.voices is None or match.reading.voice in self.voices)
            and (self.stances is None or match.reading.stance in self.stances)
            and (self.zones is None or match.zone in self.zones)
        )

    def lists(self, lexicon: Lexicon, concept: Concept, frame: Frame) -> bool:
        """Tell whether a frame is asked for."""
        return self.frames is None or self.has(f"{lexicon.id}:{concept.id}.{frame.id}")

    def has(self, name: str) -> bool:
        """Tell whether a frame is asked for, by its canonical name."""
        return self.frames is None or name in self.frames


EVERYTHING = Selection()


def select(
    lexicons: Sequence[Lexicon],
    *,
    voices: Iterable[str] = (),
    stances: Iterable[str] = (),
    zones: Iterable[str] = (),
    concepts: Iterable[str] = (),
    frames: Iterable[str] = (),
) -> Selection:
    """Resolve filters against the lexicons of a run; empty filters let everything pass.

    A concept is named `concept` or `lexicon:concept`, a frame `frame`, `concept.frame` or `lexicon:concept.frame`; a
    short name means every concept or frame so called. Raises UsageError for a name that no lexicon has.
    """
    names = [
        (lexicon.id, concept.id, frame.id)
        for lexicon in lexicons
        for concept in lexicon.concepts
        for frame in concept.frames
    ]
    chosen: set[str] | None = None
    by_concept: Spellings = [((c, f"{x}:{c}"), f"{x}:{c}.{f}") for x, c, f in names]
    by_frame: Spellings = [((f, f"{c}.{f}", f"{x}:{c}.{f}"), f"{x}:{c}.{f}") for x, c, f in names]
    for option, wanted, spellings in (("--concept", concepts, by_concept), ("--frame", frames, by_frame)):
        picked = _pick(option, list(wanted), spellings)
        if picked is not None:
            chosen = picked if chosen is None else chosen & picked
    return Selection(
        voices=frozenset(voices) or None,
        stances=frozenset(stances) or None,
        zones=frozenset(zones) or None,
        frames=None if chosen is None else frozenset(chosen),
    )


def _pick(option: str, wanted: list[str], spellings: Spellings) -> set[str] | None:
    if not wanted:
        return None
    known = {name: 0 for names, _ in spellings for name in names}
    for name in wanted:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=3, cutoff=0.6)
            hint = f"did you mean {' or '.join(close)}?" if close else "see `framing lexicon show ID` for the names"
            raise UsageError(option, f"no lexicon in use has “{name}”", hint)
    return {canonical for names, canonical in spellings if set(names) & set(wanted)}
