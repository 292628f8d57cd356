"""Find paragraphs that repeat an earlier one of the same document, also but for a credit or a link at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PREFIX = 16
_FEWEST_WORDS = 5
_LETTERS = bytes(
    0x20 if not char.isalnum() else ord(char.lower()) if ord(char.lower()) < 256 else ord(char)
    for char in map(chr, range(256))
)
_NAME = r"[A-Z][\w.]*(?:[ /][A-Z][\w.]*){0,2}"
_TAIL = re.compile(rf"\s*(?:[(\[<]?(?:https?://|www\.)\S+|[—–-]+\s*{_NAME}|[(\[]{_NAME}[)\]])[.\s]*$")
_OTHERS = re.compile(r"[\W_]+")
_TAIL_MARK = re.compile(r"://|www\.|[)\]—–-]")
_LONGEST_TAIL = 300


def find_repeats(text: str, spans: Sequence[tuple[int, int]], *, original: Sequence[bool]) -> list[int | None]:
    """Return for each span the index of the earliest one with the same words, or `None`.

    Case, space and punctuation do not matter; spans of fewer than five words repeat nothing. Only spans marked
    `original` can be repeated.
    """
    found: list[int | None] = [None] * len(spans)
    seen: dict[str, int] = {}
    for i in _candidates(text, spans):
        paragraph = text[slice(*spans[i])]
        keys = {_letters(part) for part in (paragraph, _without_tail(paragraph)) if _is_long(part)}
        found[i] = min((seen[key] for key in keys if key in seen), default=None)
        if found[i] is None and original[i]:
            seen.update(dict.fromkeys(keys, i))
    return found


def _candidates(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return the spans whose first letters (of Latin-1, which is quick) another span shares."""
    beginnings = [_beginning(text[start : min(end, start + 3 * _PREFIX)]) for start, end in spans]
    if len(set(beginnings)) == len(beginnings):
        return []
    counts = Counter(beginnings)
    return [i for i, beginning in enumerate(beginnings) if counts[beginning] > 1]


def _beginning(paragraph: str) -> bytes:
    return paragraph.encode("latin-1", "ignore").translate(_LETTERS).replace(b" ", b"")[:_PREFIX]


def _is_long(paragraph: str) -> bool:
    return len(paragraph.split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS


def _letters(paragraph: str) -> str:
    return _OTHERS.sub("", paragraph.casefold())


def _without_tail(paragraph: str) -> str:
    head, tail = paragraph[:-_LONGEST_TAIL], paragraph[-_LONGEST_TAIL:]
    if not _TAIL_MARK.search(tail):
        return paragraph
    while (shorter := _TAIL.sub("", tail)) != tail:
        tail = shorter
    return head + tail
