"""Texts one after the other in which nothing is counted, told together so that the others can be found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from dataclasses import replace as replaced

from rich.console import Group, RenderableType
from rich.text import Text

from framing.report.media.safe import markdown, one_line
from framing.report.score.view import facts, left_out, named_concepts, title_of
from framing.report.words.naming import Labels
from framing.report.words.phrases import plural
from framing.types import ClosedGate, Score, SetAside


@dataclass(slots=True)
class Unnamed:
    """A stretch of passages that name nothing; of each only sums are kept, however long it is."""

    number: int = 0
    first: str = ""
    last: str = ""
    _sum: Score | None = None
    _documents: int = 0
    _document: str = ""
    _gates: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def takes(self, score: Score) -> bool:
        """Add a passage that has nothing to show but its words and what lacked a context; tell whether it is one."""
        if score.matches or score.labels or named_concepts(score):
            return False
        aside = score.set_aside
        if self._sum is None:
            self.first, self._sum = title_of(score), score
        else:
            before = self._sum.set_aside
            if score.document == self._document:  # what is set aside is of the whole document
                aside = SetAside(0, 0)
            both = SetAside(before.boilerplate + aside.boilerplate, before.repeats + aside.repeats)
            self._sum = replaced(self._sum, words=self._sum.words + score.words, set_aside=both)
        self.number, self.last = self.number + 1, title_of(score)
        self._documents += score.document != self._document
        self._document = score.document
        for gate in score.closed_gates:
            self._gates[gate.lexicon, gate.concept, gate.scope] += gate.matches
        return True

    def table(self, labels: Labels) -> RenderableType:
        """Return them for the terminal."""
        head = Text(one_line(self._title()), style="bold").append(f" · {self._facts()}", style="not bold dim")
        lines = [f"  {line}" for line in self._lines(labels)]
        return Group(head, *(Text(line, style="dim") for line in lines), Text())

    def markdown(self, labels: Labels) -> str:
        """Return them as Markdown."""
        lines = [f"## {markdown(self._title())}", "", f"{self._facts()}.", ""]
        return "\n".join([*lines, *(f"*{markdown(line)}*  " for line in self._lines(labels))]).rstrip() + "\n"

    def _title(self) -> str:
        return self.first if self.number == 1 else f"{self.first} … {self.last}"

    def _facts(self) -> str:
        if self._sum is None:
            return plural(0, "word")
        kind = "text" if self._documents == self.number else "passage"
        return (f"{plural(self.number, kind)}, " if self.number > 1 else "") + facts(self._sum)

    def _lines(self, labels: Labels) -> list[str]:
        where = "here" if self.number == 1 else "in any of them"
        gates = [
            ClosedGate(lexicon, concept, matches, "paragraph" if scope == "paragraph" else "document")
            for (lexicon, concept, scope), matches in self._gates.items()
        ]
        return [f"No term of the lexicons in use is counted {where}.", *left_out(gates, labels, many=self.number > 1)]
