"""WordStat `.cat`: lines indented by tabs; those that end in a weight, `CAMP* (1)`, are terms, the others categories.

WordStat takes no notice of capitals and writes most words in them, with `_` between the words of a phrase.
"""

from __future__ import annotations

import re

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.decoding import decode, split_lines
from framing.lexicon.interchange.dictionary import CategoryPath, Dictionary, Written
from framing.lexicon.interchange.draft import Draft, kind_of, read_number, show_number, tidy

_WEIGHTED = re.compile(r"(.*\S)\s+\((-?\d+(?:[.,]\d+)?)\)")
_Found = tuple[int, str, CategoryPath, float]
CAPACITY = Capacity(
    wildcards="*?",
    weights=True,
    misread=re.compile(r"^@|_"),
    misread_name=re.compile(r"^@|\s\(-?\d+(?:[.,]\d+)?\)$"),
)


def read_wordstat(data: bytes, draft: Draft) -> None:
    """Read a WordStat dictionary. Proximity rules (`@…`) are noted and left out."""
    above: list[tuple[int, str]] = []
    found: list[_Found] = []
    opened: dict[CategoryPath, int] = {}
    for line, text in enumerate(split_lines(decode(data, draft)), start=1):
        body = text.strip()
        depth = text[: len(text) - len(text.lstrip())].count("\t")
        weighted = _WEIGHTED.fullmatch(body)
        if body.startswith("@"):
            draft.note(line, "WordStat rule", tidy(body), "left out")
        elif weighted is not None:
            path = _category(above, depth, weighted[1], line, draft)
            found.append((line, weighted[1], path, read_number(weighted[2]) or 0.0))
        elif body:
            while above and above[-1][0] >= depth:
                above.pop()
            above.append((depth, body))
            opened.setdefault(draft.open([name for _, name in above], line=line), line)
    _add_terms(found, draft)
    filled = {path[:depth] for _, _, path, _ in found for depth in range(1, len(path) + 1)}
    for path, line in opened.items():
        if path not in filled:
            draft.note(line, "a line without a weight and without terms below", path[-1], "read as an empty category")


def _category(above: list[tuple[int, str]], depth: int, term: str, line: int, draft: Draft) -> CategoryPath:
    """Return the category of a term: the last one that is indented less, else the last one there is."""
    names = [name for level, name in above if level < depth]
    if not names:
        names = [name for _, name in above]
        where = " > ".join(map(tidy, names)) or draft.name
        draft.note(line, "a term that is not indented under a category", tidy(term), f"put into {where}")
    return draft.open(names, line=line)


def _add_terms(found: list[_Found], draft: Draft) -> None:
    """Add the terms, with their weights if there is any but 1, which is what WordStat writes when there are none."""
    plain = all(weight == 1 for *_, weight in found)
    for line, term, path, weight in found:
        pattern = tidy(term.replace("_", " "))
        pattern = pattern.lower() if pattern.isupper() else pattern
        kind = kind_of(pattern, wildcards="*?")
        draft.add(pattern, path, kind=kind, weight=None if plain else weight, line=line)


def write_wordstat(dictionary: Dictionary) -> Written:
    """Write a WordStat dictionary. A term without a weight has the weight 1 there."""
    fitted, notes = fit(dictionary, CAPACITY)
    lines = []
    for path, entries in fitted.grouped().items():
        lines.append("\t" * (len(path) - 1) + path[-1])
        for entry in entries:
            weight = show_number(1 if entry.weight is None else entry.weight)
            lines.append("\t" * len(path) + f"{_shout(entry.pattern).replace(' ', '_')} ({weight})")
    return Written(("\n".join(lines) + "\n").encode(), tuple(notes), len(fitted.entries))


def _shout(pattern: str) -> str:
    """Return a pattern in capitals, unless lower case would not bring it back."""
    capitals = pattern.upper()
    return capitals if capitals.lower() == pattern else pattern
