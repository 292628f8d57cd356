"""What is said of a label in the writer's own voice, and what a house or style guides advise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.reading.house_style import WORDS, HouseRule, HouseStyle
from framing.types import Match, Voice, Zone

MOST_GUIDES = 3
"""Style guides whose advice is told; of the others it is said how many there are."""

_ZONES: Final[Mapping[Zone, str]] = {"headline": "in the headline, ", "standfirst": "in the standfirst, ",
                                     "caption": "in a caption, "}  # fmt: skip
_VOICES: Final[Mapping[Voice, str]] = {
    "narrator": "in the writer's own words",
    "scare_quote": "in quotation marks, with nobody quoted",
    "label_mention": "named as a label",
    "direct_quote": "in a quotation",
    "partial_quote": "in words quoted in part",
    "unattributed_quote": "in a quotation of nobody named",
    "indirect": "in reported speech",
}


class Adviser:
    """Finds the words for findings; what is said of a frame is made once."""

    def __init__(self, lexicons: Sequence[Lexicon], style: HouseStyle) -> None:
        self._style = style
        self._frames: dict[str, tuple[Lexicon, Concept, Frame]] = {
            f"{lexicon.id}:{concept.id}.{frame.id}": (lexicon, concept, frame)
            for lexicon in lexicons
            for concept in lexicon.concepts
            for frame in concept.frames
        }
        self._guides: dict[str, str | None] = {}

    def label(self, match: Match) -> str:
        """Return the title of a frame."""
        return self._frames[match.name][2].title

    def say(self, match: Match) -> str:
        """Return where and in whose voice words stand, and what they name or what kind of words they are."""
        lexicon, concept, frame = self._frames[match.name]
        said = _ZONES.get(match.zone, "") + _VOICES[match.reading.voice]
        if lexicon.id == WORDS:
            return said
        return f"{said} ({concept.title if lexicon.kind == 'naming' else f'{concept.title}: {frame.title}'})"

    def suggest(self, match: Match, rule: HouseRule | None) -> str | None:
        """Return what the house advises, or what style guides say of the names of the thing; `None` without advice."""
        if rule is not None and (advice := _house_advice(rule, self._style.title)) is not None:
            return advice
        if match.name not in self._guides:
            _, concept, frame = self._frames[match.name]
            self._guides[match.name] = _guides_advice(concept, frame)
        return self._guides[match.name]


def _house_advice(rule: HouseRule, title: str) -> str | None:
    """Return the advice of a rule: what it says, and where that stands."""
    if rule.use is None and rule.note is None and rule.section is None:
        return None
    ways = ["attribute it"] if rule.own_alone else []
    if rule.use is not None:
        ways.append(f"use “{rule.use}”")
    parts = [*([", or ".join(ways)] if ways else []), *([rule.note] if rule.note is not None else [])]
    where = title if rule.section is None else f"{title} {rule.section}"
    return f"{'; '.join(parts)} ({where})" if parts else f"see {where}"


def _guides_advice(concept: Concept, used: Frame) -> str | None:
    """Return what style guides say of the names of a thing, of the one that is used first: facts about the guides."""
    told: dict[tuple[str, str | None], list[str]] = {}
    for frame in sorted(concept.frames, key=lambda frame: frame is not used):
        for by in frame.recommended_by:
            told.setdefault((frame.title, by.note), []).append(by.guide)
    advice = [_told(title, note, " and ".join(guides), many=len(guides) > 1) for (title, note), guides in told.items()]
    left = len(advice) - MOST_GUIDES
    return "; ".join([*advice[:MOST_GUIDES], *([f"{left} more"] if left > 0 else [])]) or None


def _told(title: str, note: str | None, guides: str, *, many: bool) -> str:
    """Return what guides say of a name; a note may as well advise against it, so that it stands as it is."""
    if note is None:
        return f"{guides} {'recommend' if many else 'recommends'} “{title}”"
    return f"{guides} on “{title}”: {note.rstrip('.')}"
