"""Find the longest form a text gives the name of a person or body: "Holt" → "President Anna Holt"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from framing.reading.attribution.names import (
    TITLES,
    gender_of,
    is_given_name,
    is_institution,
    may_be_person,
    plain_name,
    untitled,
)
from framing.reading.attribution.sentences import is_function_word
from framing.reading.attribution.wordsets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = re.compile(
    r"((?:(?:[A-Z][\w’'-]*|[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Prof|Rev|St)\.|of|for|the|de|al|bin|van"
    r"|von) ){1,6})$"
)
_OFFICES = tuple(
    f"{office} " for office in word_set("President Minister Senator Governor Chancellor Premier Sen. Rep. Gov.")
)
_OFFICE_BEFORE = re.compile(
    r"\b((?:(?:Vice|Prime|Foreign) )?(?:President|Minister|Senator|Governor|Chancellor|Premier|Sen\.|Rep\.|Gov\.)) $"
)
_PARTICLES = re.compile(r"^(?:(?:of|for|the|de|al|bin|van|von)\s+)+")
_GIVEN = re.compile(r"\s([A-Z][a-z]+(?:[-’'][A-Za-z]+)?)(?=[\s,.’'])(?!\s+[A-Z])")
_INSIDE = word_set("de al bin van von")
_APART = frozenset(',;:!?”")')
COUNTS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands".split())  # noqa: SIM905
_NOT_OWN = re.compile(
    r".*(?:\b(?:([A-Z][\w-]*)['’]s|On|In|To|From|With|Over|After|Before|At|By|As|And|Or|But|Against|Amid|Into|Than) "
    r"|\w (?=The ))"
)
"""What stands before a name: its owner, a line in title case: "Norden's | Holt", "Courier Reporting On | Holt"."""
_TOLD = re.compile(r".* (?:of|for) ([A-Z]\w*) $")
_SHARED = frozenset(("Children", "Women", "Men", "People", "Workers", "Veterans", "Farmers", "King", "Queen"))
"""Owners whose names are part of those of bodies."""
_SHOWN = re.compile(r"M(rs?|s)\.? ([A-Z][\w’-]*\w)")
_POLITE = ("mr", "mrs", "ms", "miss", "dr")
_BESIDE = TITLES | {"the"}
_INITIAL = re.compile(r"[A-Z]\.? ")
_BOUNDARY = re.compile(r"\b")
_OCCURRENCES = 40
"""Occurrences of a surname that are looked at for a fuller name."""


class FullNames:
    """The longest forms of the names in one stretch of text, each sought once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, str] = {}
        self._ending: dict[str, Counter[str]] = {}

    def of(self, mention: str) -> str:
        """Return the longest form the text gives a name, the same for all forms of one person's name."""
        known = self._known.get(mention)
        if known is None:
            known = self._known[mention] = self._one_form(plain_name(self._longest(plain_name(mention))))
        return known

    @cached_property
    def titled(self) -> dict[str, bool | None]:
        """Surnames by which the text calls somebody Ms or Mrs (True), Mr (False) or, of two, both (`None`)."""
        found: dict[str, bool | None] = {}
        for title, last in _SHOWN.findall(self._text):
            woman = title != "r"
            found[last] = woman if found.get(last, woman) is woman else None
        return found

    def _longest(self, mention: str) -> str:
        words = mention.split()
        if not words or len(words) > 3 or not words[-1][0].isupper():
            return mention
        if any(word[0].islower() and word != "the" for word in words):
            return mention
        if sum(word.lower().strip(".") not in _BESIDE for word in words) > 1:
            return mention
        last = words[-1]
        names = self._names_in(last)
        given = _likeliest(names, words)
        best = mention if given is None else f"{given} {last}"
        for name in names:
            if len(name) > len(best) and _extends(name, words) and (given is None or given in name.split()):
                best = name
        if (len(words) == 1 == len(best.split()) and may_be_person(best)) or (
            len(best.split()) == 2 and best.split()[0].lower() in TITLES
        ):
            return best + _given(self._text, last)
        return best

    def _names_in(self, last: str) -> Counter[str]:
        """Return the names that end in a word, in the order of the text, with how often it has each."""
        found = self._ending.get(last)
        if found is None:
            found = self._ending[last] = Counter(_ending_in(self._text, last))
        return found

    def _one_form(self, name: str) -> str:
        """Return a person's name with the office the text gives it: all forms of one name become the same."""
        bare = untitled(name)
        words = bare.split()
        if len(words) != 2 or not all(word[0].isupper() for word in words) or not may_be_person(bare):
            return name
        text, best = self._text, name
        for start in islice(_mentions(text, *words), _OCCURRENCES):
            if not text.endswith(_OFFICES, max(0, start - 40), start):
                continue
            office = _OFFICE_BEFORE.search(text, max(0, start - 40), start)
            if office is not None:
                form = plain_name(f"{office[1]} {bare}")
                best = form if best == bare else min(best, form, key=lambda item: (-len(item), item))
        return best


def _ending_in(text: str, last: str) -> Iterator[str]:
    """Yield the names that end in a word, with what stands before it: "Holt" → "Anna Holt", "Mayor Holt"."""
    position = text.find(last)
    for _ in range(_OCCURRENCES):
        if position < 0:
            break
        after = position + len(last)
        if not text[after : after + 1].isalnum() and _is_preceded(text, position):
            match = _BEFORE.search(text, max(0, position - 60), position)
            if match is not None:
                at, before = match.start(), _own_part(match[1])
                if text[max(0, at - 2) : at].endswith(".") and text[at - 2].isupper():
                    before = before.partition(" ")[2]  # "U. | S. Attorney"
                yield _name_of(f"{_PARTICLES.sub('', before)}{last}".split())
        position = text.find(last, after)


def _likeliest(names: Counter[str], words: list[str]) -> str | None:
    """Return the given name of whom a surname alone stands for where the text has relatives of that name.

    That is who has the whole name twice as often as anybody else, or as a form such as "Secretary Holt" that tells
    nobody; a title tells man from woman.
    """
    title = words[0].lower().strip(".") if len(words) > 1 else None
    if title is not None and title not in TITLES:
        return None
    woman = gender_of(title, "")
    given: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for name, count in names.items():
        before = name.split()[:-1]
        first = next(filter(is_given_name, before), None)
        if first is None:
            others.update(dict.fromkeys(before[-1:], count))
        elif woman in (None, gender_of(None, first)):
            given[first] += count
    if len(given) < 2:
        return None
    (best, count), (_, second) = given.most_common(2)
    second = max([second, *(n for first, n in others.items() if first.lower().strip(".") not in _POLITE)])
    return best if count >= 2 * second else None


def _mentions(text: str, given: str, last: str) -> Iterator[int]:
    """Yield where a text has a given name and a surname, with or without an initial between them."""
    start = text.find(f"{given} ")
    while start >= 0:
        after = start + len(given) + 1
        initial = _INITIAL.match(text, after)
        reached = start + 1
        for at in (after,) if initial is None else (initial.end(), after):
            if text.startswith(last, at) and _BOUNDARY.match(text, at + len(last)):
                yield start
                reached = at + len(last)
                break
        start = text.find(f"{given} ", reached)


def _name_of(words: list[str]) -> str:
    """Join the words of a name, without the dateline or the function words that happen to stand before it."""
    while len(words) > 1:
        first = words[0]
        shouted = len(first) > 3 and first.isupper() and not words[1].isupper()
        article = first == "The" and not is_given_name(words[1])  # "The Anna Holt campaign" has no "The Anna Holt"
        if not shouted and first not in COUNTS and (article or not is_function_word(first.lower())):
            break
        words = words[1:]
    return " ".join(words)


def _own_part(before: str) -> str:
    """Return what belongs to a name of the words before its last: not its owner, nor what is told of a person."""
    if before.find(" ") == len(before) - 1 and before[-2] != "s":
        return before  # one word, as most often
    cut = _NOT_OWN.match(before)
    if cut is not None and cut[1] not in _SHARED and not cut[0].startswith(("St. ", "St ")):
        before = before[cut.end() :]
    if " of " in before or " for " in before:  # "The Last Days of | Anna Holt"
        told = _TOLD.match(before)
        if told is not None and is_given_name(told[1]):
            return f"{told[1]} "
    return before


def _given(text: str, name: str) -> str:
    """Return " Jinping" for "Xi", where the text gives a name that begins with it, else nothing."""
    position = text.find(name + " ")
    for _ in range(8):
        if position < 0:
            break
        match = _GIVEN.match(text, position + len(name))
        if match is not None and (position == 0 or not text[position - 1].isalnum()) and not is_institution(match[1]):
            return " " + match[1]
        position = text.find(name + " ", position + 1)
    return ""


def _is_preceded(text: str, position: int) -> bool:
    """Tell cheaply whether a word that may belong to a name stands before a position."""
    if position < 2 or text[position - 1] != " ":
        return False
    word = text[text.rfind(" ", 0, position - 1) + 1 : position - 1]
    if not word or word.islower():
        return word in _INSIDE
    # What begins like a particle may be two words with a line break between them.
    return (word[0].isupper() or word[0] in "dbav") and word[-1] not in _APART


def _extends(name: str, words: list[str]) -> bool:
    """Tell whether a longer name ends in the words of the shorter one, articles and titles aside."""
    longer = [word.lower().strip(".") for word in name.split()]
    shorter = [word for word in (word.lower().strip(".") for word in words) if word not in _BESIDE]
    if not shorter or longer[-len(shorter) :] != shorter or len(longer) > 6:
        return False
    before = name.split()[: -len(shorter)]  # "the pro-Norden Union Holt": no name of a person
    return not before or not is_institution(before[-1]) or is_institution(words[-1]) or len(shorter) > 1
