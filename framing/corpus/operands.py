"""Find what to read: operands become chunks, each a file or a range of a big one."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, Literal

from framing.errors import InputError, reason_of

Kind = Literal[
    "text", "markdown", "html", "table", "json", "jsonl", "pdf", "docx", "xlsx", "odt", "rtf", "warc", "parquet", "zip",
    "gzip", "zstd", "unknown",
]  # fmt: skip
Aside = Callable[[str, str], None]
"""Hears of what is not read, and why."""

STDIN = "<stdin>"
_KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".csv": "table", ".tsv": "table", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".odt": "odt", ".rtf": "rtf", ".ris": "text", ".warc": "warc",
    ".parquet": "parquet", ".zip": "zip", ".gz": "gzip", ".zst": "zstd",
}  # fmt: skip
ARCHIVES: frozenset[Kind] = frozenset({"zip", "gzip", "zstd"})
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Chunk:
    """A file to read, or the lines of it that begin at bytes `start` to `end` (`None`: all to the end).

    `path` is as the user named it, `<stdin>` for standard input; `first_line` is the number of the line at `start`.
    """

    path: str
    kind: Kind
    start: int = 0
    end: int | None = None
    first_line: int = 1


def kind_of(name: str) -> Kind | None:
    """Return what the suffix of a file name says that it is, `None` if that is nothing which can be read."""
    return _KINDS.get(PurePath(name).suffix.lower())


def check_operands(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Raise the `InputError` that `find_chunks` would meet at the first file of an operand."""
    for operand in paths:
        next(find_chunks([operand]))


def find_chunks(paths: Iterable[str | os.PathLike[str]], *, on_aside: Aside | None = None) -> Iterator[Chunk]:
    """Yield one chunk a file, in the order of the operands.

    Directories are walked in sorted order, without hidden files; links to directories are not followed. `-` is
    standard input. `on_aside` hears which files of a directory are not read, and why. Raise `InputError` for an operand
    that does not exist, cannot be read or holds no texts.
    """
    for operand in paths:
        name = os.fspath(operand)
        path = Path(name)
        if not name:  # which Path takes for the working directory: a script's empty variable would read all of it
            raise InputError('""', "an empty name", "name a file or a directory (. for the one you are in)")
        if name == "-":
            yield Chunk(STDIN, "unknown")
        elif path.is_dir():
            yield from _walk(path, on_aside or _forget)
        elif path.exists():
            yield Chunk(name.replace(os.sep, "/"), kind_of(name) or "unknown")
        else:
            raise InputError(name, "no such file or directory", _did_you_mean(path))


def plan_chunks(
    paths: Iterable[str | os.PathLike[str]], *, size: int = 1 << 24, on_aside: Aside | None = None
) -> Iterator[tuple[Chunk, ...]]:
    """Yield tasks of about `size` bytes: big JSON Lines files are cut between lines, small files put together."""
    task: list[Chunk] = []
    room = size
    for chunk in find_chunks(paths, on_aside=on_aside):
        for part in _cut(chunk, size):
            task.append(part)
            room -= _length(part)
            if room <= 0:
                yield tuple(task)
                task, room = [], size
    if task:
        yield tuple(task)


def open_file(path: str) -> IO[bytes]:
    """Open a file for reading bytes; raise `InputError` if that fails."""
    try:
        return open(path, "rb")
    except OSError as error:
        raise InputError(path, f"cannot be read: {reason_of(error)}") from None


def _walk(top: Path, on_aside: Aside) -> Iterator[Chunk]:
    found = False
    for folder, folders, names in os.walk(top, onerror=_raise_unreadable):
        for name in sorted(folders):
            place = Path(folder, name)
            if name.startswith("."):
                on_aside(place.as_posix(), "hidden")
            elif place.is_symlink():
                on_aside(place.as_posix(), "a link to a directory")
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            place = Path(folder, name)
            if (reason := _reason(place)) is not None:
                on_aside(place.as_posix(), reason)
                continue
            found = True
            yield Chunk(place.as_posix(), kind_of(name) or "unknown")
    if not found:
        suffixes = " ".join(sorted(_KINDS))
        raise InputError(str(top), "no texts in this directory", f"files are known by their suffix: {suffixes}")


def _reason(path: Path) -> str | None:
    """Return why a file of a directory is not read, `None` if it is."""
    if path.name.startswith("."):
        return "hidden"
    kind = kind_of(path.name)
    if kind in ("gzip", "zstd") and kind_of(path.stem) in {None, *ARCHIVES}:
        kind = None
    if kind is None:
        return f"no text by its suffix ({path.suffix or 'none'})"
    # A pipe has no end, a link in a circle no beginning; what is a file but cannot be read is an error.
    return None if path.is_file() or not path.exists() else "no regular file"


def _forget(path: str, reason: str) -> None:
    """Take no note."""


def _raise_unreadable(error: OSError) -> None:
    raise InputError(str(error.filename), f"cannot be read: {reason_of(error)}")


def _did_you_mean(path: Path) -> str | None:
    try:
        siblings = sorted(os.listdir(path.parent))
    except OSError:
        return None
    close = difflib.get_close_matches(path.name, siblings, n=1)
    return f"did you mean {path.with_name(close[0]).as_posix()}?" if close else None


def _length(chunk: Chunk) -> int:
    if chunk.end is not None:
        return chunk.end - chunk.start
    try:
        return 0 if chunk.path == STDIN else os.stat(chunk.path).st_size
    except OSError:  # whoever opens it says why
        return 0


def _cut(chunk: Chunk, size: int) -> Iterator[Chunk]:
    if chunk.kind != "jsonl" or _length(chunk) <= size:
        yield chunk
        return
    with open_file(chunk.path) as stream:
        start = position = 0
        first_line = line = 1
        while block := stream.read(_BLOCK):
            if position == 0 and block.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0")):
                yield chunk  # two or four bytes a character: not to be cut at bytes
                return
            rest = b"" if block.endswith(b"\n") else stream.readline()
            position += len(block) + len(rest)
            line += block.count(b"\n") + rest.count(b"\n")
            if position - start >= size:
                yield Chunk(chunk.path, chunk.kind, start, position, first_line)
                start, first_line = position, line
        if position > start:
            yield Chunk(chunk.path, chunk.kind, start, position, first_line)
