"""`framing suggest`: terms that a lexicon seems to miss."""

from __future__ import annotations

import typer

import framing
from framing.cli.intake.documents import Intake, operands
from framing.cli.options.shared import PrintOptions, ReadOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, render, width_of
from framing.curating.suggesting import ConceptSuggestions, suggest_terms
from framing.curating.suggesting_survey import Surveying
from framing.errors import UsageError
from framing.lexicon import load_lexicons
from framing.reading.selecting import select
from framing.report.media.json import dump_indented, dump_line
from framing.report.parts.provenance import run_json
from framing.report.suggest.csv import suggestions_csv
from framing.report.suggest.json import suggestion_lines, suggestions_json, suggestions_toml
from framing.report.suggest.view import suggestions_lines, suggestions_markdown


def run_suggest(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    show: PrintOptions,
    *,
    lexicon: list[str] | None,
    concept: list[str] | None,
    top: int,
) -> None:
    """Write what the concepts of some lexicons seem to miss in the operands."""
    if not lexicon:
        raise UsageError("--lexicon", "is missing: whose terms shall be completed?", "give -l ID or -l FILE")
    if show.no_text:
        raise UsageError("--no-text", "suggestions are words of your documents", "leave it out")
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    lexicons = load_lexicons(lexicon)
    selection = select(lexicons, concepts=concept or ())
    languages = frozenset(one.language.partition("-")[0].lower() for one in lexicons)
    intake = Intake(read, show, languages)
    surveyed = list(intake.each(places, Surveying(lexicons)))
    found = suggest_terms(surveyed, lexicons, selection=selection, top=top)
    settings = {"concept": concept or [], "top": top, **intake.asked()}
    run = run_json("suggest", framing.__version__, lexicons, settings)
    with open_output(show.output) as out:
        out.write(_print(found, chosen, show, run))
    intake.finish()


def _print(found: tuple[ConceptSuggestions, ...], chosen: str, show: PrintOptions, run: dict[str, object]) -> bytes:
    if chosen == "json":
        return dump_indented(suggestions_json(found, run))
    if chosen == "jsonl":
        return b"".join(dump_line(line) for line in suggestion_lines(found))
    if chosen == "csv":
        return b"".join(suggestions_csv(found))
    if chosen == "toml":
        return suggestions_toml(found).encode()
    if chosen == "markdown":
        return suggestions_markdown(found).encode()
    to_file = goes_to_file(show.output)
    lines = suggestions_lines(found, width=width_of(to_file=to_file))
    return render(*lines, color=show.color, to_file=to_file)
