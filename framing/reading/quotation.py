"""Pair quotation marks by type: curly, straight, `''`, guillemets, single marks guarded against apostrophes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Block

# Patterns begin with the marks themselves and look back from there: that is what the engine can skip to.
_DOUBLE = re.compile(r"[\"“”„«»＂″'`’‘](?:(?<=[\"“”„«»＂″])|(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)‘)")
_OPENS_ONLY = frozenset("“„") | {"``", "‘‘"}
_FRENCH_REACH = 400
"""Characters within which a mark set off by a space must find its partner."""
_FRENCH_SPACES = (" ", "\u00a0", "\u202f")
_STRAIGHT = frozenset('"＂″')
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u202f\u2009([{—–-/'‘\u200b\u202a\u2066\ufeff:")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u202f\u2009)]}—–-/.,;:?!'’…\u200b")
_SINGLE_OPEN = re.compile(r"['‘](?<![\w'‘’.,!?].)(?=[\w$£€…(\[\"“.@#])(?!(?:\d\ds|em|til|tis|twas|cause|n)\b)")
_SINGLE_CLOSE = re.compile(r"['’](?<=[\w.,!?%…)\]\"”].)(?![\w'’])")
_ENDS_SENTENCE = re.compile(r"[.!?](?=\s)")
_INTRODUCES = re.compile(r"(?:[:,]|\b\w+(?:s|ed|id|ote|old))\s*$")

_WEAK_LIMIT = 60
"""A single mark after a plural s ("the workers' rights") closes a quotation no longer than this many characters."""


class Quote(NamedTuple):
    """One quoted stretch: its span with marks, the span inside them, and whether a closing mark was found."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


class Quotation(NamedTuple):
    """The quoted stretches of one paragraph in order, outermost only.

    `continues` tells that the paragraph ends inside a quotation, so that the next one may take it up.
    """

    quotes: tuple[Quote, ...]
    continues: bool


NO_QUOTES = Quotation((), False)


def pair_document(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Pair the quotation marks of every block, carrying quotations that stay open from one block into the next."""
    result: list[Quotation] = []
    carried = False
    around: int | None = None
    for block in blocks:
        # a quotation left open is taken up within a block quote, never across its edge
        found = pair_quotes(text, block.start, block.end, carried=carried and block.block_quote == around)
        carried, around = found.continues, block.block_quote
        result.append(found)
    return tuple(result)


def pair_quotes(text: str, start: int, end: int, *, carried: bool = False) -> Quotation:
    """Pair the quotation marks of one paragraph, `text[start:end]`, in linear time.

    `carried` tells that the paragraph before ended inside a quotation. A mark without partner never fails: an
    opening one quotes to the end of its paragraph or sentence, a closing one is ignored.
    """
    body = text[start:end]
    doubles, continues = _pair_doubles(body, carried=carried)
    quotes = doubles
    if "'" in body or "‘" in body:
        quotes, open_single = _add_singles(body, doubles, carried=carried)
        continues = continues or open_single
    if not quotes:
        return NO_QUOTES
    return Quotation(
        tuple(
            [Quote(a + start, b + start, first + start, last + start, closed) for a, b, first, last, closed in quotes]
        ),
        continues,
    )


def needs_before(text: str, start: int, end: int) -> bool:
    """Tell whether it matters to a paragraph that the one before ended inside a quotation.

    Not where its first mark opens a quotation itself.
    """
    first = _DOUBLE.search(text, start, end)
    return first is not None and not _may_open(text[start:end], first.start() - start, first.end() - start, first[0])


def _pair_doubles(body: str, *, carried: bool) -> tuple[list[Quote], bool]:
    quotes: list[Quote] = []
    opened: int | None = None
    inner = depth = 0
    first = True
    for match in _DOUBLE.finditer(body):
        (at, after), mark = match.span(), match[0]
        if opened is None:
            if _may_open(body, at, after, mark):
                opened, inner, depth = at, after, 0
            elif first and carried:
                quotes.append(Quote(0, after, 0, at, True))
        elif _closes(body, at, after, mark):
            if depth and mark not in _STRAIGHT:
                depth -= 1
            else:
                quotes.append(Quote(opened, after, inner, at, True))
                opened = None
        elif body[max(inner, at - 4) : at].rstrip()[-1:] in (".", "!", "?", ","):
            quotes.append(Quote(opened, at, inner, at, False))
            opened, inner, depth = at, after, 0
        elif mark not in _STRAIGHT:
            depth += 1
        first = False
    if opened is None:
        return quotes, False
    last = _close_open(body, opened, inner)
    return [*quotes, last], last.end == len(body)


def _may_open(body: str, at: int, after: int, mark: str) -> bool:
    """Tell whether a mark can open: always by its shape, else by the white space around it."""
    following = body[after : after + 1]
    if mark == "«" and following in _FRENCH_SPACES:
        return body.find("»", after, after + _FRENCH_REACH) > 0
    if not following or following.isspace():
        return False
    if mark in _OPENS_ONLY or mark == "«":
        return True
    return at == 0 or body[at - 1] in _BEFORE_OPENING


def _closes(body: str, at: int, after: int, mark: str) -> bool:
    """Tell whether a mark closes the open quotation: by its shape, or by what stands beside it."""
    free_before = at == 0 or body[at - 1] in " \t\n\u00a0(["
    free_after = after >= len(body) or body[after] in _AFTER_CLOSING
    if mark in _OPENS_ONLY or mark == "«":
        return free_after and not free_before
    if mark in "”»":
        return True
    return free_after or not free_before


def _close_open(body: str, opened: int, inner: int) -> Quote:
    """End a quotation that has no closing mark: with the paragraph if it opens or is introduced, else its sentence."""
    end = len(body)
    before = body[max(0, opened - 24) : opened].rstrip()
    opens = not before or before[-1] in '.!?”"' or _INTRODUCES.search(body, max(0, opened - 24), opened)
    if not opens:
        sentence = _ENDS_SENTENCE.search(body, inner)
        end = sentence.end() if sentence else end
    return Quote(opened, end, inner, end, False)


def _add_singles(body: str, doubles: list[Quote], *, carried: bool) -> tuple[list[Quote], bool]:
    """Add single-quoted stretches outside the double-quoted ones; a single pair around double ones replaces them."""
    openers = [m.start() for m in _SINGLE_OPEN.finditer(body)]
    closers = [m.start() for m in _SINGLE_CLOSE.finditer(body)]
    if not openers and not (carried and closers):
        return doubles, False
    outside = _Outside(doubles)
    openers = [at for at in openers if outside.holds(at)]
    outside = _Outside(doubles)
    closers = [at for at in closers if outside.holds(at)]
    singles: list[Quote] = []
    following = 0
    reached = -1
    continues = False
    for number, at in enumerate(openers):
        if at < reached:
            continue
        while following < len(closers) and closers[following] <= at + 1:
            following += 1
        limit = openers[number + 1] if number + 1 < len(openers) else len(body)
        close, following = _close_single(body, at, closers, following, limit)
        if close is not None:
            singles.append(Quote(at, close + 1, at + 1, close, True))
            reached = close
        elif body[at] == "‘" and number == 0 and len(openers) == 1 and not body[:at].strip():
            singles.append(Quote(at, len(body), at + 1, len(body), False))
            reached, continues = len(body), True
    return _merge(doubles, singles), continues


def _close_single(body: str, at: int, closers: list[int], following: int, limit: int) -> tuple[int | None, int]:
    """Find the mark that closes a single quotation before the next one opens, rather no plural possessive."""
    weak: int | None = None
    index = following
    while index < len(closers) and closers[index] < limit:
        close = closers[index]
        index += 1
        possessive = (
            body[close - 1] in "sz" and body[close + 1 : close + 2] == " " and body[close + 2 : close + 3].isalpha()
        )
        if not possessive:
            return close, index
        if weak is None and close - at <= _WEAK_LIMIT:
            weak = close
    return weak, index


def _merge(doubles: list[Quote], singles: list[Quote]) -> list[Quote]:
    merged: list[Quote] = []
    for quote in sorted([*doubles, *singles], key=lambda q: (q.start, -q.end)):
        if not merged or quote.start >= merged[-1].end:
            merged.append(quote)
    return merged


class _Outside:
    """Tell, for positions asked in rising order, whether they lie outside every quoted stretch."""

    def __init__(self, quotes: list[Quote]) -> None:
        self._quotes = quotes
        self._index = 0

    def holds(self, position: int) -> bool:
        while self._index < len(self._quotes) and self._quotes[self._index].end <= position:
            self._index += 1
        return self._index >= len(self._quotes) or position < self._quotes[self._index].start
