"""What classifiers find in a comparison, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparing.label_results import GroupLabels, LabelComparison, LabelDifference, LabelModel
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import contrasted_json, estimate_json
from framing.report.parts.validity import label_state, model_validity_json


def model_json(model: LabelModel) -> Json:
    """Return a model as it was applied, with the thresholds of its labels and how they did when held out."""
    return {
        "id": model.id,
        "version": model.version,
        "sha256": model.sha256,
        "title": model.title,
        "unit": model.unit,
        "voice": "narrator" if model.own else "all",
        "precision": model.precision,
        "validation": model.elsewhere.state,
        "validity": model_validity_json(model.elsewhere, model.check),
        "tested": model.tested or None,
        "labels": [
            {"label": name, "threshold": rounded(threshold), "held_out": _errors_json(model, name)}
            for name, threshold in model.thresholds.items()
        ],
    }


def _errors_json(model: LabelModel, label: str) -> Json | None:
    v = model.errors.get(label)
    if v is None:
        return None
    return {name: rounded(getattr(v, name)) for name in ("found", "positives", "left_alone", "negatives")}


def group_labels_json(labels: GroupLabels, *, with_text: bool) -> Json:
    """Return what a model makes of a group; abstained passages and those without a label are counted apart."""
    return {
        "model": labels.model,
        "documents": labels.documents,
        "passages": labels.passages,
        "labelled": labels.labelled,
        "abstained": labels.abstained,
        "none": labels.passages - labels.labelled - labels.abstained,
        "unfamiliar": labels.unfamiliar,
        "judged": labels.judged,
        "labels": [_label_json(label, with_text=with_text) for label in labels.labels],
    }


def _label_json(label: LabelComparison, *, with_text: bool) -> Json:
    return {
        "label": label.label,
        "labelled": label.labelled,
        "abstained": label.abstained,
        "documents": label.documents,
        "share": estimate_json(label.share),
        "most": estimate_json(label.most),
        "prevalence": estimate_json(label.prevalence),
        "corrected": estimate_json(label.corrected) if label.corrected is not None else None,
        "words": [{"word": word, "weight": round(weight, 3)} for word, weight in label.words] if with_text else None,
        "examples": [
            {"document": e.document, "line": e.line, "text": e.text if with_text else None} for e in label.examples
        ],
    }


def label_contrast_json(contrast: LabelDifference, models: Sequence[LabelModel]) -> Json:
    """Return the contrast of one label between two groups; `most` counts all abstentions as yes."""
    model = next(model for model in models if model.id == contrast.model)
    state = label_state(contrast.label, model.elsewhere, model.check)
    return {
        "model": contrast.model,
        "label": contrast.label,
        "group": contrast.group,
        "against": contrast.against,
        "difference": estimate_json(contrast.difference),
        "most": estimate_json(contrast.most),
        **contrasted_json(contrast),
        "validation": state,
    }
