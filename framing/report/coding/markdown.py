"""What coders' sheets come to, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.report.coding.results import STATES, SURE_ROW, CodingResults
from framing.report.coding.view import SHOWN
from framing.report.coding.words import (
    closing_notes,
    code_rows,
    coefficient,
    detection_cells,
    detection_rows,
    facts,
    found_notes,
    headline,
    label_name,
    notes,
    precision_name,
    short_name,
    value_in,
    verdict,
)
from framing.report.media.safe import markdown, one_line, shorten
from framing.report.words.phrases import plural
from framing.report.words.wording import value_of

EXCERPT = 160


def coding_markdown(results: CodingResults) -> str:
    """Return the results: agreement, what coders differ on, and how well a lexicon does."""
    about = facts(results)
    lines = [f"# {markdown(headline(results))}", "", *([f"{about[0].upper()}{about[1:]}.", ""] if about else [])]
    if results.variables:
        lines += ["## Agreement", "", *_agreement(results), "", *(f"{line}  " for line in notes(results)), ""]
    if results.disagreements:
        lines += [f"## Coders differ on {plural(len(results.disagreements), 'row')}", "", *_disagreements(results), ""]
    if results.precision:
        lines += ["## Precision of what was found", "", *_precision(results), ""]
    if results.readings:
        lines += ["## Read by rules as by people", "", *_readings(results), ""]
    if results.detections:
        lines += [
            "## Passages found",
            "",
            *_detection(results),
            "",
            *(f"{line}  " for line in found_notes(results)),
            "",
        ]
    lines += [f"{line}  " for line in closing_notes(results)]
    return "\n".join(lines).rstrip() + "\n"


def _agreement(results: CodingResults) -> Iterator[str]:
    yield "| what was coded | rows | alpha | kappa | same | code | part | both | |"
    yield "|---|--:|---|---|---|---|--:|---|---|"
    for name, agreement in results.variables:
        if name in results.never_given:
            continue
        coefficients = " | ".join(coefficient(value) for value in (agreement.alpha, agreement.kappa, agreement.raw))
        head = f"| {markdown(short_name(results, name))} | {agreement.units:,} | {coefficients}"
        rows = [] if name == "source" else code_rows(results, agreement)
        code, part, both = rows[0] if rows else ("", "", "")
        yield f"{head} | {markdown(code)} | {part} | {both} | {verdict(agreement)} |"
        for code, part, both in rows[1:]:
            yield f"| | | | | | {markdown(code)} | {part} | {both} | |"


def _disagreements(results: CodingResults) -> Iterator[str]:
    names = [name for name, _ in results.coders]
    for item in results.disagreements[:SHOWN]:
        said = "; ".join(
            f"{markdown(variable)}: "
            + ", ".join(f"{markdown(n)} **{markdown(c or '–')}**" for n, c in zip(names, codes, strict=True))
            for variable, codes in item.codes.items()
        )
        place = f" ({markdown(item.place)})" if item.place != item.id else ""
        yield f"- {markdown(item.id)}{place} · {said}  "
        yield f"  {_excerpt(item.texts)}"
    rest = len(results.disagreements) - SHOWN
    if rest > 0:
        where = "which `--disputed FILE` writes as a sheet to settle them"
        if results.disputed is not None:
            where = f"all are in {markdown(results.disputed)}"
        yield f"- and {rest:,} more, {where}"


def _excerpt(texts: Mapping[str, str]) -> str:
    match = texts.get("match")
    if match is None:
        return markdown(shorten(one_line(texts.get("text", "")), EXCERPT))
    before = shorten(one_line(texts.get("before", "")), EXCERPT // 2, keep="end")
    after = shorten(one_line(texts.get("after", "")), EXCERPT // 2)
    return f"{markdown(before)}**{markdown(match)}**{markdown(after)}"


def _precision(results: CodingResults) -> Iterator[str]:
    yield "| lexicon | frame | term | coded | right | documents | precision | |"
    yield "|---|---|---|--:|--:|--:|---|---|"
    for row in results.precision:
        name = markdown(precision_name(row).strip())
        where = [name if level == (row.frame is not None) + (row.term is not None) else "" for level in range(3)]
        state = STATES[row.state] if row.term is None else ""
        yield (
            f"| {' | '.join(where)} | {row.coded:,} | {row.right:,} | {row.documents:,} "
            f"| {value_in(row.precision)} | {state} |"
        )


def _readings(results: CodingResults) -> Iterator[str]:
    yield "| | coded | same | part |"
    yield "|---|--:|--:|---|"
    for row in results.readings:
        yield f"| {row.variable} | {row.coded:,} | {row.same:,} | {value_of(row.share)} |"


def _detection(results: CodingResults) -> Iterator[str]:
    yield "| passages with | coded | there | found | both | precision | recall | in all texts | |"
    yield "|---|--:|--:|--:|--:|---|---|---|---|"
    for name, item, _ in detection_rows(results):
        cells = detection_cells(name, item)
        title = f"{label_name(results, item)}, {SURE_ROW}" if name.strip() == SURE_ROW else name.strip()
        yield f"| {markdown(title)} | {' | '.join(cells[1:])} |"
