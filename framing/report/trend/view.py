"""Trends for people: lines of bars on a terminal, tables of bins in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from framing.comparing.findings import established
from framing.comparing.trend_results import Trends
from framing.report.media.figures import Figures
from framing.report.media.json import Json
from framing.report.media.safe import markdown, one_line
from framing.report.trend.charts import trend_figure
from framing.report.trend.labels import label_trend_lines, label_trend_markdown
from framing.report.trend.series import GAP, bins_table, series_lines
from framing.report.trend.words import (
    LIMITS,
    SIDE_WORDS,
    change_words,
    heading,
    method_words,
    of_group,
    shift_words,
    shifts_told,
    what_is_followed,
    worth_showing,
)
from framing.report.words.naming import Labels
from framing.report.words.phrases import plural
from framing.report.words.wording import UNVALIDATED


def trend_table(trends: Trends, labels: Labels, *, width: int) -> Iterator[RenderableType]:
    """Yield what was followed, then per group and concept a line of bars for every frame."""
    yield Text.assemble((what_is_followed(trends), "bold"), (f"  {SIDE_WORDS[trends.side]}", "dim"))
    for note in trends.notes:
        yield Text(one_line(note), style="italic")
    shown, left = worth_showing(trends.series)
    if shown:
        yield Text(
            f"Bars run from 0 to 100 % (for rates: to the highest); {GAP} is a {trends.width} without a document that "
            "names the thing. The last line counts those documents, + being ten or more; where there is one alone, it "
            "is neither first nor last.",
            style="dim",
        )
    yield Text()
    for (group, lexicon, concept), inside in shown:
        title = one_line(of_group(group, labels.concept(lexicon, concept)))
        yield Text.assemble((title, "bold"), (f"  {lexicon}:{concept}", "dim"))
        yield series_lines(inside, labels, width)
        yield Text()
    if left:
        yield Text(f"{plural(left, 'thing')} named in fewer than three documents of a group: see -f csv", style="dim")
    for shift in shifts_told(trends.shifts):
        yield Text(one_line(shift_words(shift, labels, trends.at)), style="bold" if established(shift) else "")
    yield from label_trend_lines(trends, labels, width=width)


def trend_markdown(trends: Trends, run: Json, labels: Labels, figures: Figures | None = None) -> str:
    """Return a report: what was followed, lines and a table of bins per group and concept, shifts, method, replication.

    `figures` takes in the lines; without it there are tables only.
    """
    lines = [f"# {heading(trends)}: {what_is_followed(trends)}", ""]
    lines += "\n>\n".join(f"> {markdown(note)}" for note in trends.notes).splitlines()
    lines += [""] if trends.notes else []
    for shift in shifts_told(trends.shifts):
        said = markdown(shift_words(shift, labels, trends.at))
        lines.append(f"- **{said}** {UNVALIDATED}" if established(shift) else f"- {said}")
    lines += [""] if trends.shifts else []
    shown, left = worth_showing(trends.series)
    for (group, lexicon, concept), inside in shown:
        lines += [f"## {markdown(of_group(group, labels.concept(lexicon, concept)))}", ""]
        lines += [*trend_figure(figures, inside, labels, trends.at), *bins_table(inside, labels)]
        lines += [f"- {markdown(labels.frame(s.lexicon, s.concept, s.frame).title)}: {markdown(change_words(s))}"
                  for s in inside if s.change is not None]  # fmt: skip
        lines.append("")
    if left:
        lines += [f"{plural(left, 'thing')} named in fewer than three documents of a group: see -f csv.", ""]
    lines += label_trend_markdown(trends, labels, figures)
    lines += _method(trends, run)
    return "\n".join(lines).rstrip() + "\n"


def _method(trends: Trends, run: Json) -> Iterator[str]:
    yield from ("## Method", "", method_words(trends), "", LIMITS, "", "## Replication", "")
    if "command_line" in run["settings"]:
        yield from (f"    {run['settings']['command_line']}", "")
    used = {s.lexicon for s in trends.series}
    yield f"framing {run['framing']}, seed {trends.seed}. Lexicons:"
    yield ""
    yield from (f"- {x['id']} {x['version']}, sha256 {x['sha256']}" for x in run["lexicons"] if x["id"] in used)
    if trends.models:
        yield from ("", "Classifiers:", "")
        yield from (f"- {model.id} {model.version}, sha256 {model.sha256}" for model in trends.models)
