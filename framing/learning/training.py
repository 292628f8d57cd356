"""Learn a classifier from labelled passages, and find out how well it does on passages it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.corpus.words import count_words
from framing.errors import InputError
from framing.learning.counted import Counted
from framing.learning.features import Features, Language, Recipe
from framing.learning.fitting import STRENGTH, UNKNOWN, Decision, calibrate, decide, fit_linear
from framing.learning.folds import join_groups, split_folds
from framing.learning.labelled import LabelledSet
from framing.learning.measuring import Quality, measure, trivial_f1
from framing.learning.model import Model, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]
    Rows = NDArray[np.intp] | range

STACKING = 0.25
"""Weight of the scores of models that are built upon, each brought to mean 0 and deviation 1."""
CURVE = (0.25, 0.5)
"""Parts of the passages to learn from for which the learning curve is measured; the whole is measured anyhow."""


@dataclass(frozen=True, slots=True)
class Training:
    """A trained model, and how it did on held-out passages.

    `baseline` is macro-F1 of one answer for all (see `trivial_f1`). `curve` has the share of passages learnt from and
    the macro-F1 then. `tied` examples were kept in one fold because they copy each other. `probabilities` are those of
    held-out passages, in the order of the examples.
    """

    model: Model
    quality: Quality
    baseline: float
    curve: tuple[tuple[float, float], ...]
    folds: int
    tied: int
    probabilities: Floats


@dataclass(frozen=True, slots=True)
class _Fit:
    """Features and coefficients of one fit; `beyond` is what a unit of each score of the models built upon is worth."""

    features: Features
    own: Floats
    beyond: Floats
    intercepts: Floats

    def parts(self, upon: Sequence[Model]) -> tuple[tuple[Part, ...], Floats]:
        """Return the parts and intercepts of a model that stands alone.

        The models built upon are linear, so what they add is one more coefficient for each of their features.
        """
        import numpy as np

        parts, intercepts = [Part(self.features, self.own.astype(np.float32))], self.intercepts
        first = 0
        for model in upon:
            mixed = self.beyond[first : first + len(model.labels)]
            first += len(model.labels)
            parts += [Part(part.features, (part.coefficients @ mixed).astype(np.float32)) for part in model.parts]
            intercepts = intercepts + model.intercept @ mixed
        return tuple(parts), intercepts


@dataclass(frozen=True, slots=True)
class _Material:
    """What all fits share: passages read once, their marks, and the scores of the models built upon."""

    counted: Counted
    marks: Marks
    recipe: Recipe
    upon: Floats
    strength: float

    def fit(self, rows: Rows) -> _Fit:
        """Learn from some of the rows."""
        from scipy.sparse import csr_matrix, hstack

        features = self.counted.fit(list(rows), self.recipe)
        matrix = self.counted.matrix(features, list(rows))
        centre, spread = _standard(self.upon[rows])
        scaled = (self.upon[rows] - centre) / spread * STACKING
        matrix = hstack([matrix, csr_matrix(scaled)], format="csr")
        coefficients, intercepts = fit_linear(matrix, self.marks[rows], strength=self.strength)
        beyond = coefficients[features.width :] * STACKING / spread[:, None]
        return _Fit(features, coefficients[: features.width], beyond, intercepts - centre @ beyond)

    def score(self, fit: _Fit, rows: Rows) -> Floats:
        """Return the scores of some rows."""
        scores: Floats = self.counted.matrix(fit.features, list(rows)) @ fit.own
        return scores + self.upon[rows] @ fit.beyond + fit.intercepts


def _standard(scores: Floats) -> tuple[Floats, Floats]:
    import numpy as np

    deviation = scores.std(axis=0)
    return scores.mean(axis=0), np.where(deviation > 1e-6, deviation, 1.0)


def train_model(
    labelled: LabelledSet,
    *,
    model_id: str,
    title: str = "",
    unit: str = "passage",
    recipe: Recipe | None = None,
    upon: Sequence[Model] = (),
    language: Language | None = None,
    strength: float = STRENGTH,
    curve: bool = True,
    seed: int = 1,
) -> Training:
    """Learn a linear classifier; calibrate it and measure it on folds that keep groups and copies together.

    What it is measured on it has never seen: neither passages, nor thresholds, nor calibration. `upon` are models whose
    scores are features, too; the result stands without them. Raises `InputError` where one group holds everything.
    """
    import numpy as np

    recipe = recipe or Recipe()
    language = language or Language.load()
    examples = labelled.examples
    counted = Counted.read((example.text for example in examples), (recipe,), language)
    marks = _marks(labelled)
    below = [model.scores(counted.analyses, language) for model in upon]
    material = _Material(counted, marks, recipe, np.hstack(below) if below else np.zeros((len(examples), 0)), strength)
    groups, tied = join_groups(examples)
    folds = split_folds(examples, groups, seed=seed)
    if not folds:
        raise InputError(
            "--group", "all passages are in one group, so there is nothing to test on", "name another field, or none"
        )
    scores = _held_out(material, folds)
    names = labelled.labels
    decision = _decide_by_other_folds(names, scores, marks, folds, single=labelled.single)
    quality = measure(
        names, decision, marks, documents=groups, outlets=[example.outlet for example in examples], seed=seed
    )
    parts, intercepts = material.fit(range(len(examples))).parts(upon)
    model = Model(
        id=model_id,
        version="1.0.0",
        title=title or model_id,
        language="en",
        unit=unit,
        single=labelled.single,
        labels=calibrate(names, scores, marks, single=labelled.single),
        parts=parts,
        intercept=intercepts.astype(np.float32),
        unfamiliar=_unfamiliar(counted, folds),
        lengths=_lengths(labelled),
    )
    points = _learning_curve(material, folds, names, quality, seed, single=labelled.single) if curve else ()
    return Training(
        model, quality, trivial_f1(marks, single=labelled.single), points, len(folds), tied, decision.probabilities
    )


def _marks(labelled: LabelledSet) -> Marks:
    import numpy as np

    marks = np.zeros((len(labelled.examples), len(labelled.labels)), dtype=np.int8)
    for i, example in enumerate(labelled.examples):
        for j, name in enumerate(labelled.labels):
            if name in example.labels:
                marks[i, j] = 1
            elif example.known is not None and name not in example.known:
                marks[i, j] = UNKNOWN
    return marks


def _held_out(material: _Material, folds: Sequence[tuple[Rows, Rows]]) -> Floats:
    import numpy as np

    scores = np.zeros(material.marks.shape)
    for learn, test in folds:
        scores[test] = material.score(material.fit(learn), test)
    return scores


def _decide_by_other_folds(
    names: Sequence[str], scores: Floats, marks: Marks, folds: Sequence[tuple[Rows, Rows]], *, single: bool
) -> Decision:
    """Decide on each fold with the calibration and thresholds of the others."""
    import numpy as np

    probabilities, assigned = np.zeros(scores.shape), np.zeros(scores.shape, dtype=bool)
    for learn, test in folds:
        labels = calibrate(names, scores[learn], marks[learn], single=single)
        decision = decide(labels, scores[test], single=single)
        probabilities[test], assigned[test] = decision.probabilities, decision.assigned
    return Decision(probabilities, assigned)


def _learning_curve(
    material: _Material,
    folds: Sequence[tuple[Rows, Rows]],
    names: Sequence[str],
    whole: Quality,
    seed: int,
    *,
    single: bool,
) -> tuple[tuple[float, float], ...]:
    import numpy as np

    points = []
    draw = np.random.default_rng(seed)
    for part in CURVE:
        fewer = [(draw.choice(learn, max(round(len(learn) * part), 1), replace=False), test) for learn, test in folds]
        scores = _held_out(material, fewer)
        decision = _decide_by_other_folds(names, scores, material.marks, folds, single=single)
        rows = range(len(scores))
        points.append((part, measure(names, decision, material.marks, documents=rows, draws=0).macro_f1.value))
    return (*points, (1.0, whole.macro_f1.value))


def _lengths(labelled: LabelledSet) -> tuple[int, int]:
    """Return how many words nine of ten passages have at least and at most."""
    import numpy as np

    low, high = np.quantile([count_words(example.text) for example in labelled.examples], [0.05, 0.95])
    return round(low), round(high)


def _unfamiliar(counted: Counted, folds: Sequence[tuple[Rows, Rows]]) -> float:
    """Return the share of words new to a model that nineteen of twenty held-out passages stay below."""
    import numpy as np

    shares = []
    for learn, test in folds:
        known = {token for row in learn for token in counted.analyses[row].tokens}
        for row in test:
            words = [token for token in counted.analyses[row].tokens if token[0].isalpha()]
            shares.append(sum(word not in known for word in words) / len(words) if words else 0.0)
    return float(np.quantile(shares, 0.95))
