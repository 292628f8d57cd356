"""Put phrases in order by several signals, and keep one of those that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.curating.suggesting_phrases import FUNCTION_WORDS
from framing.curating.suggesting_variants import singular, words_of
from framing.learning.vectors import WordVectors

Signal = Literal["alias", "slot", "gate", "words", "vectors", "variant"]

WEIGHTS: dict[Signal, float] = {"alias": 0.5, "slot": 0.5, "gate": 0.5, "words": 1, "vectors": 1, "variant": 1}
RANKED = 20
"""What is added to every rank (reciprocal rank fusion; Cormack, Clarke and Buettcher 2009 take 60)."""
DISCOUNT = 0.85
"""What is left of a score for each function word inside a phrase, and for one that a single document has."""
NEAR, BESIDE = 0.75, 3
"""The cosine, and the weight of introductions as a name, from which nothing else has to speak for a phrase."""
COMMON = 3_000
"""So many of the most frequent words are suggested in phrases only."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase around a concept and what speaks for it, 0 where a signal is silent.

    `first` is a place of it in the corpus; `capitals` the part of its places where its first and last word have one.
    """

    text: str
    first: int
    count: int
    documents: int
    capitals: float
    signals: dict[Signal, float]


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase in its numbers, the one that ranks first in front, with its score and its rank by each signal."""

    phrases: tuple[Phrase, ...]
    score: float
    ranks: dict[Signal, int]


def rank_phrases(phrases: Sequence[Phrase], vectors: WordVectors, *, named: bool, top: int) -> tuple[Group, ...]:
    """Return the `top` groups of phrases by the sum over the signals of weight / (20 + rank), discounted.

    Left out are phrases for which only the subject speaks, single words that are among the most frequent, proper names
    unless the concept's labels are names too (`named`), phrases that all but always stand inside one that ranks before
    them, and phrases around one that ranks before them and stands three times as often.
    """
    ranks = {signal: _ranks([one.signals[signal] for one in phrases]) for signal in WEIGHTS}
    scored = []
    for index, phrase in enumerate(phrases):
        own = {signal: of[index] for signal, of in ranks.items() if of[index]}
        score = sum(WEIGHTS[signal] / (RANKED + rank) for signal, rank in own.items()) * _discount(phrase)
        if score and not _is_left_out(phrase, vectors, named=named):
            scored.append((score, phrase, own))
    scored.sort(key=lambda row: (-row[0], row[1].text))
    return _merge(scored, top)


def _ranks(values: list[float]) -> list[int]:
    """Return the rank of each value from 1, equals sharing the best, and 0 for values of 0."""
    order = sorted((value for value in values if value > 0), reverse=True)
    first: dict[float, int] = {}
    for rank, value in enumerate(order, start=1):
        first.setdefault(value, rank)
    return [first.get(value, 0) for value in values]


def _discount(phrase: Phrase) -> float:
    inside = sum(word in FUNCTION_WORDS for word in phrase.text.split())
    return DISCOUNT ** (inside + (phrase.documents < 2))


def _is_left_out(phrase: Phrase, vectors: WordVectors, *, named: bool) -> bool:
    if not _is_backed(phrase.signals):
        return True
    words = words_of(phrase.text)
    rank = vectors.rank(words[0]) if len(words) == 1 else None
    return (rank is not None and rank < COMMON) or (phrase.capitals >= 0.9 and not named)


def _is_backed(signals: dict[Signal, float]) -> bool:
    """Tell whether more speaks for a phrase than its subject, or a name that stands alone."""
    near = signals["vectors"] >= NEAR or signals["alias"] >= BESIDE
    return near or bool(signals["slot"] or signals["words"] or signals["variant"])


def _merge(scored: Iterable[tuple[float, Phrase, dict[Signal, int]]], top: int) -> tuple[Group, ...]:
    groups: dict[tuple[str, ...], Group] = {}
    for score, phrase, ranks in scored:
        key = tuple(singular(word) for word in words_of(phrase.text))
        if key in groups:
            group = groups[key]
            groups[key] = Group((*group.phrases, phrase), group.score, group.ranks)
        elif len(groups) < top and not any(_says_the_same(phrase, group.phrases[0]) for group in groups.values()):
            groups[key] = Group((phrase,), score, ranks)
    return tuple(groups.values())


def _says_the_same(phrase: Phrase, other: Phrase) -> bool:
    inner, outer = f" {phrase.text} ", f" {other.text} "
    return (inner in outer and other.count >= 0.9 * phrase.count) or (
        outer in inner and other.count >= 3 * phrase.count
    )
