"""The code is linted, formatted and typed, and keeps the size of its rooms."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["ruff-check", "ruff-format", "mypy"],
)
def test_tool_is_content(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_stay_small() -> None:
    long = {
        path.name: lines
        for path in (ROOT / "framing").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 320
    }
    assert not long


RULES = {"nominal_content", "subject_before", "_at", "_subject"}
"""Rules of grammar that are tried one after the other; their order is what they say, so they stand in one place."""


def test_functions_stay_short() -> None:
    long = {
        f"{path.name}:{function.lineno} {function.name}": lines
        for path in (ROOT / "framing").rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and not (path.parent.name == "attribution" and function.name in RULES)
        and (lines := _length(function)) > 40
    }
    assert not long


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a body has without its docstring."""
    first = function.body[1 if ast.get_docstring(function) is not None and len(function.body) > 1 else 0]
    return (function.end_lineno or first.lineno) - first.lineno + 1
