"""The noun of rewriting: one version of a text."""

from __future__ import annotations

from dataclasses import dataclass

from framing.types import Document, KwicLine, Layout


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a text, to be set beside another: its sentences, and the names it counts in their context.

    `sentences` are the spans of the sentences in the blocks that count, `lines` the counted matches that are no second
    mentions, both in order. `naming` are the lexicons whose frames are rival names for one thing. `shut` are the
    matches that the gate of their paragraph keeps out.
    """

    document: Document
    layout: Layout
    sha256: str
    sentences: tuple[tuple[int, int], ...]
    lines: tuple[KwicLine, ...]
    naming: frozenset[str] = frozenset()
    shut: tuple[KwicLine, ...] = ()
