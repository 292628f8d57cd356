"""Quotations as JSON, with the names of the public contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.reading.quoting import QuotedDocument
from framing.reading.tallying import CueUse, Quoted, SourceTotal
from framing.report.media.json import Json, dump_line, rounded
from framing.report.parts.matches import cue_json, meta_json, source_json


class QuoteLines:
    """Writes quotations as JSON Lines, one line per contiguous piece of an attribution."""

    def __init__(self, *, with_text: bool = True) -> None:
        self._with_text = with_text

    def __call__(self, quoted: QuotedDocument) -> bytes:
        """Return the lines of one document."""
        return b"".join(dump_line(piece) for piece in pieces_json(quoted, with_text=self._with_text))


def pieces_json(quoted: QuotedDocument, *, with_text: bool = True) -> Iterator[Json]:
    """Yield every contiguous piece of every attribution as `framing.attribution/1`."""
    for item in quoted.attributions:
        facts = _facts(item, with_text=with_text)
        for (start, end), text in zip(item.attribution.content, item.pieces, strict=True):
            yield {
                "schema": "framing.attribution/1",
                "document": quoted.document,
                "start": start,
                "end": end,
                "text": text if with_text else None,
                **facts,
                "meta": meta_json(quoted.meta, with_text=with_text),
            }


def attributions_json(
    documents: Iterable[QuotedDocument], sources: Sequence[SourceTotal], run: Json, *, with_text: bool = True
) -> Json:
    """Return the quotations of documents as one `framing.attributions/1`; `sources` are those of all together."""
    return {
        "schema": "framing.attributions/1",
        "run": run,
        "documents": [_document_json(quoted, with_text=with_text) for quoted in documents],
        "sources": [_total_json(total, with_text=with_text) for total in sources],
    }


def _document_json(quoted: QuotedDocument, *, with_text: bool) -> Json:
    return {
        "document": quoted.document,
        "words": quoted.words,
        "quoted_words": quoted.quoted_words,
        "share": rounded(quoted.share),
        "by_kind": quoted.by_kind,
        "attributions": [_attribution_json(item, with_text=with_text) for item in quoted.attributions],
        "sources": [_total_json(total, with_text=with_text) for total in quoted.sources],
        "meta": meta_json(quoted.meta, with_text=with_text),
    }


def _attribution_json(item: Quoted, *, with_text: bool) -> Json:
    pieces = zip(item.attribution.content, item.pieces, strict=True)
    return {
        **_facts(item, with_text=with_text),
        "words": item.words,
        "verbatim_words": item.verbatim,
        "pieces": [{"start": start, "end": end, "text": text if with_text else None} for (start, end), text in pieces],
    }


def _facts(item: Quoted, *, with_text: bool) -> Json:
    """Return what is known of an attribution as a whole."""
    attribution = item.attribution
    return {
        "attribution": item.id,
        "kind": attribution.kind,
        "source": source_json(attribution.source, with_text=with_text),
        "cue": cue_json(attribution.cue, with_text=with_text),
        "rule": attribution.rule,
        "line": item.line,
        "column": item.column,
        "zone": item.zone,
        "counted": item.counted,
        "reason": item.reason,
    }


def _total_json(total: SourceTotal, *, with_text: bool) -> Json:
    return {
        "name": total.name if with_text else None,
        "type": total.type,
        "attributions": total.attributions,
        "documents": total.documents,
        "words": total.words,
        "share": rounded(total.share),
        "verbatim_words": total.verbatim,
        "reported_words": total.words - total.verbatim,
        "cues": [_cue_use_json(use, with_text=with_text) for use in total.cues],
    }


def _cue_use_json(use: CueUse, *, with_text: bool) -> Json:
    words = [{"text": text, "count": count} for text, count in use.words]
    return {"class": use.cue_class, "count": use.count, "words": words if with_text else None}
