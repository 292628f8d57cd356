"""Learn a classifier from labelled passages, and find out how well it does on passages it has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.corpus.words import count_words
from framing.errors import InputError
from framing.learning.choosing import choose, decide_by_other_folds, list_candidates
from framing.learning.examples import Example, LabelledSet
from framing.learning.feature_table import Counted
from framing.learning.features import Language, Recipe
from framing.learning.fitting import calibrate
from framing.learning.folds import join_groups, split_folds
from framing.learning.keywords import Keywords, describe_labels
from framing.learning.marks import mark_labels
from framing.learning.material import Candidate, Material
from framing.learning.measuring import Quality, blind_f1, measure
from framing.learning.model import Label, Model
from framing.learning.tokens import name_words
from framing.learning.tuning import TunedFit, TuningMaterial

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]
    Rows = NDArray[np.intp] | range

TUNED_WEIGHT = 0.5
"""How far the scores of a tuned transformer spread, as part of the spread of the others."""
CURVE = (0.25, 0.5)
"""Parts of the passages to learn from for which the learning curve is measured; the whole is measured anyhow."""


@dataclass(frozen=True, slots=True)
class Training:
    """A trained model, and how it did on held-out passages.

    `baseline` is macro-F1 without reading (see `blind_f1`). `curve` has the share of passages learnt from and
    the macro-F1 then. `tied` examples were kept in one fold because they copy each other. `probabilities` are those of
    held-out passages, in the order of the examples. `strength` and `recipe` are those that were given or chosen.
    """

    model: Model
    quality: Quality
    baseline: float
    curve: tuple[tuple[float, float], ...]
    folds: int
    tied: int
    probabilities: Floats
    strength: float
    recipe: Recipe


@contextmanager
def _on_one_thread() -> Iterator[None]:
    """Reckon on one thread: many small products are slower on several, and sums differ in their last digits."""
    import sklearn.linear_model  # noqa: F401 (what is not loaded yet would not be limited)
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(1, user_api="blas"):
        yield


@_on_one_thread()
def train_model(
    labelled: LabelledSet,
    *,
    model_id: str,
    title: str = "",
    unit: str = "passage",
    recipe: Recipe | None = None,
    upon: Sequence[Model] = (),
    language: Language | None = None,
    strength: float | None = None,
    embed: bool = False,
    tune: bool = False,
    neighbours: bool = True,
    keywords: Keywords | None = None,
    naming: float | None = None,
    curve: bool = True,
    weighted: bool = False,
    seed: int = 1,
) -> Training:
    """Learn a linear classifier; calibrate it and measure it on folds that keep groups and copies together.

    What it is measured on it has never seen: neither passages, nor thresholds, nor calibration, nor the choice of a
    recipe and a strength, which is made by held-out passages where none is given. `upon` are models whose scores are
    features, too; the result stands without them. With `embed` sentence embeddings are features; with `tune`
    their transformer is tuned to the labels, too, and its scores are added (then there is no learning curve, which
    would take as long again). With `neighbours` a passage that may have several labels leans towards those of the coded
    passages it is like, whose terms the model then keeps. `keywords` are words that speak for a label beside those of
    its name; what is like them counts in full up to `naming` passages, and less beyond (`None`: the usual number). With
    `weighted` each passage counts for as many as it stands for, in what is learnt and in what is measured. Raises
    `InputError` where one group holds everything, where the extra is missing that embeddings and tuning need, and where
    a model to build upon is not linear.
    """
    examples, names, single = labelled.examples, labelled.labels, labelled.single
    language = language or Language.load()
    _refuse_crooked(upon)
    if tune:
        language.encoder()  # what is missing is said before anything is learnt
    candidates = list_candidates(
        labelled, recipe=recipe, strength=strength, embed=embed or tune, naming=naming, neighbours=neighbours
    )
    groups, tied = join_groups(examples)
    folds = _fold(examples, groups, seed)
    material = _gather(labelled, keywords, candidates, upon, language, weighted=weighted)
    marks, weights = material.marks, material.weights
    tried, balances = zip(*(material.held_out(folds, candidate) for candidate in candidates), strict=True)
    best, decision = choose(tried, marks, names, folds, single=single, weights=weights)
    scores, tuned = tried[best], None
    if tune:
        scores, tuned = _tune(material, examples, folds, scores, seed)
        decision = decide_by_other_folds(names, scores, marks, folds, single=single, weights=weights)
    outlets, counts = [example.outlet for example in examples], None if weights is None else weights.tolist()
    quality = measure(names, decision, marks, documents=groups, outlets=outlets, weights=counts, seed=seed)
    chosen = candidates[best]
    labels = calibrate(names, scores, marks, single=single, weights=weights)
    model = _build(labelled, material, chosen, balances[best], upon, tuned, labels)
    model = replace(model, unfamiliar=_unfamiliar(material.counted, folds))
    points = _learning_curve(material, chosen, folds, names, quality, seed, single=single) if curve and not tune else ()
    return Training(
        replace(model, id=model_id, title=title or model_id, unit=unit),
        quality,
        blind_f1(marks, counts, single=single),
        points,
        len(folds),
        tied,
        decision.probabilities,
        chosen.strength,
        chosen.recipe,
    )


def _build(
    labelled: LabelledSet,
    material: Material,
    candidate: Candidate,
    balance: float,
    upon: Sequence[Model],
    tuned: TunedFit | None,
    labels: tuple[Label, ...],
) -> Model:
    """Learn from all passages; return a model that has no name yet and takes every word for known."""
    import numpy as np

    parts, intercepts = material.fit(range(len(labelled.examples)), candidate).parts(upon, balance)
    return Model(
        id="",
        version="1.0.0",
        title="",
        language="en",
        unit="",
        single=labelled.single,
        labels=labels,
        parts=parts,
        intercept=(intercepts if tuned is None else intercepts + tuned.intercepts).astype(np.float32),
        unfamiliar=1.0,
        lengths=_lengths(labelled),
        hearing=labelled.hearing,
        tuned=None if tuned is None else tuned.tuned,
    )


def _refuse_crooked(upon: Sequence[Model]) -> None:
    """Refuse models whose scores are no sums over words alone, since they cannot be made part of another."""
    for model in upon:
        if model.tuned is not None or model.keeps_passages:
            message = f"{model.id} is tuned or leans on coded passages, so that nothing can be built upon it"
            raise InputError("upon", message, "train it with neighbours=False and without tune")


def _fold(examples: Sequence[Example], groups: Sequence[int], seed: int) -> Sequence[tuple[Rows, Rows]]:
    folds = split_folds(examples, groups, seed=seed)
    if not folds:
        raise _all_together(examples)
    return folds


def _all_together(examples: Sequence[Example]) -> InputError:
    """Return the error for passages none of which can be kept from the others: by one field, by several, by copies."""
    names = {name for example in examples for name in example.groups}
    fields = sorted({name.partition("\0")[0] for name in names})
    nothing = "so there is nothing to test on"
    if len(names) == 1:
        return InputError("--group", f"all passages are in one group, {nothing}", "name another field, or none")
    if len(fields) > 1:
        message = f"through {' and '.join(fields)} all passages hang together, {nothing}"
        return InputError("--group", message, f"name one of them: --group {fields[0]}")
    message = f"every passage copies another, directly or through others, {nothing}"
    return InputError("labels", message, "keep one of each")


def _gather(
    labelled: LabelledSet,
    keywords: Keywords | None,
    candidates: Sequence[Candidate],
    upon: Sequence[Model],
    language: Language,
    *,
    weighted: bool,
) -> Material:
    """Return what can be learnt from: the words of the passages, their marks, and the scores of other models."""
    import numpy as np

    examples, described = labelled.examples, describe_labels(labelled.labels, keywords or {})
    recipes = [candidate.recipe for candidate in candidates]
    counted = Counted.read((example.text for example in examples), recipes, language, labels=described)
    below = [model.scores(counted.analyses, language) for model in upon]
    named = described if len(counted.embeddings) else ()
    embedded = [language.embed(" ".join(name_words(name))).vector for name in named]
    return Material(
        counted,
        described,
        mark_labels(examples, {name: (name,) for name in labelled.labels}),
        np.hstack([np.zeros((len(examples), 0)), *below]),
        labelled.single,
        np.stack(embedded) if embedded else None,
        np.array([example.weight for example in examples]) if weighted else None,
    )


def _tune(
    material: Material, examples: Sequence[Example], folds: Sequence[tuple[Rows, Rows]], scores: Floats, seed: int
) -> tuple[Floats, TunedFit]:
    """Return held-out scores with those of a tuned transformer, and it, tuned to all passages."""
    tuning = TuningMaterial.read(
        [example.text for example in examples],
        material.counted.language.encoder(),
        material.marks,
        single=material.single,
        weights=material.weights,
        seed=seed,
    )
    beside = tuning.held_out(folds)
    balance = TUNED_WEIGHT * float(scores.std() / max(beside.std(), 1e-6))
    return scores + balance * beside, tuning.fit(range(len(examples))).times(balance)


def _learning_curve(
    material: Material,
    candidate: Candidate,
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
        scores, _ = material.held_out(fewer, candidate)
        decision = decide_by_other_folds(names, scores, material.marks, folds, single=single, weights=material.weights)
        rows, weights = range(len(scores)), None if material.weights is None else material.weights.tolist()
        quality = measure(names, decision, material.marks, documents=rows, weights=weights, draws=0)
        points.append((part, quality.macro_f1.value))
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
