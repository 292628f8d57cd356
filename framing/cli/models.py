"""From the names of classifiers to classifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.errors import UsageError

if TYPE_CHECKING:
    from framing.learning.model import Model


def load_models(names: Sequence[str]) -> tuple[Model, ...]:
    """Load classifiers by id or file. Raises `UsageError` for two with one id, which nobody could tell apart."""
    from framing.learning.bundled import load_model

    models = tuple(load_model(name) for name in dict.fromkeys(names))
    for number, model in enumerate(models):
        for name, other in zip(names, models[:number], strict=False):
            if other.id == model.id:
                raise UsageError(
                    "--model", f"{names[number]} and {name} are both called {model.id}", "name one of them"
                )
    return models
