"""Fit what the scores of a classifier mean, and where its lines are drawn, to texts like one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.learning.applying import classify_passages
from framing.learning.examples import Example
from framing.learning.fitting import calibrate
from framing.learning.marks import UNKNOWN, mark_labels
from framing.learning.model import PRECISIONS, Label, Model
from framing.learning.naming_labels import match_labels
from framing.learning.whose_words import Hearing, narrowing
from framing.types import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.int8]

LEAST = 10
"""Passages with a label, and without it, that it takes to fit it."""
TRUST = 5
"""With so many of the rarer answer, the sample and the model count the same."""
_ENOUGH = 30
"""With so many of the rarer answer, the sample itself tells from which probability on a label is right often enough."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How one label came out: the passages with it and without it, and whether these were enough to fit it."""

    label: str
    positives: int
    negatives: int

    @property
    def fitted(self) -> bool:
        """Tell whether the label was fitted; else it is as the model had it."""
        return min(self.positives, self.negatives) >= LEAST


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a model was fitted to: so many passages with labels, how each label came out, and the hash of the sample."""

    passages: int
    fits: tuple[Fit, ...]
    sha256: str


def recalibrate(model: Model, scores: Floats, marks: Marks) -> tuple[Model, tuple[Fit, ...]]:
    """Return a model whose probabilities and thresholds suit a coded sample, and how each label came out.

    `scores` and `marks` are passages x labels. Slopes and offsets (Platt 1999) are means of those of the sample and
    those of the model, the sample weighing n / (n + 5) with n of the rarer answer; so are thresholds, by their log
    odds. A label with fewer than ten passages with it, or without it, is kept as it is.
    """
    fits = tuple(
        Fit(label.name, int((marks[:, j] == 1).sum()), int((marks[:, j] == 0).sum()))
        for j, label in enumerate(model.labels)
    )
    chosen = [j for j, fit in enumerate(fits) if fit.fitted]
    if not chosen:
        return model, fits
    names = [model.names[j] for j in chosen]
    fresh = dict(zip(chosen, calibrate(names, scores[:, chosen], marks[:, chosen], single=model.single), strict=True))
    labels = [_mix(old, fresh[j], fits[j]) if j in fresh else old for j, old in enumerate(model.labels)]
    if model.single:
        # One slope for all, so that the order of labels within a passage stays that of their scores.
        slope = sum(label.slope for label in labels) / len(labels)
        labels = [replace(label, slope=slope) for label in labels]
    return replace(model, labels=tuple(labels)), fits


def _mix(old: Label, new: Label, fit: Fit) -> Label:
    rarer = min(fit.positives, fit.negatives)
    trust = rarer / (rarer + TRUST)
    threshold = trust * _log_odds(new.threshold) + (1 - trust) * _log_odds(old.threshold)
    return Label(
        old.name,
        trust * new.slope + (1 - trust) * old.slope,
        trust * new.offset + (1 - trust) * old.offset,
        1 / (1 + exp(-threshold)),
        # Few passages do not tell from which probability on a label is right often enough; the probability itself does.
        new.sure if rarer >= _ENOUGH else PRECISIONS,
    )


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return log(bounded / (1 - bounded))


def fit_to_examples(
    model: Model,
    examples: Sequence[Example],
    *,
    place: str,
    mapping: Mapping[str, str] | None = None,
    sha256: str = "",
    hearing: Hearing | None = None,
) -> tuple[Model, Calibration]:
    """Fit a model to passages with labels, which are read as `framing classify` reads documents.

    Without `hearing` those words are read that the model has learnt from. Its version gets `+calibrated`, its card what
    it was fitted to. Labels that no passage of the sample knows are nobody's answer and are kept. Raises `InputError`
    where the sample has no label of the model.
    """
    import numpy as np

    gold = sorted({name for one in examples for name in (*one.labels, *(one.known or ()))})
    if not gold:
        raise InputError(place, "no passage has a label", "is it the right field? --label-field")
    matched = match_labels(gold, model.names, mapping or {}, place=place, subject=model.id)
    names = {name: tuple(one for one in gold if matched.get(one) == name) for name in model.names}
    asked = [j for j, name in enumerate(model.names) if names[name]]
    marks = np.full((len(examples), len(model.names)), 0 if model.single else UNKNOWN, dtype=np.int8)
    marks[:, asked] = mark_labels(examples, {model.names[j]: names[model.names[j]] for j in asked})
    documents = [Document(example.id, example.text) for example in examples]
    found = classify_passages(documents, model, evidence=0, narrow=narrowing(hearing or model.hearing))
    scores = np.array([[label.score for label in one.labels] for one in found])
    fitted, fits = recalibrate(model, scores, marks)
    calibration = Calibration(len(examples), fits, sha256)
    told = {"passages": len(examples), "labels": [fit.label for fit in fits if fit.fitted], "sample_sha256": sha256}
    version = model.version.removesuffix("+calibrated") + "+calibrated"
    return replace(fitted, version=version, card={**model.card, "calibration_sample": told}), calibration
