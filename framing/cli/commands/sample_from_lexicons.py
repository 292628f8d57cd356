"""What `framing sample` draws from: what lexicons count in passages, or their matches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from framing.cli.intake.scoring import Run
from framing.cli.options.sample import SampleOptions
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.comparing.gathering import NO_VALUE
from framing.curating.coding_sheets import CodingTask, match_task, passage_task
from framing.curating.sampling import Kind, Sample, Unit
from framing.curating.sampling_units import CONTEXT, Label, find_labels, match_units, passage_units
from framing.errors import UsageError
from framing.metadata import value_of
from framing.report.media.json import Json
from framing.types import MetaValue, Score

EVERYTHING = "(all)"
"""The group of all texts, where no field makes groups."""


def group_name(meta: Mapping[str, MetaValue], by: str | None) -> str:
    """Return the name of a document's group by the value of its field."""
    return EVERYTHING if by is None else value_of(meta, by) or NO_VALUE


@dataclass(frozen=True, slots=True)
class Counted:
    """Passages with what lexicons count in them, or matches."""

    run: Run
    kind: Kind
    labels: tuple[Label, ...]
    side: Literal["all", "own"] = "all"

    @property
    def lacking(self) -> str:
        """Say what there is none of."""
        return "no match of these lexicons" if self.kind == "match" else f"no {self.kind} with words"

    @property
    def remedy(self) -> str | None:
        """Say what may bring some."""
        gated = self.kind == "match" and not self.run.count.no_gate
        return "terms count only where the context of their lexicon occurs; --no-gate draws them all" if gated else None

    def units(self, places: list[str], by: str | None, fields: dict[str, None]) -> Iterator[Unit]:
        """Yield all units of the operands; fill in the fields that documents have."""
        group_of = _groups(by, fields)
        if self.kind == "match":
            for scores in self.run.each(places, tuple, context=CONTEXT):
                yield from match_units(scores, group_of=group_of)
            return
        shorts = {label.name: label.short for label in self.labels}
        for text in self.run.texts(places):
            alone, own = self.kind != "sentence", self.side == "own"
            yield from passage_units(text, shorts, group_of=group_of, alone=alone, own=own)

    def task(self, sample: Sample) -> CodingTask:
        """Return what coders are given."""
        if self.kind == "match":
            return match_task(sample, self.run.lexicons)
        return passage_task(sample, self.labels, own=self.side == "own")

    def finish(self) -> None:
        """Say what could not be read."""
        self.run.finish()

    def provenance(self) -> Json:
        """Return what one needs to repeat the draw."""
        provenance = self.run.provenance("sample")
        provenance["settings"]["side"] = self.side
        return provenance


def start_counted(read: ReadOptions, count: CountOptions, show: PrintOptions, sampling: SampleOptions) -> Counted:
    """Load the lexicons. Raises UsageError where it is not said what passages are coded for."""
    _check_side(count, sampling)
    if sampling.unit != "match" and not count.lexicon:
        message = "is missing: what shall passages be coded for?"
        hint = "give -l ID or -l FILE, draw matches (--unit match), or check a classifier (-m MODEL)"
        raise UsageError("--lexicon", message, hint)
    run = Run.start(read, count, show)
    labels = () if sampling.unit == "match" else find_labels(run.lexicons, run.selection)
    return Counted(run, sampling.unit, labels, sampling.side)


def _check_side(count: CountOptions, sampling: SampleOptions) -> None:
    """Raise UsageError for options that go badly with asking for the writer's own words."""
    if sampling.side == "own" and sampling.unit == "match":
        raise UsageError("--side", "is asked of passages; of a match coders say whose words it is", "leave it out")
    if sampling.side == "own" and count.no_gate:
        message = "cannot be given with --side own, which measures how much is found as it is counted"
        raise UsageError("--no-gate", message, "leave one of both out")


def _groups(by: str | None, fields: dict[str, None]) -> Callable[[Score], str]:
    def group_of(score: Score) -> str:
        fields.update(dict.fromkeys(score.meta))
        return group_name(score.meta, by)

    return group_of
