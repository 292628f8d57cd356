"""Count what a classifier makes of the passages of one document, as a comparison takes it in."""

from __future__ import annotations

from collections.abc import Container, Sequence
from hashlib import blake2b

from framing.comparing.label_checks import Verdict
from framing.comparing.label_results import LabelCounts, LabelExample
from framing.learning.applying import Classification, is_read
from framing.learning.model import Model
from framing.learning.outcomes import JUDGED
from framing.types import Document

EXAMPLES = 2
"""How many labelled passages of a document take part in the draw."""

EXCERPT = 400
"""Characters that are kept of an example."""


def count_labels(
    document: Document,
    classifications: Sequence[Classification],
    model: Model,
    *,
    seed: int,
    coded: Container[str] = frozenset(),
) -> LabelCounts:
    """Count the labels of the passages of one document that have words enough; `coded` are ids that people have."""
    read = [one for one in classifications if is_read(one)]
    labelled: dict[str, int] = {}
    abstained: dict[str, int] = {}
    words: dict[str, dict[str, float]] = {}
    examples: dict[str, list[LabelExample]] = {}
    for one in read:
        for label in one.assigned:
            kind = labelled if label.sure else abstained
            kind[label.label] = kind.get(label.label, 0) + 1
            if label.sure:
                examples.setdefault(label.label, []).append(_example(document, one, label.label, seed))
        sure = {label.label for label in one.assigned if label.sure}
        for part in one.evidence:
            if part.label in sure and not part.feature.startswith("("):
                of_label = words.setdefault(part.label, {})
                of_label[part.feature] = of_label.get(part.feature, 0.0) + part.weight
    return LabelCounts(
        document=document.id,
        passages=len(read),
        labelled=labelled,
        abstained=abstained,
        any_labelled=sum(any(label.sure for label in one.assigned) for one in read),
        any_abstained=sum(one.abstained for one in read),
        unfamiliar=sum(one.unknown > model.unfamiliar for one in read if one.words >= JUDGED),
        judged=sum(one.words >= JUDGED for one in read),
        words=words,
        examples={label: tuple(sorted(found, key=lambda e: e.rank)[:EXAMPLES]) for label, found in examples.items()},
        verdicts=tuple(verdict_on(one) for one in read if one.id in coded),
    )


def verdict_on(one: Classification) -> Verdict:
    """Return which labels a passage was given, and which surely."""
    given = frozenset(label.label for label in one.assigned)
    return Verdict(one.id, given, frozenset(label.label for label in one.assigned if label.sure))


def _example(document: Document, one: Classification, label: str, seed: int) -> LabelExample:
    drawn = blake2b(f"{seed}\0{document.id}\0{one.passage}\0{label}".encode("utf-8", "replace"), digest_size=6)
    text = " ".join(one.text.split())
    return LabelExample(
        document=document.id,
        line=document.text.count("\n", 0, one.start) + 1 if document.path is not None else None,
        text=text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…",
        rank=int.from_bytes(drawn.digest(), "big"),
    )
