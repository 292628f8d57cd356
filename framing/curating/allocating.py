"""Share out the places of a sample over its strata."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from framing.errors import UsageError

UNFLAGGED, CLOSED, FLAGGED = "unflagged", "gate closed", "flagged"
"""Bands that are no label: nothing was counted, where the subject occurs and where it does not; and any label."""

NEAR, FAR = "near", "far"
"""Bands of passages to which a classifier gives no label: it nearly gave one, or was far from it."""

SURE, PERHAPS = "sure", "perhaps"
"""How a classifier gives a label: as surely as was asked, or less."""

_COUNTED = {FLAGGED: 0.5, UNFLAGGED: 0.4, CLOSED: 0.1}
"""Of a sample: units that are flagged, that are not, and that are off the subject, where labels hardly ever are."""

_CLASSIFIED = (FLAGGED, NEAR, FAR)
_LEAST = 0.5
"""The least part of a sample that is flagged by a classifier, as far as there are such."""


def allocate(strata: Sequence[tuple[str, int]], size: int, *, graded: bool) -> list[int]:
    """Return how many to draw of each stratum, given as band and population; `graded` ones by their roots.

    Raises UsageError where there are fewer places than strata.
    """
    if size < len(strata):
        raise UsageError(
            "--size",
            f"{size} are fewer than the {len(strata)} groups to draw from (flagged and not)",
            f"ask for {len(strata)} or more, or leave out --by",
        )
    names = _CLASSIFIED if graded else tuple(_COUNTED)
    bands = [band if band in names else FLAGGED for band, _ in strata]
    parts = [[i for i, band in enumerate(bands) if band == name] for name in names]
    room = [sum(strata[i][1] for i in part) for part in parts]
    shares = _by_roots(room) if graded else list(_COUNTED.values())
    wanted = [
        min(max(round(share * size), len(part)), most) for share, part, most in zip(shares, parts, room, strict=True)
    ]
    left = min(size, sum(room)) - sum(wanted)
    for part in range(len(parts)):
        more = max(min(left, room[part] - wanted[part]), 0)
        wanted[part] += more
        left -= more
    for part in reversed(range(len(parts))):
        less = max(min(-left, wanted[part] - len(parts[part])), 0)
        wanted[part] -= less
        left += less
    sizes = [0] * len(strata)
    for indices, places in zip(parts, wanted, strict=True):
        inside = [strata[i][1] for i in indices]
        given = _spread_by_roots(inside, places) if graded else spread(inside, places)
        for index, count in zip(indices, given, strict=True):
            sizes[index] = count
    return sizes


def _by_roots(room: Sequence[int]) -> list[float]:
    """Return the part of a sample that each band gets: by the roots of what is in them, half flagged at least."""
    roots = [sqrt(most) for most in room]
    flagged = max(roots[0] / sum(roots), _LEAST) if room[0] else 0.0
    rest = sum(roots[1:])
    return [flagged, *((1 - flagged) * root / rest if rest else 0.0 for root in roots[1:])]


def _spread_by_roots(sizes: Sequence[int], places: int) -> list[int]:
    """Spread places over strata by the roots of their sizes, at least one each, and none with more than it has."""
    given = [1] * len(sizes)
    for _ in range(min(places, sum(sizes)) - len(sizes)):
        open_ones = (i for i in range(len(sizes)) if given[i] < sizes[i])
        # The next place goes where it is most lacking (D'Hondt), the first of equals first.
        given[max(open_ones, key=lambda i: (sqrt(sizes[i]) / (given[i] + 1), -i))] += 1
    return given


def spread(sizes: Sequence[int], places: int) -> list[int]:
    """Spread places over strata as evenly as these have room; what is left over goes to the first with room."""
    given = [0] * len(sizes)
    open_ones = list(range(len(sizes)))
    left = min(places, sum(sizes))
    while left:
        each = left // len(open_ones)
        for index in open_ones if each else open_ones[:left]:
            count = min(max(each, 1), sizes[index] - given[index])
            given[index] += count
            left -= count
        open_ones = [index for index in open_ones if given[index] < sizes[index]]
    return given
