"""Choose how to learn by how well each way does on held-out passages, without a look at those it is measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from framing.learning.examples import LabelledSet
from framing.learning.features import Recipe
from framing.learning.fitting import EMBEDDED_STRENGTHS, STRENGTHS, Decision, calibrate, decide
from framing.learning.material import Candidate
from framing.learning.measuring import measure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]
    Rows = NDArray[np.intp] | range

CONTENT = Recipe(characters=1.0, coarse=0.0, fine=0.0, broad=0.7, narrow=1.0, named=0.1)
"""What a passage says: words, letters, groups of like words by degree, and a little of what labels are called."""
FEW = Recipe(words=0.5, stems=0.5, characters=0.5, coarse=0.0, fine=0.0, broad=1.0, narrow=1.4, named=0.5, vectors=1.0)
"""The same where few passages are labelled: what is known of words beforehand counts for more than they themselves."""
NAMING, EMBEDDED_NAMING = 200.0, 100.0
"""Passages up to which likeness to the name of a label counts in full, by words and by sentence embeddings."""
EMBEDDED, EMBEDDED_LONG, EMBEDDED_FEW = 2.0, 1.5, 5.0
"""Weight of sentence embeddings: less for long passages, of which they are a mean, and more for few passages."""
STACKING, STACKING_FEW = 0.25, 0.5
"""Weight of the scores of models that are built upon, each brought to mean 0 and deviation 1."""
LEANING = 0.2
"""How far the labels of like passages spread the scores, as part of the spread of the others."""
_FEW = 300
_LONG = 150
"""Words of the middle passage from which on there is enough text for style to tell something."""
_CLEARLY, _AT_MOST = 0.5, 0.02
"""Macro-F1 by which another way must be better than the first: times the root of the passages, and at most."""


def list_candidates(
    labelled: LabelledSet,
    *,
    recipe: Recipe | None,
    strength: float | None,
    embed: bool = False,
    naming: float | None = None,
    neighbours: bool = False,
) -> tuple[Candidate, ...]:
    """Return the ways to learn that are tried; what is given is not tried otherwise."""
    few = len(labelled.examples) < _FEW
    long = median(len(example.text.split()) for example in labelled.examples) >= _LONG
    first, usual = FEW if few else CONTENT, NAMING
    if embed:
        weight = EMBEDDED_FEW if few else EMBEDDED_LONG if long else EMBEDDED
        first, usual = replace(first, named=0.0, embedding=weight), EMBEDDED_NAMING
    if long and not few:
        first = replace(first, style=2.0)
    recipes = [(first, usual if naming is None else naming), *([(replace(first, named=0.0), 0.0)] if few else [])]
    if recipe is not None:
        recipes = [(recipe, naming or 0.0)]
    ours = EMBEDDED_STRENGTHS if embed else STRENGTHS
    strengths = (strength,) if strength is not None else ours[:1] if few else ours
    stacking = STACKING_FEW if few else STACKING
    # Labels that may stand together are read off like passages; where each has one, that gains nothing.
    leaning = LEANING if neighbours and not labelled.single and len(labelled.labels) > 1 else 0.0
    return tuple(Candidate(one, held, stacking, trust, leaning) for one, trust in recipes for held in strengths)


def choose(
    tried: Sequence[Floats],
    marks: Marks,
    names: Sequence[str],
    folds: Sequence[tuple[Rows, Rows]],
    *,
    single: bool,
    weights: Floats | None = None,
) -> tuple[int, Decision]:
    """Return the way with clearly the best macro-F1 over all folds, and decisions that rest on no such look.

    `tried` are the held-out scores of each way. Each fold is decided with the way, the calibration and the thresholds
    that are best on the others.
    """
    import numpy as np

    decisions = [decide_by_other_folds(names, one, marks, folds, single=single, weights=weights) for one in tried]
    probabilities, assigned = np.zeros(marks.shape), np.zeros(marks.shape, dtype=bool)
    for learn, test in folds:
        best = decisions[_best(decisions, marks, names, learn, weights)]
        probabilities[test], assigned[test] = best.probabilities[test], best.assigned[test]
    return _best(decisions, marks, names, range(len(marks)), weights), Decision(probabilities, assigned)


def _best(decisions: Sequence[Decision], marks: Marks, names: Sequence[str], rows: Rows, weights: Floats | None) -> int:
    if len(decisions) == 1:
        return 0
    clearly = min(_CLEARLY / len(rows) ** 0.5, _AT_MOST)
    found = []
    for one in decisions:
        part = Decision(one.probabilities[rows], one.assigned[rows])
        own = None if weights is None else weights[rows].tolist()
        quality = measure(names, part, marks[rows], documents=range(len(rows)), weights=own, draws=0)
        found.append(quality.macro_f1.value)
    return found.index(max(found)) if max(found) > found[0] + clearly else 0


def decide_by_other_folds(
    names: Sequence[str],
    scores: Floats,
    marks: Marks,
    folds: Sequence[tuple[Rows, Rows]],
    *,
    single: bool,
    weights: Floats | None = None,
) -> Decision:
    """Decide on each fold with the calibration and thresholds of the others."""
    import numpy as np

    probabilities, assigned = np.zeros(scores.shape), np.zeros(scores.shape, dtype=bool)
    for learn, test in folds:
        own = None if weights is None else weights[learn]
        labels = calibrate(names, scores[learn], marks[learn], single=single, weights=own)
        decision = decide(labels, scores[test], single=single)
        probabilities[test], assigned[test] = decision.probabilities, decision.assigned
    return Decision(probabilities, assigned)
