"""`framing score`: which names and frames a text chooses, in whose voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from framing.cli.classify_options import GivenLabels
from framing.cli.options import CountOptions, PrintOptions, ReadOptions
from framing.cli.output import choose_format, open_output, refuse_hidden_text, render, width_of
from framing.cli.replication import command_line
from framing.cli.running import Run, operands
from framing.errors import Problem
from framing.report.csv import score_csv
from framing.report.json import ScoreLines, dump_indented, scores_json
from framing.types import OWN_VOICES, Score

if TYPE_CHECKING:  # a run without classifiers does not pay for them
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
    if given.model:
        run.labelling = _labelling(given, count)
        if chosen == "csv":
            hint = f"framing classify -f csv {' '.join(f'-m {name}' for name in given.model)}"
            run.intake.note(Problem("--model", "rows of this command count names; labels have rows of their own", hint))
    with open_output(show.output) as out:
        for piece in _pieces(run, context, chosen, places):
            out.write(piece)
    run.finish()


def _labelling(given: GivenLabels, count: CountOptions) -> Labelling:
    from framing.cli.models import load_models
    from framing.scale.labelling import Labelling

    alone = bool(count.voice) and OWN_VOICES.issuperset(count.voice or ())
    models = load_models(given.model or ())
    return Labelling(models, count.unit, given.precision, "narrator" if alone else "all")


def _pieces(run: Run, context: typer.Context, chosen: str, places: list[str]) -> Iterator[bytes]:
    with_text = not run.show.no_text
    if chosen == "jsonl":
        return run.each(places, ScoreLines(with_text=with_text))
    if chosen == "html":
        return _page(run, context, places)
    scores = run.scores(places)
    if chosen == "json":
        return iter([dump_indented(scores_json(scores, run.provenance("score"), with_text=with_text))])
    if chosen == "csv":
        return score_csv(scores)
    return _views(run, chosen, scores)


def _page(run: Run, context: typer.Context, places: list[str]) -> Iterator[bytes]:
    from framing.report.naming import Labels
    from framing.report.score_html import score_page

    labels, provenance = Labels(run.lexicons), run.provenance("score")
    provenance["settings"]["command_line"] = command_line(context)
    yield score_page(run.texts(places), provenance, labels, with_text=not run.show.no_text)


def _views(run: Run, chosen: str, scores: Iterable[Score]) -> Iterator[bytes]:
    from rich.text import Text

    from framing.comparing.wordings import WordingTally
    from framing.report.naming import Labels
    from framing.report.safe import markdown
    from framing.report.score_view import score_markdown, score_table
    from framing.report.validity import wording_note

    labels = Labels(run.lexicons)
    wording = WordingTally()
    to_file = run.show.output not in (None, "-")
    for index, score in enumerate(scores):
        wording.add(score.document, score.matches)
        if chosen == "markdown":
            yield (("\n" if index else "") + score_markdown(score, labels)).encode()
        else:
            shown = score_table(score, labels, width=width_of(to_file=to_file))
            yield render(shown, color=run.show.color, to_file=to_file)
    if note := wording_note(wording.result(), run.lexicons):
        if chosen == "markdown":
            yield f"\n*{markdown(note)}*\n".encode()
        else:
            yield render(Text(note, style="dim"), color=run.show.color, to_file=to_file)
