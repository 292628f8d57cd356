"""An explanation as JSON, with its sentences beside the facts they state."""

from __future__ import annotations

from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.reading.explaining import Excerpt, ExplainedMatch, ExplainedRefusal, Explanation, Gate
from framing.report.explain.words import nothing, refusal, statements
from framing.report.media.json import Json
from framing.report.parts.matches import match_json


def explanation_json(explanation: Explanation, run: Json, *, with_text: bool = True) -> Json:
    """Return an explanation as `framing.explanation/1`; `with_text=False` leaves out all words of the document."""
    empty = not explanation.matches and not explanation.refusals
    return {
        "schema": "framing.explanation/1",
        "run": run,
        "document": explanation.document,
        "sha256": explanation.sha256,
        "line": explanation.line,
        "column": explanation.column,
        "place": _excerpt_json(explanation.place, with_text=with_text),
        "matches": [_explained_json(explained, with_text=with_text) for explained in explanation.matches],
        "refused": [_refusal_json(explained, with_text=with_text) for explained in explanation.refusals],
        "nearest": [match_json(match, with_text=with_text) for match in explanation.nearest],
        "because": [nothing(explanation)] if empty and with_text else [],
    }


def _explained_json(explained: ExplainedMatch, *, with_text: bool) -> Json:
    zone = explained.zone
    return {
        **match_json(explained.match, with_text=with_text),
        "side": explained.match.reading.side,
        "defined": _frame_json(explained.frame, explained.lexicon),
        "gate": _gate_json(explained.gate, explained.concept, with_text=with_text),
        "zone_evidence": {"how": zone.how, "repeats_line": zone.repeats},
        "quotation": _excerpt_json(explained.quotation, with_text=with_text),
        "sentence": _excerpt_json(explained.sentence, with_text=with_text),
        "named_by": None if explained.named is None else explained.named.id,
        "because": [f"{name}: {sentence}" for name, sentence in statements(explained)] if with_text else None,
    }


def _refusal_json(explained: ExplainedRefusal, *, with_text: bool) -> Json:
    suppressed = explained.suppressed
    return {
        "why": suppressed.why,
        "by": suppressed.by,
        "lexicon": suppressed.lexicon.id,
        "concept": suppressed.concept.id,
        "frame": suppressed.frame.id,
        "term": suppressed.term.notation,
        **_place_json(explained.place, with_text=with_text),
        "gate": _gate_json(explained.gate, suppressed.concept, with_text=with_text),
        "because": [refusal(explained)[1]] if with_text else None,
    }


def _frame_json(frame: Frame, lexicon: Lexicon) -> Json:
    cited = [citation for citation in lexicon.sources if citation.key in frame.sources]
    return {
        "lexicon": {"id": lexicon.id, "version": lexicon.version, "sha256": lexicon.sha256},
        "title": frame.title,
        "gloss": frame.gloss,
        "used_by": [{"actor": used.actor, "source": used.source, "date": used.date} for used in frame.used_by],
        "recommended_by": [{"guide": r.guide, "source": r.source, "note": r.note} for r in frame.recommended_by],
        "sources": [
            {"key": c.key, "title": c.title, "publisher": c.publisher, "date": c.date, "url": c.url} for c in cited
        ],
    }


def _gate_json(gate: Gate, concept: Concept, *, with_text: bool) -> Json:
    return {
        "state": gate.state,
        "openers": [_place_json(opener, with_text=with_text) for opener in gate.openers],
        "scope": concept.gate_scope if concept.context else None,
        "context": [term.notation for term in concept.context],
        "elsewhere": [_place_json(other, with_text=with_text) for other in gate.elsewhere],
    }


def _excerpt_json(excerpt: Excerpt | None, *, with_text: bool) -> Json | None:
    return None if excerpt is None else _place_json(excerpt, with_text=with_text)


def _place_json(excerpt: Excerpt, *, with_text: bool) -> Json:
    return {
        "text": excerpt.text if with_text else None,
        "start": excerpt.start,
        "end": excerpt.end,
        "line": excerpt.line,
        "column": excerpt.column,
    }
