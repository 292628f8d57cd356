"""What classifiers find in a comparison, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.findings import established
from framing.comparing.label_results import LabelComparison, LabelExample, LabelModel
from framing.comparing.results import Comparison
from framing.report.labels.words import (
    WORDS_NOTE,
    Grouped,
    basis,
    by_model,
    domain_note,
    heading,
    label_differences,
    label_look,
    met_labels,
    most_words,
    overall,
    share_words,
    tests_of,
)
from framing.report.media.safe import one_line, shorten
from framing.report.parts.contrasts import SHOWN, contrast_table
from framing.report.words.naming import PALETTE, label_words
from framing.report.words.phrases import listed

COLUMN = 27
"""The narrowest a group's column may get before groups go into rows."""

BAR = 10
"""Cells of the longest bar."""

TOLD = 5
"""Labels that a row of a group shows."""

WORDS = 6
FEW = 6
"""Up to so many groups have their passages told one by one, and examples."""
UNESTABLISHED = 3
"""Differences that are shown where none was established."""


def label_tables(comparison: Comparison, *, width: int) -> Iterator[RenderableType]:
    """Yield what each model makes of the groups: shares, differences, the words behind labels, two examples each."""
    for model, found in by_model(comparison):
        yield Text.assemble((heading(model), "bold"), (f"  {model.id} {model.version}", "dim"))
        for note in filter(None, (basis(model), domain_note(model, found))):
            yield Padding(Text(one_line(note), style="italic"), (0, 0, 0, 2))
        for group, labels in found if len(found) <= FEW else ():
            yield Text(f"  {one_line(group.group)}: {overall(model, labels)}", style="dim")
        met = met_labels(found)
        if not met:
            yield Text(f"  No {model.unit} resembles any of them.")
            yield Text()
            continue
        yield (_columns if len(found) <= max(2, (width - 26) // COLUMN) else _rows)(model, found, met)
        yield from _differences(comparison, model, width)
        if len(found) <= FEW:
            yield from _evidence(model, found, met, width)
        yield Text()


def _columns(model: LabelModel, found: Grouped, met: list[int]) -> Table:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("", overflow="fold")
    for group, labels in found:
        title = Text(one_line(group.group)).append(f" · {labels.passages:,}", style="not bold dim")
        table.add_column(title, overflow="fold")
    biggest = max(_fraction(labels.labels[at], labels.passages) for _, labels in found for at in met)
    for at in met:
        cells = [_cell(labels.labels[at], labels.passages, biggest) for _, labels in found]
        table.add_row(Padding(Text(label_words(model.labels[at])), (0, 0, 0, 2)), *cells)
    return table


def _fraction(label: LabelComparison, passages: int) -> float:
    return label.labelled / passages if passages else 0.0


def _cell(label: LabelComparison, passages: int, biggest: float) -> Text:
    most = most_words(label, passages)
    text = Text()
    if label.labelled:
        cells = max(1, round(BAR * _fraction(label, passages) / biggest))
        text.append("█" * cells, style=PALETTE[0]).append(f" {share_words(label, passages)}")
    elif not most:
        return Text("·", style="dim")
    else:
        text.append("0", style="dim")
    return text.append(f" at most {most}", style="dim") if most else text


def _rows(model: LabelModel, found: Grouped, met: list[int]) -> Table:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("", overflow="fold")
    table.add_column(f"{model.unit}s", justify="right")
    table.add_column(f"labels of most {model.unit}s", overflow="fold")
    for group, labels in found:
        ranked = sorted((labels.labels[at] for at in met), key=lambda label: -label.labelled)
        text = Text()
        for label in (label for label in ranked[:TOLD] if label.labelled):
            most = most_words(label, labels.passages)
            text.append(" · " if text else "", style="dim").append(label_words(label.label))
            text.append(f" {share_words(label, labels.passages)}" + (f", at most {most}" if most else ""), style="dim")
        name = Text(f"  {shorten(one_line(group.group), 28)}").append(f" ({labels.documents})", style="dim")
        table.add_row(name, Text(f"{labels.passages:,}"), text or Text("·", style="dim"))
    return table


def _differences(comparison: Comparison, model: LabelModel, width: int) -> Iterator[RenderableType]:
    found = label_differences(comparison, model)
    if found:
        shown = found[:SHOWN] if any(established(c) for c in found) else found[:UNESTABLISHED]
        yield Text(f"  {tests_of(comparison, model)}", style="italic")
        named = [(label_look(model, c.label), c) for c in shown]
        yield from contrast_table(f"difference in {model.unit}s", named, width=width)


def _evidence(model: LabelModel, found: Grouped, met: list[int], width: int) -> Iterator[RenderableType]:
    """Yield of the label with most passages in each group the words behind it, and passages drawn by lot."""
    yield Text(f"  {WORDS_NOTE}", style="dim")
    for group, labels in found:
        top = max((labels.labels[at] for at in met), key=lambda label: label.labelled)
        if not top.labelled:
            continue
        words = listed((one_line(word) for word, _ in top.words[:WORDS]), at_most=WORDS)
        line = Text(f"  {one_line(group.group)}, {label_words(top.label)}: ").append(words, style="dim")
        yield line
        for example in top.examples:
            yield _example(example, group.group, width)


def _example(example: LabelExample, group: str, width: int) -> RenderableType:
    place = example.document.rpartition("/")[2] + (f":{example.line}" if example.line is not None else "")
    text = Text(shorten(one_line(example.text), max(60, 2 * (width - 8) - len(place)))).append(
        f"  {one_line(place)}", style="dim"
    )
    return Padding(text, (0, 0, 0, 4))
