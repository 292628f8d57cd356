"""A comparison as JSON, with all numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from framing.comparing.results import (
    Comparison,
    ConceptComparison,
    Estimate,
    FrameComparison,
    GroupComparison,
    SideComparison,
)
from framing.report.json import Json, kwic_json
from framing.types import SourceCount


def comparison_json(comparison: Comparison, run: Json, *, with_text: bool = True) -> Json:
    """Return a comparison as `framing.comparison/1`."""
    return {
        "schema": "framing.comparison/1",
        "run": run,
        "by": comparison.by,
        "groups": [_group_json(group, with_text=with_text) for group in comparison.groups],
        "contrasts": [],
        "keyness": [],
        "not_found": [
            {
                "group": item.group,
                "lexicon": item.lexicon,
                "concept": item.concept,
                "frame": item.frame,
                "used_by": list(item.used_by),
                "attributed": item.attributed,
                "held_off": item.held_off,
            }
            for item in comparison.not_found
        ],
        "notes": list(comparison.notes),
    }


def _group_json(group: GroupComparison, *, with_text: bool) -> Json:
    return {
        "group": group.group,
        "documents": group.documents,
        "words": group.words,
        "sources": [_source_json(source) for source in group.sources] if with_text else None,
        "source_types": _types_json(group.sources),
        "concepts": [_concept_json(concept, with_text=with_text) for concept in group.concepts],
    }


def _concept_json(concept: ConceptComparison, *, with_text: bool) -> Json:
    return {
        "lexicon": concept.lexicon,
        "concept": concept.concept,
        "measure": concept.measure,
        "count": concept.count,
        "documents": concept.documents,
        "paired": concept.paired,
        "frames": [_frame_json(frame, with_text=with_text) for frame in concept.frames],
    }


def _frame_json(frame: FrameComparison, *, with_text: bool) -> Json:
    return {
        "frame": frame.frame,
        "generic": frame.generic,
        "count": frame.count,
        "documents": frame.documents,
        "by_side": {side: _side_json(counts) for side, counts in frame.by_side.items()},
        "forms": [{"text": text, "count": count} for text, count in frame.forms] if with_text else None,
        "sources": [_source_json(source) for source in frame.sources] if with_text else None,
        "source_types": _types_json(frame.sources),
        "examples": [kwic_json(line, with_text=with_text) for line in frame.examples],
    }


def _source_json(source: SourceCount) -> Json:
    return {"name": source.name or None, "type": source.type, "count": source.count}


def _types_json(sources: Iterable[SourceCount]) -> Json:
    """Return attributed matches by type of source; a name may not tell (`unknown`) or be missing (`unnamed`)."""
    counts: Counter[str] = Counter()
    for source in sources:
        counts[source.type or ("unknown" if source.name else "unnamed")] += source.count
    return dict(sorted(counts.items()))


def _side_json(side: SideComparison) -> Json:
    return {
        "count": side.count,
        "documents": side.documents,
        "share": _estimate_json(side.share),
        "rate": _estimate_json(side.rate),
    }


def _estimate_json(estimate: Estimate) -> Json:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 6)

    return {
        "value": rounded(estimate.value),
        "low": rounded(estimate.low),
        "high": rounded(estimate.high),
        "level": estimate.level,
        "method": estimate.method,
        "n_documents": estimate.n_documents,
        "n_effective": rounded(estimate.n_effective),
    }
