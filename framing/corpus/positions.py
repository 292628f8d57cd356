"""Lines and columns, from 1, of offsets in a text, and back."""

from __future__ import annotations

from bisect import bisect_right


class Positions:
    """The line starts of one text, whose lines end in a newline."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._end = len(text)

    def __len__(self) -> int:
        return len(self._starts)

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> tuple[int, int]:
        """Return the span of a line without its newline; raise `IndexError` for a line that the text has not."""
        if not 1 <= number <= len(self._starts):
            raise IndexError(number)
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else self._end
        return start, end
