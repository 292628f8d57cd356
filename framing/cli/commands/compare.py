"""`framing compare`: how groups of texts differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import typer

from framing.cli.intake.documents import check_field, operands
from framing.cli.intake.labelling import label_provenance, label_settings, met_coded, read_labelled
from framing.cli.intake.scoring import Run
from framing.cli.options.classifiers import LabelOptions
from framing.cli.options.compare import CompareOptions, Policy
from framing.cli.options.replication import command_line
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.output.illustrated import open_report
from framing.cli.output.writing import choose_format, goes_to_file, refuse_hidden_text, render, width_of
from framing.comparing.gathering import CONTEXT, NO_VALUE, group_value
from framing.comparing.groups import compare_groups
from framing.comparing.label_results import Labelling
from framing.comparing.lexicon_checks import WordingTally
from framing.comparing.results import Comparison
from framing.comparing.weighing import Copies
from framing.corpus.copies import CopyFinder, units_of_copies, weigh_copies
from framing.errors import InputError, UsageError
from framing.reading.scoring import ScoredText
from framing.report.compare.absences import recall_note
from framing.report.compare.csv import comparison_csv
from framing.report.compare.json import comparison_json
from framing.report.compare.texts import ComparedTexts
from framing.report.media.figures import Figures
from framing.report.media.json import Json, dump_as
from framing.report.parts.validity import NOTHING, wording_note
from framing.report.words.naming import Labels
from framing.types import Score

PARAGRAPH = 2_000
"""Characters on either side of a match in which its words are counted: its paragraph, mostly."""


def run_compare(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    compare: CompareOptions,
    label: LabelOptions,
) -> None:
    """Write the comparison of the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    if compare.strata is not None and compare.paired is not None:
        raise UsageError("--strata", "cannot be given with --paired", "pairs are strata already")
    run = Run.start(read, count, show)
    _check_coded(run)
    by = compare.by if compare.by is not None else _operand_of(places)
    width = PARAGRAPH if compare.keyness else CONTEXT
    labelling, texts = read_labelled(context, run, places, label, seed=compare.seed, width=width)
    seen = _Seen(texts=ComparedTexts() if chosen == "html" else None)
    with open_report(show.output, illustrated=chosen == "markdown") as (out, figures):
        comparison = compare_groups(
            _scores(texts or run.texts(places, context=width), seen, by),
            by=by,
            strata=compare.paired or compare.strata,
            paired=compare.paired is not None,
            copies=partial(_find_copies, seen, compare.copies),
            keyness=compare.keyness,
            labelling=labelling,
            coded=run.decided.texts,
            seed=compare.seed,
        )
        _check_met(comparison, compare, seen, places)
        comparison = _with_wording(comparison, seen, run)
        provenance = _provenance(run, context, compare, label, labelling)
        for piece in _pieces(run, chosen, comparison, seen, provenance, figures):
            out.write(piece)
    run.finish(coded_met=comparison.coded_met)
    run.note_coded(met_coded(comparison.models), options="--unit and --label-voice")


def _check_coded(run: Run) -> None:
    """Raise UsageError for filters under which it is not known how much is found."""
    for name in ("voice", "stance", "zone"):
        if run.decided.texts is not None and getattr(run.count, name):
            message = f"documents in {run.decided.texts.path} are coded for all that the writer says"
            raise UsageError(f"--{name}", message, "leave one of both out")


def _check_met(comparison: Comparison, compare: CompareOptions, seen: _Seen, places: list[str]) -> None:
    """Raise InputError where there is no document, UsageError where documents lack what they are grouped by."""
    if not comparison.groups:
        raise InputError(", ".join(places), "no document is in there")
    for option, name in (("--by", compare.by), ("--strata", compare.strata), ("--paired", compare.paired)):
        check_field(option, name, seen.fields)
    if compare.by is not None and [group.group for group in comparison.groups] == [NO_VALUE]:
        raise UsageError("--by", f"the field “{compare.by}” is empty in every document")


def _with_wording(comparison: Comparison, seen: _Seen, run: Run) -> Comparison:
    """Say how far the lexicons are validated whose terms were met, and how much of what writers say they find."""
    wording = seen.wording.result()
    said = (wording_note(wording, run.lexicons) or NOTHING, recall_note(comparison.recalls, Labels(run.lexicons)))
    return replace(comparison, notes=(*comparison.notes, *filter(None, said)), wording=wording)


@dataclass(slots=True)
class _Seen:
    """What is noted of the documents on their way: fields, copies and their weights, and for a page their texts."""

    texts: ComparedTexts | None
    fields: dict[str, None] = field(default_factory=dict)
    finder: CopyFinder = field(default_factory=CopyFinder)
    wording: WordingTally = field(default_factory=WordingTally)
    weights: Mapping[str, float] = field(default_factory=dict)


def _scores(texts: Iterable[ScoredText], seen: _Seen, by: str | Callable[[Score], str]) -> Iterator[Score]:
    """Yield the scores of texts; note what is seen of the documents on the way."""
    for text in texts:
        seen.finder.add(text.document.id, text.document.text)
        if seen.texts is not None and text.scores:
            first = text.scores[0]
            seen.texts.add(text, by(first) if callable(by) else group_value(first, by))
        for score in text.scores:
            seen.fields.update(dict.fromkeys(score.meta))
            seen.wording.add(score.document, score.matches)
            yield score


def _operand_of(places: list[str]) -> Callable[[Score], str]:
    if len(places) < 2:
        raise UsageError(
            places[0], "one operand makes one group", "name two or more files or directories, or group by --by FIELD"
        )

    def operand_of(score: Score) -> str:
        path = score.path or "-"
        inside = [place for place in places if path == place or path.startswith(place.rstrip("/") + "/")]
        return max(inside, key=len, default=path)

    return operand_of


def _find_copies(seen: _Seen, policy: Policy, groups: Mapping[str, str]) -> Copies:
    clusters = seen.finder.clusters()
    weigh = partial(weigh_copies, clusters, group_of=groups.get)
    seen.weights = weigh(policy)
    return Copies(policy, len(clusters), units_of_copies(clusters), seen.weights, weigh("drop"))


def _provenance(
    run: Run, context: typer.Context, compare: CompareOptions, label: LabelOptions, labelling: Labelling
) -> Json:
    provenance = run.provenance("compare") | label_provenance(labelling)
    provenance["settings"] |= label_settings(label, labelling)
    settings = {name: getattr(compare, name) for name in ("by", "strata", "paired", "copies", "keyness", "seed")}
    provenance["settings"] |= {**settings, "command_line": command_line(context)}
    return provenance


def _pieces(
    run: Run, chosen: str, comparison: Comparison, seen: _Seen, provenance: Json, figures: Figures | None
) -> Iterator[bytes]:
    with_text = not run.show.no_text
    if seen.texts is not None:
        from framing.report.compare.html import comparison_page

        labels, weights = Labels(run.lexicons), seen.weights
        yield comparison_page(comparison, seen.texts, provenance, labels, weights=weights, with_text=with_text)
        return
    if chosen in ("json", "jsonl"):
        value = comparison_json(comparison, provenance, with_text=with_text)
        yield dump_as(value, chosen)
        return
    if chosen == "csv":
        yield from comparison_csv(comparison)
        return
    from framing.report.compare.markdown import comparison_markdown
    from framing.report.compare.view import comparison_table

    labels = Labels(run.lexicons)
    if chosen == "markdown":
        yield comparison_markdown(comparison, provenance, labels, figures).encode()
        return
    to_file = goes_to_file(run.show.output)
    parts = comparison_table(comparison, labels, width=width_of(to_file=to_file))
    yield render(*parts, color=run.show.color, to_file=to_file)
