"""What classifiers say of passages, as CSV: a row for each label."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from framing.learning.applying import Classification
from framing.report.media.csv import Row, rows_with_meta
from framing.report.parts.matches import meta_json
from framing.types import MetaValue

CLASSIFY_COLUMNS = ("document", "passage", "start", "end", "words")

LABEL_COLUMNS = (
    "model", "label", "probability", "assigned", "sure", "threshold", "score", "relative", "abstained", "unknown",
    "validity",
)  # fmt: skip


def classify_csv(
    every: Iterable[Classification], states: Callable[[], Mapping[str, str]], *, with_text: bool = True
) -> Iterator[bytes]:
    """Yield one row per passage × model × label.

    `every` comes when all passages have been read; only then are `states` asked how far each model is validated.
    """

    def rows() -> Iterator[tuple[Mapping[str, MetaValue], Row, Row]]:
        known: Mapping[str, str] = {}
        for found in every:
            known = known or states()
            meta = meta_json(found.meta, with_text=with_text)
            yield from ((meta, head, tail) for head, tail in _label_rows(found, known[found.model]))

    yield from rows_with_meta(CLASSIFY_COLUMNS, LABEL_COLUMNS, rows())


def _label_rows(found: Classification, state: str) -> Iterator[tuple[Row, Row]]:
    head: Row = [found.document, found.passage, found.start, found.end, found.words]
    ranks = found.relative or [None] * len(found.labels)
    for label, rank in zip(found.labels, ranks, strict=True):
        tail: Row = [
            found.model, label.label, round(label.probability, 4), label.assigned, label.sure,
            round(label.threshold, 4), round(label.score, 4), rank and round(rank, 4), found.abstained,
            round(found.unknown, 4), state,
        ]  # fmt: skip
        yield head, tail
