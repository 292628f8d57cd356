"""Places of a draft that are no sentence of its writer by their markup: block quotes, addresses, code and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

_ASIDE: Final = re.compile(
    r"""
      # to the end of the paragraph, in lists as well; >> opens turns of transcripts
      ^[ ]* (?:(?:[*+-]|[0-9]{1,9}[.)])[ ]+)? > (?!>) [^\n]* (?:\n[^\S\n]*\S[^\n]*)*
    | <blockquote\b (?s:.{0,5000}?) </blockquote>
    | ^[ ]{0,3}(?P<fence>```|~~~) [^`\n]*\n (?s:.*?) ^[ ]{0,3}(?P=fence)
    | `[^`'\n]{1,200}`                                    # `so' are quotation marks
    | \]\( [^)\s]* | (?:https?://|www\.) [^\s)>\]]*
    | <!-- (?s:.{0,5000}?) -->
    """,
    re.MULTILINE | re.VERBOSE,
)


def find_asides(text: str) -> Callable[[int], bool]:
    """Return what tells whether an offset of a text stands in such a place."""
    spans = [match.span() for match in _ASIDE.finditer(text)]
    starts = [start for start, _ in spans]

    def holds(offset: int) -> bool:
        place = bisect_right(starts, offset) - 1
        return place >= 0 and offset < spans[place][1]

    return holds
