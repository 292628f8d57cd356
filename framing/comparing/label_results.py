"""What classifiers make of passages, as a comparison takes it in and as it gives it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from framing.comparing.correction import Validation
from framing.comparing.label_checks import UNTESTED, CheckTally, ForeignTests, LabelCheck, Verdict
from framing.comparing.results import Contrasted, Estimate
from framing.labels import CodedPassages
from framing.types import Unit


@dataclass(frozen=True, slots=True)
class LabelModel:
    """A classifier as it was applied.

    `unit` is the passage it read; `own` tells that quotations and reported speech were left out, `precision` how often
    a label was to be right to count. `thresholds` has every label in order, with the probability from which on it is
    given. `errors` say how each label did on passages held out in training,
    and `tested` on what that was ("" where nobody knows). `elsewhere` is how it did on sets of others, `check`
    how on passages of these texts that people have coded, `None` where there are none.
    """

    id: str
    version: str
    sha256: str
    title: str
    unit: Unit
    own: bool
    precision: float
    thresholds: Mapping[str, float]
    errors: Mapping[str, Validation] = field(default_factory=dict)
    tested: str = ""
    elsewhere: ForeignTests = UNTESTED
    check: LabelCheck | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the names of the labels, in order."""
        return tuple(self.thresholds)

    def errors_of(self, label: str) -> Validation | None:
        """Return the errors of a label: those seen in these texts, else those known from training."""
        here = self.check.errors.get(label) if self.check is not None else None
        return here or self.errors.get(label)


@dataclass(frozen=True, slots=True)
class LabelExample:
    """One labelled passage: its line (`None` in texts without a file), what was read of it, its rank in a draw."""

    document: str
    line: int | None
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """What a classifier makes of the passages of one document.

    A label is *labelled* where it is given as surely as was asked for, *abstained* where it is given less surely. So
    many `passages` were read; `any_labelled` of them have a label, `any_abstained` none but with abstentions.
    `unfamiliar` ones, of those long enough to be `judged`, hold more unknown words than nearly all training passages.
    `words` are what each word added to the scores of a label, over its labelled passages; `verdicts` what is said of
    passages that people have coded.
    """

    document: str
    passages: int
    labelled: Mapping[str, int]
    abstained: Mapping[str, int]
    any_labelled: int
    any_abstained: int
    unfamiliar: int
    judged: int
    words: Mapping[str, Mapping[str, float]]
    examples: Mapping[str, tuple[LabelExample, ...]]
    verdicts: tuple[Verdict, ...] = ()


@dataclass(slots=True)
class Labelling:
    """The classifiers of a comparison, and what each makes of the documents, which fills up as these are read."""

    models: tuple[LabelModel, ...] = ()
    counts: dict[str, dict[str, LabelCounts]] = field(default_factory=dict)
    coded: Mapping[str, CodedPassages] = field(default_factory=dict)

    def add(self, model: str, counts: LabelCounts) -> None:
        """Take in what a model makes of a document."""
        self.counts.setdefault(model, {})[counts.document] = counts

    def checked(self) -> Labelling:
        """Return the same with what people have coded held against it, once all documents are read."""
        return Labelling(tuple(map(self._checked, self.models)), self.counts, self.coded)

    def _checked(self, model: LabelModel) -> LabelModel:
        if model.id not in self.coded:
            return model
        tally = CheckTally(self.coded[model.id])
        for document, counts in self.counts.get(model.id, {}).items():
            for verdict in counts.verdicts:
                tally.add(document, verdict)
        return replace(model, check=tally.result())


@dataclass(frozen=True, slots=True)
class LabelComparison:
    """One label in one group: passages, documents that have any, and the share of all passages read.

    `share` counts abstentions as no, `most` counts them as yes. `corrected` is the share for which the model's known
    errors allow; `None` where they are not known, too large or plainly not those of these texts, or documents too few.
    `prevalence` is the share of documents that have a labelled passage. `words` added most to the scores of all
    labelled passages together; function words are left out.
    """

    label: str
    labelled: int
    abstained: int
    documents: int
    share: Estimate
    most: Estimate
    prevalence: Estimate
    corrected: Estimate | None
    words: tuple[tuple[str, float], ...]
    examples: tuple[LabelExample, ...]


@dataclass(frozen=True, slots=True)
class GroupLabels:
    """What a classifier makes of one group. The rest of the `passages` has no label.

    `documents` are those of which anything was read.
    """

    model: str
    documents: int
    passages: int
    labelled: int
    abstained: int
    unfamiliar: int
    judged: int
    labels: tuple[LabelComparison, ...]


@dataclass(frozen=True, slots=True)
class LabelDifference(Contrasted):
    """One label in one group against another; `most` is the difference when all abstentions count as yes."""

    model: str
    label: str
    most: Estimate

    def turned(self) -> LabelDifference:
        """Return the same difference seen from the other group; its effect is left out."""
        return replace(Contrasted.turned(self), most=self.most.turned())

    @property
    def firm(self) -> bool:
        """Tell whether the difference keeps its direction whatever the passages are on which the model abstained."""
        low, high = self.most.low, self.most.high
        return low is not None and high is not None and (low > 0 if (self.difference.value or 0) > 0 else high < 0)
