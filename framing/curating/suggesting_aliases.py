"""Where a text says that a thing has another name: "X, also known as Y", "what A calls Y", "X (Y)", "X, a Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SOME = r"(?:\s+(?:also|often|sometimes|now|widely|commonly|officially|better|formerly|otherwise|variously|popularly))*"
_NAMED = r"(?:known\s+as|called|termed|dubbed|labell?ed|branded|nicknamed|referred\s+to\s+as|described\s+as|named)"
_CALLS = r"(?:calls?|call(?:ed|ing)|terms?|termed|dubs?|dubbed|labels?|labell?ed|brands?|branded|describe[sd]?\s+as)"
_LEAD = r"[\s\"“‘'(]*(?:(?:the|an?|its|their|his|her|this|that|these|those)\s+)?[\"“‘']?"

# Right after a label, up to where its other name begins.
_AFTER = tuple(
    re.compile(pattern + _LEAD)
    for pattern in (
        rf"[,(–—\s]*(?:which\s+(?:is|are|was|were)\s+)?{_SOME}\s*{_NAMED}\b",
        r"[,–—]?\s*\(?or\b",
        r"\s*[(–—]",
        r"[,]\s+(?:or\s+)?(?=an?\s|the\s|[\"“‘'])",
        rf",?\s+(?:that|which|whom)\s+[^,.;:]{{2,40}}?\s+{_CALLS}\b",
        r"\s*/",
    )
)
# Right before a label, back to where its other name ends.
_BEFORE = tuple(
    re.compile(pattern + _LEAD + "$")
    for pattern in (
        rf"[,(–—\s]*(?:which\s+(?:is|are|was|were)\s+)?{_SOME}\s*{_NAMED}",
        r"[\"”’']?,?\s*\(?\bor",
        r"[\"”’']?\s*[(–—]",
        r"[\"”’']?\s*/",
    )
)
# Anywhere around a concept: words that introduce a name, whatever it is a name of.
_NAMING = re.compile(
    rf"(?:\bwhat\s+[^,.;:!?]{{2,40}}?\s+{_CALLS}|\bso[- ]called|\b{_NAMED}"
    rf"|\brefer(?:s|red|ring)?\s+to\s+[^,.;:]{{2,40}}?\s+as|\b(?:the|a)\s+(?:term|phrase|label|word|euphemism|slogan)s?){_LEAD}",
    re.IGNORECASE,
)
_REACH = 60


class Introduced(NamedTuple):
    """An offset at which another name begins (`side` "start") or ends, and how strongly the text says so."""

    offset: int
    side: str
    weight: float


def find_aliases(text: str, block: tuple[int, int], labels: list[tuple[int, int]]) -> Iterator[Introduced]:
    """Yield where the text of one paragraph introduces another name for its labels, or a name at all.

    A name that is introduced beside a label weighs 3, one that is introduced without a label 1.
    """
    low, high = block
    for start, end in labels:
        for pattern in _AFTER:
            if found := pattern.match(text, end, min(high, end + _REACH)):
                yield Introduced(found.end(), "start", 3.0)
        before = text[max(low, start - _REACH) : start]
        for pattern in _BEFORE:
            if found := pattern.search(before):
                yield Introduced(start - len(before) + found.start(), "end", 3.0)
    for found in _NAMING.finditer(text, low, high):
        yield Introduced(found.end(), "start", 1.0)
