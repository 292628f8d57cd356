"""A result as sections of lines and tables, the same for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from framing.report.media.safe import markdown, one_line
from framing.report.media.terminal import NARROW


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `show` says whether it stands only where there is much room, or only where there is little."""

    name: str
    right: bool = False
    show: Literal["always", "wide", "narrow"] = "always"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a result: its title, lines, a list, a table, and notes on it, each of which may be missing."""

    title: str = ""
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


def section_lines(sections: Iterable[Section], *, width: int) -> Iterator[RenderableType]:
    """Yield sections for a terminal."""
    for number, section in enumerate(sections):
        if number:
            yield Text()
        if section.title:
            yield Text(one_line(section.title), style="bold")
        for line in section.lines:
            yield Text(one_line(line))
        if section.items:
            yield _list(section.items)
        if section.rows:
            yield _table(section, wide=width >= NARROW)
        for note in section.notes:
            yield Text(one_line(note), style="dim")


def _list(items: Sequence[str]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for item in items:
        table.add_row("·", Text(one_line(item)))
    return table


def _table(section: Section, *, wide: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    shown = [i for i, one in enumerate(section.columns) if one.show in ("always", "wide" if wide else "narrow")]
    for i in shown:
        column = section.columns[i]
        table.add_column(
            one_line(column.name),
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=column.right,
        )
    for row in section.rows:
        table.add_row(*(Text(one_line(row[i])) for i in shown))
    return table


def section_markdown(title: str, sections: Iterable[Section]) -> str:
    """Return sections as Markdown under a title; of narrow and wide columns the wide ones."""
    parts = [f"# {markdown(title)}"]
    for section in sections:
        if section.title:
            parts.append(f"## {markdown(section.title)}")
        parts += [markdown(line) for line in section.lines]
        if section.items:
            parts.append("\n".join(f"- {markdown(item)}" for item in section.items))
        if section.rows:
            parts.append("\n".join(_markdown_table(section)))
        parts += [f"*{markdown(note)}*" for note in section.notes]
    return "\n\n".join(parts) + "\n"


def _markdown_table(section: Section) -> Iterator[str]:
    shown = [i for i, one in enumerate(section.columns) if one.show != "narrow"]
    columns = [section.columns[i] for i in shown]
    yield "| " + " | ".join(markdown(column.name) for column in columns) + " |"
    yield "|" + "|".join("--:" if column.right else "---" for column in columns) + "|"
    for row in section.rows:
        yield "| " + " | ".join(markdown(row[i]) for i in shown) + " |"
