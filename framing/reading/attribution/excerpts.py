"""Find passages that another outlet or speaker is given at length: "The Daily Courier reported:" and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.reading.attribution.agreement import is_verb
from framing.reading.attribution.noun_phrases import noun_start, phrase_start
from framing.reading.attribution.participles import first_subject
from framing.reading.attribution.subjects import nearest_subject, subject_before
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.reading.attribution.cues import Lexicon, Verb
    from framing.reading.attribution.finds import Span
    from framing.reading.attribution.sentences import Sentence

_RESUMES = re.compile(
    r"\b(?:the|this|that)\s+(?:report|article|newspaper|outlet|paper|piece|story|network|magazine|statement)\b", re.I
)
_RESUMED = re.compile(
    r"(?:UPDATE|RELATED|READ MORE|MORE|CORRECTION|NOTE|WATCH|ALSO|PHOTO)S?\b|Editor[’']s note|\(?This (?:story|article)"
    r"|Contributing:"
)
"""What opens a paragraph after a document given in full."""
_REACH = 4
"""An excerpt without quotation marks is followed at most this many paragraphs, to where the writer takes up again."""


_PIECES = word_set(
    "statement conclusion takeaway verdict response reply answer message tweet tweets words explanation summary excerpt"
    " passage comment comments advice argument account letter text warning reasoning"
    " quote nugget part bit editorial post analysis"
)
_ARTICLES = word_set("a an the this following brief lengthy short full")

_PERSONS = word_set("he she they")
_LONGEST_NAME = 4
_STOPS = '.!?:"”’)'
_NEAR = 8
"""Words of a sentence, from the verb on, in which it can announce an excerpt."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that announce an excerpt: whose it is, the cue, and whether the cue stands right before the colon."""

    source: Span
    cue: Span
    close: bool


def find_lead(s: Sentence, lexicon: Lexicon) -> Introduction | None:
    """Return who is said to speak or write by a sentence without a colon, just before what is set off after it."""
    if len(s.tags) < 3:
        return None
    n = len(s.tags) - (s.tags[-1] in ".,-")
    return _spoken(s, n, lexicon.verbs) or _stated(s, n, lexicon)


def find_person(s: Sentence, lexicon: Lexicon) -> Introduction | None:
    """Return the person a sentence is about that ends in a colon: "She went on, to loud applause:"."""
    subject = first_subject(s, len(s.tags) - 1, lexicon) if s.tags[-1] == ":" else None
    if subject is None or subject.carried or subject.antecedent is not None:
        return None
    tags = s.tags[subject.start : subject.end]
    person = tags == "H" and s.words[subject.start] in _PERSONS
    if not person and not (set(tags) <= set("NY.") and len(tags) <= _LONGEST_NAME):
        return None
    return Introduction(s.span(subject.start, subject.end), s.span(len(s.tags) - 1, len(s.tags)), True)


def find_introduction(s: Sentence, lexicon: Lexicon) -> Introduction | None:
    """Return who is announced by a sentence that ends in a colon, or `None`."""
    if len(s.tags) < 3 or s.tags[-1] != ":":
        return None
    n = _colon(s)
    return _cited(s, n) or _presented(s, n) or _owner(s, n) or _spoken(s, n, lexicon.verbs) or _stated(s, n, lexicon)


def _colon(s: Sentence) -> int:
    """Return the token at which the announcement ends: the colon, or a note in brackets before it."""
    opened = s.tags.rfind("(")
    return opened if opened > 2 and len(s.tags) - opened < 7 else len(s.tags) - 1


def _cited(s: Sentence, n: int) -> Introduction | None:
    """Read "From the Courier:", "More on this from the Courier:" and "In the words of the mayor:"."""
    words = s.words
    for k in range(n - 2, -1, -1):
        if s.tags[k] in ",;vBX":
            return None
        opens = k == 0 or words[0] == "more" or words[k - 1] in _PIECES
        if words[k] in ("from", "via", "per") and opens:
            return Introduction(s.span(k + 1, n), s.span(k, k + 1), True)
        if words[k] in ("of", "by") and words[k - 1 : k] in (("words",), ("reported",)) and k + 1 < n:
            return Introduction(s.span(k + 1, n), s.span(k - 1, k + 1), True)
    return None


def _owner(s: Sentence, n: int) -> Introduction | None:
    """Read "Her conclusion:" and "Here is the ministry's full statement:"."""
    if s.words[n - 1] not in _PIECES:
        return None
    for k in range(n - 2, -1, -1):
        if s.tags[k] in "YS":
            start = phrase_start(s, k) if s.tags[k] == "Y" else k
            first = noun_start(s, k if start is None else start, k)
            if s.words[first] in ("here's", "here"):
                first += 1
            owner = s.span(min(first, k), k + 1)
            return Introduction(owner, s.span(n - 1, n), True)
        if s.tags[k] not in "lNAeg#":
            return None
    return None


def _presented(s: Sentence, n: int) -> Introduction | None:
    """Read "Here is Clara Holt, the mayor, in her own words:" and "Harbour Radio has more:"."""
    here = 0
    if s.words[0] == "here's":
        here = 1
    elif s.words[0] == "here" and "is" in s.words[:3]:
        here = s.words.index("is") + 1
    if here and s.tags[here : here + 1] == "N":
        end = here
        while end < n and s.tags[end] == "N":
            end += 1
        return Introduction(s.span(here, end), s.span(0, here), True)
    if s.words[n - 2 : n] in (("has", "more"), ("have", "more")):
        subject = subject_before(s, n - 2)
        if subject is not None and subject.end > subject.start:
            return Introduction(s.span(subject.start, subject.end), s.span(n - 2, n), True)
    return None


def _spoken(s: Sentence, n: int, verbs: Mapping[str, Verb]) -> Introduction | None:
    """Read "The Daily Courier reported on Monday:" and "According to the Courier:"."""
    for i in range(n - 1, -1, -1):
        if s.words[i] == "according" and s.words[i + 1] == "to" and i + 2 < n:
            comma = s.tags.find(",", i)
            return Introduction(s.span(i + 2, comma if comma > 0 else n), s.span(i, i + 2), True)
        verb = verbs.get(s.words[i])
        if verb is None or "quote" not in verb.frames or not is_verb(s, i, verb, titled=False) or n - i >= _NEAR:
            continue
        subject = subject_before(s, i)
        if subject is not None and subject.carried:
            subject = nearest_subject(s, i, verbs)
        if subject is not None and subject.end > subject.start and phrase_start(s, subject.end - 1) is not None:
            return Introduction(s.span(subject.start, subject.end), s.span(i, i + 1), n - i <= 3)
    return None


def _stated(s: Sentence, n: int, lexicon: Lexicon) -> Introduction | None:
    """Read "Holt answered the charge in a statement on Monday:" and "He lashed out at them, saying:"."""
    for k in range(n - 1, max(0, n - 10), -1):
        stated = s.words[k] in _PIECES and s.words[k - 1] in _ARTICLES
        if stated or (k == n - 1 and s.words[k] in ("saying", "writing", "adding", "tweeting")):
            subject = first_subject(s, k, lexicon)
            if subject is None or subject.carried or s.tags[subject.start] == "K" or s.words[subject.start] == "here":
                return None
            return Introduction(s.span(subject.start, subject.end), s.span(k, k + 1), True)
    return None


def excerpt_length(text: str, introduction: Introduction, blocks: list[Span]) -> int:
    """Return how many of the following blocks the excerpt fills, at least one.

    It ends before the paragraph in which the writer names the source again; where none does so soon, after the first.
    """
    name = text[introduction.source[0] : introduction.source[1]].rsplit(maxsplit=1)[-1]
    listed = next((number for number, (_, end) in enumerate(blocks) if text[end - 1] in _STOPS), len(blocks))
    if listed > 1 and introduction.close:
        return listed  # a list of points without stops
    for number, (start, end) in enumerate(blocks[1 : _REACH + 1], 1):
        opening = text[start : min(end, start + 90)]
        if (name[:1].isupper() and name in opening) or _RESUMES.search(opening):
            return number
    return 1


def document_length(text: str, introduction: Introduction, blocks: list[Span]) -> int:
    """Return how many of the blocks a document given in full fills: all, or those before the writer resumes."""
    name = text[introduction.source[0] : introduction.source[1]].rsplit(maxsplit=1)[-1]
    for number, (start, end) in enumerate(blocks):
        opening = text[start : min(end, start + 90)]
        if number and ((name[:1].isupper() and name in opening) or _RESUMED.match(opening) or _RESUMES.search(opening)):
            return number
    return len(blocks)
