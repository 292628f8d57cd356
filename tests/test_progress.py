"""What is shown of long work, on a terminal and nowhere else."""

from __future__ import annotations

import io
import sys
import time

import pytest

from framing.cli.output import progress
from framing.cli.output.progress import timed


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watch(monkeypatch: pytest.MonkeyPatch, *, patience: float = 0.01) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    return terminal


def test_work_of_unknown_length_shows_that_it_goes_on_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = watch(monkeypatch)
    with timed("learning", quiet=False):
        time.sleep(0.2)
    assert shown.getvalue().startswith("\rlearning … 0 s")
    assert shown.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("quiet", "patience"), [(True, 0.01), (False, 60)])
def test_quiet_or_short_work_shows_nothing(quiet: bool, patience: float, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = watch(monkeypatch, patience=patience)
    with timed("learning", quiet=quiet):
        time.sleep(0.05)
    assert shown.getvalue() == ""


def _fail() -> None:
    with timed("learning", quiet=False):
        time.sleep(0.05)
        raise ValueError("bad")


def test_an_error_ends_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = watch(monkeypatch)
    with pytest.raises(ValueError, match="bad"):
        _fail()
    assert shown.getvalue().endswith("\r\x1b[K")
