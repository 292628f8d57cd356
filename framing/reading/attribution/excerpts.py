"""Find passages that another outlet or speaker is given at length: "The Daily Courier reported:" and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.reading.attribution.agreement import is_verb
from framing.reading.attribution.subjects import nearest_subject, phrase_start, subject_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.attribution.cues import Verb
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_RESUMES = re.compile(
    r"\b(?:the|this|that)\s+(?:report|article|newspaper|outlet|paper|piece|story|network|magazine|statement)\b", re.I
)
_REACH = 4
"""An excerpt without quotation marks is followed at most this many paragraphs, to where the writer takes up again."""


_NEAR = 8
"""Words of a sentence, from the verb on, in which it can announce an excerpt."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that announce an excerpt: whose it is, the cue, and whether the cue stands right before the colon."""

    source: Span
    cue: Span
    close: bool


def find_introduction(s: Sentence, verbs: Mapping[str, Verb]) -> Introduction | None:
    """Return who is announced by a sentence that ends in a colon, or `None`."""
    n = len(s.tags)
    if n < 3 or s.tags[-1] != ":":
        return None
    if s.words[0] in ("from", "via", "per") and set(s.tags[1:-1]) <= set("NDSlYOPC#,y"):
        return Introduction(s.span(1, n - 1), s.span(0, 1), True)
    for i in range(n - 2, -1, -1):
        if s.words[i] == "according" and s.words[i + 1] == "to" and i + 2 < n - 1:
            comma = s.tags.find(",", i)
            last = (comma if comma > 0 else n - 1) - 1
            return Introduction(s.span(i + 2, last + 1), s.span(i, i + 2), True)
        verb = verbs.get(s.words[i])
        if verb is None or "quote" not in verb.frames or not is_verb(s, i, verb, titled=False) or n - i > _NEAR:
            continue
        subject = subject_before(s, i)
        if subject is not None and subject.carried:
            subject = nearest_subject(s, i, verbs)
        if subject is not None and subject.end > subject.start and phrase_start(s, subject.end - 1) is not None:
            return Introduction(s.span(subject.start, subject.end), s.span(i, i + 1), n - i <= 4)
    return None


def excerpt_length(text: str, introduction: Introduction, blocks: list[Span]) -> int:
    """Return how many of the following blocks the excerpt fills, at least one.

    It ends before the paragraph in which the writer names the source again; where none does so soon, after the first.
    """
    name = text[introduction.source[0] : introduction.source[1]].rsplit(maxsplit=1)[-1]
    for number, (start, end) in enumerate(blocks[1 : _REACH + 1], 1):
        opening = text[start : min(end, start + 90)]
        if (name[:1].isupper() and name in opening) or _RESUMES.search(opening):
            return number
    return 1
