"""Pair the uses of names in two versions of a text: in aligned sentences first, then wherever they stand."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.comparing.aligning import Link
from framing.comparing.rewrites import Change, ChangeKind, Use
from framing.comparing.shifts import shift, shift_from_all
from framing.drafts import Draft
from framing.types import KwicLine

Frame = tuple[str, str, str]
_LIKE = 0.35
"""How like two sentences must be for rival names in them to stand in the same place; two headlines always do."""


def list_uses(draft: Draft) -> list[Use]:
    """Return the names of a version in order, with the number of their paragraph in the body."""
    starts = [block.start for block in draft.layout.blocks if block.counted and block.zone == "body"]
    return [
        Use(line, bisect_right(starts, line.match.start) if line.match.zone == "body" else None) for line in draft.lines
    ]


def frame_of(use: Use) -> Frame:
    """Return which name a use is of."""
    return _frame(use.line)


def in_headline(use: Use) -> bool:
    """Tell whether a use stands in the headline."""
    return use.line.match.zone == "headline"


def by_frame(uses: Iterable[Use]) -> dict[Frame, list[Use]]:
    """Return uses by their name, in order."""
    groups: dict[Frame, list[Use]] = defaultdict(list)
    for use in uses:
        groups[frame_of(use)].append(use)
    return groups


def open_aligned(old: Draft, new: Draft, links: Sequence[Link]) -> tuple[Draft, Draft]:
    """Return two versions with the names that a paragraph's gate keeps out of one sentence and not of its counterpart.

    Else a paragraph that lost the word which opens the gate would seem to have lost the name.
    """
    ours, theirs = _frames_in(old, old.lines), _frames_in(new, new.lines)
    partners_old: dict[int, set[Frame]] = defaultdict(set)
    partners_new: dict[int, set[Frame]] = defaultdict(set)
    for link in links:
        partners_old[link.old] |= theirs.get(link.new, set())
        partners_new[link.new] |= ours.get(link.old, set())
    return _open(old, partners_old), _open(new, partners_new)


def _open(draft: Draft, frames: Mapping[int, set[Frame]]) -> Draft:
    starts = [start for start, _ in draft.sentences]
    more = [line for line in draft.shut if _frame(line) in frames.get(bisect_right(starts, line.match.start) - 1, ())]
    lines = sorted([*draft.lines, *more], key=lambda line: line.match.start)
    return dataclasses.replace(draft, lines=tuple(lines)) if more else draft


def _frames_in(draft: Draft, lines: Iterable[KwicLine]) -> dict[int, set[Frame]]:
    starts = [start for start, _ in draft.sentences]
    frames: dict[int, set[Frame]] = defaultdict(set)
    for line in lines:
        frames[bisect_right(starts, line.match.start) - 1].add(_frame(line))
    return frames


def _frame(line: KwicLine) -> Frame:
    return line.match.lexicon, line.match.concept, line.match.frame


class Pairing:
    """Pairs uses step by step; `changes` are what it found so far, what is paired and alike is none."""

    def __init__(self, old: Draft, new: Draft) -> None:
        self.old, self.new = list_uses(old), list_uses(new)
        self.changes: list[Change] = []
        self._before = by_frame(self.old)
        self._shifts: dict[tuple[str, ...], tuple[ChangeKind, ...]] = {}
        self._naming = old.naming | new.naming
        self._free_old, self._free_new = dict.fromkeys(range(len(self.old))), dict.fromkeys(range(len(self.new)))
        self._old_in, self._new_in = _by_sentence(old, self.old), _by_sentence(new, self.new)

    def pair_in_place(self, links: Sequence[Link]) -> None:
        """Pair the uses in linked sentences: the same name with the same, then rivals with one another."""
        for rivals in (False, True):
            for link in links:
                ours = [i for i in self._old_in.get(link.old, ()) if i in self._free_old]
                theirs = [j for j in self._new_in.get(link.new, ()) if j in self._free_new]
                if not (ours and theirs):
                    continue
                if rivals and link.likeness < _LIKE and not in_headline(self.new[theirs[0]]):
                    continue
                self._pair(ours, theirs, rivals=rivals, same_words=link.likeness == 1)

    def pair_elsewhere(self) -> None:
        """Pair what is left of the same name in the texts under the headlines, in order.

        These stand in different sentences: a new use is a change only if it does what no old use of that name does.
        """
        theirs = self._grouped((j for j in self._free_new if not in_headline(self.new[j])), self.new, rivals=False)
        ours = self._grouped((i for i in self._free_old if not in_headline(self.old[i])), self.old, rivals=False)
        for key, group in ours.items():
            for i, j in self._match_up(group, theirs.get(key, [])):
                del self._free_old[i], self._free_new[j]
                kinds = self._shift_from_all(self.new[j])
                if kinds:
                    self.changes.append(Change(kinds, self.old[i], self.new[j], in_place=False))

    def compare_rest(self, *, headlines: bool) -> None:
        """Compare each use that is left with all uses of its name on the other side.

        `headlines` tells whether both versions have one: without, no name can have left it.
        """
        after = by_frame(self.new)
        for j in self._free_new:
            use = self.new[j]
            known = self._before.get(frame_of(use), [])
            kinds = (*self._shift_from_all(use), *_promotion(use, known, "promoted"))
            old = known[0] if kinds else None
            self.changes.append(Change(kinds or ("added",), old, use, in_place=False))
        for i in self._free_old:
            use = self.old[i]
            left = after.get(frame_of(use), [])
            kinds = _promotion(use, left, "demoted") if headlines else ()
            self.changes.append(Change(kinds or ("dropped",), use, left[0] if kinds else None, in_place=False))

    def _shift_from_all(self, use: Use) -> tuple[ChangeKind, ...]:
        """Return how a new use stands to all old uses of its name, which its side and wording decide."""
        match, known = use.line.match, self._before.get(frame_of(use), [])
        key = (*frame_of(use), match.reading.side, match.reading.wording)
        if key not in self._shifts:
            self._shifts[key] = shift_from_all([other.line.match for other in known], match) if known else ()
        return self._shifts[key]

    def _pair(self, ours: Sequence[int], theirs: Sequence[int], *, rivals: bool, same_words: bool) -> None:
        new = self._grouped(theirs, self.new, rivals=rivals)
        for key, group in self._grouped(ours, self.old, rivals=rivals).items():
            for i, j in self._match_up(group, new.get(key, [])):
                one, other = self.old[i], self.new[j]
                del self._free_old[i], self._free_new[j]
                kinds = shift(one.line.match, other.line.match, same_words=same_words)
                if rivals:
                    kinds = ("swapped", *kinds)
                if kinds:
                    self.changes.append(Change(kinds, one, other, in_place=True))

    def _grouped(
        self, numbers: Iterable[int], uses: Sequence[Use], *, rivals: bool
    ) -> dict[tuple[str, ...], list[int]]:
        """Return uses by their name, or by what they name."""
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in numbers:
            key = frame_of(uses[number])
            if not rivals:
                groups[key].append(number)
            elif key[0] in self._naming:
                groups[key[:2]].append(number)
        return groups

    def _match_up(self, ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs in order: those on the same side first, so that only what changed is called a change."""
        waiting: dict[str, list[int]] = defaultdict(list)
        for j in reversed(theirs):
            waiting[self.new[j].line.match.reading.side].append(j)
        rest = []
        taken = set()
        for i in ours:
            same = waiting[self.old[i].line.match.reading.side]
            if same:
                taken.add(same[-1])
                yield i, same.pop()
            else:
                rest.append(i)
        yield from zip(rest, (j for j in theirs if j not in taken), strict=False)


def _promotion(use: Use, others: Sequence[Use], kind: ChangeKind) -> tuple[ChangeKind, ...]:
    """Return the kind for a name in the headline that the other version has in its text only."""
    moved = in_headline(use) and bool(others) and not any(map(in_headline, others))
    return (kind,) if moved else ()


def _by_sentence(draft: Draft, uses: Sequence[Use]) -> dict[int, list[int]]:
    starts = [start for start, _ in draft.sentences]
    groups: dict[int, list[int]] = defaultdict(list)
    for number, use in enumerate(uses):
        groups[bisect_right(starts, use.line.match.start) - 1].append(number)
    return groups
