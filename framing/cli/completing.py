"""Options that take certain words only, and words the shell can complete."""

from __future__ import annotations

import difflib
from typing import Any

import typer


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
