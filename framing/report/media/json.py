"""Results as JSON values, in the order and with the names of the public contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from framing.corpus.normal import without_words
from framing.types import (
    ConceptScore,
    Cue,
    FrameScore,
    KwicLine,
    Match,
    MetaValue,
    Score,
    Share,
    Source,
    SourceCount,
)

if TYPE_CHECKING:
    from framing.lexicon.entries import Lexicon
    from framing.reading.rulings import Rulings

Json = dict[str, Any]


def dump(value: Json | list[Any]) -> bytes:
    """Serialise one value on one line, without a line end; what is no valid Unicode in its texts is escaped."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return orjson.dumps(_valid(value))


def dump_line(value: Json | list[Any]) -> bytes:
    """Serialise one value on one line, with a line end."""
    try:
        return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return orjson.dumps(_valid(value), option=orjson.OPT_APPEND_NEWLINE)


def dump_indented(value: Json) -> bytes:
    """Serialise one value over several lines, with a line end."""
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n"
    except TypeError:
        return orjson.dumps(_valid(value), option=orjson.OPT_INDENT_2) + b"\n"


def dump_as(value: Json, form: str) -> bytes:
    """Serialise one value as `json`, over several lines, or as `jsonl`, on one."""
    return dump_indented(value) if form == "json" else dump_line(value)


def score_json(score: Score, *, models: Sequence[Json] = (), with_text: bool = True) -> Json:
    """Return a score as `framing.score/1`; `with_text=False` leaves out every word of the document.

    `models` say of the classifiers whose labels it has which they are, and how far they are validated.
    """
    return _score_json(score, [_concept_json(concept) for concept in score.concepts], models, with_text=with_text)


Part = TypeVar("Part", ConceptScore, FrameScore)
KNOWN = 50_000
"""The most parts a writer of lines keeps in mind."""


class ScoreLines:
    """Writes scores as JSON Lines.

    `models` are the classifiers whose labels are in them. Concepts and frames that a text does not touch look the same
    in every line: scores share them, and here they are serialised once.
    """

    def __init__(self, *, with_text: bool = True, models: Sequence[Json] = ()) -> None:
        self._with_text, self._models = with_text, models
        self._known: dict[int, orjson.Fragment] = {}
        self._kept: list[object] = []  # parts that are known stay alive, so that no other takes their identity

    def __call__(self, scores: Iterable[Score]) -> bytes:
        """Return one line per score."""
        lines = []
        for score in scores:
            known = self._known.get
            concepts = [known(id(x)) or self._concept(x) for x in score.concepts]
            lines.append(dump_line(_score_json(score, concepts, self._models, with_text=self._with_text)))
        return lines[0] if len(lines) == 1 else b"".join(lines)

    def _concept(self, concept: ConceptScore) -> Json | orjson.Fragment:
        if any(frame.count for frame in concept.frames):
            return _concept_json(concept, self._frames(concept))
        return self._once(concept, _concept_json)

    def _frames(self, concept: ConceptScore) -> list[Json | orjson.Fragment]:
        known = self._known.get
        return [known(id(x)) or (_frame_json(x) if x.count else self._once(x, _frame_json)) for x in concept.frames]

    def _once(self, part: Part, make: Callable[[Part], Json]) -> orjson.Fragment:
        if len(self._known) >= KNOWN:
            self._known.clear()  # these scores do not share their parts
            self._kept.clear()
        fragment = self._known[id(part)] = orjson.Fragment(dump(make(part)))
        self._kept.append(part)
        return fragment


def _score_json(
    score: Score, concepts: Sequence[Json | orjson.Fragment], models: Sequence[Json], *, with_text: bool
) -> Json:
    return {
        "schema": "framing.score/1",
        "document": score.document,
        "passage": score.passage,
        "start": score.start,
        "end": score.end,
        "words": score.words,
        "meta": meta_json(score.meta, with_text=with_text),
        "lexicons": [{"id": x.id, "version": x.version, "sha256": x.sha256} for x in score.lexicons],
        "concepts": concepts,
        "closed_gates": [
            {"lexicon": gate.lexicon, "concept": gate.concept, "matches": gate.matches, "scope": gate.scope}
            for gate in score.closed_gates
        ],
        "sha256": score.sha256,
        "set_aside": {"boilerplate": score.set_aside.boilerplate, "repeats": score.set_aside.repeats},
        "matches": [match_json(match, with_text=with_text) for match in score.matches],
        "labels": [
            {"model": x.model, "label": x.label, "probability": rounded(x.probability), "sure": x.sure}
            for x in score.labels
        ],
        "sources": [source_count_json(source, with_text=with_text) for source in score.sources],
        "drift": [
            {"lexicon": x.lexicon, "concept": x.concept, "frame": x.frame, "first": x.first, "later": x.later}
            for x in score.drift
        ],
        "models": models,
    }


def scores_json(scores: Iterable[Score], run: Json, *, models: Sequence[Json] = (), with_text: bool = True) -> Json:
    """Return scores as one `framing.scores/1` object with the provenance of the run."""
    return {
        "schema": "framing.scores/1",
        "run": run,
        "scores": [score_json(score, models=models, with_text=with_text) for score in scores],
    }


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


def kwic_json(line: KwicLine, *, with_text: bool = True) -> Json:
    """Return a concordance line as `framing.kwic/1`: the match, its document and the text around it."""
    return {
        "schema": "framing.kwic/1",
        "document": line.document,
        **match_json(line.match, with_text=with_text),
        "left": line.left if with_text else None,
        "right": line.right if with_text else None,
        "meta": meta_json(line.meta, with_text=with_text),
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


def run_json(command: str, version: str, lexicons: Sequence[Lexicon], settings: Mapping[str, Any]) -> Json:
    """Return the provenance of a run: what one needs to repeat it, and nothing that differs between repeats."""
    return {
        "command": command,
        "framing": version,
        "lexicons": [_lexicon_json(x) for x in lexicons],
        "settings": dict(settings),
    }


def _lexicon_json(lexicon: Lexicon) -> Json:
    """Return which lexicon it is, and what people found who read its hits in other texts."""
    record = lexicon.validation
    read = None if record is None else {"hits": record.hits, "read": record.read, "right": record.right}
    return {"id": lexicon.id, "version": lexicon.version, "sha256": lexicon.sha256, "validation": read}


def rulings_json(rulings: Rulings) -> Json:
    """Return which rulings of people a run rests on."""
    return {"sha256": rulings.sha256, "matches": len(rulings.by_match), "coders": rulings.coders}


def _concept_json(concept: ConceptScore, frames: Sequence[Json | orjson.Fragment] | None = None) -> Json:
    return {
        "lexicon": concept.lexicon,
        "concept": concept.concept,
        "measure": concept.measure,
        "count": concept.count,
        "frames": [_frame_json(frame) for frame in concept.frames] if frames is None else frames,
        "paired": concept.paired,
    }


def _frame_json(frame: FrameScore) -> Json:
    return {
        "frame": frame.frame,
        "generic": frame.generic,
        "count": frame.count,
        "share": rounded(frame.share),
        "rate": rounded(frame.rate),
        "own": _share_json(frame.own),
        "attributed": _share_json(frame.attributed),
        "held_off": {"count": frame.held_off},
        "by_voice": frame.by_voice,
        "by_stance": frame.by_stance,
    }


def _share_json(share: Share) -> Json:
    return {"count": share.count, "share": rounded(share.share)}


def cue_json(cue: Cue | None, *, with_text: bool = True) -> Json | None:
    """Return the words that signal an attribution, and their class."""
    if cue is None:
        return None
    return {"text": cue.text if with_text else None, "class": cue.cue_class, "start": cue.start, "end": cue.end}


def rounded(value: float | None) -> float | None:
    """Return a number with at most six decimals."""
    return None if value is None else round(value, 6)


def _valid(value: Any) -> Any:
    """Return a value with its texts as valid Unicode (a file name may hold bytes that are no text)."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, Mapping):
        return {_valid(key): _valid(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_valid(item) for item in value]
    return value
