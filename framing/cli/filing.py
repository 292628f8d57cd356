"""Several files at once, all of them or none, and never over somebody's work."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from framing.errors import FramingError


def write_together(files: Mapping[Path, bytes], *, replacing: Collection[Path] = ()) -> None:
    """Write all files, or none of them if one cannot be written; what was there before is put back then.

    Raise FramingError, too, where one exists with another content: people may have written on it. `replacing` are those
    that may be replaced.
    """
    for place, content in files.items():
        with _named(place):
            if place.exists() and place not in replacing and (not place.is_file() or place.read_bytes() != content):
                raise FramingError(
                    str(place), "exists already, and somebody may have written on it", "choose another name for it"
                )
    with contextlib.ExitStack() as staging, contextlib.ExitStack() as undo:
        folders: dict[Path, Path] = {}
        for place, content in files.items():
            with _named(place):
                if place.parent not in folders:
                    staged = tempfile.TemporaryDirectory(prefix=".framing.", dir=place.parent)
                    folders[place.parent] = Path(staging.enter_context(staged))
                (folders[place.parent] / place.name).write_bytes(content)
        for place in files:
            folder = folders[place.parent]
            with _named(place):
                if place.is_dir():
                    raise IsADirectoryError(0, "is a directory")
                if place.exists():
                    undo.callback(place.replace(folder / f"{place.name}.before").replace, place)
                else:
                    undo.callback(place.unlink, missing_ok=True)
                (folder / place.name).replace(place)
        undo.pop_all()


def refuse_unwritable(*places: Path | None) -> None:
    """Raise FramingError for a file that cannot be written, before somebody waits for what goes into it."""
    for place in places:
        if place is None:
            continue
        with _named(place):
            if place.is_dir():
                raise IsADirectoryError(0, "is a directory")
            if not place.parent.is_dir():
                raise FileNotFoundError(0, f"there is no folder {place.parent}")
            if not os.access(place.parent, os.W_OK):
                raise PermissionError(0, f"the folder {place.parent} is closed to you")


@contextlib.contextmanager
def _named(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FramingError(str(place), f"cannot be written: {(error.strerror or str(error)).lower()}") from None
