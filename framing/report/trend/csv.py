"""Trends as CSV: a row for each series and stretch of time."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.trend_results import Series, Trends
from framing.comparing.trending import Bin
from framing.report.media.csv import csv_line

COLUMNS = (
    "group", "lexicon", "concept", "frame", "side", "measure", "width", "start", "end", "documents", "value", "low",
    "high", "n_documents", "smoothed", "thin",
)  # fmt: skip

LABEL_COLUMNS = ("model", "label", "unit", "most", "most_low", "most_high")
"""Columns that stand behind the others where classifiers were applied."""


def trend_csv(trends: Trends) -> Iterator[bytes]:
    """Yield one row per group × concept × frame × bin, gaps included, then one per group × label × bin."""
    extra = LABEL_COLUMNS if trends.models else ()
    yield csv_line((*COLUMNS, *extra))
    for s in trends.series:
        for b in s.trend.bins:
            names = (s.group, s.lexicon, s.concept, s.frame, trends.side)
            yield csv_line([*names, *_measures(s, b), *[None] * len(extra)])
    sides = {model.id: "own" if model.own else "all" for model in trends.models}
    for s in trends.label_series:
        for b, upper in zip(s.trend.bins, s.most.bins if s.most is not None else (), strict=True):
            most = upper.estimate
            side = sides[s.lexicon]
            of_label = (s.lexicon, s.frame, s.unit, most.value, most.low, most.high)
            yield csv_line([s.group, None, None, None, side, *_measures(s, b), *of_label])


def _measures(s: Series, b: Bin) -> tuple[object, ...]:
    e = b.estimate
    return (
        s.measure, s.trend.width, b.start.isoformat(), b.end.isoformat(), b.documents, e.value, e.low, e.high,
        e.n_documents, b.smoothed, b.thin,
    )  # fmt: skip
