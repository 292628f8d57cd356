"""Find the fullest name of a person or body in a text, and the person a pronoun stands for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from framing.reading.attribution.names import may_be_person, own_name, plain_name, untitled
from framing.reading.attribution.sentences import is_function_word

_NAME = re.compile(
    r"[A-Z](?:[\w’'-]{0,4}\.|[\w’'-]*)(?: (?:(?:bin|al|de|van|von|el) )?[A-Z](?:[\w’'-]{0,4}\.(?= )|[\w’'-]*))+"
)
_OPENING = re.compile(r"(?:\A|[.!?\n])[\"”’]?\s?([A-Z][\w’-]*[a-z]) (?=[a-z]+(?:ed|k|w|d|s|t|n)\b)")
_SPOKEN = re.compile(r"said ([A-Z][\w’-]*[a-z])\b(?! [A-Z])")
_BEFORE = re.compile(
    r"((?:(?:[A-Z][\w’'-]*|[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Prof|Rev|St)\.|of|for|the|de|al|bin|van"
    r"|von) ){1,6})$"
)
_OFFICE_BEFORE = re.compile(
    r"\b((?:(?:Vice|Prime|Foreign) )?(?:President|Minister|Senator|Governor|Chancellor|Premier|Sen\.|Rep\.|Gov\.)) $"
)
_PARTICLES = re.compile(r"^(?:(?:of|for|the|de|al|bin|van|von)\s+)+")
_GIVEN = re.compile(r"\s([A-Z][a-z]+(?:[-’'][A-Za-z]+)?)(?=[\s,.’'])(?!\s+[A-Z])")
_IN_PHRASE = re.compile(r"\b(?:in|at|from|near|to|against|with|by|of|about|for)\s+(?:the\s+)?$")
_TITLES = (
    *(
        "the",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sen",
        "rep",
        "gov",
        "gen",
        "president",
        "minister",
        "senator",
        "general",
    ),
    *("governor", "professor", "prof", "sir", "lady", "king", "queen", "chancellor", "judge", "justice", "captain"),
    *("colonel", "col", "pope"),
)
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
_NEAR = 400
"""Characters before a pronoun in which a role without a name is sought."""
_REACH = 10_000
"""Characters on either side of a mention in which its fuller name is sought, at least."""
_OCCURRENCES = 40
"""Occurrences of a surname that are looked at for a fuller name."""


@dataclass(frozen=True, slots=True)
class _Names:
    institutions: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]


@cache
def _names() -> _Names:
    data = tomllib.loads(files("framing.reading").joinpath("data", "names.toml").read_text(encoding="utf-8"))
    return _Names(*(frozenset(data[key].split()) for key in ("institutions", "women", "men")))


class People:
    """The names of one text, each stretch of it searched once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._full: dict[tuple[str, int], str] = {}
        self._candidates: dict[int, list[_Candidate]] = {}

    def full_name(self, mention: str, at: int) -> str:
        """Return the longest form a name has around a position: "Leibold" → "James Leibold"."""
        key = (mention, at // _REACH)
        known = self._full.get(key)
        if known is None:
            low = max(0, (key[1] - 1) * _REACH)
            near = self._text[low : low + 3 * _REACH]
            known = self._full[key] = _one_form(near, _full_name(near, plain_name(mention)))
        return known

    def person_before(self, at: int, *, female: bool) -> str | None:
        """Return whom "he" or "she" at a position stands for: the last who acts or speaks and fits, else `None`."""
        chunk = at // _CHUNK
        candidates = [
            candidate
            for candidate in (*self._in_chunk(chunk - 1), *self._in_chunk(chunk))
            if candidate.end <= at and candidate.gender in (None, female)
        ]
        for candidate in sorted(candidates, key=lambda item: -(item.start / _CHUNK + item.bonus)):
            name = self.full_name(candidate.name, at)
            if not candidate.alone:
                return name
            shown = len(untitled(name).removeprefix("The ").split()) > 1 or name != untitled(name)
            named = shown or candidate.gender is not None or _OWN.match(self._text, candidate.end) is not None
            if named and not _is_institution(name) and _gender(None, untitled(name).split()[0]) in (None, female):
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
    for match in _NAME.finditer(text, low, high):
        words = match.group().split(" ")
        title = words[0].strip(".").lower()
        if title in _TITLES or is_function_word(title):
            words = words[1:]
        name = own_name(" ".join(words))
        words = name.split(" ")
        firm = text.startswith((" &", " LLP", " Inc"), match.end())
        if not firm and not _is_institution(name) and may_be_person(name):
            gender = _gender(title, words[0])
            bonus = _bonus(text, match.start()) + (0.3 if gender is not None else 0)
            found.append(_Candidate(name, match.start(), match.end(), gender, bonus, len(words) == 1))
    for pattern in (_OPENING, _SPOKEN):
        for match in pattern.finditer(text, low, high):
            name = match[1]
            if is_function_word(name.lower()) or _is_institution(name) or not may_be_person(name):
                continue
            if _is_name(near, name):
                gender = _gender(None, name)
                bonus = 0.5 + (0.3 if gender is not None else 0)
                found.append(_Candidate(name, match.start(1), match.end(1), gender, bonus, True))
    return sorted(found, key=lambda candidate: candidate.start)


def _full_name(text: str, mention: str) -> str:
    words = mention.split()
    if not words or len(words) > 3 or not words[-1][0].isupper():
        return mention
    if any(word[0].islower() and word != "the" for word in words):
        return mention
    if sum(word.lower().strip(".") not in _TITLES for word in words) > 1:
        return mention
    last = words[-1]
    best = mention
    position = text.find(last)
    for _ in range(_OCCURRENCES):
        if position < 0:
            break
        after = position + len(last)
        match = _BEFORE.search(text, max(0, position - 60), position) if _is_preceded(text, position) else None
        if match is not None and not text[after : after + 1].isalnum():
            name = _name_of(f"{_PARTICLES.sub('', match[1])}{last}".split())
            if len(name) > len(best) and _extends(name, words):
                best = name
        position = text.find(last, after)
    if len(words) == 1 == len(best.split()) or (len(best.split()) == 2 and best.split()[0].lower() in _TITLES[1:]):
        return best + _given(text, last)
    return best


def _one_form(text: str, name: str) -> str:
    """Return a person's name with the office a text gives it: all forms of one name become the same."""
    name = plain_name(name)
    bare = untitled(name)
    if len(bare.split()) != 2 or not may_be_person(bare) or not all(word[0].isupper() for word in bare.split()):
        return name
    given, last = bare.split()
    best = name
    for match in islice(re.finditer(rf"{re.escape(given)}(?: [A-Z]\.?)? {re.escape(last)}\b", text), _OCCURRENCES):
        office = _OFFICE_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if office is not None:
            form = plain_name(f"{office[1]} {bare}")
            best = form if best == bare else min(best, form, key=lambda item: (-len(item), item))
    return best


def _name_of(words: list[str]) -> str:
    """Join the words of a name, without the dateline or the function words that happen to stand before it."""
    while len(words) > 1:
        first = words[0]
        shouted = len(first) > 3 and first.isupper() and not words[1].isupper()
        if not shouted and not (is_function_word(first.lower()) and first != "The"):
            break
        words = words[1:]
    return " ".join(words)


def _given(text: str, name: str) -> str:
    """Return " Jinping" for "Xi", where the text gives a name that begins with it, else nothing."""
    position = text.find(name + " ")
    for _ in range(8):
        if position < 0:
            break
        match = _GIVEN.match(text, position + len(name))
        if match is not None and (position == 0 or not text[position - 1].isalnum()) and not _is_institution(match[1]):
            return " " + match[1]
        position = text.find(name + " ", position + 1)
    return ""


def _is_preceded(text: str, position: int) -> bool:
    """Tell cheaply whether a word that may belong to a name stands before a position."""
    if position < 2 or text[position - 1] != " ":
        return False
    first = text[text.rfind(" ", 0, position - 1) + 1]
    return first.isupper() or first in "dbav"


def _extends(name: str, words: list[str]) -> bool:
    """Tell whether a longer name ends in the words of the shorter one, articles and titles aside."""
    longer = [word.lower().strip(".") for word in name.split()]
    shorter = [word for word in (word.lower().strip(".") for word in words) if word not in _TITLES]
    return bool(shorter) and longer[-len(shorter) :] == shorter and len(longer) <= 6


def _bonus(text: str, start: int) -> float:
    """Weigh where a name stands: opening a sentence speaks for it, standing in a phrase against it."""
    before = text[max(0, start - 12) : start]
    bonus = 0.5 if not before.strip() or before.rstrip()[-1:] in '.!?”"’' or before.endswith("\n") else 0.0
    return bonus - 0.6 if _IN_PHRASE.search(before) else bonus


def _is_name(text: str, word: str) -> bool:
    """Tell whether a capitalised word is one inside sentences too, not merely where they open."""
    names = _names()
    if word in names.women or word in names.men:
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


def _is_institution(name: str) -> bool:
    institutions = _names().institutions
    return any(word in institutions or word.rstrip("’'s") in institutions for word in name.split())


def _gender(title: str | None, first: str) -> bool | None:
    """Return True for a woman's title or first name, False for a man's, else None."""
    names = _names()
    if title in ("mrs", "ms", "miss", "lady", "queen") or first in names.women:
        return True
    return False if title in ("mr", "sir", "king", "pope") or first in names.men else None
