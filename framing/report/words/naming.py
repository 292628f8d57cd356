"""Titles, colours and marks that every view shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.comparing.label_results import LabelModel
from framing.comparing.trend_results import LABELS
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.types import SourceCount, Stance, Voice

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


def percent(share: float | None) -> str:
    """Return a share as whole per cent, empty when there is none."""
    return "" if share is None else f"{100 * share:.0f} %"


def number(value: float | None) -> str:
    """Return a rate with one decimal, empty when there is none."""
    return "" if value is None else f"{value:.1f}"


def points(value: float | None) -> str:
    """Return a measure from 0 to 1 as “.71”, empty where there is none."""
    if value is None:
        return ""
    text = f"{value:.2f}"
    return text[1:] if text.startswith("0") else text


def label_words(name: str) -> str:
    """Return the name of a classifier's label as it is read."""
    return name.replace("_", " ")


def denial(source: SourceCount) -> str:
    """Return what to say behind a source of the names that it rejects, nothing where it rejects none."""
    if not source.denied:
        return ""
    return " (rejects it)" if source.denied == source.count else f" ({source.denied} rejected)"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def joined(names: Iterable[str], *, at_most: int | None = None) -> str:
    """Return names as they stand in a sentence: “left, right and center”, “left, right and 4 more”."""
    every = list(names)
    if at_most is not None and len(every) > at_most:
        every = [*every[:at_most], f"{len(every) - at_most} more"]
    return f"{', '.join(every[:-1])} and {every[-1]}" if len(every) > 1 else "".join(every)


def listed(names: Iterable[str], *, at_most: int = 3) -> str:
    """Return names as a short list; how many more there are is said."""
    every = list(names)
    shown = ", ".join(every[:at_most])
    return f"{shown} +{len(every) - at_most} more" if len(every) > at_most else shown
