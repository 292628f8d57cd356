"""Scores as CSV: counts of each frame by voice, wording, stance and zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from framing.report.media.csv import Row, rows_with_meta
from framing.report.parts.matches import meta_json
from framing.types import Score

SCORE_COLUMNS = ("document", "passage", "start", "end", "words")

COUNT_COLUMNS = (
    "lexicon", "concept", "frame", "generic", "voice", "wording", "stance", "zone", "count",
)  # fmt: skip


def score_csv(scores: Iterable[Score], *, with_text: bool = True) -> Iterator[bytes]:
    """Yield a row per passage × concept × frame × voice × wording × stance × zone, and one of 0 for frames not met."""
    rows = (
        (meta_json(score.meta, with_text=with_text), head, tail)
        for score in scores
        for head, tail in _score_rows(score)
    )
    yield from rows_with_meta(SCORE_COLUMNS, COUNT_COLUMNS, rows)


def _score_rows(score: Score) -> Iterator[tuple[Row, Row]]:
    cells: dict[tuple[str, str, str], Counter[tuple[str, str, str, str]]] = {}
    for match in score.matches:
        if match.counted:
            reading = match.reading
            key = (match.lexicon, match.concept, match.frame)
            cells.setdefault(key, Counter())[(reading.voice, reading.wording, reading.stance, match.zone)] += 1
    head: Row = [score.document, score.passage, score.start, score.end, score.words]
    for concept in score.concepts:
        for frame in concept.frames:
            name: Row = [concept.lexicon, concept.concept, frame.frame, frame.generic]
            met = cells.get((concept.lexicon, concept.concept, frame.frame))
            if met is None:
                yield head, [*name, None, None, None, None, 0]
                continue
            for where, count in sorted(met.items()):
                yield head, [*name, *where, count]
