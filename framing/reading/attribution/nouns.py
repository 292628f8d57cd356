"""Find reports made by nouns: "their claim that", "allegations of", "voter fraud claims"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.clauses import clause_end, has_verb, report_end
from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.finds import Find
from framing.reading.attribution.noun_phrases import noun_start, phrase_start
from framing.reading.attribution.subjects import nearest_subject, subject_before
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_GOVERNED = {
    "claim": ("of", "about"),
    "warning": ("of", "about"),
    "lie": ("of", "about"),
    "view": ("about", "of", "on", "over"),
    "disagreement": ("about", "on", "over", "with"),
    "deny": ("of",),
    "find": ("of",),
    "wish": ("to", "for"),
    "attitude": ("of", "for", "to", "on", "against"),
    "ask": ("about", "of"),
    "say": ("about", "of", "on"),
    "believe": ("about", "of", "over", "on"),
    "topic": ("about", "on", "over", "against", "for"),
    "mention": ("of",),
    "reference": ("to",),
    "swipe": ("at",),
    "debate": ("over", "about"),
    "conversation": ("about",),
    "story": ("about",),
}
"""Prepositions after a noun cue that introduce what is talked about, by class of cue."""
_CLAUSAL = {"topic": "believe", "attitude": "believe", "wish": "claim"}
"""Classes that nouns have with a clause and lack without: "fears that" is a belief, "fears over" a theme."""
_UNOWNED = frozenset({"claim", "deny", "topic", "find"})
"""Classes of nouns that report a noun phrase even where nobody is named: "allegations of fraud"."""
_UNOWNED_AFTER = {
    "ask": ("about", "over"),
    "attitude": ("for", "over"),
    "opposition": ("to",),
    "objection": ("to",),
    "favor": ("of",),
    "favour": ("of",),
    "mention": ("of",),
    "reference": ("to",),
    "criticism": ("of", "for", "over"),
}
"""Prepositions after which nouns of other classes name a theme where nobody is named: "support for the levy"."""
_FOUND = word_set("uncovered saw sees gathered collected unearthed presented published")
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
_PLANNED = word_set("plan plans proposal proposals call calls")
"""Nouns that name a theme but for "to": "her plan to close the port" is a wish."""
_BARE = word_set(
    "accusations accusation allegations allegation rumours rumors rumour rumor fears suspicions hopes assertion"
    " assertions speculation concerns worries doubts warnings"
)
_MADE = word_set("made makes raised raises repeated repeats offered gave levelled leveled issued advanced")
_PICTURES = word_set(
    "characterization characterisation description portrayal depiction denunciation condemnation portrait dismissal"
)
_ONLY_AS = word_set("characterization characterisation description portrayal depiction")
_COMPOUND = word_set("claims allegations accusations")
_RECEIVING = word_set(
    "faced facing faces drew drawn drawing received receiving receives attracted prompted sparked sparking caused met"
    " got dominated led followed fueled fuelled provoked generated stoked ignited endured overcome amid including based"
    " described seen hit countered"
)
"""Verbs whose object is somebody else's claim or mood: "faced criticism"."""
_BETWEEN = 15
_RELATIVE = re.compile("(?:[RZ]A*[XB]*|T)A*$|[RZ]H?[XBA]*[ve]?$")
"""What stands before a verb that is not the main one: "voters who | left", "a plan to | leave"."""


def find_noun(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Return the report of the noun at token `i`: what follows it, else what is compounded with it."""
    kind = lexicon.nouns[s.words[i]]
    pictured = _pictured(s, i, end, lexicon) if s.words[i] in _PICTURES else None
    if pictured is not None or s.words[i].removesuffix("s") in _ONLY_AS:
        return pictured
    if s.words[i + 1] == "to" and s.words[i] in _PLANNED:
        kind = "wish"
    elif s.words[i + 1] == "of" and s.words[i] in ("fear", "fears"):
        kind = "believe"
    clause = _clause(s, i, end)
    if clause is not None:
        agent, a = clause
        source = agent or _source(s, i, kind, lexicon) or _governor(s, i, lexicon)
        content = s.span(a, max(a + 1, report_end(s, a, end)))
        return Find(source, s.span(i, i + 1), (content,), None, _CLAUSAL.get(kind, kind), "noun-that")
    governed = _GOVERNED.get(s.words[i].removesuffix("s"), _GOVERNED.get(kind, ()))
    if s.words[i + 1] not in governed or i + 2 >= end:
        return find_compound(s, i, lexicon)
    if kind == "find" and not _is_found(s, i, lexicon):
        return None
    source = _source(s, i, kind, lexicon)
    if source is None and not _stands_alone(s, i, kind):
        return None
    if source is None:
        kind = "topic" if kind in _UNOWNED_AFTER else kind
        source = _governor(s, i, lexicon)
    if kind == "claim" and s.words[i + 1] == "about" and s.words[i].removesuffix("s") not in _GOVERNED:
        kind = "topic"
    asked = s.tags[i + 2] in "WI"
    content = s.span(i + 2, clause_end(s, i + 2, end, tight=True) if asked else _phrase_limit(s, i + 2, end))
    return Find(source, s.span(i, i + 1), (content,), None, kind, "noun-phrase")


def _stands_alone(s: Sentence, i: int, kind: str) -> bool:
    """Tell whether a noun and what it governs are reported where nobody is named: "fears of a flood"."""
    word, following = s.words[i].removesuffix("s"), s.words[i + 1]
    if kind == "believe":
        return word == "fear"
    return kind in _UNOWNED or following in _UNOWNED_AFTER.get(word, _UNOWNED_AFTER.get(kind, ()))


def _pictured(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Find what something is called in "the council's portrayal of the guilds as | a mob"."""
    if s.words[i + 1] != "of":
        return None
    for k in range(i + 3, min(end - 1, i + 12)):
        if s.words[k] == "as":
            source = _source(s, i, "claim", lexicon)
            content = s.span(k + 1, _phrase_limit(s, k + 1, end))
            return None if source is None else Find(source, s.span(i, i + 1), (content,), None, "label", "noun-as")
        if s.tags[k] in ",;:-BXveHR":
            return None
    return None


def find_compound(s: Sentence, i: int, lexicon: Lexicon) -> Find | None:
    """Find what stands before the noun: "dismissed | voter fraud | claims"."""
    if s.words[i] not in _COMPOUND:
        return None
    a = i
    while a > 0 and s.tags[a - 1] in "lN" and i - a < 4 and s.words[a - 1] not in lexicon.verbs:
        a -= 1
    followed = s.tags[i + 1 : i + 2] in tuple("lNDSHYgM#") and s.words[i + 1] not in ("last", "this", "earlier")
    if a == i or s.tags[i] == "v" or followed or (set(s.tags[a:i]) == {"N"} and not s.titled):
        return None
    owner = _owner(s, a) if s.tags[a - 1 : a] in tuple("SY") else None
    return Find(owner, s.span(i, i + 1), (s.span(a, i),), None, lexicon.nouns[s.words[i]], "noun-compound")


def _clause(s: Sentence, i: int, end: int) -> tuple[Span | None, int] | None:
    """Return who is named between the noun and "that", and where the clause begins: "charges from the left that"."""
    if s.words[i + 1] in ("claiming", "alleging", "saying", "suggesting"):
        a = i + 3 if s.tags[i + 2 : i + 3] == "Z" else i + 2
        return (None, a) if a < end and has_verb(s, a, end) else None
    if s.words[i] in _BARE and s.tags[i + 1] in "HDNSK" and _is_bare(s, i + 1, end):
        return None, i + 1
    gap = s.tags.find("Z", i + 1, min(end, i + _BETWEEN))
    if gap < 0 or gap + 1 >= end or _is_relative(s, gap, end) or not has_verb(s, gap + 1, end):
        return None
    if s.words[i].removesuffix("s") in ("speech", "lecture", "tirade") or s.words[i] == "speeches":
        return None
    between = s.tags[i + 1 : gap]
    if between[:1] in ("B", "X") and len(between) < 5 and set(between) <= set("BXegAl"):
        return None, gap + 1
    if between[-1:] == "B" and between[0] in "PO" and set(between[:-1]) <= set("PODNlY"):
        return None, gap + 1
    if not set(between) <= set("PTyNlDSOYeA,#C"):
        return None
    named = next((k for k in range(i + 1, gap) if s.words[k] in ("by", "from", "among")), None)
    if named is None:
        return (None, gap + 1) if set(between) <= set("Py") else None
    if s.tags[gap - 1] in "ev" and gap - 1 > named + 1:
        return None  # "a report by the institute found that": a verb has the clause
    last = gap - 1 if s.tags[gap - 1] == "," else gap
    return (s.span(named + 1, last) if named + 1 < last else None), gap + 1


def _is_relative(s: Sentence, that: int, end: int) -> bool:
    """Tell whether "that" stands for the noun: "claims that | led to it", "a charge that | the duke made often"."""
    k = that + 1
    while k < end - 1 and s.tags[k] == "A":
        k += 1
    if s.tags[k] in "BXve":
        verb = load_cues().verbs.get(s.words[k])
        return verb is None or k == that + 1 or verb.frames.keys().isdisjoint(("clause", "as", "name"))
    for k in range(that + 2, min(end, that + 6)):
        if s.words[k] in _MADE:
            return s.tags[k + 1 : k + 2] in (*"AyPU,.", "")
        if s.tags[k] in "BvePOg,":
            return False
    return False


def _source(s: Sentence, i: int, kind: str, lexicon: Lexicon) -> Span | None:
    """Return whose claim it is: its owner by name, whoever makes it, or its owner by a pronoun."""
    owner = _owner(s, i)
    if owner is None or s.tags[i - 1 - _modifiers(s, i)] == "S":
        return _maker(s, i, kind, lexicon) or owner
    return owner


def _modifiers(s: Sentence, i: int) -> int:
    """Return how many words may stand between the noun at token `i` and its possessive."""
    k = i - 1
    most = 5
    while k >= 0 and i - k < most and (s.tags[k] in "lAegN#" or (s.tags[k] == "," and k < i - 2)):
        if s.tags[k] == ",":
            if s.tags[k + 1] not in "lA":
                break
            most = 8
        k -= 1
    return i - 1 - k


def _is_bare(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a clause without "that" follows a noun: "rumours | the mine had closed"."""
    for k in range(a + 1, min(end, a + 6)):
        if s.tags[k] in "BXe":
            return True
        if s.tags[k] not in "NlA#Y":
            return False
    return s.tags[a] == "K"


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


def _governor(s: Sentence, i: int, lexicon: Lexicon) -> Span | None:
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


def _is_found(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether evidence is said to be found or lacking by somebody: "found (no) evidence of"."""
    return any(word in lexicon.verbs or word in _FOUND for word in s.words[max(0, i - 4) : i])


def _owner(s: Sentence, i: int) -> Span | None:
    """Return whose claim it is: a possessive before the noun, or a name right before it ("C.I.A. warnings")."""
    k = i - 1 - _modifiers(s, i)
    if k >= 0 and s.tags[k] == "S":
        return s.span(k, k + 1)
    if k >= 0 and s.tags[k] == "Y":
        if s.raw[k][0].isupper():
            return s.span(_name_start(s, k), k + 1)
        b = phrase_start(s, k)
        return s.span(k if b is None else noun_start(s, b, k), k + 1)
    if i > 1 and s.tags[i - 1] == "N" and s.tags[i] == "l":
        return s.span(i - 1, i)
    return None


def _name_start(s: Sentence, k: int) -> int:
    """Return where a name that ends at token `k` begins, with the office before it: "former President Holt's"."""
    while k > 0 and (s.tags[k - 1] == "N" or s.words[k - 1] in ("former", "president", "the", "minister", "late")):
        k -= 1
    return k


def _phrase_limit(s: Sentence, a: int, end: int) -> int:
    """Return where what a noun governs ends: at a comma or at the verb of the clause the noun stands in."""
    tags = s.tags
    listing = s.words[a - 1] == "to"
    for k in range(a, end):
        tag = tags[k]
        if tag in ";:" or (tag == "," and not _goes_on(s, k, listing=listing)):
            return max(k, a + 1)
        if tag in "BXve" and _RELATIVE.search(tags, max(a, k - 4), k) is not None:
            continue
        if tag in "BXv" or (tag == "e" and k > a + 1 and tags[k + 1 : k + 2] not in ("P",)):
            return max(k, a + 1)
        if tag == "U" and k > a and s.words[k] not in ("than", "as"):
            return k
    return end


def _goes_on(s: Sentence, comma: int, *, listing: bool) -> bool:
    """Tell whether a comma only adds to a list: "issues, including | the harbour", "to mend roads, | close schools"."""
    following = s.words[comma + 1 : comma + 3]
    return (
        following[:1] == ("including",)
        or following == ("such", "as")
        or (listing and s.tags[comma + 1 : comma + 2] == "l")
    )
