"""Which classifiers there are, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.validating import State
from framing.learning.bundled import path_of
from framing.learning.card import read_card
from framing.learning.measuring import Estimated
from framing.learning.model import Model
from framing.report.media.csv import csv_line
from framing.report.media.json import Json, rounded
from framing.report.media.safe import markdown, one_line
from framing.report.media.terminal import choose_columns
from framing.report.model.card import TIERS
from framing.report.model.quality import estimated
from framing.report.words.phrases import plural

UNKNOWN = "no card"


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """What identifies a classifier; `tier` and `macro_f1` are `None` where it has no card."""

    id: str
    title: str
    version: str
    language: str
    unit: str
    single: bool
    labels: tuple[str, ...]
    bytes: int
    sha256: str
    tier: State | None
    macro_f1: Estimated | None
    passages: int | None


def size_of(name: str) -> int:
    """Return the bytes of a bundled classifier."""
    return path_of(name).stat().st_size


def summarise(model: Model, *, size: int) -> ModelSummary:
    """Return what identifies a classifier. Raises `ModelError` where its card is garbled."""
    card = read_card(model, place=model.id)
    return ModelSummary(
        model.id,
        model.title,
        model.version,
        model.language,
        model.unit,
        model.single,
        model.names,
        size,
        model.sha256,
        None if card is None else card.reliability.tier,
        None if card is None else card.evaluation.quality.macro_f1,
        None if card is None else card.training_data.passages,
    )


def list_json(rows: Sequence[ModelSummary]) -> Json:
    """Return the list as `framing.models/1`."""
    return {"schema": "framing.models/1", "models": [_json(row) for row in rows]}


def list_lines(rows: Sequence[ModelSummary]) -> list[Json]:
    """Return an object for each as `framing.model-summary/1`."""
    return [{"schema": "framing.model-summary/1", **_json(row)} for row in rows]


COLUMNS = (
    "id", "title", "version", "language", "unit", "single", "labels", "bytes", "sha256", "reliability", "macro_f1",
    "macro_f1_low", "macro_f1_high", "passages",
)  # fmt: skip


def list_csv(rows: Sequence[ModelSummary]) -> bytes:
    """Return a row for each, its labels in one cell."""
    lines = [csv_line(COLUMNS)]
    for row in rows:
        f1 = row.macro_f1
        lines.append(
            csv_line([
                row.id, row.title, row.version, row.language, row.unit, row.single, "; ".join(row.labels), row.bytes,
                row.sha256, row.tier, f1 and f1.value, f1 and f1.low, f1 and f1.high, row.passages,
            ])
        )  # fmt: skip
    return b"".join(lines)


def _json(row: ModelSummary) -> Json:
    f1 = row.macro_f1
    return {
        "id": row.id,
        "title": row.title,
        "version": row.version,
        "language": row.language,
        "unit": row.unit,
        "single": row.single,
        "labels": list(row.labels),
        "bytes": row.bytes,
        "sha256": row.sha256,
        "reliability": row.tier,
        "macro_f1": None
        if f1 is None
        else {"value": rounded(f1.value), "low": rounded(f1.low), "high": rounded(f1.high)},
        "passages": row.passages,
    }


HEADER = ("id", "title", "labels", "unit", "language", "size", "macro-F1", "reliability")


def _cells(row: ModelSummary) -> tuple[str, ...]:
    f1 = "" if row.macro_f1 is None else estimated(row.macro_f1)
    tier = UNKNOWN if row.tier is None else TIERS[row.tier]
    size = f"{row.bytes / 1e6:.1f} MB"
    return row.id, row.title, f"{len(row.labels):,}", row.unit, row.language, size, f1, tier


def list_markdown(rows: Sequence[ModelSummary]) -> str:
    """Return the list as a Markdown table."""
    lines = [f"| {' | '.join(HEADER)} |", "|---|---|--:|---|---|--:|---|---|"]
    lines += [f"| {' | '.join(markdown(cell) for cell in _cells(row))} |" for row in rows]
    return "\n".join([*lines, "", markdown(_footnote(rows)), ""])


NARROWER = ("id", "labels", "unit", "macro-F1", "reliability")
NARROWEST = ("id", "labels", "reliability")
"""What is shown where there is little room, and where there is least."""


def list_table(rows: Sequence[ModelSummary], *, width: int) -> tuple[RenderableType, ...]:
    """Return the list for the terminal; what has no room on a narrow one is left out."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    shown = choose_columns(width, HEADER, NARROWER, NARROWEST)
    for name in shown:
        table.add_column(
            name, justify="right" if name in ("labels", "size") else "left", overflow="fold", no_wrap=name == "id"
        )
    for row in rows:
        cells = dict(zip(HEADER, _cells(row), strict=True))
        table.add_row(*(one_line(cells[name]) for name in shown))
    return (table, "", _footnote(rows))


def list_labels(rows: Sequence[ModelSummary]) -> Iterator[RenderableType]:
    """Yield the classifiers for the terminal, each with its labels."""
    for row in rows:
        yield Text(one_line(row.id), style="bold").append(f"  {one_line(row.title)}", style="not bold")
        yield Padding(Text(", ".join(map(one_line, row.labels)), style="dim"), (0, 0, 0, 4))
    yield ""
    yield _footnote(rows)


def _footnote(rows: Sequence[ModelSummary]) -> str:
    return (
        f"{plural(len(rows), 'model')}. Reliability on passages like those learnt from: framing model show ID; "
        "on yours: framing evaluate."
    )
