"""What `lint` found as JSON, JSON Lines, CSV and annotations for GitHub, and as the list of what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from framing.reading.baseline import SCHEMA
from framing.reading.linting import Finding
from framing.report.media.annotations import annotation
from framing.report.media.csv import csv_line
from framing.report.media.json import Json, dump_line
from framing.report.media.safe import one_line
from framing.report.parts.matches import match_json

STDIN: Final = "<stdin>"
BEFORE: Final = ("path", "line", "column", "end_column", "rule", "level", "message", "suggestion")
OF_MATCH: Final = (
    "id", "lexicon", "concept", "frame", "term", "text", "start", "end", "zone", "voice", "wording", "stance",
)  # fmt: skip
BEHIND: Final = ("document", "end_line", "use", "fingerprint")


def place_of(finding: Finding) -> str:
    """Return the file of a finding as the user named it; a text made in Python has only an id."""
    return finding.path if finding.path is not None else finding.document


def record_of(finding: Finding) -> str | None:
    """Return the id of a document where the file is not the document itself."""
    return None if finding.document == place_of(finding) else finding.document


def finding_json(finding: Finding, *, with_text: bool = True) -> Json:
    """Return a finding with its match; `with_text=False` leaves out every word of the document."""
    return {
        "path": place_of(finding),
        "line": finding.match.line,
        "column": finding.match.column,
        "end_column": finding.end_column,
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message(with_text=with_text),
        "suggestion": finding.suggestion,
        "match": match_json(finding.match, with_text=with_text),
        "document": finding.document,
        "end_line": finding.end_line,
        "use": finding.use,
        "fingerprint": finding.fingerprint,
    }


def findings_json(findings: Iterable[Finding], run: Json, *, passed: bool, with_text: bool = True) -> Json:
    """Return findings as one `framing.findings/1` object with the provenance of the run."""
    every = [finding_json(finding, with_text=with_text) for finding in findings]
    return {"schema": "framing.findings/1", "run": run, "passed": passed, "findings": every}


def finding_line(finding: Finding, *, with_text: bool = True) -> bytes:
    """Return a finding as one line of JSON, `framing.finding/1`."""
    return dump_line({"schema": "framing.finding/1", **finding_json(finding, with_text=with_text)})


def findings_csv(findings: Iterable[Finding], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield one row per finding."""
    yield csv_line([*BEFORE, *OF_MATCH, *BEHIND])
    for finding in findings:
        values = finding_json(finding, with_text=with_text)
        match = values["match"]
        head, tail = ([values[name] for name in names] for names in (BEFORE, BEHIND))
        yield csv_line([*head, *(match[name] for name in OF_MATCH), *tail])


def finding_annotation(finding: Finding, *, with_text: bool = True) -> bytes:
    """Return a finding as an annotation, on its line where that is one of the file, else with its place in words."""
    match, path = finding.match, place_of(finding)
    told = one_line(finding.message(with_text=with_text))
    if finding.suggestion is not None:
        told += f": {one_line(finding.suggestion)}"
    place: dict[str, int] = {}
    if finding.as_filed:
        place = {"line": match.line, "endLine": finding.end_line}
        if finding.end_line == match.line:
            place = {"line": match.line, "col": match.column, "endColumn": finding.end_column}
    else:
        told = f"{one_line(where_of(finding))}: {told}"
    shown = None if path == STDIN else path.removeprefix("./")
    return annotation(finding.level, told, title=finding.rule, path=shown, **place).encode("utf-8", "backslashreplace")


def where_of(finding: Finding) -> str:
    """Return the place of a finding: `FILE:LINE:COL`, `FILE:RECORD:LINE:COL`, or `FILE (ID):LINE:COL`."""
    path, record = place_of(finding), record_of(finding)
    named = path if record is None else record if record.startswith(f"{path}:") else f"{path} ({record})"
    return f"{named}:{finding.match.line}:{finding.match.column}"


def baseline_json(findings: Iterable[Finding]) -> Json:
    """Return findings as the list of those that are known from now on, without a word of their texts."""
    counts: Counter[str] = Counter()
    about: dict[str, Mapping[str, str]] = {}
    for finding in findings:
        counts[finding.fingerprint] += 1
        about.setdefault(finding.fingerprint, {"path": place_of(finding), "rule": finding.rule})
    known = [{**about[fingerprint], "fingerprint": fingerprint, "count": counts[fingerprint]} for fingerprint in counts]
    known.sort(key=lambda one: (str(one["path"]), str(one["rule"]), str(one["fingerprint"])))
    return {"schema": SCHEMA, "known": known}
