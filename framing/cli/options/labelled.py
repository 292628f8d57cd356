"""The options of commands that read labelled passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from framing.cli.options.shared import HeadlineField, SkipBad, TextField, Where

_READING, _LABELS = "What is read", "Where labels stand"

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
    where: Where = None
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
