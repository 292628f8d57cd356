"""Tell where a term is named as a label rather than used: "what X calls …", "known as …", "so-called …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.reading.attribution.tagging import tagger

if TYPE_CHECKING:
    from collections.abc import Container

    from framing.reading.attribution.finds import Span
    from framing.reading.surroundings import Clause

BEFORE, AFTER = 150, 80
"""Characters looked at on either side of a term."""
_NAMES = (
    r"(?:call(?:s|ed|ing)?|term(?:s|ed|ing)?|dub(?:s|bed|bing)?|brand(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?"
    r"|describe[sd]?"
    r"|describing|style[sd]?|deem(?:s|ed)?|euphemi\w+|christen\w*|name[sd]?)"
)
_DETERMINER = r"(?:(?:an?|the|its|their|his|her|our|some|simply|merely|euphemistically|officially)\s+)*"
_MARK = r"[\s\"“”‘’'«(]*"
_NOUN = (
    r"(?:label|term|word|phrase|euphemism|slogan|epithet|expression|moniker|tag|slur|nickname|designation|catchphrase"
    r"|buzzword|catchword|misnomer|shorthand|descriptor|pejorative|language|rubric|banner)s?"
)
_WHAT = re.compile(
    rf"\b[Ww]hat(?:ever)?\s+(?P<s>[^,.;:!?\"“”]{{2,60}}?)\s+(?:(?:has|have|had|would|now|is|are|was|were|like"
    rf"|likes|liked|prefer|prefers|sometimes|often|repeatedly|euphemistically|officially|later|still|to|been)\s+)*"
    rf"(?:{_NAMES}(?:\s+as)?|refer(?:s|red|ring)?\s+to\s+as|call\s+it|(?:see|regard|view|consider"
    rf"|portray)s?(?:ed|ded)?(?:\s+as)?|"
    rf"(?:say|says|said|insist|insists|insisted|claim|claims|claimed|believe|believes|believed)\s+(?:is|are|was"
    rf"|were|to\s+be))\s+(?:the\s+\w+\s+of\s+)?{_DETERMINER}{_MARK}$"
)
_KNOWN = re.compile(
    rf"\b(?P<known>(?:also |still |commonly |formerly |officially |better |widely |locally |otherwise )*known"
    rf"|referred to|branded|labell?ed|dubbed|termed|styled|"
    rf"nicknamed|billed|christened|designated|described|characteri[sz]ed|portrayed)\s+"
    rf"(?:(?:officially|locally|euphemistically|variously|widely|simply|collectively"
    rf"|to\s+[\w.’' -]{{2,40}}?|by\s+(?P<by>[\w.’' -]{{2,40}}?))\s+)*(?P<as>as\s+)?{_DETERMINER}{_MARK}$"
)
_WHICH = re.compile(
    rf"\b(?:which|that|whom|who)\s+(?P<s>[^,.;:!?\"“”]{{2,50}}?)\s+(?:(?:has|have|had|often|now|euphemistically"
    rf"|officially|still)\s+)*"
    rf"{_NAMES}\s+{_DETERMINER}{_MARK}$"
)
_OFFICIALLY = re.compile(r"\bofficially\s+(?:an?\s+|the\s+)?[\"“‘'«]$")
_CALLED = re.compile(
    rf"(?:\b(?:is|are|was|were|been|being|be|often|sometimes|officially|euphemistically|what(?:'s"
    rf"|’s))\s+(?:also\s+|now\s+|widely\s+|officially\s+|euphemistically\s+)?|[,–—]\s+(?:often|sometimes"
    rf"|euphemistically|officially)?\s*)"
    rf"(?:called|named)\s+{_DETERMINER}(?:(?:[\w-]+\s+){{1,2}}(?:and|or)\s+{_DETERMINER})?{_MARK}$"
)
_WORD = re.compile(
    rf"\b(?:the|this|that|a|an|its|their|such|of|by)\s+(?:[\w’'-]+\s+){{0,2}}{_NOUN}\s+"
    rf"(?:(?:of|for|like|such as|as|is|was)\s+)?{_DETERMINER}{_MARK}$",
    re.I,
)
_USER = re.compile(
    r"(?P<s>[^,.;:!?\s](?:(?!\b(?:that|which|who|because|when|if|while)\s)[^,.;:!?]){1,50}?)\s+"
    r"(?:(?:is|are|was|were|has|have|had|do|does|did|will|would|also|still|\w+ly)\s+)*"
    r"(?P<no>(?:not|never|no\s+longer|(?:refus\w+|declin\w+|hesitat\w+|unwilling|reluctant)\s+to|\w+\s+short\s+of)\s+"
    r"(?:(?:even|\w+ly)\s+)?)?(?:\w+ing\s+(?:\w+\s+){0,3}?to\s+)?(?:avoid\w*\s+)?"
    r"(?:(?P<away>reject|object to|oppos)|avoid|drop|abandon|shun|dislik|prefer|us|adopt|employ|embrac|coin|invok"
    r"|deploy|favou?r|insist on|say|utter|mention|repeat)\w*\s+$"
)
"""Who does something with a label, and whether that is to refuse it: "she | refuses to | use …", "he | rejects …"."""
_OPENED = re.compile(r"(?:and|but|because|when|if|while) ")
_BARE_WORD = re.compile(
    r"\b(?:the|this|that|a|its|their)\s+(?:[\w-]+\s+){0,2}(?:name|description|words?|phrase|term)\s+[\"“‘'«]$", re.I
)
_SPELL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|final|last|next|another|full|prison|jail|long|short|near"
    r"|presidential|current|new)[- ]terms?\s+$",
    re.I,
)
_BEFORE_LABEL = re.compile(
    r"\b[Tt]he\s+(?:exact\s+|very\s+|actual\s+)?(?:term|word|phrase|label)s?\s+(?:[A-Z][\w-]+\s+){1,2}$"
)
_SO_CALLED = re.compile(rf"\bso[- ]called\s+(?:[\w’'-]+\s+){{0,2}}{_MARK}$", re.I)
_TERM_ITSELF = re.compile(r"so[- ]called", re.I)
_BY = re.compile(
    r"^[\"”’'»]*[^,.;:!?]{0,24}?\bby\s+(?P<s>[^,.;:!?()]{2,50}?)(?=\s+(?:and|but|in|on|who|as|for|since|after"
    r"|is|are|was|were|has|have|had|suppl\w+)\b|[,.;:!?()]|$)"
)
_AS_CALLED = re.compile(
    r"^[\"”’'»)]*,?\s+(?:[–—-]\s*)?as\s+(?P<s>[^,.;:!?]{2,40}?)\s+(?:(?:now|often|euphemistically|likes?"
    r"|prefers?|to|has|have|still|officially)\s+)*"
    r"(?:calls?|called|terms?|termed|puts?|describe[sd]?|refers?\s+to|dubs?|dubbed|labels?)"
    r"(?:\s+(?:it|them|him|her|these|those)\b|(?=[,.;:!?)\"”’]|$))"
)
_OWN_TERM = re.compile(
    r"^[\"”’'»)]*\s*[,(–—-]+\s*(?:(?:in|which is)\s+)?(?P<s>[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}"
    r"|the\s+[\w ]{2,30}?)['’]s?\s+(?:\w+\s+){0,2}(?:term|name|word|euphemism|phrase|label|expression|parlance"
    r"|jargon|terminology)\b"
)
_NO_NAMING = re.compile(r"\b(?:in the name of|the language of|under the banner of|as part of)\s*$", re.I)
SIGNS = {
    "so-called": "so called",
    "what-called": "what|whatever",
    "which-called": "call*|term*|dub*|brand*|label*|describ*|style*|deem*|euphemi*|christen*|name*",
    "officially": "officially",
    "known-as": "known|referred|brand*|label*|dubbed|termed|styled|nicknamed|billed|christened|designated|described"
    "|character*|portrayed",
    "called": "*called|*named",
    "label-noun": "label*|term*|word*|phrase*|euphemism*|slogan*|epithet*|expression*|moniker*|tag*|slur*|nickname*"
    "|designation*|catchphrase*|buzzword*|catchword*|misnomer*|shorthand*|descriptor*|pejorative*|language*"
    "|rubric*|banner*|name|description",
}
SIGNS_AFTER = {
    "named": "as|*term*|*name*|*word*|*euphem*|*phrase*|*label*|*expression*|*parlance*|*jargon*|*tag*|*moniker*"
    "|*slur*|*epithet*|*reference*|*rhetoric*|*mantra*|*line*|*narrative*|*slogan*|*designation*|*misnomer*|*catch*|*buzz*"
    "|*short*|*descriptor*|*pejorative*|*language*"
}
"""What no label mention is without, before or after the term: cheap to look for first."""
_RULES = SIGNS.keys() | SIGNS_AFTER
_NAMED_AFTER = re.compile(
    rf"^[\"”’'»]+\s+(?:{_NOUN}|name|reference|rhetoric|mantra|line|narrative)\b"
    r"|^\s+(?:label|tag|moniker|slur|epithet|nickname)s?\b"
    r"|^[\"”’'»]+\s+\((?:his|her|their|its|my)\s+(?:\w+\s+)?(?:words?|phrase|term)\)"
    rf"|^[\"”’'»]+\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}{_NOUN}\b"
    r"|^[\"”’'»]+\s+(?:is|was|are|were|remains?|became)\s+(?:(?:an?|the|just|another|simply|such)\s+)*(?:[\w-]+\s+){0,4}"
    rf"(?:{_NOUN}|name)\b"
)
_SLURS = re.compile(r"(?:\w+\s+)*(?:slurs?|names?|epithets?|insults?)", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """A label mention: who uses the label (span in the document, or `None`) and the words that show it.

    `neutral` marks plain other names ("also known as"), which are adopted, not held at arm's length, `refused` labels
    that somebody will not use.
    """

    source: Span | None
    cue: Span
    neutral: bool
    rule: str
    refused: bool = False


def find_label(text: str, start: int, end: int, clause: Clause) -> Label | None:
    """Return the label mention at `text[start:end]`, looking no further than its clause."""
    itself = _TERM_ITSELF.match(text, start, end)
    seen = clause.signs
    if itself is None and _RULES.isdisjoint(seen):
        return None
    low = max(clause.start, start - BEFORE)
    left = text[low:start]
    right = text[end : min(clause.end, end + AFTER)]
    so_called = _SO_CALLED.search(left) if "so-called" in seen else None
    if so_called is not None:
        return Label(None, (low + so_called.start(), low + so_called.end()), False, "so-called")
    if itself is not None:
        return Label(None, (start, start + 9), False, "so-called")
    for pattern, rule in ((_WHAT, "what-called"), (_WHICH, "which-called")):
        called = pattern.search(left) if rule in seen else None
        if called is not None and (pattern is _WHAT or _is_subject(called["s"])):
            user = (low + called.start("s"), low + called.end("s"))
            return Label(user, (low + called.start(), low + called.end()), False, rule)
    officially = _OFFICIALLY.search(left) if "officially" in seen else None
    if officially is not None:
        return Label(None, (low + officially.start(), low + officially.end()), False, "officially")
    for pattern in (_AS_CALLED, _OWN_TERM):
        after = pattern.match(right)
        if after is not None:
            return Label(
                (end + after.start("s"), end + after.end("s")),
                (end + after.end("s"), end + after.end()),
                False,
                "as-called",
            )
    named = _passive(left, right, low, end, seen) or (_word(left, low) if "label-noun" in seen else None)
    if named is not None:
        return None if named.rule == "called" and _SLURS.fullmatch(text, start, end) else named
    noun = _NAMED_AFTER.match(right)
    return None if noun is None else Label(None, (end, end + noun.end()), False, "label-noun")


def _is_subject(words: str) -> bool:
    """Tell "which [the state] calls" from "a report that [was leaked] called", whose clause ends before the verb."""
    tags = "".join(map(tagger(), words.split()))[::2].lstrip("Ay")
    return tags[:1] not in (*"BXvePTgRZ", "") and not (tags[0] == "l" and tags[1:2] in tuple("DSPMT"))


def _passive(left: str, right: str, low: int, end: int, seen: Container[str]) -> Label | None:
    known = _KNOWN.search(left) if "known-as" in seen else None
    if known is not None:
        word = known["known"].lower()
        if known["as"] is None and word.endswith(("known", "to", "described", "portrayed", "billed")):
            return None
        if known["as"] is None and not _is_passive(left[: known.start()]):
            return None
        source = _agent(right, end) if known["by"] is None else (low + known.start("by"), low + known.end("by"))
        return Label(
            source, (low + known.start(), low + known.end()), word.endswith("known") and source is None, "known-as"
        )
    called = _CALLED.search(left) if "called" in seen else None
    if called is not None:
        return Label(_agent(right, end), (low + called.start(), low + called.end()), False, "called")
    return None


def _is_passive(before: str) -> bool:
    """Tell whether a form like "branded" is a participle: after be, a comma or an adverb."""
    words = before.split()
    if not words:
        return True
    last = words[-1].lower()
    return last.endswith(",") or last in (
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "be",
        "and",
        "or",
        "widely",
        "once",
        "also",
        "often",
    )


def _agent(right: str, end: int) -> Span | None:
    by = _BY.match(right)
    return None if by is None else (end + by.start("s"), end + by.end("s"))


def _own_subject(said: str, words: str, start: int) -> Span | None:
    """Return the span of a subject without what was said before it: "they are schools and | the mayor | rejects"."""
    relative = said.rstrip().endswith(("that", "which", "who")) or words.startswith(("that ", "which ", "who "))
    if relative or tagger()(words.rsplit(maxsplit=1)[-1])[0] in "PTZCUWOR":
        return None  # "those who | had left | prefer", "said that | by | refusing"
    opened = _OPENED.match(words)
    if opened is not None:
        words, start = words[opened.end() :], start + opened.end()
    before, joined, own = words.rpartition("and ") if "and " in words else words.rpartition("but ")
    if before and not {tagger()(word)[0] for word in before.split()}.isdisjoint("BXve"):
        return (start + len(before) + len(joined), start + len(words)) if own else None
    return start, start + len(words)


def _word(left: str, low: int) -> Label | None:
    if _NO_NAMING.search(left):
        return None
    word = _WORD.search(left)
    if word is not None and _SPELL.search(word[0]) is None:
        user = _USER.search(left, max(0, word.start() - 80), word.start())
        source = None if user is None else _own_subject(left[: user.start("s")], user["s"], low + user.start("s"))
        refused = user is not None and bool(user["no"] or user["away"])
        return Label(source, (low + word.start(), low + word.end()), False, "label-noun", refused)
    bare = _BARE_WORD.search(left) or _BEFORE_LABEL.search(left)
    if bare is not None:
        return Label(None, (low + bare.start(), low + bare.end()), False, "label-noun")
    return None
