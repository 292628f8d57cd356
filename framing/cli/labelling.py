"""Apply classifiers to documents on their way into a comparison, and count their labels document by document."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import typer

from framing.cli.label_options import LabelOptions
from framing.cli.models import load_models, note_voices
from framing.cli.running import Run
from framing.comparing.correction import Validation
from framing.comparing.label_checks import Verdict
from framing.comparing.label_results import LabelCounts, LabelExample, Labelling, LabelModel
from framing.errors import Problem
from framing.labels import CodedPassages
from framing.report.json import Json
from framing.scale.scoring import TextScoring
from framing.types import Document, ScoredText, Unit

if TYPE_CHECKING:  # a comparison without classifiers does not pay for them
    from framing.learning.applying import Classification, Classifier
    from framing.learning.model import Model

JUDGED = 10
"""Words from which on it is told whether a passage has too many that the model does not know."""

EVIDENCE = 12
"""How many words of each labelled passage are kept."""

EXAMPLES = 2
"""How many labelled passages of a document take part in the draw."""

EXCERPT = 400
"""Characters that are kept of an example."""


@dataclass(frozen=True, slots=True)
class LabelWork:
    """Scores each document, and counts what each model makes of its passages."""

    scoring: TextScoring
    models: tuple[str, ...]
    options: LabelOptions
    unit: Unit | None
    """What passages are, if not what suits each model."""
    seed: int
    coded: Mapping[str, CodedPassages] = field(default_factory=dict)

    def __call__(self) -> Callable[[Document], tuple[ScoredText, tuple[tuple[str, LabelCounts], ...]]]:
        """Load the models, and return what reads one document."""
        from framing.learning.applying import Classifier, unit_of
        from framing.learning.whose_words import narrowing

        score = self.scoring()
        narrow = narrowing(self.options.label_voice)
        classifiers = [
            Classifier(
                model,
                unit=self.unit or unit_of(model),
                precision=self.options.precision,
                evidence=EVIDENCE,
                narrow=narrow,
            )
            for model in load_models(self.models)
        ]

        def work(document: Document) -> tuple[ScoredText, tuple[tuple[str, LabelCounts], ...]]:
            return score(document), tuple((one.model.id, self._count(document, one)) for one in classifiers)

        return work

    def _count(self, document: Document, classifier: Classifier) -> LabelCounts:
        model = classifier.model
        coded = self.coded.get(model.id)
        known = frozenset(coded.by_id) if coded is not None else frozenset()
        return count_labels(document, classifier.classify(document), model, seed=self.seed, coded=known)


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
    source = context.get_parameter_source("unit")
    unit = None if source is None or source.name == "DEFAULT" else run.count.unit
    coded = run.decided.coded
    labelling = _start(label, unit, coded, run.intake.note)
    work = LabelWork(TextScoring(run.scoring(context=width)), tuple(label.model), label, unit, seed, coded)
    return labelling, _texts(run, places, work, labelling)


def _start(
    options: LabelOptions, unit: Unit | None, coded: Mapping[str, CodedPassages], note: Callable[[Problem], None]
) -> Labelling:
    from framing.learning.applying import unit_of

    models = load_models(options.model or ())
    note_voices(models, options.label_voice, note)
    return Labelling(tuple(_about(model, options, unit or unit_of(model)) for model in models), coded=coded)


def _texts(run: Run, places: Sequence[str], work: LabelWork, labelling: Labelling) -> Iterator[ScoredText]:
    for text, found in run.intake.each(places, work):
        for score in text.scores:
            run.count_read(score.matches)
        for model, counts in found:
            labelling.add(model, counts)
        yield text


def count_labels(
    document: Document,
    classifications: Sequence[Classification],
    model: Model,
    *,
    seed: int,
    coded: Container[str] = frozenset(),
) -> LabelCounts:
    """Count the labels of the passages of one document that have words enough; `coded` are ids that people have."""
    from framing.learning.applying import is_read

    read = [one for one in classifications if is_read(one)]
    labelled: dict[str, int] = {}
    abstained: dict[str, int] = {}
    words: dict[str, dict[str, float]] = {}
    examples: dict[str, list[LabelExample]] = {}
    for one in read:
        for label in one.assigned:
            kind = labelled if label.sure else abstained
            kind[label.label] = kind.get(label.label, 0) + 1
            if label.sure:
                examples.setdefault(label.label, []).append(_example(document, one, label.label, seed))
        sure = {label.label for label in one.assigned if label.sure}
        for part in one.evidence:
            if part.label in sure and not part.feature.startswith("("):
                of_label = words.setdefault(part.label, {})
                of_label[part.feature] = of_label.get(part.feature, 0.0) + part.weight
    return LabelCounts(
        document=document.id,
        passages=len(read),
        labelled=labelled,
        abstained=abstained,
        any_labelled=sum(any(label.sure for label in one.assigned) for one in read),
        any_abstained=sum(one.abstained for one in read),
        unfamiliar=sum(one.unknown > model.unfamiliar for one in read if one.words >= JUDGED),
        judged=sum(one.words >= JUDGED for one in read),
        words=words,
        examples={label: tuple(sorted(found, key=lambda e: e.rank)[:EXAMPLES]) for label, found in examples.items()},
        verdicts=tuple(verdict_on(one) for one in read if one.id in coded),
    )


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


def verdict_on(one: Classification) -> Verdict:
    """Return which labels a passage was given, and which surely."""
    given = frozenset(label.label for label in one.assigned)
    return Verdict(one.id, given, frozenset(label.label for label in one.assigned if label.sure))


def _example(document: Document, one: Classification, label: str, seed: int) -> LabelExample:
    drawn = blake2b(f"{seed}\0{document.id}\0{one.passage}\0{label}".encode("utf-8", "replace"), digest_size=6)
    text = " ".join(one.text.split())
    return LabelExample(
        document=document.id,
        line=document.text.count("\n", 0, one.start) + 1 if document.path is not None else None,
        text=text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…",
        rank=int.from_bytes(drawn.digest(), "big"),
    )


def _about(model: Model, options: LabelOptions, unit: Unit) -> LabelModel:
    from framing.learning.validity import tested_elsewhere

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
        own=options.label_voice == "narrator",
        precision=options.precision,
        thresholds={label.name: label.threshold for label in model.labels},
        errors=errors,
        tested=" ".join(tested),
        elsewhere=tested_elsewhere(model),
    )


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
