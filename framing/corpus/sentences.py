"""Split a paragraph into sentences: find what may end one with a single pattern, then decide by cheap rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import orjson

_LONGEST = 2_000
# One character class in front lets the search skip from mark to mark.
_END = re.compile(
    r"[.!?…](?<![.!?…][.!?…])(?<!\.[ \u00a0]\.)(?P<more>[.!?…]*+(?:[ \u00a0]\.)*+)(?P<close>[\"”’')\]»]*+)"
    r"(?:\[\d{1,3}\])*+(?P<gap>\s++|(?=[\"“‘A-Z])|\Z)"
)
_NEXT = re.compile(r"(?P<open>[“\"‘'(\[«]*+)(?P<word>[^\s.,;:!?”\"…)\]]*+)")
_LAST_WORD = re.compile(r"[^\s“”\"‘(\[—–/]+\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]|[a-z](?:\.[a-z])+")
_BRAND = re.compile(r"[a-z]+[A-Z]")
_GLUED = re.compile(r"(?<![\w@.])[A-Za-z’'-]*[a-z]{3}\Z")
_NOT_A_START = frozenset(",;:—–-)]&/%=+")
_QUOTES = frozenset("\"”’'»")
_LONGEST_ABBREVIATION = 6
_WORD_REACH = 24  # characters looked at for the word before a full stop


@dataclass(frozen=True, slots=True)
class _Lists:
    titles: frozenset[str]
    references: frozenset[str]
    inner: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    starters: frozenset[str]
    labels: frozenset[str]
    exclamations: frozenset[str]
    speech: re.Pattern[str]


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences of the paragraph `text[start:end]`, without surrounding white space.

    Quotations are split inside as well. Sentences longer than 2,000 characters are cut at the last white space.
    """
    end = len(text) if end is None else end
    lists = _load()
    spans: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends(text, start, mark, end, lists):
            _append(spans, text, begin, mark.end())
            begin = mark.end()
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append the span without white space around it, cut where it is too long."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if end - start > _LONGEST:
            piece = text[start : start + _LONGEST + 1]
            stop = start + (len(piece.rpartition(_last_space(piece))[0]) or _LONGEST)
        cut = stop
        while cut > start and text[cut - 1].isspace():
            cut -= 1
        if cut > start:
            spans.append((start, cut))
        start = stop


def _last_space(piece: str) -> str:
    return next((char for char in reversed(piece) if char.isspace()), " ")


def _ends(text: str, block: int, mark: re.Match[str], end: int, lists: _Lists) -> bool:
    """Tell whether a sentence ends at a mark that something follows."""
    following = _NEXT.match(text, mark.end(), end)
    assert following is not None
    word = following["word"]
    first = word[:1] or text[following.end() : following.end() + 1]
    if text[mark.end()] in _NOT_A_START or (first.islower() and not _BRAND.match(word)):
        return False
    sign = text[mark.start()]
    before = text[max(block, mark.start() - _WORD_REACH) : mark.start()]
    if not mark["gap"]:
        return first.isupper() and word[1:2].islower() and _GLUED.search(before) is not None
    if sign == "…" or mark["more"]:
        return not (word.startswith("I") and (len(word) == 1 or word[1] in "’'"))
    if sign in "!?":
        if mark["close"] and not _QUOTES.isdisjoint(mark["close"]):
            return lists.speech.match(text, mark.end(), end) is None
        return sign == "?" or word in lists.starters or not before.endswith(tuple(lists.exclamations))
    found = _LAST_WORD.search(before)
    if found is None or (len(found[0]) > _LONGEST_ABBREVIATION and "." not in found[0]):
        return True
    is_first = mark.start() - len(found[0]) <= block
    return _stops(found[0], before[: found.start()], mark, following, lists, is_first=is_first)


def _stops(
    stem: str, before: str, mark: re.Match[str], following: re.Match[str], lists: _Lists, *, is_first: bool
) -> bool:
    """Tell whether the full stop after `stem` ends the sentence, not just an abbreviation."""
    word = following["word"]
    if is_first and (stem in ("Q", "A") or (stem.isdigit() and len(stem) < 3)):
        return False  # "Q. Why now?", "1. The question"
    if stem.isupper() and stem.capitalize() in lists.titles:
        stem = stem.capitalize()  # "MR. DOE"
    if stem in lists.titles:
        return stem in ("St", "Jr", "Sr", "al", "c", "v") and word in lists.starters
    if stem in lists.references:
        return not word[:1].isdigit()
    if stem in lists.clock:
        return not (word in lists.after_clock or word[:1].isdigit() or _is_zone(word, mark))
    if stem in lists.inner or _INITIALS.fullmatch(stem):
        if len(stem) == 1 and (stem == "I" or before.rstrip().rpartition(" ")[2] in lists.labels):
            return len(word) > 1
        is_quoted = not _QUOTES.isdisjoint(mark["close"])
        return is_quoted or word in lists.starters or bool(following["open"].strip("(["))
    return True


def _is_zone(word: str, mark: re.Match[str]) -> bool:
    """Tell whether a time zone follows: "ET", "GMT", "Beijing time"."""
    if word.isupper() and 1 < len(word) < 6:
        return True
    after = mark.string[mark.end() + len(word) : mark.end() + len(word) + 12].split(None, 1)
    return bool(after) and after[0].rstrip(".,") in ("time", "Time", "Standard", "Daylight")


@cache
def _load() -> _Lists:
    data = orjson.loads(files("framing.corpus").joinpath("data/sentences.json").read_bytes())
    name = r"[A-Z][\w.’'-]*+\s++"
    speech = "|".join(data["speech"])
    return _Lists(
        titles=frozenset(data["titles"]),
        references=frozenset(data["references"]),
        inner=frozenset(data["inner"]),
        clock=frozenset(data["clock"]),
        after_clock=frozenset(data["after_clock"]),
        starters=frozenset(data["starters"]),
        labels=frozenset(data["labels"]),
        exclamations=frozenset(data["exclamations"]),
        speech=re.compile(rf"(?:{name}){{1,5}}(?:{speech})\b"),
    )
