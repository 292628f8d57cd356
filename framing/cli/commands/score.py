"""`framing score`: which names and frames a text chooses, in whose voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from framing.cli.intake.classifiers import hearings, load_models, note_voices
from framing.cli.intake.documents import operands
from framing.cli.intake.scoring import Run
from framing.cli.options.classifiers import GivenLabels
from framing.cli.options.replication import command_line
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, refuse_hidden_text, render, width_of
from framing.comparing.label_checks import CheckTally, Verdict
from framing.errors import Problem
from framing.labels import passage_id
from framing.reading.scoring import ScoredText
from framing.report.media.json import Json, dump_indented
from framing.report.parts.validity import Validity, model_state, model_validity_json, validity_lines, wording_note
from framing.report.score.csv import score_csv
from framing.report.score.json import ScoreLines, scores_json
from framing.types import OWN_VOICES, Score

if TYPE_CHECKING:  # scripts do not pay for tables, nor a run without classifiers for these
    from rich.console import RenderableType

    from framing.learning.whose_words import Hearing
    from framing.scale.labelling import Labelling


def run_score(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    given: GivenLabels,
) -> None:
    """Write the scores of the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    run = Run.start(read, count, show)
    labelling = _labelling(given, count) if given.model else None
    unlabelled = labelling is not None and chosen == "csv"
    if labelling is not None and not unlabelled:
        note_voices(labelling.models, labelling.hearing, run.intake.note)
    run.labelling = None if unlabelled else labelling  # what has no place is not worked out, either
    checked = Checked(run)
    with open_output(show.output) as out:
        for piece in _pieces(run, checked, context, chosen, places):
            out.write(piece)
    run.finish()
    if labelling is not None and unlabelled:
        run.intake.note(_elsewhere(given, labelling))
    else:
        run.note_coded(checked.met(), options="--unit and whose words (--voice, --label-voice)")


def _elsewhere(given: GivenLabels, labelling: Labelling) -> Problem:
    """Say where labels are, and how far they can be relied on, when rows have no place for them."""
    voice = f" --voice {labelling.hearing}" if labelling.hearing is not None else ""
    options = f"--unit {labelling.unit}{voice}"
    names = " ".join(f"-m {name}" for name in given.model or ())
    hint = (
        f"framing classify -f csv {options} {names} has a row for each label, with its validity; "
        "score -f jsonl has names and labels together"
    )
    return Problem("--model", "rows of score count names and hold no labels, so no passage was classified", hint)


def _labelling(given: GivenLabels, count: CountOptions) -> Labelling:
    from framing.scale.labelling import Labelling

    models = load_models(given.model or ())
    return Labelling(models, count.unit, given.precision, _heard(count.voice))


def _heard(voices: list[str] | None) -> Hearing | None:
    """Return whose words classifiers read where names are counted in some voices; `None` where in all."""
    if not voices:
        return None
    return "narrator" if OWN_VOICES.issuperset(voices) else "all"


@dataclass(slots=True)
class Checked:
    """What people have coded of the passages that classifiers were asked about, as scores go by."""

    run: Run
    tallies: dict[str, CheckTally] = field(default_factory=dict)

    def __post_init__(self) -> None:
        coded = self.run.decided.coded
        if self.run.labelling is not None:
            self.tallies = {m.id: CheckTally(coded[m.id]) for m in self.run.labelling.models if m.id in coded}

    def scores(self, scores: Iterable[Score]) -> Iterator[Score]:
        """Yield the scores; keep what classifiers say of passages that people have coded."""
        labelling = self.run.labelling
        heard = hearings(labelling.models, labelling.hearing) if labelling is not None else {}
        for score in scores:
            for model, tally in self.tallies.items():
                passage = passage_id(score.sha256, score.start, score.end, own=heard[model] == "narrator")
                labels = [one for one in score.labels if one.model == model]
                given, sure = (frozenset(one.label for one in labels if one.sure or not wanted) for wanted in (0, 1))
                tally.add(score.document, Verdict(passage, given, sure))
            yield score

    def texts(self, texts: Iterable[ScoredText]) -> Iterator[ScoredText]:
        """Yield the texts; keep what classifiers say of passages that people have coded."""
        for text in texts:
            for _ in self.scores(text.scores):
                pass
            yield text

    def validity(self) -> list[Validity]:
        """Return how far each classifier is validated, by what has gone by."""
        if self.run.labelling is None:
            return []
        from framing.learning.validity import tested_elsewhere

        checks = {model: tally.result() for model, tally in self.tallies.items()}
        return [Validity(m.id, tested_elsewhere(m), checks.get(m.id)) for m in self.run.labelling.models]

    def models(self) -> list[Json]:
        """Return which classifiers were applied, each with its state where `run.models` has it."""
        if self.run.labelling is None:
            return []
        states = [{"state": model_state(one.elsewhere, one.check)} for one in self.validity()]
        return [
            {"id": m.id, "version": m.version, "sha256": m.sha256, "validity": state}
            for m, state in zip(self.run.labelling.models, states, strict=True)
        ]

    def met(self) -> dict[str, int]:
        """Return how many coded passages have gone by, by classifier."""
        return {one.model: one.check.passages if one.check is not None else 0 for one in self.validity()}


def _provenance(run: Run, checked: Checked) -> Json:
    provenance = run.provenance("score")
    for model, validity in zip(provenance.get("models", ()), checked.validity(), strict=True):
        model["validity"] = model_validity_json(validity.elsewhere, validity.check)
    return provenance


def _pieces(run: Run, checked: Checked, context: typer.Context, chosen: str, places: list[str]) -> Iterator[bytes]:
    with_text = not run.show.no_text
    if chosen == "jsonl" and not checked.tallies:
        return run.each(places, ScoreLines(with_text=with_text, models=checked.models()))
    if chosen == "html":
        return _page(run, checked, context, places)
    scores = checked.scores(run.scores(places))
    if chosen == "jsonl":  # what people have coded here is only known when all has been read
        every = list(scores)
        lines = ScoreLines(with_text=with_text, models=checked.models())
        return (lines([score]) for score in every)
    if chosen == "json":
        every = list(scores)
        value = scores_json(every, _provenance(run, checked), models=checked.models(), with_text=with_text)
        return iter([dump_indented(value)])
    if chosen == "csv":
        return score_csv(scores, with_text=with_text)
    return _views(run, checked, chosen, scores)


def _page(run: Run, checked: Checked, context: typer.Context, places: list[str]) -> Iterator[bytes]:
    from framing.report.score.html import score_page
    from framing.report.words.naming import Labels

    labels, provenance = Labels(run.lexicons), run.provenance("score")
    provenance["settings"]["command_line"] = command_line(context)

    def notes() -> Iterator[str]:
        yield from validity_lines(checked.validity())

    texts, with_text = checked.texts(run.texts(places)), not run.show.no_text
    yield score_page(texts, provenance, labels, with_text=with_text, notes=notes())


def _views(run: Run, checked: Checked, chosen: str, scores: Iterable[Score]) -> Iterator[bytes]:
    from rich.text import Text

    from framing.comparing.lexicon_checks import WordingTally
    from framing.report.media.safe import markdown
    from framing.report.score.unnamed import Unnamed
    from framing.report.score.view import score_markdown, score_table
    from framing.report.words.naming import Labels

    labels = Labels(run.lexicons)
    wording = WordingTally()
    to_file = goes_to_file(run.show.output)
    unnamed, shown = Unnamed(), 0

    def told(view: RenderableType | str) -> bytes:
        nonlocal shown
        shown += 1
        if isinstance(view, str):
            return (("\n" if shown > 1 else "") + view).encode()
        return render(view, color=run.show.color, to_file=to_file)

    marked = chosen == "markdown"
    for score in scores:
        wording.add(score.document, score.matches)
        if unnamed.takes(score):
            continue
        if unnamed.number:
            yield told(unnamed.markdown(labels) if marked else unnamed.table(labels))
            unnamed = Unnamed()
        yield told(
            score_markdown(score, labels) if marked else score_table(score, labels, width=width_of(to_file=to_file))
        )
    if unnamed.number:
        yield told(unnamed.markdown(labels) if marked else unnamed.table(labels))
    for note in filter(None, (wording_note(wording.result(), run.lexicons), *validity_lines(checked.validity()))):
        if chosen == "markdown":
            yield f"\n*{markdown(note)}*\n".encode()
        else:
            yield render(Text(note, style="dim"), color=run.show.color, to_file=to_file)
