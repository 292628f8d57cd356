"""TOML files that people write: decoded and parsed, and all that is wrong with one at once, each at its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from framing.errors import FramingError, Problem, reason_of, remedy_of
from framing.lexicon.lines import locate
from framing.lexicon.tables import Notes

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HINT = "write key = value; texts stand in quotation marks"
_Error = TypeVar("_Error", bound=FramingError)


def read_file(path: Path, error: type[FramingError]) -> bytes:
    """Return the bytes of a file. Raises the error where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as reason:
        raise error(str(path), f"cannot be read: {reason_of(reason)}", remedy_of(reason)) from None


def read_toml(data: bytes, shown: str, error: type[FramingError]) -> tuple[str, dict[str, object]]:
    """Return the text of a file and its values. Raises the error, with the place, for what is no TOML in UTF-8."""
    text = _decode(data, shown, error)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        message = str(reason)
        found = _PLACE.search(message)
        at_end = text.rstrip().count("\n") + 1
        line, column = (found[1], found[2]) if found and found[1] else (at_end, 1)
        message = _PLACE.sub("", message)
        raise error(f"{shown}:{line}:{column}", f"is not valid TOML: {message}", _HINT) from None
    except RecursionError:
        raise error(shown, "cannot be read: lists nested too deeply") from None


def place_troubles(notes: Notes, text: str, shown: str, error: type[_Error]) -> _Error:
    """Return the error with every problem that was noted, in file order; lines are only looked for now."""
    lines = notes.lines or locate(text)
    placed = []
    for trouble in notes.troubles:
        path = trouble.path
        while path and path not in lines:
            path = path[:-1]
        line = lines.get(path, 1)
        placed.append((line, Problem(f"{shown}:{line}", trouble.message, trouble.hint)))
    return error.of(problem for _, problem in sorted(placed, key=lambda pair: pair[0]))


def _decode(data: bytes, shown: str, error: type[FramingError]) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        message = f"is not UTF-8 text: byte 0x{data[reason.start]:02x}"
        raise error(f"{shown}:{line}", message, "save the file as UTF-8") from None
