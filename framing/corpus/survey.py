"""Survey a corpus: how much of what, what is missing, what is there twice, and what looks wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from statistics import median, quantiles
from typing import Literal, get_args

from framing.corpus.copies import Cluster, CopyFinder, units_of_copies
from framing.corpus.describing import FIELDS, Description, describe_document
from framing.corpus.reuse import Reuse, ReuseFinder
from framing.types import Document

Oddity = Literal[
    "empty", "short", "long", "same_text", "future_date", "unreadable_date", "spoilt_letters", "other_language"
]

_SHORT, _LONG = 50, 3_000
"""Words from which a text may be too short or too long, whatever the others are."""
_FAR = 3.5
"""Deviations (medians, of logarithms) from which a length is far from the others (Iglewicz and Hoaglin 1993)."""
_TO_SIGMA = 1.4826
_LEAST_SPREAD = 0.3
_MOST_FIELDS = 200
_FEWEST_HOLDERS = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """Documents and their words by one value, such as an outlet or a month; `None` is for those without."""

    value: str | None
    documents: int
    words: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """Words of a document: shortest, quartiles, longest."""

    shortest: int
    lower: float
    median: float
    upper: float
    longest: int


@dataclass(frozen=True, slots=True)
class Outlier:
    """A document to look at, and why; `detail` is the date, the language, the words or the document it equals."""

    document: str
    oddity: Oddity
    detail: str


@dataclass(frozen=True, slots=True)
class Filled:
    """In how many documents a metadata field has a value."""

    field: str
    documents: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a corpus holds. `words` count; `words_aside` are of page furniture and repeated paragraphs.

    `missing` tells how many documents lack what a study asks for first, `fields` how many have each field.
    """

    documents: int
    words: int
    words_aside: int
    boilerplate: int
    repeats: int
    lengths: Lengths | None
    outlets: tuple[Tally, ...]
    dates: tuple[Tally, ...]
    genres: tuple[Tally, ...]
    languages: tuple[Tally, ...]
    missing: tuple[Filled, ...]
    fields: tuple[Filled, ...]
    copies: tuple[Cluster, ...]
    reused: tuple[Reuse, ...]
    outliers: tuple[Outlier, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    document: str
    words: int
    date: str | None
    language: str | None


@dataclass(slots=True)
class _Counts:
    documents: Counter[str | None] = field(default_factory=Counter)
    words: Counter[str | None] = field(default_factory=Counter)

    def add(self, value: str | None, words: int) -> None:
        self.documents[value] += 1
        self.words[value] += words

    def by_size(self) -> tuple[Tally, ...]:
        return self._sorted(sorted(self.documents, key=lambda value: (-self.documents[value], value or "")))

    def by_value(self) -> tuple[Tally, ...]:
        return self._sorted(sorted(self.documents, key=lambda value: (value is None, value or "")))

    def _sorted(self, values: Iterable[str | None]) -> tuple[Tally, ...]:
        return tuple(Tally(value, self.documents[value], self.words[value]) for value in values)


class Surveyor:
    """Takes in documents one by one, keeps what a survey needs of each (about a byte a word), and surveys them."""

    def __init__(self) -> None:
        self._copies = CopyFinder()
        self._reuse = ReuseFinder()
        self._counts = {name: _Counts() for name in ("outlet", "date", "genre", "language")}
        self._missing: Counter[str] = Counter()
        self._fields: Counter[str] = Counter()
        self._kept: list[_Kept] = []
        self._first: dict[str, str] = {}
        self._odd: list[Outlier] = []
        self._totals: Counter[str] = Counter()

    def add(self, document: Document, known: Description | None = None) -> None:
        """Take in one document, and what is known of it (else it is described here)."""
        found = known or describe_document(document)
        self._copies.add(document.id, document.text)
        self._reuse.add(document.id, document.text)
        month = None if found.date is None else found.date[:7]
        values = {"outlet": found.outlet, "date": month, "genre": found.genre, "language": found.language}
        for name, value in values.items():
            self._counts[name].add(value, found.words)
        self._missing.update(found.missing)
        for name in found.fields:
            if name in self._fields or len(self._fields) < _MOST_FIELDS:
                self._fields[name] += 1
        self._kept.append(_Kept(document.id, found.words, found.date, found.language))
        self._totals.update(words=found.words, aside=found.aside, boilerplate=found.boilerplate, repeats=found.repeats)
        self._note_oddities(found)

    def _note_oddities(self, found: Description) -> None:
        first = self._first.setdefault(found.sha256, found.document)
        if first != found.document and found.words:
            self._odd.append(Outlier(found.document, "same_text", first))
        if found.has_date and found.date is None:
            self._odd.append(Outlier(found.document, "unreadable_date", ""))
        if found.spoilt is not None:
            detail = f"{found.spoilt.seen} for {found.spoilt.meant}, {found.spoilt.places}"
            self._odd.append(Outlier(found.document, "spoilt_letters", detail))

    def survey(self, *, today: str | None = None) -> Survey:
        """Return what has been taken in. Dates after `today` (ISO 8601) are odd; without it none is."""
        counts, totals, copies = self._counts, self._totals, self._copies.clusters()
        words = [kept.words for kept in self._kept]
        return Survey(
            documents=len(words),
            words=totals["words"],
            words_aside=totals["aside"],
            boilerplate=totals["boilerplate"],
            repeats=totals["repeats"],
            lengths=_lengths(words),
            outlets=counts["outlet"].by_size(),
            dates=counts["date"].by_value(),
            genres=counts["genre"].by_size(),
            languages=counts["language"].by_size(),
            missing=tuple(Filled(name, self._missing[name]) for name in FIELDS),
            fields=tuple(Filled(name, number) for name, number in self._fields.items()),
            copies=copies,
            reused=self._reuse.reuses(least=_FEWEST_HOLDERS, units=units_of_copies(copies)),
            outliers=tuple(self._outliers(today)),
        )

    def _outliers(self, today: str | None) -> list[Outlier]:
        """Return what looks wrong, kind by kind, in the order of the documents."""
        late = (
            Outlier(kept.document, "future_date", kept.date)
            for kept in self._kept
            if today is not None and kept.date is not None and kept.date > today[: len(kept.date)]
        )
        found = [*_odd_lengths(self._kept), *self._odd, *late, *_odd_languages(self._kept)]
        order = {oddity: number for number, oddity in enumerate(get_args(Oddity))}
        return sorted(found, key=lambda outlier: order[outlier.oddity])


def _lengths(words: Sequence[int]) -> Lengths | None:
    if not words:
        return None
    lower, middle, upper = quantiles(words, n=4, method="inclusive") if len(words) > 1 else [float(words[0])] * 3
    return Lengths(min(words), lower, middle, upper, max(words))


def _odd_lengths(documents: Sequence[_Kept]) -> Iterator[Outlier]:
    logs = [log(kept.words) for kept in documents if kept.words]
    middle = median(logs) if logs else 0.0
    spread = max(_LEAST_SPREAD, _TO_SIGMA * median(abs(value - middle) for value in logs)) if logs else 1.0
    for kept in documents:
        if not kept.words:
            yield Outlier(kept.document, "empty", "0")
        elif kept.words < _SHORT and middle - log(kept.words) > _FAR * spread:
            yield Outlier(kept.document, "short", str(kept.words))
        elif kept.words > _LONG and log(kept.words) - middle > _FAR * spread:
            yield Outlier(kept.document, "long", str(kept.words))


def _odd_languages(documents: Sequence[_Kept]) -> Iterator[Outlier]:
    """Yield the documents in another language than most are in, where most are in one."""
    languages = Counter(kept.language for kept in documents if kept.language is not None)
    usual = max(languages, key=lambda language: (languages[language], language), default="")
    if 2 * languages[usual] >= languages.total():
        for kept in documents:
            if kept.language not in (usual, None):
                yield Outlier(kept.document, "other_language", kept.language or "")
