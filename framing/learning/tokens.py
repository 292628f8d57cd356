"""What a classifier reads of a passage: its words and marks, and the terms that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

Kind = Literal["words", "stems", "characters", "coarse", "fine"]

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[!?#@$£€%&\"“”:;…]")
_STEMS = (4, 5, 6)
_SHORTEST, _LONGEST = 3, 5
_LIMIT = 40
"""Characters of a token that are read; what is longer is no word."""


def tokenise(text: str) -> list[str]:
    """Return the words of a text in small letters, and the marks that say something; every number is `0`."""
    return [_normal(token) for token in _TOKEN.findall(text)]


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


def stem_terms(tokens: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the first four, five and six characters of each token: nearly as good as all runs, but quick."""
    for i, token in enumerate(tokens):
        for length in _STEMS:
            if len(token) >= length:
                yield token[:length], i, i + 1


def character_terms(tokens: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the runs of three to five characters of each token, its edges as blanks, with the token's span."""
    for i, token in enumerate(tokens):
        padded = f" {token} "
        for length in range(_SHORTEST, min(_LONGEST, len(padded)) + 1):
            for start in range(len(padded) - length + 1):
                yield padded[start : start + length], i, i + 1
