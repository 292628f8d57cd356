"""What coders' sheets come to, as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparing.results import Estimate
from framing.comparing.validating import Detection, Precision
from framing.curating.adjudicating import Disagreement
from framing.learning.agreement import Agreement, Coefficient
from framing.report.coding.results import CodingResults
from framing.report.media.csv import csv_line
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import estimate_json

COLUMNS = (
    "measure", "variable", "code", "lexicon", "frame", "term", "group", "coded", "documents", "count", "value", "low",
    "high", "state",
)  # fmt: skip
"""Of the CSV, which has a row per number."""


def coding_json(results: CodingResults, run: Json, *, with_text: bool = True) -> Json:
    """Return the results as `framing.coding/1`; `with_text=False` leaves out the words of the documents."""
    return {
        "schema": "framing.coding/1",
        "run": run,
        "kind": results.kind,
        "coders": [{"coder": name, "coded": count} for name, count in results.coders],
        "rows": results.rows,
        "decided": results.decided,
        "documents": results.documents if results.keyed else None,
        "agreement": [_agreement_json(name, agreement) for name, agreement in results.variables],
        "disagreements": [_disagreement_json(item, results, with_text=with_text) for item in results.disagreements],
        "precision": [_precision_json(item) for item in results.precision],
        "readings": [
            {"variable": item.variable, "coded": item.coded, "same": item.same, "share": estimate_json(item.share)}
            for item in results.readings
        ],
        "detection": [_detection_json(item, group, given) for item, group, given in _detections(results)],
    }


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


def _agreement_json(name: str, agreement: Agreement) -> Json:
    return {
        "variable": name,
        "coded_by_two": agreement.units,
        "coded_by_one": agreement.alone,
        "documents": agreement.documents,
        "alpha": _coefficient_json(agreement.alpha),
        "verdict": agreement.verdict,
        "kappa": None if agreement.kappa is None else _coefficient_json(agreement.kappa),
        "same": _coefficient_json(agreement.raw),
        "codes": [
            {
                "code": code.code,
                "count": code.count,
                "prevalence": rounded(code.prevalence),
                "positive": _coefficient_json(code.positive),
            }
            for code in agreement.codes
        ],
    }


def _coefficient_json(value: Coefficient) -> Json:
    return {
        "value": rounded(value.value),
        "low": rounded(value.low),
        "high": rounded(value.high),
        "undefined": value.undefined,
    }


def _disagreement_json(item: Disagreement, results: CodingResults, *, with_text: bool) -> Json:
    names = [name for name, _ in results.coders]
    return {
        "id": item.id,
        "place": item.place if results.keyed else None,
        "codes": {
            variable: dict(zip(names, codes, strict=True))
            for variable, codes in item.codes.items()
            if with_text or variable != "source"
        },
        "notes": dict(zip(names, item.notes, strict=True)) if with_text else None,
        "texts": dict(item.texts) if with_text else None,
    }


def _precision_json(item: Precision) -> Json:
    return {
        "lexicon": item.lexicon,
        "frame": item.frame,
        "term": item.term,
        "coded": item.coded,
        "right": item.right,
        "documents": item.documents,
        "precision": estimate_json(item.precision),
        "state": item.state,
    }


def _detection_json(item: Detection, group: str | None, given: str | None) -> Json:
    return {
        "label": item.label,
        "given": given,
        "group": group,
        "coded": item.coded,
        "documents": item.documents,
        "present": item.present,
        "found": item.found,
        "both": item.both,
        "share": estimate_json(item.share),
        "precision": estimate_json(item.precision),
        "recall": estimate_json(item.recall),
        "f1": rounded(item.f1),
        "state": item.state,
    }
