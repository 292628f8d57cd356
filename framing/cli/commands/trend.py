"""`framing trend`: shares over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import typer

from framing.cli.intake.documents import check_field, operands
from framing.cli.intake.labelling import label_provenance, label_settings, met_coded, read_labelled
from framing.cli.intake.scoring import Run
from framing.cli.options.classifiers import LabelOptions
from framing.cli.options.replication import command_line
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.options.trend import TrendOptions
from framing.cli.output.illustrated import open_report
from framing.cli.output.writing import choose_format, goes_to_file, render, width_of
from framing.comparing.dating import parse_date, whole_dates
from framing.comparing.following import follow_groups
from framing.comparing.label_results import Labelling
from framing.comparing.lexicon_checks import WordingTally
from framing.comparing.trend_results import Trends
from framing.errors import InputError, UsageError
from framing.reading.scoring import ScoredText
from framing.report.media.figures import Figures
from framing.report.media.json import Json, dump_as
from framing.report.parts.validity import NOTHING, wording_note
from framing.report.trend.csv import trend_csv
from framing.report.trend.json import trend_json
from framing.report.trend.texts import FollowedTexts
from framing.report.words.naming import Labels
from framing.types import Score


def run_trend(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    trend: TrendOptions,
    label: LabelOptions,
) -> None:
    """Write how names move over time in the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    at = _day(trend.at)
    run = Run.start(read, count, show)
    labelling, labelled = read_labelled(context, run, places, label, seed=trend.seed)
    whole = whole_dates(trend.bin, at)
    seen = _Seen(FollowedTexts(trend.date_field, trend.by, trend.side, whole) if chosen == "html" else None)
    with open_report(show.output, illustrated=chosen == "markdown") as (out, figures):
        trends = follow_groups(
            _scores(run, places, seen, labelled),
            date_field=trend.date_field,
            by=trend.by,
            side=trend.side,
            width=trend.bin,
            at=at,
            search=trend.change,
            labelling=labelling,
            seed=trend.seed,
        )
        _check_met(trends, trend, seen, run, places)
        note = wording_note(seen.wording.result(), run.lexicons) or NOTHING
        trends = replace(trends, notes=(*trends.notes, note))
        provenance = _provenance(run, context, trend, label, labelling)
        for piece in _pieces(run, chosen, trends, seen, provenance, figures):
            out.write(piece)
    run.finish()
    run.note_coded(met_coded(trends.models), options="--unit and --label-voice")


@dataclass(slots=True)
class _Seen:
    """What is noted of the documents on their way: fields, whose wording was met, and for a page their texts."""

    texts: FollowedTexts | None
    fields: dict[str, None] = field(default_factory=dict)
    wording: WordingTally = field(default_factory=WordingTally)


def _check_met(trends: Trends, trend: TrendOptions, seen: _Seen, run: Run, places: list[str]) -> None:
    """Raise InputError where there is no document with a day, UsageError for a field that none has."""
    if run.intake.barren:
        raise InputError(", ".join(places), "no document is in there")
    check_field("--date-field", trend.date_field, seen.fields)
    check_field("--by", trend.by, seen.fields)
    if not trends.documents:
        values = ", ".join(f"“{value}”" for value, _ in trends.undated.unread[:3])
        said = f": {values}" if values else ""
        hint = "write days as 2020-05-31; 2020 is read with --bin year, 2020-05 with --bin month, if --at divides none"
        raise InputError(f"--date-field {trends.date_field}", f"no document has a date that can be read{said}", hint)


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    found = parse_date(value)
    if found is None:
        raise UsageError("--at", f"“{value}” names no day for certain", "write it as 2020-05-31")
    return found


def _scores(run: Run, places: list[str], seen: _Seen, labelled: Iterator[ScoredText] | None) -> Iterator[Score]:
    """Yield the scores of the operands; note what is seen of the documents on the way.

    `labelled` are the texts of the operands as classifiers read them, `None` where there are none.
    """
    if seen.texts is None and labelled is None:
        scores = run.scores(places)
    else:
        scores = _with_texts(labelled if labelled is not None else run.texts(places), seen.texts)
    for score in scores:
        seen.fields.update(dict.fromkeys(score.meta))
        seen.wording.add(score.document, score.matches)
        yield score


def _with_texts(every: Iterator[ScoredText], texts: FollowedTexts | None) -> Iterator[Score]:
    for text in every:
        if texts is not None:
            texts.add(text)
        yield from text.scores


def _provenance(
    run: Run, context: typer.Context, trend: TrendOptions, label: LabelOptions, labelling: Labelling
) -> Json:
    provenance = run.provenance("trend") | label_provenance(labelling)
    settings = {name: getattr(trend, name) for name in ("date_field", "by", "side", "bin", "at", "change", "seed")}
    provenance["settings"] |= {**settings, "command_line": command_line(context)} | label_settings(label, labelling)
    return provenance


def _pieces(
    run: Run, chosen: str, trends: Trends, seen: _Seen, provenance: Json, figures: Figures | None
) -> Iterator[bytes]:
    labels = Labels(run.lexicons, trends.models)
    if seen.texts is not None:
        from framing.report.trend.html import trend_page

        yield trend_page(trends, seen.texts, provenance, labels, with_text=not run.show.no_text)
        return
    if chosen in ("json", "jsonl"):
        value = trend_json(trends, provenance)
        yield dump_as(value, chosen)
        return
    if chosen == "csv":
        yield from trend_csv(trends)
        return
    from framing.report.trend.view import trend_markdown, trend_table

    if chosen == "markdown":
        yield trend_markdown(trends, provenance, labels, figures).encode()
        return
    to_file = goes_to_file(run.show.output)
    yield render(*trend_table(trends, labels, width=width_of(to_file=to_file)), color=run.show.color, to_file=to_file)
