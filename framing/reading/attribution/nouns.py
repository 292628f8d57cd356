"""Find reports made by nouns: "their claim that", "allegations of", "voter fraud claims"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.reading.attribution.clauses import has_verb, report_end
from framing.reading.attribution.finds import Find
from framing.reading.attribution.subjects import nearest_subject, noun_start, phrase_start, subject_before
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.cues import Lexicon
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_GOVERNED = {
    "claim": ("of",),
    "warning": ("of", "about"),
    "lie": ("of", "about"),
    "deny": ("of",),
    "find": ("of",),
    "wish": ("to", "for"),
    "attitude": ("of", "for", "to", "on", "against"),
    "ask": ("about", "of"),
    "say": ("about", "of", "on"),
    "believe": ("about", "of", "over", "on"),
    "topic": ("about", "on", "over", "against", "for"),
}
"""Prepositions after a noun cue that introduce what is talked about, by class of cue."""
_CLAUSAL = {"topic": "believe", "attitude": "believe", "wish": "claim"}
"""Classes that nouns have with a clause and lack without: "fears that" is a belief, "fears over" a theme."""
_UNOWNED = frozenset({"claim", "deny", "topic", "find"})
"""Classes of nouns that report a noun phrase even where nobody is named: "allegations of fraud"."""
_FOUND = word_set("uncovered saw sees gathered collected unearthed presented published")
_MAKING = word_set(
    "make makes made making repeat repeats repeated repeating spread spreads spreading push pushes pushed pushing raise"
    " raises raised level levels leveled levelled issue issued issues promote promotes promoted voice voiced voices"
    " reject rejects rejected rejecting deny denies denied denying dismiss dismisses dismissed dismissing express"
    " expressed peddle peddled advance advanced float floated amplify amplified offer offered lodge lodged file filed"
    " dispute disputed disputes reiterate reiterated renew renewed spew spewed"
)
"""Verbs whose subject makes the claim, or holds it off."""
_COMPOUND = word_set("claims allegations accusations")
_BETWEEN = 15


def find_noun(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Return the report of the noun at token `i`: what follows it, else what is compounded with it."""
    kind = lexicon.nouns[s.words[i]]
    clause = _clause(s, i, end)
    if clause is not None:
        agent, a = clause
        source = _owner(s, i) or agent or _maker(s, i, kind, lexicon)
        content = s.span(a, max(a + 1, report_end(s, a, end)))
        return Find(source, s.span(i, i + 1), (content,), None, _CLAUSAL.get(kind, kind), "noun-that")
    governed = _GOVERNED.get(s.words[i].removesuffix("s"), _GOVERNED.get(kind, ()))
    if s.words[i + 1] not in governed or i + 2 >= end:
        return find_compound(s, i, lexicon)
    source = _owner(s, i)
    if source is None and kind not in _UNOWNED:
        return None
    if source is None:
        if kind == "find" and not _is_found(s, i, lexicon):
            return None
        source = _maker(s, i, kind, lexicon)
    content = s.span(i + 2, _phrase_limit(s, i + 2, end))
    return Find(source, s.span(i, i + 1), (content,), None, kind, "noun-phrase")


def find_compound(s: Sentence, i: int, lexicon: Lexicon) -> Find | None:
    """Find what stands before the noun: "dismissed | voter fraud | claims"."""
    if s.words[i] not in _COMPOUND:
        return None
    a = i
    while a > 0 and s.tags[a - 1] in "lN" and i - a < 4 and s.words[a - 1] not in lexicon.verbs:
        a -= 1
    if a == i or s.tags[i] == "v":
        return None
    owner = _owner(s, a) if s.tags[a - 1 : a] in tuple("SY") else None
    return Find(owner, s.span(i, i + 1), (s.span(a, i),), None, lexicon.nouns[s.words[i]], "noun-compound")


def _clause(s: Sentence, i: int, end: int) -> tuple[Span | None, int] | None:
    """Return who is named between the noun and "that", and where the clause begins: "charges from the left that"."""
    if s.words[i + 1] in ("claiming", "alleging", "saying", "suggesting"):
        a = i + 3 if s.tags[i + 2 : i + 3] == "Z" else i + 2
        return (None, a) if a < end and has_verb(s, a, end) else None
    gap = s.tags.find("Z", i + 1, min(end, i + _BETWEEN))
    if gap < 0 or gap + 1 >= end or s.tags[gap + 1] in "BXv" or not has_verb(s, gap + 1, end):
        return None
    between = s.tags[i + 1 : gap]
    if between[:1] in ("B", "X") and len(between) < 5 and set(between) <= set("BXegAl"):
        return None, gap + 1
    if not set(between) <= set("PTyNlDSOYeA,#"):
        return None
    named = next((k for k in range(i + 1, gap) if s.words[k] in ("by", "from", "among")), None)
    if named is None:
        return (None, gap + 1) if set(between) <= set("Py") else None
    if s.tags[gap - 1] in "ev" and gap - 1 > named + 1:
        return None  # "a report by the institute found that": a verb has the clause
    last = gap - 1 if s.tags[gap - 1] == "," else gap
    return (s.span(named + 1, last) if named + 1 < last else None), gap + 1


def _maker(s: Sentence, i: int, kind: str, lexicon: Lexicon) -> Span | None:
    """Return the subject of the verb that makes the claim: "the mayor repeated | the claim"."""
    k = i - 1
    while k >= 0 and i - k < 5 and s.tags[k] in "lAeDg#N" and s.words[k] not in _MAKING:
        k -= 1
    if kind != "find" and (k < 0 or s.words[k] not in _MAKING):
        return None
    subject = subject_before(s, k) if k >= 0 and s.words[k] in _MAKING else None
    if subject is None or subject.carried:
        subject = nearest_subject(s, i, lexicon.verbs)
    if subject is None or s.words[subject.start] in ("it", "there"):
        return None
    return s.span(subject.start, subject.end)


def _is_found(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether evidence is said to be found or lacking by somebody: "found (no) evidence of"."""
    return any(word in lexicon.verbs or word in _FOUND for word in s.words[max(0, i - 4) : i])


def _owner(s: Sentence, i: int) -> Span | None:
    """Return whose claim it is: a possessive before the noun, or a name right before it ("C.I.A. warnings")."""
    k = i - 1
    while k >= 0 and i - k < 5 and s.tags[k] in "lAegN#":
        k -= 1
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
    for k in range(a, end):
        if (
            s.tags[k] in ",;:BXv"
            or (s.tags[k] == "e" and k > a + 1 and s.tags[k + 1 : k + 2] not in ("P",))
            or (s.tags[k] == "U" and k > a)
        ):
            return max(k, a + 1)
    return end
