"""The options of `framing trend`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

Width = Literal["day", "week", "month", "quarter", "year"]
_FOLLOWING = "What is followed"


@dataclass(frozen=True, slots=True)
class TrendOptions:
    """What is followed over time."""

    date_field: Annotated[
        str, typer.Option(metavar="FIELD", help="Metadata field with the date.", rich_help_panel=_FOLLOWING)
    ] = "date"
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Metadata field that makes the groups (default: one of all).",
            rich_help_panel=_FOLLOWING,
        ),
    ] = None
    bin: Annotated[
        Width | None,
        typer.Option(
            help="Stretch of time (default: the shortest with ten documents in most).", rich_help_panel=_FOLLOWING
        ),
    ] = None
    side: Annotated[
        Literal["own", "attributed", "all"],
        typer.Option(help="Whose namings: the writer's own, others', or all.", rich_help_panel=_FOLLOWING),
    ] = "own"
    at: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Set what follows this date against what precedes it.", rich_help_panel=_FOLLOWING
        ),
    ] = None
    change: Annotated[
        bool,
        typer.Option(
            "--change", help="Look for candidate changes, by permutation (24 bins or more).", rich_help_panel=_FOLLOWING
        ),
    ] = False
    seed: Annotated[int, typer.Option(min=0, help="Of random rearrangements.", rich_help_panel=_FOLLOWING)] = 1
