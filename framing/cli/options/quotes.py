"""The options of `framing quotes`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, get_args

from framing.cli.options.declaring import choices
from framing.cli.options.shared import Zones
from framing.types import AttributionKind

KINDS: tuple[AttributionKind, ...] = get_args(AttributionKind)


@dataclass(frozen=True, slots=True)
class QuoteOptions:
    """Which quotations are shown."""

    voice: Annotated[list[str] | None, choices(KINDS, "Count only this voice, repeatable", panel="What is counted")] = (
        None
    )
    zone: Zones = None
