"""Assemble a document from what an export says of an article: headline, blank line, body, with zones and metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from framing.corpus.exports.values import clean
from framing.corpus.markers import recognise
from framing.corpus.request import Request
from framing.errors import Problem
from framing.types import Document, MetaValue, Zone

_FIELDS = (
    "outlet", "date", "title", "author", "section", "page", "edition", "genre", "words", "language", "url",
    "copyright", "dateline", "loaded", "publisher", "country", "accession", "archive",
)  # fmt: skip
_FURNITURE = re.compile(
    r"page \d{1,5} (?:of|von|de|sur) \d{1,5}|seite \d{1,5} von \d{1,5}|(?:page )?\d{1,5}|link to (?:image|pdf)"
    r"|\W*image omitted\W*|\(?graph(?:ic)? omitted\)?|end of document|all rights reserved\.?|back to top"
    r"|(?:about lexisnexis|enlarge this image|reproduced with permission|this material may not be published).{0,200}"
    r"|(?:copyright|\(c\)|©|\(copyright).{0,20}(?:19|20)\d\d.{0,200}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Article:
    """What has been read of one article: headline, standfirst, the parts of the body with their zones, metadata.

    `date` is the date as it is printed. `meta` has the other fields under this project's names.
    """

    headline: str = ""
    standfirst: str = ""
    date: str = ""
    parts: list[tuple[str, Zone]] = field(default_factory=list)
    meta: dict[str, MetaValue] = field(default_factory=dict)

    def add(self, text: str, zone: Zone = "body") -> None:
        """Add a paragraph; page furniture and captions in the body get the zones they have elsewhere."""
        if text := clean(text):
            self.parts.append((text, _zone(text) if zone == "body" else zone))

    def put(self, name: str, value: MetaValue) -> None:
        """Set a field that is not set yet; empty values are left out."""
        if isinstance(value, str):
            value = clean(value)
        if value not in (None, "") and name not in self.meta:
            self.meta[name] = value

    @property
    def is_empty(self) -> bool:
        """Tell whether neither a headline nor a text was found."""
        return not self.headline.strip() and not self.parts


def make_document(
    article: Article, *, path: str, number: int, request: Request, document_id: str | None = None
) -> Document:
    """Return an article as a document called `FILE:NUMBER`, and note a date that cannot be read (`date` is `None`)."""
    from framing.corpus.exports.dates import find_date  # only exports pay for it, not the records that come by here

    name = f"{path}:{number}"
    headline, standfirst = clean(article.headline), clean(article.standfirst)
    pieces: list[tuple[str, Zone]] = [(headline, "headline")] if headline else []
    if standfirst and standfirst != headline:
        pieces.append((standfirst, "standfirst"))
    text, marked = _join(pieces + article.parts)
    found = find_date(article.date) if article.date else None
    if found is None and article.date.strip():
        request.note(Problem(name, f'no date can be read from "{clean(article.date)[:80]}"', "its date is left empty"))
    values = {**article.meta, "date": found.iso if found else None, "title": headline or None}
    known = {field: values[field] for field in _FIELDS if field in values}
    extra = {field: value for field, value in values.items() if field not in known}
    return Document(document_id or name, text, {**known, **extra}, path, marked)


def is_furniture(text: str) -> bool:
    """Tell whether a line is none of the article's: a page number, a notice of copyright, a link to a picture."""
    return len(text) <= 260 and _FURNITURE.fullmatch(text) is not None


def _zone(text: str) -> Zone:
    if is_furniture(text):
        return "boilerplate"
    kind = recognise(text, 0, len(text))
    if kind is None or kind in ("caption", "standfirst"):
        return kind or "body"
    return "boilerplate"


def _join(pieces: list[tuple[str, Zone]]) -> tuple[str, tuple[tuple[int, int, Zone], ...]]:
    marked: list[tuple[int, int, Zone]] = []
    position = 0
    for text, zone in pieces:
        end = position + len(text)
        if zone == "body" and marked and marked[-1][2] == "body":
            marked[-1] = (marked[-1][0], end, "body")
        else:
            marked.append((position, end, zone))
        position += len(text) + 2
    return "\n\n".join(text for text, _ in pieces), tuple(marked)
