"""Find what to read: operands become chunks, each a file or a range of a big one."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from framing.errors import InputError

Kind = Literal["text", "markdown", "html", "table", "json", "jsonl", "unknown"]

STDIN = "<stdin>"
_KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".csv": "table", ".tsv": "table", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
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


def find_chunks(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Chunk]:
    """Yield one chunk a file, in the order of the operands.

    Directories are walked in sorted order, without hidden files; `-` is standard input. Raise `InputError` for an
    operand that does not exist, cannot be read or holds no texts.
    """
    for operand in paths:
        name = os.fspath(operand)
        path = Path(name)
        if name == "-":
            yield Chunk(STDIN, "unknown")
        elif path.is_dir():
            yield from _walk(path)
        elif path.exists():
            yield Chunk(name.replace(os.sep, "/"), _KINDS.get(path.suffix.lower(), "unknown"))
        else:
            raise InputError(name, "no such file or directory", _did_you_mean(path))


def plan_chunks(paths: Iterable[str | os.PathLike[str]], *, size: int = 1 << 24) -> Iterator[tuple[Chunk, ...]]:
    """Yield tasks of about `size` bytes: big JSON Lines files are cut between lines, small files put together."""
    task: list[Chunk] = []
    room = size
    for chunk in find_chunks(paths):
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
        raise InputError(path, f"cannot be read: {error.strerror}") from None


def _walk(top: Path) -> Iterator[Chunk]:
    found = False
    for folder, folders, names in os.walk(top, onerror=_raise_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            kind = _KINDS.get(Path(name).suffix.lower())
            if kind is not None and not name.startswith("."):
                found = True
                yield Chunk(Path(folder, name).as_posix(), kind)
    if not found:
        suffixes = " ".join(sorted(_KINDS))
        raise InputError(str(top), "no texts in this directory", f"files are known by their suffix: {suffixes}")


def _raise_unreadable(error: OSError) -> None:
    raise InputError(str(error.filename), f"cannot be read: {error.strerror}")


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
    return 0 if chunk.path == STDIN else os.stat(chunk.path).st_size


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
