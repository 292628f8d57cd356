"""`framing sample`: a blind sheet of passages or matches for people to code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import typer

from framing.cli.coding_options import SampleOptions
from framing.cli.compare import check_field
from framing.cli.filing import write_together
from framing.cli.options import CountOptions, PrintOptions, ReadOptions
from framing.cli.output import choose_format, open_output, render
from framing.cli.replication import command_line
from framing.cli.running import Run, operands
from framing.curating.coding_sheets import CodingTask, match_task, passage_task
from framing.curating.sampling import Sample, Unit, Urn
from framing.curating.sampling_units import CONTEXT, Label, find_labels, match_units, passage_units
from framing.errors import InputError, UsageError
from framing.report.codebook_markdown import codebook_markdown
from framing.report.json import dump_indented
from framing.report.sample_json import key_json
from framing.report.sample_view import sample_lines
from framing.report.spreadsheet import sheet_file
from framing.types import Score

EVERYTHING = "(all)"
"""The group of all texts, where no field makes groups."""

NO_VALUE = "(none)"


def run_sample(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    sampling: SampleOptions,
) -> None:
    """Write a sheet for every coder, with key and codebook beside; say on standard output what was drawn."""
    if show.no_text:
        raise UsageError("--no-text", "a sheet without its texts is nothing to code", "leave it out")
    if show.output in (None, "-"):
        hint = f"give -o sheet.csv (or {', '.join('.' + name for name in show.formats[1:])})"
        raise UsageError("--output", "is missing: sheets, their key and their codebook are files", hint)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    if sampling.unit != "match" and not count.lexicon:
        message = "is missing: what shall passages be coded for?"
        raise UsageError("--lexicon", message, "give -l ID or -l FILE, or draw matches (--unit match)")
    places = operands(context, paths)
    run = Run.start(read, count, show)
    labels = () if sampling.unit == "match" else find_labels(run.lexicons, run.selection)
    sample = _draw(run, places, sampling, labels)
    task = match_task(sample, run.lexicons) if sampling.unit == "match" else passage_task(sample, labels)
    run.finish()
    names = _names(Path(str(show.output)), sampling.coders)
    write_together(dict(zip(names, _files(run, context, task, sample, labels, chosen, names), strict=True)))
    with open_output(None) as out:
        lines = sample_lines(sample, [str(name) for name in names], grouped=sampling.by is not None)
        if not show.quiet:
            out.write(render(*lines, color=show.color, to_file=False))


def _draw(run: Run, places: list[str], sampling: SampleOptions, labels: tuple[Label, ...]) -> Sample:
    fields: dict[str, None] = {}
    by = sampling.by

    def group_of(score: Score) -> str:
        fields.update(dict.fromkeys(score.meta))
        return EVERYTHING if by is None else str(score.meta.get(by) or NO_VALUE)

    urn = Urn(sampling.size, sampling.seed)
    for unit in _units(run, places, sampling, labels, group_of):
        urn.add(unit)
    check_field("--by", by, fields)
    sample = urn.draw(sampling.unit, coders=sampling.coders, overlap=sampling.overlap / 100)
    if not sample.units:
        what = "no match of these lexicons" if sampling.unit == "match" else f"no {sampling.unit} with words"
        raise InputError(places[0], f"{what}: nothing to draw from")
    return sample


def _units(
    run: Run, places: list[str], sampling: SampleOptions, labels: tuple[Label, ...], group_of: Callable[[Score], str]
) -> Iterator[Unit]:
    if sampling.unit == "match":
        for scores in run.each(places, tuple, context=CONTEXT):
            yield from match_units(scores, group_of=group_of)
        return
    shorts = {label.name: label.short for label in labels}
    for text in run.texts(places):
        yield from passage_units(text, shorts, group_of=group_of, alone=sampling.unit != "sentence")


def _names(output: Path, coders: int) -> list[Path]:
    """Return where the sheets, the key and the codebook go."""
    sheets = [output] if coders == 1 else [output.with_stem(f"{output.stem}-{n}") for n in range(1, coders + 1)]
    return [*sheets, output.with_name(f"{output.stem}-key.json"), output.with_name(f"{output.stem}-codebook.md")]


def _files(
    run: Run,
    context: typer.Context,
    task: CodingTask,
    sample: Sample,
    labels: tuple[Label, ...],
    chosen: str,
    names: list[Path],
) -> Iterator[bytes]:
    for sheet, name in zip(task.sheets, names, strict=False):
        yield sheet_file(sheet, chosen, str(name), task.codebook)
    provenance = run.provenance("sample")
    provenance["settings"] |= {"seed": sample.seed, "command_line": command_line(context)}
    yield dump_indented(key_json(sample, labels, provenance))
    yield codebook_markdown(task.codebook).encode()
