"""What classifiers find in a comparison, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

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
    share_words,
    tests_of,
)
from framing.report.media.figures import Figures
from framing.report.media.safe import markdown, shorten
from framing.report.media.svg import LABELLED, svg
from framing.report.words.naming import label_words
from framing.report.words.phrases import listed
from framing.report.words.wording import chance, difference, flag_words, odds_words, value_of

DIFFERENCES = 12
MOST = "if every abstention were a yes"
EXCERPT = 240
"""Characters of an example."""


def label_findings_markdown(comparison: Comparison) -> Iterator[str]:
    """Yield the findings of classifiers, each as a quotation."""
    models = {model.id: model for model in comparison.models}
    for contrast in comparison.label_findings:
        said, caution = label_finding(contrast, models[contrast.model])
        yield from (f"> **{markdown(said)}** {markdown(caution)}", "")


def labels_markdown(comparison: Comparison, figures: Figures | None) -> Iterator[str]:
    """Yield a part for each model: what was read, a figure, a table, differences, examples."""
    for model, found in by_model(comparison):
        yield from (f"## {heading(model)}: {markdown(model.id)}", "", markdown(basis(model)), "")
        if note := domain_note(model, found):
            yield from (markdown(note), "")
        yield from (f"- {markdown(group.group)}: {overall(model, labels)}" for group, labels in found)
        yield ""
        met = met_labels(found)
        if not met:
            yield from (f"No {model.unit} resembles any of them.", "")
            continue
        chart = label_chart("", model, found) if figures is not None and figures.room else None
        if chart is not None and figures is not None:
            yield from figures.add(svg(chart, LABELLED), chart.title, chart.described)
        yield from _table(model, found, met)
        yield from _differences(comparison, model)
        yield from _examples(model, found, met)


def _table(model: LabelModel, found: Grouped, met: list[int]) -> Iterator[str]:
    corrected = any(label.corrected is not None for _, labels in found for label in labels.labels)
    more = (" corrected |", "--:|") if corrected else ("", "")
    yield f"| label | group | {model.unit}s | share | {MOST} |{more[0]} documents | words |"
    yield f"|---|---|--:|--:|--:|{more[1]}--:|---|"
    for at in met:
        for group, labels in found:
            label = labels.labels[at]
            value = f" {corrected_words(label)} |" if corrected else ""
            words = listed((markdown(word) for word, _ in label.words), at_most=6)
            documents = f"{label.documents} of {labels.documents}"
            if label.prevalence.low is not None:
                documents += f", {value_of(label.prevalence)}"
            yield (
                f"| {markdown(label_words(label.label))} | {markdown(group.group)} | {label.labelled:,} "
                f"| {share_words(label, labels.passages)} | {most_words(label, labels.passages)} |{value} {documents} "
                f"| {words} |"
            )
    yield from ("", WORDS_NOTE, "")


def _differences(comparison: Comparison, model: LabelModel) -> Iterator[str]:
    found = label_differences(comparison, model, at_most=DIFFERENCES)
    if not found:
        return
    yield from (f"Differences: {tests_of(comparison, model)}", "")
    titles = ("label", "difference between", "95 % interval", MOST, "odds ratio", "documents", "q", "beware")
    yield f"| {' | '.join(titles)} |"
    yield "|---|---|---|---|--:|--:|--:|---|"
    for c in found:
        q = chance(c.q).removeprefix("q = ").removeprefix("q ")
        size = f"**{difference(c)}**" if established(c) else difference(c)
        odds = odds_words(c.effect.odds_ratio) if c.effect is not None else ""
        pair = f"{markdown(c.group)} − {markdown(c.against)}"
        yield (
            f"| {markdown(label_words(c.label))} | {pair} | {size} | {most_points(c)} "
            f"| {odds} | {c.first.n_documents}, {c.second.n_documents} | {markdown(q)} | {flag_words(c.flags)} |"
        )
    yield ""


def _examples(model: LabelModel, found: Grouped, met: list[int]) -> Iterator[str]:
    lines = [
        f"- {markdown(label_words(model.labels[at]))}, {markdown(group.group)}: "
        f"{markdown(shorten(example.text, EXCERPT))} "
        f"({markdown(example.document)}{f':{example.line}' if example.line is not None else ''})"
        for at in met
        for group, labels in found
        for example in labels.labels[at].examples
    ]
    if lines:
        yield from (f"Labelled {model.unit}s drawn by lot:", "", *lines, "")
