"""`framing evaluate`: check a model, a lexicon, or coders, against what people have coded."""

from __future__ import annotations

import typer

from framing.cli.options.evaluate import CodingOptions, JudgeOptions
from framing.cli.options.labelled import LabelledOptions
from framing.cli.options.settings import given_by
from framing.cli.options.shared import PrintOptions
from framing.errors import UsageError

_NOT_OF_CODERS = ("lexicon", "no_gate", "map", "errors", "min_f1", "min_auc", "by")


def run_evaluate(
    context: typer.Context,
    paths: list[str] | None,
    read: LabelledOptions,
    judge: JudgeOptions,
    coding: CodingOptions,
    show: PrintOptions,
) -> None:
    """Write what the sheets of coders come to, or what the labels of people say of a model or lexicon."""
    if coding.coder:
        if paths or judge.model is not None:
            raise UsageError("--coder", "sheets are set beside each other, not beside a model", "leave out one of both")
        _refuse_others(context)
        from framing.cli.commands.evaluate_coders import run_coding

        run_coding(context, coding.coder, read, coding, show)
        return
    if given := _of_coders(coding):
        raise UsageError(given, "is about the sheets of coders: whose?", "give --coder SHEET for each coder")
    from framing.cli.commands.evaluate_model_or_lexicon import run_judging

    run_judging(context, paths, read, judge, coding, show)


def _refuse_others(context: typer.Context) -> None:
    """Raise for an option that says nothing of sheets, rather than let it seem to have been heeded."""
    for name in _NOT_OF_CODERS:
        if given_by(context, name) == "command line":
            raise UsageError(f"--{name.replace('_', '-')}", "says nothing of the sheets of coders", "leave it out")


def _of_coders(coding: CodingOptions) -> str | None:
    """Return an option that only makes sense with sheets."""
    given = {
        "--key": coding.key,
        "--disputed": coding.disputed,
        "--settled": coding.settled,
        "--adjudicated": coding.adjudicated,
    }
    return next((name for name, value in given.items() if value is not None), None)
