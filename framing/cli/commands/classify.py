"""`framing classify`: what passages resemble, by a classifier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

import framing
from framing.cli.intake.classifiers import FOREIGN_HINT, heard_by, load_models, note_voices
from framing.cli.intake.decisions import coded_json, coded_notes, read_decided, text_notes
from framing.cli.intake.documents import Intake, operands
from framing.cli.options.classify import ClassifyOptions
from framing.cli.options.shared import PrintOptions, ReadOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, refuse_hidden_text, render
from framing.comparing.label_checks import CheckTally
from framing.errors import InputError, Problem, UsageError
from framing.labels import CodedPassages
from framing.learning.applying import Classification
from framing.learning.bundled import DEFAULT, bundled_models
from framing.learning.label_counts import verdict_on
from framing.learning.outcomes import OutcomeTally
from framing.learning.ranking import rank_all
from framing.learning.validity import tested_elsewhere
from framing.report.classify.csv import classify_csv
from framing.report.classify.json import ClassificationLines, classifications_json, model_json
from framing.report.classify.words import warnings
from framing.report.media.json import Json, dump_indented
from framing.report.media.safe import markdown, one_line
from framing.report.parts.provenance import run_json
from framing.report.parts.validity import Validity, model_state, validity_lines
from framing.report.words.phrases import joined, plural
from framing.scale.classifying import Classifying

if TYPE_CHECKING:
    from framing.learning.examples import Example
    from framing.learning.model import Model
    from framing.learning.recalibrating import Calibration

BORROWED = (
    "its probabilities and thresholds come from other texts; where passages stand among each other is safer to read "
    "than which label they get"
)
BORROWED_HINT = "code some passages of your own (framing sample) and fit it to them: --calibrate FILE"


@dataclass(frozen=True, slots=True)
class _Lines:
    """Makes lines of classifications, and keeps of these what is counted."""

    lines: ClassificationLines

    def __call__(self, every: tuple[Classification, ...]) -> tuple[bytes, tuple[Classification, ...]]:
        return self.lines(every), tuple(replace(found, text="", meta={}, evidence=()) for found in every)


@dataclass(slots=True)
class _Classifiers:
    """The classifiers of a run, how they are applied, and what came out."""

    intake: Intake
    options: ClassifyOptions
    models: tuple[Model, ...]
    calibration: Calibration | None
    tallies: dict[str, OutcomeTally]
    coded: Mapping[str, CodedPassages]
    checks: dict[str, CheckTally]

    def each(self, places: Sequence[str], make: Any = tuple) -> Iterator[Any]:
        """Yield what `make` returns for the passages of each document."""
        options = self.options
        work = Classifying(self.models, make, options.unit, options.precision, options.evidence, options.voice)
        return self.intake.each(places, work)

    def passages(self, places: Sequence[str]) -> Iterator[Classification]:
        """Yield every passage with its ranks, when all have been read."""
        return rank_all(self._count(found for every in self.each(places) for found in every))

    def lines(self, places: Sequence[str], *, with_text: bool) -> Iterator[bytes]:
        """Yield lines as documents are read; with `--relative` or coded passages when all have been."""
        if not self.options.relative and not self.checks:
            yield from self._lines_at_once(places, ClassificationLines(self.states(), with_text=with_text))
            return
        lines: ClassificationLines | None = None
        for found in self.passages(places):
            lines = lines or ClassificationLines(self.states(), with_text=with_text)  # all have been read by now
            yield lines([found])

    def _lines_at_once(self, places: Sequence[str], lines: ClassificationLines) -> Iterator[bytes]:
        for piece, every in self.each(places, _Lines(lines)):
            for _ in self._count(every):
                pass
            yield piece

    def _count(self, every: Iterable[Classification]) -> Iterator[Classification]:
        for found in every:
            self.tallies[found.model].add(found)
            if found.model in self.checks:
                self.checks[found.model].add(found.document, verdict_on(found))
            yield found

    def validity(self) -> list[Validity]:
        """Return how far each model is validated, by what has been read so far."""
        checks = {name: tally.result() for name, tally in self.checks.items()}
        return [Validity(model.id, tested_elsewhere(model), checks.get(model.id)) for model in self.models]

    def states(self) -> dict[str, str]:
        """Return in which state each model is, by what has been read so far."""
        return {one.model: model_state(one.elsewhere, one.check) for one in self.validity()}

    def provenance(self) -> Json:
        """Return what one needs to repeat the run."""
        options = self.options
        settings: Json = {
            "unit": options.unit,
            "precision": options.precision,
            "voice": heard_by(self.models, options.voice),
            "evidence": options.evidence,
            **self.intake.asked(),
        }
        if self.coded:
            settings["coded"] = coded_json(self.coded)
        run = run_json("classify", framing.__version__, (), settings)
        about = zip(self.models, self.validity(), strict=True)
        return {**run, "models": [model_json(model, self.calibration, validity) for model, validity in about]}


def run_classify(
    context: typer.Context, paths: list[str] | None, read: ReadOptions, options: ClassifyOptions, show: PrintOptions
) -> None:
    """Write what classifiers make of the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    if options.save_calibrated is not None and options.calibrate is None:
        raise UsageError("--save-calibrated", "there is no sample to fit to", "name one: --calibrate LABELLED")
    names = options.model or [DEFAULT]
    models = load_models(names)
    if chosen == "csv":
        options = replace(options, evidence=0)  # it has no place there
    intake = Intake(read, show, frozenset(model.language for model in models), FOREIGN_HINT)
    note_voices(models, options.voice, intake.note)
    decided = read_decided(options.decisions, intake.note)
    coded = decided.coded
    calibration = None
    if options.calibrate is not None:
        models, calibration = _fit_to_sample(models, options, intake)
    elif borrowed := [name for name in names if name in bundled_models() and name not in coded]:
        intake.note(Problem(", ".join(borrowed), BORROWED, BORROWED_HINT))
    tallies = {model.id: OutcomeTally(model, precision=options.precision) for model in models}
    checks = {model.id: CheckTally(coded[model.id]) for model in models if model.id in coded}
    run = _Classifiers(intake, options, models, calibration, tallies, coded, checks)
    with open_output(show.output) as out:
        for piece in _pieces(run, chosen, places):
            out.write(piece)
    intake.finish()
    if chosen not in ("table", "markdown"):
        for model, tally in tallies.items():
            for warning in warnings(tally.result()):
                intake.note(Problem(model, warning))
    met = {one.model: one.check.passages if one.check is not None else 0 for one in run.validity()}
    for note in coded_notes(coded, met, options="--unit and --voice (narrator, unless it was drawn with all)"):
        intake.note(note)
    for note in text_notes(decided.texts, None):
        intake.note(note)


def _fit_to_sample(
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


def _pieces(run: _Classifiers, chosen: str, places: list[str]) -> Iterator[bytes]:
    with_text = not run.intake.show.no_text
    if chosen == "jsonl":
        yield from run.lines(places, with_text=with_text)
    elif chosen == "csv":
        yield from classify_csv(run.passages(places), run.states, with_text=with_text)
    elif chosen == "json":
        every = list(run.passages(places))
        outcomes = [tally.result() for tally in run.tallies.values()]
        about = (outcomes, run.provenance(), run.states())
        yield dump_indented(classifications_json(every, *about, with_text=with_text))
    elif chosen == "markdown":
        yield from _markdown(run, places)
    else:
        yield from _table(run, places)


def _markdown(run: _Classifiers, places: list[str]) -> Iterator[bytes]:
    from framing.report.classify.markdown import LEGEND, classification_markdown, outcome_markdown

    several, precision = len(run.models) > 1, run.options.precision
    explained = False
    for number, found in enumerate(run.passages(places)):
        explained = explained or bool(found.evidence)
        text = classification_markdown(found, precision=precision, several=several)
        yield (("\n" if number else "") + text).encode()
    if explained:
        yield f"\n{LEGEND}\n".encode()
    for tally in run.tallies.values():
        if text := outcome_markdown(tally.result()):
            yield f"\n{text}".encode()
    notes = "".join(f"*{markdown(line)}*  \n" for line in validity_lines(run.validity()))
    yield f"\n{notes}".encode()


def _table(run: _Classifiers, places: list[str]) -> Iterator[bytes]:
    from rich.padding import Padding
    from rich.text import Text

    from framing.report.classify.view import LEGEND, classification_view, outcome_view

    several, precision = len(run.models) > 1, run.options.precision
    show = run.intake.show
    to_file = goes_to_file(show.output)
    explained = False
    for found in run.passages(places):
        explained = explained or bool(found.evidence)
        view = classification_view(found, precision=precision, several=several)
        yield render(view, color=show.color, to_file=to_file)
    ends = [outcome_view(tally.result()) for tally in run.tallies.values()]
    ends += [Padding(Text(one_line(line), style="dim"), (0, 0, 0, 2)) for line in validity_lines(run.validity())]
    if explained:
        ends.append(Text(LEGEND, style="dim"))
    yield render(*ends, color=show.color, to_file=to_file)
