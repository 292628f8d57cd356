"""`framing sample`: a blind sheet of passages or matches for people to code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import typer

from framing.cli.commands.sample_from_lexicons import start_counted
from framing.cli.intake.documents import check_field, operands
from framing.cli.options.replication import command_line
from framing.cli.options.sample import CheckedModel, SampleOptions
from framing.cli.options.shared import CountOptions, PrintOptions, ReadOptions
from framing.cli.output.filing import refuse_unwritable, write_together
from framing.cli.output.writing import choose_format, open_output, render, width_of
from framing.curating.coding_sheets import CodingTask
from framing.curating.sampling import Kind, Sample, Unit, Urn
from framing.curating.sampling_units import Label
from framing.errors import InputError, UsageError
from framing.report.media.json import Json, dump_indented
from framing.report.sample.codebook import codebook_markdown
from framing.report.sample.json import key_json
from framing.report.sample.sheets import sheet_file
from framing.report.sample.view import sample_lines


class Sampled(Protocol):
    """Texts of which units can be drawn. `labels` are empty for matches; `lacking` says what there is none of."""

    @property
    def kind(self) -> Kind:
        """Return what a row is."""
        ...

    @property
    def labels(self) -> tuple[Label, ...]:
        """Return what passages are coded for."""
        ...

    @property
    def lacking(self) -> str:
        """Say what there is none of."""
        ...

    @property
    def remedy(self) -> str | None:
        """Say what may bring some."""
        ...

    def units(self, places: list[str], by: str | None, fields: dict[str, None]) -> Iterator[Unit]:
        """Yield all units of the operands; fill in the fields that documents have."""
        ...

    def task(self, sample: Sample) -> CodingTask:
        """Return what coders are given."""
        ...

    def finish(self) -> None:
        """Say what could not be read."""
        ...

    def provenance(self) -> Json:
        """Return what one needs to repeat the draw."""
        ...


def run_sample(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    sampling: SampleOptions,
    checked: CheckedModel,
) -> None:
    """Write a sheet for every coder, with key and codebook beside; say on standard output what was drawn."""
    if show.no_text:
        raise UsageError("--no-text", "a sheet without its texts is nothing to code", "leave it out")
    if show.output in (None, "-"):
        hint = f"give -o sheet.csv (or {', '.join('.' + name for name in show.formats[1:])})"
        raise UsageError("--output", "is missing: sheets, their key and their codebook are files", hint)
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    names = _names(Path(str(show.output)), sampling.coders)
    refuse_unwritable(*names)
    places = operands(context, paths)
    source = _source(context, read, count, show, sampling, checked)
    sample = _draw(source, places, sampling)
    task = source.task(sample)
    source.finish()
    write_together(dict(zip(names, _files(source, context, task, sample, chosen, names), strict=True)))
    with open_output(None) as out:
        lines = sample_lines(
            sample,
            [str(name) for name in names],
            grouped=sampling.by is not None,
            model=checked.model is not None,
            width=width_of(to_file=False),
        )
        if not show.quiet:
            out.write(render(*lines, color=show.color, to_file=False))


def _source(
    context: typer.Context,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    sampling: SampleOptions,
    checked: CheckedModel,
) -> Sampled:
    """Return what is drawn from: what a lexicon counts, or what a classifier says."""
    if checked.model is None:
        return start_counted(read, count, show, sampling)
    from framing.cli.commands.sample_from_model import start_labelled

    return start_labelled(context, read, count, show, sampling, checked)


def _draw(source: Sampled, places: list[str], sampling: SampleOptions) -> Sample:
    fields: dict[str, None] = {}
    urn = Urn(sampling.size, sampling.seed)
    for unit in source.units(places, sampling.by, fields):
        urn.add(unit)
    sample = urn.draw(source.kind, coders=sampling.coders, overlap=sampling.overlap / 100)
    if not sample.units:
        raise InputError(places[0], f"{source.lacking}: nothing to draw from", source.remedy)
    check_field("--by", sampling.by, fields)
    return sample


def _names(output: Path, coders: int) -> list[Path]:
    """Return where the sheets, the key and the codebook go."""
    sheets = [output] if coders == 1 else [output.with_stem(f"{output.stem}-{n}") for n in range(1, coders + 1)]
    return [*sheets, output.with_name(f"{output.stem}-key.json"), output.with_name(f"{output.stem}-codebook.md")]


def _files(
    source: Sampled,
    context: typer.Context,
    task: CodingTask,
    sample: Sample,
    chosen: str,
    names: list[Path],
) -> Iterator[bytes]:
    for sheet, name in zip(task.sheets, names, strict=False):
        yield sheet_file(sheet, chosen, str(name), task.codebook)
    provenance = source.provenance()
    provenance["settings"] |= {"seed": sample.seed, "command_line": command_line(context)}
    yield dump_indented(key_json(sample, source.labels, provenance))
    yield codebook_markdown(task.codebook).encode()
