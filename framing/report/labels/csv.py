"""What classifiers find in a comparison, as rows of its CSV."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.label_results import LabelModel
from framing.comparing.results import Comparison, Estimate

LABEL_COLUMNS = (
    "model", "label", "unit", "passages", "abstained", "most", "most_low", "most_high", "prevalence", "prevalence_low",
    "prevalence_high", "corrected", "corrected_low", "corrected_high", "difference_most",
)  # fmt: skip
"""Columns that stand behind the others where classifiers were applied."""


def label_rows(comparison: Comparison) -> Iterator[list[object]]:
    """Yield one row per group × model × label, then one per contrast: `COMPARE_COLUMNS`, then `LABEL_COLUMNS`."""
    models = {model.id: model for model in comparison.models}
    for group in comparison.groups:
        for labels in group.labels:
            model = models[labels.model]
            for label in labels.labels:
                yield [
                    group.group, labels.documents, group.words, *[None] * 4, _side(model), label.labelled,
                    label.documents, *_limits(label.share), *[None] * 3, label.share.method, *[None] * 10,
                    model.id, label.label, model.unit, labels.passages, label.abstained, *_limits(label.most),
                    *_limits(label.prevalence), *_limits(label.corrected), None,
                ]  # fmt: skip
    for c in comparison.label_contrasts:
        model, effect = models[c.model], c.effect
        yield [
            c.group, c.first.n_documents, None, *[None] * 4, _side(model), None, None, *_limits(c.first), *[None] * 3,
            c.difference.method, c.against, *_limits(c.difference), effect and effect.odds_ratio,
            effect and effect.cohens_h, c.p, c.q, c.tier, " ".join(c.flags),
            model.id, c.label, model.unit, *[None] * 11, c.most.value,
        ]  # fmt: skip


def _side(model: LabelModel) -> str:
    return "own" if model.own else "all"


def _limits(estimate: Estimate | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if estimate is None else (estimate.value, estimate.low, estimate.high)
