"""The normal form of a document: one JSON object that reads back as the same document, zones and all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from framing.corpus.layout import lay_out
from framing.corpus.request import Request
from framing.types import ZONES, Document, MetaValue, Zone

SCHEMA = "framing.document/1"
LABELS = (
    "outlet", "date", "section", "genre", "edition", "page", "language", "country", "url", "pages", "words",
)  # fmt: skip
"""Fields that say what a document is without its own words."""


def as_record(document: Document, *, language: str | None, with_text: bool = True) -> dict[str, Any]:
    """Return a document as `framing.document/1`.

    `with_text=False` leaves out every word of the document: its text, and all metadata but `LABELS`; instead it has
    its `blocks`, each as start, end, zone and the block that it repeats.
    """
    meta = dict(document.meta)
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "id": document.id,
        "text": document.text if with_text else None,
        "marked": [list(span) for span in document.marked],
        "block_quotes": [list(span) for span in document.block_quotes],
        "meta": meta if with_text else without_words(meta),
        "path": document.path,
        "language": language,
        "characters": len(document.text),
        "sha256": sha256_of(document.text),
    }
    if not with_text:
        blocks = lay_out(document).blocks
        record["blocks"] = [(block.start, block.end, block.zone, block.repeats) for block in blocks]
    return record


def without_words(meta: Mapping[str, MetaValue]) -> dict[str, MetaValue]:
    """Return the metadata that say what a document is (`LABELS`): any other may be its title, its lead, its text."""
    return {name: meta[name] for name in LABELS if name in meta}


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_normal(record: Mapping[str, Any]) -> bool:
    """Tell whether a record is a document in normal form."""
    return record.get("schema") == SCHEMA


def from_record(record: Mapping[str, Any], *, place: str, path: str, request: Request) -> Document | None:
    """Return the document of a record in normal form, or report what is wrong with it and return `None`.

    Its path is that of the file it is read from. Where it has no headline, one that is asked for is put before it.
    """
    text, meta, document_id = record.get("text"), record.get("meta"), record.get("id")
    if text is None:
        request.refuse(place, "a document without its text", "it was written with --no-text; make the corpus again")
    elif not isinstance(text, str) or not isinstance(meta, dict) or not isinstance(document_id, str) or "\0" in text:
        request.refuse(place, f"no proper {SCHEMA}", "make the corpus again with framing corpus -o")
    elif (marked := _marked(record.get("marked"), len(text))) is None or (
        quotes := _block_quotes(record.get("block_quotes"), len(text))
    ) is None:
        request.refuse(place, "marks that do not fit its text", "make the corpus again with framing corpus -o")
    elif any(isinstance(value, dict | list) for value in meta.values()):
        request.refuse(place, "metadata that is more than one value a field", "make the corpus again")
    else:
        return _with_headline(Document(document_id, text, meta, path, marked, block_quotes=quotes), request)
    return None


def _with_headline(document: Document, request: Request) -> Document:
    """Return a document with the headline that was asked for, where it has none of its own."""
    if request.headline_field is None or any(zone == "headline" for _, _, zone in document.marked):
        return document
    text, headline = request.with_headline(document.text, document.meta)
    by = len(text) - len(document.text)
    kept = ((start + by, end + by, zone) for start, end, zone in document.marked)
    quotes = tuple((start + by, end + by) for start, end in document.block_quotes)
    return replace(document, text=text, marked=(*headline, *kept), block_quotes=quotes)


def _marked(spans: Any, length: int) -> tuple[tuple[int, int, Zone], ...] | None:
    if not isinstance(spans, list):
        return None
    found: list[tuple[int, int, Zone]] = []
    for span in spans:
        match span:
            case [int(start), int(end), str(zone)] if 0 <= start <= end <= length and zone in ZONES:
                found.append((start, end, zone))
            case _:
                return None
    return tuple(found)


def _block_quotes(spans: Any, length: int) -> tuple[tuple[int, int], ...] | None:
    """Return spans in order and apart, none where the record is older than they are."""
    if spans is None:
        return ()
    if not isinstance(spans, list):
        return None
    found: list[tuple[int, int]] = []
    for span in spans:
        match span:
            case [int(start), int(end)] if (found[-1][1] if found else 0) <= start <= end <= length:
                found.append((start, end))
            case _:
                return None
    return tuple(found)
