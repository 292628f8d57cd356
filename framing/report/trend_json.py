"""Trends as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.following import Series, Trends
from framing.report.comparison_json import contrast_json
from framing.report.csv import csv_line
from framing.report.estimate_json import estimate_json
from framing.report.json import Json, rounded

COLUMNS = (
    "group", "lexicon", "concept", "frame", "side", "measure", "width", "start", "end", "documents", "value", "low",
    "high", "n_documents", "smoothed", "thin",
)  # fmt: skip


def trend_json(trends: Trends, run: Json) -> Json:
    """Return trends as `framing.trend/1`; dates in ISO form, ends of bins exclusive."""
    return {
        "schema": "framing.trend/1",
        "run": run,
        "by": trends.by,
        "date_field": trends.date_field,
        "side": trends.side,
        "width": trends.width,
        "at": trends.at and trends.at.isoformat(),
        "documents": trends.documents,
        "first": trends.first and trends.first.isoformat(),
        "last": trends.last and trends.last.isoformat(),
        "undated": {
            "documents": trends.undated.documents,
            "missing": trends.undated.missing,
            "unread": [{"value": value, "documents": count} for value, count in trends.undated.unread],
        },
        "series": [_series_json(series) for series in trends.series],
        "shifts": [contrast_json(shift) for shift in trends.shifts],
        "notes": list(trends.notes),
    }


def _series_json(series: Series) -> Json:
    change = series.change
    return {
        "group": series.group,
        "lexicon": series.lexicon,
        "concept": series.concept,
        "frame": series.frame,
        "measure": series.measure,
        "bins": [
            {
                "start": b.start.isoformat(),
                "end": b.end.isoformat(),
                "documents": b.documents,
                "estimate": estimate_json(b.estimate),
                "smoothed": rounded(b.smoothed),
                "thin": b.thin,
            }
            for b in series.trend.bins
        ],
        "change": None
        if change is None
        else {
            "at": change.at.isoformat(),
            "before": rounded(change.before),
            "after": rounded(change.after),
            "statistic": rounded(change.statistic),
            "p": rounded(change.p),
            "q": rounded(series.change_q),
            "method": change.method,
        },
    }


def trend_csv(trends: Trends) -> Iterator[bytes]:
    """Yield one row per group × concept × frame × bin, gaps included."""
    yield csv_line(COLUMNS)
    for s in trends.series:
        for b in s.trend.bins:
            e = b.estimate
            yield csv_line(
                [
                    s.group, s.lexicon, s.concept, s.frame, trends.side, s.measure, s.trend.width, b.start.isoformat(),
                    b.end.isoformat(), b.documents, e.value, e.low, e.high, e.n_documents, b.smoothed, b.thin,
                ]
            )  # fmt: skip
