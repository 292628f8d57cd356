"""Why a passage got its score: what each of its words adds, down to the last digit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.learning.embedding import Embedding
from framing.learning.features import Analysis, Features, Language, Terms
from framing.learning.model import Model, Part
from framing.learning.tokens import locate_tokens
from framing.learning.vectors import NUMBERS, rarities

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

START, REST, EMBEDDING = "(start)", "(other words)", "(sentence embedding)"
"""What a passage without known words would score, what words that are not listed add, and what belongs to no word."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one word adds to the score of one label, all its places in the passage together."""

    label: str
    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """What each word adds to the score of one label, and what no word adds."""

    weights: dict[str, float]
    start: float

    def half(self, other: Weighed) -> Weighed:
        """Return the mean of two weighings."""
        weights = {word: weight / 2 for word, weight in self.weights.items()}
        for word, weight in other.weights.items():
            weights[word] = weights.get(word, 0.0) + weight / 2
        return Weighed(weights, (self.start + other.start) / 2)

    def ranked(self, label: str, most: int) -> tuple[Contribution, ...]:
        """Return the words that move the score most, then the others together, then the start: they sum to it."""
        ranked = sorted(self.weights.items(), key=lambda item: (-abs(item[1]), item[0]))
        found = [Contribution(label, word, weight) for word, weight in ranked[:most]]
        if len(ranked) > most:
            found.append(Contribution(label, REST, sum(weight for _, weight in ranked[most:])))
        return (*found, Contribution(label, START, self.start))


@dataclass(frozen=True, slots=True)
class WeighedWords:
    """What each word adds to the scores of some labels (words x labels), and what no word adds."""

    words: tuple[str, ...]
    weights: Floats
    start: Floats

    def of(self, column: int) -> Weighed:
        """Return what is added to one of the labels."""
        weights = self.weights[:, column].tolist()
        return Weighed(dict(zip(self.words, weights, strict=True)), float(self.start[column]))


def weigh_words(model: Model, analysis: Analysis, language: Language, *, labels: Sequence[int]) -> WeighedWords:
    """Return what every word of a passage adds to the scores of some labels; words that add to none are left out.

    The weights of one label and its start sum to its score. A pair of words is shared by both, a group of like words by
    its members, the mean of word vectors by weight, and each number of their maximum goes to the word that has it. A
    sentence embedding is a mean of states: each word has those of its pieces, as they stand in this passage. What a
    passage gains from coded ones that are like it goes to the words it shares with them.
    """
    import numpy as np

    chosen = list(labels)
    kinds: dict[str, int] = {}
    types = [kinds.setdefault(token, len(kinds)) for token in analysis.tokens]
    sums = np.zeros((len(kinds), len(chosen)))
    met: set[int] = set()
    start = model.intercept[chosen].astype(np.float64)
    rest = None
    for part in model.parts:
        met |= _add_terms(part, analysis, language, chosen, types, sums)
        if part.features.vectors:
            start = start + _add_vectors(part.features, part, analysis, language, chosen, types, sums)
            met |= {kind for kind, rank in zip(types, analysis.ranks, strict=True) if rank is not None}
        if part.features.embedding and analysis.tokens:
            embedding, middle = language.embed(analysis.text), part.features.middle
            worth = part.coefficients[part.features.embedding_from :, chosen] * part.features.embedding
            owners, own = _add_embedding(worth, middle, analysis, embedding, types, sums)
            met, rest = met | owners, own if rest is None else rest + own
    if model.tuned is not None and analysis.tokens:
        embedding, worth = (
            language.encoder().embed(analysis.text, model.tuned.layers),
            model.tuned.coefficients[:, chosen],
        )
        owners, own = _add_embedding(worth, model.tuned.middle, analysis, embedding, types, sums)
        met, rest = met | owners, own if rest is None else rest + own
    words = list(kinds)
    known = sorted(met)
    named, weights = tuple(words[i] for i in known), sums[known]
    if rest is not None:
        named, weights = (*named, EMBEDDING), np.vstack([weights, rest])
    return WeighedWords(named, weights, start)


def _add_embedding(
    worth: NDArray[np.float32],
    middle: NDArray[np.float32],
    analysis: Analysis,
    embedding: Embedding,
    types: list[int],
    sums: Floats,
) -> tuple[set[int], Floats]:
    """Add what each word adds by its pieces, beyond a mean passage; return the words that have any, and the rest.

    An embedding is a mean of states, one for each piece of a word as its passage makes it, so that each word adds what
    its own states add. The rest comes from marks of start and end, and from punctuation.
    """
    import numpy as np

    beyond = embedding.shares - embedding.amounts[:, None] * middle
    added = beyond.astype(np.float64) @ worth
    rest = (embedding.vector - middle).astype(np.float64) @ worth - added.sum(axis=0)
    owners = _owners(analysis.text, embedding.spans)
    owned = np.array([owner is not None for owner in owners], dtype=bool)
    kinds = [types[owner] for owner in owners if owner is not None]
    np.add.at(sums, kinds, added[owned])
    return set(kinds), rest + added[~owned].sum(axis=0)


def _owners(text: str, spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """Return the token that each stretch of a text belongs to, `None` where there is none; of two the shorter."""
    located = sorted(enumerate(locate_tokens(text)), key=lambda item: item[1][0] - item[1][1])
    owners: list[int | None] = [None] * len(text)
    for token, (start, end, _) in located:
        owners[start:end] = [token] * (end - start)
    return [owners[start] for start, _ in spans]


def _add_terms(
    part: Part, analysis: Analysis, language: Language, labels: list[int], types: list[int], sums: Floats
) -> set[int]:
    """Add what each word adds by the terms of one part; return the words that have any."""
    import numpy as np

    owners: list[int] = []
    met: list[int] = []
    amounts: list[float] = []
    for block in part.features.terms:
        _find_terms(block, analysis, language, types, owners, met, amounts)
    if not owners:
        return set()
    columns, places = np.unique(met, return_inverse=True)
    totals = np.bincount(places, amounts).astype(np.float64)
    values = np.empty(len(columns))
    for block in part.features.terms:
        first, last = np.searchsorted(columns, (block.first, block.first + len(block.columns)))
        values[first:last] = block.values(columns[first:last] - block.first, totals[first:last])
    worth = part.coefficients[columns][:, labels].astype(np.float64)
    if part.neighbours is not None:
        worth += part.neighbours.of(labels).weigh(columns, values)
    worth *= (values / totals)[:, None]
    added = worth[places] * np.array(amounts)[:, None]
    for column in range(len(labels)):
        sums[:, column] += np.bincount(owners, added[:, column], len(sums))
    return set(owners)


def _find_terms(
    block: Terms,
    analysis: Analysis,
    language: Language,
    types: list[int],
    owners: list[int],
    columns: list[int],
    amounts: list[float],
) -> None:
    """Note which words have which terms of a kind, by their columns, and how much of each."""
    if block.by_token:
        counts = Counter(types)
        distinct = dict(zip(types, zip(analysis.tokens, analysis.ranks, strict=True), strict=True))
        for kind, (token, rank) in distinct.items():
            known, each = block.look_up(language, token, rank)
            count = counts[kind]
            owners += [kind] * len(known)
            columns += known
            amounts += each if count == 1 else [amount * count for amount in each]
        return
    column_of = block.columns.get
    for term, first, last, amount in language.spans(analysis, block.kind):
        column = column_of(term)
        if column is not None:
            many = last - first
            owners += types[first:last]
            columns += [column + block.first] * many
            amounts += [amount / many] * many


def _add_vectors(
    features: Features,
    part: Part,
    analysis: Analysis,
    language: Language,
    labels: list[int],
    types: list[int],
    sums: Floats,
) -> Floats:
    """Add what each word adds by its vector; return what no word adds."""
    import numpy as np

    worth = (
        part.coefficients[features.dense_from : features.embedding_from, labels].astype(np.float64)
        * features.spread[:, None]
    )
    ranked = {kind: rank for kind, rank in zip(types, analysis.ranks, strict=True) if rank is not None}
    if ranked:
        owners, ranks, counts = np.array(list(ranked)), list(ranked.values()), Counter(types)
        vectors = language.vectors.vectors[ranks].astype(np.float64)
        weights = rarities(ranks).astype(np.float64) * [counts[kind] for kind in ranked]
        sums[owners] += (weights / weights.sum())[:, None] * (vectors @ worth[:NUMBERS])
        highest = vectors.argmax(axis=0)
        np.add.at(sums, owners[highest], vectors.max(axis=0)[:, None] * worth[NUMBERS:])
    return -(features.centre.astype(np.float64) @ worth)
