"""Standard output, files and messages: whole or not at all, and never a word that is not asked for."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from framing.errors import FramingError, Problem, UsageError, reason_of, remedy_of
from framing.report.media.safe import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

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
    ".toml": "toml",
    ".html": "html",
    ".htm": "html",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".sarif": "sarif",
}


_SHORT = {"md": "markdown"}
"""Short names of formats that are taken for their long ones."""


Note = Callable[[Problem], None]
"""What is done with a note on the way."""


class PipeClosedError(Exception):
    """The reader of standard output went away. Typer would make a BrokenPipeError exit status 1."""


def choose_format(chosen: str | None, output: str | None, *, allowed: tuple[str, ...]) -> str:
    """Return the format: the one chosen, else the one the suffix of the output file stands for, else `table`."""
    name, place = _SHORT.get(chosen or "", chosen), "--format"
    if name is None and output is not None and output != "-":
        name, place = _SUFFIXES.get(Path(output).suffix.lower()), f"--output {output}"
        if name is None:
            suffixes = " ".join(suffix for suffix, kind in _SUFFIXES.items() if kind in allowed)
            raise UsageError(place, "the suffix names no format", f"give -f, or a suffix: {suffixes}")
    name = name or "table"
    if name not in allowed:
        raise UsageError(place, f"this command does not print {name}", "it prints " + ", ".join(allowed))
    return name


def refuse_hidden_text(name: str, *, no_text: bool) -> None:
    """Raise UsageError for a view that is made of the document's words when these are to be left out."""
    if no_text and name in ("table", "markdown"):
        raise UsageError("--no-text", f"a {name} of this command is all text", "choose -f json")


def goes_to_file(output: str | None) -> bool:
    """Tell whether results go to a file and not to standard output."""
    return output not in (None, "-")


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[IO[bytes]]:
    """Open where results go, standard output or a file that appears only when everything is written.

    Raises FramingError when it cannot be written, PipeClosedError when nobody reads on.
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
            raise IsADirectoryError(errno.EISDIR, "is a directory")
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
        raise PipeClosedError from None
    except OSError as error:
        raise FramingError(place, f"cannot be written: {reason_of(error)}", remedy_of(error, written=True)) from None


def render(*parts: RenderableType, color: Literal["auto", "always", "never"], to_file: bool) -> bytes:
    """Render for people: as wide as the terminal, or wide enough for a pipe, in colour only where it is wanted."""
    from framing.cli.output.joining import JoiningConsole, separate

    coloured = color == "always" or (color == "auto" and _is_shown(to_file=to_file))
    buffer = io.StringIO()
    console = JoiningConsole(
        file=buffer,
        width=width_of(to_file=to_file),
        force_terminal=coloured,
        no_color=False if color == "always" else None,
        color_system="auto" if coloured else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print_joined(part)
    lines = separate(buffer.getvalue()).split("\n")
    if not coloured:
        lines = [line.rstrip() for line in lines]
    encoding = "utf-8" if to_file else (sys.stdout.encoding or "utf-8")
    return "\n".join(lines).encode(encoding, "replace")


def width_of(*, to_file: bool) -> int:
    """Return the columns there are: those of the terminal, or enough for a pipe or a file."""
    return shutil.get_terminal_size().columns if _is_shown(to_file=to_file) else PIPE_WIDTH


def _is_shown(*, to_file: bool) -> bool:
    return not to_file and sys.stdout.isatty()


def say(message: str) -> None:
    """Say something on standard error. Where nobody can hear it, that changes neither results nor exit status."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"framing: {message}\n")


def report_problem(problem: Problem, *, kind: str = "error") -> None:
    """Print one problem on standard error: its place, what is wrong, and on its own line what to do."""
    say(f"{kind}: {one_line(problem.place)}: {one_line(problem.message)}")
    if problem.hint is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"hint: {one_line(problem.hint)}\n")


def note_to(*, quiet: bool) -> Note:
    """Return what is done with notes."""
    return (lambda problem: None) if quiet else (lambda problem: report_problem(problem, kind="note"))
