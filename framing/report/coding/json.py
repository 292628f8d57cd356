"""What coders' sheets come to, as JSON."""

from __future__ import annotations

from framing.comparing.validating import Detection, Precision
from framing.curating.adjudicating import Disagreement
from framing.learning.agreement import Agreement, Coefficient
from framing.report.coding.csv import _detections
from framing.report.coding.results import CodingResults
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import estimate_json


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
