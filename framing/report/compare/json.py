"""A comparison as JSON, with all numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from framing.comparing.emphasis import Emphasis
from framing.comparing.results import (
    Comparison,
    ConceptComparison,
    CopyReport,
    FrameComparison,
    GroupComparison,
    Keyness,
    OwnPart,
    SideComparison,
    Testing,
    VoiceCheck,
)
from framing.report.compare.absences import absence_json, recall_json
from framing.report.kwic.json import kwic_json
from framing.report.labels.json import group_labels_json, label_contrast_json, model_json
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import contrast_json, estimate_json
from framing.report.parts.validity import validity_json
from framing.types import SourceCount


def comparison_json(comparison: Comparison, run: Json, *, with_text: bool = True) -> Json:
    """Return a comparison as `framing.comparison/1`."""
    return {
        "schema": "framing.comparison/1",
        "run": run,
        "by": comparison.by,
        "groups": [_group_json(group, with_text=with_text) for group in comparison.groups],
        "contrasts": [contrast_json(contrast) for contrast in comparison.contrasts],
        "keyness": [_keyness_json(item, with_text=with_text) for item in comparison.keyness],
        "not_found": [absence_json(item) for item in comparison.not_found],
        "notes": list(comparison.notes),
        "findings": [contrast_json(contrast) for contrast in comparison.findings],
        "testing": _testing_json(comparison.testing),
        "copies": _copies_json(comparison.copies),
        "voices": _voices_json(comparison.voices),
        "wording": validity_json(comparison.wording),
        "recall": [recall_json(one) for one in comparison.recalls],
        "models": [model_json(model) for model in comparison.models],
        "label_contrasts": [
            label_contrast_json(contrast, comparison.models) for contrast in comparison.label_contrasts
        ],
        "label_findings": [label_contrast_json(contrast, comparison.models) for contrast in comparison.label_findings],
    }


def _group_json(group: GroupComparison, *, with_text: bool) -> Json:
    return {
        "group": group.group,
        "documents": group.documents,
        "words": group.words,
        "sources": [_source_json(source) for source in group.sources] if with_text else None,
        "source_types": _types_json(group.sources),
        "concepts": [_concept_json(concept, with_text=with_text) for concept in group.concepts],
        "independent_documents": group.units,
        "median_words": group.median_words,
        "labels": [group_labels_json(labels, with_text=with_text) for labels in group.labels],
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
        "own_part": _own_part_json(concept.own_part),
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
        "emphasis": _emphasis_json(frame.emphasis),
    }


def _source_json(source: SourceCount) -> Json:
    return {"name": source.name or None, "type": source.type, "count": source.count, "rejected": source.denied}


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
        "share": estimate_json(side.share),
        "rate": estimate_json(side.rate),
        "corrected": estimate_json(side.corrected) if side.corrected is not None else None,
    }


def _emphasis_json(emphasis: Emphasis | None) -> Json | None:
    if emphasis is None:
        return None
    return {
        "headline": estimate_json(emphasis.headline),
        "lead": estimate_json(emphasis.lead),
        "body": estimate_json(emphasis.body),
        "body_only": estimate_json(emphasis.body_only),
        "first_mention": rounded(emphasis.first_mention),
    }


def _keyness_json(item: Keyness, *, with_text: bool) -> Json:
    key, excerpt = item.key, item.excerpt
    shown = with_text or item.unit == "label"
    return {
        "unit": item.unit,
        "group": item.group,
        "against": item.against,
        "key": key.word if shown else None,
        "count": round(key.first, 6),
        "against_count": round(key.second, 6),
        "per_10000": rounded(key.first_rate),
        "against_per_10000": rounded(key.second_rate),
        "log_ratio": rounded(key.log_ratio),
        "delta": rounded(key.delta),
        "z": rounded(key.z),
        "p": rounded(key.p),
        "q": rounded(key.q),
        "prominence": rounded(key.prominence),
        "documents": key.first_documents,
        "of_documents": item.first_of,
        "against_documents": key.second_documents,
        "against_of_documents": item.second_of,
        "dispersion": rounded(key.dispersion),
        "example": None
        if excerpt is None or not with_text
        else {"document": excerpt.document, "left": excerpt.left, "text": excerpt.text, "right": excerpt.right},
    }


def _testing_json(testing: Testing | None) -> Json | None:
    if testing is None:
        return None
    return {
        "strata": testing.strata,
        "paired": testing.paired,
        "level": testing.level,
        "seed": testing.seed,
        "tests": testing.tests,
        "marked": testing.marked,
        "detectable": rounded(testing.detectable),
    }


def _own_part_json(part: OwnPart | None) -> Json | None:
    if part is None:
        return None
    corrected = estimate_json(part.corrected) if part.corrected is not None else None
    return {"counted": estimate_json(part.counted), "corrected": corrected}


def _voices_json(voices: VoiceCheck | None) -> Json | None:
    if voices is None:
        return None
    v = voices.validation
    return {
        "matches": voices.matches,
        "read": voices.read,
        "by_readers": [{"readers": readers, "matches": matches} for readers, matches in voices.by_readers],
        "validation": {
            "found": rounded(v.found),
            "positives": rounded(v.positives),
            "left_alone": rounded(v.left_alone),
            "negatives": rounded(v.negatives),
        },
        "labelled": voices.labelled,
        "differ": list(voices.differ) if voices.differ is not None else None,
    }


def _copies_json(copies: CopyReport | None) -> Json | None:
    if copies is None:
        return None
    return {
        "policy": copies.policy,
        "clusters": copies.clusters,
        "documents": copies.documents,
        "dropped": copies.dropped,
        "change": rounded(copies.change),
        "change_group": copies.change_group,
    }
