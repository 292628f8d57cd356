"""A dictionary of any tool in memory: a tree of categories, patterns in them, and what could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

CategoryPath = tuple[str, ...]
"""The names of a category and of all categories above it, from the top. What is in a category is in those above too."""

PatternKind = Literal["fixed", "glob", "regex"]


@dataclass(frozen=True, slots=True)
class Category:
    """One category; `note` is what the file says about it."""

    path: CategoryPath
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern in one category: as it is (`fixed`), with `*` any run and `?` one letter (`glob`), or a `regex`.

    With `case` its own capitals must be met. `instead` is what a guide advises to write. `line` is the line in the file
    it was read from, 0 when there is none.
    """

    pattern: str
    category: CategoryPath
    kind: PatternKind = "fixed"
    weight: float | None = None
    case: bool = False
    instead: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LossNote:
    """One thing that was not carried over as it stood: where, what kind of thing, which one, and what was done."""

    place: str
    what: str
    about: str
    done: str

    def __str__(self) -> str:
        about = f" “{self.about}”" if self.about else ""
        return f"{self.what}{about}: {self.done}"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """One dictionary. Categories stand in the order of the tree, each after those above it; entries in the same order.

    `path` is the file it was read from as shown in messages, `notes` are the losses of reading it.
    """

    name: str
    categories: tuple[Category, ...]
    entries: tuple[Entry, ...]
    path: str = field(default="", compare=False)
    notes: tuple[LossNote, ...] = field(default=(), compare=False)

    def place(self, line: int) -> str:
        """Return how a line of its file is named in messages."""
        return f"{self.path}:{line}" if line else self.path

    def grouped(self) -> dict[CategoryPath, list[Entry]]:
        """Return the entries of every category, in order; categories without entries have none."""
        groups: dict[CategoryPath, list[Entry]] = {category.path: [] for category in self.categories}
        for entry in self.entries:
            groups[entry.category].append(entry)
        return groups


@dataclass(frozen=True, slots=True)
class Written:
    """A dictionary as the bytes of a file, the losses of writing it, and how many terms are left."""

    data: bytes
    notes: tuple[LossNote, ...]
    terms: int
