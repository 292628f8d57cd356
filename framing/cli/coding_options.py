"""The options of the commands by which people code texts: what is drawn, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

_DRAWING, _CODERS = "What is drawn", "What coders have written"


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
            help="Write the outcome: rulings for --decisions (matches), or labelled passages.",
            rich_help_panel=_CODERS,
        ),
    ] = None
    seed: Annotated[int, typer.Option(min=0, help="Of random resampling.", rich_help_panel=_CODERS)] = 1
