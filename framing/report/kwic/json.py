"""Concordance lines as JSON."""

from __future__ import annotations

from framing.report.media.json import Json
from framing.report.parts.matches import match_json, meta_json
from framing.types import KwicLine


def kwic_json(line: KwicLine, *, with_text: bool = True) -> Json:
    """Return a concordance line as `framing.kwic/1`: the match, its document and the text around it."""
    return {
        "schema": "framing.kwic/1",
        "document": line.document,
        **match_json(line.match, with_text=with_text),
        "left": line.left if with_text else None,
        "right": line.right if with_text else None,
        "meta": meta_json(line.meta, with_text=with_text),
    }
