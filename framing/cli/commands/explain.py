"""`framing explain`: why a place was counted as it was, or why it was not."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import framing
from framing.cli.intake.decisions import read_decided, text_notes
from framing.cli.intake.documents import Intake
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.output.filing import files_among, refuse_written_over
from framing.cli.output.writing import choose_format, goes_to_file, open_output, refuse_hidden_text, render
from framing.corpus.conditions import parse_conditions
from framing.errors import InputError, Problem, UsageError
from framing.lexicon import load_bundled, load_lexicons
from framing.reading.explaining import Explanation, explain_place
from framing.reading.selecting import select
from framing.report.explain.json import explanation_json
from framing.report.media.json import dump_as
from framing.report.parts.provenance import rulings_json, run_json
from framing.types import Document

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d{1,12})(?::(?P<column>\d{1,12}))?", re.DOTALL)
_RECORD = re.compile(r"(?P<file>.+):\d+", re.DOTALL)


ID_HINT = "if this is the id of a document, give its file, and the id with --document"


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    line: int
    column: int | None
    document: str | None

    @property
    def record(self) -> _Place:
        """Return FILE:RECORD:LINE for what looks like FILE:LINE:COL; only the documents of the file can tell."""
        name = f"{self.file}:{self.line}"
        return replace(self, line=self.column or 0, column=None, document=name)


def run_explain(
    place: str,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    *,
    document: str | None,
) -> None:
    """Write why the place was counted as it was; `document` is the id of the one that is meant."""
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    where = _parse(place, document)
    beside = (*(count.lexicon or ()), *map(str, count.decisions or ()))
    refuse_written_over("--output", show.output, [where.file, *files_among(beside)])
    intake = Intake(read, show)
    decided = read_decided(count.decisions, intake.note)
    for note in text_notes(decided.texts, None):
        intake.note(note)
    rulings = decided.rulings
    where, found = _find(where, intake)
    lexicons = load_lexicons(count.lexicon) if count.lexicon else load_bundled()
    selection = select(lexicons, concepts=count.concept or (), frames=count.frame or ())
    try:
        explanation = explain_place(
            found,
            lexicons,
            line=where.line,
            column=where.column,
            gate=not count.no_gate,
            rulings=rulings,
            selection=selection,
        )
    except IndexError:
        raise _beyond(place, where, found) from None
    settings: dict[str, object] = {
        "gate": not count.no_gate,
        "concept": count.concept or [],
        "frame": count.frame or [],
        **intake.asked(),
    }
    if rulings is not None:
        settings["decisions"] = rulings_json(rulings)
    run = run_json("explain", framing.__version__, lexicons, settings)
    with open_output(show.output) as out:
        out.write(_print(explanation, chosen, show, run))


def _parse(place: str, document: str | None) -> _Place:
    """Read FILE:LINE or FILE:LINE:COL; before them a record without id is FILE:RECORD, as results call it."""
    match = _PLACE.fullmatch(place)
    if match is None:
        raise UsageError(place, "is no place", "give FILE:LINE:COLUMN, or FILE:LINE for a whole line")
    file, column = match["file"], match["column"]
    record = _RECORD.fullmatch(file)
    if document is None and record is not None and not Path(file).exists() and Path(record["file"]).is_file():
        file, document = record["file"], file
    return _Place(file, int(match["line"]), None if column is None else int(column), document)


def _find(where: _Place, intake: Intake) -> tuple[_Place, Document]:
    """Return the document that the place is in, and the place in it."""
    documents = _documents(where.file, intake)
    if where.document is not None:
        return where, _named(documents, where.file, where.document, _asked(intake))
    first = list(islice(documents, 2))
    if not first:
        raise UsageError(where.file, f"holds no document{_asked(intake)}")
    if len(first) == 1:
        if where.column is not None and first[0].id == where.record.document:
            said = f"read as line {where.line}, column {where.column}, as the file holds one document"
            intake.note(Problem(where.file, said, f"its line {where.column} is {first[0].id}:{where.column}:1"))
        return where, first[0]
    if where.column is not None:
        for document in chain(first, documents):
            if document.id == where.record.document:
                return where.record, document
    raise UsageError(where.file, f"holds several documents{_asked(intake)}", "name one with --document ID")


def _asked(intake: Intake) -> str:
    """Say that only some documents were asked for, where that is so."""
    return f" with {', '.join(intake.read.where)}" if intake.read.where else ""


def _documents(file: str, intake: Intake) -> Iterator[Document]:
    try:
        yield from filter(parse_conditions(intake.read.where or ()).keep, intake.documents(file))
    except InputError as error:
        problem = error.problems[0]
        if problem.hint is not None or file == "-" or Path(file).exists():
            raise
        raise InputError(problem.place, problem.message, ID_HINT) from None


def _named(documents: Iterator[Document], file: str, name: str, asked: str) -> Document:
    ids = []
    for document in documents:
        if document.id == name:
            return document
        ids.append(document.id)
    close = difflib.get_close_matches(name, ids, n=1)
    hint = f"did you mean {close[0]}?" if close else f"it holds {', '.join(ids[:3]) or 'none'}"
    raise UsageError(file, f"holds no document “{name}”{asked}", hint)


def _beyond(place: str, where: _Place, document: Document) -> UsageError:
    lines = document.text.split("\n")
    if not 1 <= where.line <= len(lines):
        return UsageError(place, f"there is no line {where.line}", f"the text has lines 1 to {len(lines)}")
    length = len(lines[where.line - 1])
    hint = f"line {where.line} has columns 1 to {length}" if length else f"line {where.line} is empty"
    return UsageError(place, f"there is no column {where.column}", hint)


def _print(explanation: Explanation, chosen: str, show: PrintOptions, run: dict[str, object]) -> bytes:
    if chosen in ("json", "jsonl"):
        value = explanation_json(explanation, run, with_text=not show.no_text)
        return dump_as(value, chosen)
    if chosen == "csv":
        from framing.report.explain.csv import explanation_csv

        return explanation_csv(explanation, with_text=not show.no_text)
    from framing.report.explain.view import explanation_markdown, explanation_table

    if chosen == "markdown":
        return explanation_markdown(explanation).encode()
    return render(explanation_table(explanation), color=show.color, to_file=goes_to_file(show.output))
