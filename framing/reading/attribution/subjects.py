"""Find who says: the noun phrase that is the subject of a cue, before it or, inverted, after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from framing.reading.attribution.agreement import sound_start
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Container

    from framing.reading.attribution.sentences import Sentence


_CHAIN = word_set(
    "went go goes going gone continued continues continue continuing declined declines decline refused refuses "
    "refuse wants want wanted seemed seems appeared appears used able began begins started failed fails tried "
    "tries sought seeks had has have ought likely quick happy rushed willing moved managed hastened proceeded "
    "came come"
)
_EVENT = word_set(
    "interview statement speech tweet post letter email e-mail report rally debate conference briefing memo call "
    "article column hearing interviews remarks filing testimony video message op-ed editorial book press release "
    "appearance event forum meeting address show program programme blog note press-conference lawsuit court "
    "complaint documents text affidavit podcast emails essay broadcast study session session facebook twitter "
    "instagram response"
)
_OFFICES = word_set(
    "president minister senator governor mayor secretary spokesman spokeswoman spokesperson director chairman chief"
    " leader professor analyst activist author candidate campaign ambassador general king prince pope judge lawyer"
    " former and"
)
_FLOATING = {"there": "lN", "here": "lN", "all": "BX", "both": "BX", "each": "BX"}
"""Words that may float between subject and verb, with the tags they follow."""
_EMBEDDED = re.compile("[ZR][DNHS]")
_PREDICATE = re.compile("A*(?:[ev]|X[ev]|B[eg]|XBe)[PONlDSY#eyAMgT$]*")
_NOMINAL = "NlY#$DSOPegMA-("
NOT_SPEAKERS = word_set(
    "placard placards banner banners sign signs poster posters leaflet leaflets slogan slogans graffiti"
)
"""What bears words that nobody is named for."""
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


def skip_verb_group(s: Sentence, i: int) -> int:
    """Return the index of the token before the verb group that ends at token `i`."""
    tags, words = s.tags, s.words
    j = i - 1
    while j >= 0:
        tag = tags[j]
        floats = words[j] == "first" or (words[j] == "since" and tags[max(0, j - 1)] == "X")
        if tag in "AXB" or (floats and j > 0):
            j -= 1
        elif tag == "T" and j > 0 and (words[j - 1] in _CHAIN or tags[j - 1] in "XB"):
            j -= 2
        elif tag == "y" and words[j] != "may":
            j -= 2 if j > 0 and tags[j - 1] in "P" else 1
        elif words[j] in ("on", "to") and j > 0 and words[j - 1] in ("went", "goes", "going", "go"):
            j -= 2
        elif j > 0 and _FLOATING.get(words[j], "") and tags[j - 1] in _FLOATING[words[j]]:
            j -= 1
        else:
            break
    return j


def subject_before(s: Sentence, i: int) -> Subject | None:
    """Return the subject left of the verb at token `i`, or `None`. A carried one has an empty range."""
    j = skip_verb_group(s, i)
    if j > 1 and s.tags[j - 1 : j + 1] == ",N" and s.words[j][:2] in ("r-", "d-", "i-"):
        j -= 2
    if j < 0:
        return None
    tag = s.tags[j]
    if tag in "HK":
        return Subject(j, j + 1, j)
    if tag == "R" or (tag == "Z" and j > 0 and s.tags[j - 1] in "lN"):
        return _antecedent(s, j)
    if tag == "C":
        return Subject(j, j, j, carried=True)
    if tag in ",-":
        return _across_commas(s, j)
    head = _before_clause(s, j)
    if head is not None:
        return head
    if tag in "eg" and (j == 0 or s.tags[j - 1] not in ("DS" if tag == "e" else "DSl")):
        return None
    if tag in "NlYeg#$DMy)" and not (tag == "D" and s.words[j] in ("the", "a", "an", "every", "no")):
        start = sound_start(s, phrase_start(s, j), j)
        return None if start is None else Subject(start, j + 1, start)
    return None


def _before_clause(s: Sentence, end: int) -> Subject | None:
    """Return the noun before a relative clause that ends at a token: "a report | that was leaked | said"."""
    that = s.tags.rfind("Z", max(0, end - _LIMIT), end)
    if that < 1 or s.tags[that - 1] not in "lNy" or not _PREDICATE.fullmatch(s.tags, that + 1, end + 1):
        return None
    start = phrase_start(s, that - 1)
    if start is None or any(tag in "evBX" for tag in s.tags[start:that]):
        return None
    return Subject(start, that, start)


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
    return Subject(j, j + 1, start, antecedent=(start, end + 1), comma=comma)


def noun_start(s: Sentence, start: int, end: int) -> int:
    """Begin a phrase that need not be a subject at its last noun, after verbs and prepositions ("cited | polls")."""
    for k in range(end - 1, start - 1, -1):
        if s.tags[k] in "P":
            return k + 1
        if s.tags[k] in "egA" and s.tags[k + 1] in "DSNYPlegA" and (k == start or s.tags[k - 1] not in "DSO"):
            return k + 1
        if s.tags[k] == "l" and s.tags[k + 1] == "N" and s.words[k] not in _OFFICES and s.tags[start] not in "DSNY":
            return k + 1
    return start


def nearest_subject(s: Sentence, before: int, verbs: Container[str]) -> Subject | None:
    """Return the subject of the last finite verb left of a token, in the same clause."""
    for k in range(before - 1, 0, -1):
        if s.tags[k] == ";":
            return None
        if s.tags[k] in "BXve" or (s.words[k] in verbs and s.tags[k] != "g" and s.tags[k - 1] not in "SYDPO"):
            found = subject_before(s, k)
            if found is None or found.carried or s.tags[max(0, found.start - 2) : found.start].endswith("lC"):
                continue
            return found
    return None


def _across_commas(s: Sentence, j: int) -> Subject | None:
    """Step over what stands between commas or dashes (appositions, ages, places, relative clauses) to the subject."""
    mark = s.tags[j]
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
        return None if start is None else Subject(start, last + 1, start)
    return None


def _follows_fronted(s: Sentence, comma: int, end: int) -> bool:
    """Tell whether a segment that may be the subject follows a fronted phrase that opens the sentence."""
    if s.tags[comma + 1] not in "NDSY":
        return False
    k = comma - 1
    while k >= 0 and s.tags[k] not in ",;:":
        k -= 1
    if s.tags[0] == "P" and s.tags[comma - 1] == "N" and _without_fronted(s, 0, comma - 1) > 1:
        return False  # "On Monday Holt, a long-time critic of the port, said": the phrase has no comma of its own
    return k < 0 and s.tags[0] in "PUgeTWI" and end - comma > 1


def _is_aside(s: Sentence, start: int, end: int) -> bool:
    """Tell whether tokens between commas only add to the noun before them."""
    tag = s.tags[start]
    if tag in "RDSY#OPgUWAeI":
        return True
    if tag == "N":
        return end - start <= 8 and s.tags[start - 2] in "NlY#" and not any(t in "BXVv" for t in s.tags[start:end])
    return tag in "lC" and end - start <= 16 and s.tags[start - 2] in "NY"


def phrase_start(s: Sentence, end: int) -> int | None:
    """Return where the noun phrase that ends at token `end` begins, or `None` if there is none."""
    tags, words = s.tags, s.words
    b = end
    steps = 0
    cut = -1
    while b > 0 and steps < _LIMIT:
        tag = tags[b - 1]
        if tag == "C":
            if words[b - 1] not in ("and", "or", "&") or b < 2 or tags[b - 2] not in "NlY)e":
                break
            cut = b
        elif tag in "(-M" or (tag not in _NOMINAL and not (tag == "T" and (tags[b] in "DSNM" or tags[b - 2] in "ge"))):
            break
        b -= 1
        steps += 1
    if cut >= 0 and any(t in "ev" for t in tags[b : cut - 1]) and "P" not in tags[b:cut]:
        b = cut
    b = _without_fronted(s, b, end)
    while b < end and (tags[b] in "A" or (tags[b] == "g" and tags[b + 1] in "DSPO")):
        b += 1
    if b > end or (
        tags[end] in "PODS"
        and words[end] not in ("those", "these", "some", "many", "several", "all", "most", "few", "both", "another")
    ):
        return None
    return b


def _without_fronted(s: Sentence, b: int, end: int) -> int:
    """Drop a fronted phrase without comma: "In March the army said"."""
    tags = s.tags
    if tags[b] not in "P" or b == end:
        return b
    k = b + 1
    seen = False
    while k <= end:
        tag = tags[k]
        if seen and tag in "DSH" and tags[k - 1] not in "PO":
            return k
        if seen and tag == "N" and tags[k - 1] in "ly#" and tags[k - 1] != "N":
            return k
        if tag in "lNy#Y":
            seen = True
        k += 1
    return end if tags[end] in "Nl" and end > b + 1 else b


def subject_after(s: Sentence, i: int) -> Subject | None:
    """Return the subject right of an inverted verb ("said James Orrin, …"), or `None`."""
    tags, words = s.tags, s.words
    n = len(tags)
    b = i + 1
    if b >= n or tags[b] not in "NDSHlY#":
        return None
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
        if tag not in "NDSlY#POC(eTA" and not (tag == "." and len(s.words[e]) > 1):
            break
        if tag == "C" and (e + 1 >= n or tags[e + 1] not in "NlDS" or words[e] == "but"):
            break
        if tag in "TA" or tag == "y" or (words[e] in _EVENT and tags[e - 1] != "D"):
            break
        e += 1
    while e > b and tags[e - 1] in "POCD(":
        e -= 1
    return Subject(b, e, i) if e > b else None


def is_event(word: str) -> bool:
    """Tell whether a noun names an occasion or a medium of speech ("in an interview")."""
    return word in _EVENT
