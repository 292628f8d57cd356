"""Tell direct from partial quotation, and the kind of a whole report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.reading.attribution.finds import Find
    from framing.reading.quotation import Quote
    from framing.types import AttributionKind

DIRECT_WORDS = 7
"""Words from which a quotation is direct speech, whatever surrounds it."""
SCARE_WORDS = 4
"""Words up to which a quotation that nobody is named for is a scare quote."""

PASSAGES = frozenset({"excerpt", "post", "turn", "credit", "block-quote"})
"""Rules by which whole paragraphs are somebody else's, marks or not."""

_FEW = 2
_WORD = re.compile(r"\w+")
_LONG = re.compile(rf"\W*+\w++(?:\W++\w++){{{DIRECT_WORDS - 1}}}")
_INTRODUCED = re.compile(r"[:,]\s*$")
_SENTENCE_END = re.compile(r"[.!?;:\n]\s*[\"”’']?\s*$")
_FARTHER = re.compile(
    r"\b(?:in|on|under|by|for|that|which|who|with|from|at|to|after|because|following|during|about|since|until|before|over)\b|[,;:—–]"
)
_NAMING = re.compile(r"\b(?:call|brand|dub|label|term|nicknam|christen|refer|styl|designat|deem)", re.I)


def count_words(text: str, start: int, end: int) -> int:
    """Return the number of words in a stretch of text."""
    return len(_WORD.findall(text, start, end))


def ends_full(text: str, quote: Quote) -> bool:
    """Tell whether a quotation ends in closing punctuation."""
    return text[quote.inner_start : quote.inner_end].rstrip(" \"'’”)")[-1:] in (".", "!", "?", ",", "…")


def is_direct(text: str, quote: Quote) -> bool:
    """Tell whether a quotation with a source is direct speech, not a fragment built into the writer's sentence.

    It is when it has seven words or more, is introduced by a colon or comma, or closes with punctuation and opens
    with a capital or its sentence: "near terror." at the end of a sentence stays a fragment. Three words that open a
    sentence and have their comma after the mark, as in British style, are direct too.
    """
    if _LONG.match(text, quote.inner_start, quote.inner_end) is not None:
        return True
    before = text[max(0, quote.start - 8) : quote.start]
    if _INTRODUCED.search(before) is not None:
        return True
    capital = text[quote.inner_start : quote.inner_end].lstrip()[:1].isupper()
    first = not before.strip() or _SENTENCE_END.search(before) is not None
    if ends_full(text, quote):
        return capital or first
    after = text[quote.end : quote.end + 2].lstrip()[:1]
    return capital and first and after == "," and count_words(text, quote.inner_start, quote.inner_end) > _FEW


def is_naming(text: str, find: Find, start: int | None = None) -> bool:
    """Tell whether a report names something ("called them …") rather than describes it ("described them as …").

    With `start`, tell whether the term that starts there is the name, not a word farther on in its clause.
    """
    if find.rule not in ("verb-name", "verb-as") or find.cue is None or not _NAMING.match(text, *find.cue):
        return False
    if start is None:
        return True
    named = find.content[-1][0] if find.topic is None else find.topic[1]
    return _FARTHER.search(text, named, start) is None


def kind_of(text: str, find: Find, quotes: Sequence[Quote]) -> AttributionKind:
    """Return the kind of a report; `quotes` are those its content touches."""
    if find.rule == "unattributed":
        return "unattributed_quote"
    if find.rule == "short-quote":
        return "scare_quote"
    if find.rule in PASSAGES:
        return "unattributed_quote" if find.source is None else "direct_quote"
    if not quotes:
        return "label_mention" if is_naming(text, find) else "indirect"
    if not any(is_direct(text, quote) for quote in quotes):
        return "partial_quote"
    if all(any(quote.start <= start and end <= quote.end for quote in quotes) for start, end in find.content):
        return "direct_quote"
    words = sum(count_words(text, start, end) for start, end in find.content)
    quoted = sum(count_words(text, quote.inner_start, quote.inner_end) for quote in quotes)
    return "direct_quote" if quoted >= 0.9 * words else "partial_quote"
