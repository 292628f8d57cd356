"""What lexicons find in passages, as labels: a frame is there when one match of it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.lexicon.entries import Lexicon
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.types import Document

Place = tuple[str, str, str]
"""Lexicon, concept and frame."""


@dataclass(frozen=True, slots=True)
class FoundLabels:
    """What was found in one passage: the frames with a match that counts, and matches where the context is absent."""

    frames: frozenset[Place]
    closed: int


def name_labels(lexicons: Sequence[Lexicon]) -> dict[str, frozenset[Place]]:
    """Return every name by which a label can mean frames of lexicons, the exact ones first.

    In order: `lexicon:concept.frame`, `concept.frame`, the frame, the concept, the lexicon. The last two mean all their
    frames but second mentions, and a name means what it means first.
    """
    places = [
        ((lexicon.id, concept.id, frame.id), frame.generic)
        for lexicon in lexicons
        for concept in lexicon.concepts
        for frame in concept.frames
    ]
    names: dict[str, frozenset[Place]] = {}
    for level in range(5):
        found: dict[str, set[Place]] = {}
        for place, generic in places:
            if level < 3 or not generic:
                found.setdefault(_name(place, level), set()).add(place)
        for name, meant in found.items():
            names.setdefault(name, frozenset(meant))
    return names


def _name(place: Place, level: int) -> str:
    lexicon, concept, frame = place
    return (f"{lexicon}:{concept}.{frame}", f"{concept}.{frame}", frame, concept, lexicon)[level]


def find_labels(texts: Iterable[str], lexicons: Sequence[Lexicon], *, gate: bool = True) -> Iterator[FoundLabels]:
    """Yield which frames each passage has, in any voice."""
    matcher = Matcher(lexicons, gate=gate)
    for number, text in enumerate(texts):
        found = find_matches(Document(str(number), text), matcher)
        frames = frozenset((match.lexicon, match.concept, match.frame) for match in found.matches if match.counted)
        yield FoundLabels(frames, sum(count for _, _, count in found.closed))
