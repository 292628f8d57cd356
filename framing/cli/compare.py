"""`framing compare`: how groups of texts differ."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import typer

from framing.cli.options import CountOptions, PrintOptions, ReadOptions
from framing.cli.output import choose_format, open_output, render, width_of
from framing.cli.running import Run, operands
from framing.comparing.groups import NO_VALUE, compare_groups
from framing.comparing.results import Comparison
from framing.errors import UsageError
from framing.report.comparison_json import comparison_json
from framing.report.csv import comparison_csv
from framing.report.json import dump, dump_indented
from framing.types import Score

CONTEXT = 200
"""Characters of context that an example keeps on either side."""


def run_compare(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    *,
    by: str | None,
) -> None:
    """Write the comparison of the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=("table", "markdown", "json", "jsonl", "csv"))
    run = Run.start(read, count, show)
    with open_output(show.output) as out:
        comparison = _compare_fields(run, places, by) if by is not None else _compare_operands(run, places)
        for piece in _pieces(run, chosen, comparison):
            out.write(piece)
    run.finish()


def _compare_operands(run: Run, places: list[str]) -> Comparison:
    if len(places) < 2:
        raise UsageError(
            places[0], "one operand makes one group", "name two or more files or directories, or group by --by FIELD"
        )

    def operand_of(score: Score) -> str:
        path = score.path or "-"
        inside = [place for place in places if path == place or path.startswith(place.rstrip("/") + "/")]
        return max(inside, key=len, default=path)

    return compare_groups(run.scores(places, context=CONTEXT), by=operand_of)


def _compare_fields(run: Run, places: list[str], by: str) -> Comparison:
    fields: dict[str, None] = {}

    def scores() -> Iterator[Score]:
        for score in run.scores(places, context=CONTEXT):
            fields.update(dict.fromkeys(score.meta))
            yield score

    comparison = compare_groups(scores(), by=by)
    if by not in fields:
        close = difflib.get_close_matches(by, fields, n=1)
        hint = f"did you mean {close[0]}?" if close else f"fields seen: {', '.join(fields) or 'none'}"
        raise UsageError("--by", f"no document has a field “{by}”", hint)
    if [group.group for group in comparison.groups] == [NO_VALUE]:
        raise UsageError("--by", f"the field “{by}” is empty in every document")
    return comparison


def _pieces(run: Run, chosen: str, comparison: Comparison) -> Iterator[bytes]:
    with_text = not run.show.no_text
    provenance = run.provenance("compare")
    if chosen in ("json", "jsonl"):
        value = comparison_json(comparison, provenance, with_text=with_text)
        yield dump_indented(value) if chosen == "json" else dump(value) + b"\n"
        return
    if chosen == "csv":
        yield from comparison_csv(comparison)
        return
    from framing.report.compare_markdown import comparison_markdown
    from framing.report.compare_view import comparison_table
    from framing.report.naming import Labels

    labels = Labels(run.lexicons)
    if chosen == "markdown":
        yield comparison_markdown(comparison, provenance, labels).encode()
        return
    to_file = run.show.output not in (None, "-")
    parts = comparison_table(comparison, labels, width=width_of(to_file=to_file))
    yield render(*parts, color=run.show.color, to_file=to_file)
