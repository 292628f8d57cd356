"""Find paragraphs that many documents share: teasers, notices, background an outlet prints again and again."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from framing.corpus.paragraphs import find_paragraphs

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 5
_SHOWN = 500  # characters of a paragraph that are kept to show it


@dataclass(frozen=True, slots=True)
class Reuse:
    """One paragraph with the documents that have it, in the order they came; `text` is at most 500 characters of it."""

    text: str
    words: int
    documents: tuple[str, ...]


class ReuseFinder:
    """Takes in documents one by one, keeps a hash of every paragraph, and finds those that several documents have."""

    def __init__(self) -> None:
        self._documents: list[str] = []
        self._first: dict[int, int] = {}
        self._holders: dict[int, array[int]] = {}
        self._shown: dict[int, tuple[str, int]] = {}

    def add(self, document_id: str, text: str) -> None:
        """Take in one document. Case, space and punctuation do not matter; under five words nothing is a paragraph."""
        number = len(self._documents)
        self._documents.append(document_id)
        for start, end in find_paragraphs(text):
            words = _WORD.findall(text[start:end].casefold())
            if len(words) >= _FEWEST_WORDS:
                self._note(number, words, text[start : min(end, start + _SHOWN)])

    def _note(self, number: int, words: list[str], paragraph: str) -> None:
        digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        key = int.from_bytes(digest)
        first = self._first.setdefault(key, number)
        if first == number:
            return
        holders = self._holders.setdefault(key, array("I", [first]))
        if holders[-1] != number:
            holders.append(number)
        self._shown.setdefault(key, (paragraph, len(words)))

    def reuses(self, *, least: int = 3, units: Mapping[str, str]) -> tuple[Reuse, ...]:
        """Return the paragraphs that at least so many documents have, most widespread first.

        Copies of one text, which `units` has (see `units_of_copies`), count once here, so that a story in many papers
        is not taken for paragraphs that are used again.
        """
        found = []
        for key, holders in self._holders.items():
            documents = tuple(self._documents[number] for number in holders)
            if len({units.get(document, document) for document in documents}) >= least:
                found.append(Reuse(*self._shown[key], documents))
        # Sorting keeps the order in which paragraphs were seen again among equals.
        return tuple(sorted(found, key=lambda reuse: -len(reuse.documents)))
