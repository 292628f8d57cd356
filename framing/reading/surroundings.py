"""What stands around a term: the clause it is in, and which rules have a word there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from framing.reading import label_mentions, stance
from framing.reading.signs import Signs

if TYPE_CHECKING:
    from framing.reading.attribution.finds import Span

_REACH = 400
# The marks themselves begin the patterns: that is what the engine can skip to.
_BEGIN = re.compile(r"[.!?;\n](?:(?<=\n)\n|(?<!\n)(?=[\"”’')\]]*\s))")
_END = re.compile(r"[.!?;\n](?:(?<=\n)|(?=[\"”’')\]]*(?:\s|$)))")
_BEFORE = max(label_mentions.BEFORE, stance.BEFORE)
_AFTER = max(label_mentions.AFTER, stance.AFTER)
_SIGNS = Signs(label_mentions.SIGNS | stance.SIGNS, label_mentions.SIGNS_AFTER | stance.SIGNS_AFTER)


class Clause(NamedTuple):
    """The span of a clause, and the rules that have a word in it near a term; all others need not be tried."""

    start: int
    end: int
    signs: frozenset[str]


def clause_of(text: str, start: int, end: int, bounds: Span, *, quoted: Span | None = None) -> Clause:
    """Return the sentence or clause (up to a semicolon) around a term, within bounds.

    With `quoted`, the stretch in quotation marks that the term is in, signs are sought around that, too.
    """
    low = max(bounds[0], start - _REACH)
    for before in _BEGIN.finditer(text, low, start):
        low = before.end()
    high = min(bounds[1], end + _REACH)
    stop = _END.search(text, end, high)
    high = high if stop is None else stop.end()
    first, last = quoted or (start, end)
    near = (max(low, min(start, first) - _BEFORE), min(high, max(end, last) + _AFTER))
    return Clause(low, high, _SIGNS.seen_around(text, start, end, near))
