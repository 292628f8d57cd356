"""A dictionary as one of our lexicons to start from: it passes `check`, and says what its keeper still has to do."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from framing.lexicon.coherence import form_keys, same_words
from framing.lexicon.entries import Term
from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.dictionary import CategoryPath, Dictionary, Entry, LossNote, Written
from framing.lexicon.notation import LEAST_BEFORE_STAR

CAPACITY = Capacity(wildcards="*", literals=True, case=True, notes=True, empty=False)
WIDTH = 116
_SPECIAL = re.compile(r"[\[\]()|\\*]")
_TWO_LETTERS = re.compile(r"[^\W_].*?[^\W_]")

_HEAD = """\
# Made from {source}. To do before others use it:
#   - check that its licence allows that, and name it below;
#   - cite the dictionary under [[sources]], and in each frame: sources = ["key"];
#   - say in each concept's title what it is about, in each frame's gloss what its words bring to the fore;
#   - add tests, above all of look-alikes that must not be found; then run `framing lexicon check --strict`.

format = 1
id = {id}
title = {title}
kind = "register"       # rates per 1,000 words; "naming" if the frames of a concept are rival names of one thing
language = "en"         # to do: is it?
version = "0.1.0"
licence = "unknown"     # to do
default = false

# [[sources]]
# key = "dictionary"
# title = {title}
# date = 2021-05-04
# url = "https://example.org/dictionary"
"""


@dataclass(frozen=True, slots=True)
class _Frame:
    """One category as a frame; a term is its notation and whether its capitals must be met."""

    id: str
    title: str
    gloss: str | None
    terms: list[tuple[str, bool]]


def write_own(dictionary: Dictionary, *, identity: str | None = None) -> Written:
    """Write a lexicon; without an identity its id is made from the name. Terms that our notation has not are noted.

    A category below others is a frame of the concept above it; one at the top is a concept with a frame of its own.
    """
    fitted, notes = fit(dictionary, CAPACITY)
    title = _quote(dictionary.name)
    source = Path(dictionary.path).name or "another dictionary"
    lines = [_HEAD.format(source=source, id=_quote(slug(identity or dictionary.name)), title=title)]
    taken: set[str] = set()
    concepts = _gather(fitted, notes)
    for path, frames in concepts.items():
        concept = _unique(slug("-".join(path)), taken)
        lines += [f"[concepts.{concept}]", f"title = {_quote(' > '.join(path))}", ""]
        for frame in frames:
            lines += [f"[concepts.{concept}.frames.{frame.id}]", f"title = {_quote(frame.title)}"]
            lines += [f"gloss = {_quote(frame.gloss)}"] if frame.gloss else []
            lines += ['# sources = ["dictionary"]', *_fill(_compact(frame.terms)), ""]
    count = sum(len(frame.terms) for frames in concepts.values() for frame in frames)
    return Written("\n".join(lines).encode(), tuple(notes), count)


def slug(name: str) -> str:
    """Return a name as an id: lower-case words joined by hyphens."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "category"


def _unique(identity: str, taken: set[str]) -> str:
    """Return the id with a number if it is taken, and take it."""
    numbered, number = identity, 2
    while numbered in taken:
        numbered, number = f"{identity}-{number}", number + 1
    taken.add(numbered)
    return numbered


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _gather(dictionary: Dictionary, notes: list[LossNote]) -> dict[CategoryPath, list[_Frame]]:
    """Return the frames of every concept. What two frames of one concept both hold stays in the first."""
    described = {category.path: category.note for category in dictionary.categories}
    concepts: dict[CategoryPath, list[_Frame]] = {}
    seen: dict[tuple[CategoryPath, str], list[tuple[Term, str]]] = {}
    for path, entries in dictionary.grouped().items():
        concept = path[:-1] or path
        terms: list[tuple[str, bool]] = []
        for entry in entries:
            term = _term(entry, dictionary, notes)
            if term is None:
                continue
            owners = seen.setdefault((concept, form_keys(term)[0]), [])
            same = (owner for other, owner in owners if same_words((term, term.forms[0]), (other, other.forms[0])))
            if (owner := next(same, None)) is not None:
                what = "a term of two frames" if owner != path[-1] else "a term with the same words as another"
                notes.append(LossNote(dictionary.place(entry.line), what, entry.pattern, f"kept once, in {owner}"))
                continue
            owners.append((term, path[-1]))
            terms.append((term.notation, term.case))
        if terms:
            frames = concepts.setdefault(concept, [])
            identity = _unique(slug(path[-1]), {frame.id for frame in frames})
            frames.append(_Frame(identity, path[-1], described[path], terms))
    return concepts


def _term(entry: Entry, dictionary: Dictionary, notes: list[LossNote]) -> Term | None:
    """Return an entry in our notation, `None` when it has no place there; both with a note where need be."""
    stem, star, what = _stem(entry)
    if what is not None:
        done = f"kept as {stem}, without the *" if stem else "left out"
        notes.append(LossNote(dictionary.place(entry.line), what, entry.pattern, done))
    if not stem:
        return None
    return Term(_SPECIAL.sub(r"\\\g<0>", stem) + star, (stem + star,), entry.case)


def _stem(entry: Entry) -> tuple[str, str, str | None]:
    """Return a pattern without its `*`, the `*` if our notation takes it, and what is the matter with the pattern."""
    stem, what = entry.pattern, None
    if entry.kind == "glob":
        stem = stem.removesuffix("*")
        if "*" in stem:
            return "", "", "wildcard inside a term"
        if len(stem) >= LEAST_BEFORE_STAR and stem[-LEAST_BEFORE_STAR:].isalpha():
            return stem, "*", None
        stem, what = stem.strip("-' "), "* after fewer than four letters"
    elif stem.endswith("*"):
        return "", "", "* that is no wildcard at the end of a term"
    if _TWO_LETTERS.search(stem) is None:
        return "", "", what or "a term without two letters or digits"
    return stem, "", what


def _compact(terms: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return the terms with singular and plural in one notation: `camp[s]`, `facilit(y|ies)`."""
    there = {notation for notation, case in terms if not case}
    plurals: dict[str, str] = {}
    for notation, case in terms:
        plural = _plural(notation)
        if not case and plural in there and notation not in plurals.values() and plural not in plurals:
            plurals[notation] = plural
    compact = []
    for notation, case in terms:
        if not case and notation in plurals:
            in_y = plurals[notation].endswith("ies") and notation.endswith("y")
            compact.append((f"{notation[:-1]}(y|ies)" if in_y else f"{notation}[s]", False))
        elif case or notation not in plurals.values():
            compact.append((notation, case))
    return compact


def _plural(notation: str) -> str:
    if not notation[-1:].isalpha():
        return ""
    return notation[:-1] + "ies" if notation[-1] == "y" and notation[-2:-1] not in "aeiou" else notation + "s"


def _fill(terms: list[tuple[str, bool]]) -> list[str]:
    """Return the lines of `terms = [...]`, as many terms on a line as fit."""
    items = [f"{{ term = {_quote(notation)}, case = true }}" if case else _quote(notation) for notation, case in terms]
    if len(line := f"terms = [{', '.join(items)}]") <= WIDTH:
        return [line]
    lines = ["terms = ["]
    row = ""
    for item in items:
        if row and len(row) + len(item) + 2 > WIDTH:
            lines.append(row)
            row = ""
        row += f" {item}," if row else f"  {item},"
    return [*lines, row, "]"]
