"""The options of commands that take classifiers: which ones, how sure they must be, and whose words they read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import typer

from framing.cli.options.declaring import complete_model

CLASSIFYING = "What classifiers do"
"""The panel of the help in which the options of classifiers stand."""


def model_option(help_text: str) -> Any:
    """Return the option that names a classifier."""
    return typer.Option(
        "--model",
        "-m",
        metavar="ID|FILE",
        help=help_text,
        autocompletion=complete_model,
        show_default=False,
        rich_help_panel=CLASSIFYING,
    )


Precision = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        help="How often a label was right on held-out passages where it is sure; below that the model abstains.",
        rich_help_panel=CLASSIFYING,
    ),
]
LabelVoice = Annotated[
    Literal["narrator", "all"],
    typer.Option(
        help="What classifiers read: the writer's own words alone, or quotations and reported speech, too.",
        rich_help_panel=CLASSIFYING,
    ),
]


@dataclass(frozen=True, slots=True)
class GivenLabels:
    """Which classifiers label passages that are scored, and how sure they must be."""

    model: Annotated[list[str] | None, model_option("Classifier to apply as well, repeatable.")] = None
    precision: Precision = 0.8


@dataclass(frozen=True, slots=True)
class LabelOptions:
    """Which classifiers are applied, how sure they must be, and whose words they read."""

    model: Annotated[
        list[str] | None,
        model_option("Classifier to apply to the paragraphs (or passages of --unit) as well, repeatable."),
    ] = None
    precision: Precision = 0.8
    label_voice: LabelVoice = "narrator"
