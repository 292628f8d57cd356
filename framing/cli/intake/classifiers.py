"""From the names of classifiers to classifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.cli.output.writing import Note
from framing.errors import Problem, UsageError

if TYPE_CHECKING:
    from framing.learning.model import Model
    from framing.learning.whose_words import Hearing

FOREIGN_HINT = "words it does not know move no score there; framing corpus lists the texts of each language"


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


def note_voices(models: Sequence[Model], hearing: Hearing | None, note: Note) -> None:
    """Say which classifiers have learnt from the narrator's words alone and now read those of others, too."""
    for model in models:
        if hearing == "all" and model.hearing == "narrator":
            message = "has learnt from the writer's own words alone, and here reads quotations and reported speech, too"
            note(Problem(model.id, message, "its probabilities are for texts without them"))


def hearings(models: Sequence[Model], hearing: Hearing | None) -> dict[str, Hearing]:
    """Return whose words each classifier reads: those that are asked for, else those that it has learnt from."""
    return {model.id: hearing or model.hearing for model in models}


def heard_by(models: Sequence[Model], hearing: Hearing | None) -> Hearing | dict[str, Hearing]:
    """Return whose words are read, by model where that is not the same for all."""
    heard = hearings(models, hearing)
    return heard if len(set(heard.values())) > 1 else next(iter(heard.values()))
