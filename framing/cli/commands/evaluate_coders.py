"""The sheets of coders, read back: how far they agree, what is decided, and what that says of a lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import typer

import framing
from framing.cli.intake.labelled_passages import columns_of, read_passages
from framing.cli.options.evaluate import CodingOptions
from framing.cli.options.labelled import LabelledOptions
from framing.cli.options.replication import command_line
from framing.cli.options.settings import given_by
from framing.cli.options.shared import PrintOptions
from framing.cli.output.filing import refuse_written_over, write_together
from framing.cli.output.writing import (
    Note,
    choose_format,
    goes_to_file,
    note_to,
    open_output,
    refuse_hidden_text,
    render,
    width_of,
)
from framing.comparing.validating import (
    JudgedMatch,
    JudgedPassage,
    measure_detection,
    measure_groups,
    measure_precision,
    weighted_share,
)
from framing.corpus.formats.sheets import column_names
from framing.curating.adjudicating import (
    SIDE,
    Disagreement,
    Outcome,
    adjudicate,
    check_sheets,
    codings_of,
    disputed_sheet,
    find_disagreements,
    labelled_records,
    ruling_rows,
    side_of,
    variables_of,
)
from framing.curating.coded_sheets import CodedSheet, read_coded_sheet
from framing.curating.labelled_sheets import named_alike, sheets_of_labels
from framing.curating.sample_keys import SampleKey, read_key
from framing.errors import Problem, UsageError
from framing.learning.agreement import DRAWS, measure_agreement
from framing.report.coding.csv import coding_csv
from framing.report.coding.json import coding_json
from framing.report.coding.results import CodingResults, Reading
from framing.report.coding.settled import labelled_file, rulings_csv
from framing.report.media.json import Json, dump_as
from framing.report.parts.provenance import run_json
from framing.report.sample.sheets import sheet_file
from framing.report.words.phrases import plural

_OF_LABELS = ("label_field", "labels", "text_field", "id_field", "headline_field", "skip_bad", "where")
READ = ("voice", SIDE, "wording", "stance")
"""What rules read of a match, as people do."""


def run_coding(
    context: typer.Context,
    sheets: Sequence[str],
    read: LabelledOptions,
    options: CodingOptions,
    show: PrintOptions,
) -> None:
    """Write the results, and what was asked for beside them."""
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    refuse_hidden_text(chosen, no_text=show.no_text)
    note = note_to(quiet=show.quiet)
    filled = [*sheets, *(name for name in (options.key, options.settled) if name is not None)]
    for option, output in (("--adjudicated", options.adjudicated), ("--output", show.output)):
        refuse_written_over(option, output, filled)
    key = read_key(options.key) if options.key is not None else None
    coded = _read_sheets(context, sheets, read, key=key, ticks=options.ticks, note=note)
    check_sheets(coded)
    if key is not None:
        _note_missing(coded, key, note)
    disagreements = find_disagreements(coded, key)
    settled = None
    if options.settled is not None:
        disputed = dict.fromkeys(name for item in disagreements for name in item.codes)
        last = read_coded_sheet(options.settled, key=key, variables=tuple(disputed), on_note=note)
        settled = named_alike(last, coded)
    outcomes = adjudicate(coded, settled)
    results = _results(coded, outcomes, key, options)
    _write(coded, outcomes, disagreements, key, options, note)
    with open_output(show.output) as out:
        for piece in _pieces(results, chosen, _provenance(context, key, options), show):
            out.write(piece)


def _read_sheets(
    context: typer.Context,
    paths: Sequence[str],
    read: LabelledOptions,
    *,
    key: SampleKey | None,
    ticks: bool,
    note: Note,
) -> list[CodedSheet]:
    """Read what each coder has written; labels that stand in one field as `framing train` reads them."""
    asked = [name for name in _OF_LABELS if given_by(context, name) == "command line"]
    if key is not None and asked:
        option = f"--{asked[0].replace('_', '-')}"
        raise UsageError(option, "beside --key, which knows what the sheets hold", "leave out one of both")
    if not asked and (key is not None or not all(_names_labels(path, read.label_field) for path in paths)):
        return [read_coded_sheet(path, key=key, ticks=ticks, on_note=note) for path in paths]
    files = [(path, read_passages(context, [path], read, note)) for path in paths]
    sheets, left_out = sheets_of_labels(
        files, label_field=read.label_field, label_columns=columns_of(read), ticks=ticks
    )
    for problem in left_out:
        note(problem)
    return sheets


def _names_labels(path: str, field: str) -> bool:
    """Tell whether a sheet has the field with labels, which no drawn sheet has."""
    names = column_names(path)
    return field in names and "naming" not in names


def _write(
    sheets: Sequence[CodedSheet],
    outcomes: Sequence[Outcome],
    disagreements: Sequence[Disagreement],
    key: SampleKey | None,
    options: CodingOptions,
    note: Note,
) -> None:
    """Write the files that were asked for, all or none; what people write on is never replaced."""
    files: dict[Path, bytes] = {}
    if options.disputed is not None:
        if not disagreements:
            raise UsageError("--disputed", "there is nothing that coders differ on", "leave it out")
        chosen = choose_format(None, options.disputed, allowed=("csv", "xlsx", "jsonl"))
        files[Path(options.disputed)] = sheet_file(disputed_sheet(sheets, disagreements), chosen, options.disputed)
    if options.adjudicated is not None:
        files[Path(options.adjudicated)] = _outcome(sheets, outcomes, key, options, note)
    write_together(files, replacing=[Path(options.adjudicated)] if options.adjudicated is not None else [])


def _note_missing(sheets: Sequence[CodedSheet], key: SampleKey, note: Note) -> None:
    """Say of rows that nobody has coded, and of sheets that lack codes in rows that are coded otherwise."""
    seen = {row_id for sheet in sheets for row_id, row in sheet.rows.items() if row.codes}
    if missing := len(key.units) - len(seen):
        note(
            Problem(key.path, f"{missing:,} of {plural(len(key.units), 'row')} of the sample are coded by nobody here")
        )
    for sheet in sheets:
        empty = sum(len(sheet.variables) - len(row.codes) for row in sheet.rows.values() if row.codes)
        if sheet.kind == "passage" and empty:
            hint = "write 0 for what is not there, or say with --ticks that empty means so"
            note(Problem(sheet.path, f"{plural(empty, 'cell')} left empty in coded rows: not decided", hint))


def _results(
    sheets: Sequence[CodedSheet], outcomes: Sequence[Outcome], key: SampleKey | None, options: CodingOptions
) -> CodingResults:
    variables = variables_of(sheets) if len(sheets) > 1 else ()
    measured = ((name, measure_agreement(codings_of(sheets, name, key), seed=options.seed)) for name in variables)
    matches = list(_judged_matches(outcomes, key)) if key is not None else []
    passages = list(_judged_passages(outcomes, key)) if key is not None else []
    model = key.model if key is not None and passages else None
    sure = list(_judged_passages(outcomes, key, sure=True)) if key is not None and model is not None else []
    labels = list(key.labels) if key is not None and passages else []
    return CodingResults(
        kind=sheets[0].kind,
        coders=tuple((sheet.coder, sum(bool(row.codes) for row in sheet.rows.values())) for sheet in sheets),
        keyed=key is not None,
        documents=len({key.units[outcome.id].document for outcome in outcomes}) if key is not None else len(outcomes),
        variables=tuple((name, agreement) for name, agreement in measured if agreement.units or agreement.alone),
        disagreements=find_disagreements(sheets, key),
        decided=sum(bool(outcome.codes) and not outcome.open for outcome in outcomes),
        open=sum(bool(outcome.open) for outcome in outcomes),
        precision=measure_precision(matches),
        readings=tuple(_readings(outcomes, key)) if key is not None else (),
        detections=measure_detection(passages, labels),
        groups=measure_groups(passages, labels),
        model=model,
        own=key is not None and key.own,
        sure=measure_detection(sure, labels) if model is not None else (),
        draws=DRAWS,
        seed=options.seed,
        disputed=options.disputed,
    )


def _judged_matches(outcomes: Sequence[Outcome], key: SampleKey) -> Iterator[JudgedMatch]:
    for outcome in outcomes:
        unit = key.units[outcome.id]
        match = unit.match
        if match is not None and "naming" in outcome.codes:
            right = outcome.codes["naming"] == "yes"
            frame = f"{match.concept}.{match.frame}"
            yield JudgedMatch(unit.document, unit.weight, match.lexicon, frame, match.term, right)


def _judged_passages(outcomes: Sequence[Outcome], key: SampleKey, *, sure: bool = False) -> Iterator[JudgedPassage]:
    """Yield the passages that are coded; with `sure` only what a classifier gave surely counts as found."""
    for outcome in outcomes:
        unit = key.units[outcome.id]
        if unit.match is None and outcome.codes:
            present = {name: code == "1" for name, code in outcome.codes.items()}
            found = unit.sure if sure else unit.labels
            yield JudgedPassage(unit.document, unit.weight, unit.group, present, found)


def _readings(outcomes: Sequence[Outcome], key: SampleKey) -> Iterator[Reading]:
    """Yield, by variable, how often the rules read the matches as people do."""
    for variable in READ:
        judged = []
        for outcome in outcomes:
            unit = key.units[outcome.id]
            if unit.match is None:
                continue
            rules = {"voice": unit.match.voice, "wording": unit.match.wording, "stance": unit.match.stance}
            mine, theirs = _coded(outcome.codes, variable), _coded(rules, variable)
            if mine is not None:
                judged.append((unit.document, unit.weight, mine == theirs))
        if judged:
            yield Reading(variable, len(judged), sum(same for *_, same in judged), weighted_share(judged))


def _coded(codes: Mapping[str, str], variable: str) -> str | None:
    return side_of(codes) if variable == SIDE else codes.get(variable)


def _outcome(
    sheets: Sequence[CodedSheet],
    outcomes: Sequence[Outcome],
    key: SampleKey | None,
    options: CodingOptions,
    note: Note,
) -> bytes:
    """Return the file of what is decided: rulings on matches, or labelled passages."""
    output = str(options.adjudicated)
    if left := sum(bool(outcome.open) for outcome in outcomes):
        hint = f"--settled takes {options.disputed} back when it is filled in"
        if options.disputed is None:
            hint = "--disputed FILE writes them as a sheet, --settled FILE takes it back"
        note(Problem(output, f"{plural(left, 'row')} left out: coders differ", hint))
    if sheets[0].kind == "match":
        if key is None:
            raise UsageError("--key", "is missing: without it nobody knows which match a row is", "give --key FILE")
        choose_format(None, output, allowed=("csv",))
        return rulings_csv(ruling_rows(outcomes, key))
    chosen = choose_format(None, output, allowed=("jsonl", "csv"))
    return labelled_file(labelled_records(sheets, outcomes, key), chosen)


def _provenance(context: typer.Context, key: SampleKey | None, options: CodingOptions) -> Json:
    run = run_json("evaluate", framing.__version__, (), {"seed": options.seed, "command_line": command_line(context)})
    run["lexicons"] = [dict(lexicon) for lexicon in key.lexicons] if key is not None else []
    if key is not None and key.model is not None:
        one = key.model
        run["models"] = [{"id": one.id, "version": one.version, "sha256": one.sha256, "precision": one.precision}]
    return run


def _pieces(results: CodingResults, chosen: str, run: Json, show: PrintOptions) -> Iterator[bytes]:
    if chosen in ("json", "jsonl"):
        yield dump_as(coding_json(results, run, with_text=not show.no_text), chosen)
    elif chosen == "csv":
        yield from coding_csv(results)
    elif chosen == "markdown":
        from framing.report.coding.markdown import coding_markdown

        yield coding_markdown(results).encode("utf-8", "replace")
    else:
        from framing.report.coding.view import coding_lines

        to_file = goes_to_file(show.output)
        yield render(*coding_lines(results, width=width_of(to_file=to_file)), color=show.color, to_file=to_file)
