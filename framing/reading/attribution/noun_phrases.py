"""Find where noun phrases begin, and which nouns name an occasion or a medium of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.sentences import Sentence

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
_AT_LEAST = (("more", "than"), ("at", "least"), ("fewer", "than"), ("less", "than"))
_NOMINAL = "NlY#$DSOPegMA-("
_LIMIT = 16


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
    b = without_fronted(s, b, end)
    while b < end and (tags[b] in "A" or (tags[b] == "g" and tags[b + 1] in "DSPO")):
        b += 1
    if b > end or (
        tags[end] in "PODS"
        and words[end] not in ("those", "these", "some", "many", "several", "all", "most", "few", "both", "another")
    ):
        return None
    return b


def without_fronted(s: Sentence, b: int, end: int) -> int:
    """Drop a fronted phrase without comma: "In March the army said"."""
    tags = s.tags
    if tags[b] not in "P" or b == end:
        return b
    k = b + 1
    seen = False
    while k <= end:
        tag = tags[k]
        if seen and tag in "DSH" and tags[k - 1] not in "POT":
            return k
        if seen and tag == "N" and tags[k - 1] in "ly#" and tags[k - 1] != "N":
            return k
        if tag in "lNy#Y":
            seen = True
        k += 1
    return end if tags[end] in "Nl" and end > b + 1 else b


def noun_start(s: Sentence, start: int, end: int) -> int:
    """Begin a phrase that need not be a subject at its last noun, after verbs and prepositions ("cited | polls")."""
    for k in range(end - 1, start - 1, -1):
        if s.tags[k] in "PT":
            return k + 1
        if s.tags[k] in "egA" and s.tags[k + 1] in "DSNYPlegA" and (k == start or s.tags[k - 1] not in "DSO"):
            return k + 1
        if s.tags[k] == "l" and s.tags[k + 1] == "N" and s.words[k] not in _OFFICES and s.tags[start] not in "DSNY":
            return k + 1
    return start


def with_count(s: Sentence, start: int, end: int) -> int:
    """Begin a phrase with "more than" before a number, and after "weeks ago"."""
    if "ago" in s.words[start:end]:
        start = s.words.index("ago", start) + 1
    counted = s.tags[start] in "#l" or s.words[start] in ("a", "half")
    return start - 2 if counted and s.words[max(0, start - 2) : start] in _AT_LEAST else start


def is_event(word: str) -> bool:
    """Tell whether a noun names an occasion or a medium of speech ("in an interview")."""
    return word in _EVENT
