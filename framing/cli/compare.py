"""`framing compare`: how groups of texts differ."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import typer

from framing.cli.options import CompareOptions, CountOptions, Policy, PrintOptions, ReadOptions
from framing.cli.output import choose_format, open_output, render, width_of
from framing.cli.replication import command_line
from framing.cli.running import Run, operands
from framing.comparing.gathering import CONTEXT
from framing.comparing.groups import NO_VALUE, compare_groups
from framing.comparing.results import Comparison
from framing.comparing.weighing import Copies
from framing.corpus.copies import CopyFinder, units_of_copies, weigh_copies
from framing.errors import UsageError
from framing.report.comparison_json import comparison_json
from framing.report.csv import comparison_csv
from framing.report.json import Json, dump, dump_indented
from framing.scale.scoring import Scoring
from framing.types import Document, Score

PARAGRAPH = 2_000
"""Characters on either side of a match in which its words are counted: its paragraph, mostly."""


def run_compare(
    context: typer.Context,
    paths: list[str] | None,
    read: ReadOptions,
    count: CountOptions,
    show: PrintOptions,
    compare: CompareOptions,
) -> None:
    """Write the comparison of the operands."""
    places = operands(context, paths)
    chosen = choose_format(show.format, show.output, allowed=("table", "markdown", "json", "jsonl", "csv"))
    if compare.strata is not None and compare.paired is not None:
        raise UsageError("--strata", "cannot be given with --paired", "pairs are strata already")
    run = Run.start(read, count, show)
    fields: dict[str, None] = {}
    finder = CopyFinder()
    with open_output(show.output) as out:
        comparison = compare_groups(
            _scores(run, places, fields, finder, context=PARAGRAPH if compare.keyness else CONTEXT),
            by=compare.by if compare.by is not None else _operand_of(places),
            strata=compare.paired or compare.strata,
            paired=compare.paired is not None,
            copies=partial(_find_copies, finder, compare.copies),
            keyness=compare.keyness,
            seed=compare.seed,
        )
        for option, name in (("--by", compare.by), ("--strata", compare.strata), ("--paired", compare.paired)):
            check_field(option, name, fields)
        if compare.by is not None and [group.group for group in comparison.groups] == [NO_VALUE]:
            raise UsageError("--by", f"the field “{compare.by}” is empty in every document")
        for piece in _pieces(run, chosen, comparison, _provenance(run, context, compare)):
            out.write(piece)
    run.finish()


def check_field(option: str, name: str | None, fields: Mapping[str, None]) -> None:
    """Raise UsageError for a field that no document has."""
    if name is None or name in fields:
        return
    close = difflib.get_close_matches(name, fields, n=1)
    hint = f"did you mean {close[0]}?" if close else f"fields seen: {', '.join(fields) or 'none'}"
    raise UsageError(option, f"no document has a field “{name}”", hint)


@dataclass(frozen=True, slots=True)
class _WithText:
    """Scores a document, and gives its id and text with the scores."""

    scoring: Scoring

    def __call__(self) -> Callable[[Document], Any]:
        score = self.scoring()
        return lambda document: (document.id, document.text, score(document))


def _scores(
    run: Run, places: list[str], fields: dict[str, None], finder: CopyFinder, *, context: int
) -> Iterator[Score]:
    """Yield the scores of the operands; note the fields and take in the texts on the way."""
    scoring = Scoring(run.lexicons, tuple, run.count.unit, not run.count.no_gate, run.selection, context=context)
    for document, text, scores in run.intake.each(places, _WithText(scoring)):
        finder.add(document, text)
        for score in scores:
            fields.update(dict.fromkeys(score.meta))
            yield score


def _operand_of(places: list[str]) -> Callable[[Score], str]:
    if len(places) < 2:
        raise UsageError(
            places[0], "one operand makes one group", "name two or more files or directories, or group by --by FIELD"
        )

    def operand_of(score: Score) -> str:
        path = score.path or "-"
        inside = [place for place in places if path == place or path.startswith(place.rstrip("/") + "/")]
        return max(inside, key=len, default=path)

    return operand_of


def _find_copies(finder: CopyFinder, policy: Policy, groups: Mapping[str, str]) -> Copies:
    clusters = finder.clusters()
    weigh = partial(weigh_copies, clusters, group_of=groups.get)
    return Copies(policy, len(clusters), units_of_copies(clusters), weigh(policy), weigh("drop"))


def _provenance(run: Run, context: typer.Context, compare: CompareOptions) -> Json:
    provenance = run.provenance("compare")
    settings = {name: getattr(compare, name) for name in ("by", "strata", "paired", "copies", "keyness", "seed")}
    provenance["settings"] |= {**settings, "command_line": command_line(context)}
    return provenance


def _pieces(run: Run, chosen: str, comparison: Comparison, provenance: Json) -> Iterator[bytes]:
    with_text = not run.show.no_text
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
