"""What coders' sheets come to, as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparing.results import Estimate
from framing.comparing.validating import Detection
from framing.learning.agreement import Agreement, Coefficient
from framing.report.coding.results import CodingResults
from framing.report.media.csv import csv_line

COLUMNS = (
    "measure", "variable", "code", "lexicon", "frame", "term", "group", "coded", "documents", "count", "value", "low",
    "high", "state",
)  # fmt: skip
"""Of the CSV, which has a row per number."""


def coding_csv(results: CodingResults) -> Iterator[bytes]:
    """Yield a row per number; what was coded by one coder alone is in none of agreement."""
    yield csv_line(COLUMNS)
    for name, agreement in results.variables:
        yield from _agreement_rows(name, agreement)
    for item in results.precision:
        where = [item.lexicon, item.frame, item.term]
        yield _row("precision", where=where, counts=[item.coded, item.documents, item.right], value=item.precision,
                   state=item.state)  # fmt: skip
    for reading in results.readings:
        counts = [reading.coded, reading.share.n_documents, reading.same]
        yield _row("reading", reading.variable, counts=counts, value=reading.share)
    for found, group, given in _detections(results):
        for measure, value, count in (
            ("present", found.share, found.present),
            ("precision", found.precision, found.both),
            ("recall", found.recall, found.both),
        ):
            yield _row(measure, found.label, given, group=group, counts=[found.coded, found.documents, count],
                       value=value, state=found.state)  # fmt: skip


def _detections(results: CodingResults) -> Iterator[tuple[Detection, str | None, str | None]]:
    """Yield what is known of passages found, with the group, and of a classifier whether only sure labels count."""
    given = None if results.model is None else "any"
    yield from ((item, None, given) for item in results.detections)
    yield from ((item, None, "sure") for item in results.sure)
    yield from ((item, group, given) for group, item in results.groups)


def _agreement_rows(name: str, agreement: Agreement) -> Iterator[bytes]:
    counts: list[int | None] = [agreement.units, agreement.documents, None]
    yield _row("alpha", name, counts=counts, value=agreement.alpha, state=agreement.verdict)
    if agreement.kappa is not None:
        yield _row("kappa", name, counts=counts, value=agreement.kappa)
    yield _row("same", name, counts=counts, value=agreement.raw)
    for code in agreement.codes:
        yield _row("positive", name, code.code, counts=[*counts[:2], code.count], value=code.positive)


def _row(
    measure: str,
    variable: str | None = None,
    code: str | None = None,
    *,
    where: list[str | None] | None = None,
    group: str | None = None,
    counts: Sequence[int | None],
    value: Coefficient | Estimate,
    state: str | None = None,
) -> bytes:
    parts = where or [None, None, None]
    return csv_line([measure, variable, code, *parts, group, *counts, value.value, value.low, value.high, state])
