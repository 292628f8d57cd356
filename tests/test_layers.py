"""The rooms of the house import only what they may."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import framing

PACKAGE = Path(framing.__file__).parent
NOUNS = {"types", "labels", "drafts", "metadata", "speakers", "errors", "config", "extras"}
ALLOWED: dict[str, set[str]] = {
    "types": {"labels"},
    "labels": set(),
    "drafts": {"types"},
    "metadata": {"types"},
    "speakers": {"types"},
    "errors": set(),
    "config": {"errors"},
    "extras": {"errors"},
    "corpus": NOUNS,
    "lexicon": NOUNS,
    "reading": NOUNS | {"corpus", "lexicon"},
    "curating": NOUNS | {"corpus", "lexicon", "reading", "learning"},
    "learning": NOUNS | {"corpus", "lexicon", "reading", "comparing"},
    "comparing": NOUNS,
    "scale": NOUNS | {"corpus", "lexicon", "reading", "learning", "comparing", "report"},
    "report": NOUNS | {"corpus", "lexicon", "reading", "comparing", "curating", "learning"},
}
SHARED = {"words": set[str](), "media": {"words"}, "parts": {"words", "media"}}
NEIGHBOURS = {
    "compare": {"kwic", "labels"},
    "trend": {"labels"},
    "diff": {"kwic"},
    "arrow_table": {"score", "classify", "kwic", "quotes"},
}
"""What folders of the report hold of others: lines of a concordance, the labels of classifiers."""
HEAVY = ("sklearn", "nltk", "scipy", "numpy", "pandas", "pyarrow", "spacy")


def _imports(path: Path, house: str = "framing") -> set[str]:
    """Return the rooms of a house that a module imports from."""
    rooms = set()
    depth = house.count(".") + 1
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{house}."):
            rooms.add(node.module.split(".")[depth])
        elif isinstance(node, ast.ImportFrom) and node.module == house:
            rooms |= {name.name for name in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[depth] for name in node.names if name.name.startswith(f"{house}.")}
    return rooms


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_room_imports_only_what_it_may(room: str) -> None:
    home = PACKAGE / room
    modules = sorted(home.rglob("*.py")) if home.is_dir() else [PACKAGE / f"{room}.py"]
    for module in modules:
        if module.exists():
            foreign = _imports(module) - ALLOWED[room] - {room}
            assert not foreign, f"{module.relative_to(PACKAGE)} imports {sorted(foreign)}"


def test_commands_of_the_report_share_through_parts_media_and_words() -> None:
    for module in (PACKAGE / "report").rglob("*.py"):
        home = module.relative_to(PACKAGE / "report").parts[0].removesuffix(".py")
        allowed = SHARED.get(home, set(SHARED) | NEIGHBOURS.get(home, set()))
        foreign = _imports(module, "framing.report") - allowed - {home}
        assert not foreign, f"{module.relative_to(PACKAGE)} imports {sorted(foreign)}"


def test_every_room_has_a_rule() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms - {"cli"} <= set(ALLOWED)


def test_only_the_command_line_prints_or_exits() -> None:
    for module in PACKAGE.rglob("*.py"):
        if "cli" in module.relative_to(PACKAGE).parts or module.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                assert name not in {"print", "exit", "sys.exit", "quit"}, f"{module}: {name}"


def test_a_lexicon_only_run_imports_nothing_heavy(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Two internment camps in Xinjiang were closed, officials said.\n", encoding="utf-8")
    code = (
        "import sys\nfrom framing.cli.app import run\n"
        f"status = run(['score', {str(article)!r}, '-f', 'json'])\n"
        f"heavy = sorted(set(sys.modules) & set({HEAVY!r}))\n"
        "sys.exit(f'imports {heavy}' if heavy else status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr


def _heavy_after(arguments: list[str], directory: Path) -> str:
    code = (
        "import sys\nfrom framing.cli.app import run\n"
        f"status = run({arguments!r})\n"
        f"sys.exit(status or ','.join(sorted(set(sys.modules) & set({HEAVY!r}))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=directory, check=False)
    return done.stderr.strip()


@pytest.mark.parametrize("style", ["table", "markdown", "json", "csv"])
def test_comparing_single_texts_imports_nothing_heavy(tmp_path: Path, style: str) -> None:
    for name, label in (("one.txt", "internment camps"), ("two.txt", "vocational training centres")):
        (tmp_path / name).write_text(f"Two {label} in Xinjiang were closed, officials said.\n", encoding="utf-8")
    assert _heavy_after(["compare", "one.txt", "two.txt", "-f", style], tmp_path) == ""


def test_the_help_of_statistical_commands_imports_nothing_heavy(tmp_path: Path) -> None:
    for command in ("compare", "trend", "plan", "sample", "evaluate"):
        assert _heavy_after([command, "--help"], tmp_path) == ""


def test_applying_a_classifier_imports_numpy_alone(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Troops crossed the border at night, officials said.\n", encoding="utf-8")
    assert _heavy_after(["classify", "one.txt", "-q", "-o", "out.txt"], tmp_path) == "numpy"
    assert _heavy_after(["classify", "--help"], tmp_path) == ""


def test_saying_the_version_enters_no_room_that_works(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom framing.cli.app import run\nrun(['--version'])\n"
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('framing.')}\n"
        f"sys.exit(','.join(sorted(rooms - {NOUNS | {'cli', 'report'}!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.stderr.strip() == ""
