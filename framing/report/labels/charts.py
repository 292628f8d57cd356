"""Charts of what classifiers find: shares of passages by group for every label."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.label_results import LabelComparison, LabelModel
from framing.comparing.results import GroupComparison
from framing.report.labels.words import Grouped, heading, label_look, met_labels, most_words, share_words
from framing.report.media.charts import FEWEST, MANY, SHARES, Chart, Facet, Value, described, draw, nice_scale
from framing.report.words.naming import PALETTE
from framing.report.words.wording import bears

FINE = 0.5
"""Where all shares are below this, the scale ends where they do."""


def label_chart(identity: str, model: LabelModel, found: Grouped) -> Chart | None:
    """Return a forest plot of the labels of one model, or bars of counts where no group has documents enough."""
    forest = any(bears(label.share) for _, labels in found for label in labels.labels)
    facets = [facet for at in met_labels(found) if (facet := _facet(model, found, at, forest=forest)).values]
    if not facets:
        return None
    title = f"{heading(model)}: {model.id}"
    values = [value.high or value.value or 0.0 for facet in facets for value in facet.values]
    if not forest:
        end, ticks = nice_scale(max(FEWEST, *values))
        said = described(f"Bars: number of labelled {model.unit}s by group", facets)
        return draw(identity, title, said, facets, kind="bar", scale=(0, end), ticks=ticks)
    end, ticks = _scale(max(values))
    said = described(f"Dots with intervals: share of {model.unit}s that have the label, by group", facets)
    return draw(identity, title, said, facets, kind="point", scale=(0, end), ticks=ticks)


def _scale(biggest: float) -> tuple[float, list[tuple[float, str]]]:
    if biggest > FINE:
        return 1.0, SHARES
    end = 0.1 * -(-biggest // 0.1) or 0.1
    return end, [(end * i / 5, f"{100 * end * i / 5:.0f} %") for i in range(6)]


def _facet(model: LabelModel, found: Grouped, at: int, *, forest: bool) -> Facet:
    order = [(group, labels.labels[at], labels.passages) for group, labels in found]
    if len(order) > MANY:
        order.sort(key=lambda entry: -(entry[1].share.value or 0))
    look = label_look(model, order[0][1].label)
    values = tuple(value for entry in order for value in _values(*entry, forest=forest))
    return Facet(look.title, None, PALETTE[0], values)


def _values(group: GroupComparison, label: LabelComparison, passages: int, *, forest: bool) -> Iterator[Value]:
    most = most_words(label, passages)
    said = share_words(label, passages) + (f", at most {most}" if most else "")
    if not forest:
        if label.labelled:
            yield Value(group.group, label.labelled, None, None, said)
        return
    if label.share.low is None or label.share.value is None:
        yield Value(group.group, None, None, None, said, muted=True)
        return
    yield Value(group.group, label.share.value, label.share.low, label.share.high, said, muted=not bears(label.share))
