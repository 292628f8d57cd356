"""Align the sentences of two versions of a text, reworded, moved, split and joined ones too, in nearly linear time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

_LIKE = 0.3
"""What makes two sentences versions of one another: Dice's coefficient of their words, rare ones weighing more."""
_LIKE_IN_PLACE = 0.1
"""The same for sentences between neighbours that are aligned with one another."""
_PART = 0.5
"""The share of a sentence's words that another must have for it to be split off from it, or joined to it."""
_FEWEST = 3
"""Words that two sentences must share at least, where they have as many."""
_HOLDERS = 8
"""A word of more sentences than this finds nothing: it says little, and all of its places would take too long."""
_CANDIDATES = 4

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences, by number, that say the same, and how like they are: 1.0 is word for word.

    `part` marks a further sentence that was split off or joined on.
    """

    old: int
    new: int
    likeness: float
    part: bool = False


def align(old: Sequence[Words], new: Sequence[Words]) -> list[Link]:
    """Return the links between the sentences (as folded words) of two versions, in the order of the new one.

    Leaving the links marked `part` aside, each sentence has at most one.
    """
    links = {link.new: link for link in _same(old, new)}
    taken = {link.old: link.new for link in links.values()}
    changed = _Changed(old, new, without_old=taken, without_new=links)
    found = [link for number in changed.new for link in changed.like(number)]
    for link in sorted(found, key=lambda x: (-x.likeness, abs(x.old * len(new) - x.new * len(old)), x.new, x.old)):
        if link.new not in links and link.old not in taken:
            links[link.new] = link
            taken[link.old] = link.new
    for link in _in_place(links, taken, changed):
        links[link.new] = link
        taken[link.old] = link.new
    parts = [*changed.split_off(links), *changed.joined(taken)]
    return sorted([*links.values(), *parts], key=lambda link: (link.new, link.part, link.old))


def find_moved(links: Sequence[Link]) -> set[Link]:
    """Return the fewest links without which the others stand in the same order in both versions."""
    whole = sorted((link for link in links if not link.part), key=lambda link: link.new)
    ends: list[int] = []  # the least last sentence of an ordered run of each length
    lengths = []
    for link in whole:
        length = bisect_left(ends, link.old)
        ends[length : length + 1] = [link.old]
        lengths.append(length)
    moved = set(whole)
    wanted, last = len(ends) - 1, float("inf")
    for link, length in zip(reversed(whole), reversed(lengths), strict=True):
        if length == wanted and link.old < last:
            moved.discard(link)
            wanted, last = wanted - 1, link.old
    return moved


def _same(old: Sequence[Words], new: Sequence[Words]) -> Iterator[Link]:
    """Yield the links between sentences with the same words, the first with the first."""
    known: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, words in enumerate(old):
        if words:
            known[tuple(words)].append(number)
    for number, words in enumerate(new):
        waiting = known.get(tuple(words))
        if waiting:
            yield Link(waiting.popleft(), number, 1.0)


def _in_place(links: dict[int, Link], taken: dict[int, int], changed: _Changed) -> Iterator[Link]:
    """Yield links between sentences that follow, or come before, a pair that is aligned."""
    numbers = sorted(changed.new)
    for step, order in ((1, numbers), (-1, numbers[::-1])):
        for number in order:
            neighbour = links.get(number - step)
            if number in links or neighbour is None:
                continue
            place = neighbour.old + step
            if place in changed.old and place not in taken:
                likeness = changed.dice(place, number)
                if likeness >= _LIKE_IN_PLACE:
                    yield Link(place, number, likeness)


class _Changed:
    """The sentences that are not the same in both versions, with the weights of their words and where these occur."""

    def __init__(
        self, old: Sequence[Words], new: Sequence[Words], *, without_old: Collection[int], without_new: Collection[int]
    ) -> None:
        self.old = {i: frozenset(words) for i, words in enumerate(old) if words and i not in without_old}
        self.new = {i: frozenset(words) for i, words in enumerate(new) if words and i not in without_new}
        counts = [Counter(word for words in side.values() for word in words) for side in (self.old, self.new)]
        self._weights = {word: 1 / max(count[word] for count in counts) for word in counts[0] | counts[1]}
        self._places = [self._index(side) for side in (self.old, self.new)]

    def like(self, number: int) -> Iterator[Link]:
        """Yield the links of a new sentence to the old ones most like it."""
        for place in self._nearest(self.new[number], self._places[0]):
            likeness = self.dice(place, number)
            if likeness >= _LIKE:
                yield Link(place, number, likeness)

    def dice(self, old: int, new: int) -> float:
        """Return how like two sentences are: below 1.0, which is kept for those that are the same word for word."""
        one, other = self.old[old], self.new[new]
        if len(one & other) < min(_FEWEST, len(one), len(other)):
            return 0.0
        return min(0.99, 2 * self._weigh(one & other) / (self._weigh(one) + self._weigh(other)))

    def split_off(self, links: Collection[int]) -> Iterator[Link]:
        """Yield links of new sentences that have none to the old ones that hold most of their words."""
        for number, words in self.new.items():
            if number not in links:
                whole, share = self._whole(words, self.old, self._places[0])
                if share >= _PART:
                    yield Link(whole, number, min(0.99, share), part=True)

    def joined(self, taken: Collection[int]) -> Iterator[Link]:
        """Yield links of old sentences that have none to the new ones that hold most of their words."""
        for number, words in self.old.items():
            if number not in taken:
                whole, share = self._whole(words, self.new, self._places[1])
                if share >= _PART:
                    yield Link(number, whole, min(0.99, share), part=True)

    def _whole(
        self, words: frozenset[str], others: dict[int, frozenset[str]], places: dict[str, list[int]]
    ) -> tuple[int, float]:
        weight = self._weigh(words)
        shares = [(self._weigh(words & others[place]) / weight, -place) for place in self._nearest(words, places)]
        share, place = max(shares, default=(0.0, 0))
        return -place, share

    def _nearest(self, words: frozenset[str], places: dict[str, list[int]]) -> list[int]:
        met: dict[int, float] = defaultdict(float)
        for word in words:
            for place in places.get(word, ()):
                met[place] += self._weights[word]
        return sorted(met, key=lambda place: (-round(met[place], 9), place))[:_CANDIDATES]

    def _weigh(self, words: frozenset[str]) -> float:
        weights = self._weights
        return sum(sorted(weights[word] for word in words))  # sorted: the sum must not hang on the order of a set

    def _index(self, side: dict[int, frozenset[str]]) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for number, words in side.items():
            for word in words:
                if self._weights[word] * _HOLDERS >= 1:
                    places[word].append(number)
        return dict(places)
