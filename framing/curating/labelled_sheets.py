"""Tables of labelled passages as the sheets of coders: what several people have labelled without a drawn sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from framing.curating.coded_sheets import CodedRow, CodedSheet
from framing.errors import InputError, Problem
from framing.learning.examples import Example, make_examples
from framing.learning.label_fields import LABELS
from framing.types import Document

_CODER = "coder"


def sheets_of_labels(
    files: Sequence[tuple[str, Sequence[Document]]],
    *,
    label_field: str = LABELS,
    label_columns: Sequence[str] = (),
    ticks: bool = False,
) -> tuple[list[CodedSheet], list[Problem]]:
    """Return the passages of each file as a coder's sheet, and what was left out.

    Every label that anybody has given is coded 1 or 0 in each passage that its coder has labelled. The coder is named
    in the field `coder`, else by the file. Raises `InputError` where `make_examples` does, and without a label.
    """
    left_out: list[Problem] = []
    read = []
    for path, documents in files:
        try:
            examples, problems = make_examples(
                documents, label_field=label_field, label_columns=label_columns, ticks=ticks
            )
        except InputError as error:
            raise InputError.of(replace(one, place=f"{path}: {one.place}") for one in error.problems) from None
        left_out += [replace(problem, place=f"{path}: {problem.place}") for problem in problems]
        read.append((path, _coder(path, documents), examples))
    given = sorted({label for _, _, examples in read for example in examples for label in example.labels})
    labels = tuple(label_columns) or tuple(given)
    if not labels:
        raise InputError(files[0][0], "no passage has a label", "is it the right field? --label-field")
    return [_sheet(path, coder, examples, labels) for path, coder, examples in read], left_out


def _coder(path: str, documents: Sequence[Document]) -> str:
    """Return who is named in all rows that name anybody, else how the file is called."""
    names = {" ".join(str(name).split()) for document in documents if (name := document.meta.get(_CODER))}
    if len(names) > 1:
        raise InputError(path, f"two coders in one sheet: {', '.join(sorted(names))}", "give each a sheet of their own")
    return next(iter(names), Path(path).stem)


def _sheet(path: str, coder: str, examples: Sequence[Example], labels: tuple[str, ...]) -> CodedSheet:
    rows = {}
    for number, example in enumerate(examples, 1):
        asked = [name for name in labels if example.known is None or name in example.known]
        codes = {name: "1" if name in example.labels else "0" for name in asked}
        rows[example.id] = CodedRow(number, codes, {"text": example.text}, "")
    return CodedSheet(path, coder, "passage", labels, rows)


def named_alike(settled: CodedSheet, sheets: Sequence[CodedSheet]) -> CodedSheet:
    """Return a settled sheet with its rows called as in the others, whose ids may have capitals."""
    written = {row_id.lower(): row_id for sheet in sheets for row_id in sheet.rows}
    return replace(settled, rows={written.get(row_id, row_id): row for row_id, row in settled.rows.items()})
