"""What people's coding says of a lexicon: how much of what it finds is right, and how much it finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from framing.comparing.intervals import LEVEL, PER_WORDS, Tally, rate_interval, scale, share_interval, tally
from framing.comparing.results import Estimate

State = Literal["validated", "provisional", "not"]

UNITS, DOCUMENTS, POSITIVES, SOME_POSITIVES = 200, 50, 30, 10
"""Coded units, documents and positives that it takes to call a label validated; positives for provisionally so."""

ANY = "(any)"
"""The label of a passage that has any."""


@dataclass(frozen=True, slots=True)
class JudgedMatch:
    """One match that people have read, in a document; it stands for `weight` of them. `frame` is `concept.frame`."""

    document: str
    weight: float
    lexicon: str
    frame: str
    term: str
    right: bool


@dataclass(frozen=True, slots=True)
class JudgedPassage:
    """One passage that people have coded: which labels are there, as far as that is decided, and which were found."""

    document: str
    weight: float
    group: str
    present: Mapping[str, bool]
    found: frozenset[str]


@dataclass(frozen=True, slots=True)
class Precision:
    """How much of what was found is right, of a lexicon, one of its frames, or a term of that (else `None`)."""

    lexicon: str
    frame: str | None
    term: str | None
    coded: int
    right: int
    documents: int
    precision: Estimate
    state: State


@dataclass(frozen=True, slots=True)
class Detection:
    """How well passages with a label are found: so many are `coded`, have it (`present`), were `found`, or both.

    `recall` is the part of those that have it that were found, `precision` the part of those found that have it; both
    stand for all passages of the texts. `share` is the part that has the label.
    """

    label: str
    coded: int
    documents: int
    present: int
    found: int
    both: int
    share: Estimate
    precision: Estimate
    recall: Estimate
    state: State

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, `None` where either has no value."""
        p, r = self.precision.value, self.recall.value
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0


def state_of(units: int, documents: int, positives: int) -> State:
    """Return what so many coded units from so many documents, with so many positives, allow one to call a label."""
    if positives >= POSITIVES and units >= UNITS and documents >= DOCUMENTS:
        return "validated"
    return "provisional" if positives >= SOME_POSITIVES else "not"


Judged = Sequence[tuple[Hashable, float, bool]]
"""Judgements, each as document, weight and whether it counts."""


def weighted_share(judged: Judged) -> Estimate:
    """Estimate a share from judgements.

    Wilson's interval on the effective sample size, which weights that differ and documents that agree make smaller
    (see `share_interval`).
    """
    return share_interval(_tally(judged))


def weighted_recall(judged: Sequence[tuple[Hashable, float, bool, bool]]) -> Estimate:
    """Estimate the part of what is there that is found; a judgement is document, weight, whether there, whether found.

    What is found and there, and what is there and not found, are estimated apart, since a sample without a single miss
    does not show that there is none among the many that were not drawn: the interval is that of their ratio, by MOVER
    (Donner and Zou 2012), of a Wilson interval each. Misses are taken to be as rare and as scattered as words. No value
    where all that was judged is found: nobody has looked for what is missed.
    """
    met = [(document, weight, there) for document, weight, there, found in judged if found]
    unmet = [(document, weight, there) for document, weight, there, found in judged if not found]
    hits = _total(weighted_share(met), met)
    misses = _total(scale(rate_interval(_tally(unmet)), 1 / PER_WORDS), unmet)
    documents = len({document for document, _, there, _ in judged if there})
    if not documents or not unmet:
        return Estimate(None, None, None, None, "description", 0, None)
    low, high = _ratio_limits(misses, hits)
    return Estimate(1 / (1 + misses[1] / hits[1]) if hits[1] else 0.0, 1 / (1 + high), 1 / (1 + low), LEVEL,
                    "mover_ratio", documents, None)  # fmt: skip


def _tally(judged: Judged) -> Tally:
    """Add up weighted judgements by document; as trials count as many as equal weights would have to be."""
    hits: dict[Hashable, float] = defaultdict(float)
    trials: dict[Hashable, float] = defaultdict(float)
    for document, weight, right in judged:
        trials[document] += weight
        hits[document] += weight * right
    squares = sum(weight**2 for _, weight, _ in judged)
    factor = sum(trials.values()) / squares if squares else 1.0
    return tally([factor * hits[d] for d in trials], [factor * trials[d] for d in trials])


_Limited = tuple[float, float, float]
"""A total: its lower limit, its value, its upper limit."""


def _total(share: Estimate, judged: Judged) -> _Limited:
    whole = sum(weight for _, weight, _ in judged)
    if share.value is None or share.low is None or share.high is None:
        return 0.0, 0.0, 0.0
    return share.low * whole, share.value * whole, share.high * whole


def _ratio_limits(upper: _Limited, lower: _Limited) -> tuple[float, float]:
    """Return the limits of a ratio of two totals, by MOVER."""
    (low, value, high), (below, divisor, above) = upper, lower
    if not divisor:
        return (low / above if above else 0.0), float("inf")
    product = value * divisor
    least = max(product**2 - low * above * (2 * value - low) * (2 * divisor - above), 0.0)
    most = max(product**2 - high * below * (2 * value - high) * (2 * divisor - below), 0.0)
    top = below * (2 * divisor - below)
    # Turned so that nothing is lost where the divisor may be twice as much or more: then the usual form divides by < 0.
    sum_of_roots = product + sqrt(least)
    first = low * (2 * value - low) / sum_of_roots if sum_of_roots else 0.0
    return max(first, 0.0), (product + sqrt(most)) / top if top > 0 else float("inf")


def measure_precision(judged: Sequence[JudgedMatch]) -> tuple[Precision, ...]:
    """Return precision by lexicon, then by its frames, and under each by term, in the order of their names."""
    parts: dict[tuple[str, str | None, str | None], list[JudgedMatch]] = defaultdict(list)
    for item in judged:
        for key in (
            (item.lexicon, None, None),
            (item.lexicon, item.frame, None),
            (item.lexicon, item.frame, item.term),
        ):
            parts[key].append(item)
    return tuple(
        _precision(*key, parts[key]) for key in sorted(parts, key=lambda key: (key[0], key[1] or "", key[2] or ""))
    )


def _precision(lexicon: str, frame: str | None, term: str | None, judged: Sequence[JudgedMatch]) -> Precision:
    right, documents = sum(item.right for item in judged), len({item.document for item in judged})
    return Precision(
        lexicon=lexicon,
        frame=frame,
        term=term,
        coded=len(judged),
        right=right,
        documents=documents,
        precision=weighted_share([(item.document, item.weight, item.right) for item in judged]),
        state=state_of(len(judged), documents, right),
    )


def measure_detection(judged: Sequence[JudgedPassage], labels: Sequence[str]) -> tuple[Detection, ...]:
    """Return how well each label is found, and last, where there are several, whether any label is."""
    found = [_detection(label, _decided(judged, label)) for label in labels]
    if len(labels) > 1:
        found.append(_detection(ANY, _any(judged, labels)))
    return tuple(found)


def measure_groups(judged: Sequence[JudgedPassage], labels: Sequence[str]) -> tuple[tuple[str, Detection], ...]:
    """Return how well passages with any label are found, group by group; nothing where there is one group only."""
    groups: dict[str, list[JudgedPassage]] = defaultdict(list)
    for item in judged:
        groups[item.group].append(item)
    if len(groups) < 2:
        return ()
    return tuple((group, _detection(ANY, _any(inside, labels))) for group, inside in sorted(groups.items()))


_Decided = list[tuple[JudgedPassage, bool, bool]]
"""Passages with whether a label is there, and whether it was found."""


def _decided(judged: Sequence[JudgedPassage], label: str) -> _Decided:
    return [(item, item.present[label], label in item.found) for item in judged if label in item.present]


def _any(judged: Sequence[JudgedPassage], labels: Sequence[str]) -> _Decided:
    """Return passages with whether any label is there: those that have one, or are decided on all."""
    return [
        (item, any(item.present.values()), bool(item.found & set(labels)))
        for item in judged
        if any(item.present.values()) or len(item.present) == len(labels)
    ]


def _detection(label: str, decided: _Decided) -> Detection:
    documents = len({item.document for item, _, _ in decided})
    present = sum(there for _, there, _ in decided)
    return Detection(
        label=label,
        coded=len(decided),
        documents=documents,
        present=present,
        found=sum(met for _, _, met in decided),
        both=sum(there and met for _, there, met in decided),
        share=weighted_share([(item.document, item.weight, there) for item, there, _ in decided]),
        precision=weighted_share([(item.document, item.weight, there) for item, there, met in decided if met]),
        recall=weighted_recall([(item.document, item.weight, there, met) for item, there, met in decided]),
        state=state_of(len(decided), documents, present),
    )
