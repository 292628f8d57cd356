"""What all fits of one training share, and one fit: features, coefficients, and what is built upon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.learning.feature_table import Counted
from framing.learning.features import Features, Recipe
from framing.learning.fitting import fit_linear
from framing.learning.model import Model, Part
from framing.learning.neighbours import LIKENESS, Neighbours

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]
    Rows = NDArray[np.intp] | range


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to learn: which features, and how strongly coefficients are held back (`C`, the less the more).

    `stacking` is the weight of the scores of models that are built upon, each brought to mean 0 and deviation 1.
    `naming` is from how few passages on likeness to a label's name counts as much as a score of deviation 1; the more
    there are, the less it counts. `leaning` is how far what like passages were given spreads the scores, as part of the
    spread of the others.
    """

    recipe: Recipe
    strength: float
    stacking: float
    naming: float = 0.0
    leaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Features and coefficients of one fit; `beyond` is what a unit of each score of the models built upon is worth.

    `neighbours` are the passages learnt from, to lean on, as yet without balance; `None` where nothing leans on them.
    """

    features: Features
    own: Floats
    beyond: Floats
    intercepts: Floats
    neighbours: Neighbours | None = None

    def parts(self, upon: Sequence[Model], balance: float = 0.0) -> tuple[tuple[Part, ...], Floats]:
        """Return the parts and intercepts of a model that stands alone; `balance` is what its neighbours are worth.

        The models built upon are linear, so what they add is one more coefficient for each of their features.
        """
        import numpy as np

        neighbours = None if self.neighbours is None else self.neighbours.times(balance)
        parts, intercepts = [Part(self.features, self.own.astype(np.float32), neighbours)], self.intercepts
        first = 0
        for model in upon:
            mixed = self.beyond[first : first + len(model.labels)]
            first += len(model.labels)
            parts += [Part(part.features, (part.coefficients @ mixed).astype(np.float32)) for part in model.parts]
            intercepts = intercepts + model.intercept @ mixed
        return tuple(parts), intercepts


@dataclass(frozen=True, slots=True)
class Material:
    """What all fits share: passages read once, their marks, and the scores of the models built upon.

    `described` is what words are compared with for each label: its name and its keywords. `names` are the sentence
    embeddings of that, a row each; `None` where passages have none. `weights` say
    for how many passages each stands; `None`: all for as many.
    """

    counted: Counted
    described: tuple[str, ...]
    marks: Marks
    upon: Floats
    single: bool
    names: NDArray[np.float32] | None = None
    weights: Floats | None = None

    def fit(self, rows: Rows, candidate: Candidate) -> Fit:
        """Learn from some of the rows."""
        import numpy as np
        from scipy.sparse import csr_matrix, hstack

        features = self.counted.fit(list(rows), candidate.recipe)
        matrix = self.counted.matrix(features, list(rows))
        likeness = self._likeness(features, candidate)
        named = matrix @ likeness
        # Where each passage has one label, what its embedding shares with their names is a feature, too.
        together = self.single and features.embedding > 0
        further = np.hstack([self.upon[rows], named]) if together else self.upon[rows]
        centre, spread = _standard(further)
        coefficients, intercepts = fit_linear(
            hstack([matrix, csr_matrix((further - centre) / spread * candidate.stacking)], format="csr"),
            self.marks[rows],
            strength=candidate.strength,
            terms=0 if together else features.dense_from,
            single=self.single,
            weights=None if self.weights is None else self.weights[rows],
        )
        beyond = coefficients[features.width :] * candidate.stacking / spread[:, None]
        own, intercepts = coefficients[: features.width], intercepts - centre @ beyond
        beyond, learnt = np.split(beyond, [self.upon.shape[1]])
        if together:
            own = own + likeness @ learnt
        # Before anything is learnt, a passage leans towards labels with names like it.
        centre, spread = _standard(named)
        trust = candidate.naming / max(len(rows), candidate.naming, 1)
        own, intercepts = own + likeness * (trust / spread), intercepts - trust * centre / spread
        return Fit(features, own, beyond, intercepts, self._neighbours(features, matrix, rows, candidate))

    def _neighbours(
        self, features: Features, matrix: csr_matrix, rows: Rows, candidate: Candidate
    ) -> Neighbours | None:
        if not candidate.leaning or not any(block.kind in LIKENESS for block in features.terms):
            return None
        weights = None if self.weights is None else self.weights[rows]
        return Neighbours.learn(features, matrix, self.marks[rows], weights)

    def _likeness(self, features: Features, candidate: Candidate) -> Floats:
        """Return coefficients with which a passage scores how like it is to the name of each label; or all 0."""
        import numpy as np

        likeness = np.zeros((features.width, self.marks.shape[1]))
        if not candidate.naming:
            return likeness
        if self.names is not None and features.embedding:
            likeness[features.embedding_from :] = self.names.T
            return likeness
        for block in features.terms:
            if block.kind == "named":
                for label, name in enumerate(self.described):
                    if name in block.columns:
                        likeness[block.first + block.columns[name], label] = 1.0
        return likeness

    def score(self, fit: Fit, rows: Rows) -> tuple[Floats, Floats]:
        """Return the scores of some rows by themselves, and what their neighbours would add, before it is balanced."""
        import numpy as np

        matrix = self.counted.matrix(fit.features, list(rows))
        scores: Floats = matrix @ fit.own + self.upon[rows] @ fit.beyond + fit.intercepts
        return scores, np.zeros(scores.shape) if fit.neighbours is None else fit.neighbours.score(matrix)

    def held_out(self, folds: Sequence[tuple[Rows, Rows]], candidate: Candidate) -> tuple[Floats, float]:
        """Return the scores of all rows, each by what was learnt from other folds, and the balance of neighbours."""
        import numpy as np

        scores, leaning = np.zeros(self.marks.shape), np.zeros(self.marks.shape)
        for learn, test in folds:
            scores[test], leaning[test] = self.score(self.fit(learn, candidate), test)
        balance = candidate.leaning * float(scores.std() / max(leaning.std(), 1e-6))
        return scores + balance * leaning, balance


def _standard(scores: Floats) -> tuple[Floats, Floats]:
    import numpy as np

    deviation = scores.std(axis=0)
    return scores.mean(axis=0), np.where(deviation > 1e-6, deviation, 1.0)
