"""Find what is said where it is no clause: noun phrases, names, "as", infinitives, participles, prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.clause_ends import clause_end
from framing.reading.attribution.clauses import after_apposition, noun_phrase_end
from framing.reading.attribution.finds import Content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.attribution.sentences import Sentence


_NO_NAMES = ("well", "of", "soon", "long")
"""Words after which "as" names nothing: "it saw | a boom as well"."""


def nominal_content(s: Sentence, a: int, end: int, frames: Mapping[str, str]) -> Content | None:
    """Return the phrase at token `a` that a cue with these frames governs, or `None`."""
    tags, words = s.tags, s.words
    tag, word = tags[a], words[a]
    if tag in "OT" and "as" in frames and (named := _find(s, a, end, "as")) is not None:
        return Content(a + 1, clause_end(s, named + 1, end, tight=True), "as", frames["as"], named + 1)
    if tag in "PO" and word in frames and a + 1 < end:
        tight = tags[a + 1] not in "WI"
        return Content(a + 1, clause_end(s, a + 1, end, tight=tight), word, frames[word], a + 1)
    if tag == "T" and "unto" in frames and tags[a + 1 : a + 2] in tuple("DSNYlgQ"):
        return Content(a + 1, clause_end(s, a + 1, end, tight=True), "unto", frames["unto"], a + 1)
    if tag == "T" and a + 1 < end:
        noun = tags[a + 1] in "DSNYMgQW"
        if noun and "to" in frames:
            return Content(a + 1, clause_end(s, a + 1, end, tight=True), "to", frames["to"], a + 1)
        if (not noun or tags[a + 1] == "Q") and "infinitive" in frames:
            return Content(a, clause_end(s, a + 1, end, tight=True), "infinitive", frames["infinitive"], a)
    if (tag == "g" or word == "being") and "gerund" in frames:
        return Content(a, clause_end(s, a, end, tight=True), "gerund", frames["gerund"], a)
    if tag == "Z" and "name" in frames and tags[a + 1 : a + 2] in ("l", "N"):
        tag = "D"
    if tag not in "DSNlY#MHeQgWA" and not (word == "as" and "as" in frames):
        return None
    if "as" in frames:
        b = a if words[a] == "as" and a + 1 < end else _find(s, a, end, "as")
        if b is not None:
            return Content(a, _named_end(s, a, b + 1, end), "as", frames["as"], b + 1)
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
                    open_topic = frames[frame] == "claim" and frame == "for-topic" and not _is_definite(s, a)
                    e = clause_end(s, b + 1, end, tight=True)
                    return Content(a, e, frame, frames[frame], a if open_topic else b + 1)
    if "name" in frames:
        b = _name_start(s, a, end)
        if b is not None:
            return Content(a, _named_end(s, a, b, end), "name", frames["name"], b)
    if words[a] in ("nothing", "little", "something", "anything", "much"):
        return None
    if "news" in frames:
        return Content(a, clause_end(s, a, end, tight=True), "object", frames["news"], a)
    if "object" in frames:
        b = clause_end(s, a, end, tight=True)
        if "clause" in frames and tags[b : b + 2] == ",B" and b + 2 < end:
            return Content(a, clause_end(s, b + 1, end), "clause", frames["clause"], a)  # "the vote, on Monday, | was"
        definite = _is_definite(s, a, capital=not s.titled or frames["object"] != "claim")
        return Content(a, b, "object", frames["object"], b if definite else a)
    if "topic" in frames:
        b = clause_end(s, a, end, tight=True)
        return Content(a, b, "topic", frames["topic"], b)
    return None


def _named_end(s: Sentence, a: int, b: int, end: int) -> int:
    """Return where the name that begins at token `b` ends: in "what she calls …" sooner than in a clause."""
    found = clause_end(s, b, end, tight=True)
    quoted = b if s.tags[b] == "Q" else b + 1
    if s.tags[quoted : quoted + 2] == "QP" and s.words[quoted + 1] in ("under", "at"):
        found = min(found, quoted + 1)
    if "W" not in s.tags[max(0, a - 8) : a - 1]:
        return found
    for k in range(b + 1, found):
        tag = s.tags[k]
        if tag == "," or (tag in "BXve" and s.tags[k - 1] in "lNQ"):
            return k
        if k > quoted and s.tags[quoted] == "Q" and tag in "OP":
            return k
    return found


def _find(s: Sentence, a: int, end: int, word: str) -> int | None:
    """Find a preposition after a topic, before the clause's next verb or comma."""
    for k in range(a + 1, min(end - 1, a + 16)):
        if word == "for" and s.tags[k] in "ZR":
            return None
        if s.words[k] == word:
            if word == "as" and (s.words[k + 1] in _NO_NAMES or s.words[k + 1 : k + 3] == ("a", "result")):
                return None
            return None if word == "as" and s.tags[k + 1] in "HK" else k
        if s.tags[k] == ",":
            return further if s.words[further := after_apposition(s, k, end)] == word else None
        if s.tags[k] in ";:BXH" and s.tags[k] != "H":
            return None
    return None


def _is_definite(s: Sentence, a: int, *, capital: bool = True) -> bool:
    """Tell whether a noun phrase points to what the text has named before: the writer's name for it."""
    return s.tags[a] in ("SYN" if capital else "SY") or s.words[a] in ("the", "this", "these", "those")


def _name_start(s: Sentence, a: int, end: int) -> int | None:
    """Find where, after the thing named, its name begins ("called | the raid | a massacre")."""
    b = noun_phrase_end(s, a + 1 if s.tags[a] == "Z" else a, end)
    while b < end and s.tags[b] == "y":
        b += 1
    while b < end and s.tags[b] in "P" and s.words[b] != "for":
        b = noun_phrase_end(s, b + 1, end) if b + 1 < end else end
        while b < end and s.tags[b] == "l" and s.tags[b - 1] == "N":
            b += 1
    if s.tags[b : b + 2] == ",R":  # "called the report, which is due on Friday, | a bombshell"
        comma = s.tags.find(",", b + 2, min(end, b + 14))
        b = comma + 1 if comma > 0 and s.tags[comma + 1 : comma + 2] in ("D", "Q") else b
    if b < end and (s.tags[b] in "DSQlAeN#" or s.tags[b : b + 2] in ("gl", "gN")):
        return b
    if b == end == a + 2 and s.tags[a:b] == "Ne":
        return a + 1  # "calls Holt | unqualified"
    if b == a + 3 and (b == end or s.tags[b] == ",") and s.tags[a:b] == "Dll" and s.words[a + 1].endswith("s"):
        return a + 2
    if b == a + 2 and s.tags[a:b] == "ll" and b >= end - 6:
        return a + 1
    quoted = s.tags.find("Q", a + 1, min(end, a + 16))
    if quoted > a + 1 and s.words[quoted - 1] in ("a", "an"):
        quoted -= 1
    return quoted if quoted > 0 and s.tags[quoted - 1] in "lNyev,A" and s.tags[a] in "DSNYlW" else None
