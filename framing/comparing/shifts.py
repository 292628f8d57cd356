"""What changed between two uses of a name: whose voice, whose words, which source, what stance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.comparing.rewrites import ChangeKind
from framing.types import Match, Source

_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"a", "an", "the", "his", "her", "their", "its", "he", "she", "they", "it", "of", "for", "in", "at"})


def shift(old: Match, new: Match, *, same_words: bool = False) -> tuple[ChangeKind, ...]:
    """Return what kinds of change lie between two uses, the weightiest first; none where both stand alike.

    With `same_words` the sentences are the same, and a source that is resolved to another name is no change.
    """
    one, other = old.reading, new.reading
    kinds: list[ChangeKind] = []
    if one.side != other.side:
        kinds.append(_crossing(one.side, other.side))
    elif not same_words:
        if one.stance != other.stance:
            kinds.append("turned")
        if one.side == "attributed" and _differ(one.source, other.source):
            kinds.append("reassigned")
    if (one.wording == "verbatim") != (other.wording == "verbatim"):
        kinds.append("unquoted" if one.wording == "verbatim" else "quoted")
    return tuple(kinds)


def shift_from_all(old: Sequence[Match], new: Match) -> tuple[ChangeKind, ...]:
    """Return how a use stands to all uses in the other version: only what none of them does is a change."""
    kinds: list[ChangeKind] = []
    sides = {match.reading.side for match in old}
    side = new.reading.side
    if side not in sides:
        kinds.append(_crossing("attributed" if "attributed" in sides else next(iter(sides)), side))
    elif new.reading.stance not in {match.reading.stance for match in old if match.reading.side == side}:
        kinds.append("turned")
    verbatim = [match.reading.wording == "verbatim" for match in old]
    if all(verbatim) and new.reading.wording != "verbatim":
        kinds.append("unquoted")
    elif not any(verbatim) and new.reading.wording == "verbatim":
        kinds.append("quoted")
    return tuple(kinds)


def _crossing(old: str, new: str) -> ChangeKind:
    match new:
        case "attributed":
            return "attributed"
        case "held_off":
            return "held_off"
        case _:
            return "stripped" if old == "attributed" else "adopted"


def _differ(one: Source | None, other: Source | None) -> bool:
    """Tell whether two sources are surely not the same: one has none, or they have no word in common."""
    if one is None or other is None:
        return one is not other
    return not (_words(one) & _words(other))


def _words(source: Source) -> set[str]:
    words = {word.removesuffix("s") for word in _WORD.findall(f"{source.text} {source.resolved}".casefold())}
    return words - _EMPTY or words
