"""Places that are no words of the writer by their form: web addresses, and block quotes, links and code of drafts."""

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
    | \]\( [^)\s]*
    | <!-- (?s:.{0,5000}?) -->
    """,
    re.MULTILINE | re.VERBOSE,
)

_ADDRESS: Final = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s)>\]”\"]*")


def find_asides(text: str) -> Callable[[int], bool]:
    """Return what tells whether an offset of a draft stands in an aside by its markup."""
    return _within(_ASIDE, text)


def find_addresses(text: str) -> Callable[[int], bool] | None:
    """Return what tells whether an offset of a text stands in a web address; `None` where there is none."""
    return _within(_ADDRESS, text) if "://" in text or "www." in text else None


def _within(pattern: re.Pattern[str], text: str) -> Callable[[int], bool]:
    spans = [match.span() for match in pattern.finditer(text)]
    starts = [start for start, _ in spans]

    def holds(offset: int) -> bool:
        place = bisect_right(starts, offset) - 1
        return place >= 0 and offset < spans[place][1]

    return holds
