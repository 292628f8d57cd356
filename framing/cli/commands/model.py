"""`framing model`: list and show classifiers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.options.declaring import complete_model, format_option
from framing.cli.options.shared import Color, Output
from framing.cli.output.filing import files_among, refuse_written_over
from framing.cli.output.writing import choose_format, goes_to_file, open_output, render, width_of

Name = Annotated[
    str, typer.Argument(metavar="MODEL", help="A bundled classifier, or a file.", autocompletion=complete_model)
]
LISTED = ("table", "markdown", "json", "jsonl", "csv")
SHOWN = ("table", "markdown", "json", "jsonl", "csv")

WORDS, MANY = 8, 30
"""How many of its strongest words are shown of a label, and how many where more is asked for."""

model = typer.Typer(no_args_is_help=True, help="List and show classifiers.")


@model.command("list")
def list_models(
    chosen: Annotated[str | None, format_option(LISTED)] = None,
    output: Output = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print ids alone, where a table is printed.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the labels of each.")] = False,
    color: Color = "auto",
) -> None:
    """List the bundled classifiers with their labels and how far they can be relied on."""
    from framing.learning.bundled import bundled_models, load_model
    from framing.report.media.json import dump_indented, dump_line
    from framing.report.model import list as report

    style = choose_format(chosen, output, allowed=LISTED)
    rows = [report.summarise(load_model(name), size=report.size_of(name)) for name in bundled_models()]
    if style == "json":
        piece = dump_indented(report.list_json(rows))
    elif style == "jsonl":
        piece = b"".join(dump_line(line) for line in report.list_lines(rows))
    elif style == "csv":
        piece = report.list_csv(rows)
    elif style == "markdown":
        piece = report.list_markdown(rows).encode()
    elif quiet:
        piece = "".join(f"{row.id}\n" for row in rows).encode()
    else:
        to_file = goes_to_file(output)
        lines = report.list_labels(rows) if verbose else report.list_table(rows, width=width_of(to_file=to_file))
        piece = render(*lines, color=color, to_file=to_file)
    with open_output(output) as out:
        out.write(piece)


@model.command()
def show(
    name: Name,
    words: Annotated[
        int | None,
        typer.Option("--words", metavar="N", min=0, help=f"How many words of each label to show (default {WORDS})."),
    ] = None,
    chosen: Annotated[str | None, format_option(SHOWN)] = None,
    output: Output = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no words, unless --words says how many.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help=f"Show {MANY} words of each label.")] = False,
    color: Color = "auto",
) -> None:
    """Show the card of a classifier, its thresholds, and the words that speak most for and against each label."""
    from framing.learning.bundled import load_model
    from framing.learning.card import read_card
    from framing.report.media.json import dump_as
    from framing.report.media.sections import section_lines
    from framing.report.model import page as report

    style = choose_format(chosen, output, allowed=SHOWN)
    refuse_written_over("--output", output, files_among([name]))
    words = words if words is not None else 0 if quiet else MANY if verbose else WORDS
    loaded = load_model(name)
    card = read_card(loaded, place=Path(name).name)
    to_file = goes_to_file(output)
    if style in ("json", "jsonl"):
        piece = dump_as(report.model_json(loaded, card, words=words), style)
    elif style == "csv":
        piece = report.model_csv(loaded, words=words)
    elif style == "markdown":
        piece = report.model_markdown(loaded, card, words=words).encode("utf-8", "replace")
    else:
        width = width_of(to_file=to_file)
        lines = section_lines(report.model_sections(loaded, card, words=words), width=width)
        piece = render(*lines, color=color, to_file=to_file)
    with open_output(output) as out:
        out.write(piece)
