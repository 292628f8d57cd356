"""A scored document together with its text."""

from __future__ import annotations

from dataclasses import dataclass

from framing.types import Block, Document, Score


@dataclass(frozen=True, slots=True)
class ScoredText:
    """A document with its blocks, and its scores in order: what a view needs to show the text itself."""

    document: Document
    blocks: tuple[Block, ...]
    scores: tuple[Score, ...]
