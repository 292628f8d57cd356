"""Benchmarks that are given data say in one line where it is not, before they measure anything."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

FOLDERS = (
    "bundled_models", "classifiers", "classifying", "comparing", "interchange", "occurrences", "suggesting", "voice",
)  # fmt: skip
FILES = ("copies", "sentences")


def run(name: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a benchmark on a place; return its exit status."""
    bench = importlib.import_module(f"tests.bench.{name}")
    monkeypatch.setattr(sys, "argv", [name, str(place)])
    with pytest.raises(SystemExit) as ended:
        bench.main([str(place)]) if name == "copies" else bench.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize("name", [*FOLDERS, *FILES])
def test_a_place_that_is_not_there_is_told_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere"
    assert run(name, nowhere, monkeypatch) == 2
    kind = "folder" if name in FOLDERS else "file"
    assert capsys.readouterr() == ("", f"{nowhere}: there is no such {kind}\n")


@pytest.mark.parametrize("name", [*FOLDERS, *FILES])
def test_a_place_that_holds_something_else_is_told_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "else.txt").write_text("Something else.\n", encoding="utf-8")
    assert run(name, tmp_path, monkeypatch) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"{tmp_path}: {'holds no ' if name in FOLDERS else 'is no file'}")
