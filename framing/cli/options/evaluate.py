"""The options of `framing evaluate`: what is set beside the labels of people, and the sheets of coders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from framing.cli.options.declaring import complete_lexicon, complete_model

_JUDGING, _CODERS = "What is set beside people's labels", "What coders have written"


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What is set beside the labels of people, and what it must reach."""

    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            "-m",
            metavar="ID|FILE",
            help="Classifier to check.",
            autocompletion=complete_model,
            rich_help_panel=_JUDGING,
        ),
    ] = None
    lexicon: Annotated[
        list[str] | None,
        typer.Option(
            "--lexicon",
            "-l",
            metavar="ID|FILE",
            help="Or lexicon to check, repeatable: a frame is there when one match counts.",
            autocompletion=complete_lexicon,
            rich_help_panel=_JUDGING,
        ),
    ] = None
    no_gate: Annotated[
        bool,
        typer.Option("--no-gate", help="Count terms even where their context is absent.", rich_help_panel=_JUDGING),
    ] = False
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="A=B",
            help="What people call A is B in the classifier or lexicon, repeatable.",
            rich_help_panel=_JUDGING,
        ),
    ] = None
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="List so many errors, worst first.", rich_help_panel=_JUDGING)
    ] = 0
    min_f1: Annotated[
        float | None,
        typer.Option(metavar="X", min=0, max=1, help="Fail below this macro-F1.", rich_help_panel=_JUDGING),
    ] = None
    min_auc: Annotated[
        float | None,
        typer.Option(metavar="X", min=0, max=1, help="Fail below this mean AUC.", rich_help_panel=_JUDGING),
    ] = None


@dataclass(frozen=True, slots=True)
class CodingOptions:
    """The sheets of coders, and what is made of them."""

    coder: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SHEET", help="A filled sheet, or a table with labels; one for each coder.", rich_help_panel=_CODERS
        ),
    ] = None
    key: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The key that framing sample wrote beside them.", rich_help_panel=_CODERS),
    ] = None
    ticks: Annotated[
        bool,
        typer.Option("--ticks", help="Coders ticked what is there: an empty cell means no.", rich_help_panel=_CODERS),
    ] = False
    disputed: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Write what coders differ on as a sheet to be settled.", rich_help_panel=_CODERS
        ),
    ] = None
    settled: Annotated[
        str | None,
        typer.Option(metavar="SHEET", help="That sheet, filled in: it settles.", rich_help_panel=_CODERS),
    ] = None
    adjudicated: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write the outcome: for --decisions (matches, documents, passages of a classifier) or train.",
            rich_help_panel=_CODERS,
        ),
    ] = None
    seed: Annotated[int, typer.Option(min=0, help="Of random resampling.", rich_help_panel=_CODERS)] = 1
