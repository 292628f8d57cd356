"""Test differences by rearranging which documents belong to which group."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import comb, prod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Codes = NDArray[np.intp]

EXACT_LIMIT = 20_000
"""Up to this many arrangements all are tried."""

CELLS = 4_000_000
"""How many numbers one working array may hold."""

SIDE = 100
"""A Monte-Carlo test crosses this many label shuffles with as many document shuffles: 9,999 besides the observed."""

SEED = 1
TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """What rearranging documents says of each label.

    `ps` are two-sided p-values in the order of the labels, `None` where nothing could be rearranged. `arrangements`
    counts the observed one too, `exact` tells that they are all there are. `documents` bear on the labels.
    """

    ps: tuple[float | None, ...]
    arrangements: int
    exact: bool
    documents: int


def permute_groups(
    hits: ArrayLike,
    trials: ArrayLike,
    groups: Sequence[Hashable],
    *,
    strata: Sequence[Hashable] | None = None,
    paired: bool = False,
    side: int = SIDE,
    seed: int = SEED,
) -> PermutationTest:
    """Test for each label whether its share (or rate) differs between groups, by permuting document labels.

    `hits` is documents x labels, `trials` and `groups` one value per document; documents without trials are left out.
    With two groups the statistic is the absolute difference of shares, with more sum(n_g (p_g - p)^2). `strata` keeps
    every rearrangement inside a topic, week or event; shares are then measured from their means over arrangements, so
    that what groups cover does not pass for how they cover it. `paired` also leaves out strata that lack a group or are
    `None`: with one document a side this is the sign-flip test of matched stories. All arrangements are tried when
    there are at most 20,000, else side^2 - 1 seeded ones with p = (b + 1) / side^2.
    """
    import numpy as np

    n = np.asarray(trials, dtype=float)
    x = np.asarray(hits, dtype=float)
    x = x[:, None] if x.ndim == 1 else x
    labels, layers = _codes(groups), _codes(strata if strata is not None else [0] * len(n))
    keep = n > 0
    if paired and strata is not None:
        keep &= np.array([stratum is not None for stratum in strata], dtype=bool)
        keep &= _complete(labels, layers, keep)
    n, x, labels, layers = n[keep], x[keep], _dense(labels[keep]), _dense(layers[keep])
    count = count_arrangements(labels.tolist(), layers.tolist())
    if count < 2:
        return PermutationTest((None,) * x.shape[1], count, True, len(n))
    data = np.column_stack([x, n])
    exact = count <= EXACT_LIMIT and count * len(n) <= CELLS
    if exact:
        sums, observed = _exact_sums(data, labels, layers), _sums(data, labels[None, :])
    else:
        sums = _crossed_sums(data, labels, layers, side, np.random.default_rng(seed))
        observed = sums[:, :1]
    means = (sums[..., :-1] / sums[..., -1:]).mean(axis=1, keepdims=True) if strata is not None else None
    statistic = _statistic(sums, means)
    reached = statistic >= _statistic(observed, means) - TOLERANCE
    return PermutationTest(tuple(reached.mean(axis=0).tolist()), len(statistic), exact, len(n))


def count_arrangements(groups: Sequence[Hashable], strata: Sequence[Hashable] | None = None) -> int:
    """Count the ways to deal the documents to groups of the same sizes, inside strata; 1 / this is the smallest p."""
    sizes: dict[Hashable, dict[Hashable, int]] = {}
    for group, stratum in zip(groups, strata if strata is not None else [0] * len(groups), strict=True):
        inside = sizes.setdefault(stratum, {})
        inside[group] = inside.get(group, 0) + 1
    return prod(_multinomial(tuple(inside.values())) for inside in sizes.values())


def _multinomial(sizes: tuple[int, ...]) -> int:
    return prod(comb(sum(sizes[: i + 1]), size) for i, size in enumerate(sizes))


def _codes(values: Sequence[Hashable]) -> Codes:
    """Replace values by numbers in order of first appearance."""
    import numpy as np

    order: dict[Hashable, int] = {}
    return np.array([order.setdefault(value, len(order)) for value in values], dtype=np.intp)


def _dense(codes: Codes) -> Codes:
    """Renumber codes so that none is unused."""
    import numpy as np

    used = np.zeros(codes.max(initial=-1) + 1, dtype=np.intp)
    used[codes] = 1
    dense: Codes = (np.cumsum(used) - 1)[codes]
    return dense


def _complete(labels: Codes, layers: Codes, keep: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the documents whose stratum has a kept document of every group."""
    import numpy as np

    present = np.zeros((layers.max(initial=-1) + 1, labels.max(initial=-1) + 1), dtype=bool)
    present[layers[keep], labels[keep]] = True
    complete: NDArray[np.bool_] = np.asarray(present.all(axis=1))[layers]
    return complete


def _sums(data: Floats, arrangements: Codes) -> Floats:
    """Return the sums of the data per arrangement and group: groups x arrangements x columns."""
    import numpy as np

    return np.stack([(arrangements == group) @ data for group in range(int(arrangements[0].max()) + 1)])


def _statistic(sums: Floats, means: Floats | None) -> Floats:
    """Return the statistic per arrangement and label; the last column of `sums` holds the trials."""
    import numpy as np

    trials = sums[..., -1:]
    shares = sums[..., :-1] / trials
    if means is not None:
        shares = shares - means
    if len(sums) == 2:
        difference: Floats = np.abs(shares[0] - shares[1])
        return difference
    if means is None:
        shares = shares - sums[..., :-1].sum(axis=0) / trials.sum(axis=0)
    between: Floats = (trials * shares**2).sum(axis=0)
    return between


def _exact_sums(data: Floats, labels: Codes, layers: Codes) -> Floats:
    import numpy as np

    parts = []
    for layer in range(int(layers.max()) + 1):
        at = np.flatnonzero(layers == layer)
        present = np.unique(labels[at])
        sizes = [int((labels[at] == group).sum()) for group in present]
        parts.append((at, present[_orderings(sizes)]))
    chosen = np.unravel_index(np.arange(prod(len(rows) for _, rows in parts)), [len(rows) for _, rows in parts])
    arrangements = np.empty((len(chosen[0]), len(labels)), dtype=np.intp)
    for (at, rows), choice in zip(parts, chosen, strict=True):
        arrangements[:, at] = rows[choice]
    return _sums(data, arrangements)


def _orderings(sizes: Sequence[int]) -> Codes:
    """Return every way to deal sum(sizes) places to groups of these sizes, one row each."""
    import numpy as np

    places = sum(sizes)
    if len(sizes) == 1:
        return np.zeros((1, places), dtype=np.intp)
    inner = _orderings(sizes[1:]) + 1
    picks = np.fromiter(chain.from_iterable(combinations(range(places), sizes[0])), dtype=np.intp)
    outer = comb(places, sizes[0])
    free = np.ones((outer, places), dtype=bool)
    free[np.arange(outer)[:, None], picks.reshape(outer, -1)] = False
    rest = np.nonzero(free)[1].reshape(outer, 1, -1)
    rows = np.zeros((outer, len(inner), places), dtype=np.intp)
    rows[np.arange(outer)[:, None, None], np.arange(len(inner))[None, :, None], rest] = inner
    return rows.reshape(-1, places)


def _crossed_sums(data: Floats, labels: Codes, layers: Codes, side: int, rng: np.random.Generator) -> Floats:
    """Return the sums for side x side arrangements, the observed one first.

    Each of `side` shuffles of labels is crossed with each of `side` shuffles of documents, the identity among both.
    Their products are uniform and pairwise independent, and the set with any member taken as the observed one looks
    the same, which is what an exact Monte-Carlo level needs (Hemerik & Goeman 2018, theorem 2). One matrix product
    does it all.
    """
    import numpy as np

    # Sums of whole numbers below 2^24 are exact in single precision, whatever the order of summation.
    whole = bool((data == np.rint(data)).all()) and float(data.sum(axis=0).max()) < 2**24
    kind = np.float32 if whole else np.float64
    dealt = _shuffles(labels.astype(np.int32), layers, side, rng)
    order = _shuffles(np.arange(len(labels), dtype=np.int32), layers, side, rng)
    columns, groups = data.shape[1], int(labels.max()) + 1
    sums = np.empty((groups, side, side, columns))
    members: NDArray[Any] = np.concatenate([dealt == group for group in range(groups - 1)]).astype(kind)
    step = max(1, CELLS // (len(data) * columns))
    rows: NDArray[Any] = data.astype(kind)
    for start in range(0, side, step):
        shuffled = rows[order[start : start + step].T].reshape(len(rows), -1)
        sums[:-1, :, start : start + step] = (members @ shuffled).reshape(groups - 1, side, -1, columns)
    sums[-1] = data.sum(axis=0) - sums[:-1].sum(axis=0)
    return sums.reshape(len(sums), side * side, columns)


def _shuffles(values: NDArray[np.int32], layers: Codes, count: int, rng: np.random.Generator) -> NDArray[np.int32]:
    """Return shuffles of the values that stay inside layers, one per row; the first row is the values as they are."""
    import numpy as np

    rows = np.tile(values, (count, 1))
    if layers.max() == 0:
        rows[1:] = rng.permuted(rows[1:], axis=1)
    else:
        home = np.argsort(layers, kind="stable")
        rows[1:, home] = values[np.argsort(layers + rng.random((count - 1, len(layers))), axis=1)]
    return rows
