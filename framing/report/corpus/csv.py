"""The documents of a corpus as CSV: a row for each, without its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from framing.corpus.copies import Member
from framing.corpus.describing import Description
from framing.corpus.survey import Survey
from framing.report.media.csv import Row, rows_with_meta
from framing.report.parts.matches import meta_json
from framing.types import Document, MetaValue, Zone

COLUMNS = (
    "document", "outlet", "date", "genre", "language", "words", "headline_words", "standfirst_words", "body_words",
    "caption_words", "words_aside", "boilerplate", "repeats", "copies_of", "shared", "look_at", "sha256",
)  # fmt: skip

ZONES: tuple[Zone, ...] = ("headline", "standfirst", "body", "caption")


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document as it is listed: what it is, and its metadata."""

    description: Description
    meta: Mapping[str, MetaValue]


def list_document(document: Document, description: Description, *, with_text: bool) -> ListedDocument:
    """Return what is listed of a document; `with_text=False` leaves out metadata that may hold words of it."""
    return ListedDocument(description, meta_json(document.meta, with_text=with_text))


def corpus_csv(documents: Iterable[ListedDocument], survey: Survey) -> Iterator[bytes]:
    """Yield a row for every document: what it is, how long its parts are, and what to beware of.

    `copies_of` names the longest of the texts that share half of the shorter one's words, itself among them, `shared`
    the part that it has in common with another; `look_at` has what is odd about it.
    """
    copies = {x.document: (cluster.representative, x) for cluster in survey.copies for x in cluster.members}
    odd: dict[str, list[str]] = {}
    for outlier in survey.outliers:
        odd.setdefault(outlier.document, []).append(outlier.oddity)
    rows: Iterator[tuple[Mapping[str, MetaValue], Row, Row]] = (
        (one.meta, _row(one.description, copies, odd.get(one.description.document, [])), []) for one in documents
    )
    yield from rows_with_meta(COLUMNS, (), rows)


def _row(found: Description, copies: Mapping[str, tuple[str, Member]], odd: list[str]) -> Row:
    longest, member = copies.get(found.document, (None, None))
    return [
        found.document, found.outlet, found.date, found.genre, found.language, found.words,
        *(found.zones[zone] for zone in ZONES), found.aside, found.boilerplate, found.repeats,
        longest, member and member.containment, "; ".join(odd), found.sha256,
    ]  # fmt: skip
