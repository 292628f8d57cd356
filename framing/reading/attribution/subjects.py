"""Find who says: the noun phrase that is the subject of a cue, before it or, inverted, after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from framing.reading.attribution.agreement import sound_start
from framing.reading.attribution.noun_phrases import is_event, noun_start, phrase_start, with_count, without_fronted
from framing.reading.attribution.tagging import HALF
from framing.reading.attribution.verb_groups import skip_verb_group
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Container

    from framing.reading.attribution.sentences import Sentence


_PAST = ("was", "were", "had", "did")
_EMBEDDED = re.compile("[ZR][DNHS]")
_PREDICATE = re.compile("A*(?:[ev]|X[ev]|B[eg]|XBe)[PONlDSY#eyAMgT$]*")
_DOERS = frozenset({"he", "she", "it", "they", "who"})
"""Words before which no other subject ends: a verb follows them."""
_ROLE_AND_NAME = re.compile("l+N+")
NOT_SPEAKERS = word_set(
    "placard placards banner banners sign signs poster posters leaflet leaflets slogan slogans graffiti"
)
"""What bears words that nobody is named for."""
_TIMES = word_set("week month year weekend night morning afternoon evening summer winter spring autumn fall later ago")
"""Words that end a time without preposition: "Holt | last week | announced …"."""
_WHICH_TIME = ("last", "this", "past", "that", "a", "week", "month", "year", "same", "earlier")
_LIMIT = 16


class Subject(NamedTuple):
    """Token range [start, end) of a source; `lead` is where the words that belong to it begin, titles and all.

    `antecedent` is the range of the noun phrase a relative pronoun stands for; `carried` tells that the subject is
    that of an earlier verb.
    """

    start: int
    end: int
    lead: int
    antecedent: tuple[int, int] | None = None
    carried: bool = False
    comma: bool = False


def subject_before(s: Sentence, i: int) -> Subject | None:
    """Return the subject left of the verb at token `i`, or `None`. A carried one has an empty range."""
    j = skip_verb_group(s, i)
    if j > 1 and s.words[j] in _TIMES:
        j = _before_time(s, j)
    if j > 1 and s.tags[j - 1 : j + 1] == ",N" and s.words[j][:2] in ("r-", "d-", "i-"):
        j -= 2
    if j < 0:
        named = i == 1 and s.words[0][-2:] == "ly" and s.raw[0][0].isupper() and not s.titled
        return Subject(0, 1, 0) if named else None  # "Connolly said": no adverb
    tag = s.tags[j]
    if tag in "HK":
        return Subject(j, j + 1, j)
    if tag == "R" or (tag == "Z" and j > 0 and s.tags[j - 1] in "lN"):
        return _antecedent(s, j)
    if tag == "C":
        return Subject(j, j, j, carried=True)
    if tag == "," and s.words[i - 1] == "then":
        return Subject(j, j, j, carried=True)
    if tag in ",-":
        return _across_commas(s, j)
    if tag == "Q" and j > 1 and s.tags[j - 1] in "OPDYg" and s.words[j][-1] == HALF:
        return _across_commas(s, j + 1, mark=",")  # "Holt, host of “Morning Tide,” said"
    head = _before_clause(s, j)
    if head is not None:
        return head
    if tag == "l" and s.words[j] in ("more", "less"):
        j = _adverbs_start(s, j) - 1
        return subject_before(s, j) if j > 0 and s.tags[j] in "Bev" else None  # "voters | are more likely to | want"
    if tag == "e" and j > 1 and s.tags[j - 1] in "lN" and set("BT").isdisjoint(s.tags[j + 1 : i]):
        j -= 1  # "a document | filed | said": two verbs in the past never stand side by side
    elif tag == "e" and (owner := _owner_before(s, j)) is not None:
        return owner
    elif tag in "eg" and (j == 0 or s.tags[j - 1] not in ("DS" if tag == "e" else "DSlY")):
        return None
    if tag in "NlYeg#$DMy)" and not (tag == "D" and s.words[j] in ("the", "a", "an", "every", "no")):
        start = sound_start(s, phrase_start(s, j), j)
        if start is not None:
            start = with_count(s, start, j)
        if start == j and is_event(s.words[j]) and (opened := _occasion(s, j)) >= 0:
            return Subject(opened, opened, opened, carried=True)
        if start == j and j and tag == "l" and s.tags[j - 1] in "MH":
            return None  # "many of them | hope | will": a verb
        if start and s.tags[start] == "P" and s.tags[start - 1] == "R":
            return _antecedent(s, start - 1)  # "Holt, who | in 2010 | said"
        if (
            start
            and s.words[start] in ("on", "in", "during")
            and (comma := _adverbs_start(s, start)) > 0
            and s.tags[comma - 1] == ","
        ):
            return _across_commas(s, comma - 1)  # "Holt, the mayor, | also on Monday night | said"
        return _before_clause(s, j, "R") if start is None else _unless_predicate(s, start, j)
    return None


def _unless_predicate(s: Sentence, start: int, end: int) -> Subject | None:
    """Return the phrase as a subject, or who does what it tells: "the clerk | who runs the port | said"."""
    if start < end and start and s.words[start - 1] in _DOERS and s.tags[start] in "lev":
        if s.tags[start - 1] == "H":
            return Subject(start - 1, start, start - 1)
        found = _antecedent(s, start - 1)
        return None if found is None or found.antecedent is None else Subject(*found.antecedent, found.antecedent[0])
    return Subject(start, end + 1, start)


def _adverbs_start(s: Sentence, i: int) -> int:
    while i > 0 and s.tags[i - 1] == "A":
        i -= 1
    return i


def _occasion(s: Sentence, j: int) -> int:
    """Return the token before an occasion set between "and" and its verb: "but | in a later interview | said"."""
    k = j - 1
    while k > 0 and s.tags[k] in "DSlA#N":
        k -= 1
    return k - 1 if k > 1 and s.tags[k] == "P" and s.tags[k - 1] == "C" else -1


def _before_time(s: Sentence, j: int) -> int:
    """Step over a time between subject and verb, if something that may be the subject stands before it."""
    k = j - 1
    while k > 0 and (s.words[k] in _WHICH_TIME or s.tags[k] == "y"):
        k -= 1
    if k and s.tags[k] == "P":
        k -= 1
    return k if k < j - 1 and s.tags[k] in "NlR,He" else j


def _before_clause(s: Sentence, end: int, pronoun: str = "Z") -> Subject | None:
    """Return the noun before a relative clause that ends at a token: "a report | that was leaked | said"."""
    that = s.tags.rfind(pronoun, max(0, end - _LIMIT), end)
    if that < 1 or s.tags[that - 1] not in "lNy" or not _PREDICATE.fullmatch(s.tags, that + 1, end + 1):
        return None
    start = phrase_start(s, that - 1)
    if start is None or any(tag in "evBX" for tag in s.tags[start:that]):
        return None
    return Subject(start, that, start)


def _owner_before(s: Sentence, end: int) -> Subject | None:
    """Return the noun before a clause with "whose" or "who" that ends in a verb: "clerks | whose pay fell | said"."""
    who = next((k for k in range(end - 1, max(0, end - _LIMIT), -1) if s.words[k] in ("whose", "who")), 0)
    if not who or s.tags[who - 1] not in "lN" or not set(s.tags[who:end]).isdisjoint(",;:QZHIW"):
        return None
    start = phrase_start(s, who - 1)
    return None if start is None else Subject(start, who, start)


def _antecedent(s: Sentence, j: int) -> Subject | None:
    end = j - 1
    comma = end >= 0 and s.tags[end] in ",-"
    if comma:
        end -= 1
    if end < 0 or s.tags[end] not in "NlYe#HDMy":
        return None
    start = phrase_start(s, end)
    if start is None:
        return None
    start = noun_start(s, start, end)
    if s.words[start : start + 2] == ("according", "to") and start + 2 <= end:
        start += 2  # "according to | two guards, who said"
    if comma and s.tags[start] == "D" and s.tags[max(0, start - 2) : start] == "N,":
        end = start - 2  # "the Harbour Guild, | the oldest union, which said"
        named = phrase_start(s, end)
        start = end if named is None else noun_start(s, named, end)
    return Subject(j, j + 1, start, antecedent=(start, end + 1), comma=comma)


def nearest_subject(s: Sentence, before: int, verbs: Container[str], *, past: bool = False) -> Subject | None:
    """Return the subject of the last finite verb left of a token, in the same clause; of one in the past if asked."""
    for k in range(before - 1, 0, -1):
        if s.tags[k] == ";":
            return None
        if past and not _is_past(s, k):
            continue
        if s.tags[k] in "BXve" or (s.words[k] in verbs and s.tags[k] != "g" and s.tags[k - 1] not in "SYDPO"):
            found = subject_before(s, k)
            if found is None or found.carried or s.tags[max(0, found.start - 2) : found.start].endswith("lC"):
                continue
            return found
    return None


def _is_past(s: Sentence, k: int) -> bool:
    """Tell whether a verb at token `k` stands in the simple past."""
    if s.tags[k] != "e":
        return s.words[k] in _PAST
    j = k - 1
    while j > 0 and s.tags[j] == "A":
        j -= 1
    return s.tags[j] not in "XBT" or s.words[j] in _PAST


def _across_commas(s: Sentence, j: int, *, mark: str = "") -> Subject | None:
    """Step over what stands between commas or dashes (appositions, ages, places, relative clauses) to the subject."""
    mark = mark or s.tags[j]
    end = j
    hops = 0
    while hops < 6:
        k = end - 1
        low = max(-1, end - 32)
        while k > low and s.tags[k] != mark and s.tags[k] not in ";:":
            k -= 1
        if k <= low and low >= 0:
            return None
        at_comma = k >= 0 and s.tags[k] == mark
        if k + 1 >= end:
            return None
        stays = _follows_fronted(s, k, end) or (s.tags[k + 1] != "R" and _EMBEDDED.search(s.tags, k + 2, end - 1))
        if hops and at_comma and _is_role(s, k, end):
            return Subject(k + 1, end, k + 1)
        if at_comma and k > 0 and s.tags[k - 1] in "NlYe#)MHDQAy" and not stays and _is_aside(s, k + 1, end):
            end = k
            hops += 1
            continue
        if hops == 0 and mark == "," and not at_comma:
            return None
        last = end - 1
        if s.tags[last] in "HK":
            return Subject(last, last + 1, last)
        if s.tags[last] not in "NlYe#)MD":
            return None
        if hops == 0:
            # "…, the mayor, said": only a comma before the verb, nothing stepped over
            return None
        start = phrase_start(s, last)
        return None if start is None else _unless_predicate(s, start, last)
    return None


def _is_role(s: Sentence, comma: int, end: int) -> bool:
    """Tell whether a role that its name follows is the subject of an aside: "It is dead, | a clerk, | Holt, | said"."""
    named = s.tags.find(",", end + 1)
    return (
        s.tags[comma + 1] in "DS"
        and set(s.tags[comma + 2 : end]) <= set("lNOD")
        and named > end + 1
        and set(s.tags[end + 1 : named]) <= set("N.")
        and not set("BXve").isdisjoint(s.tags[:comma])
    )


def _follows_fronted(s: Sentence, comma: int, end: int) -> bool:
    """Tell whether a segment that may be the subject follows a fronted phrase that opens the sentence."""
    if s.tags[comma + 1] not in "NDSY":
        return False
    k = comma - 1
    while k >= 0 and s.tags[k] not in ",;:":
        k -= 1
    if s.words[0] == "as" and set("BXve").isdisjoint(s.tags[1:comma]):
        return False  # "As Holt, the mayor, put it": the name is part of the clause
    name = without_fronted(s, 0, comma - 1) if s.tags[0] == "P" and s.tags[comma - 1] == "N" else 0
    if name > 1 and s.tags[name - 1] not in "DPOT":
        return False  # "On Monday Holt, a long-time critic of the port, said": the phrase has no comma of its own
    opening = s.tags[1] if s.tags[0] in "CA" else s.tags[0]
    return k < 0 and (opening in "PUgeTWIO" or s.words[comma - 1] in _TIMES) and end - comma > 1


def _is_aside(s: Sentence, start: int, end: int) -> bool:
    """Tell whether tokens between commas only add to the noun before them."""
    tag = s.tags[start]
    if tag in "RDSY#OPgUWAeI":
        return True
    if tag == "N":
        return end - start <= 12 and s.tags[start - 2] in "NlY#" and not any(t in "BXVv" for t in s.tags[start:end])
    if tag == "C" and s.tags[start - 1] == "-":
        return True
    if tag == "l" and s.tags[start - 2] == "l":
        return _ROLE_AND_NAME.fullmatch(s.tags, start, end) is not None
    return tag in "lC" and end - start <= 16 and s.tags[start - 2] in "NY"


def subject_after(s: Sentence, i: int) -> Subject | None:
    """Return the subject right of an inverted verb ("said James Orrin, …"), or `None`."""
    tags, words = s.tags, s.words
    n = len(tags)
    b = i + 1
    if b >= n or (tags[b] not in "NDSHlY#" and not (tags[b] == "e" and tags[b + 1 : b + 2] in ("l", "N"))):
        return None  # "said | retired general Anna Holt"
    if tags[b] == "H":
        return Subject(b, b + 1, i)
    e = b
    while e < n and e - b < 12:
        tag = tags[e]
        if (
            tag in "P"
            and words[e] not in ("for", "from", "with")
            and not (words[e] in ("at", "in") and tags[e - 1] == "l")
        ):
            break
        if tag not in "NDSlY#POC(eTAy" and not (tag == "." and len(s.words[e]) > 1):
            break
        if tag == "C" and (e + 1 >= n or tags[e + 1] not in "NlDS" or words[e] == "but"):
            break
        if (
            tag in "TA"
            or (tag == "y" and tags[e - 1] != "D")
            or (is_event(words[e]) and tags[e - 1] != "D" and words[i] not in ("read", "reads"))
        ):
            break
        e += 1
    while e > b and tags[e - 1] in "POCD(":
        e -= 1
    return Subject(b, e, i) if e > b else None
