"""What a format can carry, and a dictionary cut down to that with a note for each loss."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass

from framing.lexicon.interchange.dictionary import Category, CategoryPath, Dictionary, Entry, LossNote

_Say = Callable[[int, str, str, str], None]


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a format can carry.

    `wildcards` are the signs it reads as wildcards, always, unless it tells `literals` from them. `nested` are
    categories in categories, `empty` those without terms. `misread` are patterns that would be read as something else,
    `misread_name` the same for category names.
    """

    wildcards: str = "*"
    literals: bool = False
    regex: bool = False
    weights: bool = False
    nested: bool = True
    case: bool = False
    instead: bool = False
    notes: bool = False
    empty: bool = True
    misread: re.Pattern[str] | None = None
    misread_name: re.Pattern[str] | None = None


def fit(dictionary: Dictionary, capacity: Capacity) -> tuple[Dictionary, list[LossNote]]:
    """Return the part of a dictionary that a format can carry, and a note for each thing that it cannot."""
    notes: list[LossNote] = []

    def say(line: int, what: str, about: str, done: str) -> None:
        notes.append(LossNote(dictionary.place(line), what, about, done))

    names = _rename(dictionary, capacity, say)
    entries: dict[tuple[str, str, CategoryPath], Entry] = {}
    for entry in dictionary.entries:
        fitted = _fit_entry(entry, capacity, say)
        if fitted is None:
            continue
        fitted = dataclasses.replace(fitted, category=names[entry.category])
        key = (fitted.pattern, fitted.kind, fitted.category)
        if entries.setdefault(key, fitted) is not fitted:
            say(entry.line, "a repeated term", entry.pattern, "kept once")
    used = {entry.category for entry in entries.values()}
    categories = _fit_categories(dictionary, names, used, capacity, say)
    order = {category.path: index for index, category in enumerate(categories)}
    kept = sorted(entries.values(), key=lambda entry: order[entry.category])
    return Dictionary(dictionary.name, tuple(categories), tuple(kept), dictionary.path), notes


def _rename(dictionary: Dictionary, capacity: Capacity, say: _Say) -> dict[CategoryPath, CategoryPath]:
    """Return the path that each category gets: flat where nesting is unknown, marked where a name would be misread."""
    names: dict[CategoryPath, CategoryPath] = {}
    filled = {entry.category for entry in dictionary.entries}
    for category in dictionary.categories:
        path = category.path
        if capacity.misread_name is not None and any(map(capacity.misread_name.search, path)):
            path = tuple(f"{name}_" if capacity.misread_name.search(name) else name for name in path)
            say(0, "a category name with a meaning of its own", category.path[-1], f"written as {path[-1]}")
        if not capacity.nested and len(path) > 1:
            path = (".".join(path),)
            if category.path in filled:
                say(0, "nested category", " > ".join(category.path), f"made flat as {path[0]}")
        names[category.path] = path
    return names


def _fit_entry(entry: Entry, capacity: Capacity, say: _Say) -> Entry | None:
    """Return the entry as the format can hold it, `None` when it cannot hold it at all."""
    if (trouble := _trouble(entry, capacity)) is not None:
        say(entry.line, trouble, entry.pattern, "left out")
        return None
    if entry.weight is not None and not capacity.weights:
        say(entry.line, "weights", entry.pattern, f"kept without its {entry.weight:g}")
        entry = dataclasses.replace(entry, weight=None)
    if entry.case and not capacity.case:
        say(entry.line, "capitals that must be met", entry.pattern, "kept, in any case of letters")
        entry = dataclasses.replace(entry, case=False)
    if entry.instead is not None and not capacity.instead:
        say(entry.line, "advice what to write instead", entry.pattern, f"kept without {entry.instead}")
        entry = dataclasses.replace(entry, instead=None)
    return entry


def _trouble(entry: Entry, capacity: Capacity) -> str | None:
    if entry.kind == "regex":
        return None if capacity.regex else "regex"
    signs = [sign for sign in "*?" if sign in entry.pattern]
    if entry.kind == "glob":
        strange = [sign for sign in signs if sign not in capacity.wildcards]
        if strange:
            return f"wildcard {strange[0]}"
    elif not capacity.literals and any(sign in capacity.wildcards for sign in signs):
        return f"{signs[0]} that is no wildcard"
    if capacity.misread is not None and capacity.misread.search(entry.pattern):
        return "a term that would be read as something else"
    return None


def _fit_categories(
    dictionary: Dictionary,
    names: dict[CategoryPath, CategoryPath],
    used: set[CategoryPath],
    capacity: Capacity,
    say: _Say,
) -> list[Category]:
    above = {path[:depth] for path in used for depth in range(1, len(path))}
    parents = {category.path[:-1] for category in dictionary.categories}
    categories: dict[CategoryPath, Category] = {}
    for category in dictionary.categories:
        path, note = names[category.path], category.note
        if path not in used and path not in above:
            if not capacity.nested and category.path in parents:
                continue  # its name lives on in theirs
            if not capacity.empty:
                say(0, "a category without terms", " > ".join(path), "left out")
                continue
        if note is not None and not capacity.notes:
            say(0, "a note on a category", " > ".join(path), "left out")
            note = None
        if path in categories:
            say(0, "two categories of one name", " > ".join(path), "put together")
        else:
            categories[path] = Category(path, note)
    return list(categories.values())
