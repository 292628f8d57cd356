"""Text with its quotations masked, cut into sentences whose words carry coarse tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.reading.attribution.cues import load_cues
from framing.reading.attribution.tagging import (
    CLOSED,
    CLOSING,
    FULL,
    HALF,
    MASK,
    TITLE,
    cut,
    lower,
    tag_opening,
    tag_titled,
    tagger,
)
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.reading.quotation import Quote

_LONGEST = 2000
_SPACE = re.compile(r"\s+")
_GLUED = (",", ".", "!", "?", "…")
_STOPS = (".", "!", "?", "…")
_PARTY = re.compile(r"\((?:[RDI]-)?[A-Z][\w.\- ]{0,14}\)")

_WORK = re.compile(
    r"\b(?:program(?:me)?|podcast|film|movie|book|novel|play|song|album|show|series|documentary|memoir|poem|titled|entitled|headlined|magazine"
    r"|painting|essay|episode|column|article|comedy|drama|hit|single|read|reads|reading|wrote|watch(?:ed|ing)?|published|sang"
    r"|directed|author of|starred in|edited|novels|films)s?,?\s*$",
    re.I,
)
_FRONTED_REACH = 130
_FRONTED = re.compile(
    r"(?:^|\n|[.!?][\"”’)]*\s)(?:On|In|(?:In|On|During|At|Speaking|Appearing|Writing|Last|Earlier|Later|[A-Z][a-z]+day)\b"
    r"[^.!?\"“”;:\n]{0,70}\b(?:on|in|of|for|to))\s+(?:[\w.’'&]+\s+){0,4}$"
)
"""What stands before a title that belongs to a phrase at the head of a sentence."""
# One character class in front lets the search skip from mark to mark.
_BREAK = re.compile(
    rf"[.!?…{FULL}](?:(?<=[{FULL}])(?=\s+[A-Z{MASK}])|(?<![{FULL}])[.!?…]*"
    rf"(?:[)\]]?(?=\s+[{MASK}{FULL}{HALF}\[(A-Z\d])|(?<=[a-z]{{2}}[.!?])(?=[A-Z][a-z]+\s)))"
)
_CREDIT = re.compile(
    r"\s+(?:(?:[A-Z][\w.'’\-]*\s+){1,5}|[Tt]he (?:\w+\s+){1,4}|(?:[Hh]e|[Ss]he|[Tt]hey|It)\s+)"
    r"(\w+)(?!\s+(?:that|how|if)\b)(?!(?<=told)\s+(?:\S+\s+){1,3}that\b)"
)
_NAMED_IN_ING = re.compile("g[evBX]")
_GOVERNED = re.compile(
    r"\s+(?:he|she|they|it|we|there|the|an?|his|her|their|its|no|some|most|many|both|such|this|these|those"
    r"|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[A-Z]\w+)\b"
)
"""What follows a verb that reports the next words, not the quotation before it."""
_ABBREVIATIONS = word_set(
    "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Gen Lt Col Sgt Rev Hon Prof St Jr Sr vs No Jan Feb Mar Apr Aug Sep Sept Oct Nov"
    " Dec Inc Corp Co Ltd v Fla Calif Pa Va Wis Minn Mich Ariz Ark Conn Ill Kan Mass Miss Neb Nev Okla Ore Tenn Tex Vt"
    " Wash e.g i.e a.m p.m Adm Maj Capt"
)
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS))


@dataclass(slots=True)
class Sentence:
    """One sentence of masked text, `text[start:end]`: its words in lower case, a tag for each, and which may be cues.

    `titled` tells that its words are capitalised as in a headline, so that capitals mean nothing; `_even` that white
    space parts them, but for commas and the last stop.
    """

    words: tuple[str, ...]
    tags: str
    cues: str
    offset: int
    text: str
    start: int
    end: int
    titled: bool = False
    _even: bool = False
    _starts: Sequence[int] = field(default=(), compare=False, repr=False)

    @property
    def raw(self) -> list[str]:
        """Return the words as written."""
        return cut(self.text[self.start : self.end])

    @property
    def starts(self) -> Sequence[int]:
        """Return where every word starts in the masked text."""
        if not self._starts:
            self._starts = (self._even and self._step()) or self._find_words()
        return self._starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the document of the words from `start` up to, not including, `end`."""
        starts, last = self.starts, end - 1
        return starts[start] + self.offset, starts[last] + len(self.words[last]) + self.offset

    def _step(self) -> list[int] | None:
        """Return where words start that have one space between them, but for commas and the last stop."""
        starts, at = [], self.start - 1
        for word in self.words:
            at += word not in _GLUED
            starts.append(at)
            at += len(word)
        return starts if at == self.end else None

    def _find_words(self) -> list[int]:
        starts, at, lowered = [], 0, lower(self.text[self.start : self.end])
        for word in self.words:
            at = lowered.find(word, at)
            starts.append(at + self.start)
            at += len(word)
        return starts


def is_function_word(word: str) -> bool:
    """Tell whether a lower-case word belongs to a closed class ("the", "but")."""
    return word in CLOSED


def mask_quotes(text: str, start: int, end: int, quotes: Sequence[Quote]) -> str:
    """Return `text[start:end]` at equal length with quotations and party tags such as "(D-Wis.)" masked."""
    body = text[start:end]
    if "(" in body:
        body = _PARTY.sub(lambda m: " " * len(m.group()), body)
    if not quotes:
        return body
    parts: list[str] = []
    done = 0
    for quote in quotes:
        a, b = quote.start - start, quote.end - start
        inner = text[quote.inner_start : quote.inner_end].rstrip(" \u00a0'’\"”)")
        last = FULL if inner[-1:] in _STOPS else HALF if inner[-1:] == "," else MASK
        parts.append(body[done:a])
        if last is HALF and _is_fronted_title(text, quote):
            parts.append(TITLE * (b - a - 1) + ",")
        elif last is MASK and is_title(text, quote):
            parts.append(TITLE * (b - a))
        else:
            parts.append(MASK * (b - a - 1) + last)
        done = b
    parts.append(body[done:])
    return "".join(parts)


def is_title(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is the title of a work: capitalised words after a word for reading or for works."""
    if not _is_in_title_case(text[quote.inner_start : quote.inner_end]):
        return False
    if _WORK.search(text, max(0, quote.start - 28), quote.start) is not None:
        return True
    return text[quote.inner_end - 1] == "," and _is_fronted_title(text, quote)


def _is_in_title_case(inner: str) -> bool:
    if not inner[:1].isupper() or inner.isupper():
        return False
    return all(word[0].isupper() for word in inner.split() if len(word) > 3)


def _is_fronted_title(text: str, quote: Quote) -> bool:
    """Tell whether a quotation with a comma is the title of a show or a book: 'On Radio 4’s “Harbour,” Holt said'."""
    if not _is_in_title_case(text[quote.inner_start : quote.inner_end]):
        return False
    return _FRONTED.search(text[max(0, quote.start - _FRONTED_REACH) : quote.start]) is not None


def read_sentence(masked: str, offset: int, start: int, end: int, *, titled: bool = False) -> Sentence:
    """Tag the words of `masked[start:end]`; `offset` is where `masked` begins in the document.

    `titled` tells that every word is capitalised, as in many headlines, so that capitals mean nothing.
    """
    body = masked[start:end]
    spread = body.replace(", ", " , ")
    pieces, words = spread.split(), lower(spread).split()
    if not pieces:
        return Sentence((), "", "", offset, masked, start, end)
    found = list(map(tagger(), pieces))
    marks = "".join(found)
    if len(found[-1]) == 4 and marks[-2] == ".":
        words[-1:] = words[-1][:-1], words[-1][-1]
    even = len(marks) == 2 * len(words)
    if not even:
        words = _cut_pieces(pieces, lower(spread).split(), found)
    inside = "".join(map(tag_titled, cut(body))) if titled else marks[::2]
    first = pieces[0] if len(found[0]) == 2 else cut(pieces[0])[0]
    tagged = tag_opening(first) + inside[1:]
    if titled:
        tagged = tagged.replace("TN", "Tl")
    if tagged[0] == "N" and words[0] == "said" and len(words) > 2:
        tagged = "e" + tagged[1:]
    elif (tagged[0] == "e" and tagged[1:2] not in tuple("PTAIWZ")) or _NAMED_IN_ING.match(tagged) is not None:
        tagged = "N" + tagged[1:]
    return Sentence(tuple(words), tagged, marks[1::2], offset, masked, start, end, titled, even)


def _cut_pieces(pieces: list[str], lowered: list[str], marks: list[str]) -> list[str]:
    """Cut the pieces that hold several tokens; return all in lower case."""
    words: list[str] = []
    for piece, written, found in zip(lowered, pieces, marks, strict=True):
        if len(found) == 2:
            words.append(piece)
        elif len(found) == 4 and found[2] in CLOSING:
            words += (piece[:-1], piece[-1])
        else:
            at = 0
            for token in cut(written):
                words.append(piece[at : at + len(token)])
                at += len(token)
    return words


def places(marks: str, mark: str) -> list[int]:
    """Return where a mark stands among the marks of the words of a sentence."""
    found, at = [], marks.find(mark)
    while at >= 0:
        found.append(at)
        at = marks.find(mark, at + 1)
    return found


def split_masked(masked: str) -> list[tuple[int, int]]:
    """Cut masked text into sentences; a quotation and the words that credit it stay together.

    A sentence of more than 2,000 characters outside quotations is cut at white space, to keep time linear.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(masked):
        at, end = match.span()
        mark = masked[at]
        if (mark == "." and _is_abbreviated(masked, at)) or (mark == FULL and _credits(masked, end)):
            continue
        _append(spans, masked, start, end)
        start = end
    if masked[start:].strip() or not spans:
        _append(spans, masked, start, len(masked))
    return spans


def _is_abbreviated(masked: str, at: int) -> bool:
    """Tell whether the stop at a position belongs to an abbreviation or an initial."""
    if at > _LONGEST_ABBREVIATION and masked[at - _LONGEST_ABBREVIATION - 1 : at].isalpha():
        return False
    word = masked[max(0, at - 12) : at].rpartition(" ")[2].lstrip("([“\"'‘")
    if word[-1:].isupper() and not word[-2:-1].isalnum():
        return len(word) < 3 or _NEXT.match(masked, at + 1) is None
    return word in _ABBREVIATIONS or word.rpartition("-")[2] in _ABBREVIATIONS


_NEXT = re.compile(r"\s+(?:The|He|She|It|They|But|In|This|That|These|Those|There)\s+(?=[a-z])")
"""What opens a sentence after an abbreviation in capitals: "in the U.K. | The plan …"."""


def _append(spans: list[tuple[int, int]], masked: str, start: int, end: int) -> None:
    """Append a sentence, in several pieces where it is too long."""
    while start < end and masked[start].isspace():
        start += 1
    while end - start > _LONGEST:
        gap = _SPACE.search(masked, start + _LONGEST, end)
        if gap is None:
            break
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, end))


def _credits(masked: str, at: int) -> bool:
    """Tell whether the words after a quotation name its speaker: "Ilves said"."""
    match = _CREDIT.match(masked, at)
    if match is None:
        return False
    verb = load_cues().verbs.get(match[1].lower())
    if verb is None or "quote" not in verb.frames:
        return False
    return "hearer" in verb.frames or _GOVERNED.match(masked, match.end()) is None
