"""The nouns of labelling that rooms share: what a classifier or people say of a passage, or of a document's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class PassageLabel:
    """A label whose probability reaches the threshold of the classifier `model`.

    `sure` tells whether labels with such a probability are right as often as was asked.
    """

    model: str
    label: str
    probability: float
    sure: bool


def passage_id(sha256: str, start: int, end: int, *, own: bool) -> str:
    """Return the id of a passage: 16 digits that follow from the text of its document, its offsets, and whose words.

    `own` says that a classifier reads the writer's own words of it alone.
    """
    return blake2b(f"{sha256}\0{start}\0{end}\0{own:d}".encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A passage that people have coded: the labels that are there, of those that were looked for (`asked`).

    It was drawn from a `group` of texts and stands for `weight` passages.
    """

    id: str
    labels: frozenset[str]
    asked: frozenset[str]
    group: str
    weight: float


@dataclass(frozen=True, slots=True)
class CodedPassages:
    """The passages that people have coded for one classifier, by id: more than one where texts are the same."""

    model: str
    by_id: Mapping[str, tuple[CodedPassage, ...]]
    sha256: str
    path: str

    @property
    def count(self) -> int:
        """Return how many passages these are."""
        return sum(map(len, self.by_id.values()))


@dataclass(frozen=True, slots=True)
class CodedText:
    """A document that people have coded for its writer's own words, known by the hash of its text.

    Of the `frames` that they looked for (canonical names) some are `present`, and some were `counted` as own when it
    was drawn, by `lexicons` (`id@sha256`). It stands for `weight` documents. On those `disputed` coders differ, and
    nobody has settled it.
    """

    sha256: str
    lexicons: frozenset[str]
    frames: frozenset[str]
    present: frozenset[str]
    counted: frozenset[str]
    weight: float
    disputed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CodedTexts:
    """The documents that people have coded for their writers' own words."""

    texts: tuple[CodedText, ...]
    sha256: str
    path: str
