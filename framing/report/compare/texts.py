"""What a page of a comparison shows of the texts: evidence of every group, whole texts where they are few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from framing.reading.scoring import ScoredText
from framing.report.parts.passages import around
from framing.types import Match

WHOLE_TEXTS, WHOLE_CHARACTERS = 6, 120_000
"""Up to so many documents and characters, texts are shown whole, side by side."""

LINES = 4_000
"""The most lines of evidence on a page."""

KEPT = 60
"""The most lines of evidence that a frame keeps per group and side."""

AROUND = 90
"""Characters that evidence keeps on either side of a label."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A match of a document with what stands around it in its paragraph."""

    document: str
    match: Match
    left: str
    right: str


@dataclass(slots=True)
class ComparedTexts:
    """Takes in scored texts one by one, and keeps what a page can show of them."""

    documents: int = 0
    characters: int = 0
    whole: list[tuple[ScoredText, str]] = field(default_factory=list)
    lines: dict[str, list[Quoted]] = field(default_factory=dict)
    _counts: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, text: ScoredText, group: str) -> None:
        """Take in one document of a group."""
        self.documents += 1
        self.characters += len(text.document.text)
        if self.documents <= WHOLE_TEXTS and self.characters <= WHOLE_CHARACTERS:
            self.whole.append((text, group))
        else:
            self.whole.clear()
        kept = self.lines.setdefault(group, [])
        for score in text.scores:
            for match in score.matches:
                key = (group, match.name, match.reading.side if match.counted else "")
                self._counts[key] = self._counts.get(key, 0) + 1
                if self._counts[key] <= KEPT:
                    left, right = around(text, match, width=AROUND)
                    kept.append(Quoted(score.document, match, left, right))

    def side_by_side(self) -> bool:
        """Tell whether whole texts are shown."""
        return 0 < self.documents == len(self.whole)

    def evidence(self, *, weights: Mapping[str, float]) -> dict[str, list[Quoted]]:
        """Return the evidence of each group, as much of every frame as a page can hold; none of documents left out."""
        most = KEPT
        while True:
            chosen = {group: list(_first(lines, most, weights)) for group, lines in self.lines.items()}
            if most == 1 or sum(map(len, chosen.values())) <= LINES:
                return chosen
            most = max(1, most * 3 // 4)


def _first(lines: list[Quoted], most: int, weights: Mapping[str, float]) -> Iterator[Quoted]:
    """Yield the first lines of every frame and side."""
    counts: dict[tuple[str, str], int] = {}
    for line in lines:
        if not weights.get(line.document, 1.0):
            continue
        key = (line.match.name, line.match.reading.side if line.match.counted else "")
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= most:
            yield line
