"""Fixtures: run the command line in this process, with bytes in and bytes out."""

from __future__ import annotations

import csv
import io
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from framing.cli.app import run

# Tests run side by side: threads of one process that wait for those of another cost training five times its time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("framing", derandomize=True, deadline=None)
settings.load_profile("framing")

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Result:
    """What one run of the command line left behind."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


Cli = Callable[..., Result]


def bring(*names: str) -> None:
    """Copy files of tests/data into the directory where commands run."""
    for name in names:
        shutil.copy(DATA / name, Path.cwd())


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(Path(name).read_text(encoding="utf-8-sig"))))


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests, and the processes they start, out of the user's cache."""
    os.environ["FRAMING_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Return a function that runs `framing ARGUMENTS…` in an empty directory."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path, stdin: bytes | None = None, terminal: bool = False) -> Result:
        raw = io.BytesIO()
        kind = _Terminal if terminal else io.TextIOWrapper
        out = kind(raw, encoding="utf-8", write_through=True)
        err = io.StringIO()
        source_kind = _Terminal if stdin is None else io.TextIOWrapper
        source = source_kind(io.BytesIO(stdin or b""), encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", source)
            status = run([str(argument) for argument in arguments])
            out.flush()
        return Result(int(status), raw.getvalue(), err.getvalue())

    return call
