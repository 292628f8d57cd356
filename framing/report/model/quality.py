"""How well labels are found, in words and tables that training, evaluation and model cards share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from framing.learning.measuring import ENOUGH_POSITIVES, Estimated, LabelResult, Quality
from framing.report.media.sections import Column, Section
from framing.report.words.phrases import plural, points

SHOWN_FROM = 10
"""Positives of a label from which its measures are shown at all."""
Judge = Callable[[LabelResult], str]
"""Returns what stands behind the measures of a label."""

_LABELS = (
    Column("label"),
    Column("there", right=True),
    Column("given", right=True, show="wide"),
    Column("precision", show="wide"),
    Column("precision", right=True, show="narrow"),
    Column("recall", show="wide"),
    Column("recall", right=True, show="narrow"),
    Column("F1"),
)


def limited(value: float | None, limits: tuple[float | None, float | None] | None) -> str:
    """Return a measure with its interval as “.71 (.65–.77)”."""
    if value is None or limits is None or limits[0] is None or limits[1] is None:
        return points(value)
    return f"{points(value)} ({points(limits[0])}–{points(limits[1])})"


def estimated(value: Estimated) -> str:
    """Return an estimate with its interval."""
    return limited(value.value, (value.low, value.high))


def macro_line(quality: Quality, baseline: float) -> str:
    """Return macro-F1 beside what is reached without reading; of a single label it says of what it is the mean."""
    means = " (mean of that of the label and that of its absence)" if len(quality.labels) == 1 else ""
    return f"Macro-F1 {estimated(quality.macro_f1)}{means}, without reading {points(baseline)}"


def label_section(
    quality: Quality, *, scored: bool = True, least: int = ENOUGH_POSITIVES, judge: Judge | None = None
) -> Section:
    """Return a table of labels; measures of labels with fewer positives than `least` are left out, and that is said."""
    if judge and not any(judge(one) for one in quality.labels):
        judge = None
    columns = [*_LABELS, *([Column("AUC", right=True)] if scored else []), *([Column("")] if judge else [])]
    rows = []
    for one in quality.labels:
        cells = [one.label, f"{one.positives:,}", f"{one.given:,}"]
        if one.positives < least:
            cells += [""] * (len(columns) - len(cells))
        else:
            cells += [
                limited(one.precision, one.precision_limits),
                points(one.precision),
                limited(one.recall, one.recall_limits),
                points(one.recall),
                estimated(one.f1),
                *([points(one.auc)] if scored else []),
                *([""] if judge else []),
            ]
        if judge:
            cells[-1] = judge(one)
        rows.append(tuple(cells))
    notes = []
    few = [one for one in quality.labels if one.positives < least]
    if few:
        have, are, them = ("1 label has", "is", "it") if len(few) == 1 else (f"{len(few)} labels have", "are", "them")
        below = f"fewer than {least} passages"
        notes.append(f"{have} {below} and {are} not evaluated alone; means over labels have {them}, too.")
    return Section("", columns=tuple(columns), rows=tuple(rows), notes=tuple(notes))


def calibration_section(quality: Quality) -> Section:
    """Return how far probabilities are what they say, by tenths of the scale."""
    lines = (f"Brier score {quality.brier:.3f}, calibration error {quality.calibration_error:.3f} (ten equal bins).",)
    rows = tuple(
        (f"{number / 10:.1f}–{(number + 1) / 10:.1f}", f"{one.count:,}", points(one.mean), points(one.observed))
        for number, one in enumerate(quality.bins)
        if one.count
    )
    columns = (
        Column("probability"),
        Column("labels", right=True),
        Column("mean", right=True),
        Column("was there", right=True),
    )
    return Section("Probabilities", lines, columns=columns, rows=rows)


def coverage_line(coverage: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Yield how often labels are right when only the surest are given; nothing where none was given."""
    if coverage:
        names = {0.25: "the surest quarter", 0.5: "half", 0.75: "three quarters", 1.0: "all"}
        said = ", ".join(f"{names.get(part, f'{part:.0%}')} {points(right)}" for part, right in coverage)
        yield f"Right, of the labels given: {said}."


def outlet_section(outlets: Mapping[str, float], *, title: str) -> Iterator[Section]:
    """Yield macro-F1 by outlet, where it was measured."""
    if outlets:
        rows = tuple((name, points(value)) for name, value in sorted(outlets.items()))
        notes = (f"Over the labels that are there; outlets with {ENOUGH_POSITIVES} passages or more.",)
        yield Section(title, columns=(Column("outlet"), Column("macro-F1", right=True)), rows=rows, notes=notes)


def held_out(quality: Quality) -> str:
    """Say what was measured on."""
    return f"{plural(quality.passages, 'passage')} of {plural(quality.documents, 'group')}"
