"""A codebook as Markdown."""

from __future__ import annotations

import re

from framing.curating.codebook import Codebook
from framing.report.media.safe import markdown

_PLAIN = re.compile(r"[\w.:-]+")


def codebook_markdown(codebook: Codebook) -> str:
    """Return the codebook: what to do, then a table of codes for every section."""
    lines = [f"# {markdown(codebook.title)}", ""]
    lines += [f"{number}. {markdown(step)}" for number, step in enumerate(codebook.steps, 1)]
    for section in codebook.sections:
        lines += ["", f"## {markdown(section.title)}", ""]
        if section.note:
            lines += [markdown(section.note), ""]
        head = ["code", "means", "example"][: 3 if any(example for _, _, example in section.entries) else 2]
        lines += [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
        for code, *rest in section.entries:
            lines.append(f"| {' | '.join([_code(code), *map(markdown, rest[: len(head) - 1])])} |")
    return "\n".join(lines) + "\n"


def _code(code: str) -> str:
    return f"`{code}`" if _PLAIN.fullmatch(code) else markdown(code)
