"""Find every form of a set of lexicon entries in one pass: the automaton proposes, the original text decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

import ahocorasick_rs

from framing.errors import LexiconError
from framing.reading.folding import APOSTROPHES, HYPHENS, LETTER, LONG_DASHES, QUOTES, Folded, fold_forms, respell

Entry = TypeVar("Entry")

_GAP = re.compile(r"[\W_¹²³¼½¾]+")
_EDGES = re.compile(rf"({_GAP.pattern})?(.*?)({_GAP.pattern})?", re.DOTALL)
_NO_QUOTES = str.maketrans("", "", QUOTES)
_ONE_DASH = str.maketrans(HYPHENS + LONG_DASHES, "-" * len(HYPHENS) + "—" * len(LONG_DASHES))
_HYPHEN_BREAK = re.compile(r"-\n[ \t]*")
_STANDS_FOR = {" ": (" ", "-"), "-": ("-", " ", "—")}  # what a text may have where the form has a space, a hyphen


class Spelling(NamedTuple):
    """How a form is written: `form` without its `*`, the signs at its edges (`before`, `after`), such as `#` or `+`.

    A `wild` form goes on to the end of the word.
    """

    form: str
    case: bool
    wild: bool
    before: str
    after: str


class Automaton(Generic[Entry]):
    """All forms of all entries, compiled once. An entry comes with its forms, and whether case matters.

    `claims` has for each pattern the entries that claim its words, each with its form and case. The form is `None`
    when the fold alone decides: for one plain word in any case; otherwise it is in lower case unless case matters.
    Raises `LexiconError` for a form without a letter or digit.
    """

    def __init__(self, entries: Iterable[tuple[Entry, Sequence[str], bool]]) -> None:
        listed = [(form, case, entry) for entry, forms, case in entries for form in forms]
        patterns: dict[bytes, tuple[tuple[str | None, bool, Entry], ...]] = {}
        for fold, (form, case, entry) in zip(fold_forms(form for form, _, _ in listed), listed, strict=True):
            if not fold:
                raise LexiconError(repr(form), "is no form: it has neither a letter nor a digit")
            pattern = b" " + fold if form.endswith("*") else b" " + fold + b" "
            simple = not case and form.isalnum() and (form.isascii() or form.isalpha())
            claim = (None if simple else form if case else form.lower(), case, entry)
            patterns[pattern] = (*patterns[pattern], claim) if pattern in patterns else (claim,)
        self.claims = list(patterns.values())
        self._automaton = ahocorasick_rs.BytesAhoCorasick(list(patterns)) if patterns else None

    def search(self, folded: Folded) -> list[tuple[int, int, int]]:
        """Return every place of a pattern: its number and where in the fold it starts and ends, in order of ends."""
        if self._automaton is None:
            return []
        return self._automaton.find_matches_as_indexes(folded.fold, overlapping=True)


def analyse(form: str, case: bool) -> Spelling:
    """Read a form as a claim gives it."""
    body = form.removesuffix("*")
    before = after = ""
    if not (body[0].isalnum() and body[-1].isalnum()) and (edges := _EDGES.fullmatch(body)):
        before, after = ((edges[i] or "").translate(_NO_QUOTES).strip() for i in (1, 3))
        body = f"{before}{edges[2]}{after}"
    return Spelling(body, case, form.endswith("*"), before, after)


def locate(folded: Folded, first: int, last: int, spelling: Spelling) -> tuple[int, int]:
    """Return the offsets in the text of a spelling that was found between two places of the fold."""
    start, end = folded.span(first + 1, folded.fold.index(b" ", last) if spelling.wild else last - 1)
    return start - len(spelling.before), end + len(spelling.after)


def judge(written: str, spelling: Spelling) -> Literal["punctuation", "case"] | None:
    """Return what keeps a stretch of text with the words of a spelling from being it, `None` when nothing does."""
    form, case, _, before, after = spelling
    if written.startswith(form) or (not case and written.lower().startswith(form)):
        return None
    if not (written.startswith(before) and written.endswith(after)):
        return "punctuation"
    written, form = (part[len(before) : len(part) - len(after)] for part in (written, form))
    found, expected = _gaps(written), _gaps(form)
    if len(found) != len(expected) or not all(map(_stands_for, found, expected)):
        return "punctuation"
    return "case" if case and not _letters(written).startswith(_letters(form)) else None


def is_hyphen(gap: str) -> bool:
    """Tell whether all that stands between two words is a hyphen, quotation marks apart."""
    return _gaps(f"x{gap}x") == ["-"]


def _stands_for(found: str, expected: str) -> bool:
    return found in _STANDS_FOR.get(expected, (expected,))


def _gaps(text: str) -> list[str]:
    """Return what stands between the words of a text, in plain characters, without quotation marks."""
    plain = respell(text).text.replace(LETTER, "x")
    return [gap for gap in map(_plain_gap, _GAP.findall(plain)) if gap]


def _plain_gap(gap: str) -> str:
    bare = gap.translate(_NO_QUOTES)
    if not bare:
        return "" if len(gap) > 1 else "'" if gap in APOSTROPHES else '"'
    bare = bare.translate(_ONE_DASH).replace("\r\n", "\n").replace("\r", "\n")
    bare = _HYPHEN_BREAK.sub("-", bare)
    return "\n\n" if bare.count("\n") > 1 else re.sub(r"\s+", " ", bare)


def _letters(text: str) -> str:
    return _GAP.sub("", unicodedata.normalize("NFKC", text))
