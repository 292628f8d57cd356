"""Metadata of documents: the value of a field as one would write it, by which texts are chosen and grouped."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import normalize

from framing.types import MetaValue


def value_of(meta: Mapping[str, MetaValue], name: str) -> str:
    """Return the value of a field, "" where there is none: `false`, `0`, `3` for 3.0, é as one character."""
    value = meta.get(name)
    if isinstance(value, bool):
        return "true" if value else "false"
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return "" if whole is None else normalize("NFC", str(whole).strip())
