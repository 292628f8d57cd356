"""How options are declared: as classes that commands share, with words that they take and the shell completes."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer

from framing.errors import UsageError

_TOO_LARGE = 2**63

PRINTING = "How it is printed"
"""The panel of the help in which the format stands."""


@dataclass(frozen=True, slots=True)
class Prints:
    """The formats that a command prints, the default first; it stands beside the command's PrintOptions."""

    formats: tuple[str, ...]


@functools.cache
def _parameters_of(group: Any, prints: Prints | None) -> tuple[inspect.Parameter, ...]:
    """Return the options of an option class as keyword parameters; many commands share a class."""
    hints = get_type_hints(group, include_extras=True)
    if prints is not None:
        hints["format"] = Annotated[str | None, format_option(prints.formats, panel=PRINTING)]
    return tuple(
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in dataclasses.fields(group)
        if get_origin(hints[field.name]) is Annotated
    )


def _group_of(hint: Any) -> tuple[Any, Prints | None] | None:
    """Return the option class that annotates a parameter, with the formats beside it; `None` for another."""
    group, *beside = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if not dataclasses.is_dataclass(group):
        return None
    return group, next((one for one in beside if isinstance(one, Prints)), None)


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of every parameter that is annotated with one of the option classes.

    The command receives one object per class; Typer sees the fields as options of their own.
    """
    hints = get_type_hints(command, include_extras=True)
    groups = {name: found for name, hint in hints.items() if (found := _group_of(hint)) is not None}

    @functools.wraps(command)
    def run(**arguments: Any) -> None:
        _refuse_no_numbers(arguments)
        for name, (group, prints) in groups.items():
            values = {option.name: arguments.pop(option.name) for option in _parameters_of(group, prints)}
            if prints is not None:
                values["formats"] = prints.formats
            arguments[name] = group(**values)
        command(**arguments)

    parameters = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name not in groups:
            parameters.append(parameter.replace(annotation=hints[parameter.name]))
            continue
        parameters += _parameters_of(*groups[parameter.name])
    parameters.sort(key=lambda parameter: parameter.kind)
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _refuse_no_numbers(arguments: dict[str, Any]) -> None:
    """Raise UsageError for `nan` and `inf`, which pass all checks of bounds, and for what JSON could not hold."""
    for name, value in arguments.items():
        option = f"--{name.replace('_', '-')}"
        if isinstance(value, float) and not math.isfinite(value):
            raise UsageError(option, f"{value} is no number to reckon with", "give a number")
        if isinstance(value, int) and abs(value) >= _TOO_LARGE:
            raise UsageError(option, f"{value} is too large", "give a smaller number")


def complete_lexicon(incomplete: str) -> list[str]:
    """Return the ids of bundled lexicons that start with what was typed."""
    from framing.lexicon.finding import bundled_ids

    return [name for name in bundled_ids() if name.startswith(incomplete)]


def complete_model(incomplete: str) -> list[str]:
    """Return the ids of bundled classifiers that start with what was typed."""
    from framing.learning.bundled import bundled_models

    return [name for name in bundled_models() if name.startswith(incomplete)]


def choices(names: tuple[str, ...], help_text: str, *, panel: str) -> Any:
    """Return a repeatable option that takes only these names; Typer has no list of choices."""

    def check(values: list[str] | None) -> list[str] | None:
        for value in values or ():
            if value not in names:
                close = difflib.get_close_matches(value, names, n=1)
                hint = f"did you mean {close[0]}?" if close else f"one of {', '.join(names)}"
                raise typer.BadParameter(f"“{value}”: {hint}")
        return values

    def complete(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return typer.Option(
        metavar="NAME",
        help=f"{help_text}: {', '.join(names)}.",
        callback=check,
        autocompletion=complete,
        rich_help_panel=panel,
    )


def format_option(formats: tuple[str, ...], *, panel: str | None = None, by_suffix: bool = True) -> Any:
    """Return the option for the format, whose help names those that the command prints."""

    def complete(incomplete: str) -> list[str]:
        return [name for name in formats if name.startswith(incomplete)]

    return typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{', '.join(formats)} (default: {formats[0]}{', or by the suffix of -o' if by_suffix else ''}).",
        autocompletion=complete,
        rich_help_panel=panel,
    )
