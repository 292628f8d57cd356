"""What a rewrite did to names and voices: changes with both contexts, and findings that put like changes together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from framing.drafts import Draft
from framing.types import KwicLine, MetaValue

ChangeKind = Literal[
    "swapped", "stripped", "adopted", "held_off", "attributed", "turned", "reassigned", "unquoted", "quoted",
    "promoted", "demoted", "added", "dropped",
]  # fmt: skip
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""In the order of their weight for a reader: of several kinds, the first says what a change is about."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a version uses a name; `paragraph` is its number, from 1, in the body, `None` elsewhere."""

    line: KwicLine
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one use of a name.

    `swapped`: a rival name stands in its place · `stripped`: a source said it, the writer does now · `adopted`: held at
    arm's length, now the writer's own · `held_off`: the reverse, or questioned or rejected now · `attributed`: now in
    somebody's mouth · `turned`: whoever had it rejected, questioned, held off or took it up, and does otherwise now ·
    `reassigned`: in somebody else's · `unquoted`, `quoted`: out of or into quotation marks ·
    `promoted`, `demoted`: into the headline or out of it · `added`, `dropped`: on one side only. `in_place` says that
    the two stand in aligned sentences; where they do not, `old` is the first of the name's uses.
    """

    kinds: tuple[ChangeKind, ...]
    old: Use | None
    new: Use | None
    in_place: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """The changes of one kind to one name; `was` is the name it replaced where it is `swapped`.

    `old` and `new` are the uses that bear on it, each once and in the order of the text.
    """

    kind: ChangeKind
    lexicon: str
    concept: str
    frame: str
    was: str | None
    changes: tuple[Change, ...]
    old: tuple[Use, ...]
    new: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a version uses a name on each side, and how often of these in the headline."""

    own: int
    attributed: int
    held_off: int
    headline: int

    @property
    def count(self) -> int:
        """Return the uses of all sides."""
        return self.own + self.attributed + self.held_off


@dataclass(frozen=True, slots=True)
class FrameTally:
    """One name in both versions."""

    lexicon: str
    concept: str
    frame: str
    old: Tally
    new: Tally


@dataclass(frozen=True, slots=True)
class Passage:
    """Two sentences (spans) that say the same, or one that only one version has.

    `likeness` is 1.0 word for word; `moved` marks another place in the order, `part` a piece split off or joined on.
    """

    old: tuple[int, int] | None
    new: tuple[int, int] | None
    likeness: float | None
    moved: bool
    part: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two versions; `headline` is its text, `None` where none was recognised."""

    document: str
    path: str | None
    meta: Mapping[str, MetaValue]
    words: int
    sentences: int
    sha256: str
    headline: str | None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Two versions of a text, or (`within`) the body of one as `old` and its headline as `new`.

    `changes` are in the order of the new version, what it dropped at the end; `findings` in the order of their kinds.
    """

    old: Version
    new: Version
    within: bool
    passages: tuple[Passage, ...]
    frames: tuple[FrameTally, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RewrittenText:
    """A rewrite with its two versions as they were compared: what a view needs to show the texts themselves.

    Where a headline is compared with its body, both versions are the same.
    """

    rewrite: Rewrite
    old: Draft
    new: Draft
