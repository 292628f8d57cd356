"""Our own lexicons as dictionaries: concepts and frames become categories, every form of a term an entry."""

from __future__ import annotations

from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.lexicon.interchange.draft import Draft, kind_of
from framing.lexicon.loading import parse_lexicon


def read_own(data: bytes, draft: Draft) -> None:
    """Read one of our lexicons. Whatever is more than terms in frames is noted."""
    lexicon = parse_lexicon(data, shown=draft.shown, lines=True)
    draft.name = lexicon.title
    _note_head(lexicon, draft)
    for concept in lexicon.concepts:
        draft.open([concept.id], note=concept.title, line=concept.line)
        _note_concept(concept, draft)
        for frame in concept.frames:
            _add_frame(concept, frame, draft)


def _note_head(lexicon: Lexicon, draft: Draft) -> None:
    if lexicon.sources:
        draft.note(lexicon.sources[0].line, "sources", str(len(lexicon.sources)), "left out")
    if lexicon.tests:
        draft.note(lexicon.tests[0].line, "embedded tests", str(len(lexicon.tests)), "left out")
    draft.note(
        0, "language, version and licence", f"{lexicon.language}, {lexicon.version}, {lexicon.licence}", "left out"
    )


def _note_concept(concept: Concept, draft: Draft) -> None:
    if concept.context:
        done = "left out: its terms count in any text"
        draft.note(concept.line, f"the {concept.gate_scope} gate of a concept", concept.id, done)
    if concept.ignore:
        draft.note(concept.line, "ignore phrases of a concept", concept.id, "left out: what they cover counts")
    if concept.note:
        draft.note(concept.line, "a note on a concept", concept.id, "left out")


def _add_frame(concept: Concept, frame: Frame, draft: Draft) -> None:
    path = draft.open([concept.id, frame.id], note=frame.gloss or frame.title, line=frame.line)
    name = f"{concept.id}.{frame.id}"
    if frame.generic:
        draft.note(frame.line, "second mentions", name, "kept, though other tools count them like the rest")
    if frame.used_by or frame.recommended_by or frame.valid_from or frame.valid_until:
        draft.note(frame.line, "users, guides and dates of a frame", name, "left out")
    instead = _advice(concept, frame)
    for term in frame.terms:
        for form in term.forms:
            kind = kind_of(form[-1:], wildcards="*")
            draft.add(form, path, kind=kind, case=term.case, instead=instead, line=term.line)


def _advice(concept: Concept, frame: Frame) -> str | None:
    """Return the first form of each rival frame that a guide recommends, unless one recommends this frame as well."""
    if frame.generic or frame.recommended_by:
        return None
    advised = [one for one in concept.frames if one.recommended_by and not one.generic]
    return "|".join(one.terms[0].forms[0] for one in advised) or None
