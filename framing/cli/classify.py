"""`framing classify`: what passages resemble, by a classifier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import typer

import framing
from framing.cli.decided import coded_json, coded_notes, read_decided
from framing.cli.fitting import fit_to_sample
from framing.cli.model_options import ClassifyOptions
from framing.cli.models import heard_by, load_models, note_voices
from framing.cli.options import PrintOptions, ReadOptions
from framing.cli.output import choose_format, goes_to_file, open_output, refuse_hidden_text, render
from framing.cli.running import Intake, operands
from framing.comparing.label_checks import CheckTally
from framing.errors import Problem, UsageError
from framing.labels import CodedPassages
from framing.learning.applying import Classification
from framing.learning.bundled import DEFAULT, bundled_models
from framing.learning.label_counts import verdict_on
from framing.learning.outcomes import OutcomeTally
from framing.learning.ranking import rank_all
from framing.learning.validity import tested_elsewhere
from framing.report.classify_json import ClassificationLines, classifications_json, model_json
from framing.report.classify_words import warnings
from framing.report.csv import classify_csv
from framing.report.json import Json, dump_indented, run_json
from framing.report.safe import markdown, one_line
from framing.report.validity import Validity, model_state, validity_lines
from framing.scale.classifying import Classifying

if TYPE_CHECKING:
    from framing.learning.model import Model
    from framing.learning.recalibrating import Calibration

FOREIGN_HINT = "words it does not know move no score there; framing corpus lists the texts of each language"
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
    coded = read_decided(options.decisions, intake.note).coded
    calibration = None
    if options.calibrate is not None:
        models, calibration = fit_to_sample(models, options, intake)
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
    from framing.report.classify_markdown import LEGEND, classification_markdown, outcome_markdown

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

    from framing.report.classify_view import LEGEND, classification_view, outcome_view

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
