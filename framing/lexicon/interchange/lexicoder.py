"""Lexicoder 3 `.lc3`: a line `+category`, then its patterns, one a line."""

from __future__ import annotations

import re

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.decoding import decode, split_lines
from framing.lexicon.interchange.dictionary import CategoryPath, Dictionary, Written
from framing.lexicon.interchange.draft import Draft, kind_of, tidy

CAPACITY = Capacity(wildcards="*", nested=False, misread=re.compile(r"^\+"))


def read_lexicoder(data: bytes, draft: Draft) -> None:
    """Read a Lexicoder 3 dictionary. What stands before the first category is noted and left out."""
    category: CategoryPath | None = None
    for line, text in enumerate(split_lines(decode(data, draft)), start=1):
        pattern = tidy(text)
        if pattern.startswith("+"):
            category = draft.open([pattern[1:]], line=line) if tidy(pattern[1:]) else None
            if category is None:
                draft.note(line, "a category without a name", "", "left out with its terms")
        elif pattern and category is None:
            draft.note(line, "a term without a category", pattern, "left out")
        elif pattern and category is not None:
            draft.add(pattern, category, kind=kind_of(pattern, wildcards="*"), line=line)


def write_lexicoder(dictionary: Dictionary) -> Written:
    """Write a Lexicoder 3 dictionary."""
    fitted, notes = fit(dictionary, CAPACITY)
    lines = []
    for path, entries in fitted.grouped().items():
        lines += [f"+{path[0]}", *(entry.pattern for entry in entries)]
    return Written(("\n".join(lines) + "\n").encode(), tuple(notes), len(fitted.entries))
