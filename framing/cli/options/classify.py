"""The options of `framing classify`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from framing.cli.options.classifiers import CLASSIFYING, Precision, model_option
from framing.cli.options.shared import Decisions
from framing.types import Unit

_FITTING = "What they are fitted to"


@dataclass(frozen=True, slots=True)
class ClassifyOptions:
    """Which classifiers read what, and how sure they must be."""

    model: Annotated[list[str] | None, model_option("Classifier to apply, repeatable (default: policy-frames).")] = None
    unit: Annotated[
        Unit,
        typer.Option(
            metavar="UNIT",
            help="Passage that is classified: document, paragraph, sentence.",
            rich_help_panel=CLASSIFYING,
        ),
    ] = "document"
    precision: Precision = 0.8
    voice: Annotated[
        Literal["all", "narrator"] | None,
        typer.Option(
            help="What is read: everything, or the writer's own words alone, "
            "without quotations and reported speech (default: what the "
            "classifier has learnt from).",
            show_default=False,
            rich_help_panel=CLASSIFYING,
        ),
    ] = None
    evidence: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help="Words to name behind each label (0: none, faster).", rich_help_panel=CLASSIFYING
        ),
    ] = 10
    relative: Annotated[
        bool,
        typer.Option(
            "--relative",
            help="In JSON Lines, too, say where a passage stands among all; lines wait until all are read.",
            rich_help_panel=CLASSIFYING,
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
