"""The options of `framing lint`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from framing.cli.options.shared import Concepts, Decisions, Frames, Lexicons, NoGate, Zones

FailLevel = Literal["error", "warning", "info", "never"]
_JUDGING = "What is found"


@dataclass(frozen=True, slots=True)
class LintOptions:
    """By which rules texts are judged, what is known already, and when the check fails."""

    house: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="House style: rules on names and words (TOML, see README).", rich_help_panel=_JUDGING
        ),
    ] = None
    fail_level: Annotated[
        FailLevel,
        typer.Option(
            metavar="LEVEL",
            help="Exit with 1 where a finding has this level or a graver one: error, warning, info, never.",
            rich_help_panel=_JUDGING,
        ),
    ] = "warning"
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Findings that are known and not told again.", rich_help_panel=_JUDGING),
    ] = None
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write what is found to --baseline, and pass.", rich_help_panel=_JUDGING),
    ] = False
    lexicon: Lexicons = None
    no_gate: NoGate = False
    zone: Zones = None
    concept: Concepts = None
    frame: Frames = None
    decisions: Decisions = None
