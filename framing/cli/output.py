"""Standard output, files and messages: whole or not at all, and never a word that is not asked for."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from framing.errors import FramingError, Problem, UsageError
from framing.report.safe import one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPE_WIDTH = 160
"""Columns of a table that does not go to a terminal. Long lines run on; nothing is cut."""

_SUFFIXES = {
    ".txt": "table",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}


def choose_format(chosen: str | None, output: str | None, *, allowed: tuple[str, ...]) -> str:
    """Return the format: the one chosen, else the one the suffix of the output file stands for, else `table`."""
    name = chosen
    if name is None and output is not None and output != "-":
        name = _SUFFIXES.get(Path(output).suffix.lower())
        if name is None:
            raise UsageError(
                f"--output {output}", "the suffix names no format", "give -f, or a suffix: " + " ".join(_SUFFIXES)
            )
    name = name or "table"
    if name not in allowed:
        raise UsageError("--format", f"this command does not print {name}", "it prints " + ", ".join(allowed))
    return name


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[IO[bytes]]:
    """Open where results go, standard output or a file that appears only when everything is written.

    Raises FramingError when it cannot be written. A closed pipe stays a BrokenPipeError.
    """
    if path is None or path == "-":
        stream = sys.stdout.buffer
        with _named("standard output"):
            yield stream
            stream.flush()
        return
    target = Path(path)
    with _named(path):
        if target.is_dir():
            raise IsADirectoryError(0, "is a directory")
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        with _replacing(target.resolve()) as stream:
            yield stream


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[IO[bytes]]:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _named(place: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FramingError(place, f"cannot be written: {(error.strerror or str(error)).lower()}") from None


def render(*parts: RenderableType, color: Literal["auto", "always", "never"], to_file: bool) -> bytes:
    """Render for people: as wide as the terminal, or wide enough for a pipe, in colour only where it is wanted."""
    buffer = io.StringIO()
    console = _console(buffer, color=color, to_file=to_file)
    for part in parts:
        console.print(part)
    encoding = "utf-8" if to_file else (sys.stdout.encoding or "utf-8")
    lines = (line.rstrip() if console.color_system is None else line for line in buffer.getvalue().split("\n"))
    return "\n".join(lines).encode(encoding, "replace")


def _console(buffer: IO[str], *, color: str, to_file: bool) -> Console:
    from rich.console import Console

    terminal = Console(file=sys.stdout)
    shown = terminal.is_terminal and not to_file
    coloured = color == "always" or (color == "auto" and shown)
    return Console(
        file=buffer,
        width=terminal.width if shown else PIPE_WIDTH,
        force_terminal=coloured,
        no_color=False if color == "always" else None,
        color_system="auto" if coloured else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=not shown,
    )


def say(message: str) -> None:
    """Say something on standard error."""
    sys.stderr.write(f"framing: {message}\n")


def report_problem(problem: Problem, *, kind: str = "error") -> None:
    """Print one problem on standard error: its place, what is wrong, and on its own line what to do."""
    say(f"{kind}: {one_line(problem.place)}: {one_line(problem.message)}")
    if problem.hint is not None:
        sys.stderr.write(f"hint: {one_line(problem.hint)}\n")
