"""Draw passages or matches for people to code: at random from every stratum, the same for the same seed."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

from framing.errors import UsageError
from framing.types import Match

Kind = Literal["document", "paragraph", "sentence", "match"]
KINDS: tuple[Kind, ...] = ("document", "paragraph", "sentence", "match")

UNFLAGGED, CLOSED, FLAGGED = "unflagged", "gate closed", "flagged"
"""Bands that are no label: nothing was counted, where the subject occurs and where it does not; and any label."""

_SHARES = (0.5, 0.4, 0.1)
"""Of a sample: units that are flagged, that are not, and that are off the subject, where labels hardly ever are."""

_PARTS = {UNFLAGGED: 1, CLOSED: 2}

_LETTERS = "bcdfghjklmnpqrstvwxz"
"""No vowels: no word comes of them, and no name of a month, which a spreadsheet would take for a date."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage or match that may be drawn.

    `labels` are what was counted in it, by which it is flagged; `on_topic` tells whether the subject occurs at all.
    `match` is `None` for passages. `before` and `after` are the context that a coder needs.
    """

    document: str
    place: str
    start: int
    end: int
    group: str
    labels: frozenset[str]
    on_topic: bool
    text: str
    before: str = ""
    after: str = ""
    match: Match | None = None

    @property
    def key(self) -> str:
        """Return what tells the unit from all others of a corpus."""
        return f"{self.document}\0{self.start}\0{self.end}\0{self.match.id if self.match is not None else ''}"


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the texts from which so many of its units were drawn; each stands for `weight` of them."""

    group: str
    band: str
    population: int
    drawn: int

    @property
    def weight(self) -> float:
        """Return the inverse of the probability of being drawn."""
        return self.population / self.drawn


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit that was drawn: its id on the sheets, its stratum, and which coders (from 1) have it on theirs."""

    id: str
    unit: Unit
    stratum: Stratum
    coders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn, in the order of the ids, from which strata, and by which seed."""

    kind: Kind
    seed: int
    strata: tuple[Stratum, ...]
    units: tuple[Drawn, ...]
    coders: int

    def of_coder(self, coder: int) -> list[Drawn]:
        """Return the units of a coder in an order of their own."""
        mine = [drawn for drawn in self.units if coder in drawn.coders]
        return sorted(mine, key=lambda drawn: _rank(self.seed, f"coder {coder}", drawn.unit.key))


@dataclass(slots=True)
class _Cell:
    """Units with one group and the same labels: how many there are, and those of the lowest ranks."""

    population: int = 0
    kept: list[tuple[int, str, Unit]] = field(default_factory=list)


@dataclass(slots=True)
class Urn:
    """Takes in units one by one and keeps no more than could be drawn.

    Every unit has a rank that a hash of the seed and of itself gives: the lowest ranks of a stratum are a random
    sample of it, whatever the order in which they come.
    """

    size: int
    seed: int
    _cells: dict[tuple[str, frozenset[str] | str], _Cell] = field(default_factory=dict)
    _labels: Counter[str] = field(default_factory=Counter)

    def add(self, unit: Unit) -> None:
        """Take in a unit."""
        self._labels.update(unit.labels)
        band = unit.labels or (UNFLAGGED if unit.on_topic else CLOSED)
        cell = self._cells.setdefault((unit.group, band), _Cell())
        cell.population += 1
        item = (-_rank(self.seed, "draw", unit.key), unit.key, unit)
        if len(cell.kept) < self.size:
            heapq.heappush(cell.kept, item)
        elif item[:2] > cell.kept[0][:2]:
            heapq.heapreplace(cell.kept, item)

    @property
    def flagged(self) -> Counter[str]:
        """Return how many units each label has."""
        return self._labels

    def draw(self, kind: Kind, *, coders: int = 1, overlap: float = 1.0) -> Sample:
        """Draw the sample: half flagged, four tenths not, a tenth off the subject, each spread evenly over its strata.

        A stratum is a group and a band: of flagged units the rarest of their labels, so that rare labels are coded,
        too; where that makes more strata than there are places, all flagged units are one band. `overlap` is the part
        that all coders have; the rest is dealt among them. Raises UsageError for a sample smaller than its strata.
        """
        strata = self._strata(self._rarest)
        if len(strata) > self.size:
            strata = self._strata(lambda labels: FLAGGED)
        sizes = _allocate([(band, cell.population) for (_, band), cell in strata], self.size)
        drawn = [
            (Stratum(group, band, cell.population, size), unit)
            for ((group, band), cell), size in zip(strata, sizes, strict=True)
            for _, _, unit in sorted(cell.kept, reverse=True)[:size]
        ]
        dealt = _deal(len(drawn), coders, overlap)
        prefix = _prefix(self.seed, [unit.key for _, unit in drawn])
        order = sorted(range(len(drawn)), key=lambda i: _rank(self.seed, "id", drawn[i][1].key))
        digits = max(3, len(str(len(drawn))))
        units = tuple(
            Drawn(f"{prefix}_{number:0{digits}}", drawn[i][1], drawn[i][0], dealt[i])
            for number, i in enumerate(order, 1)
        )
        return Sample(kind, self.seed, tuple(dict.fromkeys(stratum for stratum, _ in drawn)), units, coders)

    def _strata(self, band_of: Callable[[frozenset[str]], str]) -> list[tuple[tuple[str, str], _Cell]]:
        """Return the strata by group and band, with the cells that make each put together."""
        strata: dict[tuple[str, str], _Cell] = {}
        for (group, labels), cell in self._cells.items():
            band = labels if isinstance(labels, str) else band_of(labels)
            whole = strata.setdefault((group, band), _Cell())
            whole.population += cell.population
            whole.kept += cell.kept
        return sorted(strata.items())

    def _rarest(self, labels: frozenset[str]) -> str:
        return min(labels, key=lambda label: (self._labels[label], label))


def _allocate(strata: Sequence[tuple[str, int]], size: int) -> list[int]:
    """Return how many to draw of each stratum, given as band and population."""
    if size < len(strata):
        raise UsageError(
            "--size",
            f"{size} are fewer than the {len(strata)} groups to draw from (flagged and not)",
            f"ask for {len(strata)} or more, or leave out --by",
        )
    parts = [[i for i, (band, _) in enumerate(strata) if _PARTS.get(band, 0) == part] for part in range(len(_SHARES))]
    room = [sum(strata[i][1] for i in part) for part in parts]
    wanted = [
        min(max(round(share * size), len(part)), most) for share, part, most in zip(_SHARES, parts, room, strict=True)
    ]
    left = min(size, sum(room)) - sum(wanted)
    for part in range(len(parts)):
        more = max(min(left, room[part] - wanted[part]), 0)
        wanted[part] += more
        left -= more
    for part in reversed(range(len(parts))):
        less = max(min(-left, wanted[part] - len(parts[part])), 0)
        wanted[part] -= less
        left += less
    sizes = [0] * len(strata)
    for indices, places in zip(parts, wanted, strict=True):
        for index, count in zip(indices, spread([strata[i][1] for i in indices], places), strict=True):
            sizes[index] = count
    return sizes


def spread(sizes: Sequence[int], places: int) -> list[int]:
    """Spread places over strata as evenly as these have room; what is left over goes to the first with room."""
    given = [0] * len(sizes)
    open_ones = list(range(len(sizes)))
    left = min(places, sum(sizes))
    while left:
        each = left // len(open_ones)
        for index in open_ones if each else open_ones[:left]:
            count = min(max(each, 1), sizes[index] - given[index])
            given[index] += count
            left -= count
        open_ones = [index for index in open_ones if given[index] < sizes[index]]
    return given


def _deal(number: int, coders: int, overlap: float) -> list[tuple[int, ...]]:
    """Return which coders have each unit: the overlap runs evenly through all strata, the rest goes round."""
    everybody = tuple(range(1, coders + 1))
    dealt, turn = [], 0
    for i in range(number):
        if int((i + 1) * overlap + 1e-9) > int(i * overlap + 1e-9):
            dealt.append(everybody)
        else:
            dealt.append((turn % coders + 1,))
            turn += 1
    return dealt


def _rank(seed: int, purpose: str, key: str) -> int:
    text = f"{seed}\0{purpose}\0{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest())


def _prefix(seed: int, keys: Sequence[str]) -> str:
    """Return four letters that tell one sample from another."""
    number = _rank(seed, "sample", "\0\0".join(sorted(keys)))
    letters = []
    for _ in range(4):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)
