"""Find words said before or around a cue that stands aside: "…, officials say", "The law, the panel found, …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.clauses import LISTENERS, has_verb, noun_phrase_end, skip_circumstance
from framing.reading.attribution.subjects import subject_after
from framing.reading.attribution.tagging import MASK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.attribution.finds import Content, Span
    from framing.reading.attribution.sentences import Sentence
    from framing.reading.attribution.subjects import Subject

_GOING_ON = ("including", "by", "because", "unless", "despite", "like")
"""Words that take up a clause after an aside: "…, the panel found, because it leaked"."""
_FRONTED = "PUWIgTe"
_NAMED_AT_END = re.compile("[lv]N+")
"""A verb in the present and a name that end a sentence: "…, reports | the Courier"."""


def content_before(
    s: Sentence, lead: int, a: int, end: int, frames: Mapping[str, str], forward: Content | None
) -> Span | None:
    """Return the token range of words said before a cue.

    `lead` is where subject and cue begin, `a` where what follows them begins, `forward` what the cue governs there.
    """
    tags = s.tags
    if lead == 0 or tags[lead - 1] not in ",Q-.":
        return None
    e = lead
    while e > 0 and tags[e - 1] in ",-":
        e -= 1
    b = clause_start(s, e)
    if b >= e or (set(tags[b:e]) <= set("AyPD#") and tags[b] in "APyD"):
        return None
    if tags[e - 1] == "Q" and e - 1 > b and tags[e - 2] in ",:-" and s.words[e - 1][-1] != MASK:
        b = e - 1
    object_follows = "hearer" not in frames and a < end and tags[a] in "lDSM"
    if tags[e - 1] == "Q" or (forward is None and "Q" in tags[b:e] and not object_follows):
        return b, e
    if forward is not None and (forward.frame != "quote" or a >= end):
        return None
    if "hearer" in frames and a < end and tags[a] in "MNDSlH":
        a = noun_phrase_end(s, a, end)
    a = skip_circumstance(s, a, end, frames)
    following = tags[a] if a < end else "."
    if following == "T" and s.tags[a + 1 : a + 2] not in ("D", "N", "S", "M") and s.words[a + 1] not in LISTENERS:
        return None  # "…, Holt volunteered | to leave"
    if following not in ",.;-" and not (tags[a] in "PyAUeT" and "Q" not in tags[a:end]):
        return None
    around = following == "," and content_around(s, a, end) is not None
    fronted = tags[b] in _FRONTED and not around and not _holds_clause(s, b, e, end)
    if fronted or (e - b < 3 and following != ","):
        return None
    return b, e


def content_around(s: Sentence, a: int, end: int, *, fronted: bool = False) -> Span | None:
    """Return the words that go on after an aside set off by commas: "The policy, the panel found, | amounted …".

    `fronted` tells that only circumstances go before the aside: "Now, he said, | at least six …".
    """
    circumstantial = fronted and a + 1 < end and s.tags[a] == "," and s.tags[a + 1] in "PUW"
    if circumstantial and _holds_clause(s, a + 1, end, end + 9):
        return a + 1, end
    if s.tags[a + 1 : a + 3] == "Ag":
        return None  # "…, the palace said, | probably opening a fight"
    if a + 1 < end and s.tags[a] == "," and (s.tags[a + 1] not in "CgRUWP" or s.words[a + 1] in _GOING_ON):
        return a + 1, end
    return None


def content_of_as(s: Sentence, subject: Subject, a: int, end: int) -> Span | None:
    """Return the main clause after "As X reported, …" or before ", as X reported"."""
    lead = subject.lead
    if lead == 0 or s.words[lead - 1] != "as":
        return None
    comma = s.tags.find(",", a, a + 12)
    if lead <= 2 and 0 <= comma < end - 2:
        return comma + 1, end
    inserted = lead > 2 and s.tags[lead - 2] in ",-" and 0 <= comma < end - 2 and "T" not in s.tags[a:comma]
    if inserted and set(s.tags[: lead - 2]) <= set("ACUZPDle"):
        return comma + 1, end
    if lead > 3 and s.tags[lead - 2] in ",-" and (a >= end or s.tags[a] in ",." or _is_place(s, a, end)):
        return clause_start(s, lead - 2), lead - 2
    return None


def _is_place(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a sentence only goes on to where or when: "as Holt noted | in the Courier"."""
    return s.tags[a] in "Py" and set(s.tags[a:end]) <= set("PODSNlYy#A.")


def content_inserted(s: Sentence, subject: Subject, a: int, end: int, frames: Mapping[str, str]) -> Span | None:
    """Return the clause after an aside that only circumstances precede: "Given that, the mayor said, …"."""
    if subject.lead == 0 or s.tags[subject.lead - 1] != "," or subject.antecedent or subject.carried:
        return None
    if a < end and s.tags[a] in "MNDSlH":
        a = noun_phrase_end(s, a, end)
    a = skip_circumstance(s, a, end, frames)
    return content_around(s, a, end, fronted=True)


def subject_at_close(s: Sentence, i: int, end: int) -> Subject | None:
    """Return who has said the whole sentence: "The port, which he sold, is shut, said | Anna Holt |, its owner"."""
    named = s.tags[i : i + 2] == "eN" or _NAMED_AT_END.fullmatch(s.tags, i, end) is not None
    if not named or has_verb(s, i + 1, end):
        return None
    found = subject_after(s, i)
    return found if found is not None and s.tags[found.end : found.end + 1] in (",", ".", "") else None


def follows_quote(s: Sentence, lead: int) -> bool:
    """Tell whether the subject at token `lead` comes right after a quotation."""
    if lead > 0 and s.tags[lead - 1] == "Q":
        return True
    if s.tags[max(0, lead - 2) : lead] not in ("Q,", "Q-"):
        return False
    return lead == 2 or s.words[lead - 2][-1] != MASK


def clause_start(s: Sentence, e: int) -> int:
    """Return where the clause that ends at token `e` begins: after a semicolon, a conjunction, or the sentence."""
    semicolon = s.tags.rfind(";", 0, e)
    if semicolon >= 0:
        return semicolon + 1
    b = 0
    while b < e and (s.tags[b] in "C," or s.words[b] == "so" or (s.tags[b] == "." and len(s.words[b]) == 1)):
        b += 1
    return b


def _holds_clause(s: Sentence, b: int, e: int, end: int) -> bool:
    """Tell whether a fronted stretch holds a clause of its own, which may be what is said."""
    if s.tags[b] in "UWI" and "," not in s.tags[b:e]:
        return end - e < 6
    return any(tag in "BXveK" for tag in s.tags[b + 1 : e])
