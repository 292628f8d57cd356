"""From the options of a command to labelled passages: read, chosen, and said what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

import framing
from framing.cli.intake.documents import operands
from framing.cli.options.labelled import LabelledOptions
from framing.cli.options.settings import given_by
from framing.cli.output.writing import Note, report_problem, say
from framing.corpus.conditions import MetValues, parse_conditions
from framing.corpus.languages import identify_language, is_clearly
from framing.errors import InputError, Problem
from framing.learning.examples import Example, make_examples
from framing.learning.whose_words import Hearing
from framing.metadata import value_of
from framing.report.words.phrases import plural
from framing.types import Document

NAMES = ("outlet", "source", "publication", "publisher", "author", "byline", "domain")
"""Fields whose values a classifier should not know."""


def read_passages(
    context: typer.Context, paths: list[str] | None, options: LabelledOptions, note: Note
) -> list[Document]:
    """Read the passages of the operands that are to be read; raise `InputError` where there is none."""
    places = operands(context, paths)
    bad: list[InputError] = []

    def skip(error: InputError) -> None:
        bad.append(error)
        for problem in error.problems:
            report_problem(problem, kind="skipped")

    documents = framing.read_documents(
        places,
        text_field=options.text_field,
        id_field=options.id_field,
        headline_field=options.headline_field,
        on_bad=skip if options.skip_bad else None,
        on_note=note,
    )
    every = list(documents)
    if bad:
        say(f"{plural(len(bad), 'unreadable record')} left out")
    if not every:
        raise InputError(
            ", ".join(map(_shown, places)), "holds no passage", "one passage a row, with a text and labels"
        )
    return _chosen(every, options.where or (), note)


def asked_lexicons(context: typer.Context, lexicons: list[str] | None) -> list[str] | None:
    """Return the lexicons of the command line; those of a settings file are meant for other commands."""
    return None if given_by(context, "lexicon") == "settings" else lexicons


def _shown(place: str) -> str:
    return "standard input" if place == "-" else place


def _chosen(documents: list[Document], written: Sequence[str], note: Note) -> list[Document]:
    met = MetValues(parse_conditions(written))
    kept = [document for document in documents if met.choose(document)]
    if not kept:
        raise met.error("passage")
    for problem in met.unmet("passage"):
        note(problem)
    return kept


def read_examples(
    documents: Sequence[Document],
    options: LabelledOptions,
    note: Note,
    *,
    groups: Sequence[str] = (),
    ticks: bool = False,
    weight: str | None = None,
    hearing: Hearing = "all",
) -> tuple[list[Example], tuple[str, ...]]:
    """Return the passages with their labels, and why others were left out, which is said, too."""
    examples, problems = make_examples(
        documents,
        label_field=options.label_field,
        label_columns=columns_of(options),
        ticks=ticks,
        groups=groups,
        outlet_field=options.by,
        weight_field=weight,
        hearing=hearing,
    )
    for problem in problems:
        note(problem)
    return examples, tuple(problem.message for problem in problems)


def columns_of(options: LabelledOptions) -> list[str]:
    """Return the fields that are a label each."""
    return [name.strip() for name in (options.labels or "").split(",") if name.strip()]


def fields_of(options: LabelledOptions) -> list[str]:
    """Return the fields that labels are read from."""
    return columns_of(options) or [options.label_field]


def note_foreign(examples: Sequence[Example], language: str, note: Note) -> None:
    """Say how many passages are in another language, which a model of this one cannot read."""
    language = language.partition("-")[0].lower()
    foreign = [
        example.id
        for example in examples
        if not is_clearly(example.text, language) and identify_language(example.text) not in (None, language)
    ]
    if foreign:
        hint = "leave them out: --where FIELD=VALUE, if a field tells the language"
        note(Problem(", ".join(foreign[:3]), f"{plural(len(foreign), 'passage')} not in {language}", hint))


def names_in(documents: Iterable[Document], outlet_field: str | None) -> list[str]:
    """Return the names of outlets and authors that the passages come with."""
    fields = {name for name in (*NAMES, outlet_field) if name}
    found = {value_of(document.meta, field) for document in documents for field in fields}
    return sorted(found - {""})


def place_of(documents: Sequence[Document]) -> str:
    """Return the names of the files that passages are from."""
    return ", ".join(dict.fromkeys(Path(document.path or "-").name for document in documents))
