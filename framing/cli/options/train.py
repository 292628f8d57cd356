"""The options of `framing train`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from framing.cli.options.declaring import PRINTING, complete_lexicon, format_option
from framing.cli.options.shared import VIEWS, ConfigFile

_LEARNING = "What is learnt"


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """What is learnt, and how it is tested."""

    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="OUT.model", help="Write the model to this file.", rich_help_panel=_LEARNING
        ),
    ] = None
    multi: Annotated[
        bool | None,
        typer.Option(
            "--multi/--single",
            help="Several labels a passage, or exactly one (default: as the passages have them).",
            show_default=False,
            rich_help_panel=_LEARNING,
        ),
    ] = None
    group: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD",
            help="Field, repeatable: passages that share a value (event, outlet …) are never on both sides of a test.",
            rich_help_panel=_LEARNING,
        ),
    ] = None
    ticks: Annotated[
        bool, typer.Option("--ticks", help="With --labels: an empty cell means no.", rich_help_panel=_LEARNING)
    ] = False
    weight: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Field with how many passages each stands for (weight, of a drawn sample): it counts for as many.",
            rich_help_panel=_LEARNING,
        ),
    ] = None
    drop_rare: Annotated[
        bool,
        typer.Option("--drop-rare", help="Leave out labels that too few passages have.", rich_help_panel=_LEARNING),
    ] = False
    id: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="What the model is called (default: as the file).", rich_help_panel=_LEARNING
        ),
    ] = None
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A title for people.", rich_help_panel=_LEARNING)
    ] = None
    language: Annotated[
        str, typer.Option(metavar="CODE", help="The language of the passages.", rich_help_panel=_LEARNING)
    ] = "en"
    licence: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Of the passages, for the model card.", rich_help_panel=_LEARNING),
    ] = None
    attribution: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="To whom the passages are owed, for the card.", rich_help_panel=_LEARNING),
    ] = None
    strength: Annotated[
        float | None,
        typer.Option(
            metavar="C",
            min=1e-4,
            max=1e4,
            help="Less is simpler: inverse penalty (default: as held-out passages say).",
            rich_help_panel=_LEARNING,
        ),
    ] = None
    embed: Annotated[
        bool,
        typer.Option(
            "--embed",
            help="Learn from sentence embeddings, too: better, slower, and needs the extra embed.",
            rich_help_panel=_LEARNING,
        ),
    ] = False
    tune: Annotated[
        bool,
        typer.Option(
            "--tune",
            help="Tune the transformer behind --embed to the labels, too: better with a thousand passages; "
            "takes minutes, and needs the extra embed.",
            rich_help_panel=_LEARNING,
        ),
    ] = False
    keywords: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.toml",
            help="Words that speak for each label beforehand; they help where few passages are labelled.",
            rich_help_panel=_LEARNING,
        ),
    ] = None
    no_upon: Annotated[
        bool,
        typer.Option(
            "--no-upon",
            help="Learn from these passages alone, not upon the bundled models (which help where there are few).",
            rich_help_panel=_LEARNING,
        ),
    ] = False
    no_neighbours: Annotated[
        bool,
        typer.Option(
            "--no-neighbours",
            help="Keep no terms of single passages in the model; it then leans on none that are alike.",
            rich_help_panel=_LEARNING,
        ),
    ] = False
    no_curve: Annotated[
        bool, typer.Option("--no-curve", help="No learning curve (twice as fast).", rich_help_panel=_LEARNING)
    ] = False
    lexicon: Annotated[
        list[str] | None,
        typer.Option(
            "--lexicon",
            "-l",
            metavar="ID|FILE",
            help="Lexicon to measure beside: what it finds of the same labels.",
            autocompletion=complete_lexicon,
            rich_help_panel=_LEARNING,
        ),
    ] = None
    map: Annotated[
        list[str] | None,
        typer.Option(
            metavar="A=B", help="What people call A is B in the lexicon, repeatable.", rich_help_panel=_LEARNING
        ),
    ] = None
    card: Annotated[
        str | None,
        typer.Option(metavar="FILE.md", help="Write the model card, too.", rich_help_panel=_LEARNING),
    ] = None
    seed: Annotated[int, typer.Option(min=0, help="Of folds and resampling.", rich_help_panel=_LEARNING)] = 1


@dataclass(frozen=True, slots=True)
class TellOptions:
    """How a report is printed that always goes to standard output."""

    format: Annotated[str | None, format_option(VIEWS.formats, panel=PRINTING, by_suffix=False)] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes.", rich_help_panel=PRINTING)] = False
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour.", rich_help_panel=PRINTING)] = (
        "auto"
    )
    config: ConfigFile = None
    formats: tuple[str, ...] = VIEWS.formats
