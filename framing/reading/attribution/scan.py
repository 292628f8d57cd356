"""Read one document for reports: its paragraphs on demand, its excerpts, its quotations with their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.finds import FIRST_PERSONS, Find
from framing.reading.attribution.paragraphs import Paragraphs
from framing.reading.attribution.passages import Passages
from framing.reading.attribution.sentences import is_title
from framing.reading.attribution.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.reading.quotation import Quote
    from framing.types import Layout


class Scan:
    """One document being read. Everything is computed once, when it is first asked for.

    What it is made of knows nothing of it: without cycles, a document that is done with goes at once.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self.paragraphs = Paragraphs(text, layout)
        self.passages = Passages(self.paragraphs)
        self._speakers = Speakers(self.paragraphs)
        self._reports: dict[tuple[int, int], tuple[Find, ...]] = {}

    def reports(self, k: int, number: int) -> tuple[Find, ...]:
        """Return the reports of a sentence, with its quotations that no cue governs."""
        key = (k, number)
        found = self._reports.get(key)
        if found is None:
            paragraph = self.paragraphs.at(k)
            finds = found = paragraph.finds(number)
            orphans = [quote for quote in paragraph.quotes_in(number) if self._is_orphan(quote, finds)]
            if orphans:
                found += tuple(self._speakers.give(k, number, quote, finds, self.reports) for quote in orphans)
            passage = self.passages.at(k, self.reports)
            if passage is not None:
                start, end = paragraph.span(number)
                said = (max(start, passage.span[0]), min(end, passage.span[1]))
                found = tuple(find for find in found if find.source is not None)
                if said[0] < said[1] and (passage.source is not None or not self._names_speaker(found)):
                    found += (Find(passage.source, passage.cue, (said,), None, "say", passage.rule),)
            self._reports[key] = found
        return found

    def _names_speaker(self, finds: Iterable[Find]) -> bool:
        """Tell whether somebody else than the one who says "I" is quoted in one of some reports."""
        sources = (find.source for find in finds if find.source is not None and not find.is_writers)
        return any(self.paragraphs.text[start:end].lower() not in FIRST_PERSONS for start, end in sources)

    def _is_orphan(self, quote: Quote, finds: Iterable[Find]) -> bool:
        """Tell whether no report holds a quotation that is no title."""
        if any(find.covers(quote.start, quote.end) for find in finds):
            return False
        return not is_title(self.paragraphs.text, quote)
