"""What a rewrite did, as Markdown to paste or to publish."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.rewrites import Finding, Rewrite, Tally, Use
from framing.report.diff.view import (
    SHOWN,
    concepts_changed,
    evidence,
    facts,
    findings_of,
    heading,
    notes,
    tallies_of,
    title,
    unchanged,
)
from framing.report.diff.words import caveat, kind_words, statement, version_names
from framing.report.media.safe import markdown, one_line, shorten
from framing.report.words.naming import STANCE_WORDS, VOICE_WORDS, Labels

_SIDE = 90  # characters of context on either side


def rewrite_markdown(rewrite: Rewrite, labels: Labels) -> str:
    """Return the report of one rewrite: a table of the names per concept, then the changes with both their places."""
    lines = [f"## {markdown(title(rewrite))}", "", f"{markdown(facts(rewrite))}.", ""]
    lines += [f"{note.removesuffix('.')}.\n" for note in notes(rewrite)]
    old, new = (markdown(name) for name in version_names(rewrite))
    for concept in concepts_changed(rewrite):
        lines += [f"### {markdown(labels.concept(*concept))}", "", f"| name | {old} | {new} |", "|---|---|---|"]
        for tally in tallies_of(rewrite, concept):
            name = markdown(labels.frame(tally.lexicon, tally.concept, tally.frame).title)
            lines.append(f"| {name} | {_cell(tally.old)} | {_cell(tally.new)} |")
        lines.append("")
        for finding in findings_of(rewrite, concept):
            lines += [*_finding(finding, rewrite, labels), ""]
    if rewrite.findings:
        lines.append(f"*{markdown(unchanged(rewrite, labels))}{caveat(rewrite)}*")
    return "\n".join(lines).rstrip() + "\n"


def _cell(tally: Tally) -> str:
    counts = ((tally.own, "own voice"), (tally.attributed, "attributed"), (tally.held_off, "held off"))
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "–"


def _finding(finding: Finding, rewrite: Rewrite, labels: Labels) -> Iterator[str]:
    name = markdown(heading(finding, labels))
    yield f"**{name}: {kind_words(finding, rewrite)}.** {markdown(statement(finding, rewrite))}"
    yield ""
    for sign, use in evidence(finding.changes[:SHOWN]):
        yield f"- {'before' if sign == '−' else 'after'}, {_place(use)}"
    if len(finding.changes) > SHOWN:
        yield f"- {len(finding.changes) - SHOWN} more"


def _place(use: Use) -> str:
    match, reading = use.line.match, use.line.match.reading
    left = markdown(shorten(one_line(use.line.left), _SIDE, keep="end"))
    right = markdown(shorten(one_line(use.line.right), _SIDE))
    said = VOICE_WORDS[reading.voice]
    if reading.source is not None:
        said += f": {markdown(reading.source.resolved)}"
    if reading.stance != "adopted":
        said += f", {STANCE_WORDS[reading.stance]}"
    return f"line {match.line}: {left}**{markdown(match.text)}**{right} ({said})"
