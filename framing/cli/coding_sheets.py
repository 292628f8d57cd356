"""The sheets that coders give back: those that were drawn, or tables of their own with labels."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from framing.cli.configuring import given_by
from framing.cli.examples import Note, columns_of, read_passages
from framing.cli.labelled_options import LabelledOptions
from framing.corpus.sheets import read_sheet, sheet_bytes
from framing.curating.coded_sheets import CodedSheet, read_coded_sheet
from framing.curating.labelled_sheets import sheets_of_labels
from framing.curating.sample_keys import SampleKey
from framing.errors import UsageError

_OF_LABELS = ("label_field", "labels", "text_field", "id_field", "headline_field", "skip_bad", "where")


def read_sheets(
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
    names: list[str] = []

    def hear(_: int, header: list[str]) -> bool:
        names.extend(header)
        return False

    for _ in read_sheet(sheet_bytes(path), path, on_header=hear, on_problem=lambda *_: None):
        pass
    return field in names and "naming" not in names
