"""What coders' sheets come to, on a terminal: agreement, what they differ on, and how well a lexicon does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.validating import Precision
from framing.report.coding.results import STATES, CodingResults
from framing.report.coding.words import (
    closing_notes,
    code_rows,
    coefficient,
    detection_cells,
    detection_rows,
    facts,
    found_notes,
    headline,
    notes,
    precision_name,
    short_name,
    value_in,
    verdict,
)
from framing.report.media.safe import one_line, shorten
from framing.report.media.terminal import NARROW, TIGHT, fits
from framing.report.words.phrases import plural
from framing.report.words.wording import value_of

TERM = 60
"""Characters of a term in a table; Markdown and CSV have it whole."""

LONGEST = 20
"""Characters of a name on one line where the terminal is narrow; longer ones go on after the name of the thing."""

SHOWN = 20
"""Rows on which coders differ that are listed; a sheet of them has all."""


def coding_lines(results: CodingResults, *, width: int) -> Iterator[RenderableType]:
    """Yield the results part by part."""
    yield Text.assemble((headline(results), "bold"), (f" · {facts(results)}" if facts(results) else "", "dim"))
    if results.variables:
        yield Text()
        yield from _agreement(results, width=width)
        for line in notes(results):
            yield Text(line, style="dim")
    if results.disagreements:
        yield Text()
        yield from _disagreements(results, width=width)
    if results.precision:
        yield Text()
        precision = _precision_table(results.precision)
        whole = width >= NARROW and fits(precision, width=width)
        yield from [precision] if whole else _precision_list(results.precision)
        if any(row.term is not None and row.right == row.coded for row in results.precision):
            yield Text("Terms that were right wherever they were read are left out; -f csv has all.", style="dim")
    if results.readings:
        yield Text()
        yield _readings_table(results)
    if results.detections:
        yield Text()
        detection = _detection_table(results)
        whole = width >= NARROW and fits(detection, width=width)
        yield from [detection] if whole else _detection_list(results)
        for line in found_notes(results):
            yield Text(line, style="dim")
    for line in closing_notes(results):
        yield Text(line, style="dim")


def _agreement(results: CodingResults, *, width: int) -> Iterator[RenderableType]:
    """Yield how far coders agree in the widest way for which there is room."""
    tables = (
        _agreement_table(results, wide=wide, broken=broken)
        for wide, broken in ((True, False), (False, False), (False, True))
        if width >= (NARROW if wide else TIGHT)
    )
    table = next((table for table in tables if fits(table, width=width)), None)
    yield from _agreement_list(results) if table is None else [table]


def _agreement_table(results: CodingResults, *, wide: bool, broken: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("what was coded", overflow="fold")
    names = ["rows", "alpha", "kappa", "same", "part", "both", ""] if wide else ["rows", "alpha", "part", "both", ""]
    for name in names:
        table.add_column(name, justify="left" if name in ("", "alpha", "kappa", "same", "both") else "right")
    for name, agreement in results.variables:
        if name in results.never_given:
            continue
        rows = [] if name == "source" else code_rows(results, agreement)
        alone = results.kind == "passage" and len(rows) < 2
        part, both = rows[0][1:] if alone and rows else ("0 %" if alone and agreement.units else "", "")
        middle = [coefficient(agreement.kappa), coefficient(agreement.raw)] if wide else []
        head = [one_line(short_name(results, name)), f"{agreement.units:,}", coefficient(agreement.alpha), *middle]
        head[0] = head[0].replace(".", ".\n  ", 1) if broken and len(head[0]) > LONGEST else head[0]
        table.add_row(*head, part, both, verdict(agreement))
        for code, share, positive in () if alone else rows:
            table.add_row(Text(f"  {one_line(code)}", style="dim"), *[""] * (len(head) - 1), share, positive, "")
    return table


def _disagreements(results: CodingResults, *, width: int) -> Iterator[RenderableType]:
    shown, rest = results.disagreements[:SHOWN], len(results.disagreements) - SHOWN
    yield Text(f"Coders differ on {plural(len(results.disagreements), 'row')}", style="bold")
    names = [name for name, _ in results.coders]
    for item in shown:
        line = Text(f"  {item.id}")
        for variable, codes in item.codes.items():
            each = ", ".join(f"{one_line(n)} {one_line(c or '–')}" for n, c in zip(names, codes, strict=True))
            line.append(f"  {one_line(variable)}: ").append(each, style="bold")
        if item.place != item.id:
            line.append(f"  {one_line(item.place)}", style="dim")
        yield line
        yield Padding(excerpt(item.texts, room=width - 6), (0, 0, 0, 4))
    if rest > 0:
        where = "--disputed FILE writes all as a sheet to settle them"
        yield Text(
            f"  and {rest:,} more: {where if results.disputed is None else f'all are in {one_line(results.disputed)}'}",
            style="dim",
        )


def excerpt(texts: Mapping[str, str], *, room: int) -> Text:
    """Return what was coded on one line, a match in bold with what stands around it."""
    match = texts.get("match")
    if match is None:
        return Text(shorten(one_line(texts.get("text", "")), room), style="dim")
    side = max(10, (room - len(match)) // 2)
    before = shorten(one_line(texts.get("before", "")), side, keep="end")
    after = shorten(one_line(texts.get("after", "")), side)
    return Text(before, style="dim").append(one_line(match), style="not dim bold").append(after)


def _precision_table(rows: Sequence[Precision]) -> Table:
    """Return precision by lexicon and frame, and of the terms those that were wrong somewhere."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("what was found", overflow="fold")
    for name in ("coded", "right", "documents"):
        table.add_column(name, justify="right")
    table.add_column("precision")
    table.add_column("")
    for row in rows:
        if row.term is None or row.right < row.coded:
            shown = Text(
                shorten(precision_name(row), TERM),
                style="bold" if row.frame is None else "" if row.term is None else "dim",
            )
            counts = [f"{count:,}" for count in (row.coded, row.right, row.documents)]
            table.add_row(shown, *counts, value_in(row.precision), "" if row.term else STATES[row.state])
    return table


def _readings_table(results: CodingResults) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("read by rules as by people")
    for name in ("coded", "same"):
        table.add_column(name, justify="right")
    table.add_column("part")
    for row in results.readings:
        table.add_row(row.variable, f"{row.coded:,}", f"{row.same:,}", value_of(row.share))
    return table


def _detection_table(results: CodingResults) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("passages with", overflow="fold")
    for name in ("coded", "there", "found", "both"):
        table.add_column(name, justify="right")
    for name in ("precision", "recall", "in all texts", ""):
        table.add_column(name)
    for name, item, style in detection_rows(results):
        table.add_row(*detection_cells(name, item), style=style)
    return table


def _detection_list(results: CodingResults) -> Iterator[RenderableType]:
    """Yield the same one under the other, for terminals on which names would be broken."""
    yield Text("passages with", style="dim")
    for name, item, style in detection_rows(results):
        _, coded, there, found, both, precision, recall, share, state = detection_cells(name, item)
        counts = f"coded {coded}, there {there}, found {found}, both {both}" if coded else f"found {found}, both {both}"
        values = _named(("precision", precision), ("recall", recall), ("in all texts", share))
        yield from _item(name, state, counts, values, style=style)


def _precision_list(rows: Sequence[Precision]) -> Iterator[RenderableType]:
    """Yield precision by lexicon, frame and term one under the other."""
    yield Text("what was found", style="dim")
    for row in rows:
        if row.term is None or row.right < row.coded:
            counts = f"{row.right:,} of {row.coded:,} right, in {plural(row.documents, 'document')}"
            state = "" if row.term else STATES[row.state]
            known = _named(("", counts), ("precision", value_in(row.precision)))
            style = "bold" if row.frame is None else "" if row.term is None else "dim"
            yield from _item(shorten(precision_name(row), TERM), state, known, style=style)


def _agreement_list(results: CodingResults) -> Iterator[RenderableType]:
    """Yield how far coders agree, one variable under the other."""
    yield Text("what was coded", style="dim")
    for name, agreement in results.variables:
        if name not in results.never_given:
            known = _named(("", plural(agreement.units, "row")), ("alpha", coefficient(agreement.alpha)))
            yield from _item(one_line(short_name(results, name)), verdict(agreement), known)
            for code, share, positive in [] if name == "source" else code_rows(results, agreement):
                shown = one_line(code) if results.kind == "match" else "there"
                yield Padding(
                    Text(f"{shown}: {_named(('part', share), ('both', positive))}", style="dim"), (0, 0, 0, 4)
                )


def _named(*values: tuple[str, str]) -> str:
    return " · ".join(f"{name} {value}".strip() for name, value in values if value)


def _item(name: str, state: str, *facts: str, style: str = "") -> Iterator[RenderableType]:
    """Yield a name with its state, and beneath, further in, what is known of it."""
    inward = len(name) - len(name.lstrip())
    head = Text(name.strip(), style=style or "bold").append(f"  {state}" if state else "", style="not bold")
    yield Padding(head, (0, 0, 0, inward))
    yield from (
        Padding(Text(fact, style=style if style != "bold" else ""), (0, 0, 0, inward + 4)) for fact in facts if fact
    )
