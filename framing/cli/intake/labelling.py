"""Apply classifiers to documents on their way into a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from framing.cli.intake.classifiers import load_models, note_voices
from framing.cli.intake.scoring import Run
from framing.cli.options.classifiers import LabelOptions
from framing.cli.options.settings import given_by
from framing.comparing.label_results import Labelling, LabelModel
from framing.reading.scoring import ScoredText
from framing.report.media.json import Json
from framing.scale.scoring import TextScoring

if TYPE_CHECKING:  # a comparison without classifiers does not pay for them
    from framing.scale.labelling import LabelCounting


def read_labelled(
    context: typer.Context,
    run: Run,
    places: Sequence[str],
    label: LabelOptions,
    *,
    seed: int,
    width: int | None = None,
) -> tuple[Labelling, Iterator[ScoredText] | None]:
    """Return which models are asked for, and the scored documents of the operands as these read them, in order.

    What the models make of a document is in the labelling when it has gone by. Passages are those of `--unit` where it
    was given, else what suits each model. The documents are `None` where no model is asked for. Raises `UsageError` for
    two models of the same id.
    """
    if not label.model:
        return Labelling(), None
    from framing.learning.applying import unit_of
    from framing.learning.validity import describe_model
    from framing.scale.labelling import LabelCounting

    unit = run.count.unit if given_by(context, "unit") else None
    coded, own, precision = run.decided.coded, label.label_voice == "narrator", label.precision
    models = load_models(label.model)
    note_voices(models, label.label_voice, run.intake.note)
    labelling = Labelling(
        tuple(describe_model(one, unit=unit or unit_of(one), own=own, precision=precision) for one in models),
        coded=coded,
    )
    scoring = TextScoring(run.scoring(context=width))
    work = LabelCounting(scoring, models, label.label_voice, precision, unit, seed, coded)
    return labelling, _texts(run, places, work, labelling)


def _texts(run: Run, places: Sequence[str], work: LabelCounting, labelling: Labelling) -> Iterator[ScoredText]:
    for text, found in run.intake.each(places, work):
        for score in text.scores:
            run.count_read(score.matches)
        for model, counts in found:
            labelling.add(model, counts)
        yield text


def label_provenance(labelling: Labelling) -> Json:
    """Return which models a run rests on; nothing where there are none."""
    models = [{"id": m.id, "version": m.version, "sha256": m.sha256} for m in labelling.models]
    return {"models": models} if models else {}


def label_settings(options: LabelOptions, labelling: Labelling) -> Json:
    """Return how the models of a run were applied; nothing where there are none."""
    ids = [model.id for model in labelling.models]
    return {"model": ids, "precision": options.precision, "label_voice": options.label_voice} if ids else {}


def met_coded(models: Sequence[LabelModel]) -> dict[str, int]:
    """Return how many coded passages were met, by model."""
    return {model.id: model.check.passages if model.check is not None else 0 for model in models}
