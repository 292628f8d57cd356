"""Several files at once, all of them or none, and never over somebody's work."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from framing.errors import FramingError, UsageError, reason_of, remedy_of


def write_together(files: Mapping[Path, bytes], *, replacing: Collection[Path] = ()) -> None:
    """Write all files, or none of them if one cannot be written; what was there before is put back then.

    Raise FramingError, too, where one exists with another content: people may have written on it. `replacing` are those
    that may be replaced.
    """
    for place, content in files.items():
        with writing(place):
            if place.exists() and place not in replacing and (not place.is_file() or place.read_bytes() != content):
                raise FramingError(
                    str(place), "exists already, and somebody may have written on it", "choose another name for it"
                )
    with contextlib.ExitStack() as staging, contextlib.ExitStack() as undo:
        folders: dict[Path, Path] = {}
        for place, content in files.items():
            with writing(place):
                if place.parent not in folders:
                    staged = tempfile.TemporaryDirectory(prefix=".framing.", dir=place.parent)
                    folders[place.parent] = Path(staging.enter_context(staged))
                (folders[place.parent] / place.name).write_bytes(content)
        for place in files:
            with writing(place):
                put(folders[place.parent] / place.name, place, undo)
        undo.pop_all()


def put(staged: Path, place: Path, undo: contextlib.ExitStack) -> None:
    """Move a file where it belongs; `undo` learns how to put back what stood there. Raises OSError."""
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory")
    if place.exists() or place.is_symlink():
        before = place.replace(staged.with_name(f"{staged.name}.before"))
        undo.callback(before.replace, place)
    else:
        undo.callback(place.unlink, missing_ok=True)
    staged.replace(place)


def refuse_unwritable(*places: Path | None) -> None:
    """Raise FramingError for a file that cannot be written, before somebody waits for what goes into it."""
    for place in places:
        if place is None:
            continue
        with writing(place):
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a directory")
            if not place.parent.is_dir():
                raise FileNotFoundError(errno.ENOENT, f"there is no folder {place.parent}")
            if not os.access(place.parent, os.W_OK):
                raise PermissionError(errno.EACCES, f"the folder {place.parent} is closed to you")


def refuse_written_over(option: str, output: str | None, read: Iterable[str]) -> None:
    """Raise UsageError for an output that is one of the files read, or stands in a directory that is read, or would."""
    if output in (None, "-"):
        return
    target = Path(str(output))
    for name in _readers(target, read):
        if Path(name).is_file():
            raise UsageError(
                f"{option} {output}", "is read by this very command, and would be lost", "name another file"
            )
        message, hint = f"is read itself, as it stands in {name}, and would be lost", "name a file outside of it"
        if not target.exists():
            message = f"would be read as a text the next time, as it stands in {name}"
            hint = f"{hint}, or a name that begins with a dot: .{target.name}"
        raise UsageError(f"{option} {output}", message, hint)


def files_among(names: Iterable[str]) -> list[str]:
    """Return the names of lexicons or models that are files; the others are ids of what is bundled."""
    return [name for name in names if Path(name).is_file()]


def refuse_text(option: str, path: Path, texts: Iterable[str]) -> None:
    """Raise UsageError for a file that is no text, and that is or will be read as one."""
    for name in _readers(path, texts):
        message, hint = "is read as a text, too", "name another file"
        if Path(name).is_dir():
            message, hint = f"{message}, as it stands in {name}", f"what begins with a dot is not: .{path.name}"
        raise UsageError(f"{option} {path}", message, hint)


def _readers(target: Path, operands: Iterable[str]) -> Iterator[str]:
    """Yield the operands with which a file is read: the file itself, and directories where it stands in the open."""
    from framing.corpus.operands import kind_of  # brings all that reads documents, which few commands need

    for name in operands:
        place = Path(name)
        if place.is_dir():
            if kind_of(target.name) is not None and target.resolve().is_relative_to(place.resolve()):
                within = target.resolve().relative_to(place.resolve())
                if not any(part.startswith(".") for part in within.parts):
                    yield name
        elif place.is_file() and target.exists() and place.samefile(target):
            yield name


@contextlib.contextmanager
def writing(place: Path) -> Iterator[None]:
    """Raise FramingError, with the place, for what keeps a file from being written."""
    try:
        yield
    except OSError as error:
        raise FramingError(
            str(place), f"cannot be written: {reason_of(error)}", remedy_of(error, written=True)
        ) from None
