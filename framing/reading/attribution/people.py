"""Find the fullest name of a person or body in a text, and the person a pronoun stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from framing.reading.attribution.full_names import COUNTS, FullNames
from framing.reading.attribution.names import (
    JOINING,
    TITLES,
    gender_of,
    is_given_name,
    is_institution,
    may_be_person,
    own_name,
    told_gender,
    untitled,
)
from framing.reading.attribution.sentences import is_function_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(
    r"[A-Z](?:[\w’'-]{0,4}\.(?:[A-Z]\.)*|[\w’'-]*)(?: (?:(?:bin|al|de|van|von|el) )?"
    r"(?:(?:[A-Z](?:\.[A-Z])*|[JS]r|St|Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Prof|Rev|Hon)\.(?= )"
    r"|[A-Z][\w’'-]*))+"
)
"""Inside a name only what is always short has a full stop: any other one ends the sentence."""
_FIRST = re.compile(r"[\"”’]?\s?([A-Z][\w’-]*[a-z]) (?=[a-z]+(?:ed|k|w|d|s|t|n)\b)")
_OPENING = re.compile(rf"[.!?\n]{_FIRST.pattern}")
_SPOKEN = re.compile(r"said ([A-Z][\w’-]*[a-z])\b(?! [A-Z])")
_IN_PHRASE = re.compile(r"\b(?:in|at|from|near|to|against|with|by|of|about|for)\s+(?:the\s+)?$")
_ROLE = re.compile(
    r"\b(?:the|an?|one|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}?(?:spokes(?P<she>woman)|spokes(?:(?P<he>man)|person)|minister"
    r"|advocate|activist|lawyer|professor|researcher|analyst|expert|mayor|senator|governor|president|official|ambassador"
    r"|director|chief|teacher|doctor|worker|guard|resident|(?P<mother>mother|woman|wife|sister)|(?P<father>father|man)"
    r"|author|editor|reporter|judge|officer|envoy)\b",
    re.I,
)
_OWN = re.compile(r"(?: [a-z]+){1,3} (?:his|her|himself|herself)\b")
"""What shows that a single name is a person's: "Holt shook her head"."""
_CHUNK = 2000
"""Names are gathered in stretches of this many characters; a pronoun looks at its own and the one before."""
_LONGEST_NAME = 60
"""Characters of a name, at most: it may lie across the end of a stretch."""
_NEAR = 400
"""Characters before a pronoun in which a role without a name is sought."""
_REACH = 10_000
"""Characters on either side of a mention in which its fuller name is sought, at least."""


class People:
    """The names of one text, each stretch of it searched once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stretches: dict[int, FullNames] = {}
        self._candidates: dict[int, list[_Candidate]] = {}

    def full_name(self, mention: str, at: int) -> str:
        """Return the longest form a name has around a position: "Leibold" → "James Leibold"."""
        return self._around(at).of(mention)

    def _around(self, at: int) -> FullNames:
        number = at // _REACH
        names = self._stretches.get(number)
        if names is None:
            low = max(0, (number - 1) * _REACH)
            names = self._stretches[number] = FullNames(self._text[low : low + 3 * _REACH])
        return names

    def person_before(self, at: int, *, female: bool) -> str | None:
        """Return whom "he" or "she" at a position stands for: the last who acts or speaks and fits, else `None`."""
        chunk = at // _CHUNK
        candidates = [
            candidate
            for candidate in (*self._in_chunk(chunk - 1), *self._in_chunk(chunk))
            if candidate.end <= at and candidate.gender in (None, female)
        ]
        for candidate in sorted(candidates, key=lambda item: -(item.start / _CHUNK + item.bonus)):
            if self._around(at).titled.get(candidate.name.rsplit(" ", 1)[-1]) is (not female):
                continue
            name = self.full_name(candidate.name, at)
            if not candidate.alone:
                return name
            shown = len(untitled(name).removeprefix("The ").split()) > 1 or name != untitled(name)
            named = shown or candidate.gender is not None or _OWN.match(self._text, candidate.end) is not None
            if named and not is_institution(name) and told_gender(untitled(name)) in (None, female):
                return name
        return self._role_before(at, female=female)

    def _role_before(self, at: int, *, female: bool) -> str | None:
        """Return the last person called by a role, where no name is near."""
        last = None
        for match in _ROLE.finditer(self._text, max(0, at - _NEAR), at):
            woman, man = match["she"] or match["mother"], match["he"] or match["father"]
            if not (man if female else woman):
                last = " ".join(match.group().split())
        return last

    def _in_chunk(self, number: int) -> list[_Candidate]:
        if number < 0:
            return []
        found = self._candidates.get(number)
        if found is None:
            found = self._candidates[number] = _candidates(self._text, number * _CHUNK)
        return found


class _Candidate(NamedTuple):
    """A name that a pronoun may stand for; `alone` marks single words, whose full name is still to be found."""

    name: str
    start: int
    end: int
    gender: bool | None
    bonus: float
    alone: bool


def _candidates(text: str, low: int) -> list[_Candidate]:
    """Return the names that begin in a stretch of the text, in order."""
    high = min(len(text), low + _CHUNK)
    near = text[max(0, low - _REACH) : high + _REACH]
    found: list[_Candidate] = []
    for match in _NAME.finditer(text, max(0, low - _LONGEST_NAME), high + _LONGEST_NAME):
        if match.start() >= high:
            break
        person = _as_person(match.group()) if match.start() >= low else None
        if person is not None and not text.startswith((" &", " LLP", " Inc"), match.end()):
            name, gender = person
            bonus = _bonus(text, match.start()) + (0.3 if gender is not None else 0)
            found.append(_Candidate(name, match.start(), match.end(), gender, bonus, " " not in name))
    for match in chain(_openings(text, low, high), _SPOKEN.finditer(text, low, high)):
        name = match[1]
        if _may_be_surname(name) and _is_name(near, name):
            gender = gender_of(None, name)
            bonus = 0.5 + (0.3 if gender is not None else 0)
            found.append(_Candidate(name, match.start(1), match.end(1), gender, bonus, True))
    return sorted(found, key=lambda candidate: candidate.start)


def _openings(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Yield the single names that open sentences before a verb."""
    first = _FIRST.match(text, 0, high) if low == 0 else None
    if first is not None:
        yield first
        low = first.end()
    yield from _OPENING.finditer(text, low, high)


@lru_cache(maxsize=8192)
def _as_person(written: str) -> tuple[str, bool | None] | None:
    """Return the person named by a run of capitalised words, with the gender it tells; `None` for other names."""
    words = written.split(" ")
    title = words[0].strip(".").lower()
    if title in TITLES or is_function_word(title) or words[0] in COUNTS:
        words = words[1:]
    name = own_name(" ".join(words))
    if is_institution(name) or not may_be_person(name) or any(word.lower() in JOINING for word in words):
        return None
    gender = gender_of(title, "")
    return name, told_gender(name) if gender is None else gender


@lru_cache(maxsize=8192)
def _may_be_surname(word: str) -> bool:
    return not is_function_word(word.lower()) and not is_institution(word) and may_be_person(word)


def _bonus(text: str, start: int) -> float:
    """Weigh where a name stands: opening a sentence speaks for it, standing in a phrase against it."""
    before = text[max(0, start - 12) : start]
    bonus = 0.5 if not before.strip() or before.rstrip()[-1:] in '.!?”"’' or before.endswith("\n") else 0.0
    return bonus - 0.6 if _IN_PHRASE.search(before) else bonus


def _is_name(text: str, word: str) -> bool:
    """Tell whether a capitalised word is one inside sentences too, not merely where they open."""
    if is_given_name(word):
        return True
    if word.endswith(("ing", "ly")) or is_function_word(word.lower()):
        return False
    position = text.find(" " + word)
    for _ in range(12):
        if position < 0:
            break
        if position > 0 and (text[position - 1].islower() or text[position - 1] == ","):
            return True
        position = text.find(" " + word, position + 1)
    return text.count(word) == 1
