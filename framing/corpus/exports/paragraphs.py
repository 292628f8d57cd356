"""A paragraph as archives' files have it: its text, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (or line of a plain text): its text, the name of its style ("" if none), and whether all is bold.

    Empty paragraphs are kept, as they part what belongs together.
    """

    text: str
    style: str = ""
    bold: bool = False

    @property
    def is_heading(self) -> bool:
        """Tell whether the style is that of a heading or title."""
        return self.style.lower().replace(" ", "").startswith(("heading", "title", "überschrift", "titre"))


def split_lines(text: str) -> list[Paragraph]:
    """Return the lines of a text as paragraphs; a form feed parts lines too."""
    return [Paragraph(line) for line in text.replace("\r\n", "\n").replace("\f", "\n\f\n").splitlines()]
