"""The command line of a run, as anyone could type it again: no machine's paths, nothing about looks."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import typer

_LOOKS = frozenset({"format", "output", "quiet", "verbose", "color", "config", "jobs", "no_text", "card"})
"""Options that change nothing in the numbers."""


def command_line(context: typer.Context) -> str:
    """Return the command with the operands and options that are not at their defaults; of absolute paths the name."""
    words = ["framing", str(context.info_name)]
    options: list[str] = []
    for parameter in context.command.params:
        value = context.params.get(parameter.name or "")
        if parameter.name in _LOOKS or value in (None, False, [], ()) or value == parameter.default:
            continue
        values = [_shown(item) for item in (value if isinstance(value, list | tuple) else [value])]
        if parameter.name == "decisions":
            values = [Path(value).name for value in values]  # where people keep their sheets is nobody's business
        if parameter.param_type_name == "argument":
            words += values
        elif value is True:
            options.append(parameter.opts[0])
        else:
            options += [word for item in values for word in (parameter.opts[0], item)]
    return shlex.join(words + options)


def _shown(value: object) -> str:
    text = os.fsencode(str(value)).decode("utf-8", "backslashreplace")
    return Path(text).name if Path(text).is_absolute() else text
