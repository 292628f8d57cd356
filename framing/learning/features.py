"""From passages to numbers: weighted terms, groups of like words, and word vectors; every number goes back to words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, get_args

from framing.learning.tokens import Kind, character_terms, stem_terms, tokenise, word_terms
from framing.learning.vectors import GROUPINGS, NUMBERS, WordVectors, load_word_groups, load_word_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float32]

KINDS: tuple[Kind, ...] = get_args(Kind)
DENSE = 2 * NUMBERS
"""Numbers made of word vectors: their mean and their greatest value in each of the fifty."""
_RAREST = 9.0
"""Logarithm of the rank from which on a word weighs as much as a word can."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which features a classifier sees, by their weights (0 leaves a kind out).

    `words` are words and pairs of neighbours, `stems` beginnings of words, `characters` runs of three to five within
    a word, `coarse` and `fine` groups of like words, `vectors` the mean and the maximum of word vectors. A term must
    be in `least` passages.
    """

    words: float = 1.0
    stems: float = 1.0
    characters: float = 0.0
    coarse: float = 0.7
    fine: float = 1.0
    vectors: float = 0.7
    least: int = 2

    def weight(self, kind: Kind) -> float:
        """Return the weight of one kind of terms."""
        return float(getattr(self, kind))


@dataclass(frozen=True, slots=True)
class Analysis:
    """A passage as a classifier reads it: its tokens, and the rank of each among the words with vectors."""

    tokens: list[str]
    ranks: list[int | None]


class Language:
    """What is known of words beforehand: their vectors, and their groups. Loaded once, never changed."""

    def __init__(self, vectors: WordVectors, groups: NDArray[np.int16]) -> None:
        self.vectors = vectors
        self._groups = [[f"{column}" for column in groups[:, i].tolist()] for i in range(len(GROUPINGS))]

    @classmethod
    def load(cls) -> Language:
        """Load the shipped word vectors and groupings."""
        return cls(load_word_vectors(), load_word_groups())

    def analyse(self, text: str) -> Analysis:
        """Return a passage as a classifier reads it."""
        tokens = tokenise(text)
        return Analysis(tokens, self.vectors.ranks(tokens))

    def terms(self, analysis: Analysis, kind: Kind) -> Iterator[tuple[str, int, int]]:
        """Yield the terms of one kind in a passage, each with the span of tokens it covers."""
        if kind == "words":
            return word_terms(analysis.tokens)
        if kind == "stems":
            return stem_terms(analysis.tokens)
        if kind == "characters":
            return character_terms(analysis.tokens)
        groups = self._groups[kind == "fine"]
        return ((groups[rank], i, i + 1) for i, rank in enumerate(analysis.ranks) if rank is not None)

    def count(self, analysis: Analysis, kind: Kind) -> Counter[str]:
        """Count the terms of one kind in a passage."""
        return Counter([term for term, _, _ in self.terms(analysis, kind)])

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


def rarities(rows: Sequence[int]) -> Floats:
    """Return how much each word weighs in a mean: the square of the logarithm of its rank, up to a limit."""
    import numpy as np

    return np.array([min(log(row + 2), _RAREST) ** 2 for row in rows], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one kind that a classifier knows, in columns from `first` on, and their inverse frequencies."""

    kind: Kind
    columns: Mapping[str, int]
    idf: Floats
    weight: float
    first: int

    def row(self, counts: Mapping[str, int]) -> tuple[list[int], list[float]]:
        """Return the columns and values of a passage: (1 + ln count) · idf, at unit length, times the weight.

        TF-IDF with sublinear frequencies and smoothed idf as scikit-learn has it.
        """
        columns, values, idf = [], [], self.idf
        known = self.columns
        for term, count in counts.items():
            column = known.get(term)
            if column is not None:
                columns.append(column + self.first)
                values.append((1.0 + log(count) if count > 1 else 1.0) * idf.item(column))
        length = sum(value * value for value in values) ** 0.5
        scale = self.weight / length if length else 0.0
        return columns, [value * scale for value in values]


@dataclass(frozen=True, slots=True)
class Features:
    """A fitted way from passages to numbers: terms, and word vectors brought to mean 0 and one scale."""

    terms: tuple[Terms, ...]
    centre: Floats
    spread: Floats
    vectors: float

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return self.dense_from + (DENSE if self.vectors else 0)

    @property
    def dense_from(self) -> int:
        """Return the first column that is made of word vectors."""
        return sum(len(block.columns) for block in self.terms)

    def row(self, language: Language, analysis: Analysis) -> tuple[list[int], list[float]]:
        """Return the columns and values of a passage that are made of terms."""
        columns: list[int] = []
        values: list[float] = []
        for block in self.terms:
            more, their = block.row(language.count(analysis, block.kind))
            columns += more
            values += their
        return columns, values

    def scaled(self, dense: Floats) -> Floats:
        """Return word-vector numbers as the classifier sees them."""
        scaled: Floats = (dense - self.centre) * self.spread
        return scaled


@dataclass(slots=True)
class Counted:
    """Passages that are read once, to fit features on some of them and lay out all as a matrix."""

    language: Language
    analyses: list[Analysis]
    counts: dict[Kind, list[Counter[str]]]
    dense: Floats

    @classmethod
    def read(cls, texts: Iterable[str], recipe: Recipe, language: Language) -> Counted:
        """Read passages for a recipe."""
        import numpy as np

        analyses = [language.analyse(text) for text in texts]
        counts: dict[Kind, list[Counter[str]]] = {
            kind: [language.count(one, kind) for one in analyses] for kind in KINDS if recipe.weight(kind)
        }
        dense = np.stack([language.dense(one) for one in analyses]) if analyses else np.zeros((0, DENSE), np.float32)
        return cls(language, analyses, counts, dense)

    def fit(self, rows: Sequence[int], recipe: Recipe) -> Features:
        """Learn from some of the passages which terms there are, how rare each is, and where vectors lie."""
        import numpy as np

        blocks: list[Terms] = []
        first = 0
        for kind, counts in self.counts.items():
            found = Counter(term for row in rows for term in counts[row])
            known = sorted(term for term, documents in found.items() if documents >= recipe.least)
            idf = np.array([log((1 + len(rows)) / (1 + found[term])) + 1 for term in known], dtype=np.float32)
            blocks.append(Terms(kind, {term: i for i, term in enumerate(known)}, idf, recipe.weight(kind), first))
            first += len(known)
        dense = self.dense[list(rows)].astype(np.float64)
        deviation = dense.std(axis=0)
        scale = np.where(deviation > 0, recipe.vectors / (np.maximum(deviation, 1e-9) * NUMBERS**0.5), 0.0)
        return Features(tuple(blocks), dense.mean(axis=0).astype(np.float32), scale.astype(np.float32), recipe.vectors)

    def matrix(self, features: Features, rows: Sequence[int]) -> csr_matrix:
        """Lay some of the passages out, a row each."""
        import numpy as np
        from scipy.sparse import csr_matrix, hstack

        columns: list[int] = []
        values: list[float] = []
        starts = [0]
        for row in rows:
            for block in features.terms:
                more, their = block.row(self.counts[block.kind][row])
                columns += more
                values += their
            starts.append(len(columns))
        shape = (len(rows), features.dense_from)
        sparse = csr_matrix((np.array(values, dtype=np.float64), columns, starts), shape=shape)
        if not features.vectors:
            return sparse
        return hstack([sparse, csr_matrix(features.scaled(self.dense[list(rows)]))], format="csr")
