"""The options of `framing plan`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What a study is to tell apart."""

    detect: Annotated[float, typer.Option(metavar="POINTS", help="The difference to detect, in percentage points.")] = (
        10.0
    )
    share: Annotated[float, typer.Option(min=0, max=100, help="The share it differs from, in per cent.")] = 30.0
    power: Annotated[float, typer.Option(help="How many of 100 such studies should detect it.")] = 80.0
    level: Annotated[float, typer.Option(help="Level of confidence, in per cent.")] = 95.0
    matches: Annotated[float, typer.Option(min=1, help="Namings in a document.")] = 10.0
    correlation: Annotated[
        float, typer.Option(min=0, max=1, help="How alike the namings of a document are, from 0 to 1.")
    ] = 0.2
