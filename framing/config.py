"""Settings from the nearest `framing.toml`, or `pyproject.toml` with a `[tool.framing]` table."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from framing.errors import ConfigError, Problem, reason_of

Settings = dict[str, Any]

_FILES = ("house", "baseline", "keywords", "decisions", "calibrate")
"""Settings that name files."""

_FILES_OR_IDS = {"lexicon": ".toml", "model": ".model"}
"""Settings that name files or what is bundled, with the suffix that tells a file without a folder."""


def find_config(start: Path) -> Path | None:
    """Return the nearest settings file at or above a directory, `None` if there is none.

    A `pyproject.toml` counts only if it has a `[tool.framing]` table; files further up are not merged in.
    """
    for directory in (start, *start.parents):
        candidate = directory / "framing.toml"
        if candidate.is_file():
            return candidate
        candidate = directory / "pyproject.toml"
        if candidate.is_file() and "framing" in _parse(candidate, quiet=True).get("tool", {}):
            return candidate
    return None


def read_config(path: Path, known: Mapping[str, frozenset[str]]) -> dict[str, Settings]:
    """Read a settings file into the settings of each command.

    `known` gives the option names of every command, in kebab-case. Top-level keys hold for every command that has the
    option, a table named like a command for that command. Paths of lexicons and of other
    files are relative to it. Raises ConfigError with every unknown key.
    """
    content = _parse(path)
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("framing", {})
    shared = {key: value for key, value in content.items() if not isinstance(value, dict)}
    options = frozenset[str]().union(*known.values())
    problems = [_unknown(path, key, options | set(known)) for key in shared if key not in options]
    settings: dict[str, Settings] = {
        command: {key: value for key, value in shared.items() if key in names} for command, names in known.items()
    }
    for command, table in content.items():
        if not isinstance(table, dict):
            continue
        if command not in known:
            problems.append(_no_table(path, command) if command in options else _unknown(path, command, known.keys()))
            continue
        problems += [_unknown(path, f"{command}.{key}", known[command]) for key in table if key not in known[command]]
        settings[command] |= table
    if problems:
        raise ConfigError.of(problems)
    return {command: _resolve(values, path.parent) for command, values in settings.items()}


def _parse(path: Path, *, quiet: bool = False) -> Settings:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        if quiet:
            return {}
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        hint = 'settings are TOML: option names as keys, such as format = "csv"; --config names another file'
        raise ConfigError(str(path), f"cannot be read: {reason}", hint) from None


def _no_table(path: Path, option: str) -> Problem:
    return Problem(str(path), f"“{option}” is an option, not a command", f"write {option} = VALUE, above all tables")


def _unknown(path: Path, key: str, known: AbstractSet[str]) -> Problem:
    close = difflib.get_close_matches(key.rpartition(".")[2], known, n=1)
    hint = f"did you mean “{close[0]}”?" if close else "settings are called like options, without the hyphens in front"
    return Problem(str(path), f"unknown setting “{key}”", hint)


def _resolve(settings: Settings, directory: Path) -> Settings:
    """Return settings with the files that they name found from the directory of the settings file."""
    return {name: _found(name, value, directory) for name, value in settings.items()}


def _found(setting: str, value: Any, directory: Path) -> Any:
    if isinstance(value, list):
        return [_found(setting, one, directory) for one in value]
    suffix = _FILES_OR_IDS.get(setting)
    is_file = setting in _FILES or (suffix is not None and ("/" in str(value) or str(value).endswith(suffix)))
    return str(directory / value) if is_file and isinstance(value, str) else value
