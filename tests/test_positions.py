"""Lines and columns are those of an editor, and lead back to offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.positions import Positions


@given(st.text(alphabet="ab\n\r\u2028", max_size=40))
def test_every_offset_has_the_line_and_column_that_lead_back_to_it(text: str) -> None:
    positions = Positions(text)
    assert len(positions) == text.count("\n") + 1
    for offset in range(len(text)):
        line, column = positions.of(offset)
        start, end = positions.line(line)
        assert start + column - 1 == offset
        assert text[start:end] == text.split("\n")[line - 1]


@pytest.mark.parametrize("line", [0, -1, 3])
def test_a_line_that_is_not_there_is_an_error(line: int) -> None:
    with pytest.raises(IndexError):
        Positions("one\ntwo").line(line)
