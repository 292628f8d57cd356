"""How many documents a comparison needs, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from framing.comparing.planning import Plan
from framing.report.media.csv import csv_line
from framing.report.media.json import Json, rounded
from framing.report.words.phrases import plural

Grid = Sequence[tuple[float, Sequence[Plan | None]]]
"""Plans by difference (in points), each for several numbers of namings in a document."""


def plan_json(plan: Plan, grid: Grid, run: Json) -> Json:
    """Return a plan as `framing.plan/1`; shares from 0 to 1, `documents` are those each group needs."""
    return {
        "schema": "framing.plan/1",
        "run": run,
        **_plan_json(plan),
        "others": [_plan_json(other) for _, row in grid for other in row if other is not None],
    }


def plan_csv(plan: Plan, grid: Grid) -> bytes:
    """Return a row for the plan that was asked for, then one for each of the others."""
    rows = [_plan_json(one) for one in (plan, *(other for _, row in grid for other in row if other is not None))]
    return b"".join(csv_line(list(values)) for values in (rows[0], *(row.values() for row in rows)))


def _plan_json(plan: Plan) -> Json:
    return {
        "first": rounded(plan.first),
        "second": rounded(plan.second),
        "documents": plan.documents,
        "power": rounded(plan.power),
        "level": rounded(plan.level),
        "matches": rounded(plan.matches),
        "correlation": rounded(plan.correlation),
        "design_effect": rounded(plan.design_effect),
        "cohens_h": rounded(plan.cohens_h),
    }


def plan_table(plan: Plan, grid: Grid, matches: Sequence[float]) -> Iterator[RenderableType]:
    """Yield the answer in a sentence, what it rests on, and what other differences would take."""
    yield Text(sentence(plan), style="bold")
    yield Text(basis(plan), style="italic")
    yield Text()
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("difference", justify="right")
    for number in matches:
        table.add_column(f"{number:g} namings a document" if number != 1 else "1 naming a document", justify="right")
    for points, row in grid:
        table.add_row(f"{points:g} points", *("" if other is None else f"{other.documents:,}" for other in row))
    yield table


def plan_markdown(plan: Plan, grid: Grid, matches: Sequence[float]) -> str:
    """Return the same as Markdown."""
    lines = [f"**{sentence(plan)}** {basis(plan)}", ""]
    lines.append("| difference | " + " | ".join(f"{number:g} per document" for number in matches) + " |")
    lines.append("|--:|" + "--:|" * len(matches))
    for points, row in grid:
        cells = " | ".join("" if other is None else f"{other.documents:,}" for other in row)
        lines.append(f"| {points:g} points | {cells} |")
    return "\n".join(lines) + "\n"


def sentence(plan: Plan) -> str:
    """Return the answer."""
    return (
        f"To tell {100 * plan.first:g} % from {100 * plan.second:g} % in {100 * plan.power:g} of 100 studies, each "
        f"group needs {plural(plan.documents, 'document')} that name the thing."
    )


def basis(plan: Plan) -> str:
    """Return what a plan rests on."""
    return (
        f"With {plan.matches:g} namings in a document that resemble each other by {plan.correlation:g} (which makes "
        f"{plan.design_effect:.1f} of them count for one), tested at {100 * (1 - plan.level):g} %. Documents that do "
        "not name the thing come on top, and so do copies; many names tested at once take more."
    )
