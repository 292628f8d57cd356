"""The options of `framing sample`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from framing.cli.options.classifiers import LabelVoice, Precision, model_option

_DRAWING = "What is drawn"


@dataclass(frozen=True, slots=True)
class SampleOptions:
    """What is drawn for how many coders."""

    unit: Annotated[
        Literal["document", "paragraph", "sentence", "match"],
        typer.Option(
            metavar="UNIT",
            help="What one row is: a passage (document, paragraph, sentence), or a match: a place where a term occurs. "
            "With -m: what suits the classifier.",
            rich_help_panel=_DRAWING,
        ),
    ] = "paragraph"
    side: Annotated[
        Literal["all", "own"],
        typer.Option(
            metavar="SIDE",
            help="Whose words passages are coded for: anybody's (all), or what the writer says and takes up (own).",
            rich_help_panel=_DRAWING,
        ),
    ] = "all"
    size: Annotated[int, typer.Option("--size", "-n", min=1, help="How many rows.", rich_help_panel=_DRAWING)] = 300
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Metadata field that makes the groups to draw from (as many of each; with -m more of larger ones).",
            rich_help_panel=_DRAWING,
        ),
    ] = None
    coders: Annotated[int, typer.Option(min=1, max=9, help="A sheet for each.", rich_help_panel=_DRAWING)] = 1
    overlap: Annotated[
        float,
        typer.Option(min=0, max=100, help="Per cent of the rows that all coders have.", rich_help_panel=_DRAWING),
    ] = 100.0
    seed: Annotated[int, typer.Option(min=0, help="Of the random draw.", rich_help_panel=_DRAWING)] = 1


@dataclass(frozen=True, slots=True)
class CheckedModel:
    """The classifier that passages are drawn to check."""

    model: Annotated[
        str | None, model_option("Classifier to check: draw passages that it labels, and some that it does not.")
    ] = None
    precision: Precision = 0.8
    label_voice: LabelVoice = "narrator"
