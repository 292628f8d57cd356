"""Trends as JSON."""

from __future__ import annotations

from framing.comparing.trend_results import Series, Trends
from framing.comparing.trending import Bin
from framing.report.labels.json import label_contrast_json, model_json
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import contrast_json, estimate_json


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
