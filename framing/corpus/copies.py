"""Find copies and near-copies among documents, cut ones too: one agency story in many papers is one piece of evidence.

Documents are compared by the four-word shingles they share, as a share of the shorter one (its *containment*, Broder
1997), because a copy is mostly a cut copy. Long texts keep the shingles whose hash a power of two divides, short ones
keep all, so that any two can be compared in the coarser of their samples.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal
from zlib import crc32

Policy = Literal["keep", "weight", "drop"]

_WORD = re.compile(r"\w+")
_LENGTH = 4  # words in a shingle
_ENOUGH = 128  # shingles a sample should have
_RATES = (1, 2, 4)
_FEWEST = 4
"""Shared shingles that make a pair, where there are as many."""
_SHORT = 12
"""Texts of fewer shingles are compared as wholes: a headline is no copy of the story under it."""
_HOLDERS = 8
"""A shingle of many documents pairs each with the first of them only, which keeps the time linear."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that share text: the later added, the earlier, and the share of the shorter one that they share."""

    document: str
    other: str
    containment: float


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a cluster: its words, its highest containment with another member, and which one that is."""

    document: str
    words: int
    containment: float
    of: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents that share text, directly or through one another, in the order they came.

    `representative` is the longest, and of equally long ones the first.
    """

    representative: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class _Sample:
    """The sampled shingles of a document, in order, and the rate (one in so many) they were sampled at."""

    document: str
    words: int
    rate: int
    hashes: array[int]

    def at(self, rate: int) -> set[int]:
        return {value for value in self.hashes if value % rate == 0}


class CopyFinder:
    """Takes in documents one by one, keeps a sample of each (about a byte a word), and finds the copies."""

    def __init__(self, *, threshold: float = 0.5) -> None:
        self._threshold = threshold
        self._samples: list[_Sample] = []

    def add(self, document_id: str, text: str) -> None:
        """Take in one document."""
        words = _WORD.findall(text.lower())
        hashes = _shingles(words)
        rate = next((rate for rate in _RATES if len(hashes) < 2 * rate * _ENOUGH), _RATES[-1])
        kept = sorted(value for value in hashes if value % rate == 0)
        self._samples.append(_Sample(document_id, len(words), rate, array("I", kept)))

    def pairs(self) -> list[Pair]:
        """Return the pairs of documents whose containment reaches the threshold, in the order of the later one.

        Of many copies of one text each is paired with some of the first, not with every other.
        """
        samples = self._samples
        return [Pair(samples[i].document, samples[j].document, share) for i, j, share in self._linked()]

    def clusters(self) -> tuple[Cluster, ...]:
        """Return the clusters of two documents or more, in the order of their first members."""
        linked = list(self._linked())
        parents: dict[int, int] = {}
        for i, j, _ in linked:
            first, second = sorted((_root(parents, i), _root(parents, j)))
            parents[second] = first
        groups: dict[int, list[int]] = {}
        for i in sorted({number for link in linked for number in link[:2]}):
            groups.setdefault(_root(parents, i), []).append(i)
        nearest: dict[int, list[tuple[float, int]]] = {}
        for i, j, share in linked:
            nearest.setdefault(i, []).append((share, j))
            nearest.setdefault(j, []).append((share, i))
        return tuple(self._cluster(group, nearest) for _, group in sorted(groups.items()))

    def _cluster(self, group: Sequence[int], nearest: Mapping[int, Sequence[tuple[float, int]]]) -> Cluster:
        samples = self._samples
        chief = min(group, key=lambda i: (-samples[i].words, i))
        members = []
        for i in group:
            share, other = min(nearest[i], key=lambda link: (-link[0], link[1] != chief, link[1]))
            members.append(Member(samples[i].document, samples[i].words, share, samples[other].document))
        return Cluster(samples[chief].document, tuple(members))

    def _linked(self) -> Iterator[tuple[int, int, float]]:
        samples = self._samples
        repeated = _repeated(samples)
        holders: dict[int, list[int]] = {}
        for i, sample in enumerate(samples):
            met: Counter[int] = Counter()
            for value in sample.hashes:
                if repeated(value):
                    known = holders.setdefault(value, [])
                    met.update(known)
                    if len(known) < _HOLDERS:
                        known.append(i)
            for j in sorted(met):
                share = self._containment(sample, samples[j], met[j])
                if share >= self._threshold:
                    yield i, j, share

    def _containment(self, one: _Sample, other: _Sample, met: int) -> float:
        """Return the share of the shorter text that both have, 0 where the shingles `met` are too few to look."""
        rate = max(one.rate, other.rate)
        least = min(len(one.hashes) * one.rate, len(other.hashes) * other.rate) / rate
        if met < least * self._threshold / 2:
            return 0.0
        mine, others = one.at(rate), other.at(rate)
        smaller, larger = sorted((len(mine), len(others)))
        shared = len(mine & others)
        if len(one.hashes) < _SHORT or len(other.hashes) < _SHORT:
            return shared / larger
        share = shared / smaller if shared >= _FEWEST else 0.0
        # What a sample says must exceed the threshold by its standard error.
        margin = 0.0 if rate == 1 else 0.5 / sqrt(smaller)
        return share if share >= min(1.0, self._threshold + margin) else 0.0


def weigh_copies(
    clusters: Iterable[Cluster], policy: Policy, *, group_of: Callable[[str], Hashable] | None = None
) -> dict[str, float]:
    """Return the weight of every document that is in a cluster; all others weigh 1.

    `keep` counts each copy in full, `weight` shares one document's weight out among the copies, `drop` counts the
    representative alone. With `group_of`, copies count once in each group: what two outlets both print is evidence
    about both. Then the longest of a group stands for it.
    """
    weights: dict[str, float] = {}
    for cluster in clusters:
        groups: dict[Hashable, list[Member]] = {}
        for member in cluster.members:
            groups.setdefault(group_of(member.document) if group_of else None, []).append(member)
        for members in groups.values():
            chief = max(members, key=lambda member: member.words)
            for member in members:
                shares = {"keep": 1.0, "weight": 1 / len(members), "drop": float(member is chief)}
                weights[member.document] = shares[policy]
    return weights


def units_of_copies(clusters: Iterable[Cluster]) -> dict[str, str]:
    """Return, for every document in a cluster, the representative: what resampling must draw or leave together."""
    return {member.document: cluster.representative for cluster in clusters for member in cluster.members}


def _shingles(words: list[str]) -> set[int]:
    """Return the hashes of all runs of four words; a shorter text is one run."""
    if len(words) <= _LENGTH:
        return {crc32(" ".join(words).encode("utf-8", "surrogatepass"))} if words else set()
    encoded = " ".join(words).encode("utf-8", "surrogatepass").split(b" ")
    return set(map(crc32, map(b" ".join, zip(*(encoded[i:] for i in range(_LENGTH)), strict=False))))


def _repeated(samples: Sequence[_Sample]) -> Callable[[int], bool]:
    """Return what tells hashes that may be in several samples from those surely in one: nearly all are in one."""
    total = sum(len(sample.hashes) for sample in samples)
    mask = (1 << (4 * total).bit_length()) - 1
    seen = bytearray(mask + 1)
    for sample in samples:
        for value in sample.hashes:
            slot = (value >> 2) & mask  # the low bits of most are 0
            seen[slot] += seen[slot] < 2
    return lambda value: seen[(value >> 2) & mask] > 1


def _root(parents: dict[int, int], number: int) -> int:
    while (parent := parents.get(number, number)) != number:
        parents[number] = parents.get(parent, parent)
        number = parent
    return number
