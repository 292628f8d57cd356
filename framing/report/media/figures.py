"""The figures of a report in Markdown: SVG files beside it, each with the words that stand for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from framing.report.media.safe import markdown

MOST = 24
"""So many figures a report has at most. What is named most comes first."""

ALTERNATIVE = 600
"""Characters of a text that stands for a figure; where it would be longer it points to the table."""


@dataclass(slots=True)
class Figures:
    """The figures of one report so far, by the names of their files; `stem` is the name of the report's file."""

    stem: str
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, content: bytes, title: str, described: str) -> list[str]:
        """Take in a figure and return the Markdown that shows it."""
        name = f"{self.stem}-{len(self.files) + 1}.svg"
        self.files[name] = content
        said = f"{title}. {described}"
        if len(said) > ALTERNATIVE:
            said = f"{title}. {described.partition('. ')[0]}. The table below has the numbers."
        return [f"![{markdown(said)}]({quote(name)})", ""]

    @property
    def room(self) -> bool:
        """Tell whether the report may have another figure."""
        return len(self.files) < MOST
