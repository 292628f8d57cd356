"""Trends as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.trend_results import Series, Trends
from framing.comparing.trending import Bin
from framing.report.compare.json import contrast_json
from framing.report.labels.json import label_contrast_json, model_json
from framing.report.media.csv import csv_line
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import estimate_json

COLUMNS = (
    "group", "lexicon", "concept", "frame", "side", "measure", "width", "start", "end", "documents", "value", "low",
    "high", "n_documents", "smoothed", "thin",
)  # fmt: skip
LABEL_COLUMNS = ("model", "label", "unit", "most", "most_low", "most_high")
"""Columns that stand behind the others where classifiers were applied."""


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
        "models": [model_json(model) for model in trends.models],
        "label_series": [_labels_json(series) for series in trends.label_series],
        "label_shifts": [label_contrast_json(shift, trends.models) for shift in trends.label_shifts],
        "notes": list(trends.notes),
    }


def _series_json(series: Series) -> Json:
    return {
        "group": series.group,
        "lexicon": series.lexicon,
        "concept": series.concept,
        "frame": series.frame,
        "measure": series.measure,
        "bins": [_bin_json(b) for b in series.trend.bins],
        "change": _change_json(series),
    }


def _labels_json(series: Series) -> Json:
    """Return a label over time; `most` counts all abstentions as yes."""
    most = series.most.bins if series.most is not None else ()
    return {
        "group": series.group,
        "model": series.lexicon,
        "label": series.frame,
        "unit": series.unit,
        "labelled": series.labelled,
        "bins": [
            {**_bin_json(b), "most": estimate_json(upper.estimate)}
            for b, upper in zip(series.trend.bins, most, strict=True)
        ],
        "change": _change_json(series),
    }


def _bin_json(b: Bin) -> Json:
    return {
        "start": b.start.isoformat(),
        "end": b.end.isoformat(),
        "documents": b.documents,
        "estimate": estimate_json(b.estimate),
        "smoothed": rounded(b.smoothed),
        "thin": b.thin,
    }


def _change_json(series: Series) -> Json | None:
    change = series.change
    if change is None:
        return None
    return {
        "at": change.at.isoformat(),
        "before": rounded(change.before),
        "after": rounded(change.after),
        "statistic": rounded(change.statistic),
        "p": rounded(change.p),
        "q": rounded(series.change_q),
        "method": change.method,
    }


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
