"""Concordance lines as CSV: a row for each match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from framing.report.media.csv import Row, rows_with_meta, without
from framing.report.parts.matches import meta_json
from framing.types import KwicLine, MetaValue

KWIC_COLUMNS = (
    "document", "id", "counted", "reason", "lexicon", "concept", "frame", "generic", "term", "text", "start", "end",
    "line", "column", "zone", "voice", "wording", "stance", "stance_by", "source", "source_resolved", "source_type",
    "cue", "cue_class", "rule", "readers", "left", "right",
)  # fmt: skip


def kwic_csv(lines: Iterable[KwicLine], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield one row per match."""
    rows: Iterator[tuple[Mapping[str, MetaValue], Row, Row]] = (
        (meta_json(line.meta, with_text=with_text), kwic_row(line, with_text=with_text), []) for line in lines
    )
    yield from rows_with_meta(KWIC_COLUMNS, (), rows)


def kwic_row(line: KwicLine, *, with_text: bool) -> Row:
    """Return the cells of `KWIC_COLUMNS`; `with_text=False` leaves out every word of the document."""
    match, reading = line.match, line.match.reading
    source, cue = reading.source, reading.cue
    row: Row = [
        line.document, match.id, match.counted, match.reason, match.lexicon, match.concept, match.frame, match.generic,
        match.term, match.text, match.start, match.end, match.line, match.column, match.zone, reading.voice,
        reading.wording, reading.stance, reading.stance_by, source and source.text, source and source.resolved,
        source and source.type, cue and cue.text, cue and cue.cue_class, reading.rule, match.readers, line.left,
        line.right,
    ]  # fmt: skip
    if not with_text:
        row = without(KWIC_COLUMNS, row, {"text", "source", "source_resolved", "cue", "left", "right"})
    return row
