"""Find the paragraphs of a text: blank lines part them, and single line breaks unless the lines are hard-wrapped."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"\S(?:.*\S)?")
_OTHER_BREAKS = ("\v", "\f", "\x85", "\u2028", "\u2029")
_WIDEST_WRAP = 110
_FINISHED = re.compile(r"[.!?:…][”\"’')\]]*$")
_ITEM = re.compile(r"(?:[•*‣▪◦–—-]\s|\d{1,2}[.)]\s|[QA][.:]\s|#{1,6}\s|[|>►])")
_BYLINE = re.compile(r"By [A-Z]")
_RUNS_ON = re.compile(r"[“\"‘'(\[]?[a-zß-öø-ÿ]")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|St|Gov|Prof|Rev|Lt|Col)\.$")


def find_paragraphs(text: str, edges: Iterable[int] = ()) -> list[Span]:
    """Return the spans of the paragraphs of `text` in order, without surrounding white space.

    Lines run on into the next only where they look hard-wrapped, and never across one of the offsets `edges`.
    """
    text = _with_newlines(text)
    lines = [line.span() for line in _LINE.finditer(text)]
    joints = {i for i, ((_, end), (start, _)) in enumerate(pairwise(lines)) if text.count("\n", end, start) == 1}
    if not joints:
        return lines
    for edge in edges:
        i = bisect_left(lines, (edge,)) - 1
        if i >= 0 and lines[i][1] <= edge:
            joints.discard(i)
    return list(_join(lines, _wraps(text, lines, joints)))


def _with_newlines(text: str) -> str:
    # Same length, every line break a "\n".
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for mark in _OTHER_BREAKS:
        if mark in text:
            text = text.replace(mark, "\n")
    return text


def _join(lines: list[Span], wrapped: set[int]) -> Iterator[Span]:
    first = 0
    for i in range(len(lines)):
        if i not in wrapped:
            yield lines[first][0], lines[i][1]
            first = i + 1


def _wraps(text: str, lines: list[Span], joints: set[int]) -> set[int]:
    """Return the joints (line i runs on into line i + 1) that are hard wraps."""
    narrow = {i for i in joints if max(_length(lines[i]), _length(lines[i + 1])) <= _WIDEST_WRAP}
    width = max((_length(lines[i]) for i in narrow), default=0)
    certain = {i for i in joints if _runs_on(text, lines[i], lines[i + 1])}
    if not certain & narrow:
        return certain
    return certain | {i for i in narrow - certain if _fits_wrap(text, lines[i], lines[i + 1], width)}


def _length(line: Span) -> int:
    return line[1] - line[0]


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Tell whether the sentence goes on: no final mark, then a lower-case word that is no list item."""
    if not _RUNS_ON.match(text, following[0]):
        return False
    return not _FINISHED.search(text, max(line[0], line[1] - 4), line[1]) and text[line[0]] != "#"


def _fits_wrap(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a line of hard-wrapped text broke for want of room, not because a paragraph or heading ended."""
    here, there = text[slice(*line)], text[slice(*following)]
    if _ITEM.match(there) or here[0] == "#" or (here.isupper() and not there.isupper()):
        return False
    is_full = len(here) + 1 + len(there.split(None, 1)[0]) > width
    if _FINISHED.search(here) and not _TITLE.search(here):
        return is_full
    return (is_full or len(here) >= 0.7 * width) and not _BYLINE.match(there)
