"""A report and the figures beside it: all of them appear, or none."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from framing.cli.output.filing import put, writing
from framing.cli.output.writing import open_output
from framing.report.media.figures import Figures


@contextlib.contextmanager
def open_report(path: str | None, *, illustrated: bool) -> Iterator[tuple[IO[bytes], Figures | None]]:
    """Open where a report goes, with what takes in its figures: `None` where these would have no file to stand beside.

    Raises as `open_output` does. What stood in the place of a figure is put back when the report cannot be written.
    """
    target = _file(path) if illustrated else None
    figures = Figures(target.stem) if target is not None else None
    with contextlib.ExitStack() as staging, contextlib.ExitStack() as undo:
        with open_output(path) as out:
            yield out, figures
            if target is not None and figures is not None and figures.files:
                with writing(target):
                    staged = tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent)
                    _place(figures, target.parent, Path(staging.enter_context(staged)), undo)
        undo.pop_all()


def _file(path: str | None) -> Path | None:
    """Return the file that a report is written to; `None` for standard output, pipes and devices."""
    if path is None or path == "-":
        return None
    target = Path(path)
    return target.resolve() if target.is_file() or not target.exists() else None


def _place(figures: Figures, directory: Path, staged: Path, undo: contextlib.ExitStack) -> None:
    """Write all figures, then move them where they belong; `undo` learns how to take that back."""
    for name, content in figures.files.items():
        (staged / name).write_bytes(content)
    for name in figures.files:
        place = directory / name
        with writing(place):
            put(staged / name, place, undo)
