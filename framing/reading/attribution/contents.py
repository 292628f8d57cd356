"""Find what is said: the words a cue governs, by the frames it licenses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.reading.attribution.subjects import is_event
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.attribution.sentences import Sentence

_NEW_CLAUSE = word_set(
    "according saying adding noting arguing claiming citing insisting calling while although though whereas"
)
_LISTENERS = word_set("reporters voters supporters lawmakers journalists fans followers viewers delegates attendees")
_FULL_STOPS = ".,!?…"
_FINITE = "BXveK"


@dataclass(frozen=True, slots=True)
class Content:
    """Token range [start, end) of what is said, the frame that licensed it, its class, and the writer's part of it.

    `topic` is the end of the leading tokens that name what is talked about in the writer's words.
    """

    start: int
    end: int
    frame: str
    cue_class: str
    topic: int


def content_after(
    s: Sentence, a: int, end: int, frames: Mapping[str, str], *, strong: bool, stop: int
) -> Content | None:
    """Return what the verb before token `a` governs to its right, or `None`.

    `strong` says that a bare clause needs no proof; `stop` bounds the search (a relative clause ends at its comma).
    """
    end = min(end, stop)
    at = skip_circumstance(s, a, end)
    if at >= end:
        return None
    if "hearer" in frames:
        found = _after_hearer(s, at, end, frames)
        if found is not None:
            return found
    found = _complement(s, at, end, frames, strong=strong)
    if found is not None:
        return found
    return _nominal(s, at, end, frames)


def skip_circumstance(s: Sentence, a: int, end: int) -> int:
    """Step over adverbs, days and occasions between a verb and what it governs ("said on Monday in an interview")."""
    tags, words = s.tags, s.words
    while a < end:
        tag = tags[a]
        if tag == "y" or (tag == "A" and words[a] not in ("not", "never")):
            a += 1
        elif tag in "PO" or (tag == "T" and a + 1 < end and tags[a + 1] in "DSN"):
            b = _circumstance_end(s, a, end)
            if b is None:
                return a
            a = b
        elif tag in "Uge" and (b := _until_marker(s, a, end)) is not None:
            a = b
        elif (
            words[a] in ("last", "this")
            and a + 1 < end
            and words[a + 1]
            in (
                "week",
                "month",
                "year",
                "weekend",
                "night",
                "morning",
                "summer",
                "fall",
                "spring",
                "winter",
                "afternoon",
                "evening",
            )
        ):
            a += 2
        else:
            return a
    return a


def _circumstance_end(s: Sentence, a: int, end: int) -> int | None:
    tags, words = s.tags, s.words
    if a + 1 < end and tags[a + 1] in "y":
        return a + 2
    k = a + 1
    while k < end and k - a < 8 and tags[k] in "DSlNY#eAgy":
        if is_event(words[k]) and not (k + 1 < end and is_event(words[k + 1])):
            k += 1
            while k < end and tags[k] in "PO" and k - a < 14:
                b = k + 1
                while b < end and tags[b] in "DSlNY#y":
                    if tags[b] == "D" and b > k + 1:
                        break
                    b += 1
                if b == k + 1:
                    break
                k = b
            return k
        k += 1
    return _until_marker(s, a, end)


def _until_marker(s: Sentence, a: int, end: int) -> int | None:
    """Return where "that", a colon or a quotation follows a stretch of a few words, if one does."""
    for k in range(a + 1, min(end, a + 16)):
        tag = s.tags[k]
        if tag in ":" or (tag == "Z" and s.tags[k - 1] not in "C"):
            return k
        if tag == "Q":
            return k if s.tags[k - 1] in ",:" else None
        if tag in ";BXHK":
            return None
        if tag == ",":
            return k if k + 1 < end and s.tags[k + 1] in "QZ" else None
    return None


def _after_hearer(s: Sentence, a: int, end: int, frames: Mapping[str, str]) -> Content | None:
    if s.tags[a] not in "MNDSlHYe#" and s.words[a] not in _LISTENERS:
        return None
    b = noun_phrase_end(s, a, end)
    b = skip_circumstance(s, b, end)
    if b >= end:
        return None
    tag = s.tags[b]
    if tag == "T" and "infinitive" in frames:
        return Content(a, clause_end(s, a, end, tight=True), "infinitive", frames["infinitive"], b)
    if tag in "ZIWQ:," or tag in "HKDSNl#yUY":
        marked = tag in "ZIWQ:,"
        if not marked and not ("clause" in frames and has_verb(s, b, end)):
            return None
        return _complement(s, b, end, frames, strong=True)
    if tag in "ReP" and (marker := _until_marker(s, b, end)) is not None:
        return _complement(s, marker, end, frames, strong=True)
    if tag in "PO" and s.words[b] in ("about", "of", "against"):
        return (
            Content(b + 1, clause_end(s, b + 1, end, tight=True), "about", frames.get("quote", "say"), b + 1)
            if b + 1 < end
            else None
        )
    return None


def noun_phrase_end(s: Sentence, a: int, end: int) -> int:
    """Return the end of the simple noun phrase at token `a`: no second determiner, "of" phrases included."""
    tags = s.tags
    if tags[a] in "HMK":
        return a + 1
    if s.words[a] in _LISTENERS:
        b = a + 1
    else:
        b = a
        while b < end and tags[b] in "DSNl#YeO(y":
            if b > a and tags[b] in "DS" and tags[b - 1] not in "O":
                break
            if b > a and tags[b] == "l" and tags[b - 1] == "N":
                break
            b += 1
    while b > a + 1 and tags[b - 1] in "DSO":
        b -= 1
    return max(b, a + 1)


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
        b = _until_marker(s, a, end)
        if b is not None and b < end and tags[b] in "Z,:" and ("that" in frames or "clause" in frames):
            return _complement(s, b, end, frames, strong=strong) if b > a else None
        return None
    if tag == "Q":
        kind = _quoted_class(frames)
        return None if kind is None else Content(a, clause_end(s, a, end), "quote", kind, a)
    if tag == "Z" and ("that" in frames or "clause" in frames):
        kind = frames.get("that") or frames["clause"]
        return Content(a + 1, clause_end(s, a + 1, end), "that", kind, a + 1) if a + 1 < end else None
    if tag in "IW" and "wh" in frames:
        return Content(a, clause_end(s, a, end), "wh", frames["wh"], a)
    if "number" in frames and tag in "#N" and has_verb(s, a, end):
        return Content(a, clause_end(s, a, end), "clause", frames["number"], a)
    if (
        "clause" in frames
        and tag in "BXDSNHKlYy#UMPg"
        and _is_clause(s, a, end, strong=strong and "hearer" not in frames)
    ):
        return Content(a, clause_end(s, a, end), "clause", frames["clause"], a)
    return None


def _quoted_class(frames: Mapping[str, str]) -> str | None:
    for frame in ("quote", "name", "as", "object", "clause", "that", "topic"):
        if frame in frames:
            return frames[frame]
    return None


def _is_clause(s: Sentence, a: int, end: int, *, strong: bool) -> bool:
    if s.tags[a] in "HKBX":
        return end - a > 1
    if strong and s.tags[a] not in "PUgXM":
        return end - a > 2
    return has_verb(s, a, end)


def has_verb(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a finite verb follows soon after a possible subject at token `a`."""
    if s.tags[a] == "K":
        return True
    for k in range(a + 1, min(end, a + 14)):
        tag = s.tags[k]
        if tag in "BXK":
            return True
        if tag == "H" and k > a + 1:
            return True
        if tag in "ve" and s.tags[k - 1] in "NlHY#AQ":
            return True
        if tag in ",;:UWR":
            return False
        if s.tags[k - 1] == "H" and tag == "l":
            return True
    return False


def _nominal(s: Sentence, a: int, end: int, frames: Mapping[str, str]) -> Content | None:
    tags, words = s.tags, s.words
    tag, word = tags[a], words[a]
    if tag in "PO" and word in frames and a + 1 < end:
        return Content(a + 1, clause_end(s, a + 1, end, tight=True), word, frames[word], a + 1)
    if tag == "T" and a + 1 < end:
        noun = tags[a + 1] in "DSNYMgQW"
        if noun and "to" in frames:
            return Content(a + 1, clause_end(s, a + 1, end, tight=True), "to", frames["to"], a + 1)
        if not noun and "infinitive" in frames:
            return Content(a, clause_end(s, a + 1, end, tight=True), "infinitive", frames["infinitive"], a)
    if tag == "g" and "gerund" in frames:
        return Content(a, clause_end(s, a, end, tight=True), "gerund", frames["gerund"], a)
    if tag not in "DSNlY#MHeQgWA":
        return None
    if "as" in frames:
        b = _find(s, a, end, "as")
        if b is not None:
            return Content(a, clause_end(s, b + 1, end, tight=True), "as", frames["as"], b + 1)
    for frame, prepositions in (
        ("of-topic", ("of",)),
        ("on-topic", ("on",)),
        ("for-topic", ("for",)),
        ("with-topic", ("with", "to")),
    ):
        if frame in frames:
            for word in prepositions:
                b = _find(s, a, end, word)
                if b is not None and b > a:
                    return Content(a, clause_end(s, b + 1, end, tight=True), frame, frames[frame], b + 1)
    if "name" in frames:
        b = _name_start(s, a, end)
        if b is not None:
            return Content(a, clause_end(s, b, end, tight=True), "name", frames["name"], b)
    if "object" in frames:
        return Content(a, clause_end(s, a, end, tight=True), "object", frames["object"], a)
    if "topic" in frames:
        b = clause_end(s, a, end, tight=True)
        return Content(a, b, "topic", frames["topic"], b)
    return None


def _find(s: Sentence, a: int, end: int, word: str) -> int | None:
    """Find a preposition after a topic, before the clause's next verb or comma."""
    for k in range(a + 1, min(end - 1, a + 16)):
        if s.words[k] == word:
            return k
        if s.tags[k] in ",;:BXH" and s.tags[k] != "H":
            return None
    return None


def _name_start(s: Sentence, a: int, end: int) -> int | None:
    """Find where, after the thing named, its name begins ("called | the raid | a massacre")."""
    b = noun_phrase_end(s, a, end)
    while b < end and s.tags[b] in "P" and s.words[b] != "for":
        b = noun_phrase_end(s, b + 1, end) if b + 1 < end else end
    if b < end and s.tags[b] in "DSQlAeN#":
        return b
    if b == a + 2 and s.tags[a:b] == "ll" and b >= end - 6:
        return a + 1
    return None


def clause_end(s: Sentence, a: int, end: int, *, tight: bool = False) -> int:
    """Return where words said end: at a semicolon, a contrast, a new report, or what the writer adds.

    `tight` is for noun phrases and infinitives, which end sooner than clauses.
    """
    tags, words = s.tags, s.words
    if tags[a] == "Q" and s.raw[a][-1] == "\ue001" and a + 1 < end and tags[a + 1] not in "CQ":
        return a + 1
    for k in range(a + 1, end):
        tag = tags[k]
        if tag == ";":
            return k
        if tag == "," and k + 1 < end:
            following, word = tags[k + 1], words[k + 1]
            if word in _NEW_CLAUSE or word in ("but", "yet"):
                return k
            if tight and (following in "gRUHZX" or (following == "C" and k + 2 < end and tags[k + 2] in "HXBve")):
                return k
        elif (tag == "C" and tight and k + 1 < end and tags[k + 1] in "XBHKve" and k > a) or (
            tight
            and tag in "U"
            and words[k]
            in ("because", "while", "after", "before", "when", "as", "since", "until", "if", "although", "though")
            and words[k] != "as"
        ):
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
        if tag in "BXve":
            if (
                seen
                and s.tags[k - 1] not in "CTHRZBXAveK,"
                and not (tag == "e" and s.tags[k + 1 : k + 2] in ("P", "O"))
            ):
                return k
            seen = True
    return end
