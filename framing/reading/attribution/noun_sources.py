"""Find whose claim, fear or plan a noun names: its owner, whoever makes it, whoever has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.noun_phrases import noun_start, phrase_start
from framing.reading.attribution.subjects import nearest_subject, subject_before
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_MAKING = word_set(
    "make makes made making repeat repeats repeated repeating spread spreads spreading push pushes pushed pushing"
    " raise raises raised level levels leveled levelled issue issued issues promote promotes promoted voice voiced"
    " voices reject rejects rejected rejecting deny denies denied denying dismiss dismisses dismissed dismissing"
    " express expressed expresses expressing voicing peddle peddled advance advanced float floated amplify amplified"
    " offer offered offers offering lodge lodged file filed dispute disputed disputes reiterate reiterated renew"
    " renews renewed spew spewed launch launched launches launching unleash unleashed deliver delivered delivers"
    " delivering share shared shares give gave gives giving signal signaled signalled signals outline outlined"
    " outlines unveil unveiled unveils lay lays laid post posted posts tweeted announce announced announces escalate"
    " escalated intensify intensified defend defended defends defending press pressing pressed leveling levelling"
    " stress stressed explain explained pledge pledged withdraw withdrew drop dropped reverse reversed revise revised"
    " soften softened reaffirm reaffirmed used use uses using"
)
"""Verbs whose subject makes the claim, or holds it off."""
_HOLDING = word_set("has have had having holds held harbors harbored harbours harboured")
"""Verbs whose subject has the view, the plan or the fear."""
_HELD = frozenset({"topic", "believe", "attitude", "wish"})
_RECEIVING = word_set(
    "faced facing faces drew drawn drawing received receiving receives attracted prompted sparked sparking caused met"
    " got dominated led followed fueled fuelled provoked generated stoked ignited endured overcome amid including based"
    " described seen hit countered"
)
"""Verbs whose object is somebody else's claim or mood: "faced criticism"."""


def noun_source(s: Sentence, i: int, kind: str, lexicon: Lexicon) -> Span | None:
    """Return whose claim it is: its owner by name, whoever makes it, or its owner by a pronoun."""
    owner = noun_owner(s, i)
    if owner is None or s.tags[i - 1 - count_modifiers(s, i)] == "S":
        return _maker(s, i, kind, lexicon) or owner
    return owner


def _maker(s: Sentence, i: int, kind: str, lexicon: Lexicon) -> Span | None:
    """Return the subject of the verb that makes the claim: "the mayor repeated | the claim"."""
    k = i - 1
    while k >= 0 and i - k < 5 and s.tags[k] in "lAeDSg#N" and s.words[k] not in _MAKING:
        k -= 1
    if k > 0 and s.words[k] == "in" and s.words[i] in ("hope", "hopes", "belief"):
        found = nearest_subject(s, k, lexicon.verbs)
        return None if found is None or found.end <= found.start else s.span(found.start, found.end)
    makes = k >= 0 and (s.words[k] in _MAKING or (kind in _HELD and s.words[k] in _HOLDING))
    if makes and kind != "claim" and s.words[k] in ("used", "use", "uses", "using"):
        return None
    if kind != "find" and not makes:
        return None
    subject = subject_before(s, k) if makes else None
    if subject is None or subject.carried:
        subject = nearest_subject(s, i, lexicon.verbs)
    if subject is None or s.words[subject.start] in ("it", "there"):
        return None
    return s.span(subject.start, subject.end)


def noun_governor(s: Sentence, i: int, lexicon: Lexicon) -> Span | None:
    """Return the subject of the verb that has the noun at token `i` for an object: "Holt is pushing | the idea"."""
    k = i - 1
    while k > 0 and i - k < 9 and s.tags[k] in "lADS#N,":
        k -= 1
    if k > 0 and s.tags[k] in "PO":
        low = k - 5
        while k > max(0, low) and s.tags[k] in "POAlDS":
            k -= 1
    if k < 1 or (s.tags[k] not in "evg" and s.words[k] not in _HOLDING) or s.words[k] in _RECEIVING:
        return None
    found = subject_before(s, k)
    if found is None or found.end <= found.start:
        found = nearest_subject(s, k, lexicon.verbs)
    if found is None or found.end <= found.start or s.words[found.start] == "there":
        return None
    return s.span(found.start, found.end)


def noun_owner(s: Sentence, i: int) -> Span | None:
    """Return whose claim it is: a possessive before the noun, or a name right before it ("C.I.A. warnings")."""
    k = i - 1 - count_modifiers(s, i)
    if k >= 0 and s.tags[k] == "S":
        return s.span(k, k + 1)
    if k >= 0 and s.tags[k] == "Y":
        if s.raw[k][0].isupper():
            return s.span(_name_start(s, k), k + 1)
        b = phrase_start(s, k)
        return s.span(k if b is None else noun_start(s, b, k), k + 1)
    if i > 1 and s.tags[i - 1] == "N" and s.tags[i] == "l" and not s.titled:
        return s.span(i - 1, i)
    return None


def count_modifiers(s: Sentence, i: int) -> int:
    """Return how many words may stand between the noun at token `i` and its possessive."""
    k = i - 1
    most = 5
    while (
        k >= 0 and i - k < most and (s.tags[k] in "lAegN#" or s.words[k] == "most" or (s.tags[k] == "," and k < i - 2))
    ):
        if s.tags[k] == ",":
            if s.tags[k + 1] not in "lA":
                break
            most = 8
        k -= 1
    return i - 1 - k


def _name_start(s: Sentence, k: int) -> int:
    """Return where a name that ends at token `k` begins, with the office before it: "former President Holt's"."""
    while k > 0 and (s.tags[k - 1] == "N" or s.words[k - 1] in ("former", "president", "the", "minister", "late")):
        k -= 1
    return k
