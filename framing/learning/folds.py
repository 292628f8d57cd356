"""Folds that keep together what belongs together: one document, event or outlet, and copies of one text."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.corpus.copies import CopyFinder
from framing.learning.examples import Example

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.intp]

FOLDS = 5


def join_groups(examples: Sequence[Example]) -> tuple[list[int], int]:
    """Return the number of each example's group, and how many examples copies of texts tied to another group.

    Examples that share a group name, or half of the shorter one's text, are in one group, directly or through others.
    """
    parents = list(range(len(examples)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    first: dict[str, int] = {}
    for i, example in enumerate(examples):
        for name in example.groups:
            one, other = sorted((root(i), root(first.setdefault(name, i))))
            parents[other] = one
    finder = CopyFinder()
    for i, example in enumerate(examples):
        finder.add(str(i), example.text)
    tied = 0
    for pair in finder.pairs():
        one, other = sorted((root(int(pair.document)), root(int(pair.other))))
        tied += one != other
        parents[other] = one
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(i), len(numbers)) for i in range(len(examples))], tied


def split_folds(examples: Sequence[Example], groups: Sequence[int], *, seed: int) -> list[tuple[Rows, Rows]]:
    """Return rows to learn from and rows to test on, up to five times; labels are spread by each one's rarest.

    There are fewer folds where there are fewer groups, and none with one group.
    """
    import numpy as np
    from sklearn.model_selection import StratifiedGroupKFold

    count = min(FOLDS, len(set(groups)))
    if count < 2:
        return []
    frequency = Counter(label for example in examples for label in example.labels)
    rarest = [min(example.labels, key=lambda name: (frequency[name], name), default="") for example in examples]
    folds = StratifiedGroupKFold(count, shuffle=True, random_state=seed)
    rows = np.zeros(len(examples))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a label rarer than there are folds is no surprise here
        return [(train, test) for train, test in folds.split(rows, rarest, groups) if len(test) and len(train)]
