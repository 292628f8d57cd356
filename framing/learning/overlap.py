"""Which passages a model has learnt from: short hashes in its card, so that nobody tests it on them unawares."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

KEY = "fingerprints"
_BYTES = 4
_SPACE = re.compile(r"\W+")


def fingerprints(texts: Iterable[str]) -> str:
    """Return a hash of four bytes for each text, sorted, in base 64; case, spaces and marks do not matter."""
    return base64.b64encode(b"".join(sorted({_hash(text) for text in texts}))).decode()


def learnt_from(card: Mapping[str, Any]) -> frozenset[bytes] | None:
    """Return the hashes of the texts a model has learnt from by its card, `None` for a card that does not say."""
    value = card.get(KEY)
    if not isinstance(value, str):
        return None
    try:
        content = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None
    return frozenset(content[i : i + _BYTES] for i in range(0, len(content), _BYTES))


def is_among(text: str, known: frozenset[bytes]) -> bool:
    """Tell whether a text is one of those whose hashes are known.

    Another is taken for one of them with a chance of one in four thousand million for each.
    """
    return _hash(text) in known


def count_seen(texts: Sequence[str], card: Mapping[str, Any]) -> int | None:
    """Return how many of the texts a model has learnt from by its card, `None` for a card that does not say."""
    known = learnt_from(card)
    return None if known is None else sum(is_among(text, known) for text in texts)


def _hash(text: str) -> bytes:
    return crc32(_SPACE.sub(" ", text).strip().casefold().encode("utf-8", "surrogatepass")).to_bytes(_BYTES, "big")
