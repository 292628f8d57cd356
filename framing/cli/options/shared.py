"""The options that commands share, as small value objects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from framing.cli.options.declaring import PRINTING, Prints, choices, complete_lexicon, format_option
from framing.cli.options.settings import load_config
from framing.types import STANCES, VOICES, ZONES, Unit

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATHS]...", help="Files, directories, or - for standard input.", show_default=False),
]

Color = Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file (whole or not at all).")
]
"""These two are for commands that read no documents."""


_READING, _COUNTING = "What is read", "What is counted"

TextField = Annotated[str, typer.Option(metavar="FIELD", help="Column or key with the text.", rich_help_panel=_READING)]
HeadlineField = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD", help="Column or key with a headline to read before the text.", rich_help_panel=_READING
    ),
]
SkipBad = Annotated[
    bool, typer.Option("--skip-bad", help="Report and count unreadable records, go on.", rich_help_panel=_READING)
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Settings file (default: the nearest framing.toml or pyproject.toml with a tool.framing table).",
        callback=load_config,
        is_eager=True,
        rich_help_panel=PRINTING,
    ),
]
Lexicons = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        "-l",
        metavar="ID|FILE",
        help="Lexicon to use, repeatable (default: all bundled ones whose context occurs).",
        autocompletion=complete_lexicon,
        rich_help_panel=_COUNTING,
    ),
]
NoGate = Annotated[
    bool,
    typer.Option("--no-gate", help="Count terms even where their context is absent.", rich_help_panel=_COUNTING),
]
Decisions = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE",
        help="What people decided: rulings on matches, which come before counting, or labels of passages or documents "
        "(as framing evaluate --adjudicated writes them), repeatable: one file of each.",
        show_default=False,
        rich_help_panel=_COUNTING,
    ),
]
Zones = Annotated[list[str] | None, choices(ZONES, "Count only this zone, repeatable", panel=_COUNTING)]
Concepts = Annotated[
    list[str] | None,
    typer.Option("--concept", metavar="NAME", help="Count only this concept, repeatable.", rich_help_panel=_COUNTING),
]
Frames = Annotated[
    list[str] | None,
    typer.Option("--frame", metavar="NAME", help="Count only this frame, repeatable.", rich_help_panel=_COUNTING),
]


Where = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=VALUE",
        help="Read only what has this in its metadata, repeatable: of one field either value, of several all.",
        rich_help_panel=_READING,
    ),
]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How documents are read."""

    text_field: TextField = "text"
    id_field: Annotated[
        str, typer.Option(metavar="FIELD", help="Column or key with the document id.", rich_help_panel=_READING)
    ] = "id"
    headline_field: HeadlineField = None
    where: Where = None
    skip_bad: SkipBad = False
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="Processes to read with.", rich_help_panel=_READING)
    ] = 1


@dataclass(frozen=True, slots=True)
class CountOptions:
    """Which lexicons are used and what of their matches is counted."""

    lexicon: Lexicons = None
    no_gate: NoGate = False
    unit: Annotated[
        Unit,
        typer.Option(
            metavar="UNIT", help="Passage that is scored: document, paragraph, sentence.", rich_help_panel=_COUNTING
        ),
    ] = "document"
    voice: Annotated[list[str] | None, choices(VOICES, "Count only this voice, repeatable", panel=_COUNTING)] = None
    stance: Annotated[list[str] | None, choices(STANCES, "Count only this stance, repeatable", panel=_COUNTING)] = None
    zone: Zones = None
    concept: Concepts = None
    frame: Frames = None
    decisions: Decisions = None


VIEWS = Prints(("table", "markdown", "json", "jsonl", "csv"))
PAGES = Prints((*VIEWS.formats, "html"))


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """Where results go and how they look; `formats` is no option, but those that the command prints."""

    format: Annotated[str | None, format_option(VIEWS.formats, panel=PRINTING)] = None
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file (whole or not at all).", rich_help_panel=PRINTING
        ),
    ] = None
    no_text: Annotated[
        bool,
        typer.Option(
            "--no-text",
            help="Leave out all words of the documents, and fields that may hold some.",
            rich_help_panel=PRINTING,
        ),
    ] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no notes.", rich_help_panel=PRINTING)] = (
        False
    )
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Name every text in another language and every file passed over.",
            rich_help_panel=PRINTING,
        ),
    ] = False
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour.", rich_help_panel=PRINTING)] = (
        "auto"
    )
    config: ConfigFile = None
    formats: tuple[str, ...] = VIEWS.formats
