"""The options of `framing compare`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

Policy = Literal["keep", "weight", "drop"]
_COMPARING = "What is compared"


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What makes the groups, and how their differences are tested."""

    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Metadata field that makes the groups (default: each operand is one).",
            rich_help_panel=_COMPARING,
        ),
    ] = None
    strata: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Test inside the values of this field only (topic, genre, week …).",
            rich_help_panel=_COMPARING,
        ),
    ] = None
    paired: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Compare only events that both groups report; FIELD names the event.",
            rich_help_panel=_COMPARING,
        ),
    ] = None
    copies: Annotated[
        Policy,
        typer.Option(
            help="Copies of one text in a group: count all, share one weight, or leave all but one out.",
            rich_help_panel=_COMPARING,
        ),
    ] = "keep"
    keyness: Annotated[
        bool,
        typer.Option("--keyness", help="Also list the words that mark each group.", rich_help_panel=_COMPARING),
    ] = False
    seed: Annotated[int, typer.Option(min=0, help="Of random rearrangements.", rich_help_panel=_COMPARING)] = 1
