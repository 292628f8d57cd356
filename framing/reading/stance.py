"""Tell how the one who uses a term stands to it: adopted, distanced, rejected or questioned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from framing.reading.attribution.tagging import tagger

if TYPE_CHECKING:
    from framing.reading.attribution.finds import Span
    from framing.reading.surroundings import Clause
    from framing.types import Stance

BEFORE, AFTER = 110, 90
"""Characters looked at on either side of a term."""
_PREPOSITION = (
    r"(?!(?:between|by|in|on|with|for|from|at|into|against|over|about|under|after|before|to|that|because|who"
    r"|which)\b)"
)
_GAP = rf"(?:[\"“‘'«]*{_PREPOSITION}[\w’'-]++\s++){{0,5}}[\"“‘'«\s]*$"
_DISTANCED = re.compile(
    r"\b(?:so[- ]called|alleged|supposed|purported|ostensible"
    r"|self[- ](?:styled|proclaimed|declared|described|appointed)|suspected|reputed|nominal|putative|sham|pseudo"
    r"|(?:allegedly|supposedly|purportedly|ostensibly|reputedly|nominally|reportedly)(?!\s+\w+ing\b)"
    r"|(?:accused|presumed|claimed)(?!\s+(?:the|an?|his|her|their|its|that|by)\b))\s+"
    r"(?:[\"“‘'«]*[\w’'-]+\s+){0,2}[\"“‘'«\s]*$",
)
_ALTERNATIVE = re.compile(r"[–—-]\s*or\s+(?:[\w’'-]+\s+){0,2}[\"“‘'«\s]*$")
_BEING = r"is|are|was|were|be|been|being|am|became|become|constitute|constitutes|amount to|amounts to|as"
_BE = rf"(?:{_BEING}|'s|’s|'re|’re)"
# The letters it may begin with come first: three times as fast. Text in lower case is searched three times as fast as
# by patterns that do not mind case.
_NOT_A = re.compile(
    rf"\b(?=[iwabcdn'’])(?:{_BE}\s+(?:(?:simply|really|actually|certainly|in fact|in no way|at all|most certainly)\s+)*"
    rf"(?:not|never|neither|hardly|anything but|nothing like|far from)\b"
    r"|(?<!there )\b(?:is|are|was|were|am|['’](?:s|re|m))\s+no\b(?!-|\s+(?:longer|more|doubt|wonder|less)\b)"
    rf"|\b(?:isn|aren|wasn|weren|ain)(?:'t|’t)\b|\bnot\s+(?:to\s+)?(?:be|been|constitute|amount to)\b"
    rf"|\b(?:did|do|does)(?:n['’]t|\s+not)\s+(?:constitute|amount to)\b|\bno\s+such thing as\b|\bnot\s+(?=an?\s))"
    r"(?!\s+(?:only|just|merely|simply|yet|so much|even|\w+ing (?:the|an?|any|his|her|their|its|to|for|on|that))\b)"
    rf"\s*{_GAP}",
)
_NEGATION = re.compile(r"\b(?:no(?:t|thing)?|never|neither|hardly|anything|far)\b|n['’]t\b")
_CONTRAST = re.compile(
    rf"\b(?:{_BE}|(?:call|label|brand|term|dub|describ|nam)\w*)\s+(?:{_PREPOSITION}[\w’'-]+[\"”’']?\s+){{0,5}}"
    rf"{_PREPOSITION}[\w’'-]+(?:[\"”’',]+\s+(?:(?:and|but)\s+)?(?:not|never)|\s+(?:and\s+not|rather\s+than"
    rf"|instead\s+of))\s+{_GAP}",
)
"""The name that is not meant, beside the one that is: "they are guards, not thugs"."""
_NEXT_WORD = re.compile(r" (\w+)")
_REACH = 12
"""Words before a term in which a negation must stand that `_NOT_A` finds: cheap to look for first."""
_NO_ARE = re.compile(
    rf"\bthere(?:\s+(?:is|are|has never been|have never been|will be|can be)|['’]s)\s+(?:absolutely\s+"
    rf"|simply\s+)?(?:no|not\s+(?:an?y?|one)|never\s+any)\s+{_GAP}",
)
_NO_WAS = re.compile(rf"\bthere\s+(?:was|had been|has been)\s+(?:absolutely\s+|simply\s+)?no\s+{_GAP}")
_BARE_NO = re.compile(r"(?:^|[.!?,;:–—-]\s*|\n\s*)[\"“‘']?N[oO]\s+(?:[\w’'-]+\s+)?[\"“‘']?$")
_BARE_END = re.compile(r"^[\"”’']?(?:\s*(?:[.!,;\"”’'–—]|$)|\s+(?:ever|exists?|existed)\b)")
_NO_EVIDENCE = re.compile(
    r"\b(?:no|little|without|lack of|any)\s+(?:[\w-]+\s+)?(?:evidence|proof|sign|basis|indication"
    r"|trace|suggestion)\s+(?:whatsoever\s+|at all\s+)?(?:of|for|that)\b[^,.;:!?]{0,50}$",
)
_NO_EVIDENCE_NEEDS = re.compile(r"\b(?:no|little|without|lack|not|never|n['’]t)\b", re.I)
_FALSE = re.compile(
    r"^[\"”’'»]*\s+(?:myth|hoax|canard|falsehood)s?\b|^[\"”’'»]*[^.;!?]{0,24}?\b(?:is|are|was|were|(?:has|have)(?:\s+\w+ly)?\s+been|as)\s+(?:an?\s+|entirely\s+|simply\s+"
    r"|completely\s+|totally\s+|utterly\s+)*"
    r"(?:false|untrue|baseless|groundless|a lie|lies?|lie of the century|fabricat\w+|debunked|unfounded|myth"
    r"|hoax|nonsense|rumou?rs?|fiction|preposterous|absurd|ridiculous"
    r"|offensive|inappropriate|inaccurate|misleading|outrageous|slanderous|defamatory|an insult|dismissed|discredited"
    r"|disproved|disproven|nothing of the (?:kind|sort)"
    r"|(?:denounced|derided|decried|mocked) as (?:pure |mere |an? )?(?:propaganda|nonsense|fiction|rubbish|lies?|hoax"
    r"|myth))\b",
)
_FARTHER = r"(?:(?!\b(?:and|but)\s+(?:\w+ed|says?|said|calls|told|is|are|was|were|ha[sd]|have)\b)[^,.;!?]){0,60}$"
"""From a claim to a term in it, not to what is said or done besides."""
_CLAIM_OF = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|debunk\w*"
    r"|rebut\w*|repudiat\w+|contest\w*|disput(?:e|es|ed|ing)|rubbish\w*)\s+"
    r"(?:(?:[\w’'-]+)\s+){0,4}(?:claims?|accusations?|allegations?|charges?|talk|suggestions?|notions?|idea"
    r"|reports?|assertions?|label|term|description|characteri[sz]ation|rumou?rs?|word|use of)\b" + _FARTHER,
)
_DISMISSED_AS = re.compile(
    r"\b(?:dismiss|denounc|reject|debunk|deride|deri|scoff)\w*\s+as\s+(?:pure\s+|an?\s+|mere\s+|so much\s+)*(?:fiction"
    r"|nonsense|lies?|false|baseless|propaganda|hoax|myth|fantasy|rubbish|absurd|ridiculous|rumou?rs?|fabrications?)\b"
    + _FARTHER,
)
_REFUSING = (
    r"(?:(?:refus|declin|hesitat|reluctan)\w*\s+to|stop\w*\s+short\s+of|reject\w*|resist\w*"
    r"|(?:wrong|unfair|inaccurate|misleading)\s+to)"
)
_DECLINED = re.compile(
    rf"\b(?:{_REFUSING}|without|against|no\s+longer|not|never|\w+n['’]t)\s+(?:(?:\w+ly|ever|even|yet|to)\s+)*$", re.I
)
_REFUSED_NAME = re.compile(
    rf"\b{_REFUSING}\s+(?:(?:\w+ly|ever|even)\s+)*(?:call|describ|label|term|brand)\w*\b(?!\s+(?:for|on|upon)\b)"
    + _FARTHER
)
_FAR_FROM = re.compile(rf"\bfar from being\s+{_GAP}")
_TO_SOME = re.compile(
    r"^[\"”’']?\s+to\s+(?:(?:some|others|many)(?=\W*$|[,.;:)–—-]|\s+(?:and|but)\b)|critics|admirers|supporters"
    r"|(?:his|her|their|its)\s+\w+)\b"
)
_ASKED_NAME = (
    rf"(?:\b(?:{_BEING}|call(?:s|ed)?|termed|labell?ed|deemed|consider(?:s|ed)?|regard(?:s|ed)?|(?:sound|look)(?:s|ed)?\s+like)"
    rf"\s+(?:in\s+(?:fact|effect|reality|truth)\s+)?(?:[\"“‘'«]*(?!\w+ing\s){_PREPOSITION}[\w’'-]+\s+){{0,5}}|[\"“‘'«])[\"“‘'«\s]*$"
)
"""What makes a question one about the name of something, not about something that has the name."""
_WHETHER = re.compile(rf"\bwhether\b[^.;!?]{{0,80}}?{_ASKED_NAME}")
_IF = re.compile(
    r"\b(?:ask|asks|asked|asking|wonder\w*|examin\w+|question\w*|know|unclear|see|decide\w*|determin\w+"
    rf"|doubt\w*|investigat\w+|debat\w+|unsure|consider\w*)\s+(?:\w+\s+){{0,2}}if\b[^.;!?]{{0,80}}?{_ASKED_NAME}",
)
_YES_NO = re.compile(
    r"^[\"“‘'«\s]*(?:but|so|and|or)?\s*(?=(?P<verb>is|are|was|were|isn['’]t|aren['’]t|do|does|did|has|have|could|can"
    rf"|should|would|will)\b)[^.;!?]*?{_ASKED_NAME}",
    re.I,
)
_REJECTING = (_CLAIM_OF, _DISMISSED_AS, _REFUSED_NAME, _FAR_FROM)
_MARKS = " \"”’'»)"
_DENIED_CLAIM = re.compile(
    r"\b(?:baseless|false|falsely|unfounded|debunked|discredited|bogus|groundless|fabricated|spurious|mendacious|fictitious"
    r"|untrue|disproven|disproved)\s+(?:[\w’'-]+\s+){0,2}$|\blies?\s*$",
    re.I,
)
_DOUBTED_CLAIM = re.compile(
    r"\b(?:outlandish|unproven|unverified|unsubstantiated|unsupported|dubious|purported|alleged|supposed|questionable"
    r"|far-fetched|wild|unconfirmed|far-right conspiracy)\s+(?:[\w’'-]+\s+){0,2}$",
    re.I,
)
_NESTED = re.compile(r"(?<![\w.,])[\"“‘'](?:[\w’'-]+\s+){0,2}$")
_NESTED_END = re.compile(r"^(?:\s+[\w’'-]+){0,1}[,.]?[\"”’'](?!\w)")
_CALLING = re.compile(
    r"(?<!\bwe\s)(?<!\bi\s)\b(?:call|brand|label|dub|term)(?:s|ed|ing)?\s+(?:it|this|that|these|those)\s+(?:an?\s+|the\s+)?"
    r"[\"“‘']?$|\brefer\w*\s+to\s+(?:[\w’'-]+\s+){1,4}as\s+(?:an?\s+|the\s+)?[\"“‘']?$|\bmean\w*\s+by\s+[\"“‘']?$",
    re.I,
)
_CALLED_BEFORE = frozenset(("it", "this", "that", "these", "those", "a", "an", "the", "as", "by"))
"""Words with which all of that ends."""
_OPENING = " \"“‘'"
SIGNS = {
    "rejected-claim": "deny*|denie*|reject*|dismiss*|refut*|debunk*|rebut*|repudiat*|contest*|disput*|rubbish*"
    "|denounc*|deri*|scoff*|refus*|declin*|hesitat*|reluctan*|resist*|short|wrong|unfair|inaccurate|misleading|far",
    "negated": "not|no|never|neither|hardly|anything|nothing|far|t",
    "contrast": "not|never|rather|instead",
    "no-evidence": "evidence|proof|sign|basis|indication|trace|suggestion",
    "question": "whether|if",
    "alternative": "or",
    "hedged": "*called*|*alleged*|*supposed*|*purported*|*ostensibl*|*self*|*suspected*|*reputed*|*nominal*"
    "|*putative*|*sham*|*pseudo*|*reportedly*|*accused*|*presumed*|*claimed*",
}
SIGNS_AFTER = {
    "false": "myth*|hoax*|canard*|falsehood*|false|untrue|baseless|groundless|lie|lies|fabricat*|debunked|unfounded"
    "|nonsense|rumor*|rumour*|fiction|preposterous|absurd|ridiculous|offensive|inappropriate|inaccurate|misleading"
    "|outrageous|slanderous|defamatory|insult|dismissed|discredited|disproved|disproven|nothing|denounced|derided"
    "|decried|mocked",
    "alternative-after": "to",
}
"""What no stance but the adopted one is without, before or after a term: cheap to look for first."""
_RULES = SIGNS.keys() | SIGNS_AFTER
_SUBJECT_ONLY = re.compile(r"\s+(?:the|these|those|this|that)\s*[\"“‘'«]*$", re.I)


def read_stance(text: str, start: int, end: int, clause: Clause, *, floor: int | None = None) -> tuple[Stance, str]:
    """Return the stance towards the term and the rule that shows it (empty for plain assertion).

    `floor` is where the words of the one who speaks begin: what stands before is said about them, not by them.
    """
    seen = clause.signs
    if _RULES.isdisjoint(seen) and not _is_question(text, clause):
        return "adopted", ""
    begin = max(clause.start, start - BEFORE)
    stop = min(clause.end, end + AFTER)
    near = text[begin:stop].replace("İ", "I").lower()  # letter for letter
    first = begin if floor is None else max(begin, floor)
    said, own = text[first:start], near[first - begin : max(first, start) - begin]
    left, right = near[: start - begin], near[end - begin :]
    if "rejected-claim" in seen and any(pattern.search(left) for pattern in _REJECTING):
        return "rejected", "rejected-claim"
    if "false" in seen and _FALSE.match(right):
        return "rejected", "rejected-claim"
    if (
        "negated" in seen
        and not _is_part_of_name(text, start, end)
        and (_is_negated(own, right) or _is_denied(said, right))
    ):
        return "rejected", "negated"
    if "contrast" in seen and _CONTRAST.search(left):
        return "rejected", "negated"
    evidence = _NO_EVIDENCE.search(own) if "no-evidence" in seen else None
    if evidence is not None and _NO_EVIDENCE_NEEDS.search(text, max(begin, start - 90), start):
        return "rejected", "no-evidence"
    if ("question" in seen and (_WHETHER.search(left) or _IF.search(left))) or _is_asked(text, start, clause):
        return "questioned", "question"
    if "hedged" in seen and _DISTANCED.search(left[-70:]):
        return "distanced", "hedged"
    if ("alternative" in seen and _ALTERNATIVE.search(left)) or ("alternative-after" in seen and _TO_SOME.match(right)):
        return "distanced", "alternative"
    return "adopted", ""


def _is_negated(own: str, right: str) -> bool:
    """Tell whether the words before a term say that something is not it, or that there is no such thing."""
    near = own.rsplit(None, _REACH)
    near_from = len(near[0]) if len(near) > _REACH else 0
    if _NEGATION.search(own, near_from) and _NOT_A.search(own) and not right.startswith(" enough"):
        return True
    return "there" in own and (_NO_ARE.search(own) is not None or _NO_WAS.search(own) is not None)


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether a proper name only tells more of the noun after it: "no | Northwire | reporters"."""
    following = _NEXT_WORD.match(text, end) if text[start].isupper() else None
    return following is not None and tagger()(following[1])[0] == "l"


def _is_denied(said: str, right: str) -> bool:
    """Tell whether a term stands alone but for a "No" with a capital before it."""
    return ("No" in said or "NO" in said) and _BARE_NO.search(said) is not None and _BARE_END.match(right) is not None


def is_declined(text: str, cue: Span) -> bool:
    """Tell whether a name is one that somebody will not use: "refuses to | call | it a war"."""
    return _DECLINED.search(text, max(0, cue[0] - 40), cue[0]) is not None


def held_off(text: str, cue: Span, span: Span) -> tuple[Stance, str] | None:
    """Return how the writer holds off a claim made by a noun: "baseless claims of", "outlandish fraud claims"."""
    before = text[max(0, min(cue[0], span[0]) - 60) : min(cue[0], span[0])]
    named = before if cue[0] > span[0] else text[max(0, cue[0] - 60) : cue[1]]
    for pattern, stance in ((_DENIED_CLAIM, "rejected"), (_DOUBTED_CLAIM, "distanced")):
        if pattern.search(before) or pattern.search(named):
            return cast("Stance", stance), "held-off"
    return None


def is_marked(text: str, start: int, end: int, floor: int, ceiling: int) -> bool:
    """Tell whether a term stands in marks of its own inside a quotation, `text[floor:ceiling]`."""
    left = text[max(floor, start - 60) : start]
    if left.rstrip(_OPENING).rpartition(" ")[2].lower() in _CALLED_BEFORE and _CALLING.search(left):
        return True
    return _NESTED.search(left) is not None and _NESTED_END.match(text[end : min(ceiling, end + 30)]) is not None


def _is_asked(text: str, start: int, clause: Clause) -> bool:
    """Tell whether the term is what a yes-or-no question is about, not merely its subject."""
    if not _is_question(text, clause):
        return False
    before = text[clause.start : start]
    asked = _YES_NO.match(before)
    return asked is not None and _SUBJECT_ONLY.match(before, asked.end("verb")) is None


def _is_question(text: str, clause: Clause) -> bool:
    return text[clause.start : clause.end].rstrip(_MARKS).endswith("?")
