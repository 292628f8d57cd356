"""What classifiers find in a comparison, as parts of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.comparing.findings import established
from framing.comparing.label_results import LabelModel
from framing.comparing.results import Comparison
from framing.report.labels.charts import label_chart
from framing.report.labels.words import (
    WORDS_NOTE,
    Grouped,
    basis,
    by_model,
    corrected_words,
    domain_note,
    heading,
    label_differences,
    label_finding,
    met_labels,
    most_points,
    most_words,
    overall,
    placed,
    share_words,
    tests_of,
)
from framing.report.media.svg import LABELLED, Drawing, drawing
from framing.report.words.naming import label_words
from framing.report.words.phrases import listed
from framing.report.words.wording import chance, difference, flag_words, value_of

DIFFERENCES = 24
"""The most differences that are shown of a model."""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """What one group has of one label, in words; `examples` are texts with their places."""

    group: str
    labelled: str
    share: str
    most: str
    corrected: str
    documents: str
    words: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LabelDifferenceRow:
    """One difference in words."""

    label: str
    between: str
    size: str
    most: str
    documents: str
    q: str
    beware: str
    established: bool


@dataclass(frozen=True, slots=True)
class LabelSection:
    """One model: what was read, a chart, the numbers of every label and group, differences, examples."""

    number: int
    title: str
    model: str
    unit: str
    notes: tuple[str, ...]
    read: tuple[tuple[str, str], ...]
    chart: Drawing | None
    labels: tuple[tuple[str, tuple[LabelRow, ...]], ...]
    corrected: bool
    differences: tuple[LabelDifferenceRow, ...]
    tested: str
    words_note: str = WORDS_NOTE

    @property
    def rows(self) -> int:
        """Return the number of rows of numbers."""
        return sum(len(rows) for _, rows in self.labels)


def label_sections(comparison: Comparison, *, with_text: bool) -> Iterator[LabelSection]:
    """Yield a part of the page for each model; without text, words and examples are left out."""
    for number, (model, found) in enumerate(by_model(comparison), start=1):
        chart = label_chart(f"labels{number}", model, found)
        yield LabelSection(
            number=number,
            title=heading(model),
            model=f"{model.id} {model.version}",
            unit=model.unit,
            notes=tuple(filter(None, (basis(model), domain_note(model, found)))),
            read=tuple((group.group, overall(model, labels)) for group, labels in found),
            chart=None if chart is None else drawing(chart, LABELLED),
            labels=tuple(
                (label_words(model.labels[at]), tuple(_rows(found, at, with_text=with_text)))
                for at in met_labels(found)
            ),
            corrected=any(label.corrected is not None for _, labels in found for label in labels.labels),
            differences=tuple(_differences(comparison, model)),
            tested=tests_of(comparison, model),
        )


def label_findings(comparison: Comparison) -> list[tuple[str, str]]:
    """Return the findings of classifiers, each with what to beware of."""
    models = {model.id: model for model in comparison.models}
    return [label_finding(contrast, models[contrast.model]) for contrast in comparison.label_findings]


def _rows(found: Grouped, at: int, *, with_text: bool) -> Iterator[LabelRow]:
    for group, labels in found:
        label = labels.labels[at]
        documents = f"{label.documents:,} of {labels.documents:,}"
        if label.prevalence.low is not None:
            documents += f", {value_of(label.prevalence)}"
        yield LabelRow(
            group=group.group,
            labelled=f"{label.labelled:,}",
            share=share_words(label, labels.passages),
            most=most_words(label, labels.passages),
            corrected=corrected_words(label),
            documents=documents,
            words=listed((word for word, _ in label.words), at_most=8) if with_text else "",
            examples=tuple(map(placed, label.examples)) if with_text else (),
        )


def _differences(comparison: Comparison, model: LabelModel) -> Iterator[LabelDifferenceRow]:
    for c in label_differences(comparison, model, at_most=DIFFERENCES):
        yield LabelDifferenceRow(
            label=label_words(c.label),
            between=f"{c.group} − {c.against}",
            size=difference(c),
            most=most_points(c),
            documents=f"{c.first.n_documents:,}, {c.second.n_documents:,}",
            q=chance(c.q).removeprefix("q = ").removeprefix("q "),
            beware=flag_words(c.flags),
            established=established(c),
        )
