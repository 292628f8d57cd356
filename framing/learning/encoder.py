"""The same transformer as in `embedding`, in plain arrays, so that its last layers can be tuned to labels.

Vaswani et al. 2017 and Devlin et al. 2019 describe what is computed. The arithmetic is NumPy's as the library autograd
wraps it, so that what is run here can be differentiated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.extras import load_extra
from framing.learning.embedding import EXTRA, NEEDED_BY, SIZE, Embedding, Span, WordPieces, pool, read_weights
from framing.learning.onnx_file import read_tensors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Layer = Mapping[str, Floats]

LAYERS, TUNED = 6, 3
"""Layers of the transformer, and how many of them, the last, are tuned."""
WINDOW = 126
"""Pieces of words that are read at once, without the two that mark start and end."""
WIDE = 1_536
SHAPES: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("query", "key", "value", "joined"), (SIZE, SIZE)),
    "wider": (SIZE, WIDE),
    "narrower": (WIDE, SIZE),
    "wider_bias": (WIDE,),
    **{f"{name}_bias": (SIZE,) for name in ("query", "key", "value", "joined", "narrower")},
    **dict.fromkeys(("first_scale", "first_shift", "last_scale", "last_shift"), (SIZE,)),
}
"""What a layer is made of, and the shape of each part."""
_HEADS = 12
_TINY = 1e-12
_MATRICES = ("query", "key", "value", "joined", "wider", "narrower")
_VECTORS = {
    "attention.self.query.bias": "query_bias",
    "attention.self.key.bias": "key_bias",
    "attention.self.value.bias": "value_bias",
    "attention.output.dense.bias": "joined_bias",
    "attention.output.LayerNorm.weight": "first_scale",
    "attention.output.LayerNorm.bias": "first_shift",
    "intermediate.dense.bias": "wider_bias",
    "output.dense.bias": "narrower_bias",
    "output.LayerNorm.weight": "last_scale",
    "output.LayerNorm.bias": "last_shift",
}


@dataclass(frozen=True, slots=True)
class Tuned:
    """The last layers of the transformer as labels have tuned them, and what an embedding by them is worth.

    `middle` is the mean embedding of the passages that were learnt from, `coefficients` the worth of each number beyond
    it (SIZE x labels).
    """

    layers: tuple[Layer, ...]
    middle: Floats
    coefficients: Floats


class Encoder:
    """Runs the transformer. Holds its weights and the arithmetic, which are loaded once."""

    def __init__(self, weights: Mapping[str, Floats], layers: Sequence[Layer], pieces: WordPieces) -> None:
        from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

        self.layers = tuple(layers)
        self._weights = weights
        self._pieces = pieces
        self.arithmetic: Any = load_extra("autograd.numpy", extra=EXTRA, place="sentence embeddings", what=NEEDED_BY)
        self._erf: Callable[[Any], Any] = load_extra(
            "autograd.scipy.special", extra=EXTRA, place="sentence embeddings", what=NEEDED_BY
        ).erf
        self._threads = ThreadpoolController()
        self._last: tuple[str, Sequence[Layer], Embedding] | None = None

    def divide(self, text: str) -> tuple[list[list[int]], list[Span]]:
        """Return the pieces of a passage by windows, marks of start and end around each, and where pieces stand."""
        return self._pieces.cut(text, WINDOW)

    def begin(self, window: Sequence[int]) -> Floats:
        """Return the states of the pieces of a window (pieces x SIZE) after the layers that are never tuned."""
        weights, many = self._weights, len(window)
        states = weights["words"][list(window)] + weights["places"][:many] + weights["kinds"][0]
        states = self._even(states, weights["scale"], weights["shift"])[None]
        for layer in self.layers[:-TUNED]:
            states = self._run(layer, states, None, _all_of)
        begun: Floats = states[0]
        return begun

    def finish(
        self, layers: Sequence[Layer], states: Any, there: Any = None, drop: Callable[[Any], Any] | None = None
    ) -> Any:
        """Return the last states of several windows (windows x pieces x SIZE) by some layers.

        `there` is 1 where a window has a piece, else 0 (windows x pieces); `None`: everywhere. `drop` is what is done
        to what a layer adds before it is added, in training.
        """
        shut = None if there is None else (1 - there)[:, None, None, :] * self.arithmetic.float32(-1e9)
        for layer in layers:
            states = self._run(layer, states, shut, drop or _all_of)
        return states

    def embed(self, text: str, layers: Sequence[Layer]) -> Embedding:
        """Return the sentence embedding of a passage by tuned layers: the mean over its pieces; zeros without any."""
        if self._last is None or self._last[0] != text or self._last[1] is not layers:
            windows, spans = self.divide(text)
            with self._threads.limit(limits=1, user_api="blas"):  # windows are too small for more
                states = (self.finish(layers, self.begin(window)[None])[0] for window in windows)
                self._last = text, layers, pool(spans, states)
        return self._last[2]

    def _run(self, layer: Layer, states: Any, shut: Any, drop: Callable[[Any], Any]) -> Any:
        """Return the states after one layer: each piece looks at all, then each is read by itself."""
        np = self.arithmetic
        windows, pieces, _ = states.shape
        flat = states.reshape(windows * pieces, SIZE)

        def by_head(name: str) -> Any:
            made = np.dot(flat, layer[name]) + layer[f"{name}_bias"]
            return np.transpose(made.reshape(windows, pieces, _HEADS, SIZE // _HEADS), (0, 2, 1, 3))

        query, key, value = by_head("query"), by_head("key"), by_head("value")
        alike = np.matmul(query, np.transpose(key, (0, 1, 3, 2))) * np.float32((SIZE // _HEADS) ** -0.5)
        alike = alike if shut is None else alike + shut
        grown = np.exp(alike - np.max(alike, axis=-1, keepdims=True))
        looks = drop(grown / np.sum(grown, axis=-1, keepdims=True))
        seen = np.transpose(np.matmul(looks, value), (0, 2, 1, 3)).reshape(windows * pieces, SIZE)
        added = drop(np.dot(seen, layer["joined"]) + layer["joined_bias"])
        flat = self._even(flat + added, layer["first_scale"], layer["first_shift"])
        wide = np.dot(flat, layer["wider"]) + layer["wider_bias"]
        wide = wide * np.float32(0.5) * (1 + self._erf(wide * np.float32(0.5**0.5)))
        added = drop(np.dot(wide, layer["narrower"]) + layer["narrower_bias"])
        return self._even(flat + added, layer["last_scale"], layer["last_shift"]).reshape(windows, pieces, SIZE)

    def _even(self, states: Any, scale: Any, shift: Any) -> Any:
        """Bring each state to mean 0 and deviation 1, then to its scale (Ba, Kiros and Hinton 2016)."""
        np = self.arithmetic
        beyond = states - np.mean(states, axis=-1, keepdims=True)
        return beyond / np.sqrt(np.mean(beyond * beyond, axis=-1, keepdims=True) + np.float32(_TINY)) * scale + shift


def _all_of(values: Any) -> Any:
    return values


def load_encoder(place: str = "sentence embeddings") -> Encoder:
    """Load the transformer as arrays. Raises as `load_embedder` does."""
    found = read_tensors(read_weights(place))
    weights = {
        "words": found["inner.embeddings.word_embeddings.weight"],
        "places": found["inner.embeddings.position_embeddings.weight"],
        "kinds": found["inner.embeddings.token_type_embeddings.weight"],
        "scale": found["inner.embeddings.LayerNorm.weight"],
        "shift": found["inner.embeddings.LayerNorm.bias"],
    }
    # The file names its matrices by number only, in the order in which they are used.
    matrices = iter([one for name, one in found.items() if name.startswith("val_") and one.ndim == 2])
    layers = []
    for i in range(LAYERS):
        layer = {name: found[f"inner.encoder.layer.{i}.{theirs}"] for theirs, name in _VECTORS.items()}
        layers.append({**{name: next(matrices) for name in _MATRICES}, **layer})
    return Encoder(weights, layers, WordPieces.load())
