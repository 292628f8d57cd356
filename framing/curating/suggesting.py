"""Suggest terms that a concept seems to miss, from the user's own corpus only.

Six signals speak for a phrase: texts introduce it as a name (`alias`), it stands in the same slots as known labels
(`slot`), it keeps to the paragraphs around the concept (`gate`), it shares rare words with a label (`words`), it is
near to a label in the shipped word vectors (`vectors`), it is a label in another spelling or inflection (`variant`).
They are candidates for a reader to accept, never more: antonyms and mates of the topic are among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.curating.suggesting_home import Home, find_candidates, find_home
from framing.curating.suggesting_labels import KnownLabels
from framing.curating.suggesting_phrases import LONGEST, Corpus, gather, number_phrases
from framing.curating.suggesting_ranking import Group, Phrase, Signal, rank_phrases
from framing.curating.suggesting_signals import alias, gate, slot
from framing.curating.suggesting_survey import Surveyed
from framing.learning.vectors import WordVectors, load_word_vectors
from framing.lexicon.entries import Concept, Lexicon
from framing.reading.selecting import EVERYTHING, Selection

if TYPE_CHECKING:
    from framing.curating.suggesting_phrases import Integers

WINDOW = 200
"""The most characters an example shows on either side."""


@dataclass(frozen=True, slots=True)
class Example:
    """A place where a suggested phrase stands, in the words around it. `line` and `column` count from 1."""

    document: str
    line: int
    column: int
    left: str
    text: str
    right: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that a concept may lack.

    `terms` are its numbers as notations, one where `[s]` says it all. `count` and `documents` are those around the
    concept. `ranks` has for each signal that speaks for the phrase its rank among all phrases, from 1; `score` is what
    the suggestions are sorted by and means nothing else.
    """

    terms: tuple[str, ...]
    count: int
    documents: int
    score: float
    ranks: dict[Signal, int]
    example: Example


@dataclass(frozen=True, slots=True)
class ConceptSuggestions:
    """What one concept may lack, best first, from how many documents with how many places of its known labels."""

    lexicon: Lexicon
    concept: Concept
    documents: int
    labels: int
    suggestions: tuple[Suggestion, ...]


def suggest_terms(
    surveyed: Sequence[Surveyed], lexicons: Iterable[Lexicon], *, selection: Selection = EVERYTHING, top: int = 20
) -> tuple[ConceptSuggestions, ...]:
    """Suggest at most `top` terms for each selected concept, in order of the lexicons.

    `surveyed` are all documents of the corpus, surveyed for these lexicons.
    """
    corpus = gather(surveyed)
    phrases = {length: number_phrases(corpus, length) for length in range(1, LONGEST + 1)}
    vectors = load_word_vectors()
    return tuple(
        _suggest(corpus, phrases, lexicon, concept, vectors, top)
        for lexicon in lexicons
        for concept in lexicon.concepts
        if any(selection.lists(lexicon, concept, frame) for frame in concept.frames)
    )


def _suggest(
    corpus: Corpus, phrases: dict[int, Integers], lexicon: Lexicon, concept: Concept, vectors: WordVectors, top: int
) -> ConceptSuggestions:
    subject = (lexicon.id, concept.id)
    home = find_home(corpus, subject)
    known = KnownLabels(lexicon, concept, corpus, vectors)
    found = list(weigh_phrases(corpus, phrases, home, known))
    groups = rank_phrases(found, vectors, named=known.named, top=top)
    return ConceptSuggestions(
        lexicon,
        concept,
        documents=sum(subject in one.home for one in corpus.surveyed),
        labels=len(home.labels),
        suggestions=tuple(_suggestion(corpus, group) for group in groups),
    )


def weigh_phrases(corpus: Corpus, phrases: dict[int, Integers], home: Home, known: KnownLabels) -> Iterator[Phrase]:
    """Yield every phrase around a concept that the lexicon does not have, with what speaks for it."""
    for length in range(1, LONGEST + 1) if home.inside.any() else ():
        found = find_candidates(corpus, home, phrases[length], length, kin=known.kin)
        texts = [corpus.text(int(place), length) for place in found.first]
        named, slotted, gated = alias(home, found), slot(corpus, home, found), gate(corpus, home, found)
        near = known.near(texts)
        for row, text in enumerate(texts):
            if known.has(text):
                continue
            signals: dict[Signal, float] = {
                "alias": float(named[row]),
                "slot": float(slotted[row]),
                "gate": float(gated[row]),
                "words": known.shared(text),
                "vectors": float(near[row]),
                "variant": known.variant(text),
            }
            count, documents = int(found.count[row]), int(found.documents[row])
            yield Phrase(text, int(found.first[row]), count, documents, float(found.capitals[row]), signals)


def _suggestion(corpus: Corpus, group: Group) -> Suggestion:
    best = group.phrases[0]
    return Suggestion(
        terms=_notations([corpus.written(one.first, len(one.text.split())) for one in group.phrases]),
        count=sum(one.count for one in group.phrases),
        documents=max(one.documents for one in group.phrases),
        score=round(group.score, 6),
        ranks=group.ranks,
        example=_example(corpus, best),
    )


def _notations(forms: list[str]) -> tuple[str, ...]:
    """Return forms as notations, a plural in `s` as `[s]` of its singular."""
    kept = [form for form in forms if not (form.endswith("s") and form[:-1] in forms)]
    return tuple(f"{form}[s]" if f"{form}s" in forms else form for form in kept)


def _example(corpus: Corpus, phrase: Phrase) -> Example:
    place, length = phrase.first, len(phrase.text.split())
    one = corpus.surveyed[int(corpus.documents[place])]
    start, end = int(corpus.starts[place]), int(corpus.ends[place + length - 1])
    low, high = next(block for block in one.blocks if block[0] <= start < block[1])
    return Example(
        document=one.document,
        line=one.text.count("\n", 0, start) + 1,
        column=start - one.text.rfind("\n", 0, start),
        left=one.text[max(low, start - WINDOW) : start],
        text=one.text[start:end],
        right=one.text[end : min(high, end + WINDOW)],
    )
