"""A passage as a page shows it: its paragraphs, cut where labels begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.reading.scoring import ScoredText
from framing.report.parts.exhibits import Exhibit
from framing.types import Block, Match

DOCUMENTS = 1_000
"""The most passages that a page shows."""

WHOLE_TEXTS, WHOLE_CHARACTERS = 40, 400_000
"""With more documents or characters, texts are cut to what stands around their labels."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and the matches that it is (none: plain text). Labels that overlap are one piece.

    `changed` marks what another version of the text does not have there.
    """

    text: str
    exhibits: tuple[Exhibit, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its zone, and why it is set aside ("" where it counts)."""

    zone: str
    aside: str
    pieces: tuple[Piece, ...]


def paragraphs(text: str, blocks: Sequence[Block], exhibits: Sequence[Exhibit]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text, with the exhibits of each marked in it (in order of their start)."""
    index = 0
    for block in blocks:
        inside: list[Exhibit] = []
        while index < len(exhibits) and exhibits[index].start < block.end:
            if exhibits[index].start >= block.start:
                inside.append(exhibits[index])
            index += 1
        yield Paragraph(block.zone, _aside(block), tuple(_pieces(text, block, inside)))


def around(text: ScoredText, match: Match, *, width: int) -> tuple[str, str]:
    """Return what stands before and after a match in its paragraph, with an ellipsis where more than `width` does."""
    words = text.document.text
    block = next((b for b in text.blocks if b.start <= match.start < b.end), None)
    low, high = (0, len(words)) if block is None else (block.start, block.end)
    left, right = max(low, match.start - width), min(high, match.end + width)
    before, after = "…" if left > low else "", "…" if right < high else ""
    return before + words[left : match.start], words[match.end : right] + after


def _pieces(text: str, block: Block, exhibits: Sequence[Exhibit]) -> Iterator[Piece]:
    done = block.start
    for group in _clusters(exhibits):
        start, end = group[0].start, min(max(exhibit.end for exhibit in group), block.end)
        if start > done:
            yield Piece(text[done:start])
        # The widest counted label gives the piece its colour.
        group.sort(key=lambda exhibit: (not exhibit.counted, exhibit.frame.generic, exhibit.start - exhibit.end))
        yield Piece(text[start:end], tuple(group))
        done = end
    if done < block.end:
        yield Piece(text[done : block.end])


def _clusters(exhibits: Sequence[Exhibit]) -> Iterator[list[Exhibit]]:
    """Yield the exhibits in groups that overlap."""
    group: list[Exhibit] = []
    end = -1
    for exhibit in exhibits:
        if group and exhibit.start >= end:
            yield group
            group = []
        group.append(exhibit)
        end = max(end, exhibit.end)
    if group:
        yield group


def _aside(block: Block) -> str:
    if block.zone == "boilerplate":
        return "set aside: page furniture"
    return "" if block.repeats is None else "set aside: repeats another paragraph"
