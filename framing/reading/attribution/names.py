"""Tell persons' names from other names, and bring the forms of one person's name together."""

from __future__ import annotations

import re

from framing.reading.attribution.source_types import listed_type
from framing.reading.attribution.wordsets import word_set

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
    first = words[0].lower()
    office = _OFFICE.match(" ".join(words[1:]) + " ") is not None
    return (first in _LEADING and (office or len(words) > 2)) or (office and _NATION.fullmatch(words[0]) is not None)


def untitled(name: str) -> str:
    """Return a name without the office before it: "President Anna Holt" → "Anna Holt"."""
    match = _OFFICE.match(name)
    return name if match is None else name[match.end() :]


def own_name(name: str) -> str:
    """Return the person's name after a possessive: "Norden's Anna Holt" → "Anna Holt"."""
    return _POSSESSED.sub("", name)


def may_be_person(name: str) -> bool:
    """Tell whether a capitalised name may be a person's: no country, outlet, body or firm, as far as words tell."""
    words = [part for word in untitled(name).split() for part in word.split("-")]
    if not words or len(words) > 5 or "&" in words:
        return False
    if any(_FIRM.search(word) and not word.startswith(_NOT_FIRM) for word in words):
        return False
    return listed_type(words[-1]) is None and listed_type(words[0]) is None
