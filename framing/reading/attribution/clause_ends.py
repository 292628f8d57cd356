"""Find where words said end: at a contrast, a new report, what the speaker does next, what the writer adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.clauses import has_verb
from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.finds import SPEECH
from framing.reading.attribution.tagging import FULL, HALF
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.sentences import Sentence

_NEW_CLAUSE = word_set(
    "according saying adding noting arguing claiming citing insisting calling while although though whereas but yet"
)
_SUBORDINATORS = word_set("because while after before when since until although though")
SUMMING = word_set("move decision step shift promise plan measure policy proposal claim deal")
"""Nouns in apposition that sum up what was said before: "the toll, a plan announced in May"."""
_OF_WHOM = re.compile("[ADC#lNPUe]{0,6}OR")
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
_ADDED = re.compile("D[lNeA]+[ZHR]")


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
        if tag == "C" and _takes_up(s, k, end):
            return k - 1 if tags[k - 1] == "," else k
        if tight and k + 1 < end and _ends_tight(s, k, end) and not (words[k] == "when" and tags[a] == "g"):
            return k
    return end


def _takes_up(s: Sentence, k: int, end: int) -> bool:
    """Tell whether the speaker does something else after "and" or "but": "said it was safe | and denied that …"."""
    if s.words[k] == "but" and (
        (k + 1 < end and s.tags[k + 1] in "ev" and _speaks(s.words[k + 1])) or s.words[k + 1 : k + 3] in _HOLDING_BACK
    ):
        return True
    i = k + 1
    if i >= end or s.tags[i] not in "evAX":
        return False
    while i < end and (s.tags[i] == "A" or s.words[i] in ("has", "have", "had")):
        i += 1
    verb = load_cues().verbs.get(s.words[i]) if i + 1 < end and s.tags[i] in "ev" else None
    if verb is None or not verb.forms & {"past", "third"}:
        return False
    frames = verb.frames
    if "name" in frames or frames.get("topic") == "deny" or ("of-topic" in frames and "clause" not in frames):
        return True  # what is in the mouth of somebody quoted seldom names or denies things itself
    if frames.get("clause") not in SPEECH:
        return False
    if s.tags[i + 1] == "T":
        return "infinitive" in frames and "past" in verb.forms  # "said it was over | and vowed to leave"
    return s.tags[i + 1] in "ZHKQ" or (s.tags[i + 1] in "DSNI" and has_verb(s, i + 1, end))


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
