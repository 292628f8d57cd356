"""What is built carries the lexicons and the data."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import framing
from tests.conftest import ROOT


def _build(kind: str, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(into.iterdir())


def _shipped() -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / "lexicons").rglob("*.toml")}


def test_the_wheel_carries_every_lexicon_inside_the_package(tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(_build("wheel", tmp_path)).namelist())
    assert _shipped()
    assert {f"framing/{name}" for name in _shipped()} <= names
    assert "framing/py.typed" in names
    data = {p.relative_to(ROOT).as_posix() for p in (ROOT / "framing").rglob("data/*") if p.is_file()}
    assert data <= names
    templates = {p.relative_to(ROOT).as_posix() for p in (ROOT / "framing/report/media/templates").iterdir()}
    assert templates
    assert templates <= names
    assert not [name for name in names if name.startswith(("tests/", "lexicons/"))]
    licences = {"LICENSE", *(name for name in data if name.endswith("-licence.txt"))}
    assert len(licences) == 3
    assert licences == {name.partition(".dist-info/licenses/")[2] for name in names} - {""}


def test_the_sdist_carries_lexicons_and_tests(tmp_path: Path) -> None:
    with tarfile.open(_build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert _shipped() <= names
    assert "tests/conftest.py" in names


def test_the_citation_has_the_version() -> None:
    assert f"\nversion: {framing.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_distribution_is_not_called_framing() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "mediaframing"
    assert project["scripts"] == {"framing": "framing.cli:main"}
    for document in (ROOT / "README.md", ROOT / "lexicons" / "README.md"):
        text = document.read_text(encoding="utf-8")
        assert "pip install framing" not in text
        assert "pipx install framing" not in text
