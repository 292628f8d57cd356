"""How well a classifier, or lexicons, find in passages what people have found there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.learning.evaluation import NONE, OTHER, Confusion, Differing, Evaluation, Miss
from framing.learning.examples import Example
from framing.learning.features import Language
from framing.learning.fitting import Decision
from framing.learning.folds import join_groups
from framing.learning.lexicon_labels import find_labels, name_labels
from framing.learning.marks import UNKNOWN, mark_labels
from framing.learning.measuring import Quality, blind_f1, measure
from framing.learning.model import Model
from framing.learning.naming_labels import match_labels
from framing.learning.overlap import count_seen
from framing.learning.stretches import score_passage
from framing.lexicon.entries import Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Marks = NDArray[np.int8]

_ENOUGH = 20
"""Passages from which on a source is measured on its own."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What the subject says: probabilities and labels (passages x measured labels), and the label of each passage."""

    decision: Decision
    one: Sequence[str | None] | None = None
    closed: int = 0


def evaluate_labels(
    examples: Sequence[Example],
    subject: Model | Sequence[Lexicon],
    *,
    mapping: Mapping[str, str] | None = None,
    gate: bool = True,
    errors: int = 0,
    seed: int = 1,
    place: str = "labels",
    language: Language | None = None,
) -> Evaluation:
    """Set what a model, or lexicons, give beside the labels of people.

    `mapping` says what the subject calls a label. A lexicon gives the label of a frame (or concept, or its own id) when
    one match counts in the passage; `gate=False` counts where its context is absent, too. Raises `InputError` without
    passages, and where the subject knows none of the labels.
    """
    counts = _count_labels(examples, place)
    gold = list(counts)
    model = subject if isinstance(subject, Model) else None
    lexicons = () if isinstance(subject, Model) else tuple(subject)
    name = model.id if model is not None else ", ".join(lexicon.id for lexicon in lexicons)
    known = list(model.names) if model is not None else list(name_labels(lexicons))
    matched = match_labels(gold, known, mapping or {}, place=place, subject=name)
    labels = {one: tuple(g for g in gold if matched.get(g) == one) for one in known if one in set(matched.values())}
    if model is not None:
        given = _by_model(examples, model, list(labels), language or Language.load())
    else:
        given = _by_lexicons(examples, lexicons, list(labels), gate=gate)
    marks = mark_labels(examples, labels)
    single = all(len(example.labels) == 1 for example in examples)
    documents, _ = join_groups(examples)
    weights = [example.weight for example in examples]
    work = _Work(examples, list(labels), given, marks, documents, weights, seed)
    sources = tuple(work.sources())
    misses = sorted(work.misses(scored=model is not None), key=_most_wrong)
    return Evaluation(
        subject=name,
        kind="model" if model is not None else "lexicon",
        labels=labels,
        unknown={label: counts[label] for label in gold if label not in matched},
        untested=tuple(one for one in known if one not in labels) if model is not None else (),
        quality=work.quality(range(len(examples))),
        baseline=blind_f1(marks, weights, single=single and len(labels) > 1),
        sources=sources,
        differing=tuple(_differing(sources)),
        confusion=_confusion(examples, labels, given) if single and len(labels) > 1 else None,
        wrong=len(misses),
        errors=tuple(misses[:errors]),
        seen=count_seen([example.original for example in examples], model.card) if model is not None else None,
        closed=given.closed,
        weighted=len(set(weights)) > 1,
        seed=seed,
    )


def _count_labels(examples: Sequence[Example], place: str) -> dict[str, int]:
    """Return how often people gave each label, in the order of names, those that they never gave among them."""
    if not examples:
        raise InputError(place, "no labelled passage", "is it the right field? --label-field")
    counts = Counter(label for example in examples for label in example.labels)
    gold = counts.keys() | {name for example in examples for name in example.known or ()}
    if not gold:
        raise InputError(place, "no passage has a label", "write their names, or --labels for a column each")
    return {label: counts[label] for label in sorted(gold)}


def _by_model(examples: Sequence[Example], model: Model, labels: Sequence[str], language: Language) -> _Given:
    import numpy as np

    decided = [
        model.decide(score_passage(model, language.analyse(example.text), language).scores) for example in examples
    ]
    columns = [model.names.index(name) for name in labels]
    probabilities = np.array([[row[j][0] for j in columns] for row in decided])
    assigned = np.array([[row[j][1] for j in columns] for row in decided], dtype=bool)
    one = [next(name for name, (_, given) in zip(model.names, row, strict=True) if given) for row in decided] if (
        model.single
    ) else None  # fmt: skip
    return _Given(Decision(probabilities, assigned), one)


def _by_lexicons(
    examples: Sequence[Example], lexicons: Sequence[Lexicon], labels: Sequence[str], *, gate: bool
) -> _Given:
    import numpy as np

    meant = name_labels(lexicons)
    found = list(find_labels((example.text for example in examples), lexicons, gate=gate))
    assigned = np.array([[bool(one.frames & meant[name]) for name in labels] for one in found], dtype=bool)
    one: list[str | None] | None = None
    if assigned.sum(axis=1).max(initial=0) <= 1:
        one = [next((name for name, there in zip(labels, row, strict=True) if there), None) for row in assigned]
    return _Given(Decision(assigned.astype(float), assigned), one, sum(one.closed for one in found))


@dataclass(frozen=True, slots=True)
class _Work:
    """What all measures of one evaluation rest on."""

    examples: Sequence[Example]
    labels: list[str]
    given: _Given
    marks: Marks
    documents: list[int]
    weights: list[float]
    seed: int

    def quality(self, rows: Sequence[int]) -> Quality:
        """Measure some of the passages."""
        chosen = list(rows)
        decision = self.given.decision
        return measure(
            self.labels,
            Decision(decision.probabilities[chosen], decision.assigned[chosen]),
            self.marks[chosen],
            documents=[self.documents[row] for row in chosen],
            weights=[self.weights[row] for row in chosen],
            seed=self.seed,
        )

    def sources(self) -> Iterator[tuple[str, Quality]]:
        """Yield how well each source with enough passages is read, in the order of their names."""
        outlets: dict[str, list[int]] = {}
        for row, example in enumerate(self.examples):
            if example.outlet is not None:
                outlets.setdefault(example.outlet, []).append(row)
        for outlet, rows in sorted(outlets.items()):
            if len(rows) >= _ENOUGH:
                yield outlet, self.quality(rows)

    def misses(self, *, scored: bool) -> Iterator[Miss]:
        """Yield the passages with an error."""
        decision = self.given.decision
        for row, example in enumerate(self.examples):
            wrong = [
                (name, self.marks[row, j] == 1, float(decision.probabilities[row, j]))
                for j, name in enumerate(self.labels)
                if self.marks[row, j] != UNKNOWN and bool(self.marks[row, j]) != bool(decision.assigned[row, j])
            ]
            if wrong:
                surest = max((1 - p if there else p) for _, there, p in wrong) if scored else None
                missed = tuple(name for name, there, _ in wrong if there)
                false = tuple(name for name, there, _ in wrong if not there)
                yield Miss(example.id, example.outlet, example.text, missed, false, surest)


def _most_wrong(miss: Miss) -> float:
    return -(miss.surest or 0.0)


def _differing(sources: Sequence[tuple[str, Quality]]) -> Iterator[Differing]:
    """Yield each label whose recall differs most between two sources, where the intervals do not meet."""
    for j in range(len(sources[0][1].labels) if sources else 0):
        limits = [
            (name, one.labels[j]) for name, one in sources if one.labels[j].recall_limits and one.labels[j].positives
        ]
        if len(limits) < 2:
            continue
        most = max(limits, key=lambda item: (item[1].recall_limits or (0.0, 0.0))[0])
        least = min(limits, key=lambda item: (item[1].recall_limits or (0.0, 0.0))[1])
        if (most[1].recall_limits or (0.0, 0.0))[0] > (least[1].recall_limits or (0.0, 1.0))[1]:
            yield Differing(most[1].label, most[0], least[0], (most[1].recall, least[1].recall))


def _confusion(examples: Sequence[Example], labels: Mapping[str, tuple[str, ...]], given: _Given) -> Confusion | None:
    """Return the table, with labels of people that the subject does not know last; `None` where it gives several."""
    if given.one is None:
        return None
    meant = {gold: name for name, names in labels.items() for gold in names}
    pairs: Counter[tuple[str, str]] = Counter()
    for example, one in zip(examples, given.one, strict=True):
        gold = next(iter(example.labels))
        column = NONE if one is None else one if one in labels else OTHER
        pairs[meant.get(gold, gold), column] += 1
    rows = [*labels, *sorted({row for row, _ in pairs} - labels.keys())]
    columns = [*labels, *(name for name in (OTHER, NONE) if any(column == name for _, column in pairs))]
    return Confusion(tuple(rows), tuple(columns), tuple(tuple(pairs[row, one] for one in columns) for row in rows))
