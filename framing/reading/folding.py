"""Fold a text to bytes that typography cannot change, and find the way back to its offsets.

A code page of our own holds the characters of English newspaper text, so that one byte is one character and the work
is done by the interpreter's own loops. A text with any other character is first respelt in the page's characters.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, repeat
from typing import NamedTuple

import ahocorasick_rs

HYPHENS = "-‐‑‒–−"
"""Hyphens, and the dashes that stand for one when they are written without spaces."""
LONG_DASHES = "—―"
"""Dashes that interrupt a sentence; without spaces they may still stand for a hyphen that a term itself has."""
APOSTROPHES = "'’‘‛`´′"
QUOTES = APOSTROPHES + '"“”„‟«»‹›‚″'
_RARE_SPACES = "\t\r\xa0\u202f\u2009"

LETTER = "\x02"
"""Stands before the number of a letter that the page lacks, in a respelt text."""

_MARK, _SEPARATOR = b"\x01", b"\x04"  # a byte to drop; what parts forms that are folded in one go
_LATIN = "".join(chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x100)) if c != 0xAD)
_ODD_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"


def _lay_out_page() -> str:
    """Return the 256 characters of the code page, Latin-1 in its usual places."""
    page = [chr(0)] + ["\ufffe"] * 255  # U+FFFE is "no character"; the encoder is fast only if byte 0 is character 0
    for character in _LATIN + "\t\n\r":
        page[ord(character)] = character
    wanted = [c for c in HYPHENS + LONG_DASHES + QUOTES + _RARE_SPACES + "…€•ŠšŽžŒœŸ" if c not in page]
    free = [byte for byte in range(5, 256) if page[byte] == "\ufffe"]
    for byte, character in zip(free, wanted, strict=False):
        page[byte] = character
    return "".join(page)


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] == "L" or character.isdecimal()


_PAGE = _lay_out_page()
_ENCODING = codecs.charmap_build(_PAGE)
_RESPELT_ENCODING = codecs.charmap_build(_PAGE[: ord(LETTER)] + LETTER + _PAGE[ord(LETTER) + 1 :])
_ORDINARY = frozenset(_PAGE) - {"\ufffe"}
_ODD = re.compile(f"[^{re.escape(''.join(sorted(_ORDINARY)))}][{_ODD_MARKS}]*")
_WORD_BYTES = LETTER.encode() + bytes(byte for byte, character in enumerate(_PAGE) if _is_word(character))
_SPACED = bytes(0x20 if character in _RARE_SPACES else byte for byte, character in enumerate(_PAGE))


def _tabulate_fold() -> bytes:
    """Return the byte each byte folds to: letters to lower case, quotation marks to a mark, the rest to a space."""
    fold = bytearray(b" " * 256)
    for byte, character in enumerate(_PAGE):
        if _is_word(character):
            lower = character.lower()
            fold[byte] = _PAGE.index(lower) if lower in _PAGE else byte
        elif character in QUOTES:
            fold[byte] = _MARK[0]
    for byte in (*_MARK, *_SEPARATOR, ord(LETTER)):
        fold[byte] = byte
    return bytes(fold)


_FOLD = _tabulate_fold()


def _encode_signs(signs: str) -> bytes:
    return codecs.charmap_encode(signs, "strict", _ENCODING)[0]


# What makes a text rough: runs of white space (but for "\n\n", which ends a paragraph), lines broken after a hyphen,
# quotation marks between spaces. With one pattern to find, the library's search is twenty times as fast as `in`.
_ROUGH_PAIRS = tuple(
    ahocorasick_rs.BytesAhoCorasick([_encode_signs(pair)])
    for pair in ("  ", " \n", "\n ", "-\n", " ' ", " ’ ", " ‘ ", ' " ', " “ ", " ” ")
)
_SMOOTH_ENCODING = codecs.charmap_build(re.sub("[«»‹›„‚‟‛`´′″]", "\ufffe", _PAGE))  # no rare quotation marks
_RARE_SPACE_BYTES = tuple(_encode_signs(space) for space in _RARE_SPACES)
_find = ahocorasick_rs.BytesAhoCorasick.find_matches_as_indexes
_BROKEN_LINE = re.compile(b"- ?\n *")
_LOOSE = re.compile(b" [ %b]* " % re.escape(_encode_signs(QUOTES)))
_DROPPED = re.compile(  # a mark, unless it alone parts two letters (an apostrophe, a forgotten space)
    b"\x01(?:(?<![%(word)s]\x01)|(?![%(word)s]))" % {b"word": re.escape(_WORD_BYTES)}
)


class Respelling(NamedTuple):
    """A text in the page's characters, with pairs of offsets: every odd segment of the text is one respelt cluster."""

    text: str
    places: list[int]
    origins: list[int]

    def start(self, place: int) -> int:
        """Return the offset in the original text of the character that stands at `place`."""
        segment = bisect_right(self.places, place) - 1
        return self.origins[segment] + (0 if segment % 2 else place - self.places[segment])

    def end(self, place: int) -> int:
        """Return the offset in the original text right behind the character that ends at `place`."""
        segment = bisect_right(self.places, place - 1) - 1
        if segment % 2:
            return self.origins[segment + 1]
        return self.origins[segment] + place - self.places[segment]


class Folded(NamedTuple):
    """A text and its fold: words in lower case, one space between words, at least two where a term cannot go on.

    The fold begins and ends with a space. `drops` are the places in it where characters were dropped.
    """

    text: str
    fold: bytes
    drops: list[int]
    respelling: Respelling | None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets in the text of the stretch between two places in the fold."""
        start = first - 1 + bisect_right(self.drops, first)
        end = last - 1 + bisect_left(self.drops, last)
        return (start, end) if self.respelling is None else (self.respelling.start(start), self.respelling.end(end))


def fold_text(text: str) -> Folded:
    """Fold a text: case, hyphens, white space, quotation marks, ligatures, invisible and composed characters."""
    raw, rough, respelling = _encode(text)
    pieces = _fold(raw, rough=rough)
    return Folded(text, b"".join(pieces).replace(_MARK, b" "), list(accumulate(map(len, pieces))), respelling)


def loosen(folded: Folded) -> Folded:
    """Return the fold without its double spaces, so that words are neighbours whatever stands between them."""
    extra = [space.start() for space in re.finditer(b"(?<= ) ", folded.fold)]
    drops = [place - i for i, place in enumerate(extra)] + [d - bisect_left(extra, d) for d in folded.drops]
    return Folded(folded.text, re.sub(b"  +", b" ", folded.fold), sorted(drops), folded.respelling)


def fold_forms(forms: Iterable[str]) -> list[bytes]:
    """Fold many short texts in one go, without white space at their edges."""
    raw = _encode("".join([form.replace("\0", " ") + "\0" for form in forms]))[0].replace(b"\0", _SEPARATOR)
    folds = b"".join(_fold(raw, rough=True)).replace(_MARK, b" ").split(_SEPARATOR)
    return [fold.strip() for fold in folds[:-1]]


def _encode(text: str) -> tuple[bytes, bool, Respelling | None]:
    """Encode in the first code page that serves, with plain spaces, and tell whether the text is rough."""
    rough, respelling = False, None
    try:
        raw = codecs.charmap_encode(text, "strict", _SMOOTH_ENCODING)[0]
    except UnicodeEncodeError:
        rough = True
        try:
            raw = codecs.charmap_encode(text, "strict", _ENCODING)[0]
        except UnicodeEncodeError:
            respelling = respell(text)
            raw = codecs.charmap_encode(respelling.text, "strict", _RESPELT_ENCODING)[0]
    if any(map(raw.__contains__, _RARE_SPACE_BYTES)):
        raw = raw.translate(_SPACED)
    return raw, rough or any(map(_find, _ROUGH_PAIRS, repeat(raw))), respelling


def _fold(raw: bytes, *, rough: bool) -> list[bytes]:
    """Fold encoded text between two spaces; between the pieces returned, one character was dropped."""
    if rough:
        raw = _LOOSE.sub(_keep_first, _BROKEN_LINE.sub(_keep_first, raw).replace(b"\n", b" "))
    return _DROPPED.split(b" %b " % raw.translate(_FOLD))


def _keep_first(run: re.Match[bytes]) -> bytes:
    return run[0][:1] + _MARK * (len(run[0]) - 1)


def respell(text: str) -> Respelling:
    """Write a text in the characters of the code page, letters that it lacks as their number."""
    parts: list[str] = []
    places, origins = [0], [0]
    done = length = 0
    known: dict[str, str] = {}
    for odd in _ODD.finditer(text):
        start, end = odd.span()
        if start > done and unicodedata.combining(text[start]):
            start -= 1  # the letter under a combining mark
        cluster = text[start:end]
        if (spelt := known.get(cluster)) is None:
            spelt = known[cluster] = _spell(cluster)
        parts += (text[done:start], spelt)
        places += (length + start - done, length + start - done + len(spelt))
        origins += (start, end)
        done, length = end, places[-1]
    parts.append(text[done:])
    return Respelling("".join(parts), places, origins)


def _spell(cluster: str) -> str:
    """Spell a character and its combining marks in the page's characters."""
    if unicodedata.category(cluster[0]) in ("No", "So", "Sm", "Sk"):
        return "."  # a footnote's ² or a ™ is no part of the word, as its compatible letters would be
    return "".join(map(_spell_character, unicodedata.normalize("NFKC", cluster)))


def _spell_character(character: str) -> str:
    category = unicodedata.category(character)
    if character in _ORDINARY:
        return character
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f" or character == "\u034f":
        return ""
    if character in "ʼʻʽ" or category in ("Pi", "Pf"):
        return "'"
    if character.isspace():
        return "\n" if category in ("Zl", "Zp") or character == "\x85" else " "
    if category[0] in "LM" or category == "Nd":
        return "".join(f"{LETTER}{ord(lower):06x}" for lower in character.lower())
    return "—" if category == "Pd" else "."
