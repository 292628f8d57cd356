"""Suggested terms as JSON values, and as a fragment of a lexicon file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.curating.suggesting import ConceptSuggestions, Suggestion
from framing.report.media.json import Json
from framing.report.media.safe import one_line, shorten
from framing.report.words.phrases import plural

_AROUND = 40


def suggestions_json(found: Sequence[ConceptSuggestions], run: Json) -> Json:
    """Return the suggestions of a run as `framing.suggestions/1`."""
    return {"schema": "framing.suggestions/1", "run": run, "concepts": [_concept(one) for one in found]}


def suggestion_lines(found: Sequence[ConceptSuggestions]) -> Iterator[Json]:
    """Yield every suggestion as `framing.suggestion/1`, best first in each concept."""
    for one in found:
        for suggestion in one.suggestions:
            yield {
                "schema": "framing.suggestion/1",
                "lexicon": one.lexicon.id,
                "concept": one.concept.id,
                **_suggestion(suggestion),
            }


def _concept(one: ConceptSuggestions) -> Json:
    return {
        "lexicon": one.lexicon.id,
        "concept": one.concept.id,
        "documents": one.documents,
        "labels": one.labels,
        "suggestions": [_suggestion(suggestion) for suggestion in one.suggestions],
    }


def _suggestion(one: Suggestion) -> Json:
    example = one.example
    return {
        "terms": list(one.terms),
        "count": one.count,
        "documents": one.documents,
        "score": one.score,
        "ranks": dict(one.ranks),
        "example": {
            "document": example.document,
            "line": example.line,
            "column": example.column,
            "left": example.left,
            "text": example.text,
            "right": example.right,
        },
    }


def suggestions_toml(found: Sequence[ConceptSuggestions]) -> str:
    """Return the suggestions as frames to paste into their lexicons: a term a line, with a place where it stands.

    Every character of the documents that TOML forbids in a comment is replaced.
    """
    return "\n".join(line for one in found for line in _frame(one))


def _frame(one: ConceptSuggestions) -> Iterator[str]:
    yield f"# {one.lexicon.id}, {one.concept.id}: {one_line(one.concept.title)}"
    if not one.suggestions:
        yield "# nothing to suggest\n"
        return
    taken = {frame.id for frame in one.concept.frames}
    name = next(name for name in ("suggested", "suggested-terms", "suggested-by-framing") if name not in taken)
    yield "# Candidates from texts: read each in its context, move it to the frame whose name it is, delete the others."
    yield f"[concepts.{one.concept.id}.frames.{name}]"
    yield 'title = "Suggested"'
    yield "terms = ["
    for suggestion in one.suggestions:
        places = f"{suggestion.count} × in {plural(suggestion.documents, 'document')}"
        for term in suggestion.terms:
            yield f'  "{term}",  # {places}: {in_context(suggestion, _AROUND)}'
    yield "]\n"


def in_context(one: Suggestion, around: int) -> str:
    """Return the place of a suggestion on one line, its words in brackets."""
    left = shorten(one_line(one.example.left), around, keep="end")
    return f"{left}[{one_line(one.example.text)}]{shorten(one_line(one.example.right), around)}"
