"""Numbers and their per cent signs on a terminal: never parted at the end of a line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.cli.output import writing
from framing.cli.output.writing import render


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PIPE_WIDTH", 24)


def shown(*parts: object) -> list[str]:
    return render(*parts, color="never", to_file=True).decode().split("\n")  # type: ignore[arg-type]


def cells(text: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("of 100 % of these names they")
    table.add_row(Text(text))
    table.add_row(text)
    return table


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("kind", [Text, cells, lambda text: Padding(Text(text), (0, 0, 0, 1))])
@given(before=st.integers(0, 30), number=st.integers(0, 100), after=st.integers(0, 30))
@settings(derandomize=True, max_examples=25)
def test_a_number_and_its_sign_stay_on_one_line(kind: object, before: int, number: int, after: int) -> None:
    lines = shown(kind("a " * before + f"{number} % " + "b " * after))  # type: ignore[operator]
    assert any(f"{number} %" in line for line in lines)
    assert not any(line.strip().startswith("%") for line in lines)


@pytest.mark.usefixtures("narrow")
def test_colours_keep_their_places_and_spaces_are_plain() -> None:
    text = Text("now ").append("25 %", style="bold").append(" of all")
    painted = render(text, color="always", to_file=False).decode()
    assert "\x1b[1m25 %\x1b[0m of all" in painted


@pytest.mark.usefixtures("narrow")
def test_other_spaces_may_be_broken_at() -> None:
    assert shown(Text("one two three four five six seven"))[0] == "one two three four five"


@pytest.mark.usefixtures("narrow")
def test_what_is_set_in_stays_set_in_where_its_line_is_broken() -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("  a heading that takes two")
    table.add_row(Text("  a name that takes two lines"), Text("1"))
    lines = shown(Text("  who never says it, though others do"), table, Text("  short"))
    assert lines == [
        "  who never says it,", "  though others do", "  a heading that", "  takes two",
        "  a name that takes    1", "  two lines", "  short", "",
    ]  # fmt: skip


@pytest.mark.usefixtures("narrow")
def test_lines_that_are_broken_by_hand_or_not_at_all_stay_as_they_are() -> None:
    lines = shown(Text("  one\nand two that are too long for it"), Text("   no_wrap " + "x" * 30, no_wrap=True))
    assert lines[:3] == ["  one", "and two that are too", "long for it"]
    assert lines[3].startswith("   no_wrap")
