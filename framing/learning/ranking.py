"""Where a passage stands among the passages of a run: only scores are kept, never the passages."""

from __future__ import annotations

import pickle
import tempfile
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from framing.learning.applying import Classification

FEWEST = 20
"""Passages below which a rank says nothing."""
_SPOOLED_BYTES = 16_000_000
"""Passages wait in memory up to here, then in a temporary file, until all are scored."""


class Ranking:
    """Takes the scores of all passages of a run, and then says of each what share of them scores lower.

    Passages without words are not ranked. Ranks are by model, since scores of two models have nothing in common.
    """

    def __init__(self) -> None:
        self._scores: dict[str, list[array[float]]] = {}
        self._sorted = False

    def add(self, found: Classification) -> None:
        """Take in the scores of one passage."""
        if found.words:
            columns = self._scores.setdefault(found.model, [array("f") for _ in found.labels])
            for column, label in zip(columns, found.labels, strict=True):
                column.append(label.score)
            self._sorted = False

    def rank(self, found: Classification) -> Classification:
        """Return a passage with its ranks, as it is where fewer than twenty were scored or it has no words."""
        columns = self._scores.get(found.model, [])
        if not found.words or not columns or len(columns[0]) < FEWEST:
            return found
        if not self._sorted:
            self._scores = {
                model: [array("f", sorted(column)) for column in of_model] for model, of_model in self._scores.items()
            }
            self._sorted = True
        columns = self._scores[found.model]
        ranks = (_share_below(column, label.score) for column, label in zip(columns, found.labels, strict=True))
        return replace(found, relative=tuple(ranks))


def _share_below(column: array[float], score: float) -> float:
    kept = array("f", [score])[0]
    return (bisect_left(column, kept) + bisect_right(column, kept)) / (2 * len(column))


def rank_all(every: Iterable[Classification]) -> Iterator[Classification]:
    """Yield the passages of a run with their ranks, when all have been scored."""
    ranking = Ranking()
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED_BYTES) as spool:
        number = 0
        for found in every:
            ranking.add(found)
            pickle.dump(found, spool)
            number += 1
        spool.seek(0)
        for _ in range(number):
            yield ranking.rank(pickle.load(spool))  # noqa: S301  # what was written above
