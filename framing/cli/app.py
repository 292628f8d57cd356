"""The `framing` command, and the only place where exceptions become exit statuses."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Sequence
from itertools import takewhile
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

import framing
from framing.cli.commands.lexicon import lexicon
from framing.cli.commands.model import model
from framing.cli.exit_status import ExitStatus
from framing.cli.options.settings import place_in_settings
from framing.cli.output.streams import can_be_written, drop, is_about_output, stand_in_for_closed_streams, write_whole
from framing.cli.output.writing import PipeClosedError, report_problem, say
from framing.cli.signatures import (
    classify,
    compare,
    corpus,
    diff,
    evaluate,
    explain,
    kwic,
    lint,
    plan,
    quotes,
    sample,
    score,
    suggest,
    train,
    trend,
)
from framing.errors import FramingError, Problem, UsageError, reason_of, remedy_of

COLLECT_EVERY = 200_000
"""Objects between two garbage collections. Results hold no cycles; Python's 700 would cost a tenth of a short run."""


class _Command(TyperCommand):
    """A command that says of a wrong setting where it stands."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise UsageError.of(place_in_settings(ctx, problem) for problem in error.problems) from None


app = typer.Typer(
    name="framing",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    score,
    compare,
    kwic,
    quotes,
    explain,
    diff,
    classify,
    trend,
    lint,
    plan,
    corpus,
    suggest,
    sample,
    train,
    evaluate,
):
    app.command(cls=_Command)(command)
app.add_typer(lexicon, name="lexicon")
app.add_typer(model, name="model")


def _print_version(value: bool) -> None:
    if value:
        print(f"framing {framing.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Score texts for framing choices: which rival names they pick, and in whose voice."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    gc.set_threshold(COLLECT_EVERY)
    stand_in_for_closed_streams()
    write_whole()
    status = run(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if not can_be_written(stream):
            drop(stream)
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    try:
        status = app(args=list(arguments), prog_name="framing", standalone_mode=False)
        sys.stdout.flush()
    except FramingError as error:
        for problem in error.problems:
            report_problem(problem)
        return ExitStatus.COULD_NOT_RUN
    except typer.TyperException as error:
        return _refuse(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        return ExitStatus.INTERRUPTED
    except (PipeClosedError, BrokenPipeError):
        return _close_pipe()
    except SystemExit as error:
        # Typer leaves with 1 when nobody reads its help on; completion leaves with a status of its own.
        if isinstance(error.__context__, BrokenPipeError):
            return _close_pipe()
        raise
    except Exception as error:
        if is_about_output(error):
            said = f"cannot be written: {reason_of(error)}"
            report_problem(Problem("standard output", said, remedy_of(error, written=True)))
            return ExitStatus.COULD_NOT_RUN
        traceback.print_exc()
        say("this is a fault in framing, not in your input; please report it with the lines above")
        return ExitStatus.BUG
    return int(status or 0)


def _close_pipe() -> int:
    drop(sys.stdout)
    return ExitStatus.PIPE_CLOSED


def _refuse(error: typer.TyperException, arguments: Sequence[str]) -> int:
    """Print what is wrong with the command line."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error.format_message())
        return ExitStatus.COULD_NOT_RUN
    place = context.command_path if context is not None else " ".join(["framing", *_command_in(arguments)])
    parameter = getattr(error, "param", None)
    problem = Problem(place, error.format_message(), f"see `{place} --help`")
    if context is not None and parameter is not None:
        of_option = Problem(parameter.opts[0], error.message, problem.hint)
        placed = place_in_settings(context, of_option)
        problem = problem if placed is of_option else placed
    report_problem(problem)
    return ExitStatus.COULD_NOT_RUN


def _command_in(arguments: Sequence[str]) -> list[str]:
    """Return the command that arguments name; Typer does not tell of which one an option lacks its value."""
    named = list(takewhile(lambda word: not word.startswith("-"), arguments))
    return named[: 2 if named[:1] in (["lexicon"], ["model"]) else 1]
