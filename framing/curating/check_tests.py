"""The embedded tests of a lexicon: run as texts are scored, and what they leave untested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.curating.doubts import Doubt
from framing.lexicon.coherence import form_keys
from framing.lexicon.entries import Concept, Lexicon, LexiconTest
from framing.reading.matches import find_matches
from framing.reading.matching import Matcher
from framing.types import Document

_WORD = re.compile(r"[^\W_]+")
_LEAST_LETTERS = 4
"""Shorter words ("of", "the", "and") do not make a text look like a term."""


def run_tests(lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield one failure for each embedded test whose text does not give exactly the frames it expects, in order."""
    if not lexicon.tests:
        return
    matcher = Matcher((lexicon,))
    for test in lexicon.tests:
        document = Document(id=f"{lexicon.id}:{test.line}", text=test.text)
        found = find_matches(document, matcher)
        matches = [match for match in found.matches if match.counted]
        if tuple(f"{match.concept}.{match.frame}" for match in matches) == test.expect:
            continue
        seen = ", ".join(f"{match.concept}.{match.frame} ({match.text!r})" for match in matches)
        hint = None
        if found.closed:
            names = ", ".join(concept.id for _, concept, _ in found.closed)
            hint = f"the text has no context for {names}"
        expected = ", ".join(test.expect)
        message = f"test expects {expected or 'nothing'} and finds {seen or 'nothing'}: {_start(test)}"
        yield Doubt("test", test.line, message, hint)


def warn_of_tests(lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield a doubt for each frame that no test expects and each naming concept without a look-alike."""
    expected = {name for test in lexicon.tests for name in test.expect}
    for concept in lexicon.concepts:
        for frame in concept.frames:
            name = f"{concept.id}.{frame.id}"
            if name not in expected:
                yield Doubt("no-test", frame.line, f"no test finds {name}", f'add one with expect = ["{name}"]', name)
        if lexicon.kind == "naming" and not any(_looks_alike(test, concept) for test in lexicon.tests):
            message = f"no test has a text that looks like {concept.id} and must not be found"
            hint = "add one with a word of its terms and without it in expect"
            yield Doubt("no-lookalike", concept.line, message, hint, concept.id)


def _looks_alike(test: LexiconTest, concept: Concept) -> bool:
    """Tell whether a text has a word of the concept's terms but must not be found as the concept."""
    if any(name.startswith(f"{concept.id}.") for name in test.expect):
        return False
    stems: set[str] = set()
    words: set[str] = set()
    for frame in concept.frames:
        for term in frame.terms:
            for key in form_keys(term):
                *before, last = key.split()
                words |= {word for word in before if len(word) >= _LEAST_LETTERS}
                if last.endswith("*"):
                    stems.add(last[:-1])
                elif len(last) >= _LEAST_LETTERS or not before:
                    words.add(last)
    text = set(_WORD.findall(test.text.lower()))
    return bool(text & words) or any(word.startswith(stem) for stem in stems for word in text)


def _start(test: LexiconTest, length: int = 60) -> str:
    text = " ".join(test.text.split())
    return repr(text if len(text) <= length else text[: length - 1] + "…")
