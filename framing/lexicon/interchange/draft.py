"""A dictionary while it is being read: readers add what they find and note what they cannot keep."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon.interchange.dictionary import (
    Category,
    CategoryPath,
    Dictionary,
    Entry,
    LossNote,
    PatternKind,
)

MOST_LEVELS = 50
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_META = re.compile(r"[\\.^$*+?{}\[\]|()]")


class Draft:
    """Collects categories and entries. Texts are tidied (white space collapses, control characters go)."""

    def __init__(self, shown: str, *, path: Path | None = None) -> None:
        self.shown = shown
        self.path = path
        self.name = tidy(path.stem if path else "") or "dictionary"
        self.notes: list[LossNote] = []
        self._categories: dict[CategoryPath, str | None] = {}
        self._entries: dict[tuple[str, PatternKind, CategoryPath], Entry] = {}

    def place(self, line: int = 0) -> str:
        """Return how a line of the file is named in messages."""
        return f"{self.shown}:{line}" if line else self.shown

    def note(self, line: int, what: str, about: str, done: str) -> None:
        """Note something that is not carried over as it stands."""
        self.notes.append(LossNote(self.place(line), what, about, done))

    def error(self, line: int, message: str, hint: str | None = None) -> LexiconError:
        """Return the error that stops the reading."""
        return LexiconError(self.place(line), message, hint)

    def open(self, names: Sequence[str], *, note: str | None = None, line: int = 0) -> CategoryPath:
        """Return the path of a category, which is there from now on, with those above it.

        Empty names stand for the category above; at the top, for one with the name of the dictionary.
        """
        if len(names) > MOST_LEVELS:
            raise self.error(line, f"categories are nested more than {MOST_LEVELS} levels deep")
        path = tuple(name for name in map(tidy, names) if name) or (self.name,)
        for depth in range(1, len(path) + 1):
            self._categories.setdefault(path[:depth], None)
        if note is not None and tidy(note):
            self._categories[path] = tidy(note)
        return path

    def has(self, names: Sequence[str]) -> bool:
        """Tell whether a category is there already."""
        return tuple(names) in self._categories

    def add(
        self,
        pattern: str,
        category: CategoryPath,
        *,
        kind: PatternKind = "fixed",
        weight: float | None = None,
        case: bool = False,
        instead: str | None = None,
        line: int = 0,
    ) -> None:
        """Add a pattern to a category that is there. An empty or repeated one is noted instead."""
        pattern = tidy(pattern)
        if kind == "regex" and not _META.search(pattern):
            kind = "fixed"
        if not pattern:
            self.note(line, "a term without letters", "", "left out")
            return
        if weight is not None and not math.isfinite(weight):
            self.note(line, "a weight that is no number", pattern, "kept without it")
            weight = None
        key = (pattern, kind, category)
        if key in self._entries:
            self.note(line, "a repeated term", pattern, f"kept once in {' > '.join(category)}")
            return
        instead = tidy(instead or "") or None
        self._entries[key] = Entry(pattern, category, kind, weight, case, instead, line)

    def dictionary(self) -> Dictionary:
        """Return what was read, in the order of the tree."""
        rank = {path: index for index, path in enumerate(self._categories)}
        order = {path: tuple(rank[path[:depth]] for depth in range(1, len(path) + 1)) for path in rank}
        paths = sorted(rank, key=order.__getitem__)
        return Dictionary(
            name=self.name,
            categories=tuple(Category(path, self._categories[path]) for path in paths),
            entries=tuple(sorted(self._entries.values(), key=lambda entry: order[entry.category])),
            path=self.shown,
            notes=tuple(self.notes),
        )


def tidy(text: str) -> str:
    """Return text on one line without control characters and superfluous white space."""
    return " ".join(_CONTROL.sub("", text).split())


def kind_of(pattern: str, *, wildcards: str) -> PatternKind:
    """Return `glob` for a pattern with one of the format's wildcards, else `fixed`."""
    return "glob" if any(sign in pattern for sign in wildcards) else "fixed"


def read_number(text: str) -> float | None:
    """Return a finite number written with a point or a comma, `None` for anything else."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def show_number(number: float) -> str:
    """Return a number as dictionaries write it: all its digits, no exponent, no trailing `.0`."""
    return format(Decimal(repr(float(number))), "f").removesuffix(".0")
