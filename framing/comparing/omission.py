"""What a group never says in its own voice, though others do, and how often it could all the same."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from framing.comparing.intervals import LEVEL, prevalence_interval
from framing.comparing.recall import FrameRecall
from framing.comparing.results import ConceptComparison, Contrast, GroupComparison, NotFound

OMISSION_DOCUMENTS = 20
OMISSION_Q = 0.05

Lacking = Literal["documents", "matching", "recall", "bound", "q", "people"]
Names = tuple[str, str, str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Absence:
    """What the absence of a label from a group's documents allows one to say.

    `bound` is the largest share of the group's documents that could have the label and still leave it unseen.
    `verdict` is `omission` only where nothing in `lacking` stands against it: at least 20 documents, matched stories
    or the same topic and period, a known recall of the detector, a bound below the lower limit of the other group
    (`other_low`), q < .05, and no document of the group in which people found the label all the same, or differ on it.
    """

    documents: int
    bound: float
    level: float
    verdict: Literal["not found", "omission"]
    lacking: tuple[Lacking, ...]
    other_low: float | None = None
    recall: float | None = None
    """The recall that the bound allows for, `None` where none is known: then none is allowed for."""
    q: float | None = None


def absence_bound(documents: int, *, recall: float = 1.0, level: float = LEVEL) -> float:
    """Return the upper bound 1 - (1 - level)^(1/m) on the share of documents that have a label none of m shows.

    With 30 documents it is about 3/m, the rule of three. `recall` is the part of the documents with the label in which
    the detector sees it; the bound grows by its inverse and never exceeds 1.
    """
    if documents < 1 or not recall > 0:
        return 1.0
    return min(-math.expm1(math.log1p(-level) / documents) / recall, 1.0)


def judge_absence(
    documents: int,
    other_with: int,
    other_documents: int,
    *,
    matched: bool = False,
    recall: float | None = None,
    q: float | None = None,
    seen: int = 0,
    level: float = LEVEL,
) -> Absence:
    """Judge a label that a group's documents never show and that some of the other group's do.

    `matched` says that both groups wrote about the same stories, or on the same topic in the same period; `recall` is
    the lower limit of what the detector finds. In `seen` documents of the group people found the label themselves, or
    coders differ on it.
    """
    bound = absence_bound(documents, recall=1.0 if recall is None else recall, level=level)
    other = prevalence_interval(other_with, other_documents, level=level)
    lacking: list[Lacking] = []
    if documents < OMISSION_DOCUMENTS:
        lacking.append("documents")
    if not matched:
        lacking.append("matching")
    if recall is None:
        lacking.append("recall")
    if other.low is None or bound >= other.low:
        lacking.append("bound")
    if q is None or q >= OMISSION_Q:
        lacking.append("q")
    if seen:
        lacking.append("people")
    verdict: Literal["not found", "omission"] = "not found" if lacking else "omission"
    return Absence(documents, bound, level, verdict, tuple(lacking), other.low, recall, q)


def find_lacking(
    groups: Sequence[GroupComparison],
    contrasts: Sequence[Contrast],
    *,
    matched: bool,
    recalls: Sequence[FrameRecall] = (),
    level: float = LEVEL,
) -> Iterator[NotFound]:
    """Yield the frames that a group never uses itself and others do, where it names the thing at all.

    `matched` says that the groups were compared on the same events; `recalls` what is known of how much is found.
    """
    apart: dict[Names, Contrast] = {
        (c.lexicon, c.concept, c.frame, frozenset((c.group, c.against))): c for c in contrasts if c.side == "own"
    }
    known = {(one.lexicon, one.concept, one.frame): one for one in recalls}
    for group in groups:
        for at, concept in enumerate(group.concepts):
            if not concept.documents or not concept.count:
                continue
            for position, frame in enumerate(concept.frames):
                if frame.generic or frame.by_side["own"].count:
                    continue
                users = [
                    other
                    for other in groups
                    if other is not group and other.concepts[at].frames[position].by_side["own"].count
                ]
                if users:
                    chief = max(users, key=lambda other: other.concepts[at].frames[position].by_side["own"].documents)
                    names = (concept.lexicon, concept.concept, frame.frame)
                    contrast = apart.get((*names, frozenset((group.group, chief.group))))
                    recall = known.get(names)
                    read = recall.of_group(group.group) if recall is not None else None
                    item = NotFound(
                        group.group,
                        *names,
                        tuple(other.group for other in users),
                        frame.by_side["attributed"].count,
                        frame.by_side["held_off"].count,
                        recall=recall,
                        read=read,
                    )
                    absence = _judge(item, concept, chief.concepts[at], contrast, matched=matched, level=level)
                    yield replace(item, absence=absence)


def _judge(
    item: NotFound,
    concept: ConceptComparison,
    other: ConceptComparison,
    contrast: Contrast | None,
    *,
    matched: bool,
    level: float,
) -> Absence | None:
    """Judge a label by the documents that name the thing in their own voice; of matched groups by matched ones."""
    documents, others = _naming(concept), _naming(other)
    if documents < 2 or not others:
        return None
    if matched and contrast is not None:
        share = contrast.first if contrast.group == item.group else contrast.second
        documents = min(documents, share.n_documents)
    (frame,) = (frame for frame in other.frames if frame.frame == item.frame)
    used = min(frame.by_side["own"].documents, others)
    recall = item.recall.least(item.group) if item.recall is not None else None
    seen = item.read.present + item.read.disputed if item.read is not None else 0
    q = contrast.q if contrast is not None else None
    return judge_absence(documents, used, others, matched=matched, recall=recall, q=q, seen=seen, level=level)


def _naming(concept: ConceptComparison) -> int:
    """Return the number of independent documents that bear on a concept in the group's own voice."""
    if concept.measure == "rate":
        return max((frame.by_side["own"].rate.n_documents for frame in concept.frames), default=0)
    rivals = (frame.by_side["own"].share.n_documents for frame in concept.frames if not frame.generic)
    return max(rivals, default=0)
