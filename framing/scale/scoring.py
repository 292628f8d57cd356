"""Scoring as work for one or several processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from framing.lexicon.entries import Lexicon
from framing.reading.rulings import Rulings
from framing.reading.scoring import ScoredText, Scorer
from framing.reading.selecting import EVERYTHING, Selection
from framing.types import Document, Layout, Score, Unit

Make = Callable[[tuple[Score, ...]], Any]
Label = Callable[[Document, Layout, tuple[Score, ...]], tuple[Score, ...]]


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
    labelling: Callable[[], Label] | None = None
    """Returns what gives the passages of a document the labels of classifiers."""

    def __call__(self) -> Callable[[Document], Any]:
        """Compile the lexicons, and return what scores one document."""
        make = self.make
        if self.labelling is None:
            scorer = self.scorer()
            return lambda document: make(scorer.score(scorer.find(document)))
        read = self.read()
        return lambda document: make(read(document)[1])

    def read(self) -> Callable[[Document], tuple[Layout, tuple[Score, ...]]]:
        """Compile the lexicons, and return what scores one document and lays it out."""
        scorer = self.scorer()
        label = self.labelling() if self.labelling is not None else None

        def read(document: Document) -> tuple[Layout, tuple[Score, ...]]:
            matched = scorer.find(document)
            scores = scorer.score(matched)
            return matched.layout, scores if label is None else label(document, matched.layout, scores)

        return read

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
        read = self.scoring.read()

        def work(document: Document) -> ScoredText:
            layout, scores = read(document)
            return ScoredText(document, layout.blocks, scores)

        return work
