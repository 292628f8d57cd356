"""Read two versions of a text so that they can be set side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from framing.corpus.sentences import split_sentences
from framing.drafts import Draft
from framing.lexicon.entries import Concept, Lexicon
from framing.reading.matches import MatchedDocument, find_matches, kwic_lines
from framing.reading.matching import Matcher
from framing.reading.rulings import Rulings
from framing.reading.selecting import EVERYTHING, Selection
from framing.types import Document, Match

CONTEXT = 300
"""Characters of context that a name keeps on either side."""


def read_draft(matched: MatchedDocument, *, shut: Sequence[Match] = ()) -> Draft:
    """Return a document with its matches, and those behind a paragraph's gate, as a version to compare."""
    text, layout = matched.document.text, matched.layout
    sentences = [
        span for block in layout.blocks if block.counted for span in split_sentences(text, block.start, block.end)
    ]
    lines, more = (
        kwic_lines(matched, [match for match in matches if match.counted and not match.generic], width=CONTEXT)
        for matches in (matched.matches, shut)
    )
    naming = frozenset(lexicon.id for lexicon, _ in matched.open_concepts if lexicon.kind == "naming")
    return Draft(matched.document, layout, matched.sha256, tuple(sentences), lines, naming, more)


def read_drafts(
    old: Document,
    new: Document,
    matcher: Matcher,
    *,
    selection: Selection = EVERYTHING,
    rulings: Rulings | None = None,
    on_matches: Callable[[Sequence[Match]], None] | None = None,
) -> tuple[Draft, Draft]:
    """Return two versions of a text to compare.

    A concept whose context occurs in one of them is counted in both: a text that was cut may have lost the word that
    says what it is about. What only a paragraph's gate keeps out is given apart. `on_matches` sees the matches of each,
    counted or not.
    """
    one = find_matches(old, matcher, selection=selection, rulings=rulings)
    other = find_matches(new, matcher, selection=selection, rulings=rulings)
    both = (_beside(one, other, selection, rulings), _beside(other, one, selection, rulings))
    if on_matches is not None:
        for matched, _ in both:
            on_matches(matched.matches)
    old_draft, new_draft = (read_draft(matched, shut=shut) for matched, shut in both)
    return old_draft, new_draft


def _beside(
    matched: MatchedDocument, other: MatchedDocument, selection: Selection, rulings: Rulings | None
) -> tuple[MatchedDocument, list[Match]]:
    """Return a document with what counts beside another whose context opens concepts for both, and what is shut."""
    mine = {(x.id, c.id) for x, c in matched.open_concepts}
    theirs = {(x.id, c.id) for x, c in other.open_concepts}
    closed = [(lexicon, concept) for lexicon, concept, _ in matched.closed if (lexicon.id, concept.id) in theirs]
    if not closed:
        return matched, []
    matcher = Matcher([_alone(*pair) for pair in closed])
    found = find_matches(matched.document, matcher, selection=selection, rulings=rulings).matches
    whole = [(x, c) for x, c in closed if c.gate_scope == "document" and (x.id, c.id) not in mine]
    opened = {(x.id, c.id) for x, c in whole}
    matches = [match for match in found if (match.lexicon, match.concept) in opened]
    known = {match.id for match in matched.matches}
    shut = [match for match in found if (match.lexicon, match.concept) not in opened and match.id not in known]
    matched = dataclasses.replace(
        matched,
        matches=tuple(sorted([*matched.matches, *matches], key=lambda match: match.start)),
        open_concepts=(*matched.open_concepts, *whole),
    )
    return matched, shut


def _alone(lexicon: Lexicon, concept: Concept) -> Lexicon:
    """Return a lexicon of one concept whose gate is always open."""
    return dataclasses.replace(lexicon, concepts=(dataclasses.replace(concept, context=()),))
