"""Say what a document is before anything in it is counted: whose, of when, in what language, how long, how clean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from framing.corpus.exports.dates import find_date
from framing.corpus.languages import identify_language
from framing.corpus.layout import lay_out
from framing.corpus.mojibake import Mojibake, find_mojibake
from framing.corpus.normal import sha256_of
from framing.corpus.words import count_words
from framing.types import Document, Layout, MetaValue, Zone

FIELDS: Mapping[str, tuple[str, ...]] = {
    "outlet": ("outlet", "source", "publication", "newspaper", "media_name", "publisher"),
    "date": ("date", "published", "publish_date", "publication_date", "pub_date", "publishedAt", "pubdate"),
    "genre": ("genre", "type", "section"),
    "author": ("author", "byline", "authors"),
    "title": ("title", "headline"),
}
"""The names under which tables and archives have what a reader asks of a document first."""
_ISO = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|[T ]\d)")


@dataclass(frozen=True, slots=True)
class Description:
    """What a document is. `date` is as ISO 8601 as far as it is known; `has_date` tells that one is given at all.

    `words` count, `zones` tells how many of them are where; `aside` are the words of page furniture and of paragraphs
    that repeat an earlier one.
    """

    document: str
    outlet: str | None
    date: str | None
    has_date: bool
    genre: str | None
    language: str | None
    words: int
    aside: int
    boilerplate: int
    repeats: int
    sha256: str
    fields: tuple[str, ...]
    missing: tuple[str, ...]
    spoilt: Mojibake | None
    zones: Mapping[Zone, int] = field(default_factory=dict)


def describe_document(document: Document) -> Description:
    """Return what a document is."""
    layout = lay_out(document)
    values = {name: _value(document.meta, names) for name, names in FIELDS.items()}
    if values["title"] is None:
        values["title"] = next(
            (document.text[block.start : block.end] for block in layout.blocks if block.zone == "headline"), None
        )
    return Description(
        document=document.id,
        outlet=values["outlet"],
        date=None if values["date"] is None else find_day(values["date"]),
        has_date=values["date"] is not None,
        genre=values["genre"],
        language=identify_language(document.text),
        words=layout.words,
        aside=count_words(document.text) - layout.words,
        boilerplate=sum(block.zone == "boilerplate" for block in layout.blocks),
        repeats=sum(block.repeats is not None for block in layout.blocks),
        sha256=sha256_of(document.text),
        fields=tuple(name for name, value in document.meta.items() if value not in (None, "")),
        missing=tuple(name for name, value in values.items() if value is None),
        spoilt=find_mojibake(document.text),
        zones=_zone_words(document.text, layout),
    )


def _zone_words(text: str, layout: Layout) -> dict[Zone, int]:
    """Return how many of the words that count are in each zone."""
    words: dict[Zone, int] = {"headline": 0, "standfirst": 0, "caption": 0}
    for block in layout.blocks:
        if block.counted and block.zone in words:
            words[block.zone] += count_words(text[block.start : block.end])
    return {**words, "body": layout.words - sum(words.values())}


def find_day(value: str) -> str | None:
    """Return a date as ISO 8601, as exactly as it is given (`2031`, `2031-05`, `2031-05-02`), `None` if it is none."""
    iso = _ISO.match(value.strip())
    if iso is not None:
        return iso[0]
    found = find_date(value)
    return None if found is None else found.iso


def _value(meta: Mapping[str, MetaValue], names: Sequence[str]) -> str | None:
    for name in names:
        value = meta.get(name)
        if value is not None and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())
    return None
