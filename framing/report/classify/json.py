"""What classifiers say of passages, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from framing.learning.applying import Classification
from framing.learning.model import Model
from framing.learning.outcomes import Outcome
from framing.learning.recalibrating import Calibration
from framing.report.media.json import Json, dump_line, rounded
from framing.report.parts.matches import meta_json
from framing.report.parts.validity import Validity, model_validity_json

DIGITS = 4
"""Decimals of probabilities, scores and weights: more would differ from one machine to another."""


class ClassificationLines:
    """Writes classifications as JSON Lines; `states` say by model how far it is validated."""

    def __init__(self, states: Mapping[str, str] | None = None, *, with_text: bool = True) -> None:
        self._states, self._with_text = states or {}, with_text

    def __call__(self, every: Iterable[Classification]) -> bytes:
        """Return one line per passage and model."""
        return b"".join(
            dump_line(classification_json(found, self._states.get(found.model), with_text=self._with_text))
            for found in every
        )


def classification_json(found: Classification, state: str | None = None, *, with_text: bool = True) -> Json:
    """Return a passage as `framing.classification/1`; `with_text=False` leaves out the words of its evidence.

    `state` says how far its model is validated; `None` where that was not asked.
    """
    ranks: Sequence[float | None] = found.relative or [None] * len(found.labels)
    return {
        "schema": "framing.classification/1",
        "document": found.document,
        "passage": found.passage,
        "start": found.start,
        "end": found.end,
        "words": found.words,
        "meta": meta_json(found.meta, with_text=with_text),
        "model": found.model,
        "labels": [
            {
                "label": label.label,
                "probability": _short(label.probability),
                "assigned": label.assigned,
                "sure": label.sure,
                "threshold": _short(label.threshold),
                "score": _short(label.score),
                "relative": _short(rank),
            }
            for label, rank in zip(found.labels, ranks, strict=True)
        ],
        "abstained": found.abstained,
        "evidence": [
            {"label": one.label, "feature": one.feature if with_text else None, "weight": _short(one.weight)}
            for one in found.evidence
        ],
        "unknown": _short(found.unknown),
        "validity": None if state is None else {"state": state},
    }


def classifications_json(
    every: Iterable[Classification],
    outcomes: Sequence[Outcome],
    run: Json,
    states: Mapping[str, str],
    *,
    with_text: bool = True,
) -> Json:
    """Return passages as one `framing.classifications/1` object with the provenance of the run."""
    return {
        "schema": "framing.classifications/1",
        "run": run,
        "summary": [outcome_json(outcome) for outcome in outcomes],
        "classifications": [
            classification_json(found, states.get(found.model), with_text=with_text) for found in every
        ],
    }


def outcome_json(outcome: Outcome) -> Json:
    """Return what came out for all passages."""
    return {
        "model": outcome.model.id,
        "precision": outcome.precision,
        "passages": outcome.passages,
        "labelled": outcome.labelled,
        "abstained": outcome.abstained,
        "none": outcome.none,
        "empty": outcome.empty,
        "strange": outcome.strange,
        "labels": [
            {
                "label": label.label,
                "sure": label.sure,
                "unsure": label.unsure,
                "low": rounded(label.low),
                "high": rounded(label.high),
            }
            for label in outcome.labels
        ],
    }


def model_json(model: Model, calibration: Calibration | None = None, validity: Validity | None = None) -> Json:
    """Return which model a result rests on, the sample it was fitted to for this run, and how far it is validated."""
    fitted = None
    if calibration is not None:
        fitted = {
            "sha256": calibration.sha256,
            "passages": calibration.passages,
            "fitted": [fit.label for fit in calibration.fits if fit.fitted],
            "kept": [fit.label for fit in calibration.fits if not fit.fitted],
        }
    value: Json = {"id": model.id, "version": model.version, "sha256": model.sha256, "calibration": fitted}
    if validity is not None:
        value["validity"] = model_validity_json(validity.elsewhere, validity.check)
    return value


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
