"""Titles, colours and marks of frames, voices and stances that every view shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.comparing.label_results import LabelModel
from framing.comparing.trend_results import LABELS
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.types import Stance, Voice

# Okabe & Ito (2008): told apart with any colour vision.
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")

VOICE_MARKS: dict[Voice, str] = {
    "narrator": "▏",
    "indirect": "›",
    "direct_quote": "“",
    "partial_quote": "‘",
    "unattributed_quote": '"',
    "scare_quote": "'",
    "label_mention": "≈",
}
STANCE_MARKS: dict[Stance, str] = {"adopted": "", "distanced": "~", "rejected": "≠", "questioned": "?"}
VOICE_WORDS: dict[Voice, str] = {
    "narrator": "the writer's own words",
    "indirect": "reported speech",
    "direct_quote": "quoted",
    "partial_quote": "quoted in part",
    "unattributed_quote": "quoted, nobody named",
    "scare_quote": "in quotation marks, nobody quoted",
    "label_mention": "named as a label",
}
NOBODY = "nobody named"
"""Who speaks where no speaker is named."""

STANCE_WORDS: dict[Stance, str] = {
    "adopted": "adopted",
    "distanced": "held at arm's length",
    "rejected": "rejected",
    "questioned": "questioned",
}


@dataclass(frozen=True, slots=True)
class FrameLabel:
    """How a frame is shown: its title and its colour among the frames of its concept."""

    title: str
    color: str
    generic: bool


class Labels:
    """Titles and colours of the concepts and frames of a run, by their ids, and of the labels of classifiers."""

    def __init__(self, lexicons: Sequence[Lexicon], models: Sequence[LabelModel] = ()) -> None:
        self._concepts: dict[tuple[str, str], Concept] = {
            (lexicon.id, concept.id): concept for lexicon in lexicons for concept in lexicon.concepts
        }
        self._models = {(model.id, LABELS): model for model in models}

    def concept(self, lexicon: str, concept: str) -> str:
        """Return the title of a concept, or its id when the lexicon is not at hand."""
        if (lexicon, concept) in self._models:
            return f"What {self._models[lexicon, concept].unit}s resemble"
        found = self._concepts.get((lexicon, concept))
        return found.title if found is not None else concept

    def frame(self, lexicon: str, concept: str, frame: str) -> FrameLabel:
        """Return the title and colour of a frame, or its id when the lexicon is not at hand."""
        if (lexicon, concept) in self._models:
            names = self._models[lexicon, concept].labels
            return FrameLabel(label_words(frame), PALETTE[names.index(frame) % len(PALETTE)], generic=False)
        found = self._concepts.get((lexicon, concept))
        frames: tuple[Frame, ...] = found.frames if found is not None else ()
        for index, candidate in enumerate(frames):
            if candidate.id == frame:
                color = "default" if candidate.generic else PALETTE[index % len(PALETTE)]
                return FrameLabel(candidate.title or frame, color, candidate.generic)
        return FrameLabel(frame, "default", generic=False)


def label_words(name: str) -> str:
    """Return the name of a classifier's label as it is read."""
    return name.replace("_", " ")
