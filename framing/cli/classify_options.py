"""The options of `framing classify`, and of other commands that take classifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from framing.cli.completing import complete_model
from framing.cli.options import Decisions
from framing.types import Unit

_JUDGING, _FITTING = "What classifiers do", "What they are fitted to"


@dataclass(frozen=True, slots=True)
class GivenLabels:
    """Which classifiers label passages that are scored, and how sure they must be."""

    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            "-m",
            metavar="ID|FILE",
            help="Classifier to apply as well, repeatable.",
            autocompletion=complete_model,
            show_default=False,
            rich_help_panel=_JUDGING,
        ),
    ] = None
    precision: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            help="How often a label was right on held-out passages where it is sure; below that the model abstains.",
            rich_help_panel=_JUDGING,
        ),
    ] = 0.8


@dataclass(frozen=True, slots=True)
class ClassifyOptions:
    """Which classifiers read what, and how sure they must be."""

    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            "-m",
            metavar="ID|FILE",
            help="Classifier to apply, repeatable (default: policy-frames).",
            autocompletion=complete_model,
            rich_help_panel=_JUDGING,
        ),
    ] = None
    unit: Annotated[
        Unit,
        typer.Option(
            metavar="UNIT", help="Passage that is classified: document, paragraph, sentence.", rich_help_panel=_JUDGING
        ),
    ] = "document"
    precision: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            help="How often a label was right on held-out passages where it is sure; below that the model abstains.",
            rich_help_panel=_JUDGING,
        ),
    ] = 0.8
    voice: Annotated[
        Literal["all", "narrator"] | None,
        typer.Option(
            help="What is read: everything, or the writer's own words alone, "
            "without quotations and reported speech (default: what the "
            "classifier has learnt from).",
            show_default=False,
            rich_help_panel=_JUDGING,
        ),
    ] = None
    evidence: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help="Words to name behind each label (0: none, faster).", rich_help_panel=_JUDGING
        ),
    ] = 10
    relative: Annotated[
        bool,
        typer.Option(
            "--relative",
            help="In JSON Lines, too, say where a passage stands among all; lines wait until all are read.",
            rich_help_panel=_JUDGING,
        ),
    ] = False
    calibrate: Annotated[
        str | None,
        typer.Option(
            metavar="LABELLED",
            help="Coded passages of your own (CSV, JSON Lines …) to fit probabilities and thresholds to.",
            rich_help_panel=_FITTING,
        ),
    ] = None
    label_field: Annotated[
        str, typer.Option(metavar="FIELD", help="Column or key with the labels of people.", rich_help_panel=_FITTING)
    ] = "labels"
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="A=B",
            help="What people call A is B in the classifier, repeatable.",
            show_default=False,
            rich_help_panel=_FITTING,
        ),
    ] = None
    decisions: Decisions = None
    save_calibrated: Annotated[
        str | None,
        typer.Option(metavar="OUT.model", help="Write the classifier so fitted to a file.", rich_help_panel=_FITTING),
    ] = None
