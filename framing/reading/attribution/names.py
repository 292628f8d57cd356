"""Tell persons' names from other names, and bring the forms of one person's name together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from framing.reading.attribution.source_types import listed_type
from framing.reading.attribution.wordsets import word_set

TITLES = word_set(
    "mr mrs ms miss dr sen rep gov gen president minister senator general governor professor prof sir lady king queen"
    " chancellor judge justice captain colonel col pope"
)
"""What may stand before a name and is no part of it, in lower case and without a stop."""
JOINING = word_set(
    "on in to from with over after before at by as and or but against amid into than"
    " no he she they it we you the this that his her their its"
)
"""What no name of a person has, but a line in title case."""
_LEADING = word_set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today meanwhile earlier later however us u.s"
    " u.s. uk british french german dutch greek thai swiss czech former then-president"
)
_NATION = re.compile(r"[A-Z][\w-]{2,}(?:ese|ish|ian|ean|ani|eli|aqi|can|wan)")
_OFFICE = re.compile(
    r"(?:(?:vice|prime|foreign|defence|defense|interior|deputy|attorney|supreme)\s+)?(?:president|minister|senator|sen|rep"
    r"|general|governor|gov|chancellor|premier|king|queen|leader|secretary|justice|congressman|congresswoman)\.?\s+",
    re.I,
)
_POSSESSED = re.compile(r"^.*[’']s?\s+(?=[A-Z])")
_INITIAL = re.compile(r"\s[A-Z]\.?(?=\s[A-Z][a-z])")
_FIRM = re.compile(r"[a-z][A-Z]|&|\d")
_NOT_FIRM = ("Mc", "Mac", "De", "Le", "La", "Di", "Fitz")


@dataclass(frozen=True, slots=True)
class _Names:
    institutions: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]


@cache
def _names() -> _Names:
    data = tomllib.loads(files("framing.reading").joinpath("data", "names.toml").read_text(encoding="utf-8"))
    return _Names(*(frozenset(data[key].split()) for key in ("institutions", "women", "men")))


def plain_name(name: str) -> str:
    """Return a person's name without day, nationality, possessive and initial: "Saturday US President Holt's"."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    if not all(word[0].isupper() for word in words):
        return " ".join(words)
    while len(words) > 1 and _leads(words):
        words = words[1:]
    return _INITIAL.sub("", " ".join(words))


def _leads(words: list[str]) -> bool:
    """Tell whether the first of the words stands before a name or an office without belonging to it."""
    leading = words[0].lower() in _LEADING
    if leading and len(words) > 2:
        return True
    if not leading and _NATION.fullmatch(words[0]) is None:
        return False
    return _OFFICE.match(" ".join(words[1:]) + " ") is not None


def untitled(name: str) -> str:
    """Return a name without the office before it: "President Anna Holt" → "Anna Holt"."""
    match = _OFFICE.match(name) if " " in name else None
    return name if match is None else name[match.end() :]


def own_name(name: str) -> str:
    """Return the person's name after a possessive: "Norden's Anna Holt" → "Anna Holt"."""
    return _POSSESSED.sub("", name)


@lru_cache(maxsize=8192)
def may_be_person(name: str) -> bool:
    """Tell whether a capitalised name may be a person's: no country, outlet, body or firm, as far as words tell."""
    words = [part for word in untitled(name).split() for part in word.split("-")]
    if not words or len(words) > 5 or "&" in words:
        return False
    if any(_FIRM.search(word) and not word.startswith(_NOT_FIRM) for word in words):
        return False
    return listed_type(words[-1]) is None and listed_type(words[0]) is None


def is_institution(name: str) -> bool:
    """Tell whether a name has a word that persons' names lack: "Holt Institute"."""
    institutions = _names().institutions
    return any(word in institutions or word.rstrip("’'s") in institutions for word in name.split())


def is_given_name(word: str) -> bool:
    """Tell whether a word is known as a woman's or a man's first name."""
    names = _names()
    return word in names.women or word in names.men


def told_gender(name: str) -> bool | None:
    """Return the gender that the first known given name in a name tells, wherever it stands."""
    genders = (gender_of(None, word) for word in name.split(" "))
    return next((gender for gender in genders if gender is not None), None)


def gender_of(title: str | None, first: str) -> bool | None:
    """Return True for a woman's title or first name, False for a man's, else None."""
    names = _names()
    if title in ("mrs", "ms", "miss", "lady", "queen") or first in names.women:
        return True
    return False if title in ("mr", "sir", "king", "pope") or first in names.men else None
