"""`framing lexicon`: list, show, check, start and convert lexicons."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from framing.cli.exit_status import ExitStatus
from framing.cli.options.declaring import complete_lexicon, format_option
from framing.cli.options.shared import Color, Output
from framing.cli.output.filing import files_among, refuse_written_over
from framing.cli.output.writing import choose_format, goes_to_file, open_output, render, report_problem, width_of
from framing.errors import Problem, UsageError

Name = Annotated[
    str, typer.Argument(metavar="LEXICON", help="A bundled lexicon, or a file.", autocompletion=complete_lexicon)
]

LISTED = ("table", "markdown", "json", "jsonl", "csv")
SHOWN = ("table", "markdown", "json", "jsonl", "csv")
CHECKED = ("table", "markdown", "json", "jsonl", "csv", "github")

lexicon = typer.Typer(no_args_is_help=True, help="List, show, check, start and convert lexicons.")


def _write(pieces: Iterable[bytes], output: str | None, *, read: Iterable[str] = ()) -> None:
    """Write the pieces; `read` are the lexicons that they come from, by id or file."""
    refuse_written_over("--output", output, files_among(read))
    with open_output(output) as out:
        for piece in pieces:
            out.write(piece)


Unheard = Annotated[bool, typer.Option("--verbose", "-v", hidden=True)]
"""Taken as every command takes it, where there is no more to say."""


@lexicon.command("list")
def list_lexicons(
    chosen: Annotated[str | None, format_option(LISTED)] = None,
    output: Output = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print ids alone, where a table is printed.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name the things that each has names for.")] = False,
    color: Color = "auto",
) -> None:
    """List the bundled lexicons with their versions and sizes."""
    from framing.lexicon import load_bundled
    from framing.report.lexicon import list as report
    from framing.report.media.json import dump_indented, dump_line

    style = choose_format(chosen, output, allowed=LISTED)
    lexicons = load_bundled(default_only=False)
    if style == "json":
        pieces = [dump_indented(report.list_json(lexicons))]
    elif style == "jsonl":
        pieces = [dump_line({"schema": "framing.lexicon-summary/1", **report.summary_json(one)}) for one in lexicons]
    elif style == "csv":
        pieces = [report.list_csv(lexicons)]
    elif style == "markdown":
        pieces = [report.list_markdown(lexicons).encode()]
    elif quiet:
        pieces = [f"{one.id}\n".encode() for one in lexicons]
    else:
        to_file = goes_to_file(output)
        width = width_of(to_file=to_file)
        lines = report.list_things(lexicons) if verbose else report.list_table(lexicons, width=width)
        pieces = [render(*lines, color=color, to_file=to_file)]
    _write(pieces, output)


@lexicon.command()
def show(
    name: Name,
    concept: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Show only this concept, repeatable.")
    ] = None,
    chosen: Annotated[str | None, format_option(SHOWN)] = None,
    output: Output = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave out words and sources, for people.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show all forms of the words, for people.")] = False,
    color: Color = "auto",
) -> None:
    """Show what a lexicon names, in which rival ways, who uses them, and where that can be checked."""
    from framing.lexicon import load_lexicon
    from framing.report.lexicon import page as report
    from framing.report.media.json import dump_as

    style = choose_format(chosen, output, allowed=SHOWN)
    loaded = load_lexicon(name)
    concepts = loaded.concepts
    if concept:
        known = [one.id for one in concepts]
        for identity in concept:
            if identity not in known:
                raise UsageError("--concept", f"{loaded.id} has no concept {identity}", f"it has {', '.join(known)}")
        concepts = tuple(one for one in concepts if one.id in concept)
    detail: report.Detail = "names" if quiet else "forms" if verbose else "words"
    if style in ("json", "jsonl"):
        piece = dump_as(report.lexicon_json(loaded, concepts), style)
    elif style == "csv":
        piece = report.lexicon_csv(loaded, concepts)
    elif style == "markdown":
        piece = report.lexicon_markdown(loaded, concepts, detail=detail).encode()
    else:
        piece = render(*report.lexicon_page(loaded, concepts, detail=detail), color=color, to_file=goes_to_file(output))
    _write([piece], output, read=[name])


@lexicon.command()
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[LEXICONS]...", help="Files or ids; none: all bundled.", autocompletion=complete_lexicon
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing where all pass.")] = False,
    verbose: Unheard = False,
    chosen: Annotated[str | None, format_option(CHECKED)] = None,
    output: Output = None,
    color: Color = "auto",
) -> None:
    """Report every problem of lexicons at once, with its line, and run their embedded tests."""
    from framing.curating.check import check_lexicons
    from framing.report.lexicon import check as report
    from framing.report.media.json import dump_as

    style = choose_format(chosen, output, allowed=CHECKED)
    reports = check_lexicons(names or ())
    passed = all(one.passed(strict=strict) for one in reports)
    if quiet and passed and output is None:
        return
    if style in ("json", "jsonl"):
        piece = dump_as(report.check_json(reports, strict=strict), style)
    elif style == "csv":
        piece = report.check_csv(reports)
    elif style == "github":
        piece = report.check_github(reports).encode()
    elif style == "markdown":
        piece = report.check_markdown(reports, strict=strict).encode()
    else:
        lines = report.check_lines(reports, strict=strict)
        piece = render(*lines, color=color, to_file=goes_to_file(output))
    _write([piece], output, read=names or ())
    if not passed:
        raise typer.Exit(ExitStatus.CHECK_FAILED)


@lexicon.command()
def new(
    identity: Annotated[str, typer.Argument(metavar="ID", help="Lower-case words joined by hyphens.")],
    kind: Annotated[Literal["naming", "register"], typer.Option(help="Rival names, or a way of writing.")] = "naming",
    output: Output = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say what comes next.")] = False,
    verbose: Unheard = False,
) -> None:
    """Write a new lexicon with a comment at every key: framing lexicon new my-words -o my-words.toml."""
    from framing.curating.scaffold import new_lexicon

    content = new_lexicon(identity, kind=kind).encode()
    if output is not None and Path(output).is_file() and Path(output).read_bytes() != content:
        wrong = "exists already, and somebody may have written on it"
        raise UsageError(f"--output {output}", wrong, "choose another name for it")
    _write([content], output)
    if goes_to_file(output) and not quiet:
        report_problem(Problem(str(output), "fill it in", f"then: framing lexicon check {output}"), kind="note")


@lexicon.command()
def convert(
    source: Annotated[
        str,
        typer.Argument(metavar="IN", help="A dictionary of any format, or a lexicon.", autocompletion=complete_lexicon),
    ],
    output: Output = None,
    read_as: Annotated[
        str | None, typer.Option("--from", metavar="FORMAT", help="What IN is (default: by its suffix).")
    ] = None,
    write_as: Annotated[
        str | None, typer.Option("--to", metavar="FORMAT", help="What is written (default: by the suffix of -o).")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Count what is lost, do not list it.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="List all that is lost, not five of a kind.")
    ] = False,
) -> None:
    """Turn a dictionary of another tool into a lexicon, or back, and say what is not carried over.

    Formats: toml, csv, tsv, liwc, liwc22, quanteda, lexicoder, lexicoder2, yoshikoder, wordstat;
    hunspell (only read); vale, vale-substitution (only written).
    """
    from framing.cli.commands.lexicon_convert import convert_file

    shown = 0 if quiet else None if verbose else 5
    convert_file(source, output, read_as=read_as, write_as=write_as, shown=shown)
