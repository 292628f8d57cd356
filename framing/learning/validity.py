"""What the card of a classifier says of how it did on passages of others."""

from __future__ import annotations

from framing.comparing.label_checks import UNTESTED, ForeignTests
from framing.comparing.validating import UNITS, State
from framing.errors import ModelError
from framing.learning.card import FAIR, read_card
from framing.learning.model import Model


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
