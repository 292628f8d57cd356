"""Scoring as work for one or several processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from framing.lexicon.entries import Lexicon
from framing.reading.scoring import Scorer
from framing.reading.selecting import EVERYTHING, Selection
from framing.types import Document, Score, Unit

Make = Callable[[tuple[Score, ...]], Any]


@dataclass(frozen=True, slots=True)
class Scoring:
    """Scores each document; `make` turns its scores into what is sent back, and must be importable by name."""

    lexicons: tuple[Lexicon, ...]
    make: Make
    unit: Unit = "document"
    gate: bool = True
    selection: Selection = EVERYTHING
    context: int | None = None

    def __call__(self) -> Callable[[Document], Any]:
        """Compile the lexicons, and return what scores one document."""
        scorer = Scorer(self.lexicons, unit=self.unit, gate=self.gate, selection=self.selection, context=self.context)
        make = self.make
        return lambda document: make(scorer.score(scorer.find(document)))
