"""What `lint` found as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from framing.reading.house_style import LOADED, OWN_VOICE, HouseStyle
from framing.reading.linting import Finding
from framing.report.lint.rows import STDIN, place_of, record_of, where_of
from framing.report.media.json import Json
from framing.report.media.safe import one_line

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final[Mapping[str, str]] = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
FINGERPRINT: Final = "framingSentence/v1"

_ABOUT: Final = {
    OWN_VOICE: (
        "A label that has rivals, in the writer's own voice",
        "The same thing is called otherwise by others. Names that are quoted or attributed are no findings.",
    ),
    LOADED: ("Wording of a register, in the writer's own voice", "A word of a register that was asked for with -l."),
}


def findings_sarif(
    findings: Iterable[Finding], style: HouseStyle, run: Json, *, version: str, with_text: bool = True
) -> Json:
    """Return findings as one SARIF log with a single run; columns count code points, as everywhere in framing."""
    rules = _rules(style)
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    results = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        fingerprint = f"{finding.fingerprint}:{seen[finding.fingerprint]}"
        results.append(_result(finding, places[finding.rule], fingerprint, with_text=with_text))
    driver = {"name": "framing", "semanticVersion": version, "rules": rules}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
                "properties": {"run": run},
            }
        ],
    }


def _rules(style: HouseStyle) -> list[Json]:
    """Return what every rule says, those of the house after the two that hold without one."""
    levels = {OWN_VOICE: LEVELS[style.others], LOADED: LEVELS["info"]}
    rules = [_rule(identity, short, full, levels[identity]) for identity, (short, full) in _ABOUT.items()]
    for rule in style.rules:
        short = f"{style.title} {rule.section}" if rule.section else f"{style.title}: {rule.id}"
        use = f"use “{rule.use}”" if rule.use else None
        full = "; ".join(said for said in (use, rule.note) if said is not None)
        rules.append(_rule(rule.id, short, full or short, LEVELS[rule.level]))
    return rules


def _rule(identity: str, short: str, full: str, level: str) -> Json:
    return {
        "id": identity,
        "shortDescription": {"text": one_line(short)},
        "fullDescription": {"text": one_line(full)},
        "help": {"text": one_line(full)},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Finding, rule: int, fingerprint: str, *, with_text: bool) -> Json:
    said: Sequence[str] = [finding.message(with_text=with_text), *([finding.suggestion] if finding.suggestion else [])]
    if not finding.as_filed:
        said = [where_of(finding), *said]
    match = finding.match
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.level],
        "message": {"text": one_line(": ".join(said))},
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {"match": match.id, "frame": match.name, "zone": match.zone, "voice": match.reading.voice},
    }


def _location(finding: Finding) -> Json:
    """Return the file, with the place in it only where the text is the file itself; a record is named beside it."""
    place: Json = {"artifactLocation": _artifact(place_of(finding))}
    if finding.as_filed:
        match = finding.match
        place["region"] = {
            "startLine": match.line,
            "startColumn": match.column,
            "endLine": finding.end_line,
            "endColumn": finding.end_column,
        }
    location: Json = {"physicalLocation": place}
    if (record := record_of(finding)) is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": one_line(record), "kind": "record"}]
    return location


def _artifact(path: str) -> Json:
    """Return a file as a URI: a relative one as the user named it, percent-encoded byte by byte."""
    if path == STDIN:
        return {"uri": "stdin"}
    encoded = quote(os.fsencode(path), safe="/")
    return {"uri": f"file://{encoded}"} if path.startswith("/") else {"uri": encoded.removeprefix("./")}
