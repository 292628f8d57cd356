"""Put every pair of groups against each other, label by label: difference, size, test, and what to beware of."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, combinations, count
from os import cpu_count
from typing import TYPE_CHECKING, Literal

from framing.comparing.effects import measure_effect
from framing.comparing.intervals import (
    LEVEL,
    Tally,
    difference_interval,
    rate_interval,
    share_interval,
    tally_labels,
)
from framing.comparing.multiplicity import adjust
from framing.comparing.permutation import SEED, permute_groups
from framing.comparing.results import Contrasted
from framing.comparing.tiers import allows_tests, find_flags, is_asked, tier_of, withhold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from framing.comparing.results import Estimate

    Rows = NDArray[np.intp]

OMNIBUS_Q = 0.05
"""With more than two groups, pairs are tested for the labels whose groups differ at all at this level."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was counted of the labels of one table, such as one concept on one side, in every document.

    `hits` is documents x labels; `trials` holds per document what the labels are a share of: matches of the concept, or
    words for a rate. Tables of one `family` are corrected together.
    """

    labels: tuple[str, ...]
    hits: ArrayLike
    trials: ArrayLike
    measure: Literal["share", "rate"] = "share"
    family: Hashable = None


@dataclass(frozen=True, slots=True)
class LabelContrast(Contrasted):
    """One label in one group against another; `table` is the place of its `Measured` in the input.

    `p` and `q` are `None` where the tier allows no test, nothing can be rearranged, or more than two groups do not
    differ at all. `omnibus_q` tells that; it is `None` where there was no such test.
    """

    table: int
    label: str


def contrast_groups(
    tables: Sequence[Measured],
    groups: Sequence[str],
    *,
    strata: Sequence[Hashable] | None = None,
    paired: bool = False,
    level: float = LEVEL,
    seed: int = SEED,
    jobs: int | None = None,
) -> tuple[LabelContrast, ...]:
    """Contrast all pairs of groups by the order of tables, labels, and groups as they first appear.

    `groups` and `strata` hold one value per document. Only documents with trials bear on a table; pairs of
    which a group has fewer than two of them are left out, for two texts are described and not compared. `strata` keeps
    tests inside topics or events; with `paired` only events that both groups report are compared at all. `jobs` threads
    share the work and never change the result.
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    design = _Design(tuple(dict.fromkeys(groups)), tuple(groups), strata, paired, level, seed)
    prepared = [_prepare(table, design) for table in tables]
    families = [table.family for table in tables for _ in table.labels]
    # Tables side by side use processors better than one matrix product spread over them.
    with ThreadPoolExecutor(jobs or cpu_count()) as pool, threadpool_limits(1, user_api="blas"):
        omnibus = list(pool.map(partial(_omnibus, design), prepared))
        marks = iter(adjust([p for ps in omnibus for p in ps], families))
        asked = [[next(marks) for _ in table.labels] for table in tables]
        found = list(chain(*pool.map(partial(_contrasts, design), count(), prepared, asked)))
    # Pairs that are spared a test were asked about, too: without them more than 5 % of what is marked are accidents.
    ps = [1.0 if contrast.p is None and is_asked(contrast) else contrast.p for contrast in found]
    corrected = adjust(ps, [tables[contrast.table].family for contrast in found])
    return tuple(
        contrast if contrast.p is None else replace(contrast, q=q) for contrast, q in zip(found, corrected, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Design:
    names: tuple[str, ...]
    groups: tuple[str, ...]
    strata: Sequence[Hashable] | None
    paired: bool
    level: float
    seed: int


@dataclass(frozen=True, slots=True)
class _Side:
    """One group of one table: where its bearing documents are, and what they add up to."""

    rows: Rows
    tallies: tuple[Tally, ...]
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    labels: tuple[str, ...]
    rate: bool
    hits: NDArray[np.float64]
    trials: NDArray[np.float64]
    sides: tuple[_Side, ...]


def _prepare(table: Measured, design: _Design) -> _Table:
    import numpy as np

    trials = np.asarray(table.trials, dtype=float)
    hits = np.asarray(table.hits, dtype=float).reshape(len(trials), len(table.labels))
    members: dict[str, list[int]] = {name: [] for name in design.names}
    for row, group in enumerate(design.groups):
        if trials[row] > 0:
            members[group].append(row)
    bare = _Table(table.labels, table.measure == "rate", hits, trials, ())
    sides = (_side(bare, np.array(rows, dtype=np.intp), design) for rows in members.values())
    return replace(bare, sides=tuple(sides))


def _side(table: _Table, rows: Rows, design: _Design) -> _Side:
    tallies = tally_labels(table.hits[rows], table.trials[rows])
    estimate = rate_interval if table.rate else share_interval
    return _Side(
        rows=rows,
        tallies=tallies,
        estimates=tuple(estimate(counts, level=design.level) for counts in tallies),
    )


def _omnibus(design: _Design, table: _Table) -> tuple[float | None, ...]:
    """Test whether any of the groups with enough documents differ, where there are more than two."""
    tested = [side for side in table.sides if _testable(side)]
    if len(tested) < 3:
        return (None,) * len(table.labels)
    # Few events have all groups: their documents are dealt inside events, complete or not.
    return _permute(table, tested, replace(design, paired=False))


def _testable(*sides: _Side) -> bool:
    return allows_tests(tier_of(*(len(side.rows) for side in sides)))


def _permute(table: _Table, sides: Sequence[_Side], design: _Design) -> tuple[float | None, ...]:
    import numpy as np

    rows = np.concatenate([side.rows for side in sides])
    return permute_groups(
        table.hits[rows],
        table.trials[rows],
        [place for place, side in enumerate(sides) for _ in side.rows],
        strata=None if design.strata is None else [design.strata[row] for row in rows],
        paired=design.paired,
        seed=design.seed,
    ).ps


def _contrasts(design: _Design, place: int, table: _Table, omnibus: Sequence[float | None]) -> list[LabelContrast]:
    found = []
    for (group, first), (against, second) in _pairs(table, design):
        tier = tier_of(len(first.rows), len(second.rows))
        if tier == "case":
            continue
        asked = [q is None or q < OMNIBUS_Q for q in omnibus]
        ps: Sequence[float | None] = [None] * len(table.labels)
        if _testable(first, second) and any(asked):
            ps = _permute(table, (first, second), design)
        for index, label in enumerate(table.labels):
            one, two = first.tallies[index], second.tallies[index]
            found.append(
                LabelContrast(
                    table=place,
                    label=label,
                    measure="rate" if table.rate else "share",
                    group=group,
                    against=against,
                    first=withhold(first.estimates[index], tier_of(len(first.rows))),
                    second=withhold(second.estimates[index], tier_of(len(second.rows))),
                    difference=withhold(difference_interval(first.estimates[index], second.estimates[index]), tier),
                    effect=measure_effect(one, two, rate=table.rate, level=design.level),
                    p=ps[index] if asked[index] else None,
                    q=None,
                    omnibus_q=omnibus[index],
                    tier=tier,
                    flags=find_flags(one, two),
                )
            )
    return found


def _pairs(table: _Table, design: _Design) -> Iterator[tuple[tuple[str, _Side], tuple[str, _Side]]]:
    for (group, first), (against, second) in combinations(zip(design.names, table.sides, strict=True), 2):
        pair = _matched(table, first, second, design) if design.paired else (first, second)
        yield (group, pair[0]), (against, pair[1])


def _matched(table: _Table, first: _Side, second: _Side, design: _Design) -> tuple[_Side, _Side]:
    """Keep the documents of strata that both groups have; `None` is no stratum."""
    strata = design.strata if design.strata is not None else [None] * len(design.groups)
    shared = {strata[row] for row in first.rows} & {strata[row] for row in second.rows} - {None}
    return (
        _side(table, first.rows[[strata[row] in shared for row in first.rows]], design),
        _side(table, second.rows[[strata[row] in shared for row in second.rows]], design),
    )
