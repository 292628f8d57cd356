"""Tune the last layers of the transformer to labels (Howard and Ruder 2018; Devlin et al. 2019).

Settings were chosen on development sets by folds: three of six layers, five passes, a rate of 2e-4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.extras import load_extra
from framing.learning.embedding import EXTRA, NEEDED_BY, SIZE
from framing.learning.encoder import TUNED, Encoder, Tuned
from framing.learning.marks import UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.learning.encoder import Layer

    Floats = NDArray[np.float64]
    States = NDArray[np.float32]
    Marks = NDArray[np.int8]
    Rows = NDArray[np.intp] | range
    Weights = dict[str, States]

PASSES, MOST_PASSES = 5, 10
"""How often each passage is seen, and how often at most where passages are few."""
_STEPS = 150
"""Steps below which there are more passes."""
_BATCH = 32
_RATE, _HEAD_RATE = 2e-4, 2e-3
_WARMING = 0.1
"""Part of the steps in which the rate grows to its full; from there it falls to nothing."""
_DROPPED, _HEAD_DROPPED = 0.1, 0.2
_LENGTH = 8.0
"""Length that embeddings have while they are learnt from."""
_CLIPPED = 1.0
_TINY = 1e-12
_DECAYS = (0.9, 0.999)


@dataclass(frozen=True, slots=True)
class TunedFit:
    """Layers tuned to labels, and what a passage without words scores for each."""

    tuned: Tuned
    intercepts: Floats

    def times(self, balance: float) -> TunedFit:
        """Return the same with all scores multiplied."""
        import numpy as np

        coefficients = self.tuned.coefficients * np.float32(balance)
        return TunedFit(Tuned(self.tuned.layers, self.tuned.middle, coefficients), self.intercepts * balance)


@dataclass(frozen=True, slots=True)
class TuningMaterial:
    """What all tunings share: the passages up to the layers that are tuned, and their marks.

    `begun` has the states of the first window of each passage (pieces x SIZE). `weights` say for how many passages each
    stands; `None`: all for as many.
    """

    encoder: Encoder
    begun: Sequence[States]
    marks: Marks
    single: bool
    weights: Floats | None
    seed: int

    @classmethod
    def read(
        cls, texts: Sequence[str], encoder: Encoder, marks: Marks, *, single: bool, weights: Floats | None, seed: int
    ) -> TuningMaterial:
        """Read passages once. What stands after the first window of a long one is not learnt from."""
        import numpy as np

        empty = np.zeros((0, SIZE), dtype=np.float32)
        windows = (encoder.divide(text)[0] for text in texts)
        begun = [encoder.begin(one[0]) if one else empty for one in windows]
        return cls(encoder, begun, marks, single, weights, seed)

    def fit(self, rows: Rows) -> TunedFit:
        """Tune the layers to some of the passages."""
        import numpy as np

        learn = np.asarray(rows)
        draw = np.random.default_rng(self.seed)
        known = self.marks[learn] != UNKNOWN
        share = ((self.marks[learn] == 1).sum(axis=0) / np.maximum(known.sum(axis=0), 1)).clip(1e-3, 1 - 1e-3)
        rarity = (((1 - share) / share) ** 0.5).astype(np.float32)
        weights = self._start(draw)
        moments: tuple[Weights, Weights] = ({}, {})
        gradient = load_extra("autograd", extra=EXTRA, place="--tune", what=NEEDED_BY).grad(self._loss)
        passes = min(max(PASSES, -(-_STEPS * _BATCH // len(learn))), MOST_PASSES)
        batches = [
            order[start : start + _BATCH]
            for order in (draw.permutation(learn) for _ in range(passes))
            for start in range(0, len(order), _BATCH)
        ]
        for step, batch in enumerate(batches, start=1):
            slopes = gradient(weights, batch, rarity, draw)
            rate = min(step / (_WARMING * len(batches)), 1.0) * (1 - (step - 1) / len(batches))
            _descend(weights, slopes, moments, rate, step)
        return self._finished(weights, learn)

    def _start(self, draw: np.random.Generator) -> Weights:
        import numpy as np

        labels = self.marks.shape[1]
        weights = {
            f"{i}.{name}": one for i, layer in enumerate(self.encoder.layers[-TUNED:]) for name, one in layer.items()
        }
        head = draw.normal(0, 0.02, (SIZE, labels)).astype(np.float32)
        return {**weights, "head": head, "bias": np.zeros(labels, dtype=np.float32)}

    def _loss(self, weights: Mapping[str, Any], batch: Rows, rarity: States, draw: np.random.Generator) -> Any:
        """Return how far the scores of a batch are from its marks, rarer labels weighing more (cross-entropy)."""
        import numpy as np

        anp = self.encoder.arithmetic

        def drop(values: Any, part: float = _DROPPED) -> Any:
            kept = draw.random(values.shape, dtype=np.float32) >= part
            return values * (kept / np.float32(1 - part)).astype(np.float32)

        embedded = self._embed(_layers(weights), batch, drop)
        scores = anp.dot(drop(embedded * np.float32(_LENGTH), _HEAD_DROPPED), weights["head"]) + weights["bias"]
        marks = self.marks[batch]
        known, there = (marks != UNKNOWN).astype(np.float32), (marks == 1).astype(np.float32)
        stand = np.ones(len(batch)) if self.weights is None else self.weights[batch] / self.weights.mean()
        if self.single and known.all():
            highest = anp.max(scores, axis=1, keepdims=True)
            total = anp.log(anp.sum(anp.exp(scores - highest), axis=1, keepdims=True)) + highest
            weight = (there * (rarity + 1 / rarity)).astype(np.float32) * stand[:, None].astype(np.float32)
            return anp.sum((total - scores) * weight) / weight.sum()
        each = there * rarity * anp.logaddexp(0, -scores) + (1 - there) * anp.logaddexp(0, scores)
        return anp.sum(each * known * stand[:, None].astype(np.float32)) / np.float32(known.size)

    def _embed(self, layers: Sequence[Layer], batch: Sequence[int] | Rows, drop: Any = None) -> Any:
        """Return the sentence embeddings of a batch, at unit length; zeros without words."""
        import numpy as np

        anp = self.encoder.arithmetic
        longest = max(1, *(len(self.begun[row]) for row in batch))
        states = np.zeros((len(batch), longest, SIZE), dtype=np.float32)
        there = np.zeros((len(batch), longest), dtype=np.float32)
        for i, row in enumerate(batch):
            states[i, : len(self.begun[row])], there[i, : len(self.begun[row])] = self.begun[row], 1
        last = self.encoder.finish(layers, states, there, drop)
        total = anp.sum(last * there[:, :, None], axis=1)
        return total / anp.sqrt(anp.sum(total * total, axis=1, keepdims=True) + np.float32(_TINY))

    def _finished(self, weights: Weights, learn: NDArray[np.intp]) -> TunedFit:
        """Return what was learnt as it is kept in files, in half precision."""
        import numpy as np

        layers = tuple(
            {name: one.astype(np.float16).astype(np.float32) for name, one in layer.items()}
            for layer in _layers(weights)
        )
        middle = self._embeddings(layers, learn).mean(axis=0)
        coefficients = (weights["head"] * np.float32(_LENGTH)).astype(np.float32)
        return TunedFit(Tuned(layers, middle, coefficients), weights["bias"].astype(np.float64) + middle @ coefficients)

    def _embeddings(self, layers: Sequence[Layer], rows: Rows) -> States:
        import numpy as np

        order = sorted(rows, key=lambda row: len(self.begun[row]))
        found = np.zeros((len(self.begun), SIZE), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            found[batch] = self._embed(layers, batch)
        return found[list(rows)]

    def score(self, fit: TunedFit, rows: Rows) -> Floats:
        """Return the scores of some passages, by their first windows."""
        scores: Floats = (self._embeddings(fit.tuned.layers, rows) - fit.tuned.middle) @ fit.tuned.coefficients
        return scores + fit.intercepts

    def held_out(self, folds: Sequence[tuple[Rows, Rows]]) -> Floats:
        """Return the scores of all passages, each by what was learnt from other folds."""
        import numpy as np

        scores = np.zeros(self.marks.shape)
        for learn, test in folds:
            scores[test] = self.score(self.fit(learn), test)
        return scores


def _layers(weights: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the layers again of which the weights are."""
    layers: list[dict[str, Any]] = [{} for _ in range(TUNED)]
    for name, one in weights.items():
        number, _, part = name.partition(".")
        if part:
            layers[int(number)][part] = one
    return layers


def _descend(weights: Weights, slopes: Weights, moments: tuple[Weights, Weights], rate: float, step: int) -> None:
    """Take one step downhill (Adam, Kingma and Ba 2015), no steeper than is allowed."""
    import numpy as np

    length = float(np.sqrt(sum(float((slope * slope).sum()) for slope in slopes.values())))
    shorter = np.float32(min(_CLIPPED / max(length, 1e-6), 1.0))
    for name, slope in slopes.items():
        first, second = (kept.setdefault(name, np.zeros_like(slope)) for kept in moments)
        gentle = slope * shorter
        first += (gentle - first) * np.float32(1 - _DECAYS[0])
        second += (gentle * gentle - second) * np.float32(1 - _DECAYS[1])
        own = rate * (_RATE if "." in name else _HEAD_RATE)
        mean, spread = first / (1 - _DECAYS[0] ** step), second / (1 - _DECAYS[1] ** step)
        weights[name] = (weights[name] - own * mean / (np.sqrt(spread) + 1e-8)).astype(np.float32)
