"""Find where a clause inside another ends because the main clause takes over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.clauses import has_verb

if TYPE_CHECKING:
    from framing.reading.attribution.sentences import Sentence

_MAIN = re.compile(",[BXe]")
"""Where the main verb takes over after "a union that has vowed to strike"."""
_FRONTED = re.compile("[CA]?,?(?:[#D]l)?[UI]")


def fronted_end(s: Sentence, a: int, end: int) -> int:
    """Return where the main clause takes over after a subordinate one: "While he said it rained, | the boat left"."""
    comma = s.tags.find(",", a + 1, end)
    while 0 < comma < end - 2:
        if s.tags[comma + 1] in "NDSHKl" and has_verb(s, comma + 1, end):
            return comma
        comma = s.tags.find(",", comma + 1, end)
    return end


def clause_limit(s: Sentence, i: int, end: int) -> int:
    """Return where the clause of token `i` ends at the latest: at the main clause, if it opens the sentence."""
    if _FRONTED.match(s.tags) is None or "," in s.tags[2:i]:
        return end
    return fronted_end(s, i + 1, end)


def gap_end(s: Sentence, a: int, end: int, *, comma: bool) -> int:
    """End what is said in "a crime that police say | was planned | has shocked …"; `comma` tells that one opened it."""
    for k in range(a + 1, end):
        tag = s.tags[k]
        if tag == ";" or (tag == "," and s.tags[k + 1 : k + 2] in (*"BXZ", *("NDSHeA" if comma else "")) and k > a + 2):
            return k
        if tag in "BX" and s.tags[k - 1] in "lNQ#y" and not comma:
            return k
    return end


def relative_end(s: Sentence, a: int, end: int, *, comma: bool) -> int:
    """End a relative clause: at its closing comma, or where the main verb takes over."""
    tags = s.tags
    if not comma:
        main = _MAIN.search(tags, a + 1, end) if tags[a : a + 1] == "T" else None
        if main is not None:
            return main.start()
        verb = tags.find("lZ", a + 1, end)
        return report_end(s, a, end if verb < 0 else verb)
    for k in range(a, end):
        if tags[k] == "," and tags[k + 1 : k + 2] not in ("Q", "Z"):
            return k
    return end


def report_end(s: Sentence, a: int, end: int) -> int:
    """End a clause that depends on a noun where the main verb takes over."""
    seen = False
    for k in range(a, end):
        tag = s.tags[k]
        if tag == ";":
            return k
        if tag == "," and seen and k + 1 < end and s.tags[k + 1] in "BXvegRUAC":
            return k
        if tag == "U" and s.words[k] in ("because", "if", "when"):
            seen = False
        if tag in "BXve":
            joined = s.tags[k - 1] in ("CTHRZBXAK," if tag in "BX" else "CTHRZBXAveK,")
            if s.words[k] in ("shot", "cut", "hit", "set") and s.tags[k + 1 : k + 2] in ("B", "X"):
                continue
            if tag == "e" and (s.tags[k - 1] in "DSY" or (s.tags[k - 1] in "lN" and s.words[k + 1 : k + 2] == ("by",))):
                continue
            if seen and not joined and not (tag == "e" and s.tags[k + 1 : k + 2] in ("P", "O")):
                return k
            seen = True
    return end
