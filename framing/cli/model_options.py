"""The options of commands that take classifiers: which ones, how sure they must be, and whose words they read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import typer

from framing.cli.completing import complete_model
from framing.cli.options import Decisions
from framing.types import Unit

_JUDGING, _FITTING = "What classifiers do", "What they are fitted to"


def _model(help_text: str) -> Any:
    """Return the option that names a classifier."""
    return typer.Option(
        "--model",
        "-m",
        metavar="ID|FILE",
        help=help_text,
        autocompletion=complete_model,
        show_default=False,
        rich_help_panel=_JUDGING,
    )


Precision = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        help="How often a label was right on held-out passages where it is sure; below that the model abstains.",
        rich_help_panel=_JUDGING,
    ),
]
LabelVoice = Annotated[
    Literal["narrator", "all"],
    typer.Option(
        help="What classifiers read: the writer's own words alone, or quotations and reported speech, too.",
        rich_help_panel=_JUDGING,
    ),
]


@dataclass(frozen=True, slots=True)
class GivenLabels:
    """Which classifiers label passages that are scored, and how sure they must be."""

    model: Annotated[list[str] | None, _model("Classifier to apply as well, repeatable.")] = None
    precision: Precision = 0.8


@dataclass(frozen=True, slots=True)
class ClassifyOptions:
    """Which classifiers read what, and how sure they must be."""

    model: Annotated[list[str] | None, _model("Classifier to apply, repeatable (default: policy-frames).")] = None
    unit: Annotated[
        Unit,
        typer.Option(
            metavar="UNIT", help="Passage that is classified: document, paragraph, sentence.", rich_help_panel=_JUDGING
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


@dataclass(frozen=True, slots=True)
class LabelOptions:
    """Which classifiers are applied, how sure they must be, and whose words they read."""

    model: Annotated[
        list[str] | None, _model("Classifier to apply to the paragraphs (or passages of --unit) as well, repeatable.")
    ] = None
    precision: Precision = 0.8
    label_voice: LabelVoice = "narrator"


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """The classifier that passages are drawn to check."""

    model: Annotated[
        str | None, _model("Classifier to check: draw passages that it labels, and some that it does not.")
    ] = None
    precision: Precision = 0.8
    label_voice: LabelVoice = "narrator"
