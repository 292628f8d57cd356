"""From passages to numbers: weighted terms, groups of like words, and word vectors; every number goes back to words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TYPE_CHECKING, get_args

from framing.learning.embedding import SIZE, Embedder, Embedding, load_embedder
from framing.learning.encoder import Encoder, load_encoder
from framing.learning.tokens import Kind, characters, name_words, stems, style_terms, tokenise, word_terms
from framing.learning.vectors import (
    GROUPINGS,
    NUMBERS,
    WordVectors,
    find_centres,
    load_word_groups,
    load_word_vectors,
    rarities,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.intp]

KINDS: tuple[Kind, ...] = get_args(Kind)
DEGREES: Mapping[Kind, tuple[int, int]] = {"broad": (0, 3), "narrow": (1, 6)}
"""Kinds in which a word is in several groups, by degree: the grouping, and how many of the nearest."""
DENSE = 2 * NUMBERS
"""Numbers made of word vectors: their mean and their greatest value in each of the fifty."""
BY_TOKEN = frozenset({"stems", "characters", "coarse", "fine", "broad", "narrow", "named"})
"""Kinds whose terms depend on one token each, so that they can be looked up by token."""
_SHARPNESS = 4
_ALIKE = 0.01
"""Likeness below which a word has nothing to do with the name of a label."""
_EVERYDAY = 100
"""Words of a label's name among this many of the most frequent ones say nothing about it."""
_REMEMBERED = 200_000
"""Tokens whose terms are kept in mind."""
Span = tuple[str, int, int, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which features a classifier sees, by their weights (0 leaves a kind out).

    `words` are words and pairs of neighbours, `stems` beginnings of words, `characters` runs of three to five within
    a word; `coarse` and `fine` are groups of like words, `broad` and `narrow` the same by degree; `named` is how like
    words are to the name of a label; `style` is runs of common words, marks and shapes of words; `vectors` is the mean
    and the maximum of word vectors; `embedding` is the sentence embedding of the extra `embed`. A term must be in
    `least` passages.
    """

    words: float = 1.0
    stems: float = 1.0
    characters: float = 0.0
    coarse: float = 0.7
    fine: float = 1.0
    broad: float = 0.0
    narrow: float = 0.0
    named: float = 0.0
    style: float = 0.0
    vectors: float = 0.7
    embedding: float = 0.0
    least: int = 2

    def weight(self, kind: Kind) -> float:
        """Return the weight of one kind of terms."""
        return float(getattr(self, kind))


@dataclass(frozen=True, slots=True)
class Analysis:
    """A passage as a classifier reads it: its tokens, and the rank of each among the words with vectors."""

    tokens: list[str]
    ranks: list[int | None]
    text: str = ""


class Language:
    """What is known of words beforehand: their vectors, and their groups. Loaded once; it only remembers."""

    def __init__(self, vectors: WordVectors, groups: NDArray[np.int16]) -> None:
        self.vectors = vectors
        self._groups = groups
        self._names = [[f"{group}" for group in range(size)] for size in GROUPINGS]
        self._centres: dict[int, Floats] = {}
        self._embedder: Embedder | None = None
        self._near: dict[tuple[Kind, int], list[tuple[str, float]]] = {}
        self._named: dict[str, Floats] = {}
        self._embedded: tuple[str, Embedding] | None = None
        self._encoder: Encoder | None = None

    @classmethod
    def load(cls) -> Language:
        """Load the shipped word vectors and groupings."""
        return cls(load_word_vectors(), load_word_groups())

    def analyse(self, text: str) -> Analysis:
        """Return a passage as a classifier reads it."""
        tokens = tokenise(text)
        return Analysis(tokens, self.vectors.ranks(tokens), text)

    def spans(self, analysis: Analysis, kind: Kind) -> Iterator[Span]:
        """Yield the terms of one kind in a passage, each with the span of tokens it covers and its amount."""
        if kind in BY_TOKEN:
            for i, (token, rank) in enumerate(zip(analysis.tokens, analysis.ranks, strict=True)):
                for term, amount in self.of_token(kind, token, rank):
                    yield term, i, i + 1, amount
            return
        found = word_terms(analysis.tokens) if kind == "words" else style_terms(analysis.text, self.vectors.rank)
        for term, start, end in found:
            yield term, start, end, 1.0

    def plain(self, analysis: Analysis, kind: Kind) -> Iterable[str]:
        """Return the terms of a kind that is not made of single tokens."""
        if kind == "words":
            return chain(analysis.tokens, map(" ".join, pairwise(analysis.tokens)))
        return (term for term, _, _ in style_terms(analysis.text, self.vectors.rank))

    def of_token(self, kind: Kind, token: str, rank: int | None, labels: Iterable[str] = ()) -> list[tuple[str, float]]:
        """Return the terms of a kind that depend on one token, with their amounts."""
        if kind == "named":
            return [] if rank is None else self._like(rank, labels)
        if kind in DEGREES:
            return [] if rank is None else self._nearest(kind, rank)
        if kind == "stems":
            return [(term, 1.0) for term in stems(token)]
        if kind == "characters":
            return [(term, 1.0) for term in characters(token)]
        column = int(kind == "fine")
        return [] if rank is None else [(self._names[column][int(self._groups[rank, column])], 1.0)]

    def _nearest(self, kind: Kind, rank: int) -> list[tuple[str, float]]:
        """Return the groups nearest to a word by degree: cosine to the power four, at unit length."""
        import numpy as np

        known = self._near.get((kind, rank))
        if known is None:
            grouping, most = DEGREES[kind]
            if grouping not in self._centres:
                self._centres[grouping] = find_centres(self.vectors, self._groups[:, grouping], GROUPINGS[grouping])
            likeness = self._centres[grouping] @ self.vectors.vectors[rank]
            order = np.argsort(-likeness, kind="stable")[:most]
            degrees = np.maximum(likeness[order], 0) ** _SHARPNESS
            degrees = degrees / max(float(np.linalg.norm(degrees)), 1e-9)
            names = self._names[grouping]
            known = [(names[i], degree) for i, degree in zip(order.tolist(), degrees.tolist(), strict=True)]
            self._near[kind, rank] = known
        return known

    def _like(self, rank: int, labels: Iterable[str]) -> list[tuple[str, float]]:
        """Return the labels of which the name has a word like this one: cosine to the power four."""
        word = self.vectors.vectors[rank]
        likenesses = ((label, max(self._name(label) @ word, default=0.0)) for label in labels)
        degrees = [(label, float(max(likeness, 0.0)) ** _SHARPNESS) for label, likeness in likenesses]
        return [(label, degree) for label, degree in degrees if degree >= _ALIKE]

    def _name(self, label: str) -> Floats:
        """Return the vectors of the words of a label's name, a row each."""
        found = self._named.get(label)
        if found is None:
            ranks = self.vectors.ranks(name_words(label))
            found = self.vectors.vectors[[rank for rank in ranks if rank is not None and rank >= _EVERYDAY]]
            self._named[label] = found
        return found

    def dense(self, analysis: Analysis) -> Floats:
        """Return the mean, rarer words weighing more, and the maximum of the word vectors; zeros without any."""
        import numpy as np

        rows = [rank for rank in analysis.ranks if rank is not None]
        out = np.zeros(DENSE, dtype=np.float32)
        if rows:
            vectors, weights = self.vectors.vectors[rows], rarities(rows)
            out[:NUMBERS] = weights @ vectors / weights.sum()
            out[NUMBERS:] = vectors.max(axis=0)
        return out

    def embed(self, text: str) -> Embedding:
        """Return the sentence embedding of a passage. Raises `InputError` where the extra for it is missing."""
        if self._embedded is None or self._embedded[0] != text:
            if self._embedder is None:
                self._embedder = load_embedder()
            self._embedded = text, self._embedder.embed(text)
        return self._embedded[1]

    def encoder(self) -> Encoder:
        """Return the transformer whose layers can be tuned. Raises `InputError` where the extra for it is missing."""
        if self._encoder is None:
            self._encoder = load_encoder()
        return self._encoder


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one kind that a classifier knows, in columns from `first` on, and their inverse frequencies.

    A passage's value is (1 + ln count) · idf, at unit length, times the weight: TF-IDF with sublinear frequencies and
    smoothed idf as scikit-learn has it. What has amounts below one, groups by degree, has ln(1 + amount) instead.
    Likeness to the names of labels is not brought to unit length: a passage may be like none.
    """

    kind: Kind
    columns: Mapping[str, int]
    idf: Floats
    weight: float
    first: int
    _seen: dict[str, tuple[tuple[int, ...], tuple[float, ...]]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def by_token(self) -> bool:
        """Tell whether every term depends on one token."""
        return self.kind in BY_TOKEN

    def row(self, language: Language, analysis: Analysis) -> tuple[Numbers, Floats]:
        """Return the columns and values of a passage."""
        import numpy as np

        totals = self._amounts(language, analysis)
        columns = np.fromiter(totals, dtype=np.intp, count=len(totals))
        amounts = np.fromiter(totals.values(), dtype=np.float64, count=len(totals))
        return columns, self.values(columns - self.first, amounts)

    def values(self, columns: Numbers, amounts: NDArray[np.float64]) -> Floats:
        """Return what amounts of terms come to, by their columns counted from the first of this kind."""
        import numpy as np

        values = dampen(self.kind, amounts) * self.idf[columns]
        length = 1.0 if self.kind == "named" else float(np.sqrt(values @ values))
        exact: Floats = (values * (self.weight / length if length else 0.0)).astype(np.float32)
        return exact

    def look_up(self, language: Language, token: str, rank: int | None) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """Return the columns and amounts of the terms that depend on a token."""
        known = self._seen.get(token)
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            terms = language.of_token(self.kind, token, rank, self.columns)
            known_terms = [(self.columns[term] + self.first, amount) for term, amount in terms if term in self.columns]
            known = tuple(column for column, _ in known_terms), tuple(amount for _, amount in known_terms)
            self._seen[token] = known
        return known

    def _amounts(self, language: Language, analysis: Analysis) -> dict[int, float]:
        totals: dict[int, float] = {}
        if self.by_token:
            seen = self._seen
            for token, rank in zip(analysis.tokens, analysis.ranks, strict=True):
                for column, amount in zip(*(seen.get(token) or self.look_up(language, token, rank)), strict=True):
                    totals[column] = totals.get(column, 0.0) + amount
            return totals
        for term in filter(self.columns.__contains__, language.plain(analysis, self.kind)):
            column = self.columns[term] + self.first
            totals[column] = totals.get(column, 0.0) + 1.0
        return totals


def dampen(kind: Kind, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what amounts of a term come to: the second time adds less than the first."""
    import numpy as np

    damped: NDArray[np.float64] = np.log1p(amounts) if kind in DEGREES or kind == "named" else 1.0 + np.log(amounts)
    return damped


@dataclass(frozen=True, slots=True)
class Features:
    """A fitted way from passages to numbers: terms, word vectors at mean 0 and one scale, and a sentence embedding.

    Columns are in that order. `vectors` and `embedding` are weights, 0 where there are none; `middle` is the mean
    embedding, an empty array where there is none.
    """

    terms: tuple[Terms, ...]
    centre: Floats
    spread: Floats
    vectors: float
    middle: Floats
    embedding: float = 0.0

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return self.embedding_from + (SIZE if self.embedding else 0)

    @property
    def dense_from(self) -> int:
        """Return the first column that is made of word vectors."""
        return sum(len(block.columns) for block in self.terms)

    @property
    def embedding_from(self) -> int:
        """Return the first column that is made of the sentence embedding."""
        return self.dense_from + (DENSE if self.vectors else 0)

    def row(self, language: Language, analysis: Analysis) -> tuple[Numbers, Floats]:
        """Return the columns and values of a passage that are made of terms."""
        import numpy as np

        rows = [block.row(language, analysis) for block in self.terms]
        if not rows:
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.float32)
        return np.concatenate([columns for columns, _ in rows]), np.concatenate([values for _, values in rows])

    def scaled(self, dense: Floats) -> Floats:
        """Return word-vector numbers as the classifier sees them."""
        scaled: Floats = (dense - self.centre) * self.spread
        return scaled

    def shifted(self, embedding: Floats) -> Floats:
        """Return a sentence embedding as the classifier sees it."""
        shifted: Floats = (embedding - self.middle) * self.embedding
        return shifted
