"""What the parts of one lexicon promise each other: citations, frames named by tests, no form in two frames."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from framing.lexicon.entries import Concept, Frame, Lexicon, Term
from framing.lexicon.lines import Path
from framing.lexicon.tables import Notes

_BETWEEN_WORDS = re.compile(r"[^\w\n*]+|_")
_ODD = re.compile(r"[^a-z0-9 \n*]")


def form_keys(term: Term) -> list[str]:
    """Return a key for each form of a term; forms with one key match the same words, capitals apart."""
    text = "\n".join(term.forms).lower().replace("-", " ")
    if _ODD.search(text) is not None:
        text = _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFKC", text))
    return text.split("\n")


def same_words(one: tuple[Term, str], other: tuple[Term, str]) -> bool:
    """Tell whether two forms with the same key can match the same words: not if both insist on different capitals."""
    return not (one[0].case and other[0].case) or one[1] == other[1]


def check_coherence(lexicon: Lexicon, notes: Notes) -> None:
    """Note unknown citations and frames, duplicated source keys, forms in two frames, and concepts without a choice."""
    keys = [citation.key for citation in lexicon.sources]
    for index, key in enumerate(keys):
        if key and key in keys[:index]:
            notes.add(("sources", index, "key"), f"the source key {key} is taken")
    known = set(keys)
    for concept in lexicon.concepts:
        path: Path = ("concepts", concept.id)
        for frame in concept.frames:
            _check_citations(frame, (*path, "frames", frame.id), known, notes)
        if concept.frames and all(frame.generic for frame in concept.frames):
            notes.add(path, f"{concept.id} has only generic frames, so nothing of it would be counted")
        _check_distinct(concept, path, notes)
    _check_tests(lexicon, notes)


def _check_citations(frame: Frame, path: Path, known: set[str], notes: Notes) -> None:
    cited: list[tuple[Path, str]] = []
    cited += [((*path, "used-by", index, "source"), used.source) for index, used in enumerate(frame.used_by)]
    cited += [((*path, "recommended-by", index, "source"), by.source) for index, by in enumerate(frame.recommended_by)]
    cited += [((*path, "sources", index), key) for index, key in enumerate(frame.sources)]
    for where, key in cited:
        if key and key not in known:
            near = get_close_matches(key, sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else "list it under [[sources]]"
            notes.add(where, f"unknown source {key}", hint)
    if frame.valid_from and frame.valid_until and frame.valid_until < frame.valid_from:
        notes.add((*path, "valid-until"), "valid-until is before valid-from")


def _check_distinct(concept: Concept, path: Path, notes: Notes) -> None:
    """Note every form that stands in two frames: nobody could say which of them a text has chosen."""
    seen: set[str] = set()
    twice: set[str] = set()
    for frame in concept.frames:
        keys = {key for term in frame.terms for key in form_keys(term)}
        twice |= seen & keys
        seen |= keys
    if not twice:
        return
    owners: dict[str, list[tuple[Frame, Term, str]]] = {}
    told: set[tuple[str, str, str]] = set()
    for frame in concept.frames:
        for index, term in enumerate(frame.terms):
            for key, form in zip(form_keys(term), term.forms, strict=True):
                if key not in twice:
                    continue
                for other, rival, its_form in owners.setdefault(key, []):
                    pair = (frame.id, term.notation, other.id)
                    if other is frame or pair in told or not same_words((term, form), (rival, its_form)):
                        continue
                    told.add(pair)
                    message = f"{form!r} is in two frames of {concept.id}: {other.id} and {frame.id}"
                    notes.add((*path, "frames", frame.id, "terms", index), message)
                owners[key].append((frame, term, form))


def _check_tests(lexicon: Lexicon, notes: Notes) -> None:
    names = {f"{concept.id}.{frame.id}" for concept in lexicon.concepts for frame in concept.frames}
    for index, test in enumerate(lexicon.tests):
        for position, name in enumerate(test.expect):
            if name not in names:
                near = get_close_matches(name, sorted(names), n=1)
                hint = f"did you mean {near[0]}?" if near else "write concept.frame"
                notes.add(("tests", index, "expect", position), f"unknown frame {name}", hint)
