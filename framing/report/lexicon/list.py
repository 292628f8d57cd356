"""Which lexicons there are, one line each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.lexicon.entries import Lexicon
from framing.report.media.json import Json
from framing.report.media.safe import cell, markdown, one_line
from framing.report.media.terminal import choose_columns
from framing.report.words.phrases import plural

COLUMNS = ("id", "kind", "title", "language", "version", "licence", "default", "concepts", "frames", "terms", "forms")

_COUNTS = ("concepts", "frames", "terms", "forms")
_COLUMNS = ("kind", "id", "title", "version", *_COUNTS)
_FEWER = ("kind", "id", "title", "frames")
_FEWEST = ("id", "frames")
"""What is shown, where there is little room, and where there is least."""


def summary_json(lexicon: Lexicon) -> Json:
    """Return what identifies a lexicon and how many concepts, frames, terms and forms it has."""
    frames = [frame for concept in lexicon.concepts for frame in concept.frames]
    terms = [term for frame in frames for term in frame.terms]
    values = (
        lexicon.id, lexicon.kind, lexicon.title, lexicon.language, lexicon.version, lexicon.licence, lexicon.default,
        len(lexicon.concepts), len(frames), len(terms), sum(len(term.forms) for term in terms),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def list_json(lexicons: Sequence[Lexicon]) -> Json:
    """Return the list as `framing.lexicons/1`."""
    return {"schema": "framing.lexicons/1", "lexicons": [summary_json(lexicon) for lexicon in lexicons]}


def list_csv(lexicons: Sequence[Lexicon]) -> bytes:
    """Return the list as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for lexicon in lexicons:
        row = summary_json(lexicon).values()
        writer.writerow(cell(value) if isinstance(value, str) else _plain(value) for value in row)
    return buffer.getvalue().encode()


def list_markdown(lexicons: Sequence[Lexicon]) -> str:
    """Return the list as a Markdown table."""
    lines = ["| id | kind | title | version | concepts | frames | terms | forms |", "|---|---|---|---|--:|--:|--:|--:|"]
    for lexicon in lexicons:
        row = summary_json(lexicon)
        mark = "" if lexicon.default else " *"
        texts = (markdown(lexicon.id) + mark, lexicon.kind, markdown(lexicon.title), markdown(lexicon.version))
        counts = (f"{row[name]:,}" for name in ("concepts", "frames", "terms", "forms"))
        lines.append(f"| {' | '.join((*texts, *counts))} |")
    return "\n".join(["", *lines, "", markdown(_footnote(lexicons)), ""]).lstrip("\n")


def list_table(lexicons: Sequence[Lexicon], *, width: int) -> tuple[RenderableType, ...]:
    """Return the list for the terminal; what has no room on a narrow one is left out."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    shown = choose_columns(width, _COLUMNS, _FEWER, _FEWEST)
    for name in shown:
        right = name in _COUNTS
        table.add_column(
            "" if name == "kind" else name,
            justify="right" if right else "left",
            style="bold" if name == "id" else "",
            overflow="fold",
            no_wrap=name != "title",
        )
    kind = None
    for lexicon in lexicons:
        row = summary_json(lexicon)
        cells = {name: f"{row[name]:,}" for name in _COUNTS} | {
            "kind": lexicon.kind if lexicon.kind != kind else "",
            "id": one_line(lexicon.id) + ("" if lexicon.default else "*"),
            "title": one_line(lexicon.title),
            "version": lexicon.version,
        }
        kind = lexicon.kind
        table.add_row(*(cells[name] for name in shown))
    return (table, "", _footnote(lexicons))


def list_things(lexicons: Sequence[Lexicon]) -> Iterator[RenderableType]:
    """Yield the lexicons for the terminal, each with the things that it has names for."""
    for lexicon in lexicons:
        mark = "" if lexicon.default else "*"
        yield Text(one_line(lexicon.id) + mark, style="bold").append(f"  {one_line(lexicon.title)}", style="not bold")
        for concept in lexicon.concepts:
            frames = "; ".join(one_line(frame.title) for frame in concept.frames if not frame.generic)
            said = Text(one_line(concept.title)).append(f"  {concept.id}: {frames}", style="dim")
            yield Padding(said, (0, 0, 0, 4))
    yield ""
    yield _footnote(lexicons)


def _footnote(lexicons: Sequence[Lexicon]) -> str:
    text = plural(len(lexicons), "lexicon")
    if any(not lexicon.default for lexicon in lexicons):
        text += "; * only when asked for with -l"
    return text


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
