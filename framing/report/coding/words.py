"""What is said of coders' sheets, on a terminal and in Markdown alike: names, coefficients, notes."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.results import Estimate
from framing.comparing.tiers import allows_intervals, tier_of
from framing.comparing.validating import ANY, Detection, Precision
from framing.learning.agreement import TENTATIVE, Agreement, Coefficient
from framing.report.coding.results import (
    OWN_NOTE,
    RESAMPLED,
    SCALE,
    SHARE_NOTE,
    STATES,
    SURE_NOTE,
    SURE_ROW,
    UNSETTLED,
    UNSOUGHT_NOTE,
    VALIDATED,
    VERDICTS,
    CodingResults,
)
from framing.report.media.safe import one_line
from framing.report.words.phrases import listed, percent, plural
from framing.report.words.wording import value_of


def headline(results: CodingResults) -> str:
    """Say who has coded how much."""
    each = listed((f"{one_line(name)} {count:,}" for name, count in results.coders), at_most=9)
    return f"{plural(results.rows, 'row')} coded: {each}"


def facts(results: CodingResults) -> str:
    """Say from how many documents rows are, and how many coders leave open."""
    parts = [f"from {plural(results.documents, 'document')}"] if results.keyed else []
    if results.open:
        parts.append(f"{results.open:,} still to be settled")
    return " · ".join(parts)


def notes(results: CodingResults) -> Iterator[str]:
    """Yield how to read the coefficients."""
    if none := results.never_given:
        names = listed((one_line(short_name(results, name)) for name in none), at_most=len(none))
        yield f"No coder gave {len(none)} of {len(results.variables)} labels, which therefore have no alpha: {names}."
    yield SCALE
    what = "documents" if results.keyed else "rows (with --key it would be documents)"
    yield RESAMPLED.format(draws=results.draws, what=what, seed=results.seed)


def found_notes(results: CodingResults) -> Iterator[str]:
    """Yield what the table of passages found is about."""
    if none := results.never_met:
        names = listed((label_name(results, item) for item in none), at_most=len(none))
        most = max((high for item in none if (high := item.share.high) is not None), default=None)
        at_most = "" if most is None else f", each in {percent(most)} of all texts at most"
        again = {item.label for item in none} == set(results.never_given)
        yield (
            f"The labels that no coder gave were not found either{at_most}."
            if again
            else (f"Neither coded nor found in any passage{at_most}: {names}.")
        )
    if results.own:
        yield OWN_NOTE
    yield SHARE_NOTE
    if any(item.coded == item.found and allows_intervals(tier_of(item.documents)) for item in results.detections):
        yield UNSOUGHT_NOTE
    if results.model is not None:
        yield SURE_NOTE.format(precision=percent(results.model.precision))


def closing_notes(results: CodingResults) -> Iterator[str]:
    """Yield how far the measures of a lexicon or classifier can be relied on."""
    if results.precision or results.detections:
        if results.open:
            yield UNSETTLED
        yield VALIDATED


def coefficient(value: Coefficient | None) -> str:
    """Return a coefficient as “.84 (.71–.93)”, without what is not there."""
    if value is None or value.value is None:
        return ""
    if value.low is None or value.high is None:
        return _bare(value.value)
    low = _bare(value.low)
    return f"{_bare(value.value)} ({low}{' to ' if low.startswith('−') else '–'}{_bare(value.high)})"


def _bare(value: float) -> str:
    text = f"{value:.2f}".replace("-0.00", "0.00")
    return text.replace("-", "−").replace("0.", ".", 1) if abs(value) < 0.995 else text.replace("-", "−")


def verdict(agreement: Agreement) -> str:
    """Return what alpha allows, with “?” where its interval reaches below all limits, or why there is no alpha."""
    low = agreement.alpha.low
    doubtful = agreement.verdict in ("firm", "tentative") and low is not None and low < TENTATIVE
    return agreement.alpha.undefined or VERDICTS[agreement.verdict] + ("?" if doubtful else "")


def short_name(results: CodingResults, name: str) -> str:
    """Return a label without the concept that all of them share."""
    names = [variable for variable, _ in results.variables] or [item.label for item in results.detections]
    concepts = {label.rpartition(".")[0] for label in names if label != ANY}
    return name.rpartition(".")[2] if len(concepts) == 1 else name


def code_rows(results: CodingResults, agreement: Agreement) -> list[tuple[str, str, str]]:
    """Return the codes to show of a variable: code, part of all codes, positive agreement.

    Of a label only where it is there; of a source none, since there are as many as people speak.
    """
    wanted = [c for c in agreement.codes if results.kind == "match" or c.code == "1"]
    return [(c.code, percent(c.prevalence), coefficient(c.positive)) for c in wanted]


def value_in(estimate: Estimate) -> str:
    """Return a share with its interval; of a single document nothing."""
    return value_of(estimate) if allows_intervals(tier_of(estimate.n_documents)) else ""


def precision_name(row: Precision) -> str:
    """Return a lexicon, or indented a frame, or further a term."""
    name, indent = (row.lexicon, 0) if row.frame is None else (row.frame, 2) if row.term is None else (row.term, 4)
    return " " * indent + one_line(name)


def detection_rows(results: CodingResults) -> Iterator[tuple[str, Detection, str]]:
    """Yield the rows on passages found, each with its name and style: labels, if they were sure, and groups."""
    sure = {item.label: item for item in results.sure}
    unmet = {item.label for item in results.never_met}
    for item in results.detections:
        if item.label in unmet:
            continue
        yield label_name(results, item), item, ""
        if item.label in sure:
            yield f"  {SURE_ROW}", sure[item.label], "dim"
    yield from ((f"  {one_line(group)}", item, "dim") for group, item in results.groups)


def label_name(results: CodingResults, item: Detection) -> str:
    """Return the name of a label."""
    return "any label" if item.label == ANY else one_line(short_name(results, item.label))


def detection_cells(name: str, item: Detection) -> list[str]:
    """Return the cells of a label's row."""
    counts = [f"{count:,}" for count in (item.coded, item.present, item.found, item.both)]
    values = [value_in(estimate) for estimate in (item.precision, item.recall, item.share)]
    if name.strip() == SURE_ROW:  # how often the label is there is no matter of the classifier
        return [name, "", "", *counts[2:], *values[:2], "", ""]
    return [name, *counts, *values, STATES[item.state]]
