"""What the card of a classifier says of how it did on passages of others."""

from __future__ import annotations

from typing import Any

from framing.comparing.label_checks import UNTESTED, ForeignTests
from framing.comparing.validating import UNITS, State
from framing.learning.model import Model

FAIR = 0.7
"""Mean AUC from which on ranks tell labels apart acceptably (Hosmer and Lemeshow 2000); every set must reach it."""


def tested_elsewhere(model: Model) -> ForeignTests:
    """Return how a classifier did on sets from which it learnt nothing; `UNTESTED` where its card has none.

    *Validated* takes 200 passages of others, the mean AUC of every set .7 or more, and a card that calls the model
    validated; *provisional* the same AUC, and a card that calls it provisional at least.
    """
    evaluation, reliability = _inside(model.card, "evaluation"), _inside(model.card, "reliability")
    found = evaluation.get("elsewhere")
    sets = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    if not sets:
        return UNTESTED
    passages = sum(int(one.get("passages") or 0) for one in sets)
    aucs = [auc for one in sets if (auc := _number(one.get("mean_auc"))) is not None]
    tier, fair = reliability.get("tier"), len(aucs) == len(sets) and min(aucs) >= FAIR
    state: State = "not"
    if fair and tier in ("validated", "provisional"):
        state = "validated" if tier == "validated" and passages >= UNITS else "provisional"
    return ForeignTests(state, len(sets), passages, min(aucs, default=None), max(aucs, default=None))


def _inside(value: Any, name: str) -> dict[str, Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
