"""The phrases of a corpus as arrays of numbers, so that those around each concept can be counted in one go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.curating.suggesting_survey import Surveyed
from framing.curating.suggesting_variants import spelling_key, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

LONGEST = 5
"""Words of the longest phrase that is considered."""

_LISTED = """
    a about above according across after again against ago all almost along already also although always am amid among
    an and another any anyone anything are aren't around as at away back be became because become been before began
    behind being below between both but by came can can't cannot come comes could couldn't did didn't do does doesn't
    doing don't done down during each either else ended enough even ever every everyone everything few first following
    for from further gave get gets getting give given go goes going gone got had hadn't has hasn't have haven't having
    he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in including instead
    into is isn't it it'd it'll it's its itself just keep kept last later least led less let like likely made make
    makes making many may maybe me meanwhile might mine more most mr mrs ms much must my myself near neither never
    next no nor not nothing now of off often on once one only onto or other others otherwise our ours ourselves out
    over own part perhaps put quite rather really recently said same saw say saying says second see seen several she
    she'd she'll she's should shouldn't show showed shows since so some someone something soon still such take taken
    takes than that that's the their theirs them themselves then there there's these they they'd they'll they're
    they've third this those though three through thus to today together told too took toward towards two under until
    up upon us used using very via was wasn't way we we'd we'll we're we've went were weren't what what's whatever
    when where whether which while who who's whoever whole whom whose why will with within without won't would
    wouldn't yes yet you you'd you'll you're you've your yours yourself monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december
"""
FUNCTION_WORDS = frozenset(_LISTED.split())
"""Words that a label neither begins nor ends with."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-‐‑'’.][^\W_]+)*")
_JOINED = re.compile(r"[^\S\n]*\n?[^\S\n]*[\"“”‘’']?|[\"“”‘’']?[^\S\n]*\n?[^\S\n]*")
_POSSESSIVE = re.compile(r"['’]s$")
_NUMBER = re.compile(r"[\d.,]+(?:st|nd|rd|th|s)?")


@dataclass(frozen=True, slots=True)
class Corpus:
    """All words of the paragraphs that count, one after the other.

    `words` are numbers into `vocabulary`; number 0 stands for a break: the end of a paragraph, or punctuation.
    `starts` and `ends` are offsets into the text of the word's document, `documents` and `blocks` numbers that grow.
    `edges` tells whether a phrase may begin or end with a word; `capitals` whether it is written with one,
    `capital_share` how often each word of the vocabulary is. `stems` has the spelling keys of each word's parts, none
    for function words, `blocks_of_stems` in how many paragraphs the words with a stem stand.
    """

    surveyed: Sequence[Surveyed]
    vocabulary: Sequence[str]
    words: Integers
    starts: Integers
    ends: Integers
    documents: Integers
    blocks: Integers
    edges: NDArray[np.bool_]
    capitals: NDArray[np.bool_]
    capital_share: NDArray[np.float64]
    stems: Mapping[str, tuple[str, ...]]
    blocks_of_stems: Mapping[str, int]

    def text(self, place: int, length: int) -> str:
        """Return the words at a place in lower case, parted by one space."""
        return " ".join(self.vocabulary[word] for word in self.words[place : place + length])

    def written(self, place: int, length: int) -> str:
        """Return the words at a place as they are written there, but for capitals that their word seldom has."""
        words = []
        for at in range(place, place + length):
            text = self.surveyed[int(self.documents[at])].text[self.starts[at] : self.ends[at]]
            words.append(text if self.capital_share[self.words[at]] > 0.5 else text.lower())
        return " ".join(words)

    def at(self, places: Integers) -> Integers:
        """Return the words at places, a break for those before the first or after the last word."""
        import numpy as np

        inside = (places >= 0) & (places < len(self.words))
        return np.where(inside, self.words[np.where(inside, places, 0)], 0)

    @property
    def block_count(self) -> int:
        """Return the number of paragraphs."""
        return int(self.blocks[-1]) if len(self.blocks) else 0


def gather(surveyed: Sequence[Surveyed]) -> Corpus:
    """Return the words of surveyed documents as numbers."""
    import numpy as np

    numbers: dict[str, int] = {"": 0}
    rows: list[tuple[int, int, int, int, int, bool]] = []
    block = 0
    for document, one in enumerate(surveyed):
        for start, end in one.blocks:
            block += 1
            rows += _words(one.text, start, end, numbers, document, block)
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    vocabulary = list(numbers)
    edges = np.array([bool(w) and w not in FUNCTION_WORDS and not _NUMBER.fullmatch(w) for w in vocabulary])
    words, capitals = table[:, 0], table[:, 5].astype(bool)
    stems = {word: stems_of(word) for word in vocabulary}
    held = np.maximum(np.bincount(words, minlength=len(vocabulary)), 1)
    return Corpus(
        surveyed,
        vocabulary,
        words,
        starts=table[:, 1],
        ends=table[:, 2],
        documents=table[:, 3],
        blocks=table[:, 4],
        edges=edges[words],
        capitals=capitals,
        capital_share=np.bincount(words, capitals, len(vocabulary)) / held,
        stems=stems,
        blocks_of_stems=_count_stems(vocabulary, stems, words, table[:, 4]),
    )


def stems_of(phrase: str) -> tuple[str, ...]:
    """Return the spelling keys of the words of a phrase that are no function words."""
    return tuple(spelling_key(word) for word in words_of(phrase) if word not in FUNCTION_WORDS)


def _count_stems(
    vocabulary: Sequence[str], stems: Mapping[str, tuple[str, ...]], words: Integers, blocks: Integers
) -> Mapping[str, int]:
    """Count the paragraphs that hold each word, those of one stem added up."""
    import numpy as np

    wide = int(blocks[-1]) + 1 if len(blocks) else 1
    held = np.bincount(np.unique(words * wide + blocks) // wide, minlength=len(vocabulary))
    counts: Counter[str] = Counter()
    for word, count in zip(vocabulary, held.tolist(), strict=True):
        for stem in stems[word]:
            counts[stem] += count
    return counts


def _words(
    text: str, start: int, end: int, numbers: dict[str, int], document: int, block: int
) -> list[tuple[int, int, int, int, int, bool]]:
    """Return the words of one paragraph as rows, a break before it and wherever its words are not joined by a space."""
    rows = [(0, start, start, document, block, False)]
    last = start
    for found in _WORD.finditer(text, start, end):
        word, at, after = found[0], found.start(), found.end()
        if at > last and not _JOINED.fullmatch(text, last, at):
            rows.append((0, last, at, document, block, False))
        plain = _POSSESSIVE.sub("", word)
        number = numbers.setdefault(plain.lower().replace("’", "'").replace("‑", "-").replace("‐", "-"), len(numbers))
        rows.append((number, at, at + len(plain), document, block, word[0].isupper() or word.isupper()))
        last = after
        if plain != word:
            rows.append((0, after, after, document, block, False))
    rows.append((0, end, end, document, block, False))
    return rows


def number_phrases(corpus: Corpus, length: int) -> Integers:
    """Return for every place the number of the phrase of so many words that begins there, -1 where none does.

    The same words have the same number. A phrase begins and ends with a word that may stand at an edge and crosses no
    break.
    """
    import numpy as np

    words, size = corpus.words, len(corpus.words)
    count = max(0, size - length + 1)
    good = corpus.edges[:count] & corpus.edges[length - 1 :]
    keys = np.zeros(count, np.int64)
    for offset in range(length):
        here = slice(offset, offset + count)
        good &= words[here] > 0
        # The numbers of the words so far, made dense again, leave room for the next word.
        dense = np.unique(keys, return_inverse=True)[1] if offset > 1 else keys
        keys = dense * len(corpus.vocabulary) + words[here]
    phrases = np.full(size, -1, np.int64)
    phrases[:count][good] = np.unique(keys[good], return_inverse=True)[1]
    return phrases
