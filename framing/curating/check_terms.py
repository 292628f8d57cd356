"""Doubts about the words of a lexicon: overlapping, dead, ambiguous, short, and the gravest comparisons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations

from framing.curating.doubts import Doubt
from framing.lexicon.coherence import form_keys, same_words
from framing.lexicon.entries import Concept, Frame, Lexicon, Term

_LONGEST_ABBREVIATION = 5
_GRAVE = re.compile(
    r"\b(genocid|holocaust|gulag|apartheid|pogrom|nazi|fascis|ethnic cleansing|exterminat|(concentration|death) camp"
    r"|crimes? against humanity|war crim|final solution|slave(s|ry)?\b)"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """One form in its place. `key` is without the `*` of a wildcard."""

    concept: Concept
    frame: Frame
    term: Term
    form: str
    key: str
    wild: bool


def warn_of_terms(lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield every doubt about the terms of a lexicon."""
    common = read_common_words()
    yield from _overlaps(lexicon)
    for concept in lexicon.concepts:
        yield from _dead_terms(concept)
        yield from _dead_ignores(concept)
        yield from _short(concept)
        if lexicon.kind == "naming":
            yield from _ambiguous(concept, common)
            yield from _without_context(concept)
            yield from _graves(concept)


def read_common_words() -> frozenset[str]:
    """Return the words too common to be a label by themselves, with their plurals."""
    listed = tomllib.loads(files("framing.curating").joinpath("data/common_words.toml").read_text(encoding="utf-8"))
    words = set(listed["others"].split())
    for noun in listed["nouns"].split():
        in_y = noun.endswith("y") and noun[-2] not in "aeiou"
        words |= {noun, noun[:-1] + "ies" if in_y else noun + "s", noun + "es"}
    return frozenset(words)


def _forms(concept: Concept) -> Iterator[_Form]:
    for frame in concept.frames:
        for term in frame.terms:
            for form, key in zip(term.forms, form_keys(term), strict=True):
                yield _Form(concept, frame, term, form, key.removesuffix("*"), key.endswith("*"))


def _covers(wild: _Form, other: _Form) -> bool:
    """Tell whether a wildcard can match exactly the words of another form: one word more or less is another match."""
    if not (wild.wild and other.key.startswith(wild.key) and wild.key != other.key):
        return False
    return " " not in other.key[len(wild.key) :]


def _overlaps(lexicon: Lexicon) -> Iterator[Doubt]:
    """Warn where the same words would count in two concepts."""
    forms = [form for concept in lexicon.concepts for form in _forms(concept)]
    by_key: dict[str, list[_Form]] = {}
    for form in forms:
        by_key.setdefault(form.key, []).append(form)
    pairs = [pair for same in by_key.values() for pair in combinations(same, 2)]
    pairs += [(form, wild) for wild in forms if wild.wild for form in forms if _covers(wild, form)]
    told: set[tuple[int, int]] = set()
    for pair in pairs:
        first, second = sorted(pair, key=lambda form: form.term.line)
        terms = (id(first.term), id(second.term))
        same = same_words((first.term, first.form), (second.term, second.form))
        if first.concept is second.concept or terms in told or not same:
            continue
        told.add(terms)
        where = f"{first.concept.id}.{first.frame.id} (line {first.term.line})"
        message = f"{second.form!r} overlaps with {first.form!r} of {where}"
        about = f"{second.concept.id}.{second.frame.id}"
        yield Doubt("overlap", second.term.line, message, "keep it in one place", about)


def _dead_terms(concept: Concept) -> Iterator[Doubt]:
    """Warn of forms that an ignore phrase always covers, and of terms that another term of the frame makes idle."""
    ignored: dict[str, Term] = {}
    stems: list[tuple[str, Term]] = []
    for phrase in concept.ignore:
        if phrase.case:
            continue  # other capitals still match
        for key in form_keys(phrase):
            ignored.setdefault(key, phrase)
            if key.endswith("*"):
                stems.append((key[:-1], phrase))
    seen: dict[str, list[_Form]] = {}
    wild: dict[str, list[_Form]] = {}
    by_term: dict[int, list[_Form]] = {}
    for form in _forms(concept):
        by_term.setdefault(id(form.term), []).append(form)
        seen.setdefault(f"{form.frame.id} {form.key}", []).append(form)
        if form.wild:
            wild.setdefault(form.frame.id, []).append(form)
    for forms in by_term.values():
        term, about = forms[0].term, f"{concept.id}.{forms[0].frame.id}"
        for form in forms:
            shadow = ignored.get(form.key + "*" * form.wild) or _stem_over(form, stems)
            if shadow is not None:
                message = f"{form.form!r} never matches: the ignore phrase {shadow.notation!r} covers it"
                yield Doubt("dead-term", term.line, message, None, about)
                break
        else:
            owners = [_owner(form, seen, wild) for form in forms]
            if all(owner is not None for owner in owners) and owners[0] is not None:
                message = f"{term.notation!r} adds nothing to {owners[0].term.notation!r} (line {owners[0].term.line})"
                yield Doubt("dead-term", term.line, message, "delete it", about)


def _stem_over(form: _Form, stems: list[tuple[str, Term]]) -> Term | None:
    for stem, phrase in stems:
        if form.key.startswith(stem) and " " not in form.key[len(stem) :]:
            return phrase
    return None


def _owner(form: _Form, seen: dict[str, list[_Form]], wild: dict[str, list[_Form]]) -> _Form | None:
    """Return the form of another term in the frame that matches whatever this one matches."""
    for other in seen[f"{form.frame.id} {form.key}"]:
        if other.term is form.term:
            break  # only later terms are told to go
        if (other.wild or not form.wild) and (not other.term.case or (form.term.case and other.form == form.form)):
            return other
    for other in wild.get(form.frame.id, ()):
        if other.term is not form.term and not other.term.case and _covers(other, form):
            return other
    return None


def _dead_ignores(concept: Concept) -> Iterator[Doubt]:
    """Warn of ignore phrases that cannot meet a term, since they share no word with one."""
    words, stems = set(), set()
    for form in _forms(concept):
        *before, last = form.key.split()
        words |= {*before, *([] if form.wild else [last])}
        stems |= {last} if form.wild else set()
    for phrase in concept.ignore:
        theirs = {word for key in form_keys(phrase) for word in key.split()}
        if not any(
            word in words
            or any(word.startswith(stem) for stem in stems)
            or (word.endswith("*") and any(one.startswith(word[:-1]) for one in words | stems))
            for word in theirs
        ):
            message = f"the ignore phrase {phrase.notation!r} shares no word with a term of {concept.id}"
            yield Doubt("dead-ignore", phrase.line, message, "delete it", concept.id)


def _short(concept: Concept) -> Iterator[Doubt]:
    for form in _first_of_each_term(concept, _is_abbreviation):
        message = f"{form.form!r} is an abbreviation, and without case = true it matches {form.form.lower()!r} too"
        hint = f'{{ term = "{form.term.notation}", case = true }}'
        yield Doubt("short-term", form.term.line, message, hint, f"{concept.id}.{form.frame.id}")


def _is_abbreviation(form: _Form) -> bool:
    letters = form.form.rstrip("s")
    if form.term.case or " " in form.key or not letters.isascii():
        return False
    return len(form.key) == 2 or (letters.isupper() and 1 < len(letters) <= _LONGEST_ABBREVIATION)


def _ambiguous(concept: Concept, common: frozenset[str]) -> Iterator[Doubt]:
    if concept.gate_scope == "paragraph" and concept.context:
        return
    for form in _first_of_each_term(concept, lambda form: not form.frame.generic and form.key in common):
        message = f"{form.form!r} is a common word: by itself it also names other things"
        hint = 'put it inside a phrase, or set gate-scope = "paragraph" with a context'
        yield Doubt("ambiguous-word", form.term.line, message, hint, f"{concept.id}.{form.frame.id}")


def _without_context(concept: Concept) -> Iterator[Doubt]:
    if concept.context:
        return
    forms = list(_forms(concept))
    written_apart = {form.key.replace(" ", "") for form in forms if " " in form.key}  # pro-life for prolife
    singles = [
        form.form
        for form in forms
        if " " not in form.key and not form.term.case and form.key not in written_apart and not form.frame.generic
    ]
    if singles:
        shown = ", ".join(repr(form) for form in dict.fromkeys(singles[:3]))
        message = f"{concept.id} has single words ({shown}) and no context that says when they name its referent"
        yield Doubt("no-context", concept.line, message, "add context = [...]", concept.id)


def _graves(concept: Concept) -> Iterator[Doubt]:
    for frame in concept.frames:
        grave = [term for term in frame.terms if _GRAVE.search(term.forms[-1].lower())]
        if grave and len(grave) < len(frame.terms):
            message = f"{grave[0].notation!r} is the gravest comparison and shares a frame with other words"
            yield Doubt("grave-term", grave[0].line, message, "give it a frame of its own", f"{concept.id}.{frame.id}")


def _first_of_each_term(concept: Concept, wanted: Callable[[_Form], bool]) -> Iterable[_Form]:
    told: set[int] = set()
    for form in _forms(concept):
        if id(form.term) not in told and wanted(form):
            told.add(id(form.term))
            yield form
