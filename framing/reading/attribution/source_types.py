"""Sort sources: government, organisation, expert, witness, media, anonymous, person."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import SourceType

_WHOLE = re.compile("White House|think tank|social media")
"""Words that are read as one."""
_WORD = re.compile(r"[^\W\d_][\w.-]*\w|\w")
_OFFICE = re.compile(
    r"(?: [A-Z][\w-]*)*? (?:Sen|Rep|Gov|[Ss]enator|Secretary|[Gg]overnor|Congress(?:wo)?man|Minister)\b"
)
"""An office after a word that papers have in their names, too: "Independent | Sen. Holt"."""
_RUN = re.compile(r"(?:\s+[A-Z][\w-]*)*(?:\s+[a-z]+)?")
_FIRM = re.compile(r"\b(?!Mac|De|La|Le|Fitz)[A-Z]\w*[a-z]{2}[A-Z]|\w & [A-Z]")
_INNER = re.compile(r"[A-Z](?<=[a-z]{2}.)")
"""A capital inside a word, which most names of firms that are told by their shape have: cheap to look for first."""
_NAME = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]*)*$")


@cache
def _types() -> tuple[Mapping[str, SourceType], Mapping[str, SourceType]]:
    """Return the types by lower-case word and by name as written."""
    data = tomllib.loads(files("framing.reading").joinpath("data", "sources.toml").read_text(encoding="utf-8"))
    words, names = (
        {word: kind for kind, listed in data[table].items() for word in listed.split()} for table in ("words", "names")
    )
    return words, names


def listed_type(word: str) -> SourceType | None:
    """Return the type of a word that names or heads a body, place or role, `None` for all others."""
    words, names = _types()
    return names.get(word) or words.get(word.lower())


def _of_place(after: str) -> SourceType | None:
    """Return the type of what is named after a place: "Washington | Post", "Oslo | University"."""
    named = _RUN.match(after)
    kinds = (listed_type(word) for word in _WORD.findall(named[0])) if named is not None else ()
    return next((kind for kind in kinds if kind in ("media", "organisation", "expert", "witness")), None)


@lru_cache(maxsize=4096)
def source_type(resolved: str, mention: str) -> SourceType | None:
    """Return the type of a source from the words that name it, `None` where they do not tell."""
    words, names = _types()
    for written in (mention,) if mention == resolved else (mention, resolved):
        text = _WHOLE.sub(lambda match: match[0].lower().replace(" ", "-"), written)
        for name in _WORD.findall(text):
            kind = names.get(name) or words.get(name.lower())
            if kind == "government" and name in names:
                kind = _of_place(text[text.index(name) + len(name) :]) or kind
            if kind == "media" and _OFFICE.match(text, text.find(name) + len(name)) is not None:
                return "government"
            if kind is not None:
                return kind
        if (" & " in text or _INNER.search(text)) and _FIRM.search(text):
            return "organisation"
    return "person" if _NAME.match(resolved) or mention.lower() in ("he", "she", "who") else None
