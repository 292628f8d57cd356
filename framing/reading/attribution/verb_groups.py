"""Step over auxiliaries, adverbs and asides that belong to a verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from framing.reading.attribution.sentences import Sentence

_CHAIN = word_set(
    "went go goes going gone continued continues continue continuing declined declines decline refused refuses "
    "refuse wants want wanted seemed seems appeared appears used able began begins started failed fails tried "
    "tries sought seeks had has have ought likely quick happy rushed willing moved managed hastened proceeded "
    "came come"
)
_DATE = re.compile(r"P?(?P<month>[yN])\.?#(?:,#,?)?$")
"""A day between subject and verb: "Holt | on Oct. 4, 2019, | announced"."""
_FLOATING = {"there": "lN", "here": "lN", "all": "BXNlH", "both": "BXNlH", "each": "BXNlH"}
"""Words that may float between subject and verb, with the tags they follow."""


def skip_verb_group(s: Sentence, i: int) -> int:
    """Return the index of the token before the verb group that ends at token `i`."""
    tags, words = s.tags, s.words
    j = i - 1
    while j >= 0:
        tag = tags[j]
        floats = words[j] in ("first", "once") or (words[j] == "since" and tags[max(0, j - 1)] == "X")
        if tag in "AXB" or (floats and j > 0):
            j -= 1
        elif tag == "T" and j > 0 and (words[j - 1] in _CHAIN or tags[j - 1] in "XB"):
            j -= 2
        elif (
            (tag == "#" or (tag == "," and tags[j - 1] == "#"))
            and (dated := _DATE.search(tags, max(0, j - 6), j + 1))
            and _is_month(s, dated)
        ):
            j = dated.start() - 1
        elif tag == "y" and words[j] != "may":
            j -= 2 if j > 0 and tags[j - 1] in "P" else 1
        elif words[j] == "longer" and words[j - 1] == "no":
            j -= 2
        elif words[j] == "past" and words[j - 2 : j] == ("in", "the"):
            j -= 3
        elif words[j] in ("on", "to") and j > 0 and words[j - 1] in ("went", "goes", "going", "go"):
            j -= 2
        elif tag == "," and (opened := _inserted(s, j)) >= 0:
            j = opened
        elif j > 0 and _FLOATING.get(words[j], "") and tags[j - 1] in _FLOATING[words[j]]:
            j -= 1
        else:
            break
    return j


def _is_month(s: Sentence, dated: re.Match[str]) -> bool:
    """Tell whether a date names a month: "on | May | 4", not "in Karn 4"."""
    return s.tags[dated.start("month")] == "y" or s.words[dated.start("month")] == "may"


def _inserted(s: Sentence, j: int) -> int:
    """Return the auxiliary before a phrase set off by commas, -1 if there is none: "has, | in fact, | said"."""
    opened = s.tags.rfind(",", max(0, j - 4), j)
    return opened - 1 if opened > 0 and s.tags[opened - 1] in "XB" else -1
