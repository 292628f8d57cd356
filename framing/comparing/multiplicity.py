"""Correct p-values for the number of questions asked at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def adjust(ps: Sequence[float | None], families: Sequence[Hashable] | None = None) -> tuple[float | None, ...]:
    """Return the q-values of Benjamini & Hochberg (1995), in the order of the p-values.

    Among results marked at q < .05 about 5 % are expected to be false finds. What was not tested (`None`) stays `None`
    and does not count. A family is everything one table asks: all its labels and pairs, never one label at a time;
    keyness words are a family of their own. Without `families` all are one.
    """
    from scipy.stats import false_discovery_control

    members: dict[Hashable, list[tuple[int, float]]] = {}
    for index, (p, family) in enumerate(zip(ps, families if families is not None else [0] * len(ps), strict=True)):
        if p is not None:
            members.setdefault(family, []).append((index, p))
    qs: list[float | None] = [None] * len(ps)
    for tested in members.values():
        for (index, _), q in zip(tested, false_discovery_control([p for _, p in tested]), strict=True):
            qs[index] = float(q)
    return tuple(qs)
