"""Quotations as CSV: a row for each contiguous piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from framing.reading.quoting import QuotedDocument
from framing.report.media.csv import Row, rows_with_meta, without
from framing.report.parts.matches import meta_json
from framing.types import MetaValue

QUOTE_COLUMNS = (
    "document", "start", "end", "text", "attribution", "kind", "source", "source_start", "source_end",
    "source_resolved", "source_type", "cue", "cue_start", "cue_end", "cue_class", "rule", "line", "column", "zone",
    "counted", "reason",
)  # fmt: skip


def quotes_csv(documents: Iterable[QuotedDocument], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield one row per contiguous piece of an attribution."""
    rows: Iterator[tuple[Mapping[str, MetaValue], Row, Row]] = (
        (meta_json(quoted.meta, with_text=with_text), row, [])
        for quoted in documents
        for row in _quote_rows(quoted, with_text=with_text)
    )
    yield from rows_with_meta(QUOTE_COLUMNS, (), rows)


def _quote_rows(quoted: QuotedDocument, *, with_text: bool) -> Iterator[Row]:
    for item in quoted.attributions:
        attribution = item.attribution
        source, cue = attribution.source, attribution.cue
        for (start, end), text in zip(attribution.content, item.pieces, strict=True):
            row: Row = [
                quoted.document, start, end, text, item.id, attribution.kind, source and source.text,
                source and source.start, source and source.end, source and source.resolved, source and source.type,
                cue and cue.text, cue and cue.start, cue and cue.end, cue and cue.cue_class, attribution.rule,
                item.line, item.column, item.zone, item.counted, item.reason,
            ]  # fmt: skip
            yield row if with_text else without(QUOTE_COLUMNS, row, {"text", "source", "source_resolved", "cue"})
