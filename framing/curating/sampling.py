"""Draw passages or matches for people to code: at random from every stratum, the same for the same seed."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

from framing.curating.allocating import FLAGGED, PERHAPS, SURE, allocate
from framing.types import Match

Kind = Literal["document", "paragraph", "sentence", "match"]
KINDS: tuple[Kind, ...] = ("document", "paragraph", "sentence", "match")

_LETTERS = "bcdfghjklmnpqrstvwxz"
"""No vowels: no word comes of them, and no name of a month, which a spreadsheet would take for a date."""


@dataclass(frozen=True, slots=True)
class Graded:
    """What a classifier says of a passage: the id of the passage, the probability of each label, and which are sure."""

    passage: str
    probabilities: Mapping[str, float]
    sure: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage or match that may be drawn.

    `labels` are what was counted in it, by which it is flagged; `rest` is the band it is in where there is none.
    `sha256` is the hash of the document's text, `None` where nothing is to be found again by it. `match` is `None` for
    passages. `before` and `after` are the context that a coder needs. `graded` is what a
    classifier says of it, `None` where none was asked.
    """

    document: str
    place: str
    start: int
    end: int
    group: str
    labels: frozenset[str]
    rest: str
    text: str
    before: str = ""
    after: str = ""
    match: Match | None = None
    graded: Graded | None = None
    sha256: str | None = None

    @property
    def key(self) -> str:
        """Return what tells the unit from all others of a corpus."""
        return f"{self.document}\0{self.start}\0{self.end}\0{self.match.id if self.match is not None else ''}"

    @property
    def marks(self) -> frozenset[str]:
        """Return what it is flagged by: labels, and of those of a classifier whether they are sure."""
        if self.graded is None:
            return self.labels
        return frozenset(f"{x} ({SURE if x in self.graded.sure else PERHAPS})" for x in self.labels)


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
    _marks: Counter[str] = field(default_factory=Counter)
    _graded: bool = False

    def add(self, unit: Unit) -> None:
        """Take in a unit."""
        marks = unit.marks
        self._graded = self._graded or unit.graded is not None
        self._marks.update(marks)
        band = marks or unit.rest
        cell = self._cells.setdefault((unit.group, band), _Cell())
        cell.population += 1
        item = (-_rank(self.seed, "draw", unit.key), unit.key, unit)
        if len(cell.kept) < self.size:
            heapq.heappush(cell.kept, item)
        elif item[:2] > cell.kept[0][:2]:
            heapq.heapreplace(cell.kept, item)

    def draw(self, kind: Kind, *, coders: int = 1, overlap: float = 1.0) -> Sample:
        """Draw the sample: of what is counted half flagged, four tenths not, a tenth off the subject, spread evenly.

        A stratum is a group and a band: of flagged units the rarest of their labels, so that rare labels are coded,
        too; where that makes more strata than there are places, all flagged units are one band, or two if a classifier
        flagged them. What a classifier says is drawn by the square roots of the strata (Bankier 1988), since it often
        gives one label to most passages, which should not stand for hundreds each; half is flagged at least. `overlap`
        is the part that all coders have; the rest is dealt among them. Raises UsageError for a sample smaller than its
        strata.
        """
        strata = self._strata(self._rarest)
        for band_of in (_degree, _any):
            if len(strata) > self.size:
                strata = self._strata(band_of)
        sizes = allocate([(band, cell.population) for (_, band), cell in strata], self.size, graded=self._graded)
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

    def _rarest(self, marks: frozenset[str]) -> str:
        return min(marks, key=lambda mark: (self._marks[mark], mark))


def _degree(marks: frozenset[str]) -> str:
    """Return the band of what a classifier gave surely or perhaps, whichever the label; else that of all labels."""
    degrees = [degree for degree in (SURE, PERHAPS) if any(mark.endswith(f" ({degree})") for mark in marks)]
    return degrees[0] if degrees else FLAGGED


def _any(marks: frozenset[str]) -> str:
    return FLAGGED


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
