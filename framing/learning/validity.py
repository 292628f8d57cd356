"""What the card of a classifier says of how it did: on passages held out, and on passages of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.comparing.correction import Validation
from framing.comparing.label_checks import UNTESTED, ForeignTests
from framing.comparing.label_results import LabelModel
from framing.comparing.validating import UNITS, State
from framing.errors import ModelError
from framing.learning.card import FAIR, read_card
from framing.learning.model import Model
from framing.types import Unit


def describe_model(model: Model, *, unit: Unit, own: bool, precision: float) -> LabelModel:
    """Return what a comparison tells of a classifier that reads such passages, with the errors that its card has.

    `own` says that it reads the writer's own words alone, `precision` how often a label is to be right to count.
    """
    card = model.card
    sample = _inside(card, "calibration_sample")
    # Where thresholds were fitted to other texts, the errors of those in the card are no longer theirs.
    errors = {} if sample else dict(_errors(_inside(_inside(card, "evaluation"), "quality")))
    caveats = card.get("caveats")
    tested = [str(caveats[0])] if isinstance(caveats, list) and caveats else []
    if sample:
        tested.append("Its probabilities and thresholds were fitted to passages that people had coded.")
    return LabelModel(
        id=model.id,
        version=model.version,
        sha256=model.sha256,
        title=model.title,
        unit=unit,
        own=own,
        precision=precision,
        thresholds={label.name: label.threshold for label in model.labels},
        errors=errors,
        tested=" ".join(tested),
        elsewhere=tested_elsewhere(model),
    )


def tested_elsewhere(model: Model) -> ForeignTests:
    """Return how a classifier did on sets from which it learnt nothing; `UNTESTED` where no card tells.

    *Validated* takes 200 passages of others, the mean AUC of every set .7 or more, and a card that calls the model
    validated; *provisional* the same AUC, and a card that calls it provisional at least.
    """
    try:
        card = read_card(model, place=model.id)
    except ModelError:
        return UNTESTED
    sets = card.evaluation.elsewhere if card is not None else ()
    if card is None or not sets:
        return UNTESTED
    passages, tier = sum(one.passages for one in sets), card.reliability.tier
    aucs = [one.mean_auc for one in sets if one.mean_auc is not None]
    state: State = "not"
    if len(aucs) == len(sets) and min(aucs) >= FAIR and tier in ("validated", "provisional"):
        state = "validated" if tier == "validated" and passages >= UNITS else "provisional"
    return ForeignTests(state, len(sets), passages, min(aucs, default=None), max(aucs, default=None))


def _inside(value: Any, name: str) -> dict[str, Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _errors(quality: dict[str, Any]) -> Iterator[tuple[str, Validation]]:
    """Yield how many passages with and without each label were told right when held out."""
    for one in quality.get("labels", ()):
        passages, positives, given = quality["passages"], one["positives"], one["given"]
        found = round((one["precision"] or 0) * given)
        negatives = passages - positives
        if positives and negatives > 0:
            yield one["label"], Validation(found, positives, negatives - (given - found), negatives)
