"""Workflow commands that GitHub shows as annotations on the lines of a change."""

from __future__ import annotations

from typing import Final, Literal

SHOWN: Final = 10
"""Annotations of one level that GitHub shows of one step."""

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def annotation(
    level: Literal["error", "warning", "info"], message: str, *, title: str, path: str | None, **place: int
) -> str:
    """Return one command on a line; `place` has `line`, `endLine`, `col` and `endColumn` as far as they are known."""
    where = [] if path is None else [f"file={_property(path)}"]
    where += [f"{name}={value}" for name, value in place.items()]
    where.append(f"title={_property(title)}")
    return f"::{_COMMANDS[level]} {','.join(where)}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
