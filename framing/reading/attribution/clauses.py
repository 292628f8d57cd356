"""Step over what stands between a cue and its content; find where noun phrases end, and whether a verb follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.noun_phrases import is_event
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Container

    from framing.reading.attribution.sentences import Sentence

_PERIODS = word_set("week month year weekend night morning summer fall spring winter afternoon evening")
_LASTING = word_set("hours days weeks months years decades")
_AT_LENGTH = (("at", "length"), ("in", "detail"), ("in", "depth"), ("in", "public"), ("in", "private"))
_GROUP = re.compile("[BXA]*[egv]?")
"""The verbs of a relative clause: "that | would have allowed"."""
_JOINED = re.compile("CA*[eXBv](?=[DHKSMTZQPN])")
"""A verb that takes up the subject of the one before it: "denied the raid | and called | it a lie"."""
_ISSUED = re.compile("e(?:TD?[lN]+|y+|(?=P))")
LISTENERS = word_set("reporters voters supporters lawmakers journalists fans followers viewers delegates attendees")


def skip_circumstance(s: Sentence, a: int, end: int, frames: Container[str]) -> int:
    """Step over adverbs, days and occasions between a verb and what it governs ("said on Monday in an interview")."""
    tags, words = s.tags, s.words
    while a < end:
        tag = tags[a]
        if tag == "P" and words[a : a + 2] in _AT_LENGTH:
            a += 2
            continue
        if words[a] == "up" and words[a + 1 : a + 2] == ("to",):
            return a
        if tag == "y" or (tag == "A" and words[a] not in ("not", "never")):
            a += 2 if tag == "y" and a + 1 < end and words[a + 1] in _PERIODS else 1
        elif words[a] in frames and not is_event(words[min(a + 2, end - 1)]):
            return a
        elif tag in "PO" or (tag == "T" and a + 1 < end and tags[a + 1] in "DSN"):
            b = _circumstance_end(s, a, end)
            if b is None:
                return a
            a = b
        elif tag == "g" and "gerund" in frames:
            return a
        elif tag in "Uge" and (b := until_marker(s, a, end)) is not None:
            a = b
        elif words[a] in ("last", "this") and a + 1 < end and words[a + 1] in _PERIODS:
            a += 2
        else:
            return a
    return a


def _circumstance_end(s: Sentence, a: int, end: int) -> int | None:
    tags, words = s.tags, s.words
    if a + 1 < end and tags[a + 1] in "y":
        return a + 2
    if a + 2 < end and words[a + 1] in _LASTING and words[a] in ("for", "in"):
        return a + 2
    k = a + 1
    while k < end and k - a < 8 and tags[k] in "DSlNY#eAgy":
        if is_event(words[k]) and not (k + 1 < end and is_event(words[k + 1])):
            issued = _ISSUED.match(tags, k + 1, end)  # "in a statement | posted on Monday"
            k = issued.end() if issued is not None else k + 1
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
    return until_marker(s, a, end)


def until_marker(s: Sentence, a: int, end: int) -> int | None:
    """Return where "that", a colon or a quotation follows a stretch of a few words, if one does."""
    for k in range(a + 1, min(end, a + 16)):
        tag = s.tags[k]
        if tag == "Z" and is_relative(s, k):
            return None
        if tag in ":" or (tag == "Z" and s.tags[k - 1] not in "C"):
            return k
        if tag == "Q" and not (s.tags[k - 1] in "YPN" and s.tags[k + 1 : k + 2] in tuple("PyZ")):
            return k if s.tags[k - 1] in ",:" else None
        if tag in ";BXHK":
            return None
        if tag == "," and s.tags[k - 1 : k + 2] != "N,N":
            return k if k + 1 < end and s.tags[k + 1] in "QZ" else None
    return None


def after_apposition(s: Sentence, a: int, end: int) -> int:
    """Return where a sentence goes on after what two commas or dashes set off, `a` where nothing is set off there.

    So it is in "accused Holt, the mayor of Lund, | of …", where the first comma is token `a`.
    """
    mark = s.tags[a : a + 1]
    close = s.tags.find(mark, a + 2, min(end, a + 18)) if mark in (",", "-") else -1
    if close < 0 or close + 1 >= end or s.tags[a + 1] not in "DNSlR#P":
        return a
    relative = s.tags[a + 1] == "R" or s.words[a + 1] == "whose"
    return close + 1 if relative or set("BXveH;:").isdisjoint(s.tags[a + 1 : close]) else a


def is_relative(s: Sentence, k: int) -> bool:
    """Tell whether "that" at token `k` stands for the noun before it: a finite verb follows, no subject."""
    return s.tags[k + 1 : k + 2] in ("X", "B", "v", "e") and s.tags[k - 1] in "lNY"


def noun_phrase_end(s: Sentence, a: int, end: int) -> int:
    """Return the end of the simple noun phrase at token `a`: no second determiner, "of" phrases included."""
    tags = s.tags
    if tags[a] in "HMK":
        return a + 1
    if s.words[a] in LISTENERS:
        b = a + 1
    else:
        b = a
        while b < end and tags[b] in "DSNl#YeO(y":
            if b > a and tags[b] in "DS" and tags[b - 1] not in "O":
                break
            if b > a and tags[b] == "l" and tags[b - 1] == "N" and tags[b + 1 : b + 2] not in ("N", "T"):
                break
            b += 2 if tags[b] in "DS" and tags[b + 1 : b + 3] in ("gl", "gN") and b + 2 < end else 1
    while b > a + 1 and tags[b - 1] in "DSO":
        b -= 1
    return max(b, a + 1)


def has_verb(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a finite verb follows soon after a possible subject at token `a`."""
    if s.tags[a] == "K":
        return True
    skipped = 0
    for k in range(a + 1, min(end, a + 14)):
        tag = s.tags[k]
        if k < skipped:
            continue
        if tag == "Z" and (is_relative(s, k) or s.tags[k - 1 : k + 2] == "yZX"):
            skipped = _GROUP.match(s.tags, k + 1).end()  # type: ignore[union-attr]
            continue
        if tag in "BXK":
            return True
        if tag == "H" and k > a + 1:
            return True
        if tag in "ve" and s.tags[k - 1] in "NlHY#AQ":
            return True
        if tag == "Q" and s.tags[k - 1] in "lN":
            return True
        if tag in ",;:UWRI" or (tag == "C" and _JOINED.match(s.tags, k, end) is not None):
            return False
        if tag == "l" and _is_verbal(s, k, end):
            return True
    return False


def _is_verbal(s: Sentence, k: int, end: int) -> bool:
    """Guess whether an untagged word is a finite verb, from its number and its neighbours."""
    before, word = s.words[k - 1], s.words[k]
    if s.tags[k - 1] == "H":
        return True
    third = word.endswith("s") and not word.endswith("ss")
    if before in ("this", "that", "which", "everyone", "nobody", "everybody", "someone"):
        return third
    if s.tags[k - 1] not in "lN" or k + 1 >= end or s.tags[k + 1] not in "NDSHTMZAIWQ#Pg":
        return False
    plural = before.endswith("s") and not before.endswith("ss")
    return plural != third and (s.tags[k + 1] in "NDSHMZ" or word in load_cues().verbs)
