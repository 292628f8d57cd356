"""The phrases around one concept: where they stand, how often, and in what company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.curating.suggesting_aliases import find_aliases
from framing.curating.suggesting_phrases import Corpus
from framing.curating.suggesting_survey import Subject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.curating.suggesting_phrases import Integers

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

FEWEST = 2
"""Times a phrase must stand around a concept, unless the text introduces it as a name."""


@dataclass(frozen=True, slots=True)
class Home:
    """The text around one concept.

    `inside` flags the places of words in blocks where the concept is at home, `covered` those within a label of it;
    `others` has at each place where the label of another concept that stands there ends, else 0. `labels` are the
    places of its labels that are no second mentions: first word, and the word after the last. `starting` and `ending`
    have at each place, and one after the last, how strongly the text introduces a name that starts there, or that ended
    just before.
    """

    inside: Flags
    covered: Flags
    others: Integers
    labels: Sequence[tuple[int, int]]
    starting: Floats
    ending: Floats


@dataclass(frozen=True, slots=True)
class Candidates:
    """Phrases of one length around a concept, one a row.

    `places` are all places where such a phrase stands around the concept, `rows` which of them it is. `first` is the
    first place of each, `blocks` the number of home blocks that hold it and `all_blocks` of blocks anywhere.
    """

    length: int
    places: Integers
    rows: Integers
    first: Integers
    count: Integers
    documents: Integers
    blocks: Integers
    all_blocks: Integers
    capitals: Floats


def find_home(corpus: Corpus, subject: Subject) -> Home:
    """Find the text around one concept, its labels there, and where other names are introduced."""
    import numpy as np

    size = len(corpus.words)
    covered, others = np.zeros(size, np.bool_), np.zeros(size, np.int64)
    starting, ending = np.zeros(size + 1), np.zeros(size + 1)
    inside_blocks = np.zeros(int(corpus.blocks[-1]) + 1 if size else 1, np.bool_)
    labels: list[tuple[int, int]] = []
    for document, first_block, places in _documents(corpus):
        one = corpus.surveyed[document]
        home = one.home.get(subject, ())
        spans = one.labels.get(subject, ())
        if not home:
            continue
        starts = corpus.starts[places]
        inside_blocks[[first_block + index for index in home]] = True
        for other, theirs in one.labels.items():
            for label in theirs:
                here = places.start + _at(starts, label.start), places.start + _at(starts, label.end - 1) + 1
                if other == subject:
                    covered[here[0] : here[1]] = True
                    labels += [] if label.generic else [here]
                elif other[0] == subject[0]:
                    others[here[0] : here[1]] = here[1]
        for index in home:
            low, high = one.blocks[index]
            named = [(label.start, label.end) for label in spans if low <= label.start < high]
            for found in find_aliases(one.text, (low, high), named):
                if found.side == "start":
                    place = places.start + _at(starts, found.offset)
                    if corpus.starts[place] >= found.offset:
                        starting[place] += found.weight
                else:
                    ending[places.start + _at(starts, found.offset - 1) + 1] += found.weight
    return Home(inside_blocks[corpus.blocks], covered, others, labels, starting, ending)


def _documents(corpus: Corpus) -> Iterator[tuple[int, int, slice]]:
    """Yield each document's number, the number of its first block, and the places of its words."""
    import numpy as np

    for document in range(len(corpus.surveyed)):
        low, high = np.searchsorted(corpus.documents, (document, document + 1))
        if high > low:
            yield document, int(corpus.blocks[low]), slice(int(low), int(high))


def _at(starts: Integers, offset: int) -> int:
    """Return the number of the last word that starts at an offset or before."""
    import numpy as np

    return int(np.searchsorted(starts, offset, side="right")) - 1


def find_candidates(corpus: Corpus, home: Home, phrases: Integers, length: int, *, kin: Flags) -> Candidates:
    """Find the phrases of one length around a concept that are frequent, introduced as names, or akin to a label.

    `kin` tells of each word of the vocabulary whether a label has it.
    """
    import numpy as np

    size = max(0, len(phrases) - length + 1)
    reach = np.concatenate([[0], np.cumsum(home.covered)])
    free = reach[length : length + size] == reach[:size]
    free &= np.arange(length, length + size) > home.others[:size]
    valid = np.flatnonzero((phrases[:size] >= 0) & home.inside[:size] & free)
    numbers, rows, count = np.unique(phrases[valid], return_inverse=True, return_counts=True)
    introduced = np.bincount(rows, home.starting[valid] + home.ending[valid + length], len(numbers))
    akin = np.concatenate([[0], np.cumsum(kin[corpus.words])])
    related = np.bincount(rows, akin[valid + length] - akin[valid], len(numbers))
    kept = (count >= FEWEST) | (introduced >= 3) | (related > 0)
    keep = kept[rows]
    places = valid[keep]
    rows = (np.cumsum(kept) - 1)[rows[keep]]
    total = int(kept.sum())
    first = np.full(total, len(phrases), np.int64)
    np.minimum.at(first, rows, places)
    everywhere = np.flatnonzero(phrases >= 0)
    known = np.isin(phrases[everywhere], numbers[kept])
    everywhere = everywhere[known]
    anywhere = np.searchsorted(numbers[kept], phrases[everywhere])
    named = corpus.capitals
    return Candidates(
        length=length,
        places=places,
        rows=rows,
        first=first,
        count=np.bincount(rows, minlength=total),
        documents=_distinct(rows, corpus.documents[places], total),
        blocks=_distinct(rows, corpus.blocks[places], total),
        all_blocks=_distinct(anywhere, corpus.blocks[everywhere], total),
        capitals=np.bincount(rows, named[places] & named[places + length - 1], total) / np.maximum(count[kept], 1),
    )


def _distinct(rows: Integers, values: Integers, total: int) -> Integers:
    """Return of each row how many different values it has."""
    import numpy as np

    if not len(rows):
        return np.zeros(total, np.int64)
    width = int(values.max()) + 1
    return np.bincount(np.unique(rows * width + values) // width, minlength=total)
