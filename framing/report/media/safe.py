"""Make text from documents safe for the medium it is printed in."""

from __future__ import annotations

import re
from typing import Final

_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPACE: Final = re.compile(r"\s+")
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_HIDDEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)


def one_line(text: str) -> str:
    """Return text on one line for a terminal: white space folded, control and direction characters made visible."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def markdown(text: str) -> str:
    """Return text on one line for Markdown: characters that could become markup are escaped."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def cell(text: str) -> str:
    """Return text for a CSV cell: a leading character that a spreadsheet takes for a formula is defused."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def shorten(text: str, width: int, *, keep: str = "start") -> str:
    """Return text cut to `width` characters with an ellipsis at the cut, keeping its `start` or its `end`."""
    if len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    return "…" + text[len(text) - width + 1 :] if keep == "end" else text[: width - 1] + "…"


def visible(text: str) -> str:
    """Return text with control, direction and other unseen characters as their code points in brackets."""
    return _HIDDEN.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"
