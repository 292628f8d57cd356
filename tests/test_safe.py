"""Text from documents cannot become commands, markup or formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report.media.safe import cell, markdown, one_line, shorten


@given(st.text())
def test_one_line_has_no_control_or_direction_characters(text: str) -> None:
    shown = one_line(text)
    assert "\n" not in shown
    assert all(char.isprintable() or char in "\u00ad\ufeff" or not char.isascii() for char in shown)
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066")


@given(st.text(alphabet="<>&*_`[]()#|~!\\ab\n"))
def test_markdown_escapes_every_character_that_could_be_markup(text: str) -> None:
    shown = markdown(text)
    plain = shown.replace("\\\\", "")
    for index, char in enumerate(plain):
        if char in "<>*_`[]#|~!&":
            assert plain[index - 1] == "\\"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_cell_defuses_formulas(text: str) -> None:
    assert cell(text) == "'" + text
    assert cell("x" + text) == "x" + text


@given(st.text(), st.integers(0, 20))
def test_shorten_keeps_to_the_width_and_to_the_side(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= max(width, 0)
    assert len(shorten(text, width, keep="end")) <= max(width, 0)
    if len(text) <= width:
        assert shorten(text, width) == text
