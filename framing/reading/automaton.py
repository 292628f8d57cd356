"""Find every spelling of a set of lexicon entries in one pass: the automaton proposes, the original text decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import ahocorasick_rs

from framing.errors import LexiconError
from framing.reading.folding import APOSTROPHES, HYPHENS, LETTER, LONG_DASHES, QUOTES, Folded, fold_forms, respell

_GAP = re.compile(r"[\W_¹²³¼½¾]+")
_EDGES = re.compile(rf"({_GAP.pattern})?(.*?)({_GAP.pattern})?", re.DOTALL)
_NO_QUOTES = str.maketrans("", "", QUOTES)
_ONE_DASH = str.maketrans(HYPHENS + LONG_DASHES, "-" * len(HYPHENS) + "—" * len(LONG_DASHES))
_HYPHEN_BREAK = re.compile(r"-\n[ \t]*")
_STANDS_FOR = {" ": (" ", "-"), "-": ("-", " ", "—")}  # what a text may have where the form has a space, a hyphen


@dataclass(slots=True)
class Spelling:
    """One written form, and the numbers of the entries that it belongs to.

    `before` and `after` are signs at its edges, such as `#` or `+`. A `wild` form goes on to the end of the word.
    A `simple` form is one whole word in any case, so that the fold alone decides.
    """

    form: str
    case: bool
    wild: bool
    simple: bool
    before: str
    after: str
    owners: list[int]


class Automaton:
    """All spellings of all entries, compiled once. An entry is a number with its forms, and whether case matters."""

    def __init__(self, entries: Iterable[tuple[int, Sequence[str], bool]]) -> None:
        spellings: tuple[dict[str, Spelling], dict[str, Spelling]] = ({}, {})  # in any case; as written
        for number, forms, case in entries:
            known = spellings[case]
            for written in forms:
                form = written if case else written.lower()
                spelling = known.get(form)
                if spelling is None:
                    spelling = known[form] = _analyse(form, case)
                spelling.owners.append(number)
        every = [*spellings[False].values(), *spellings[True].values()]
        patterns: dict[bytes, list[Spelling]] = {}  # with the space before a word, and behind it unless it goes on
        for fold, spelling in zip(fold_forms(spelling.form for spelling in every), every, strict=True):
            if not fold:
                raise LexiconError(repr(spelling.form), "is no form: it has neither a letter nor a digit")
            patterns.setdefault(b" " + fold if spelling.wild else b" " + fold + b" ", []).append(spelling)
        self.spellings = list(patterns.values())
        self._automaton = ahocorasick_rs.BytesAhoCorasick(list(patterns)) if patterns else None

    def search(self, folded: Folded) -> list[tuple[int, int, int]]:
        """Return every place with the words of a spelling, in the order of their ends.

        A place is the number of its pattern (see `spellings`), and where in the fold the pattern starts and ends.
        """
        if self._automaton is None:
            return []
        return self._automaton.find_matches_as_indexes(folded.fold, overlapping=True)


def locate(folded: Folded, first: int, last: int, spelling: Spelling) -> tuple[int, int]:
    """Return the offsets in the text of a spelling that was found between two places of the fold."""
    start, end = folded.span(first + 1, folded.fold.index(b" ", last) if spelling.wild else last - 1)
    return start - len(spelling.before), end + len(spelling.after)


def judge(written: str, spelling: Spelling) -> Literal["punctuation", "case"] | None:
    """Return what keeps a proposed stretch of text from being the spelling, `None` when it is the spelling."""
    form = spelling.form
    if written.startswith(form) or (not spelling.case and written.lower().startswith(form)):
        return None
    if not (written.startswith(spelling.before) and written.endswith(spelling.after)):
        return "punctuation"
    edges = len(spelling.before), len(spelling.after)
    written, form = (part[edges[0] : len(part) - edges[1]] for part in (written, form))
    found, expected = _gaps(written), _gaps(form)
    if len(found) != len(expected) or not all(map(_stands_for, found, expected)):
        return "punctuation"
    return "case" if spelling.case and not _letters(written).startswith(_letters(form)) else None


def is_hyphen(gap: str) -> bool:
    """Tell whether all that stands between two words is a hyphen, quotation marks apart."""
    return _gaps(f"x{gap}x") == ["-"]


def _analyse(form: str, case: bool) -> Spelling:
    body = form.removesuffix("*")
    wild = body != form
    simple = not case and not wild and body.isalnum() and (body.isascii() or body.isalpha())
    before = after = ""
    if not simple and (edges := _EDGES.fullmatch(body)):
        before, after = ((edges[i] or "").translate(_NO_QUOTES).strip() for i in (1, 3))
        body = f"{before}{edges[2]}{after}"
    return Spelling(body, case, wild, simple, before, after, [])


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
