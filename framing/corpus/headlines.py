"""Recognise the top of an article: site header, headline, and the summary under it (standfirst)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.corpus.markers import Kind, is_sentence
from framing.corpus.paragraphs import Span
from framing.types import Zone

_TOP = 10  # paragraphs
_LONGEST_HEADER = 120
_LONGEST_HEADLINE = 160
_LONGEST_STANDFIRST = 400
_HEADER = re.compile(r"\|.*|.*\||welcome to (?:\w+ ){0,5}\w+!?|[\w &]{1,30}(?:[>»›][\w &]{1,30}){1,5}", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_UNFINISHED = (":", ",", ";", "-", "—", "–")
_UNDER_STANDFIRST: frozenset[Kind] = frozenset({"byline", "date", "share"})


def mark_top(text: str, spans: Sequence[Span], kinds: Sequence[Kind | None], zones: list[Zone], *, title: str) -> None:
    """Set the zones of site header, headline and standfirst among the first paragraphs.

    `title` is the title known from elsewhere ("" if none); a text that does not begin with it has no headline.
    """
    story: list[int] = []
    for i in _story(kinds[:_TOP]):
        if not story and len(spans) > 1 and _is_header(_line(text, spans[i])):
            zones[i] = "boilerplate"
        else:
            story.append(i)
    headline = _find_headline(text, spans, story, title)
    if headline is not None:
        zones[headline] = "headline"
        story = [i for i in story if i > headline]
    if len(story) > 1 and _is_standfirst(text, spans, story, kinds, has_headline=headline is not None or bool(title)):
        zones[story[0]] = "standfirst"


def _is_header(line: str) -> bool:
    return len(line) <= _LONGEST_HEADER and _HEADER.fullmatch(line) is not None


def _story(kinds: Sequence[Kind | None]) -> Iterator[int]:
    return (i for i, kind in enumerate(kinds) if kind is None)


def _line(text: str, span: Span) -> str:
    return text[span[0] : min(span[1], span[0] + 2 * _LONGEST_STANDFIRST)]


def _find_headline(text: str, spans: Sequence[Span], story: Sequence[int], title: str) -> int | None:
    known = _words(title)
    if known:
        for i in story:
            line = _line(text, spans[i]).casefold()
            first = _LETTERS.search(line)
            if first is not None and first[0] == known[0] and _words(line) == known:
                return i
    if len(story) < 2:
        return None
    line, following = _line(text, spans[story[0]]), _line(text, spans[story[1]])
    if not _looks_like_headline(line) or not (is_sentence(following) or len(following) > len(line)):
        return None
    words = _words(line)
    if known and len(set(words) & set(known)) * 2 < len(set(words)):
        return None
    return story[0]


def _looks_like_headline(line: str) -> bool:
    if len(line) > _LONGEST_HEADLINE or line.endswith(_UNFINISHED):
        return False
    if is_sentence(line) and line[-1] not in "?!":
        return False
    words = line.split()
    # Two or three capitalised words are a name or a section.
    return len(words) > 3 or any(word[0].islower() for word in words[1:])


def _is_standfirst(
    text: str, spans: Sequence[Span], story: Sequence[int], kinds: Sequence[Kind | None], *, has_headline: bool
) -> bool:
    """Tell whether the first paragraph of the story sums it up: a byline or date follows, or it has no final period."""
    first, second = story[0], story[1]
    line = _line(text, spans[first])
    if len(line) > _LONGEST_STANDFIRST or len(line.split()) < 5:
        return False
    if second > first + 1 and kinds[first + 1] in _UNDER_STANDFIRST:
        return True
    is_open = not is_sentence(line) and not line.endswith(_UNFINISHED)
    return has_headline and is_open and is_sentence(_line(text, spans[second]))


def _words(line: str) -> list[str]:
    return _LETTERS.findall(line.casefold())
