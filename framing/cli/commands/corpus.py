"""`framing corpus`: what was read, set aside and repeated; one normalised corpus file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import typer

import framing
from framing.cli.intake.documents import Intake, operands
from framing.cli.options.shared import PrintOptions, ReadOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, render
from framing.corpus.describing import Description, describe_document
from framing.corpus.normal import as_record
from framing.corpus.survey import Survey, Surveyor
from framing.errors import Problem
from framing.report.media.json import Json, dump_indented, dump_line
from framing.report.parts.provenance import run_json
from framing.types import Document

_Described = tuple[Document, Description]


@dataclass(frozen=True, slots=True)
class _Describing:
    """Describes each document, and sends it back with that."""

    def __call__(self) -> Callable[[Document], _Described]:
        return lambda document: (document, describe_document(document))


def run_corpus(context: typer.Context, paths: list[str] | None, read: ReadOptions, show: PrintOptions) -> None:
    """Write the corpus, or a survey of it; with a corpus file, the survey goes to standard output."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    intake = Intake(read, show)
    surveyor = Surveyor()
    documents = _surveyed(intake, places, surveyor)
    is_corpus = chosen in ("jsonl", "parquet")
    with open_output(show.output) as out:
        if chosen == "parquet":
            from framing.corpus.formats.parquet import write_parquet

            write_parquet(_records(documents, show), out, show.output or "standard output")
        elif chosen == "jsonl":
            for record in _records(documents, show):
                out.write(dump_line(record))
        elif chosen == "csv":
            for piece in _listed(documents, surveyor, show):
                out.write(piece)
        else:
            for _ in documents:
                pass
            out.write(_view(_survey(surveyor), chosen, intake, to_file=goes_to_file(show.output)))
    if chosen == "csv":
        hint = "-o corpus.jsonl (or .parquet) writes a corpus that every command reads"
        intake.note(Problem(show.output or "csv", "a list of the documents, without their texts", hint))
    if is_corpus and goes_to_file(show.output) and not show.quiet:
        with open_output(None) as out:
            out.write(_view(_survey(surveyor), "table", intake, to_file=False))
    intake.finish(surveyed=True)


def _surveyed(intake: Intake, places: list[str], surveyor: Surveyor) -> Iterator[_Described]:
    for document, description in intake.each(places, _Describing()):
        surveyor.add(document, description)
        yield document, description


def _survey(surveyor: Surveyor) -> Survey:
    return surveyor.survey(today=date.today().isoformat())


def _records(documents: Iterator[_Described], show: PrintOptions) -> Iterator[Json]:
    for document, description in documents:
        yield as_record(document, language=description.language, with_text=not show.no_text)


def _listed(documents: Iterator[_Described], surveyor: Surveyor, show: PrintOptions) -> Iterator[bytes]:
    """Yield a row for each document, once all are read: only then one knows what is a copy, and what is odd."""
    from framing.report.corpus.csv import corpus_csv, list_document

    listed = [list_document(*one, with_text=not show.no_text) for one in documents]
    yield from corpus_csv(listed, _survey(surveyor))


def _view(survey: Survey, chosen: str, intake: Intake, *, to_file: bool) -> bytes:
    from framing.report.corpus.json import LeftOut, corpus_json
    from framing.report.corpus.view import corpus_markdown, corpus_table

    show = intake.show
    with_text = not show.no_text
    left_out = LeftOut(intake.aside, [problem for error in intake.bad for problem in error.problems])
    if chosen == "json":
        run = run_json("corpus", framing.__version__, (), {"skip_bad": intake.read.skip_bad, **intake.asked()})
        return dump_indented(corpus_json(survey, left_out, run, with_text=with_text))
    if chosen == "markdown":
        return corpus_markdown(survey, left_out, with_text=with_text).encode("utf-8", "replace")
    return render(*corpus_table(survey, left_out, with_text=with_text), color=show.color, to_file=to_file)
