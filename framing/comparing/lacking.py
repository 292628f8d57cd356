"""What a group never says in its own voice, though others do, and how often it could all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparing.intervals import LEVEL
from framing.comparing.omission import Absence, judge_absence
from framing.comparing.results import ConceptComparison, Contrast, GroupComparison, NotFound

Names = tuple[str, str, str, frozenset[str]]


def find_lacking(
    groups: Sequence[GroupComparison], contrasts: Sequence[Contrast], *, matched: bool, level: float = LEVEL
) -> Iterator[NotFound]:
    """Yield the frames that a group never uses itself and others do, where it names the thing at all.

    `matched` says that the groups were compared on the same events.
    """
    qs: dict[Names, float | None] = {
        (c.lexicon, c.concept, c.frame, frozenset((c.group, c.against))): c.q for c in contrasts if c.side == "own"
    }
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
                    q = qs.get((concept.lexicon, concept.concept, frame.frame, frozenset((group.group, chief.group))))
                    yield NotFound(
                        group.group,
                        concept.lexicon,
                        concept.concept,
                        frame.frame,
                        tuple(other.group for other in users),
                        frame.by_side["attributed"].count,
                        frame.by_side["held_off"].count,
                        _judge(concept, chief.concepts[at], position, matched=matched, q=q, level=level),
                    )


def _judge(
    concept: ConceptComparison, other: ConceptComparison, position: int, *, matched: bool, q: float | None, level: float
) -> Absence | None:
    """Judge a label by the documents that name the thing in their own voice."""
    documents, others = _naming(concept), _naming(other)
    if documents < 2 or not others:
        return None
    used = min(other.frames[position].by_side["own"].documents, others)
    return judge_absence(documents, used, others, matched=matched, q=q, level=level)


def _naming(concept: ConceptComparison) -> int:
    """Return the number of independent documents that bear on a concept in the group's own voice."""
    if concept.measure == "rate":
        return max((frame.by_side["own"].rate.n_documents for frame in concept.frames), default=0)
    rivals = (frame.by_side["own"].share.n_documents for frame in concept.frames if not frame.generic)
    return max(rivals, default=0)
