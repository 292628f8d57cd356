"""What `framing sample -m` draws from: passages as a classifier reads them, with what it says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import typer

import framing
from framing.cli.commands.sample_from_lexicons import group_name
from framing.cli.intake.classifiers import FOREIGN_HINT, note_voices
from framing.cli.intake.documents import Intake
from framing.cli.intake.labelled_passages import asked_lexicons
from framing.cli.options.sample import CheckedModel, SampleOptions
from framing.cli.options.settings import given_by
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.curating.coding_sheets import CodingTask, passage_task
from framing.curating.model_units import find_model_labels, model_units
from framing.curating.sampling import Kind, Sample, Unit
from framing.curating.sampling_units import Label
from framing.errors import UsageError
from framing.learning.applying import Classifier, unit_of
from framing.learning.bundled import load_model
from framing.learning.model import Model
from framing.learning.whose_words import Hearing, narrowing
from framing.report.classify.json import model_json
from framing.report.media.json import Json
from framing.report.parts.provenance import run_json
from framing.types import Document
from framing.types import Unit as Passage


@dataclass(frozen=True, slots=True)
class LabelDrawing:
    """Classifies the passages of each document, as work for one or several processes."""

    model: Model
    labels: frozenset[str]
    unit: Passage
    precision: float
    hearing: Hearing
    by: str | None

    def __call__(self) -> Callable[[Document], tuple[tuple[str, ...], tuple[Unit, ...]]]:
        """Load what is known of words, and return what gives a document's fields and its units."""
        classifier = Classifier(
            self.model, unit=self.unit, precision=self.precision, evidence=0, narrow=narrowing(self.hearing)
        )

        def work(document: Document) -> tuple[tuple[str, ...], tuple[Unit, ...]]:
            group = group_name(document.meta, self.by)
            alone = self.unit != "sentence"
            found = classifier.classify(document)
            return tuple(document.meta), tuple(model_units(document, found, self.labels, group=group, alone=alone))

        return work


@dataclass(frozen=True, slots=True)
class Labelled:
    """Passages with the labels that a classifier gives them."""

    intake: Intake
    model: Model
    labels: tuple[Label, ...]
    unit: Passage
    checked: CheckedModel

    @property
    def kind(self) -> Kind:
        """Return what a row is."""
        return self.unit

    @property
    def lacking(self) -> str:
        """Say what there is none of."""
        own = " of the writer's own" if self.checked.label_voice == "narrator" else ""
        return f"no {self.unit} with words enough{own}"

    @property
    def remedy(self) -> str | None:
        """Say what may bring some."""
        return "--label-voice all reads quotations, too" if self.checked.label_voice == "narrator" else None

    def units(self, places: list[str], by: str | None, fields: dict[str, None]) -> Iterator[Unit]:
        """Yield all passages of the operands that are long enough; fill in the fields that documents have."""
        names = frozenset(label.short for label in self.labels)
        hearing = self.checked.label_voice
        work = LabelDrawing(self.model, names, self.unit, self.checked.precision, hearing, by)
        for known, units in self.intake.each(places, work):
            fields.update(dict.fromkeys(known))
            yield from units

    def task(self, sample: Sample) -> CodingTask:
        """Return what coders are given."""
        own = self.checked.label_voice == "narrator"
        return passage_task(sample, self.labels, cut=own, single=self.model.single)

    def finish(self) -> None:
        """Say what could not be read."""
        self.intake.finish()

    def provenance(self) -> Json:
        """Return what one needs to repeat the draw."""
        checked = self.checked
        settings = {"unit": self.unit, "precision": checked.precision, "label_voice": checked.label_voice}
        settings |= self.intake.asked()
        run = run_json("sample", framing.__version__, (), settings)
        return {**run, "models": [model_json(self.model)]}


def start_labelled(
    context: typer.Context,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    sampling: SampleOptions,
    checked: CheckedModel,
) -> Labelled:
    """Load the classifier. Raises UsageError for options that are about lexicons."""
    assert checked.model is not None
    if asked_lexicons(context, count.lexicon):
        raise UsageError("--lexicon", "beside --model", "draw for one at a time")
    if sampling.unit == "match":
        raise UsageError("--unit", "a classifier has no matches", "ask for paragraph, sentence or document")
    if sampling.side != "all":
        raise UsageError("--side", "is asked of lexicons", "whose words a classifier reads is said by --label-voice")
    if count.concept:
        raise UsageError("--concept", "a classifier has no concepts", "name labels with --frame")
    model = load_model(checked.model)
    labels = find_model_labels(model, count.frame or ())
    unit: Passage = sampling.unit if given_by(context, "unit") else unit_of(model)
    intake = Intake(read, show, frozenset({model.language}), FOREIGN_HINT)
    note_voices([model], checked.label_voice, intake.note)
    return Labelled(intake, model, labels, unit, checked)
