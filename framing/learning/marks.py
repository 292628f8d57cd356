"""What people said of passages, as a table of marks (passages x labels)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing.learning.examples import Example

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Marks = NDArray[np.int8]

UNKNOWN = -1
"""In a table of marks: nobody looked for the label."""


def mark_labels(examples: Sequence[Example], labels: Mapping[str, tuple[str, ...]]) -> Marks:
    """Return what people say of each passage: 1 with one of the names of a label, 0 without, -1 where nobody looked."""
    import numpy as np

    marks = np.zeros((len(examples), len(labels)), dtype=np.int8)
    for i, example in enumerate(examples):
        for j, names in enumerate(labels.values()):
            if example.labels.intersection(names):
                marks[i, j] = 1
            elif example.known is not None and not example.known.issuperset(names):
                marks[i, j] = UNKNOWN
    return marks
