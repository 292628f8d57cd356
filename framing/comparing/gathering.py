"""Gather scores into groups, and keep what every document has of every frame: documents are the unit of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framing.comparing.emphasis import Placement, place_label
from framing.comparing.misreading import ReadCounts
from framing.comparing.results import ComparedSide
from framing.metadata import value_of
from framing.speakers import speaker_of
from framing.types import ConceptScore, KwicLine, Match, MetaValue, Score, Side, SourceType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ConceptKey = tuple[str, str]

NO_VALUE = "(none)"
"""The group of documents that lack the field by which groups are made."""

WRITTEN: tuple[Side, ...] = ("own", "attributed", "held_off")
EXAMPLES = 2
"""How many examples a frame keeps per group and side."""

CONTEXT = 200
"""Characters of context that an example keeps on either side."""

SPARE = 4
"""Further examples that may take the place of those from documents that are dropped as copies."""


@dataclass(slots=True)
class FrameCounts:
    """One frame in one group; documents are known by their number in the group."""

    hits: dict[Side, Counter[int]] = field(default_factory=lambda: {side: Counter() for side in WRITTEN})
    forms: Counter[tuple[int, str]] = field(default_factory=Counter)
    sources: Counter[tuple[int, str, SourceType | None]] = field(default_factory=Counter)
    denied: Counter[tuple[int, str, SourceType | None]] = field(default_factory=Counter)
    places: dict[int, Placement] = field(default_factory=dict)
    examples: dict[Side, list[tuple[int, KwicLine]]] = field(default_factory=dict)


@dataclass(slots=True)
class GroupCounts:
    """What is known of one group so far.

    `units` says which documents are one piece of evidence (copies of one text), `weights` what each counts for; both
    are set once all scores are in.
    """

    documents: dict[str, int] = field(default_factory=dict)
    words: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    meta: list[Mapping[str, MetaValue]] = field(default_factory=list)
    open_in: dict[ConceptKey, set[int]] = field(default_factory=dict)
    paired: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    frames: dict[tuple[str, str, str], FrameCounts] = field(default_factory=dict)
    read: ReadCounts = field(default_factory=ReadCounts)
    weights: list[float] = field(default_factory=list)
    units: list[int] = field(default_factory=list)

    def add(self, score: Score) -> None:
        """Take in one passage."""
        document = self.documents.setdefault(score.document, len(self.documents))
        if document == len(self.words):
            self.words.append(0)
            self.lengths.append(0)
            self.meta.append(score.meta)
        self.words[document] += score.words
        self.lengths[document] = max(self.lengths[document], score.end)
        for concept in score.concepts:
            key = (concept.lexicon, concept.concept)
            self.open_in.setdefault(key, set()).add(document)
            if concept.paired:
                self.paired[(*key, document)] += concept.paired
        self._add_matches(document, score)
        for line in score.lines:
            if line.match.counted:
                kept = self._frame(line.match).examples.setdefault(line.match.reading.side, [])
                if len(kept) < EXAMPLES + SPARE:
                    kept.append((document, _cut(line)))

    def _add_matches(self, document: int, score: Score) -> None:
        by_frame: dict[tuple[str, str, str], list[Match]] = {}
        for match in score.matches:
            if match.counted:
                by_frame.setdefault((match.lexicon, match.concept, match.frame), []).append(match)
            if match.counted or match.readers:
                self.read.add(document, match)
        for name, matches in by_frame.items():
            frame = self.frames.get(name)
            if frame is None:
                frame = self.frames[name] = FrameCounts()
            for match in matches:
                side = match.reading.side
                frame.hits[side][document] += 1
                frame.forms[document, match.text] += 1
                if side == "attributed":
                    source = (document, *speaker_of(match.reading))
                    frame.sources[source] += 1
                    frame.denied[source] += match.reading.denied
            # The offset of the first mention becomes a part of the text when the whole text is in.
            placed = place_label(matches, lead_end=score.lead_end, length=1)
            known = frame.places.get(document)
            frame.places[document] = placed if known is None else _joined(known, placed)

    def _frame(self, match: Match) -> FrameCounts:
        return self.frames[match.lexicon, match.concept, match.frame]

    def settle(self, weight_of: Mapping[str, float], unit_of: Mapping[str, str]) -> None:
        """Fix what each document counts for, and which documents are one unit of evidence (one row)."""
        self.weights = [weight_of.get(name, 1.0) for name in self.documents]
        rows: dict[Hashable, int] = {}
        self.units = []
        for name, weight in zip(self.documents, self.weights, strict=True):
            unit: Hashable = ("copies", unit_of[name]) if name in unit_of else name
            self.units.append(rows.setdefault(unit, len(rows)) if weight else -1)

    @property
    def rows(self) -> int:
        """Return the number of independent documents."""
        return max(self.units, default=-1) + 1

    def kept(self, documents: Iterable[int]) -> set[int]:
        """Return those of the documents that count."""
        return {document for document in documents if self.weights[document]}

    def bearing(self, name: tuple[str, str, str], side: ComparedSide) -> set[int]:
        """Return the documents that have a frame on a side."""
        frame = self.frames.get(name)
        if frame is None:
            return set()
        sides = WRITTEN if side == "all" else (side,)
        return self.kept(set().union(*(frame.hits[s] for s in sides)))

    def total(self, name: tuple[str, str, str], side: ComparedSide) -> int:
        """Return how often a frame occurs on a side, in documents that count."""
        frame = self.frames.get(name)
        if frame is None:
            return 0
        sides = WRITTEN if side == "all" else (side,)
        return sum(n for s in sides for document, n in frame.hits[s].items() if self.weights[document])

    def values(self, field_name: str) -> list[MetaValue]:
        """Return a metadata field of every row (of its first document)."""
        values: list[MetaValue] = [None] * self.rows
        for document in reversed(range(len(self.units))):
            if self.units[document] >= 0:
                values[self.units[document]] = self.meta[document].get(field_name)
        return values

    def word_rows(self) -> Floats:
        """Return the words of every row."""
        return self.spread(dict(enumerate(self.words)))

    def spread(self, counts: Mapping[int, int]) -> Floats:
        """Return counts by document as counts by row."""
        import numpy as np

        rows = np.zeros(self.rows)
        for document, count in counts.items():
            if self.units[document] >= 0:
                rows[self.units[document]] += self.weights[document] * count
        return rows

    def hit_rows(self, key: ConceptKey, frames: Iterable[str], side: ComparedSide) -> Floats:
        """Return the matches of a concept on a side, rows x frames."""
        import numpy as np

        names = list(frames)
        hits = np.zeros((self.rows, len(names)))
        for column, name in enumerate(names):
            frame = self.frames.get((*key, name))
            for written in (WRITTEN if side == "all" else (side,)) if frame is not None else ():
                assert frame is not None
                for document, count in frame.hits[written].items():
                    if self.weights[document]:
                        hits[self.units[document], column] += self.weights[document] * count
        return hits


@dataclass(slots=True)
class Gathering:
    """All groups by order of appearance, and the concepts that are open in any document."""

    groups: dict[str, GroupCounts] = field(default_factory=dict)
    concepts: dict[ConceptKey, ConceptScore] = field(default_factory=dict)

    def add(self, score: Score, group: str) -> None:
        """Take in one passage of a group."""
        self.groups.setdefault(group, GroupCounts()).add(score)
        for concept in score.concepts:
            self.concepts.setdefault((concept.lexicon, concept.concept), concept)

    def settle(self, weight_of: Mapping[str, float], unit_of: Mapping[str, str]) -> None:
        """Fix weights and units of all groups, and put concepts in the order in which groups bring them."""
        for group in self.groups.values():
            group.settle(weight_of, unit_of)
        order = dict.fromkeys(key for group in self.groups.values() for key in group.open_in)
        self.concepts = {key: self.concepts[key] for key in order}

    def values(self, field_name: str) -> list[MetaValue]:
        """Return a metadata field of all rows, group by group."""
        return [value for group in self.groups.values() for value in group.values(field_name)]

    def names(self) -> list[str]:
        """Return the group of all rows."""
        return [name for name, group in self.groups.items() for _ in range(group.rows)]


def gather(
    scores: Iterable[Score], group_of: Callable[[Score], str], *, on_score: Sequence[Callable[[Score, str], None]] = ()
) -> Gathering:
    """Gather scores by group; all in `on_score` see each with its group on the way."""
    gathering = Gathering()
    for score in scores:
        group = group_of(score)
        gathering.add(score, group)
        for see in on_score:
            see(score, group)
    return gathering


def group_value(score: Score, field_name: str) -> str:
    """Return the group of a score by a metadata field."""
    return value_of(score.meta, field_name) or NO_VALUE


def _cut(line: KwicLine) -> KwicLine:
    if max(len(line.left), len(line.right)) <= CONTEXT:
        return line
    return replace(line, left=line.left[-CONTEXT:], right=line.right[:CONTEXT])


def _joined(one: Placement, other: Placement) -> Placement:
    firsts = [first for first in (one.first, other.first) if first is not None]
    return Placement(
        headline=one.headline or other.headline,
        lead=one.lead or other.lead,
        body=one.body or other.body,
        first=min(firsts, default=None),
    )
