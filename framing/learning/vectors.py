"""The shipped word vectors: 60,000 words of GloVe 6B, 50 numbers of eight bits each (Pennington et al. 2014)."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS, NUMBERS = 60_000, 50
GROUPINGS = (200, 1000)
"""In how many groups of neighbouring words the shipped groupings divide them, coarse and fine."""
_CENTRAL = 30_000
_RAREST = 9.0
"""Logarithm of the rank from which on a word weighs as much as a word can."""
_DATA = Path(__file__).parent / "data"
_VECTORS, _NAMES = _DATA / "glove-50d-int8.npz", _DATA / "glove-50d-words.txt"
_GROUPS = _DATA / "glove-50d-groups.npz"


class WordVectors:
    """Words with their vectors at unit length, from the most frequent word to the rarest. Never changed."""

    def __init__(self, words: list[str], vectors: NDArray[np.float32]) -> None:
        self._rows = {word: row for row, word in enumerate(words)}
        self.vectors = vectors

    def rank(self, word: str) -> int | None:
        """Return how many words are more frequent than this one, `None` for a word that is not among them."""
        return self._rows.get(word)

    def ranks(self, words: Sequence[str]) -> list[int | None]:
        """Return the rank of each word, which is also its row in `vectors`."""
        return list(map(self._rows.get, words))

    def mean(self, words: tuple[str, ...]) -> NDArray[np.float32] | None:
        """Return the mean vector of some words at unit length, `None` when one of them has no vector."""
        import numpy as np

        rows = [self._rows[word] for word in words if word in self._rows]
        if not rows or len(rows) < len(words):
            return None
        mean: NDArray[np.float32] = self.vectors[rows].mean(axis=0)
        length = float(np.linalg.norm(mean))
        return mean / np.float32(length) if length > 0 else None


def load_word_vectors(vectors: Path = _VECTORS, names: Path = _NAMES) -> WordVectors:
    """Load the shipped vectors. Raises `FramingError` when a file is missing or not what it should be."""
    import numpy as np

    whole = _load_array(vectors, "q")
    try:
        words = names.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, ValueError) as error:
        raise FramingError(names.name, f"cannot be read: {error}", "install framing again") from None
    if whole.shape != (WORDS, NUMBERS) or whole.dtype != np.int8 or len(words) != WORDS:
        message = f"holds {whole.dtype} {whole.shape} for {len(words):,} words, not int8 {(WORDS, NUMBERS)}"
        raise FramingError(vectors.name, message, "install framing again")
    exact = whole.astype(np.float32)
    lengths = np.linalg.norm(exact, axis=1, keepdims=True)
    return WordVectors(words, exact / np.maximum(lengths, np.float32(1e-6)))


def load_word_groups(groups: Path = _GROUPS) -> NDArray[np.int16]:
    """Load which group each word is in, one column a grouping (k-means of the vectors, frequent words first)."""
    whole: NDArray[np.int16] = _load_array(groups, "groups")
    if whole.shape != (WORDS, len(GROUPINGS)):
        raise FramingError(groups.name, f"holds {whole.shape}, not {(WORDS, len(GROUPINGS))}", "install framing again")
    return whole


def rarities(rows: Sequence[int]) -> NDArray[np.float32]:
    """Return how much each word weighs in a mean: the square of the logarithm of its rank, up to a limit."""
    import numpy as np

    return np.array([min(log(row + 2), _RAREST) ** 2 for row in rows], dtype=np.float32)


def find_centres(vectors: WordVectors, groups: NDArray[np.int16], count: int) -> NDArray[np.float32]:
    """Return the mean vector of each group at unit length, made of its more frequent words."""
    import numpy as np

    centres = np.zeros((count, NUMBERS))
    np.add.at(centres, groups[:_CENTRAL], vectors.vectors[:_CENTRAL].astype(np.float64))
    lengths = np.linalg.norm(centres, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (centres / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def _load_array(path: Path, name: str) -> NDArray[Any]:
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as archive:
            array: NDArray[Any] = archive[name]
    except (OSError, ValueError, KeyError) as error:
        raise FramingError(path.name, f"cannot be read: {error}", "install framing again") from None
    return array
