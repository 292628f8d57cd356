"""What must not come apart at the end of a line: a number and its per cent sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

# Rich takes every kind of space for a place to break at, no-break ones too; a noncharacter is none, and is in no text.
_JOINT: Final = "\ufdd0"
_SPACE: Final = re.compile(r"(?<=\d) (?=%)")


class JoiningConsole(Console):
    """A console that keeps numbers and their per cent signs on one line; `separate` makes what it wrote plain again."""

    def print_joined(self, part: RenderableType) -> None:
        """Print a part of a view."""
        for text in _texts(part):
            text.plain = join(text.plain)
        self.print(part)

    def render_str(self, text: str, **options: object) -> Text:
        """Return a string as Text: the cells and headings of tables come through here."""
        return super().render_str(join(text), **options)  # type: ignore[arg-type]


def join(text: str) -> str:
    """Return text with joints instead of the spaces that must not be broken; its length stays."""
    return _SPACE.sub(_JOINT, text)


def separate(text: str) -> str:
    """Return text with spaces where joints were."""
    return text.replace(_JOINT, " ")


def _texts(part: object) -> Iterator[Text]:
    """Yield every Text of a part, which may be nested."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, Padding):
        yield from _texts(part.renderable)
    elif isinstance(part, Table):
        for column in part.columns:
            for cell in (column.header, *column.cells):
                yield from _texts(cell)
