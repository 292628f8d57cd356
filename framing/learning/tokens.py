"""What a classifier reads of a passage: its words and marks, and the terms that are made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal

Kind = Literal["words", "stems", "characters", "coarse", "fine", "broad", "narrow", "named", "style"]

_WORD = r"[^\W_]+(?:['’][^\W_]+)*"
_TOKEN = re.compile(_WORD + r"|[!?#@$£€%&\"“”:;…]")
_PIECE = re.compile(_WORD + r"|[^\w\s]")
_STEMS = (4, 5, 6)
_SHORTEST, _LONGEST = 3, 5
_RUN = 3
_COMMON = 50
"""Words that count as style by themselves; of others only the shape does."""
_NAMING = 3
"""Letters of the shortest word that can tell what a label is about."""
_LIMIT = 40
"""Characters of a token that are read; what is longer is no word."""


def tokenise(text: str) -> list[str]:
    """Return the words of a text in small letters, and the marks that say something; every number is `0`."""
    return [_normal(token) for token in _TOKEN.findall(text)]


def name_words(label: str) -> list[str]:
    """Return the words of a label's name; codes such as `C7` have none."""
    words = tokenise(label.replace("_", " ").replace("-", " "))
    return [word for word in words if word.isalpha() and len(word) >= _NAMING]


def locate_tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each token with where it stands in the text."""
    for found in _TOKEN.finditer(text):
        yield found.start(), found.end(), _normal(found.group())


def _normal(token: str) -> str:
    token = token.lower().replace("’", "'")[:_LIMIT]
    if token[0].isdigit():
        return "0"
    return token.removesuffix("'s")


def word_terms(tokens: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each word and each pair of neighbours with the span of tokens it covers."""
    for i, token in enumerate(tokens):
        yield token, i, i + 1
    for i, (one, other) in enumerate(pairwise(tokens)):
        yield f"{one} {other}", i, i + 2


def stems(token: str) -> list[str]:
    """Return the first four, five and six characters of a token: nearly as good as all runs, but quick."""
    return [token[:length] for length in _STEMS if len(token) >= length]


def characters(token: str) -> list[str]:
    """Return the runs of three to five characters of a token, its edges as blanks."""
    padded = f" {token} "
    return [
        padded[start : start + length]
        for length in range(_SHORTEST, min(_LONGEST, len(padded)) + 1)
        for start in range(len(padded) - length + 1)
    ]


def style_terms(text: str, rank: Callable[[str], int | None]) -> Iterator[tuple[str, int, int]]:
    """Yield runs of one to three of: very common words, marks, and the shapes of all other words.

    They say how somebody writes, whatever it is about. Marks that are no tokens belong to the token before them.
    """
    pieces: list[str] = []
    owners: list[int] = []
    seen = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        seen += _TOKEN.fullmatch(piece) is not None
        pieces.append(_shape(piece, rank))
        owners.append(max(seen - 1, 0))
    if not seen:
        return
    for length in range(1, _RUN + 1):
        for i in range(len(pieces) - length + 1):
            yield " ".join(pieces[i : i + length]), owners[i], owners[i + length - 1] + 1


def _shape(piece: str, rank: Callable[[str], int | None]) -> str:
    if piece[0].isdigit():
        return "0"
    if not piece[0].isalpha():
        return piece
    lower = piece.lower()
    common = rank(lower)
    if common is not None and common < _COMMON:
        return lower
    return "AA" if len(piece) > 1 and piece.isupper() else "Aa" if piece[0].isupper() else "a"
