"""The recipes of README.md for R, pandas and Python do what it says."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, Cli, bring

OUTLETS = ["outlets.jsonl", "--headline-field", "title", "-l", "sites.toml"]
RSCRIPT = shutil.which("Rscript")


def _recipe(language: str, heading: str = "Into R and pandas") -> str:
    section = (ROOT / "README.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    return found[0]


@pytest.fixture
def shares(cli: Cli) -> dict[str, float]:
    """Leave scores.csv behind and return the share of camps in each outlet's own voice."""
    bring("outlets.jsonl", "sites.toml")
    assert cli("score", *OUTLETS, "-o", "scores.csv").status == 0
    compared = json.loads(cli("compare", *OUTLETS, "--by", "outlet", "-f", "json").out)
    return {
        group["group"]: frame["by_side"]["own"]["share"]["value"]
        for group in compared["groups"]
        for concept in group["concepts"]
        for frame in concept["frames"]
        if (concept["concept"], frame["frame"]) == ("facility", "internment")
    }


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_recipe_for_pandas_gives_the_shares_of_a_comparison(shares: dict[str, float]) -> None:
    if importlib.util.find_spec("pandas") is None:
        pytest.skip("pandas is not installed")
    shown = _run([sys.executable, "-c", _recipe("python")])
    for outlet, share in shares.items():
        found = re.search(rf"^{outlet} +([\d.]+)$", shown, re.MULTILINE)
        assert found is not None, shown
        assert float(found[1]) == pytest.approx(share, abs=1e-6)


@pytest.mark.skipif(RSCRIPT is None, reason="R is not installed")
def test_the_recipe_for_r_gives_the_shares_of_a_comparison_and_a_model(shares: dict[str, float]) -> None:
    assert RSCRIPT is not None
    Path("recipe.R").write_text("options(width = 200, digits = 10)\n" + _recipe("r"), encoding="utf-8")
    shown = _run([RSCRIPT, "--vanilla", "recipe.R"])
    names, values = shown.splitlines()[:2]
    found = dict(zip(sorted(shares, key=names.index), map(float, values.split()), strict=True))
    assert found == pytest.approx(shares, abs=1e-6)
    assert "(Intercept)" in shown
    assert "meta.outletIsland Observer" in shown


def test_the_recipe_for_python_shows_matches_differences_and_quotations(cli: Cli) -> None:
    for name, copy in (("harbour-courier.txt", "article.txt"), ("outlets.jsonl", "corpus.jsonl"), ("sites.toml", "")):
        shutil.copy(DATA / name, copy or name)
    recipe = _recipe("python", "From Python").replace("xinjiang-facilities", "sites.toml")
    shown = _run([sys.executable, "-c", recipe]).splitlines()
    assert "c1 1 internment camps narrator None" in shown
    assert any(re.match(r"internment own Ostrava Courier Island Observer \d", line) for line in shown)
    assert "direct_quote Marta Ilves “These are concentration camps,”" in shown


def test_the_house_style_of_the_readme_finds_what_it_shows(cli: Cli) -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## House style\n")[1].split("\n## ")[0]
    Path("style.toml").write_text(_recipe("toml", "House style"), encoding="utf-8")
    Path("story.md").write_text(_recipe("markdown", "House style"), encoding="utf-8")
    shown = section.split("```\n$ framing ")[1].split("```")[0]
    command, _, expected = shown.partition("\n")
    result = cli(*command.split())
    assert (result.status, result.text) == (1, expected)
