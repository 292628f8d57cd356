"""How long lines are broken: a number keeps its per cent sign, and what is set in stays set in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

# Rich takes every kind of space for a place to break at, no-break ones too; a noncharacter is none, and is in no text.
_JOINT: Final = "\ufdd0"
_SPACE: Final = re.compile(r"(?<=\d) (?=%)")


class JoiningConsole(Console):
    """A console that keeps numbers and their per cent signs on one line; `separate` makes what it wrote plain again.

    The further lines of a text that begins with spaces are set in as its first.
    """

    def print_joined(self, part: RenderableType) -> None:
        """Print a part of a view."""
        for text in _texts(part):
            text.plain = join(text.plain)
        self.print(part)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render anything, cells of tables too."""
        given = options or self.options
        if isinstance(renderable, str):
            renderable = self.render_str(renderable, highlight=given.highlight, markup=given.markup)
        if isinstance(renderable, Text):
            renderable = _set_in(renderable, given)
        return super().render(renderable, options)

    def render_str(self, text: str, **options: object) -> Text:
        """Return a string as Text: the cells and headings of tables come through here."""
        return super().render_str(join(text), **options)  # type: ignore[arg-type]


def join(text: str) -> str:
    """Return text with joints instead of the spaces that must not be broken; its length stays."""
    return _SPACE.sub(_JOINT, text)


def separate(text: str) -> str:
    """Return text with spaces where joints were."""
    return text.replace(_JOINT, " ")


def _set_in(text: Text, options: ConsoleOptions) -> RenderableType:
    """Return a text that is too long for its line with its margin kept; else its second line looks like a new one."""
    margin = len(text.plain) - len(text.plain.lstrip(" "))
    if not 0 < margin < options.max_width // 2 or text.cell_len <= options.max_width:
        return text
    if options.no_wrap or text.no_wrap or "\n" in text.plain:
        return text
    return Padding(text[margin:], (0, 0, 0, margin))


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
