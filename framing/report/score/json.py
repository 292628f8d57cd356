"""Scores as JSON and JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import orjson

from framing.report.media.json import Json, dump, dump_line, rounded
from framing.report.parts.matches import match_json, meta_json, source_count_json
from framing.types import ConceptScore, FrameScore, Score, Share


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
