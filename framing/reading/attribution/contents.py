"""Find what is said: the words a cue governs, by the frames it licenses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.clause_ends import clause_end
from framing.reading.attribution.clauses import (
    LISTENERS,
    after_apposition,
    has_verb,
    is_relative,
    noun_phrase_end,
    skip_circumstance,
    until_marker,
)
from framing.reading.attribution.finds import Content
from framing.reading.attribution.objects import nominal_content
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.attribution.sentences import Sentence


_OPENERS = word_set("if despite when while because although unless given without until once after")
"""Words with which a clause without "that" may open: "said | when the ferry came, it was full"."""
_RELATED = re.compile("[RW]D?[lNH]*A*[evX]+$")
_OPENED = re.compile("A?T|[ZIW]")
_MORE = re.compile(f"l+(?={_OPENED.pattern})")
_OTHERS = re.compile(f"(?:,[DNSl]+)*,?C[DNSl]+(?={_OPENED.pattern})")
"""What may still belong to listeners, where the words after it open what they are told."""
_BOUNDS = (("least",), ("most",), ("than",))
_ROUGHLY = ("about", "around", "over", "under")


def content_after(
    s: Sentence, a: int, end: int, frames: Mapping[str, str], *, strong: bool, stop: int
) -> Content | None:
    """Return what the verb before token `a` governs to its right, or `None`.

    `strong` says that a bare clause needs no proof; `stop` bounds the search (a relative clause ends at its comma).
    """
    end = min(end, stop)
    at = skip_circumstance(s, a, end, frames)
    if at >= end:
        return None
    if s.tags[at] == "," and s.tags[at + 1 : at + 2] == "P":
        at = _after_manner(s, at, end)
    if s.words[at] == "to" and at + 1 < end and ("about" in frames or "that" in frames):
        at = _after_addressee(s, at, end)
    if "hearer" in frames:
        found = _after_hearer(s, at, end, frames)
        if found is not None:
            return found
    found = _complement(s, at, end, frames, strong=strong)
    if found is not None:
        return found
    return nominal_content(s, at, end, frames)


def _after_manner(s: Sentence, a: int, end: int) -> int:
    """Step over how something is said, between commas: "described, in plain terms, | a port in ruins"."""
    close = s.tags.find(",", a + 2, min(end, a + 9))
    found = close > 0 and s.tags[close + 1 : close + 2] in ("D", "S") and close + 1 < end
    return close + 1 if found and set("BXveHRZ").isdisjoint(s.tags[a:close]) else a


def _after_addressee(s: Sentence, a: int, end: int) -> int:
    """Step over "to" and a listener before what is said: "wrote | to the mayor | about the raid"."""
    if s.tags[a + 1] not in "MNDSl":
        return a
    b = noun_phrase_end(s, a + 1, end)
    return b if b < end and s.words[b] in ("about", "of", "that") else a


def _after_hearer(s: Sentence, a: int, end: int, frames: Mapping[str, str]) -> Content | None:
    if s.tags[a] not in "MNDSlHYe#" and s.words[a] not in LISTENERS:
        return None
    b = _hearer_end(s, a, end)
    b = skip_circumstance(s, b, end, frames)
    if b >= end:
        return None
    tag = s.tags[b]
    if tag == "Z" and is_relative(s, b):
        return None
    if tag == "A" and s.tags[b + 1 : b + 2] == "T":
        tag = "T"
    if tag == "T" and "infinitive" in frames:
        return Content(a, clause_end(s, a, end, tight=True), "infinitive", frames["infinitive"], b)
    if tag == "R" and frames.get("wh") == "ask":
        return Content(b, clause_end(s, b, end), "wh", frames["wh"], b)
    if tag in "ZIWQ:," or tag in "HKDSNl#yUY":
        marked = tag in "ZIWQ:,"
        if not marked and not ("clause" in frames and has_verb(s, b, end)):
            return None
        return _complement(s, b, end, frames, strong=True)
    if tag in "ReP" and (marker := until_marker(s, b, end)) is not None:
        return _complement(s, marker, end, frames, strong=True)
    if tag in "PO" and s.words[b] in ("about", "of", "against"):
        return (
            Content(b + 1, clause_end(s, b + 1, end, tight=True), "about", frames.get("quote", "say"), b + 1)
            if b + 1 < end
            else None
        )
    return None


def _hearer_end(s: Sentence, a: int, end: int) -> int:
    """Return where listeners end: "told | harbour residents | not to", "asked | Holt, Ferrer and Lund | whether"."""
    b = noun_phrase_end(s, a, end)
    further = _MORE.match(s.tags, b, end) or _OTHERS.match(s.tags, b, end)
    if further is not None:
        return further.end()
    c = after_apposition(s, b, end) if b < end else b
    return c if c > b and _OPENED.match(s.tags, c, end) is not None else b


def _complement(s: Sentence, a: int, end: int, frames: Mapping[str, str], *, strong: bool) -> Content | None:
    tags = s.tags
    tag = tags[a]
    if tag in ":-" and "quote" in frames:
        return Content(a + 1, end, "quote", frames["quote"], a + 1) if a + 1 < end else None
    if tag == ",":
        k = a + 1
        if k < end and tags[k] == "Q" and "quote" in frames:
            return Content(k, clause_end(s, k, end), "quote", frames["quote"], k)
        if k < end and tags[k] == "Z" and ("that" in frames or "clause" in frames):
            return _complement(s, k, end, frames, strong=strong)
        inserted = tags.find(",Z", k, k + 16)
        if 0 <= inserted < end and ("that" in frames or "clause" in frames):
            return _complement(s, inserted + 1, end, frames, strong=strong)
        if "clause" in frames and _goes_before_clause(s, a, end):
            return Content(k, clause_end(s, k, end), "clause", frames["clause"], k)
        b = until_marker(s, a, end)
        if b is not None and b < end and tags[b] in "Z,:" and ("that" in frames or "clause" in frames):
            return _complement(s, b, end, frames, strong=strong) if b > a else None
        return None
    if tag == "Q":
        return _quoted(s, a, end, frames)
    if tag == "Z" and ("that" in frames or "clause" in frames):
        kind = frames.get("that") or frames["clause"]
        if a + 1 >= end:
            return None
        titled = tags[a + 1] == "Q" and tags[a + 2 : a + 3] == "D" and a + 2 < end
        return Content(a + 1, clause_end(s, a + 2 if titled else a + 1, end), "that", kind, _topic(s, a + 1, end, kind))
    if "wh" in frames and (tag in "IW" or (tag == "R" and tags[a - 1] in "evg")):
        return Content(a, clause_end(s, a, end), "wh", frames["wh"], a)
    if tag == "P" and tags[a + 1 : a + 2] in ("I", "W") and "clause" in frames:
        return Content(a + 1, clause_end(s, a + 1, end), "wh", frames["clause"], a + 1)
    if "number" in frames and _is_finding(s, a, end):
        return Content(a, clause_end(s, a, end), "clause", frames["number"], a)
    return (
        _bare_clause(s, a, end, frames["clause"], strong=strong and "hearer" not in frames)
        if "clause" in frames
        else None
    )


def _is_finding(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a clause that needs no "that" after "found" or "shows" begins at token `a`."""
    tag = s.tags[a]
    if tag == "H":
        return a + 1 < end and s.tags[a + 1] in "BX"
    return (tag in "#N" and has_verb(s, a, end)) or (tag in "#NDSlM" and _is_pictured(s, a, end))


def _bare_clause(s: Sentence, a: int, end: int, kind: str, *, strong: bool) -> Content | None:
    """Return the clause without "that" at token `a`."""
    tag, word = s.tags[a], s.words[a]
    if tag in "PUI" and word in _OPENERS and _opens_clause(s, a, end):
        return Content(a, clause_end(s, a, end), "clause", kind, a)
    number = a + 2 if s.words[a + 1 : a + 2] in _BOUNDS else a + 1
    if tag in "Pl" and (word in _ROUGHLY or number > a + 1) and _counts(s, number) and has_verb(s, a, end):
        return Content(a, clause_end(s, a, end), "clause", kind, a)
    if word in ("nothing", "something", "anything", "little", "much") and s.tags[a + 1 : a + 2] == "Z":
        return None
    verb = (tag == "v" and s.tags[a - 1] in "evA") or (tag == "e" and _RELATED.search(s.tags, max(0, a - 8), a))
    if verb:  # of a subject that a relative pronoun stands for: "which he said | costs too much"
        return Content(a, clause_end(s, a, end), "clause", kind, a)
    if tag in "BXDSNHKlYy#$UMgA" and _is_clause(s, a, end, strong=strong):
        return Content(a, clause_end(s, a, end), "clause", kind, _topic(s, a, end, kind))
    return None


def _topic(s: Sentence, a: int, end: int, kind: str) -> int:
    return a if kind in ("find", "factive") else _copular_topic(s, a, end)


def _quoted(s: Sentence, a: int, end: int, frames: Mapping[str, str]) -> Content | None:
    """Return the quotation right after a cue, as what is said or, after "condemned" and its like, as the topic."""
    for frame in ("quote", "name", "as", "object", "clause", "that"):
        if frame in frames:
            return Content(a, clause_end(s, a, end), "quote", frames[frame], a)
    if "topic" not in frames:
        return None
    b = clause_end(s, a, end, tight=True)
    return Content(a, b, "topic", frames["topic"], b)


def _opens_clause(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a comma and a clause follow a few words on: "despite the rain, | the ferry sailed"."""
    comma = s.tags.find(",", a + 2, min(end, a + 16))
    return 0 < comma < end - 2 and s.tags[comma + 1] in "HDNSK" and has_verb(s, comma + 1, end)


def _goes_before_clause(s: Sentence, comma: int, end: int) -> bool:
    """Tell whether a condition stands between a verb and its clause: "says, | rain or shine, he will march"."""
    k = comma + 1
    close = s.tags.find(",", k + 1, min(end, comma + 12))
    if close < 0 or close + 2 >= end or s.tags[k] not in "IUPl" or s.words[k] in ("as", "including", "like"):
        return False
    if s.tags[close + 1] in "HK":
        return True
    return s.tags[k] != "P" and s.tags[close + 1] in "NDS" and has_verb(s, close + 1, end)


def _counts(s: Sentence, a: int) -> bool:
    """Tell whether a number follows: "said about | half of the houses were gone"."""
    return (
        s.tags[a : a + 1] == "#"
        or s.words[a : a + 1] in (("half",), ("all",), ("two",), ("three",), ("four",), ("five",), ("six",))
        or s.words[a : a + 2] == ("a", "third")
    )


def _is_clause(s: Sentence, a: int, end: int, *, strong: bool) -> bool:
    if s.tags[a] in "HKBX":
        return end - a > 1
    if strong and s.tags[a] not in "PUgXMA" and (s.tags[a] != "l" or s.words[a].endswith("s")):
        return end - a > 2
    return has_verb(s, a, end)


def _is_pictured(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a noun phrase is shown doing something: "shows | the party leading"."""
    b = noun_phrase_end(s, a, end)
    if b + 1 >= end or s.tags[b - 1] not in "NlYM":
        return False
    while b + 1 < end and s.tags[b] == "A":
        b += 1
    return s.tags[b] == "g" or s.words[b] in ("with", "ahead", "behind", "up", "at")


def _copular_topic(s: Sentence, a: int, end: int) -> int:
    """Return where the subject of "the camps are schools" ends, `a` if the clause is no such naming."""
    if s.words[a] not in ("the", "these", "those", "this", "such", "its", "their", "his", "her"):
        return a
    for k in range(a + 1, min(end, a + 12)):
        tag = s.tags[k]
        if tag == "B":
            b = k + 1
            while b < end and s.tags[b] == "A":
                b += 1
            plural = any(s.words[j].endswith("s") and s.tags[j] in "lN" for j in range(b, min(end, b + 7)))
            named = b < end and (
                s.words[b] in ("a", "an", "the") or (s.tags[b] in "lN" and plural and s.words[k] in ("are", "were"))
            )
            return k if named else a
        if tag in ",;:HUWRX":
            return a
    return a
