"""What results say of a match, its sources and its document, as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from framing.corpus.normal import without_words
from framing.report.media.json import Json
from framing.types import Cue, Match, MetaValue, Source, SourceCount


def match_json(match: Match, *, with_text: bool = True) -> Json:
    """Return a match with its reading; `with_text=False` leaves out every word of the document."""
    reading = match.reading
    return {
        "id": match.id,
        "counted": match.counted,
        "reason": match.reason,
        "lexicon": match.lexicon,
        "concept": match.concept,
        "frame": match.frame,
        "generic": match.generic,
        "term": match.term,
        "text": match.text if with_text else None,
        "start": match.start,
        "end": match.end,
        "line": match.line,
        "column": match.column,
        "zone": match.zone,
        "voice": reading.voice,
        "wording": reading.wording,
        "stance": reading.stance,
        "stance_by": reading.stance_by,
        "source": source_json(reading.source, with_text=with_text),
        "cue": cue_json(reading.cue, with_text=with_text),
        "rule": reading.rule,
        "readers": match.readers,
    }


def meta_json(meta: Mapping[str, MetaValue], *, with_text: bool = True) -> Mapping[str, MetaValue]:
    """Return the metadata of a document; `with_text=False` leaves out what may hold words of it."""
    return meta if with_text else without_words(meta)


def source_json(source: Source | None, *, with_text: bool = True) -> Json | None:
    """Return a source mention and the name it resolves to."""
    if source is None:
        return None
    return {
        "text": source.text if with_text else None,
        "start": source.start,
        "end": source.end,
        "resolved": source.resolved if with_text else None,
        "type": source.type,
    }


def source_count_json(source: SourceCount, *, with_text: bool = True) -> Json:
    """Return a source and how many matches are in its mouth; a name of `null` means that nobody is named."""
    name = (source.name or None) if with_text else None
    return {"name": name, "type": source.type, "matches": source.count, "rejected": source.denied}


def cue_json(cue: Cue | None, *, with_text: bool = True) -> Json | None:
    """Return the words that signal an attribution, and their class."""
    if cue is None:
        return None
    return {"text": cue.text if with_text else None, "class": cue.cue_class, "start": cue.start, "end": cue.end}
