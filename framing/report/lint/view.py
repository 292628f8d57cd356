"""What `lint` found for people: one entry for each label of a text, with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from framing.lexicon.entries import Concept, Lexicon
from framing.reading.house_style import DEFAULTS
from framing.reading.linting import Finding
from framing.report.lint.rows import where_of
from framing.report.media.safe import markdown, one_line

_STYLES: Final = {"error": "bold red", "warning": "yellow", "info": "cyan"}
MOST_PLACES: Final = 8
"""Further places of a label that are listed one by one."""
MOST_RIVALS: Final = 4
INDENT: Final = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """One label of a text: where it is first, where else, and what more there is to say."""

    finding: Finding
    also: tuple[Finding, ...]
    details: tuple[str, ...]


class LintView:
    """Shows the findings of one text after another; the rival names of a thing come from the lexicons."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._concepts: Mapping[tuple[str, str], Concept] = {
            (lexicon.id, concept.id): concept
            for lexicon in lexicons
            if lexicon.kind == "naming"
            for concept in lexicon.concepts
        }

    def lines(self, findings: Sequence[Finding], *, width: int) -> Iterator[RenderableType]:
        """Yield the findings of one text for the terminal, and an empty line after them."""
        entries = list(self._entries(findings))
        heads = [
            (f"{one_line(where_of(one.finding))}  ", f"{one.finding.level}  ", one.finding.rule) for one in entries
        ]
        columns = [max(map(cell_len, column)) for column in zip(*heads, strict=True)]
        for entry, (place, level, rule) in zip(entries, heads, strict=True):
            found = entry.finding
            head = Text(set_cell_size(place, columns[0]), style="bold", overflow="fold")
            head.append(level.ljust(columns[1]), style=f"not bold {_STYLES[found.level]}")
            head.append(rule.ljust(columns[2]), style="not bold dim")
            said = one_line(found.message())
            if head.cell_len + cell_len(said) + 2 <= width:
                yield head.append(f"  {said}", style="not bold not dim")
            else:
                head.rstrip()
                yield head
                yield Padding(Text(said, overflow="fold"), (0, 0, 0, INDENT))
            for detail in entry.details:
                yield Padding(Text(detail, style="dim", overflow="fold"), (0, 0, 0, INDENT))
        if findings:
            yield Text()

    def markdown(self, findings: Sequence[Finding]) -> str:
        """Return the findings of one text as a Markdown list, empty without any."""
        lines = []
        for entry in self._entries(findings):
            found = entry.finding
            said = f"{markdown(found.rule)}: {markdown(found.message())}"
            lines.append(f"- {markdown(where_of(found))} **{found.level}** {said}")
            lines += [f"  - {markdown(detail)}" for detail in entry.details]
        return "\n".join([*lines, ""]) if lines else ""

    def _entries(self, findings: Iterable[Finding]) -> Iterator[_Entry]:
        grouped: dict[tuple[object, ...], list[Finding]] = {}
        for finding in findings:
            key = (finding.rule, finding.level, finding.match.name, finding.message().casefold(), finding.suggestion)
            grouped.setdefault(key, []).append(finding)
        for first, *also in grouped.values():
            yield _Entry(first, tuple(also), tuple(map(one_line, self._details(first, also))))

    def _details(self, found: Finding, also: Sequence[Finding]) -> Iterator[str]:
        if also:
            shown = [f"{one.match.line}:{one.match.column}" for one in also[:MOST_PLACES]]
            left = len(also) - len(shown)
            yield f"also {', '.join(shown)}{f' and {left:,} more' if left else ''}"
        if found.suggestion is not None:
            yield found.suggestion
        if found.rule in DEFAULTS:
            rivals = self._rivals(found)
            yield found.match.name + (f"; other names: {rivals}" if rivals else "")

    def _rivals(self, found: Finding) -> str:
        concept = self._concepts.get((found.match.lexicon, found.match.concept))
        frames = () if concept is None else concept.frames
        rivals = [one.title for one in frames if not one.generic and one.id != found.match.frame]
        left = len(rivals) - MOST_RIVALS
        return " · ".join([*rivals[:MOST_RIVALS], *([f"{left} more"] if left > 0 else [])])
