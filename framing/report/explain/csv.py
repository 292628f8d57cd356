"""An explanation as CSV: a row for each match at a place, and for each term that was refused there."""

from __future__ import annotations

from framing.reading.explaining import ExplainedMatch, ExplainedRefusal, Explanation
from framing.report.explain.words import refusal, statements
from framing.report.media.csv import csv_line

COLUMNS = (
    "document", "place", "result", "reason", "id", "lexicon", "concept", "frame", "term", "text", "start", "end",
    "line", "column", "zone", "voice", "wording", "stance", "stance_by", "source", "cue", "rule", "side", "because",
)  # fmt: skip


def explanation_csv(explanation: Explanation, *, with_text: bool = True) -> bytes:
    """Return the rows; `result` is `counted`, `set aside` or `refused`. Without text, its words are left out."""
    asked = [explanation.line] if explanation.column is None else [explanation.line, explanation.column]
    head: list[object] = [explanation.document, ":".join(str(number) for number in asked)]
    rows = [_match_row(one) for one in explanation.matches] + [_refusal_row(one) for one in explanation.refusals]
    if not with_text:
        hidden = [COLUMNS.index(name) - len(head) for name in ("text", "source", "cue", "because")]
        rows = [[None if at in hidden else value for at, value in enumerate(row)] for row in rows]
    return b"".join(csv_line(row) for row in (list[object](COLUMNS), *([*head, *row] for row in rows)))


def _match_row(explained: ExplainedMatch) -> list[object]:
    match, reading = explained.match, explained.match.reading
    return [
        "counted" if match.counted else "set aside", match.reason, match.id, match.lexicon, match.concept, match.frame,
        match.term, match.text, match.start, match.end, match.line, match.column, match.zone, reading.voice,
        reading.wording, reading.stance, reading.stance_by, reading.source and reading.source.text,
        reading.cue and reading.cue.text, reading.rule, reading.side,
        " ".join(f"{name}: {sentence}" for name, sentence in statements(explained)),
    ]  # fmt: skip


def _refusal_row(explained: ExplainedRefusal) -> list[object]:
    suppressed, place = explained.suppressed, explained.place
    return [
        "refused", suppressed.why, None, suppressed.lexicon.id, suppressed.concept.id, suppressed.frame.id,
        suppressed.term.notation, place.text, place.start, place.end, place.line, place.column, *[None] * 9,
        refusal(explained)[1],
    ]  # fmt: skip
