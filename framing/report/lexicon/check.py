"""What `lexicon check` found: lines an editor can follow, JSON, annotations for GitHub."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from framing.curating.check import CheckReport, Finding
from framing.report.media.annotations import annotation
from framing.report.media.json import Json
from framing.report.media.safe import cell, markdown, one_line
from framing.report.words.phrases import plural

COLUMNS = ("path", "line", "level", "code", "message", "hint", "about")


def check_json(reports: Sequence[CheckReport], *, strict: bool) -> Json:
    """Return the reports as `framing.lexicon-check/1`."""
    return {
        "schema": "framing.lexicon-check/1",
        "strict": strict,
        "passed": all(report.passed(strict=strict) for report in reports),
        "lexicons": [
            {
                "path": report.path,
                "id": report.id,
                "errors": report.errors,
                "warnings": report.warnings,
                "settled": report.settled,
                "tests": report.tests,
            }
            for report in reports
        ],
        "findings": [_finding_json(finding) for report in reports for finding in report.findings],
    }


def check_csv(reports: Sequence[CheckReport]) -> bytes:
    """Return one row per finding."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        for finding in report.findings:
            values = _finding_json(finding).values()
            writer.writerow(cell(value) if isinstance(value, str) else value for value in values)
    return buffer.getvalue().encode()


def check_github(reports: Sequence[CheckReport]) -> str:
    """Return workflow commands that GitHub shows as annotations."""
    return "".join(
        annotation(finding.level, _told(finding), title=finding.code, path=finding.path, line=finding.line or 1)
        for report in reports
        for finding in report.findings
    )


def check_markdown(reports: Sequence[CheckReport], *, strict: bool) -> str:
    """Return the findings as a Markdown list."""
    lines = [
        f"- `{_place(finding)}` **{finding.level}** {markdown(finding.code)}: {markdown(_told(finding))}"
        for report in reports
        for finding in report.findings
    ]
    return "\n".join([*lines, "", markdown(summary(reports, strict=strict)), ""]).lstrip("\n")


def check_lines(reports: Sequence[CheckReport], *, strict: bool) -> Iterator[RenderableType]:
    """Yield one line per finding, `FILE:LINE: level [code] message`, its hint below, and a line that sums up."""
    for report in reports:
        for finding in report.findings:
            line = Text(f"{one_line(_place(finding))}: ")
            line.append(finding.level, style="bold red" if finding.level == "error" else "yellow")
            yield line.append(f" [{finding.code}] ", style="dim").append(one_line(finding.message), style="default")
            if finding.hint:
                yield Text(f"  hint: {one_line(finding.hint)}", style="dim")
    passed = all(report.passed(strict=strict) for report in reports)
    yield Text(summary(reports, strict=strict), style="green" if passed else "bold red")


def summary(reports: Sequence[CheckReport], *, strict: bool) -> str:
    """Return what was checked and found, in one line."""
    errors = sum(report.errors for report in reports)
    warnings = sum(report.warnings for report in reports)
    settled = sum(report.settled for report in reports)
    tests = plural(sum(report.tests for report in reports), "embedded test")
    found = f"{plural(errors, 'error')}, {plural(warnings, 'warning')}"
    if settled:
        found += f" ({settled} more settled by accept)"
    verdict = "" if all(report.passed(strict=strict) for report in reports) else "failed: "
    return f"{verdict}{plural(len(reports), 'lexicon')}, {tests}: {found}"


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}" if finding.line else finding.path


def _told(finding: Finding) -> str:
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


def _finding_json(finding: Finding) -> Json:
    values = {name: getattr(finding, name) for name in COLUMNS}
    return {**values, "line": finding.line or None}
