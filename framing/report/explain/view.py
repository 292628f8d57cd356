"""An explanation for people: on a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from framing.reading.explaining import Explanation
from framing.report.explain.words import heading, nothing, refusal, statements
from framing.report.media.safe import markdown, one_line


def explanation_table(explanation: Explanation) -> RenderableType:
    """Return an explanation for the terminal."""
    parts: list[RenderableType] = [Text(title(explanation), style="bold")]
    for explained in explanation.matches:
        parts += [Text(), Text(f"  {heading(explained.match)}", style="bold")]
        table = Table(box=None, show_header=False, padding=(0, 0, 0, 2))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold", max_width=110)
        for name, sentence in statements(explained):
            table.add_row(name, sentence)
        parts.append(table)
    parts += [Text(f"\n  {line}") for line in _others(explanation)]
    return Group(*parts, Text())


def explanation_markdown(explanation: Explanation) -> str:
    """Return an explanation as Markdown."""
    lines = [f"## {markdown(title(explanation))}"]
    for explained in explanation.matches:
        lines += ["", f"### {markdown(heading(explained.match))}", ""]
        lines += [f"- **{name}:** {markdown(sentence)}" for name, sentence in statements(explained)]
    for line in _others(explanation):
        lines += ["", markdown(line)]
    return "\n".join(lines) + "\n"


def title(explanation: Explanation) -> str:
    """Return the document and the place asked for."""
    place = f"{one_line(explanation.document)}:{explanation.line}"
    return place if explanation.column is None else f"{place}:{explanation.column}"


def _others(explanation: Explanation) -> Iterator[str]:
    if not explanation.matches and not explanation.refusals:
        yield nothing(explanation)
        return
    if not explanation.matches:
        yield "Nothing is counted here."
    for explained in explanation.refusals:
        name, sentence = refusal(explained)
        yield f"Not counted ({name}): {sentence}"
