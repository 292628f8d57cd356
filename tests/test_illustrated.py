"""Reports with figures beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from framing.cli.output.illustrated import open_report
from framing.errors import FramingError
from framing.report.media.figures import ALTERNATIVE, MOST, Figures
from tests.conftest import Cli, bring

OUTLETS = ["outlets.jsonl", "--headline-field", "title", "--by", "outlet", "-l", "sites.toml"]
LINK = re.compile(r"^!\[(.+)\]\((.+)\)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _corpus(cli: Cli) -> None:
    bring("outlets.jsonl", "sites.toml")


def _left() -> set[str]:
    return {path.name for path in Path.cwd().iterdir()} - {"outlets.jsonl", "sites.toml"}


def test_figures_go_beside_the_report_and_are_named_in_it(cli: Cli) -> None:
    assert cli("compare", *OUTLETS, "-o", "two papers.md").status == 0
    found = LINK.findall(Path("two papers.md").read_text(encoding="utf-8"))
    names = [unquote(name) for _, name in found]
    assert names == ["two papers-1.svg", "two papers-2.svg", "two papers-3.svg"]
    assert _left() == {"two papers.md", *names}
    assert found[0][0].startswith("What the sites are called. Dots with intervals: share of all rival names by group.")
    assert found[1][0].startswith("Differences in own voice: What the sites are called. ")


def test_a_trend_has_lines(cli: Cli) -> None:
    arguments = [*OUTLETS[:3], *OUTLETS[5:]]
    assert cli("trend", *arguments, "--bin", "quarter", "-o", "t.md").status == 0
    alternative, name = LINK.findall(Path("t.md").read_text(encoding="utf-8"))[0]
    assert alternative.startswith("What the sites are called. Lines with intervals: ")
    assert b"<polyline" in Path(name).read_bytes()


@pytest.mark.parametrize("arguments", [["-f", "markdown"], ["-f", "markdown", "-o", "-"], ["-o", "report.json"]])
def test_what_has_no_place_for_figures_has_tables_only(arguments: list[str], cli: Cli) -> None:
    result = cli("compare", *OUTLETS, *arguments)
    assert result.status == 0
    assert "![" not in result.text
    assert not [name for name in _left() if name.endswith(".svg")]


def test_a_device_has_no_figures_beside_it(cli: Cli) -> None:
    assert cli("compare", *OUTLETS, "-f", "markdown", "-o", "/dev/null").status == 0
    assert _left() == set()


def test_a_figure_that_cannot_be_written_leaves_nothing_and_changes_nothing(cli: Cli) -> None:
    Path("r-1.svg").write_text("older", encoding="utf-8")
    Path("r-2.svg").mkdir()
    result = cli("compare", *OUTLETS, "-o", "r.md")
    assert (result.status, result.out) == (2, b"")
    assert "r-2.svg: cannot be written: is a directory" in result.err
    assert Path("r-1.svg").read_text(encoding="utf-8") == "older"
    assert _left() == {"r-1.svg", "r-2.svg"}


def _write(*, and_then: Callable[[], object]) -> None:
    with open_report("r.md", illustrated=True) as (out, figures):
        assert figures is not None
        out.write(b"report")
        figures.add(b"<svg/>", "One", "Dots.")
        figures.add(b"<svg/>", "Two", "Dots.")
        and_then()


def test_figures_are_taken_back_when_the_report_cannot_be_written() -> None:
    Path("r-1.svg").write_text("older", encoding="utf-8")
    with pytest.raises(FramingError, match=r"r\.md"):
        _write(and_then=lambda: Path("r.md/in-the-way").mkdir(parents=True))
    assert Path("r-1.svg").read_text(encoding="utf-8") == "older"
    assert _left() == {"r.md", "r-1.svg"}


def test_a_run_that_fails_writes_no_figures() -> None:
    with pytest.raises(KeyError):
        _write(and_then=lambda: dict[str, str]()["nothing"])
    assert _left() == set()


def test_what_stands_for_a_figure_is_escaped_and_never_endless() -> None:
    figures = Figures("a b")
    shown = figures.add(b"", "A](javascript:x) <b>", "Dots.")[0]
    assert shown == r"![A\](javascript:x) \<b\>. Dots.](a%20b-1.svg)"
    long = figures.add(b"", "Sites", "Dots with intervals. " + "x" * ALTERNATIVE)[0]
    assert long == "![Sites. Dots with intervals. The table below has the numbers.](a%20b-2.svg)"
    for _ in range(MOST - 2):
        assert figures.room
        figures.add(b"", "Sites", "Dots.")
    assert not figures.room
