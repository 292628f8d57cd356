"""`framing plan`: how many documents a comparison needs."""

from __future__ import annotations

from collections.abc import Iterator

import typer

import framing
from framing.cli.options.plan import PlanOptions
from framing.cli.options.replication import command_line
from framing.cli.options.shared import PrintOptions
from framing.cli.output.writing import choose_format, goes_to_file, open_output, render
from framing.comparing.planning import Plan, plan_documents
from framing.errors import UsageError
from framing.report.media.json import dump_as
from framing.report.parts.provenance import run_json
from framing.report.plan import Grid, plan_csv, plan_json, plan_markdown, plan_table

DIFFERENCES = (5.0, 10.0, 15.0, 20.0, 30.0)
NAMINGS = (1.0, 3.0, 10.0)


def run_plan(context: typer.Context, plan: PlanOptions, show: PrintOptions) -> None:
    """Write how many documents it takes."""
    chosen = choose_format(show.format, show.output, allowed=show.formats)
    found = _plan(plan, plan.detect, plan.matches)
    namings = sorted({*NAMINGS, plan.matches})
    grid = [
        (points, [_plan(plan, points, number) for number in namings])
        for points in sorted({*DIFFERENCES, abs(plan.detect)})
        if 0 <= plan.share + _signed(plan, points) <= 100
    ]
    with open_output(show.output) as out:
        for piece in _pieces(context, chosen, found, grid, namings, show):
            out.write(piece)


def _signed(plan: PlanOptions, points: float) -> float:
    return -points if plan.detect < 0 else points


def _plan(plan: PlanOptions, points: float, matches: float) -> Plan:
    for option, value in (("--power", plan.power), ("--level", plan.level)):
        if not 0 < value < 100:
            raise UsageError(
                option, f"{value:g} does not lie between 0 and 100 %", "usual are a power of 80, a level of 95"
            )
    first = plan.share / 100
    return plan_documents(
        first,
        first + _signed(plan, abs(points)) / 100,
        power=plan.power / 100,
        level=plan.level / 100,
        matches=matches,
        correlation=plan.correlation,
    )


def _pieces(
    context: typer.Context, chosen: str, plan: Plan, grid: Grid, namings: list[float], show: PrintOptions
) -> Iterator[bytes]:
    if chosen in ("json", "jsonl"):
        run = run_json("plan", framing.__version__, (), {"command_line": command_line(context)})
        value = plan_json(plan, grid, run)
        yield dump_as(value, chosen)
    elif chosen == "csv":
        yield plan_csv(plan, grid)
    elif chosen == "markdown":
        yield plan_markdown(plan, grid, namings).encode()
    else:
        to_file = goes_to_file(show.output)
        yield render(*plan_table(plan, grid, namings), color=show.color, to_file=to_file)
