"""What is followed over time: names and labels in groups, stretch of time by stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from framing.comparing.label_results import LabelDifference, LabelExample, LabelModel
from framing.comparing.results import ComparedSide, Contrast
from framing.comparing.trending import ChangePoint, Trend, Width
from framing.types import Unit

EVERYTHING = "all documents"
"""The group where none are asked for."""


LABELS = "labels"
"""What stands for a concept where a series is of a label."""


@dataclass(frozen=True, slots=True)
class Series:
    """One frame of one group over time; `change_q` corrects the candidate's p for all series that were searched.

    Of labels `lexicon` is the classifier, `frame` the label, `unit` the passages of which shares are (`None` for
    names); `most` has abstentions as yes, so many passages are `labelled` in all, and `examples` are some of these.
    """

    group: str
    lexicon: str
    concept: str
    frame: str
    measure: Literal["share", "rate"]
    trend: Trend
    change: ChangePoint | None
    change_q: float | None
    unit: Unit | None = None
    most: Trend | None = None
    labelled: int = 0
    examples: tuple[LabelExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Undated:
    """Documents left out because no day could be told: how many lack a date, and which values could not be read."""

    missing: int
    unread: tuple[tuple[str, int], ...]

    @property
    def documents(self) -> int:
        """Return how many documents were left out."""
        return self.missing + sum(count for _, count in self.unread)


@dataclass(frozen=True, slots=True)
class Trends:
    """Series by group, concept and frame, all in the same bins. `shifts` are after against before `at`, by group.

    `label_series` and `label_shifts` are the same of what `models` say.
    """

    by: str | None
    date_field: str
    side: ComparedSide
    width: Width
    at: date | None
    searched: bool
    seed: int
    documents: int
    first: date | None
    last: date | None
    undated: Undated
    series: tuple[Series, ...]
    shifts: tuple[Contrast, ...]
    notes: tuple[str, ...]
    models: tuple[LabelModel, ...] = ()
    label_series: tuple[Series, ...] = ()
    label_shifts: tuple[LabelDifference, ...] = ()
