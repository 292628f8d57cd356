"""The known labels of a concept, to set phrases beside: by their words, their spelling and their vectors."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING

from framing.curating.suggesting_phrases import FUNCTION_WORDS, Corpus, stems_of
from framing.curating.suggesting_variants import spelling_key, words_of
from framing.learning.vectors import WordVectors
from framing.lexicon.entries import Concept, Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


class KnownLabels:
    """The terms of a concept that are no second mentions, and how rare their words are in a corpus. Never changed.

    `kin` tells of each word of the corpus's vocabulary whether a label has it in some spelling or inflection.
    `named` tells whether labels of the concept are proper names.
    """

    def __init__(self, lexicon: Lexicon, concept: Concept, corpus: Corpus, vectors: WordVectors) -> None:
        import numpy as np

        terms = [term for frame in concept.frames if not frame.generic for term in frame.terms]
        forms = sorted({form.rstrip("*") for term in terms for form in term.forms})
        every = [term for one in lexicon.concepts for frame in one.frames for term in frame.terms]
        every += [*concept.ignore, *concept.context]
        self.named = sum(term.forms[0][:1].isupper() for term in terms) >= 0.3 * len(terms)
        self._known = {words_of(form) for term in every for form in term.forms}
        self._variants = {spelling_key(form) for form in forms}
        self._blocks = corpus.block_count
        self._weights = {stem: log(1 + self._blocks / (1 + held)) for stem, held in corpus.blocks_of_stems.items()}
        self._stems = corpus.stems
        self._labels: list[float] = []
        self._by_word: dict[str, list[int]] = {}
        for stems in sorted({tuple(sorted(set(stems_of(form)))) for form in forms}):
            for stem in stems:
                self._by_word.setdefault(stem, []).append(len(self._labels))
            self._labels.append(sum(self._weight(stem) for stem in stems))
        self._vectors = vectors
        self._means = [mean for form in forms if (mean := vectors.mean(_content(form))) is not None]
        self.kin: Flags = np.array(
            [any(stem in self._by_word for stem in corpus.stems[word]) for word in corpus.vocabulary], np.bool_
        )

    def has(self, phrase: str) -> bool:
        """Tell whether a phrase is a term of the lexicon, or a context or an ignore phrase of the concept."""
        return words_of(phrase) in self._known

    def shared(self, phrase: str) -> float:
        """Return which part of its words a phrase of the corpus shares with the label most like it (Dice)."""
        common: dict[int, float] = {}
        own = 0.0
        for stem in sorted({stem for word in phrase.split() for stem in self._stems[word]}):
            weight = self._weight(stem)
            own += weight
            for label in self._by_word.get(stem, ()):
                common[label] = common.get(label, 0.0) + weight
        return round(max((2 * both / (own + self._labels[one]) for one, both in common.items()), default=0.0), 6)

    def variant(self, phrase: str) -> float:
        """Return 1 for a phrase that is a label in another spelling or inflection, else 0."""
        return float(spelling_key(phrase) in self._variants)

    def near(self, phrases: Sequence[str]) -> Floats:
        """Return the cosine of each phrase and the label nearest to it, 0 where a word has no vector."""
        import numpy as np

        near = np.zeros(len(phrases))
        means = {
            row: mean for row, one in enumerate(phrases) if (mean := self._vectors.mean(_content(one))) is not None
        }
        if means and self._means:
            cosines = np.stack(list(means.values())) @ np.stack(self._means).T
            near[list(means)] = np.maximum(0.0, cosines.max(axis=1))
        # Rounded, so that machines which add up in another order rank alike.
        return np.round(near, 4)

    def _weight(self, stem: str) -> float:
        return self._weights.get(stem) or log(1 + self._blocks)


def _content(phrase: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(phrase) if word not in FUNCTION_WORDS)
