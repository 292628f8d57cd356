"""Passages that are counted once, so that features can be fitted on any part of them and all be laid out as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.learning.features import BY_TOKEN, DENSE, KINDS, Analysis, Features, Language, Recipe, Terms, dampen
from framing.learning.tokens import Kind
from framing.learning.vectors import NUMBERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float32]


_STEADIEST = 0.2
"""The smallest deviation of a number of word vectors, as part of the usual one; sets of real texts have larger ones."""


@dataclass(frozen=True, slots=True)
class _Table:
    """How much of each term of one kind every passage has; terms in the order of the alphabet."""

    terms: list[str]
    places: dict[str, int]
    amounts: csr_matrix


@dataclass(frozen=True, slots=True)
class Counted:
    """Passages that were read once."""

    language: Language
    analyses: list[Analysis]
    dense: Floats
    embeddings: Floats
    _tables: dict[Kind, _Table]

    @classmethod
    def read(
        cls, texts: Iterable[str], recipes: Sequence[Recipe], language: Language, *, labels: Sequence[str] = ()
    ) -> Counted:
        """Read passages for some recipes; `labels` are the names that words may be like."""
        import numpy as np

        analyses = [language.analyse(text) for text in texts]
        kinds = [kind for kind in KINDS if any(recipe.weight(kind) for recipe in recipes)]
        dense = np.stack([language.dense(one) for one in analyses]) if analyses else np.zeros((0, DENSE), np.float32)
        embedded = analyses if any(recipe.embedding for recipe in recipes) else []
        embeddings = np.array([language.embed(one.text).vector for one in embedded], dtype=np.float32)
        tables = {kind: _count(kind, analyses, language, labels if kind == "named" else ()) for kind in kinds}
        return cls(language, analyses, dense, embeddings, tables)

    def fit(self, rows: Sequence[int], recipe: Recipe) -> Features:
        """Learn from some of the passages which terms there are, how rare each is, and where vectors lie."""
        import numpy as np

        blocks: list[Terms] = []
        first = 0
        for kind, table in self._tables.items():
            if not recipe.weight(kind):
                continue
            found = np.bincount(table.amounts[rows].indices, minlength=len(table.terms))
            known = np.flatnonzero(found >= recipe.least)
            idf = np.log((1 + len(rows)) / (1 + found[known])) + 1
            columns = {table.terms[place]: i for i, place in enumerate(known.tolist())}
            blocks.append(Terms(kind, columns, idf.astype(np.float32), recipe.weight(kind), first))
            first += len(known)
        dense = self.dense[list(rows)].astype(np.float64)
        deviation = dense.std(axis=0)
        # Where few passages hardly differ in a number, one that does would else outweigh all that is known of it.
        least = np.repeat(np.median(deviation.reshape(-1, NUMBERS), axis=1) * _STEADIEST, NUMBERS)
        spread = np.maximum(np.maximum(deviation, least), 1e-9)
        scale = np.where(deviation > 0, recipe.vectors / (spread * NUMBERS**0.5), 0.0)
        return Features(
            tuple(blocks),
            dense.mean(axis=0).astype(np.float32),
            scale.astype(np.float32),
            recipe.vectors,
            self.embeddings[list(rows)].mean(axis=0) if recipe.embedding else np.zeros(0, dtype=np.float32),
            recipe.embedding,
        )

    def matrix(self, features: Features, rows: Sequence[int]) -> csr_matrix:
        """Lay some of the passages out, a row each."""
        from scipy.sparse import csr_matrix, hstack

        parts = [self._lay_out(block, rows) for block in features.terms]
        if features.vectors:
            parts.append(csr_matrix(features.scaled(self.dense[list(rows)]).astype(float)))
        if features.embedding:
            parts.append(csr_matrix(features.shifted(self.embeddings[list(rows)]).astype(float)))
        return hstack(parts, format="csr")

    def _lay_out(self, block: Terms, rows: Sequence[int]) -> csr_matrix:
        import numpy as np
        from scipy.sparse import diags

        table = self._tables[block.kind]
        matrix = table.amounts[rows][:, [table.places[term] for term in block.columns]]
        matrix.data = dampen(block.kind, matrix.data)
        matrix = matrix @ diags(block.idf.astype(np.float64))
        if block.kind == "named":
            return matrix * block.weight
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return diags(block.weight / np.where(lengths > 0, lengths, 1.0)) @ matrix


def _count(kind: Kind, analyses: Sequence[Analysis], language: Language, labels: Sequence[str]) -> _Table:
    import numpy as np
    from scipy.sparse import csr_matrix

    places: dict[str, int] = {}
    columns: list[int] = []
    amounts: list[float] = []
    starts = [0]
    remembered: dict[str, list[tuple[str, float]]] = {}
    for analysis in analyses:
        found: dict[int, float] = {}
        for term, amount in _amounts(kind, analysis, language, labels, remembered):
            place = places.setdefault(term, len(places))
            found[place] = found.get(place, 0.0) + amount
        columns += found
        amounts += found.values()
        starts.append(len(columns))
    terms = sorted(places)
    order = np.empty(len(terms), dtype=np.intp)
    order[[places[term] for term in terms]] = np.arange(len(terms))
    shape = len(analyses), len(terms)
    table = csr_matrix((np.array(amounts, dtype=np.float64), order[np.array(columns, dtype=np.intp)], starts), shape)
    table.sort_indices()
    return _Table(terms, {term: i for i, term in enumerate(terms)}, table)


def _amounts(
    kind: Kind,
    analysis: Analysis,
    language: Language,
    labels: Sequence[str],
    remembered: dict[str, list[tuple[str, float]]],
) -> Iterator[tuple[str, float]]:
    """Yield the terms of a passage with their amounts; `remembered` are those of tokens met before."""
    if kind not in BY_TOKEN:
        for term in language.plain(analysis, kind):
            yield term, 1.0
        return
    for token, rank in zip(analysis.tokens, analysis.ranks, strict=True):
        known = remembered.get(token)
        if known is None:
            known = remembered[token] = language.of_token(kind, token, rank, labels)
        yield from known
