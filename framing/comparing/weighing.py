"""Copies of one text among the documents of a comparison: what they count for, and what that changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from framing.comparing.gathering import ConceptKey, Gathering, GroupCounts
from framing.comparing.results import CopyReport
from framing.types import ConceptScore


@dataclass(frozen=True, slots=True)
class Copies:
    """What is known of copies once all documents are read.

    `units` names, for every document that shares text with another, what they are copies of: inside a group they are
    one unit of evidence whatever they count for. `weights` says what a document counts for where that is not 1, and
    `dropping` what it would if only one of the copies in each group did.
    """

    policy: Literal["keep", "weight", "drop"]
    clusters: int
    units: Mapping[str, str]
    weights: Mapping[str, float]
    dropping: Mapping[str, float]


FindCopies = Callable[[Mapping[str, str]], Copies]
"""Finds copies when all is read, from the group of every document."""


def report_copies(gathering: Gathering, copies: Copies) -> CopyReport:
    """Report how many copies there are, and what counting one of each does to shares in groups' own voices.

    With `keep` the change is what dropping would make; otherwise what was made, against counting all in full.
    """
    changes = [
        (abs(before - after), name)
        for name, group in gathering.groups.items()
        for concept in gathering.concepts.values()
        for before, after in _shares(group, concept, copies)
    ]
    change, group_name = max(changes, default=(0.0, ""), key=lambda item: item[0])
    return CopyReport(
        policy=copies.policy,
        clusters=copies.clusters,
        documents=len(copies.units),
        dropped=sum(not weight for weight in copies.weights.values()),
        change=change if copies.units else None,
        change_group=group_name or None,
    )


def _shares(group: GroupCounts, concept: ConceptScore, copies: Copies) -> list[tuple[float, float]]:
    """Return each frame's own-voice share with every document in full, and as the policy (or dropping) counts them."""
    if concept.measure != "share" or not any(name in copies.units for name in group.documents):
        return []
    other = copies.dropping if copies.policy == "keep" else copies.weights
    weights = [other.get(name, 1.0) for name in group.documents]
    key: ConceptKey = (concept.lexicon, concept.concept)
    full, counted = [], []
    for frame in concept.frames:
        data = group.frames.get((*key, frame.frame))
        if data is not None and not frame.generic:
            own = data.hits["own"]
            full.append(float(sum(own.values())))
            counted.append(sum(n * weights[document] for document, n in own.items()))
    if not sum(full) or not sum(counted):
        return []
    return [(a / sum(full), b / sum(counted)) for a, b in zip(full, counted, strict=True)]
