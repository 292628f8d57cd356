"""What the texts say for a phrase as a name that a concept lacks: one number a phrase, 0 where they say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from framing.curating.suggesting_home import Candidates, Home
from framing.curating.suggesting_phrases import LONGEST, Corpus

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.curating.suggesting_phrases import Integers

    Floats = NDArray[np.float64]

Slot = Literal["before", "after", "around"]
_SLOTS: tuple[Slot, ...] = ("before", "after", "around")


def alias(home: Home, found: Candidates) -> Floats:
    """Return how strongly the texts introduce each phrase as a name: beside a known label 3 a time, elsewhere 1."""
    import numpy as np

    introduced = home.starting[found.places] + home.ending[found.places + found.length]
    return np.bincount(found.rows, introduced, len(found.count)).astype(np.float64)


def gate(corpus: Corpus, home: Home, found: Candidates) -> Floats:
    """Return the log-likelihood ratio (Dunning 1993) of each phrase and the paragraphs around the concept.

    0 for phrases that avoid them.
    """
    import numpy as np

    blocks, here = corpus.block_count, len(np.unique(corpus.blocks[home.inside]))
    inside, outside = found.blocks, found.all_blocks - found.blocks
    table = np.array([[inside, outside], [here - inside, blocks - here - outside]], dtype=float)
    expected = table.sum(0, keepdims=True) * table.sum(1, keepdims=True) / blocks
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = 2 * np.where(table > 0, table * np.log(table / expected), 0.0).sum(axis=(0, 1))
    positive: Floats = np.where(inside > expected[0, 0], ratio, 0.0)
    return np.round(positive, 6)


def slot(corpus: Corpus, home: Home, found: Candidates) -> Floats:
    """Return how much the words around each phrase are those around known labels.

    A slot is the two words before, the two words after, or the word on either side. It weighs the binary logarithm of
    how many different labels stand in it (Thelen and Riloff 2002) and one, times the part of its fillers that are
    labels; a phrase has the mean over its places, with two empty ones added.
    """
    import numpy as np

    total = np.zeros(len(found.count))
    if not home.labels:
        return total
    starts, ends = (np.array(ends, np.int64) for ends in zip(*home.labels, strict=True))
    labels = {text: number for number, text in enumerate(sorted({_text(corpus, *one) for one in home.labels}))}
    names = np.array([labels[_text(corpus, *one)] for one in home.labels], np.int64)
    inside = np.flatnonzero(home.inside)
    for kind in _SLOTS:
        slots, which = np.unique(_slots(corpus, kind, starts, ends), return_inverse=True)
        different = np.bincount(np.unique(which * len(labels) + names) // len(labels), minlength=len(slots))
        filled = np.zeros(len(slots))
        for length in range(1, LONGEST + 1) if kind == "around" else (1,):
            filled += _count(_slots(corpus, kind, inside, inside + length), slots)
        hits = np.bincount(which, minlength=len(slots))
        weights = np.where(slots > 0, np.log2(different + 1) * hits / np.maximum(filled, hits), 0.0)
        mine = _slots(corpus, kind, found.places, found.places + found.length)
        total += np.bincount(found.rows, _look_up(mine, slots, weights), len(found.count))
    return np.round(total / (found.count + 2), 6)


def _text(corpus: Corpus, start: int, end: int) -> str:
    return corpus.text(start, end - start)


def _slots(corpus: Corpus, kind: Slot, starts: Integers, ends: Integers) -> Integers:
    """Return the number of the slot around each stretch of words, 0 where there are but breaks."""
    first, second = {
        "before": (corpus.at(starts - 2), corpus.at(starts - 1)),
        "after": (corpus.at(ends), corpus.at(ends + 1)),
        "around": (corpus.at(starts - 1), corpus.at(ends)),
    }[kind]
    return first * len(corpus.vocabulary) + second


def _count(values: Integers, slots: Integers) -> Integers:
    import numpy as np

    at = np.searchsorted(slots, values)
    at[at == len(slots)] = 0
    return np.bincount(at[slots[at] == values], minlength=len(slots))


def _look_up(values: Integers, slots: Integers, weights: Floats) -> Floats:
    import numpy as np

    at = np.searchsorted(slots, values)
    at[at == len(slots)] = 0
    return np.where(slots[at] == values, weights[at], 0.0)
