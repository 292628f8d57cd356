"""`--calibrate`: a classifier fitted to coded passages of the user's own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli.model_options import ClassifyOptions
from framing.cli.output import open_output
from framing.cli.running import Intake
from framing.errors import InputError, Problem, UsageError
from framing.report.naming import joined, plural

if TYPE_CHECKING:
    from framing.learning.examples import Example
    from framing.learning.model import Model
    from framing.learning.recalibrating import Calibration


def fit_to_sample(
    models: Sequence[Model], options: ClassifyOptions, intake: Intake
) -> tuple[tuple[Model, ...], Calibration]:
    """Return the only model fitted to a coded sample, and what it was fitted to; write it where that is asked.

    Raises `UsageError` for several models, `InputError` for a sample without passages or labels that fit.
    """
    from framing.learning.model_file import dump_model
    from framing.learning.naming_labels import read_mapping
    from framing.learning.recalibrating import fit_to_examples

    place = options.calibrate or ""
    if len(models) > 1:
        raise UsageError("--calibrate", f"fits one model, not {len(models)}", "one run for each")
    examples = _read_sample(place, options, intake)
    model, calibration = fit_to_examples(
        models[0],
        examples,
        mapping=read_mapping(options.map or ()),
        place=place,
        sha256=hashlib.sha256(Path(place).read_bytes()).hexdigest() if Path(place).is_file() else "",
        hearing=options.voice,
    )
    intake.note(Problem(place, _told(model, calibration, place)))
    if options.save_calibrated is not None:
        content = dump_model(model)
        with open_output(options.save_calibrated) as out:
            out.write(content)
        model = replace(model, sha256=hashlib.sha256(content).hexdigest())
    return (model,), calibration


def _read_sample(place: str, options: ClassifyOptions, intake: Intake) -> list[Example]:
    from framing.learning.examples import make_examples

    examples, problems = make_examples(intake.documents(place), label_field=options.label_field)
    for problem in problems:
        intake.note(problem)
    if not examples:
        raise InputError(place, "no labelled passage", "is it the right field? --label-field")
    return examples


def _told(model: Model, calibration: Calibration, place: str) -> str:
    """Say what was fitted, and what was not; raise `InputError` where nothing was."""
    from framing.learning.recalibrating import LEAST

    fitted = [fit.label for fit in calibration.fits if fit.fitted]
    few = [fit for fit in calibration.fits if not fit.fitted and fit.positives + fit.negatives]
    kept = joined((f"{fit.label} ({fit.positives} with, {fit.negatives} without)" for fit in few), at_most=4)
    if not fitted:
        message = f"no label of {model.id} has {LEAST} passages with it and {LEAST} without it"
        raise InputError(place, message, f"code more passages; there are: {kept}")
    said = f"{model.id} is fitted to {plural(calibration.passages, 'passage')}: {joined(fitted)}"
    return f"{said}; as before, since {LEAST} with and {LEAST} without it are needed: {kept}" if kept else said
