"""What it came to when a classifier, or lexicons, were set beside the labels of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from framing.learning.measuring import Quality

NONE, OTHER = "(none)", "(other)"
"""In a confusion table: no label was given, or one that the passages do not have."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A passage with labels that were found and are not there, or there and not found.

    `surest` is the probability on the wrong side of the truth, `None` for lexicons.
    """

    id: str
    source: str | None
    text: str
    missed: tuple[str, ...]
    false: tuple[str, ...]
    surest: float | None


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often a label of people (rows) met one that was given (columns), where each passage has exactly one."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """A label that is found in one source more often than in another: their intervals of recall do not meet."""

    label: str
    more: str
    less: str
    recalls: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation came to.

    `labels` are the labels of people by what the subject calls them; `unknown` those it does not know, with their
    passages; `untested` its labels that the passages do not have. `baseline` is macro-F1 without reading
    (see `blind_f1`). `seen` passages were among those the model learnt from:
    `None` where that is not known, or the subject is lexicons. `closed` matches of lexicons lie where their context is
    absent. `wrong` passages have an error; `errors` are those listed. `weighted` passages stand for unequal numbers of
    others.
    """

    subject: str
    kind: Literal["model", "lexicon"]
    labels: Mapping[str, tuple[str, ...]]
    unknown: Mapping[str, int]
    untested: tuple[str, ...]
    quality: Quality
    baseline: float
    sources: tuple[tuple[str, Quality], ...]
    differing: tuple[Differing, ...]
    confusion: Confusion | None
    wrong: int
    errors: tuple[Miss, ...]
    seen: int | None
    closed: int
    weighted: bool
    seed: int

    @property
    def mean_auc(self) -> float | None:
        """Return the mean area under the ROC curve of the labels that have one, `None` without any."""
        areas = [label.auc for label in self.quality.labels if label.auc is not None]
        return sum(areas) / len(areas) if areas and self.kind == "model" else None
