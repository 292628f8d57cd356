"""Scoring as work for one or several processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from framing.lexicon.entries import Lexicon
from framing.reading.rulings import Rulings
from framing.reading.scoring import Scorer
from framing.reading.selecting import EVERYTHING, Selection
from framing.reading.texts import ScoredText
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
    rulings: Rulings | None = None

    def __call__(self) -> Callable[[Document], Any]:
        """Compile the lexicons, and return what scores one document."""
        scorer = self.scorer()
        make = self.make
        return lambda document: make(scorer.score(scorer.find(document)))

    def scorer(self) -> Scorer:
        """Compile the lexicons."""
        return Scorer(
            self.lexicons,
            unit=self.unit,
            gate=self.gate,
            selection=self.selection,
            context=self.context,
            rulings=self.rulings,
        )


@dataclass(frozen=True, slots=True)
class TextScoring:
    """Scores each document and sends its text back along with the scores, for views that show the text itself."""

    scoring: Scoring

    def __call__(self) -> Callable[[Document], ScoredText]:
        """Compile the lexicons, and return what scores one document."""
        scorer = self.scoring.scorer()

        def work(document: Document) -> ScoredText:
            matched = scorer.find(document)
            return ScoredText(document, matched.layout.blocks, scorer.score(matched))

        return work
