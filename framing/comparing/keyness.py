"""Which words (or labels) are more typical of one group of documents than of another.

A key word says what was covered as much as how: it is no framing by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from framing.comparing.multiplicity import adjust

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PRIOR = 500.0
PER_WORDS = 10_000
MINIMUM = 10
MINIMUM_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class Key:
    """How much more typical a word is of the first group than of the second.

    Rates are per 10,000 words. `log_ratio` is the binary logarithm of their ratio, with half a hit where there is none
    (Hardie 2014). `delta` is the log odds ratio with the prior, `z` over its standard error; `df`, `p` and `q` rest on
    differences among documents and are `None` where a group has one document. `prominence` is z without regard to
    documents: good for ordering, no evidence. Dispersion is Gries's DP (2008): 0 spread like the text itself, near 1
    all in one place, of the first group alone; `None` where it lacks the word.
    """

    word: str
    first: float
    second: float
    first_rate: float
    second_rate: float
    log_ratio: float
    delta: float
    z: float | None
    df: float | None
    p: float | None
    q: float | None
    first_documents: int
    second_documents: int
    dispersion: float | None
    prominence: float


def find_keys(
    first: Sequence[Mapping[str, float]],
    second: Sequence[Mapping[str, float]],
    *,
    prior: float = PRIOR,
    minimum: float = MINIMUM,
    minimum_documents: int = MINIMUM_DOCUMENTS,
) -> tuple[Key, ...]:
    """Find what is typical of each of two groups of documents, given as counts per document; the first's words first.

    Log odds with an informative Dirichlet prior of `prior` pseudo-words in all (Monroe, Colaresi & Quinn 2008), spread
    over words as in both groups together (the same for each word would bias unequal groups). The variance is the larger
    of the model's four terms and that of the documents' influences; p by Student's t with Welch and Satterthwaite's
    degrees of freedom; q by Benjamini & Hochberg over the words returned. Words with fewer hits or documents than the
    minima are left out; the prior is made of all words.
    """
    vocabulary: dict[str, int] = {}
    one, two = _Group.of(first, vocabulary), _Group.of(second, vocabulary)
    one, two = one.padded(len(vocabulary)), two.padded(len(vocabulary))
    words = list(vocabulary)
    if len(words) < 2 or not one.total or not two.total:
        return ()
    hits = one.hits + two.hits
    keep = (hits >= minimum) & (one.documents + two.documents >= minimum_documents)
    return _keys(words, one, two, _compare(one, two, prior * hits / hits.sum()), keep)


@dataclass(frozen=True, slots=True)
class _Group:
    """Sums over the documents of one group, per word where they are arrays.

    `squares` is sum(x^2), `cross` sum(x n), `documents` how many have the word, `apart` the sum over those of
    |x / hits - n / total| - n / total, from which the dispersion follows.
    """

    size: int
    total: float
    total_squares: float
    hits: Floats
    squares: Floats
    cross: Floats
    documents: Floats
    apart: Floats

    @classmethod
    def of(cls, group: Sequence[Mapping[str, float]], vocabulary: dict[str, int]) -> _Group:
        import numpy as np

        index, x, lengths = [], [], []
        for document in group:
            at = [vocabulary.setdefault(word, len(vocabulary)) for word in document]
            index.append(np.array(at, dtype=np.intp))
            x.append(np.array(list(document.values()), dtype=float))
            lengths.append(float(x[-1].sum()))
        n = np.array(lengths)
        word = np.concatenate(index) if index else np.zeros(0, dtype=np.intp)
        count = np.concatenate(x) if x else np.zeros(0)
        length = np.repeat(n, [len(part) for part in index])

        def summed(values: Floats) -> Floats:
            sums: Floats = np.bincount(word, weights=values, minlength=len(vocabulary)).astype(float)
            return sums

        hits, total = summed(count), float(n.sum())
        share = length / total if total else length
        return cls(
            size=len(group),
            total=total,
            total_squares=float((n**2).sum()),
            hits=hits,
            squares=summed(count**2),
            cross=summed(count * length),
            documents=summed((count > 0).astype(float)),
            apart=summed(np.abs(count / np.maximum(hits[word], 1e-300) - share) - share),
        )

    def padded(self, size: int) -> _Group:
        """Return the group with zeros for words met only elsewhere: left out, they would bias every comparison."""
        import numpy as np

        arrays = (self.hits, self.squares, self.cross, self.documents, self.apart)
        return _Group(
            self.size, self.total, self.total_squares, *(np.pad(array, (0, size - len(array))) for array in arrays)
        )

    def influence(self, inverse: Floats) -> Floats:
        """Return the variance of the group's log odds that differences among its documents make."""
        import numpy as np

        rate = self.hits / self.total
        squares = self.squares - 2 * rate * self.cross + rate**2 * self.total_squares
        variance: Floats = self.size / (self.size - 1) * np.maximum(squares, 0) * inverse**2
        return variance


@dataclass(frozen=True, slots=True)
class _Odds:
    """Log odds ratios per word, over the standard error of the model and, where each group has two, of documents."""

    delta: Floats
    prominence: Floats
    z: Floats | None
    df: Floats | None
    p: Floats | None


def _compare(one: _Group, two: _Group, alpha: Floats) -> _Odds:
    import numpy as np
    from scipy.special import stdtr

    in_one, in_two = one.hits + alpha, two.hits + alpha
    out_one, out_two = one.total + alpha.sum() - in_one, two.total + alpha.sum() - in_two
    delta = np.log(in_one / out_one) - np.log(in_two / out_two)
    inverses = (1 / in_one + 1 / out_one, 1 / in_two + 1 / out_two)
    model = inverses[0] + inverses[1]
    prominence = delta / np.sqrt(model)
    if min(one.size, two.size) < 2:
        return _Odds(delta, prominence, None, None, None)
    parts = one.influence(inverses[0]), two.influence(inverses[1])
    clustered = parts[0] + parts[1]
    z = delta / np.sqrt(np.maximum(model, clustered))
    with np.errstate(divide="ignore", invalid="ignore"):
        df = clustered**2 / (parts[0] ** 2 / (one.size - 1) + parts[1] ** 2 / (two.size - 1))
    df = np.maximum(np.where(np.isfinite(df), df, one.size + two.size - 2), 1)
    return _Odds(delta, prominence, z, df, 2 * stdtr(df, -np.abs(z)))


def _keys(words: list[str], one: _Group, two: _Group, odds: _Odds, keep: NDArray[np.bool_]) -> tuple[Key, ...]:
    import numpy as np

    def at(values: Floats | None, index: int) -> float | None:
        return None if values is None else float(values[index])

    order = odds.prominence if odds.z is None else odds.z
    kept = np.flatnonzero(keep)
    chosen: list[int] = kept[np.argsort(-order[kept], kind="stable")].tolist()
    qs = adjust([at(odds.p, i) for i in chosen])
    return tuple(
        Key(
            word=words[i],
            first=float(one.hits[i]),
            second=float(two.hits[i]),
            first_rate=PER_WORDS * float(one.hits[i]) / one.total,
            second_rate=PER_WORDS * float(two.hits[i]) / two.total,
            log_ratio=log2((max(one.hits[i], 0.5) / one.total) / (max(two.hits[i], 0.5) / two.total)),
            delta=float(odds.delta[i]),
            z=at(odds.z, i),
            df=at(odds.df, i),
            p=at(odds.p, i),
            q=q,
            first_documents=int(one.documents[i]),
            second_documents=int(two.documents[i]),
            dispersion=_dispersion(one, i),
            prominence=float(odds.prominence[i]),
        )
        for i, q in zip(chosen, qs, strict=True)
    )


def _dispersion(group: _Group, index: int) -> float | None:
    return (1 + float(group.apart[index])) / 2 if group.hits[index] else None
