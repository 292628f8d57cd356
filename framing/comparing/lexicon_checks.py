"""How much of what each lexicon finds people have read, and how much of that is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from framing.comparing.validating import State, state_of
from framing.types import Match


@dataclass(frozen=True, slots=True)
class WordingCheck:
    """Of a lexicon that was met in the texts: how many of its matches people have read here, and how many are right.

    Those that people excluded are wrong. `state` is what that allows one to call it.
    """

    lexicon: str
    read: int
    right: int
    state: State


@dataclass(slots=True)
class WordingTally:
    """Takes in the matches of a run."""

    _met: dict[str, None] = field(default_factory=dict)
    _read: Counter[tuple[str, bool]] = field(default_factory=Counter)
    _documents: dict[str, set[str]] = field(default_factory=dict)

    def add(self, document: str, matches: Iterable[Match]) -> None:
        """Take in matches of a document."""
        for match in matches:
            if match.counted:
                self._met[match.lexicon] = None
            if match.readers and (match.counted or match.reason == "excluded"):
                self._met[match.lexicon] = None
                self._read[match.lexicon, match.counted] += 1
                self._documents.setdefault(match.lexicon, set()).add(document)

    def result(self) -> tuple[WordingCheck, ...]:
        """Return what was met, in the order of the names of lexicons."""
        checks = []
        for lexicon in sorted(self._met):
            right = self._read[lexicon, True]
            read = right + self._read[lexicon, False]
            checks.append(
                WordingCheck(lexicon, read, right, state_of(read, len(self._documents.get(lexicon, ())), right))
            )
        return tuple(checks)
