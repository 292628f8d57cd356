"""The options of the commands that read labelled passages: where labels stand, what is learnt, what is compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from framing.cli.completing import complete_lexicon, complete_model, format_option
from framing.cli.options import VIEWS, ConfigFile, HeadlineField, SkipBad, TextField

_READING, _LABELS, _LEARNING = "What is read", "Where labels stand", "What is learnt"
_JUDGING, _PRINTING = "What is set beside people's labels", "How it is printed"

Labelled = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[LABELLED]...",
        help="Labelled passages: CSV, TSV, XLSX, JSON Lines; several files, or -.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class LabelledOptions:
    """How labelled passages are read."""

    text_field: TextField = "text"
    id_field: Annotated[
        str, typer.Option(metavar="FIELD", help="Column or key with the passage id.", rich_help_panel=_READING)
    ] = "id"
    headline_field: HeadlineField = None
    skip_bad: SkipBad = False
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=VALUE", help="Read only passages with this value, repeatable.", rich_help_panel=_READING
        ),
    ] = None
    voice: Annotated[
        Literal["all", "narrator"] | None,
        typer.Option(
            help="What is read: everything, or the writer's own words alone, "
            "without quotations and reported speech (default: everything, "
            "or what a classifier has learnt from).",
            show_default=False,
            rich_help_panel=_READING,
        ),
    ] = None
    label_field: Annotated[
        str,
        typer.Option(
            metavar="FIELD",
            help="Column or key with the labels: one name, a list, or names with ; or | between.",
            rich_help_panel=_LABELS,
        ),
    ] = "labels"
    labels: Annotated[
        str | None,
        typer.Option(
            metavar="A,B,C",
            help="Instead: columns or keys that are labels, each 1 or 0 (yes or no).",
            rich_help_panel=_LABELS,
        ),
    ] = None
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Metadata field that makes the groups (outlet …): measure each apart.",
            rich_help_panel=_LABELS,
        ),
    ] = None


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
class TellOptions:
    """How a report is printed that always goes to standard output."""

    format: Annotated[str | None, format_option(VIEWS.formats, panel=_PRINTING, by_suffix=False)] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes.", rich_help_panel=_PRINTING)] = False
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour.", rich_help_panel=_PRINTING)] = (
        "auto"
    )
    config: ConfigFile = None
    formats: tuple[str, ...] = VIEWS.formats
