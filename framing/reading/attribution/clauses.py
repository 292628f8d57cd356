"""Step over what stands between a cue and its content, and find where clauses and noun phrases end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.noun_phrases import is_event
from framing.reading.attribution.tagging import FULL, HALF
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Container

    from framing.reading.attribution.sentences import Sentence

_NEW_CLAUSE = word_set(
    "according saying adding noting arguing claiming citing insisting calling while although though whereas but yet"
)
_SUBORDINATORS = word_set("because while after before when since until although though")
SUMMING = word_set("move decision step shift promise plan measure policy proposal claim deal")
"""Nouns in apposition that sum up what was said before: "the toll, a plan announced in May"."""
_OF_WHOM = re.compile("[ADC#lNPUe]{0,6}OR")
_PERIODS = word_set("week month year weekend night morning summer fall spring winter afternoon evening")
_LASTING = word_set("hours days weeks months years decades")
_AT_LENGTH = (("at", "length"), ("in", "detail"), ("in", "depth"), ("in", "public"), ("in", "private"))
_LISTED = re.compile(",?Cg")
"""Where a list of participles ends: "of hiding, delaying | and burning the files"."""
_APPOSED = re.compile(",l+N+$")
"""A name with what it is the name of, set after the one meant: "hunt the gunmen, | militant group K-12"."""
_DOING = ("touching", "focusing")
_HOLDING_BACK = (
    ("stopped", "short"),
    ("stops", "short"),
    ("declined", "to"),
    ("offered", "no"),
    ("gave", "no"),
    ("provided", "no"),
)
"""What a speaker does, not says: "said it was safe but | declined to explain"."""
_GROUP = re.compile("[BXA]*[egv]?")
"""The verbs of a relative clause: "that | would have allowed"."""
_ADDED = re.compile("D[lNeA]+[ZHR]")
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
        if tag in ",;:UWRI":
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


def clause_end(s: Sentence, a: int, end: int, *, tight: bool = False) -> int:
    """Return where words said end: at a semicolon, a contrast, a new report, or what the writer adds.

    `tight` is for noun phrases and infinitives, which end sooner than clauses.
    """
    tags, words = s.tags, s.words
    if tags[a] == "Q" and a + 1 < end and _ends_after_quote(s, a, end):
        return a + 1
    for k in range(a + 1, end):
        tag = tags[k]
        if tag == ";" and not _lists_on(s, k, end, tight=tight):
            return k
        if tag == "Q" and words[k][-1] == HALF and k + 1 < end and tags[k + 1] == "g":
            return k + 1
        if tag == "," and k + 1 < end:
            following, word = tags[k + 1], words[k + 1]
            if word == "but" and _contrasts(s, a, k, end):
                continue
            if word in _NEW_CLAUSE or (following == "g" and _reports(word)):
                return k
            if (following in "RD" and _trails(s, k + 1, end)) or _OF_WHOM.match(tags, k + 1, end):
                return k
            if word in ("said", "says"):
                return k
            if following == "N" and tags[k + 2 : k + 3] in ("e", "v") and _speaks(words[k + 2]):
                return k
        if words[k] == "but" and (
            (k + 1 < end and tags[k + 1] in "ev" and _speaks(words[k + 1])) or words[k + 1 : k + 3] in _HOLDING_BACK
        ):
            return k
        if tight and k + 1 < end and _ends_tight(s, k, end) and not (words[k] == "when" and tags[a] == "g"):
            return k
    return end


def _lists_on(s: Sentence, k: int, end: int, *, tight: bool) -> bool:
    """Tell whether what is said goes on after a semicolon: to a verb without subject, or in a list with "; and"."""
    a = k + 2 if s.tags[k + 1 : k + 2] == "C" else k + 1
    if a + 1 >= end or s.words[a - 1] == "but" or s.tags[-1] != ".":
        return False
    if tight:
        return s.tags[a] == "g"
    word = s.words[a]
    third = s.tags[a] == "l" and word.endswith("s") and not word.endswith("ss") and s.tags[a + 1] in "NDSPTMZ"
    if s.tags[a] in "BXve" or third:
        return True
    last = s.tags.find(";C", k, end)
    return last >= 0 and not any(_speaks(s.words[i]) for i in range(a, end) if s.tags[i] in "velg")


def _contrasts(s: Sentence, a: int, comma: int, end: int) -> bool:
    """Tell whether "but" sets right what "not" left out: "not just a failure, | but a disaster"."""
    return "not" in s.words[max(a, comma - 30) : comma] and not (comma + 2 < end and has_verb(s, comma + 2, end))


def _ends_tight(s: Sentence, k: int, end: int) -> bool:
    """Tell whether a noun phrase or infinitive ends at token `k`."""
    tags = s.tags
    tag, following = tags[k], tags[k + 1]
    if tag == ",":
        if _APPOSED.match(tags, k, end) is not None and tags[k - 1] == "l":
            return True
        if following == "N":
            return tags[k + 2 : k + 3] in ("e", "v")
        if following == "g" and _LISTED.search(tags, k + 2, min(end, k + 14)) is not None:
            return False
        return following in "gRUHZXB" or (following == "C" and tags[k + 2 : k + 3] in tuple("HXBve") and k + 2 < end)
    if tag == "C":
        return following in "XBHKve" or (following == "A" and tags[k + 2 : k + 3] in ("e", "v"))
    if tag == "-" and s.words[k] == "-" and tags[k - 1] == "." and following == "N":
        return False  # "the U.S.-Mexico border"
    return (tag == "-" and "-" not in tags[k + 1 : end]) or (
        tag == "U"
        and s.words[k] in _SUBORDINATORS
        and s.words[k - 1] not in ("time", "times", "day", "moment")
        and s.words[k + 1 : k + 4] != ("at", "the", "same")
    )


def _trails(s: Sentence, a: int, end: int) -> bool:
    """Tell whether what follows a comma is the writer's addition: "…, which has …", "…, a promise he made"."""
    if "," in s.tags[a:end]:
        return False
    if s.tags[a] == "R":
        return s.words[a] in ("which", "whose", "who")
    if a + 1 < len(s.words) and s.words[a + 1] in SUMMING:
        return s.tags[a] == "D"
    return s.words[a] in ("a", "an") and _ADDED.match(s.tags, a, end) is not None


def _reports(word: str) -> bool:
    """Tell whether a participle may take up the main clause to say or name something: "…, calling it"."""
    verb = load_cues().verbs.get(word)
    return verb is not None and bool(verb.frames) and word not in _DOING


def _speaks(word: str) -> bool:
    """Tell whether a form belongs to a verb that can report a clause."""
    verb = load_cues().verbs.get(word)
    return verb is not None and "clause" in verb.frames


def _ends_after_quote(s: Sentence, a: int, end: int) -> bool:
    """Tell whether what is said ends with the quotation at token `a`."""
    following = s.tags[a + 1]
    if following == "C":
        return a + 2 < end and s.tags[a + 2] in "HXBveK"
    if following == "-":
        return s.tags.find("-", a + 2, end) < 0
    return s.words[a][-1] in (FULL, HALF) and following != "Q"
