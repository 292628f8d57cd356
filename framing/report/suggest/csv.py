"""Suggested terms as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.curating.suggesting import ConceptSuggestions
from framing.report.media.csv import csv_line

SUGGEST_COLUMNS = (
    "lexicon", "concept", "term", "count", "documents", "score", "document", "line", "column", "left", "text", "right",
)  # fmt: skip


def suggestions_csv(found: Iterable[ConceptSuggestions]) -> Iterator[bytes]:
    """Yield a row for every suggested term, best first in each concept, with a place where its phrase stands."""
    yield csv_line(SUGGEST_COLUMNS)
    for one in found:
        for suggestion in one.suggestions:
            e = suggestion.example
            for term in suggestion.terms:
                yield csv_line(
                    [one.lexicon.id, one.concept.id, term, suggestion.count, suggestion.documents, suggestion.score,
                     e.document, e.line, e.column, e.left, e.text, e.right]
                )  # fmt: skip
