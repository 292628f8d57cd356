"""Find paragraphs that repeat an earlier one of the same document, but for a credit or a link, and pull quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from framing.types import Zone

_PREFIX = 16
_FEWEST_WORDS = 5
_LETTERS = bytes(
    0x20 if not char.isalnum() else ord(char.lower()) if ord(char.lower()) < 256 else ord(char)
    for char in map(chr, range(256))
)
_OTHERS = re.compile(r"[\W_]+")
_NAME = r"[A-Z][\w.]*(?:[ /][A-Z][\w.]*){0,2}"
_CREDIT = re.compile(rf"\s*(?:[—–-]+\s*{_NAME}|[(\[]{_NAME}[)\]])$")
_LONGEST_CREDIT = 50
_MOST_TAILS = 4
_LINKS = ("http://", "https://", "www.")
_WORDS = re.compile(r"[^\W_]+")
_RUN = 3
"""Words in a row by which a pull quote is known again."""
_LEAST_KNOWN = 0.7
"""Of the runs of a pull quote; what is cut or changed in it spoils some."""


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
    width = 3 * _PREFIX
    padded = f"%-{width}.{width}s" * len(spans)
    openings = padded % tuple([text[start:end] for start, end in spans])
    letters = openings.encode("latin-1", "replace").translate(_LETTERS)
    beginnings = [letters[at : at + width].replace(b" ", b"")[:_PREFIX] for at in range(0, len(letters), width)]
    if len(set(beginnings)) == len(beginnings):
        return []
    counts = Counter(beginnings)
    return [i for i, beginning in enumerate(beginnings) if counts[beginning] > 1]


def _is_long(paragraph: str) -> bool:
    return len(paragraph.split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS


def _letters(paragraph: str) -> str:
    return _OTHERS.sub("", paragraph.casefold())


def _without_tail(paragraph: str) -> str:
    """Return a paragraph without the links and credits that end it."""
    for _ in range(_MOST_TAILS):
        shorter = paragraph.rstrip(" .\n")
        head, _, last = shorter.rpartition(" ")
        if last.lstrip("([<").startswith(_LINKS):
            shorter = head
        tail = shorter[-_LONGEST_CREDIT:]
        shorter = shorter[: len(shorter) - len(tail)] + _CREDIT.sub("", tail)
        if len(shorter) == len(paragraph):
            break
        paragraph = shorter
    return paragraph


def find_pull_quotes(
    text: str,
    spans: Sequence[tuple[int, int]],
    zones: Sequence[Zone],
    quotes: Sequence[int | None],
    repeats: list[int | None],
) -> None:
    """Set in `repeats`, for block quotes that only repeat words of the text around them, the paragraph these are from.

    `quotes` are the block quotes that paragraphs stand in. A few words may be changed or left out; a credit beside the
    words goes with them.
    """
    known: dict[tuple[str, ...], int] = {}
    for i, (start, end) in enumerate(spans):
        if quotes[i] is None and repeats[i] is None and zones[i] != "boilerplate":
            for run in _runs(text[start:end]):
                known.setdefault(run, i)
    for quote, members in groupby(range(len(spans)), quotes.__getitem__):
        if quote is None:
            continue
        group = [i for i in members if zones[i] != "boilerplate"]
        found = {i: _taken_from(text[slice(*spans[i])], known) for i in group}
        origins = [found[i] for i in group if found[i] is not None or _is_long(text[slice(*spans[i])])]
        if origins and None not in origins:
            for i in group:
                repeats[i] = origins[0] if found[i] is None else found[i]


def _taken_from(paragraph: str, known: dict[tuple[str, ...], int]) -> int | None:
    """Return the paragraph with most of the runs of a pull quote, `None` if it has too few of them."""
    runs = list(_runs(_without_tail(paragraph)))
    places = Counter(known[run] for run in runs if run in known)
    if not runs or places.total() < _LEAST_KNOWN * len(runs):
        return None
    return min(places, key=lambda i: (-places[i], i))


def _runs(paragraph: str) -> Iterator[tuple[str, ...]]:
    words = _WORDS.findall(paragraph.casefold())
    return zip(*[words[i:] for i in range(_RUN)], strict=False)
