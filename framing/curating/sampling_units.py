"""What can be drawn from scored documents: passages with the labels that were counted in them, or matches."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.curating.sampling import Unit
from framing.errors import UsageError
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.reading.selecting import Selection
from framing.reading.texts import ScoredText
from framing.types import Score

CONTEXT = 1_000
"""Characters that a coder sees before and after a match or a sentence, at most; never past its paragraph."""

MOST_LABELS = 40
"""Nobody can keep more questions than these in mind."""

GroupOf = Callable[[Score], str]


@dataclass(frozen=True, slots=True)
class Label:
    """A frame as people code it: its canonical name, its short name on the sheet, and what it stands for."""

    name: str
    short: str
    lexicon: Lexicon
    concept: Concept
    frame: Frame


def find_labels(lexicons: Sequence[Lexicon], selection: Selection) -> tuple[Label, ...]:
    """Return the frames to code a passage for, second mentions left out.

    The short name is `concept.frame` where no other lexicon has it. Raises UsageError for too many or none.
    """
    found = [
        (lexicon, concept, frame)
        for lexicon in lexicons
        for concept in lexicon.concepts
        for frame in concept.frames
        if not frame.generic and selection.lists(lexicon, concept, frame)
    ]
    if not found:
        raise UsageError("--frame", "nothing is left to code but second mentions", "name another frame or concept")
    if len(found) > MOST_LABELS:
        message = f"{len(found)} labels to code in every passage; nobody can do more than {MOST_LABELS}"
        raise UsageError("--lexicon", message, "name one lexicon with -l, and some of it with --concept or --frame")
    times = Counter(f"{concept.id}.{frame.id}" for _, concept, frame in found)
    return tuple(
        Label(
            name := f"{lexicon.id}:{concept.id}.{frame.id}",
            short if times[short := f"{concept.id}.{frame.id}"] == 1 else name,
            lexicon,
            concept,
            frame,
        )
        for lexicon, concept, frame in found
    )


def passage_units(text: ScoredText, shorts: Mapping[str, str], *, group_of: GroupOf, alone: bool) -> Iterator[Unit]:
    """Yield the passages of a document whose words count; with `alone`, they come without context.

    `shorts` maps canonical names to those on the sheet; what it lacks flags nothing.
    """
    words = text.document.text
    starts = [block.start for block in text.blocks]
    line, seen = 1, 0
    for score in text.scores:
        if not score.words:
            continue
        line, seen = line + words.count("\n", seen, score.start), score.start
        before = after = ""
        if not alone and starts:
            block = text.blocks[max(bisect_right(starts, score.start) - 1, 0)]
            before = words[max(block.start, score.start - CONTEXT) : score.start]
            after = words[score.end : min(block.end, score.end + CONTEXT)]
        yield Unit(
            document=score.document,
            place=_place(score, line),
            start=score.start,
            end=score.end,
            group=group_of(score),
            labels=frozenset(shorts[m.name] for m in score.matches if m.counted and m.name in shorts),
            on_topic=bool(score.concepts),
            text=words[score.start : score.end],
            before=before,
            after=after,
        )


def match_units(scores: Sequence[Score], *, group_of: GroupOf) -> Iterator[Unit]:
    """Yield the matches of a document that count, with their context; scores must have concordance lines."""
    for score in scores:
        for line in score.lines:
            match = line.match
            if match.counted:
                yield Unit(
                    document=score.document,
                    place=_place(score, match.line),
                    start=match.start,
                    end=match.end,
                    group=group_of(score),
                    labels=frozenset([match.name]),
                    on_topic=True,
                    text=match.text,
                    before=line.left,
                    after=line.right,
                    match=match,
                )


def _place(score: Score, line: int) -> str:
    return f"{score.document}:{line}" if score.path is not None else score.document
