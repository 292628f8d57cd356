"""What a comparison says: groups, their frames by side, contrasts, and what a group never says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from framing.types import KwicLine, SourceCount

ComparedSide = Literal["own", "attributed", "held_off", "all"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval.

    `low`, `high` and `level` are `None` where too few documents allow description only; `value` is `None` where
    nothing was counted. `n_documents` is the number of documents that bear on it.
    """

    value: float | None
    low: float | None
    high: float | None
    level: float | None
    method: str
    n_documents: int
    n_effective: float | None


@dataclass(frozen=True, slots=True)
class SideComparison:
    """One frame of one group on one side: count, documents that have it, share of that side, rate per 1,000 words."""

    count: int
    documents: int
    share: Estimate
    rate: Estimate


@dataclass(frozen=True, slots=True)
class FrameComparison:
    """One frame of one group. `forms` are the wordings met, most frequent first; `examples` come from the texts."""

    frame: str
    generic: bool
    count: int
    documents: int
    by_side: Mapping[ComparedSide, SideComparison]
    forms: tuple[tuple[str, int], ...]
    sources: tuple[SourceCount, ...]
    examples: tuple[KwicLine, ...]


@dataclass(frozen=True, slots=True)
class ConceptComparison:
    """One concept in one group; `documents` are those in which its gate is open, `count` leaves generic frames out."""

    lexicon: str
    concept: str
    measure: Literal["share", "rate"]
    count: int
    documents: int
    paired: int
    frames: tuple[FrameComparison, ...]


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """One group of documents with all concepts that are open in any document of any group.

    `sources` have the attributed matches of all its concepts, most first.
    """

    group: str
    documents: int
    words: int
    sources: tuple[SourceCount, ...]
    concepts: tuple[ConceptComparison, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """A frame that other groups use and this group never does, although the concept is open in its documents.

    `held_off` counts the group's own mentions at arm's length, `attributed` those in others' mouths: with both 0 the
    label does not occur at all.
    """

    group: str
    lexicon: str
    concept: str
    frame: str
    used_by: tuple[str, ...]
    attributed: int
    held_off: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups side by side. `notes` say in plain sentences what these documents allow one to conclude."""

    by: str
    groups: tuple[GroupComparison, ...]
    not_found: tuple[NotFound, ...]
    notes: tuple[str, ...]
