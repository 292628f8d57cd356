"""What can be drawn from scored documents: passages with the labels that were counted in them, or matches."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.curating.allocating import CLOSED, UNFLAGGED
from framing.curating.sampling import Unit
from framing.errors import UsageError
from framing.lexicon.entries import Lexicon
from framing.reading.scoring import ScoredText
from framing.reading.selecting import Selection
from framing.types import Score

CONTEXT = 1_000
"""Characters that a coder sees before and after a match or a sentence, at most; never past its paragraph."""

MOST_LABELS = 40
"""Nobody can keep more questions than these in mind."""

GroupOf = Callable[[Score], str]


@dataclass(frozen=True, slots=True)
class Label:
    """What people code a passage for: its canonical name, its short name on the sheet, and what it stands for.

    `thing` is what has such names, with a `note` on it, `work` the title of the lexicon or classifier. `model` is the
    id of the classifier whose label it is, `None` for frames.
    """

    name: str
    short: str
    work: str
    thing: str
    note: str
    meaning: str
    model: str | None = None


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
    check_number(len(found), "--lexicon", "name one lexicon with -l, and some of it with --concept or --frame")
    times = Counter(f"{concept.id}.{frame.id}" for _, concept, frame in found)
    return tuple(
        Label(
            name := f"{lexicon.id}:{concept.id}.{frame.id}",
            short if times[short := f"{concept.id}.{frame.id}"] == 1 else name,
            lexicon.title,
            concept.title,
            concept.note or "",
            ". ".join(part.rstrip(".") for part in (frame.title, frame.gloss) if part) + ".",
        )
        for lexicon, concept, frame in found
    )


def check_number(labels: int, option: str, hint: str) -> None:
    """Raise UsageError for more labels than anybody can code."""
    if labels > MOST_LABELS:
        message = f"{labels} labels to code in every passage; nobody can do more than {MOST_LABELS}"
        raise UsageError(option, message, hint)


def passage_units(
    text: ScoredText, shorts: Mapping[str, str], *, group_of: GroupOf, alone: bool, own: bool = False
) -> Iterator[Unit]:
    """Yield the passages of a document whose words count; with `alone`, they come without context.

    `shorts` maps canonical names to those on the sheet; what it lacks flags nothing. With `own` only what the writer
    says and takes up flags a passage.
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
            labels=frozenset(
                shorts[m.name]
                for m in score.matches
                if m.counted and m.name in shorts and (m.reading.side == "own" or not own)
            ),
            rest=UNFLAGGED if score.concepts else CLOSED,
            text=words[score.start : score.end],
            before=before,
            after=after,
            sha256=score.sha256 if own else None,
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
                    rest=UNFLAGGED,
                    text=match.text,
                    before=line.left,
                    after=line.right,
                    match=match,
                )


def _place(score: Score, line: int) -> str:
    return f"{score.document}:{line}" if score.path is not None else score.document
