"""Settings files as defaults of a command's options: a flag on the command line wins."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import typer

from framing.config import find_config, read_config
from framing.errors import ConfigError


def load_config(context: typer.Context, value: Path | None) -> Path | None:
    """Give the running command the settings of `--config FILE`, or of the nearest settings file."""
    path = value if value is not None else find_config(Path.cwd())
    if path is None or context.resilient_parsing:
        return value
    if not path.is_file():
        raise ConfigError(str(path), "no such file")
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
    defaults = {}
    for key, setting in settings.get(mine, {}).items():
        parameter = known[mine][key]
        as_list = parameter.multiple and not isinstance(setting, list)
        defaults[parameter.name] = [setting] if as_list else setting
    context.default_map = defaults
    return value


def given_by(context: typer.Context, name: str) -> Literal["command line", "settings"] | None:
    """Return where the value of an option comes from, `None` where it is the default."""
    source = context.get_parameter_source(name)
    if source is None or source.name == "DEFAULT":
        return None
    return "settings" if source.name == "DEFAULT_MAP" else "command line"
