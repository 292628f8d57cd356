"""The options of commands that apply classifiers beside lexicons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from framing.cli.completing import complete_model

_LABELLING = "What classifiers do"


Precision = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        help="How often a label was right on held-out passages where it is sure; below that the model abstains.",
        rich_help_panel=_LABELLING,
    ),
]
LabelVoice = Annotated[
    Literal["narrator", "all"],
    typer.Option(
        help="What classifiers read: the writer's own words alone, or quotations and reported speech, too.",
        rich_help_panel=_LABELLING,
    ),
]


@dataclass(frozen=True, slots=True)
class LabelOptions:
    """Which classifiers are applied, how sure they must be, and whose words they read."""

    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            "-m",
            metavar="ID|FILE",
            help="Classifier to apply to the paragraphs (or passages of --unit) as well, repeatable.",
            autocompletion=complete_model,
            show_default=False,
            rich_help_panel=_LABELLING,
        ),
    ] = None
    precision: Precision = 0.8
    label_voice: LabelVoice = "narrator"


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """The classifier that passages are drawn to check."""

    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            "-m",
            metavar="ID|FILE",
            help="Classifier to check: draw passages that it labels, and some that it does not.",
            autocompletion=complete_model,
            rich_help_panel=_LABELLING,
        ),
    ] = None
    precision: Precision = 0.8
    label_voice: LabelVoice = "narrator"
