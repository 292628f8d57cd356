"""What people rule on matches they have read: count or exclude, and another voice, wording or stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from framing.types import OWN_VOICES, Match, Reading, Stance, Voice, Wording

Verdict = Literal["count", "exclude"]

_WORDINGS: Mapping[Voice, Wording] = {
    "narrator": "own",
    "indirect": "paraphrase",
    "direct_quote": "verbatim",
    "partial_quote": "verbatim",
    "unattributed_quote": "verbatim",
    "scare_quote": "verbatim",
}
"""Whose words are, by the voice they are in; those of a label may be either."""

_NOBODY: frozenset[Voice] = frozenset({"narrator", "scare_quote"})
"""Voices in which nobody else speaks or is named."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one coder rules on one match; `None` leaves what the rules have read. It stands for `weight` matches."""

    coder: str
    verdict: Verdict | None
    voice: Voice | None = None
    wording: Wording | None = None
    stance: Stance | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings on each match, by its id, and the SHA-256 of the file they come from.

    `coders` is the number of people; `unread` that of matches the file lists without a ruling.
    """

    by_match: Mapping[str, tuple[Ruling, ...]]
    sha256: str
    coders: int
    unread: int = 0


def apply_rulings(matches: Iterable[Match], rulings: Rulings) -> tuple[Match, ...]:
    """Return all matches of a document, in order, as people ruled on them.

    Where coders differ, what more than half of them say holds; without such a majority a match stays unread, as the
    rules left it. A second mention counts once a name counts before it: one that is excluded names nothing.
    """
    ruled = []
    named: set[tuple[str, str]] = set()
    for found in matches:
        concept = (found.lexicon, found.concept)
        match = _settle(_named(found, concept in named), rulings.by_match.get(found.id, ()))
        if match.counted and not match.generic:
            named.add(concept)
        ruled.append(match)
    return tuple(ruled)


def _named(match: Match, named: bool) -> Match:
    """Return a match, if a second mention, as one of what is named before it or is not."""
    if not match.generic or match.reason not in (None, "unnamed") or match.counted == named:
        return match
    return replace(match, counted=named, reason=None if named else "unnamed")


def _settle(match: Match, votes: Sequence[Ruling]) -> Match:
    if not votes:
        return match
    result, support = Counter(_as_ruled(match, ruling) for ruling in votes).most_common(1)[0]
    if 2 * support <= len(votes):
        return match
    return replace(result, readers=len(votes), weight=max(ruling.weight for ruling in votes))


def _as_ruled(match: Match, ruling: Ruling) -> Match:
    """Return a match as one coder has it; a ruling that says what is there already changes nothing."""
    if ruling.verdict == "exclude":
        return replace(match, counted=False, reason="excluded")
    before = match.reading
    reading = _reread(before, ruling)
    was = [
        f"was-{old}"
        for old, new in (
            (before.voice, reading.voice),
            (before.wording, reading.wording),
            (before.stance, reading.stance),
        )
        if old != new
    ]
    if ruling.verdict == "count" and match.reason is not None:
        was.insert(0, f"was-{match.reason}")
        match = replace(match, counted=True, reason=None)
    if not was:
        return match
    return replace(match, reading=replace(reading, rule="+".join(("ruling", *was, before.rule)), before=before))


def _reread(reading: Reading, ruling: Ruling) -> Reading:
    """Return a reading with the voice, wording and stance that a coder gives; the cue stays as evidence.

    With a new voice go its own wording and who takes a stance, unless the coder gives another wording.
    """
    stance = ruling.stance or reading.stance
    wording = ruling.wording or reading.wording
    voice = ruling.voice or reading.voice
    if voice == reading.voice:
        return replace(reading, wording=wording, stance=stance)
    if wording == reading.wording:
        wording = _WORDINGS.get(voice, "own" if wording == "paraphrase" else wording)
    if voice == "scare_quote" and stance == "adopted":
        stance = "distanced"  # which is what the marks say
    by = reading.stance_by
    if (voice in OWN_VOICES) != (reading.voice in OWN_VOICES):
        by = "narrator" if voice in OWN_VOICES else "source"
    source = None if voice in _NOBODY else reading.source
    return replace(reading, voice=voice, wording=wording, stance=stance, stance_by=by, source=source)


@dataclass(frozen=True, slots=True)
class ReadBy:
    """How many matches people have read: of all `matches` that count or were read, so many by so many people each.

    `by_readers` has (people, matches), most people first and nobody last. `nowhere` counts the rulings on matches that
    are not in these texts, `disputed` are matches on which coders differ without a majority.
    """

    matches: int
    by_readers: tuple[tuple[int, int], ...]
    coders: int
    nowhere: int
    disputed: tuple[str, ...]

    @property
    def read(self) -> int:
        """Return the number of matches that anybody has read."""
        return sum(count for readers, count in self.by_readers if readers)


@dataclass(slots=True)
class ReadTally:
    """Counts what people have read of the matches of a run, as they come in."""

    rulings: Rulings
    _matches: Counter[int] = field(default_factory=Counter)
    _met: set[str] = field(default_factory=set)
    _disputed: dict[str, None] = field(default_factory=dict)

    def add(self, matches: Iterable[Match]) -> None:
        """Take in matches."""
        for match in matches:
            if match.counted or match.readers:
                self._matches[match.readers] += 1
            if match.id in self.rulings.by_match:
                self._met.add(match.id)
                if not match.readers:
                    self._disputed[match.id] = None

    def result(self) -> ReadBy:
        """Return what was counted so far."""
        return ReadBy(
            matches=self._matches.total(),
            by_readers=tuple(sorted(self._matches.items(), reverse=True)),
            coders=self.rulings.coders,
            nowhere=len(self.rulings.by_match) - len(self._met),
            disputed=tuple(self._disputed),
        )
