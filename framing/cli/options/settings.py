"""Settings files as defaults of a command's options: a flag on the command line wins."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

import typer

from framing.config import find_config, read_config
from framing.errors import ConfigError, Problem

_FILE = "framing.settings"
"""Under what a context keeps the name of its settings file."""


def load_config(context: typer.Context, value: Path | None) -> Path | None:
    """Give the running command the settings of `--config FILE`, or of the nearest settings file."""
    path = value if value is not None else find_config(Path.cwd())
    if path is None or context.resilient_parsing:
        return value
    if not path.exists() or path.is_dir():
        wrong = "is a directory" if path.is_dir() else "no such file"
        raise ConfigError(str(path), wrong, "--config names a TOML file with settings, such as framing.toml")
    root = context.find_root().command
    known = {
        name: {
            option.lstrip("-"): parameter
            for parameter in command.params
            for option in parameter.opts
            if option.startswith("--") and option not in ("--help", "--config")
        }
        for name, command in root.commands.items()  # type: ignore[attr-defined]
    }
    settings = read_config(path, {name: frozenset(options) for name, options in known.items()})
    mine = context.info_name or ""
    chosen = {key: (known[mine][key], setting) for key, setting in settings.get(mine, {}).items()}
    context.default_map = {
        parameter.name: _given(path, key, setting, several=parameter.multiple)
        for key, (parameter, setting) in chosen.items()
    }
    context.meta[_FILE] = str(path)
    return value


def _given(path: Path, key: str, setting: Any, *, several: bool) -> Any:
    """Return a setting as it would be typed; repeatable options take one value or a list."""
    values = setting if isinstance(setting, list) else [setting]
    if isinstance(setting, list) and not several:
        raise ConfigError(str(path), f"“{key}” has one value, not a list", f"write {key} = VALUE")
    if any(not isinstance(one, (str, bool, int, float, date)) for one in values):
        raise ConfigError(str(path), f"“{key}” is no text, number, date, true or false", f"write {key} = VALUE")
    typed = [one if isinstance(one, bool) else str(one) for one in values]
    return typed if several else typed[0]


def given_by(context: typer.Context, name: str) -> Literal["command line", "settings"] | None:
    """Return where the value of an option comes from, `None` where it is the default."""
    source = context.get_parameter_source(name)
    if source is None or source.name == "DEFAULT":
        return None
    return "settings" if source.name == "DEFAULT_MAP" else "command line"


def place_in_settings(context: typer.Context, problem: Problem) -> Problem:
    """Return a problem of an option with its place in the settings file, where its value comes from there."""
    option, *rest = problem.place.split(" ", 1)
    for parameter in context.command.params:
        if option in parameter.opts and given_by(context, parameter.name or "") == "settings":
            place = " ".join([f"{context.meta[_FILE]}: {option.lstrip('-')}", *rest])
            return Problem(place, problem.message, problem.hint)
    return problem
