"""The data that a benchmark is given: there before anything is measured, or one line and status 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn


def folder(path: Path, *inside: str) -> Path:
    """Return a folder that holds these files; end with status 2 where it does not."""
    if not path.is_dir():
        refuse(path, "is no folder" if path.exists() else "there is no such folder")
    if missing := [name for name in inside if not (path / name).exists()]:
        refuse(path, f"holds no {', '.join(missing)}")
    return path


def file(path: Path) -> Path:
    """Return a file that is there; end with status 2 where it is not."""
    if not path.is_file():
        refuse(path, "is no file" if path.exists() else "there is no such file")
    return path


def refuse(path: Path, what: str) -> NoReturn:
    """End with one line that says what is wrong with what was given, and status 2."""
    sys.stderr.write(f"{path}: {what}\n")
    raise SystemExit(2)
