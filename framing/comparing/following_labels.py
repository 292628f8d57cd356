"""Follow over time what classifiers make of groups: shares of passages, documents as the unit of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from framing.comparing.comparing_labels import draw_examples, label_arrays, measure_labels, pair_differences, rows_read
from framing.comparing.gathering import Gathering, GroupCounts
from framing.comparing.label_results import LabelDifference, Labelling, LabelModel
from framing.comparing.multiplicity import adjust
from framing.comparing.trend_results import LABELS, Series
from framing.comparing.trending import Width, find_change, follow_label, split_dates

if TYPE_CHECKING:
    from framing.comparing.gathering import Floats

Days = Mapping[str, Sequence[date]]
"""The days of the documents of each group, in their order."""


def follow_labels(
    gathering: Gathering, labelling: Labelling, days: Days, *, width: Width, search: bool, seed: int
) -> Iterator[Series]:
    """Yield every label that any group has, group by group and model by model."""
    for name, group in gathering.groups.items():
        for model in labelling.models:
            rows = rows_read(group, labelling, model)
            passages, labelled, most = label_arrays(group, model, rows)
            trials = passages.tolist()
            for at, label in enumerate(model.labels):
                hits = labelled[:, at].tolist()
                if not most[:, at].any():
                    continue
                yield Series(
                    group=name,
                    lexicon=model.id,
                    concept=LABELS,
                    frame=label,
                    measure="share",
                    trend=follow_label(hits, trials, days[name], width=width),
                    change=find_change(hits, trials, days[name], width=width, seed=seed) if search else None,
                    change_q=None,
                    unit=model.unit,
                    most=follow_label(most[:, at].tolist(), trials, days[name], width=width),
                    labelled=int(sum(hits)),
                    examples=draw_examples(rows.values(), label),
                )


def shift_labels(
    gathering: Gathering, labelling: Labelling, days: Days, *, at: date, seed: int
) -> Iterator[LabelDifference]:
    """Yield what each group has after a stated date against before; the labels of one model are one family of tests."""
    for model in labelling.models:
        found = [
            difference
            for name, group in gathering.groups.items()
            for difference in _shifts(name, group, labelling, model, split_dates(days[name], at), seed)
        ]
        qs = adjust([item.p for item in found])
        yield from (replace(item, q=q, omnibus_q=None) for item, q in zip(found, qs, strict=True))


def _shifts(
    name: str, group: GroupCounts, labelling: Labelling, model: LabelModel, periods: Sequence[str], seed: int
) -> Iterator[LabelDifference]:
    import numpy as np

    from framing.comparing.contrasting import contrast_groups

    tables = measure_labels(model, *_arrays(group, labelling, model))
    if not tables or len(set(periods)) < 2:
        return
    order = sorted(range(len(periods)), key=lambda row: periods[row])  # after comes first
    arranged = [replace(t, hits=np.asarray(t.hits)[order], trials=np.asarray(t.trials)[order]) for t in tables]
    found = contrast_groups(arranged, [periods[row] for row in order], seed=seed)
    for item in pair_differences(found, [model.id, None]):
        yield replace(item, group=f"{name}, after", against=f"{name}, before")


def _arrays(group: GroupCounts, labelling: Labelling, model: LabelModel) -> tuple[Floats, Floats, Floats]:
    return label_arrays(group, model, rows_read(group, labelling, model))
