"""A model or lexicons beside the labels of people."""

from __future__ import annotations

from collections.abc import Iterator

import typer

import framing
from framing.cli.exit_status import ExitStatus
from framing.cli.intake.classifiers import note_voices
from framing.cli.intake.labelled_passages import asked_lexicons, place_of, read_examples, read_passages
from framing.cli.options.evaluate import CodingOptions, JudgeOptions
from framing.cli.options.labelled import LabelledOptions
from framing.cli.options.replication import command_line
from framing.cli.options.shared import PrintOptions
from framing.cli.output.writing import (
    choose_format,
    goes_to_file,
    note_to,
    open_output,
    render,
    report_problem,
    width_of,
)
from framing.errors import Problem, UsageError
from framing.learning.bundled import load_model
from framing.learning.doubts import doubt_labels
from framing.learning.evaluating import evaluate_labels
from framing.learning.evaluation import Evaluation
from framing.learning.model import Model
from framing.learning.naming_labels import read_mapping
from framing.lexicon import load_lexicons
from framing.lexicon.entries import Lexicon
from framing.report.media.json import dump_as
from framing.report.media.sections import section_lines
from framing.report.model.evaluation import evaluation_csv, evaluation_json, evaluation_markdown, evaluation_sections
from framing.report.parts.provenance import run_json


def run_judging(
    context: typer.Context,
    paths: list[str] | None,
    read: LabelledOptions,
    judge: JudgeOptions,
    coding: CodingOptions,
    show: PrintOptions,
) -> None:
    """Write how well the labels of people are found; leave with status 1 where that is less than asked for."""
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    model, lexicons = _subject(context, judge)
    mapping = read_mapping(judge.map or ())
    note = note_to(quiet=show.quiet)
    documents = read_passages(context, paths, read, note)
    hearing = read.voice or (model.hearing if model is not None else "all")
    examples, _ = read_examples(documents, read, note, ticks=coding.ticks, hearing=hearing)
    note_voices([model] if model is not None else [], hearing, note)
    for doubt in doubt_labels(examples):
        if doubt.kind in ("spelling", "commas", "contradiction"):
            note(Problem(place_of(documents), doubt.message, doubt.hint))
    result = evaluate_labels(
        examples,
        model if model is not None else lexicons,
        mapping=mapping,
        gate=not judge.no_gate,
        errors=judge.errors,
        seed=coding.seed,
        place=place_of(documents),
    )
    run = run_json(
        "evaluate", framing.__version__, lexicons, {"seed": coding.seed, "command_line": command_line(context)}
    )
    run["model"] = None if model is None else {"id": model.id, "version": model.version, "sha256": model.sha256}
    with open_output(show.output) as out:
        for piece in _pieces(result, chosen, run, show):
            out.write(piece)
    failed = list(_failures(result, judge))
    for problem in failed:
        report_problem(problem, kind="failed")
    if failed:
        raise typer.Exit(ExitStatus.CHECK_FAILED)


def _subject(context: typer.Context, judge: JudgeOptions) -> tuple[Model | None, tuple[Lexicon, ...]]:
    lexicon = judge.lexicon if judge.model is None else asked_lexicons(context, judge.lexicon)
    if judge.model is not None and lexicon:
        raise UsageError("--lexicon", "beside --model", "evaluate one at a time")
    if judge.model is None and not lexicon:
        raise UsageError(
            "evaluate",
            "what is to be checked?",
            "LABELLED with --model M or --lexicon L, or --coder SHEET for each coder",
        )
    if judge.model is None and judge.min_auc is not None:
        raise UsageError("--min-auc", "needs a model: lexicons have no probabilities", "give --min-f1")
    if judge.model is not None:
        return load_model(judge.model), ()
    return None, load_lexicons(lexicon or ())


def _pieces(result: Evaluation, chosen: str, run: dict[str, object], show: PrintOptions) -> Iterator[bytes]:
    with_text = not show.no_text
    if chosen in ("json", "jsonl"):
        yield dump_as(evaluation_json(result, run, with_text=with_text), chosen)
    elif chosen == "csv":
        yield from evaluation_csv(result)
    elif chosen == "markdown":
        yield evaluation_markdown(result, with_text=with_text).encode("utf-8", "replace")
    else:
        to_file = goes_to_file(show.output)
        width = width_of(to_file=to_file)
        lines = section_lines(evaluation_sections(result, width=width, with_text=with_text), width=width)
        yield render(*lines, color=show.color, to_file=to_file)


def _failures(result: Evaluation, judge: JudgeOptions) -> Iterator[Problem]:
    reached = (("--min-f1", "macro-F1", judge.min_f1, result.quality.macro_f1.value),
               ("--min-auc", "mean AUC", judge.min_auc, result.mean_auc))  # fmt: skip
    for option, name, least, value in reached:
        if least is not None and (value is None or value < least):
            yield Problem(option, f"{name} is {'unknown' if value is None else f'{value:.3f}'}, below {least:g}")
