"""Set side by side what classifiers make of groups: shares of passages, documents as the unit of evidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal

from framing.comparing.correction import correct_share
from framing.comparing.findings import AT_MOST, established, is_lead
from framing.comparing.gathering import Gathering, GroupCounts
from framing.comparing.intervals import (
    LEVEL,
    Tally,
    document_quantile,
    prevalence_interval,
    share_interval,
    tally_labels,
)
from framing.comparing.keywords import STOP
from framing.comparing.label_results import (
    GroupLabels,
    LabelComparison,
    LabelCounts,
    LabelDifference,
    LabelExample,
    Labelling,
    LabelModel,
)
from framing.comparing.permutation import SEED
from framing.comparing.results import Estimate
from framing.comparing.tiers import tier_of, withhold

if TYPE_CHECKING:
    from framing.comparing.contrasting import LabelContrast, Measured
    from framing.comparing.gathering import Floats

WORDS = 8
"""How many words are kept that added most to a label's scores."""

EXAMPLES = 2
"""How many passages are drawn for each label of a group."""

Rows = Mapping[int, LabelCounts]
"""What a model makes of the documents of a group, by the number of the document."""


def describe_labels(group: GroupCounts, labelling: Labelling, *, level: float = LEVEL) -> tuple[GroupLabels, ...]:
    """Describe what each model makes of one group."""
    return tuple(_describe(group, model, rows_read(group, labelling, model), level) for model in labelling.models)


def rows_read(group: GroupCounts, labelling: Labelling, model: LabelModel) -> Rows:
    """Return the counts of the documents that count and of which anything was read."""
    counts = labelling.counts.get(model.id, {})
    return {
        number: counts[name]
        for name, number in group.documents.items()
        if name in counts and group.weights[number] and counts[name].passages
    }


def _describe(group: GroupCounts, model: LabelModel, rows: Rows, level: float) -> GroupLabels:
    documents = _independent(group, rows)
    given = {
        label: ({i: one.labelled.get(label, 0) for i, one in rows.items()},
                {i: one.abstained.get(label, 0) for i, one in rows.items()})
        for label in model.labels
    }  # fmt: skip
    tallies = _tallies(group, model, rows) if documents > 1 else ((), ())
    return GroupLabels(
        model=model.id,
        documents=documents,
        passages=sum(one.passages for one in rows.values()),
        labelled=sum(one.any_labelled for one in rows.values()),
        abstained=sum(one.any_abstained for one in rows.values()),
        unfamiliar=sum(one.unfamiliar for one in rows.values()),
        judged=sum(one.judged for one in rows.values()),
        labels=tuple(
            _label(group, model, label, rows, given[label], tuple(side[at] for side in tallies if side), level)
            for at, label in enumerate(model.labels)
        ),
    )


def _label(
    group: GroupCounts,
    model: LabelModel,
    label: str,
    rows: Rows,
    given: tuple[Mapping[int, int], Mapping[int, int]],
    tallies: Sequence[Tally],
    level: float,
) -> LabelComparison:
    """Describe one label; of a single document it is only counted, with no heavy import."""
    labelled, abstained = (sum(counts.values()) for counts in given)
    bearing = _independent(group, (i for i, count in given[0].items() if count))
    passages = sum(one.passages for one in rows.values())
    corrected = None
    if tallies:
        share, most = (withhold(share_interval(one, level=level), tier_of(one.documents)) for one in tallies)
        prevalence = withhold(prevalence_interval(bearing, tallies[0].documents, level=level), tier_of(group.rows))
        corrected = _corrected(model, label, most, level)
    else:
        documents = _independent(group, rows)
        share, most, prevalence = (
            Estimate(count / whole if whole else None, None, None, None, "description", documents, None)
            for count, whole in ((labelled, passages), (labelled + abstained, passages), (bearing, documents))
        )
    return LabelComparison(
        label=label,
        labelled=labelled,
        abstained=abstained,
        documents=bearing,
        share=share,
        most=most,
        prevalence=prevalence,
        corrected=corrected,
        words=_words(rows.values(), label),
        examples=draw_examples(rows.values(), label),
    )


def _independent(group: GroupCounts, documents: Iterable[int]) -> int:
    """Return how many independent documents these are: copies of one text are one."""
    return len({group.units[document] for document in documents})


def _tallies(group: GroupCounts, model: LabelModel, rows: Rows) -> tuple[tuple[Tally, ...], tuple[Tally, ...]]:
    passages, labelled, most = label_arrays(group, model, rows)
    return tally_labels(labelled, passages), tally_labels(most, passages)


def label_arrays(group: GroupCounts, model: LabelModel, rows: Rows) -> tuple[Floats, Floats, Floats]:
    """Return per independent document the passages read, and by label those labelled, with and without abstentions."""
    import numpy as np

    def columns(kind: Literal["labelled", "abstained"]) -> Floats:
        spread = (
            group.spread({i: getattr(one, kind).get(label, 0) for i, one in rows.items()}) for label in model.labels
        )
        return np.stack(list(spread), axis=1)

    passages = group.spread({i: one.passages for i, one in rows.items()})
    labelled, abstained = columns("labelled"), columns("abstained")
    return passages, labelled, labelled + abstained


def _corrected(model: LabelModel, label: str, given: Estimate, level: float) -> Estimate | None:
    """Correct the share of passages to which the label is given at all, as that is what the errors are known of.

    A share that such errors alone would exceed, or that they could not reach, shows that these texts have other ones.
    """
    errors = model.errors_of(label)
    if errors is None or given.low is None or given.value is None or given.n_effective is None:
        return None
    found = correct_share(
        given.value,
        given.n_effective,
        errors,
        documents=given.n_documents,
        level=level,
        quantile=document_quantile(given.n_documents, level),
    )
    return found if found.value is not None and 0 < found.value < 1 else None


def _words(counts: Iterable[LabelCounts], label: str) -> tuple[tuple[str, float], ...]:
    total: dict[str, float] = {}
    for one in counts:
        for word, weight in one.words.get(label, {}).items():
            total[word] = total.get(word, 0.0) + weight
    ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
    shown = ((word, weight) for word, weight in ranked if weight > 0 and len(word) > 1 and word not in STOP)
    return tuple(islice(shown, WORDS))


def draw_examples(counts: Iterable[LabelCounts], label: str) -> tuple[LabelExample, ...]:
    """Return the labelled passages of these documents that the lot fell on."""
    drawn = sorted(
        chain.from_iterable(one.examples.get(label, ()) for one in counts),
        key=lambda example: (example.rank, example.document),
    )
    return tuple(drawn[:EXAMPLES])


def contrast_labels(
    gathering: Gathering,
    labelling: Labelling,
    *,
    strata: str | None = None,
    paired: bool = False,
    level: float = LEVEL,
    seed: int = SEED,
) -> tuple[LabelDifference, ...]:
    """Contrast all pairs of groups label by label; the labels of one model are one family of tests.

    Nothing heavy is imported unless two groups have two documents each.
    """
    if not labelling.models or sum(group.rows > 1 for group in gathering.groups.values()) < 2:
        return ()
    from framing.comparing.contrasting import contrast_groups

    tables: list[Measured] = []
    models: list[str | None] = []
    for model in labelling.models:
        measured = measure_labels(model, *_all_arrays(gathering, labelling, model))
        tables += measured
        models += [model.id, None] if measured else []
    if not tables:
        return ()
    layers: Sequence[Hashable] | None = gathering.values(strata) if strata is not None else None
    found = contrast_groups(tables, gathering.names(), strata=layers, paired=paired, level=level, seed=seed)
    return tuple(pair_differences(found, models))


def measure_labels(model: LabelModel, passages: Floats, labelled: Floats, most: Floats) -> list[Measured]:
    """Return two tables of one model, what is labelled and what is given at all; none where no label is given."""
    from framing.comparing.contrasting import Measured

    used = [at for at in range(len(model.labels)) if labelled[:, at].any()]  # what is nowhere is no question
    names = tuple(model.labels[at] for at in used)
    pairs = ((labelled, "labelled"), (most, "most"))
    return [Measured(names, hits[:, used], passages, family=(model.id, kind)) for hits, kind in pairs] if used else []


def _all_arrays(gathering: Gathering, labelling: Labelling, model: LabelModel) -> tuple[Floats, Floats, Floats]:
    import numpy as np

    each = [label_arrays(group, model, rows_read(group, labelling, model)) for group in gathering.groups.values()]
    passages, labelled, most = (np.concatenate(parts) for parts in zip(*each, strict=True))
    return passages, labelled, most


def pair_differences(found: Sequence[LabelContrast], models: Sequence[str | None]) -> Iterator[LabelDifference]:
    """Pair each contrast of what is labelled with that of what is given at all, which is in the next table."""
    differences = {(item.table, item.label, item.group, item.against): item.difference for item in found}
    for item in found:
        model = models[item.table]
        if model is not None:
            yield LabelDifference(
                **item.measured(),
                model=model,
                label=item.label,
                most=differences[item.table + 1, item.label, item.group, item.against],
            )


def choose_labels(
    contrasts: Sequence[LabelDifference], *, besides: int = 0, at_most: int = AT_MOST
) -> tuple[LabelDifference, ...]:
    """Choose what to tell first: differences that no abstention could undo, results before leads, the largest first.

    Each label is told once, then each label and pair of groups. `besides` so many findings of names one place is kept.
    """
    found = [contrast for contrast in contrasts if established(contrast) and contrast.firm]
    found.sort(key=lambda c: (is_lead(c), -round(abs(c.difference.value or 0), 9), -(c.difference.value or 0)))
    room = at_most - min(besides, at_most - 1)
    chosen: list[LabelDifference] = []
    told: set[tuple[str, str]] = set()
    for again in (False, True):
        for contrast in found:
            new = (contrast.model, contrast.label) not in told
            if len(chosen) < room and contrast not in chosen and (new or again):
                chosen.append(contrast)
                told.add((contrast.model, contrast.label))
    return tuple(chosen)
