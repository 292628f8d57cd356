"""Coded passages that are like a passage: it leans towards the labels that people gave them.

Nearest neighbours for several labels at once (after Zhang and Zhou 2007). All coded passages count, by how near they
are, as in a kernel estimate (Nadaraya 1964, Watson 1964). What a passage gains goes back to the words it shares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from framing.learning.features import Features
from framing.learning.marks import UNKNOWN
from framing.learning.tokens import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csc_matrix, csr_matrix

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]
    Numbers = NDArray[np.intp]

LIKENESS: frozenset[Kind] = frozenset({"words", "characters"})
"""Kinds of terms in which passages are compared."""
ARRAYS: Mapping[str, str] = {"starts": "i", "passages": "i", "values": "f", "marks": "i", "counts": "f"}
"""What a file keeps of coded passages, and the kinds of numbers."""
_NARROWNESS = 5
"""Power of likeness, as part of the greatest one, with which a coded passage counts."""
_USUAL = 3.0
"""As many passages of the usual make-up count along, so that few neighbours do not decide."""
_AT_ONCE = 2_000_000
"""Likenesses that are held in memory together."""
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Coded passages to lean on.

    `terms` has their terms at unit length (passages x columns of the features), `marks` their labels, `counts` for how
    many passages each stands. `balance` is what a difference of one in log odds is worth.
    """

    terms: csc_matrix
    marks: Marks
    counts: Floats
    balance: float = 1.0

    @classmethod
    def learn(cls, features: Features, matrix: csr_matrix, marks: Marks, counts: Floats | None) -> Neighbours:
        """Keep what coded passages say. `matrix` has their features; `counts` of `None`: all stand for as many."""
        import numpy as np
        from scipy.sparse import csc_matrix, diags

        width = features.dense_from
        kept = np.zeros(width)
        for block in features.terms:
            if block.kind in LIKENESS:
                kept[block.first : block.first + len(block.columns)] = 1.0
        terms = csc_matrix(matrix[:, :width] @ diags(kept))
        terms.eliminate_zeros()
        lengths = np.sqrt(np.asarray(terms.multiply(terms).sum(axis=1)).ravel())
        terms = csc_matrix(diags(1 / np.where(lengths > 0, lengths, 1.0)) @ terms)
        terms.data = terms.data.astype(np.float16).astype(np.float32)  # as files keep it
        terms.sort_indices()
        stand = np.ones(len(marks)) if counts is None else counts / counts.mean()
        return cls(terms, marks, stand.astype(np.float32).astype(np.float64))

    def times(self, balance: float) -> Neighbours:
        """Return the same with all scores multiplied."""
        return replace(self, balance=self.balance * balance)

    def score(self, matrix: csr_matrix) -> Floats:
        """Return how much likelier each label is among the neighbours than usual, of passages laid out as features.

        In log odds, times the balance (passages x labels).
        """
        import numpy as np

        coded, width = self.terms.shape
        most = max(_AT_ONCE // max(coded, 1), 1)
        scores = np.zeros((matrix.shape[0], self.marks.shape[1]))
        for first in range(0, len(scores), most):
            likeness = (matrix[first : first + most, :width] @ self.terms.T).toarray()
            scores[first : first + most] = self._lean(self._nearness(likeness))[0]
        return scores

    def score_one(self, columns: Numbers, values: NDArray[np.floating]) -> Floats:
        """Return the same of one passage, by the columns and values of its terms."""
        own = columns < self.terms.shape[1]
        likeness = self.terms[:, columns[own]] @ values[own].astype(float)
        scores: Floats = self._lean(self._nearness(likeness[None]))[0][0]
        return scores

    def weigh(self, columns: Numbers, values: NDArray[np.floating]) -> Floats:
        """Return what each term of a passage is worth (terms x labels): times their values they sum to its score.

        A neighbour's part in the score goes to the terms by their parts in its likeness.
        """
        import numpy as np

        own = columns < self.terms.shape[1]
        shared = self.terms[:, columns[own]]
        likeness = shared @ values[own].astype(float)
        near = self._nearness(likeness[None])
        scores, usual, total = self._lean(near)
        beyond = near[0][:, None] * np.where(self.marks == UNKNOWN, 0.0, (self.marks == 1) - usual) / total
        gained = beyond.sum(axis=0)
        slight = np.abs(gained) < _TINY
        slope = np.where(slight, self.balance / (usual * (1 - usual)), scores[0] / np.where(slight, 1.0, gained))
        each = beyond * slope / np.where(likeness > 0, likeness, 1.0)[:, None]
        worth = np.zeros((len(columns), self.marks.shape[1]))
        worth[own] = shared.T @ each
        return worth

    def of(self, labels: Sequence[int]) -> Neighbours:
        """Return the same for some of the labels."""
        return replace(self, marks=self.marks[:, list(labels)])

    def _nearness(self, likeness: Floats) -> Floats:
        """Return how much each coded passage counts for each passage (passages x coded passages)."""
        import numpy as np

        greatest = likeness.max(axis=1, keepdims=True, initial=0.0)
        near: Floats = (likeness / np.where(greatest > 0, greatest, 1.0)) ** _NARROWNESS * self.counts
        return near

    def _lean(self, near: Floats) -> tuple[Floats, Floats, Floats]:
        """Return scores (passages x labels), the usual share of each label, and how many neighbours could have it."""
        import numpy as np

        there, known = (self.marks == 1).astype(float), (self.marks != UNKNOWN).astype(float)
        usual = (self.counts @ there + 0.5) / (self.counts @ known + 1.0)
        total = near @ known + _USUAL
        share = (near @ there + _USUAL * usual) / total
        scores: Floats = self.balance * (np.log(share / (1 - share)) - np.log(usual / (1 - usual)))
        return scores, usual, total


def to_arrays(neighbours: Neighbours) -> dict[str, NDArray[np.generic]]:
    """Return what a file keeps of coded passages, by name."""
    import numpy as np

    terms = neighbours.terms
    return {
        "starts": terms.indptr.astype(np.int32),
        "passages": terms.indices.astype(np.int32),
        "values": terms.data.astype(np.float16),
        "marks": neighbours.marks,
        "counts": neighbours.counts.astype(np.float32),
    }


def from_arrays(arrays: Mapping[str, NDArray[Any]], width: int, labels: int, balance: float) -> Neighbours:
    """Return coded passages as a file keeps them. Raises `ValueError` where arrays do not fit each other."""
    import numpy as np
    from scipy.sparse import csc_matrix

    starts, passages, values = (arrays[name] for name in ("starts", "passages", "values"))
    marks, counts = arrays["marks"], arrays["counts"]
    for name, kind in ARRAYS.items():
        if arrays[name].dtype.kind != kind or arrays[name].ndim != (2 if name == "marks" else 1):
            raise ValueError(f"{name} are of another kind")
    if not (np.isfinite(values).all() and np.isfinite(counts).all() and (counts > 0).all()):
        raise ValueError("holds numbers that are not finite, or passages that stand for none")
    if marks.shape != (len(counts), labels) or not np.isin(marks, (UNKNOWN, 0, 1)).all():
        raise ValueError("marks are not of these passages and labels")
    if len(starts) != width + 1 or starts[0] != 0 or (np.diff(starts) < 0).any() or starts[-1] != len(values):
        raise ValueError("terms do not begin where they should")
    if len(passages) != len(values) or (passages < 0).any() or (passages >= len(counts)).any():
        raise ValueError("terms are of passages that are not there")
    terms = csc_matrix((values.astype(np.float32), passages, starts), shape=(len(counts), width))
    return Neighbours(terms, marks.astype(np.int8), counts.astype(np.float64), balance)
