"""Find reports made by nouns: "their claim that", "allegations of", "voter fraud claims"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.clause_ends import clause_end
from framing.reading.attribution.clauses import has_verb
from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.finds import Find
from framing.reading.attribution.main_clauses import report_end
from framing.reading.attribution.noun_sources import noun_governor, noun_owner, noun_source
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
_PLANNED = word_set("plan plans proposal proposals call calls")
"""Nouns that name a theme but for "to": "her plan to close the port" is a wish."""
_BARE = word_set(
    "accusations accusation allegations allegation rumours rumors rumour rumor fears suspicions hopes assertion"
    " assertions speculation concerns worries doubts warnings"
)
_MADE = word_set("made makes raised raises repeated repeats offered gave levelled leveled issued advanced")
_LISTED = word_set("demands complaints grievances accusations allegations claims")
_LASTING = word_set(
    "persist persists persisted grow grows grew linger lingers lingered remain remains remained mount mounts mounted"
    " spread spreads abound abounded arose emerged circulated surfaced swirled"
)
"""What claims and fears do by themselves: "suspicions | persist | that"."""
_PICTURES = word_set(
    "characterization characterisation description portrayal depiction denunciation condemnation portrait dismissal"
)
_ONLY_AS = word_set("characterization characterisation description portrayal depiction")
_COMPOUND = word_set("claims allegations accusations")
_ARMED = word_set(
    "terror terrorist terrorism drone missile rocket bomb suicide gun knife arson ransomware cyber hacking chemical gas"
    " air armed deadly fatal militant rebel insurgent guerrilla lone-wolf extremist jihadist islamist heart military"
)
_BETWEEN = 15
_RELATIVE = re.compile("(?:[RZ]A*[XB]*|T)A*$|[RZ]H?[XBA]*[ve]?$")
"""What stands before a verb that is not the main one: "voters who | left", "a plan to | leave"."""


_IDIOMS = {"charge": ("take", "takes", "took", "taking", "in"), "claims": ("jobless", "unemployment", "insurance")}
"""Nouns that say nothing after some words."""


def find_noun(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Return the report of the noun at token `i`: what follows it, else what is compounded with it."""
    if s.words[i] in _IDIOMS and s.words[i - 1] in _IDIOMS[s.words[i]]:
        return None
    kind = lexicon.nouns[s.words[i]]
    pictured = _pictured(s, i, end, lexicon) if s.words[i] in _PICTURES else None
    if pictured is not None or s.words[i].removesuffix("s") in _ONLY_AS:
        return pictured
    if s.words[i + 1] == "to" and s.words[i] in _PLANNED:
        kind = "wish"
    elif s.words[i + 1] == "of" and s.words[i] in ("fear", "fears"):
        kind = "believe"
    listed = _listed(s, i, end, lexicon) if s.words[i] in _LISTED else None
    if listed is not None:
        return listed
    clause = _clause(s, i, end)
    if clause is not None:
        agent, a = clause
        source = agent or noun_source(s, i, kind, lexicon) or noun_governor(s, i, lexicon)
        predicate = s.tags[a - 2] == "B" and s.tags[a - 1] == "Z"  # "her claim is that …" goes on to the end
        content = s.span(a, max(a + 1, clause_end(s, a, end) if predicate else report_end(s, a, end)))
        return Find(source, s.span(i, i + 1), (content,), None, _CLAUSAL.get(kind, kind), "noun-that")
    governed = _GOVERNED.get(s.words[i].removesuffix("s"), _GOVERNED.get(kind, ()))
    if s.words[i + 1] not in governed or i + 2 >= end:
        return find_compound(s, i, lexicon)
    if s.tags[i + 2] == "y":
        return None  # "a statement on | Friday"
    if kind == "find" and not _is_found(s, i, lexicon):
        return None
    source = noun_source(s, i, kind, lexicon)
    if source is None and not _stands_alone(s, i, kind):
        return None
    if source is None:
        kind = "topic" if kind in _UNOWNED_AFTER else kind
        source = noun_governor(s, i, lexicon)
    if kind == "claim" and s.words[i + 1] == "about" and s.words[i].removesuffix("s") not in _GOVERNED:
        kind = "topic"
    asked = s.tags[i + 2] in "WI"
    content = s.span(i + 2, clause_end(s, i + 2, end, tight=True) if asked else _phrase_limit(s, i + 2, end))
    return Find(source, s.span(i, i + 1), (content,), None, kind, "noun-phrase")


def _listed(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Find what is listed of somebody's demands: "raised their demands to five, including | free elections"."""
    for k in range(i + 1, min(end - 2, i + 6)):
        if s.tags[k] == ",":
            source = noun_source(s, i, "claim", lexicon) if s.words[k + 1] == "including" else None
            content = s.span(k + 2, clause_end(s, k + 2, end, tight=True))
            return None if source is None else Find(source, s.span(i, i + 1), (content,), None, "claim", "noun-phrase")
        if s.tags[k] not in "T#PlDA":
            return None
    return None


def _stands_alone(s: Sentence, i: int, kind: str) -> bool:
    """Tell whether a noun and what it governs are reported where nobody is named: "fears of a flood"."""
    word, following = s.words[i].removesuffix("s"), s.words[i + 1]
    if word == "attack" and following != "against" and (s.tags[i - 1] in "D#y" or s.words[i - 1] in _ARMED):
        return False  # done, not said
    if kind == "believe":
        return word == "fear"
    return kind in _UNOWNED or following in _UNOWNED_AFTER.get(word, _UNOWNED_AFTER.get(kind, ()))


def _pictured(s: Sentence, i: int, end: int, lexicon: Lexicon) -> Find | None:
    """Find what something is called in "the council's portrayal of the guilds as | a mob"."""
    if s.words[i + 1] != "of":
        return None
    for k in range(i + 3, min(end - 1, i + 12)):
        if s.words[k] == "as":
            source = noun_source(s, i, "claim", lexicon)
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
    owner = noun_owner(s, a) if s.tags[a - 1 : a] in tuple("SY") else None
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
    if len(between) == 1 and s.words[i + 1] in _LASTING:
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


def _is_bare(s: Sentence, a: int, end: int) -> bool:
    """Tell whether a clause without "that" follows a noun: "rumours | the mine had closed"."""
    for k in range(a + 1, min(end, a + 6)):
        if s.tags[k] in "BXe":
            return True
        if s.tags[k] not in "NlA#Y":
            return False
    return s.tags[a] == "K"


def _is_found(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether evidence is said to be found or lacking by somebody: "found (no) evidence of"."""
    return any(word in lexicon.verbs or word in _FOUND for word in s.words[max(0, i - 4) : i])


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
