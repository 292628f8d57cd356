"""Two versions of a text row by row: sentences that say the same beside one another, and the words that differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Final, Literal

from framing.comparing.rewrites import Passage, RewrittenText
from framing.drafts import Draft
from framing.report.parts.exhibits import Exhibit
from framing.report.parts.passages import Piece, paragraphs
from framing.types import Block

Kind = Literal["same", "reworded", "gone", "new"]
Span = tuple[int, int]

LIKE = 0.3
"""How like sentences must be for their words to be told apart: of others all would be marked."""

ISLAND = 3
"""A word of so few letters that stands alone between changed ones is marked with them."""

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as a page shows it; `opens` tells whether a paragraph begins with it."""

    zone: str
    opens: bool
    paragraph: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of both versions that say the same, or such that one version alone has; `note` says what was done."""

    kind: Kind
    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]
    note: str

    @property
    def labelled(self) -> bool:
        """Tell whether a label stands in it."""
        return any(piece.exhibits for sentence in (*self.old, *self.new) for piece in sentence.pieces)


@dataclass(slots=True)
class _Place:
    """A row by the numbers of its sentences."""

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    likeness: float | None = None
    moved: bool = False
    split: int | None = None
    """The old sentence that this was split off from, where that one stands elsewhere."""


def text_rows(text: RewrittenText, old: Sequence[Exhibit], new: Sequence[Exhibit]) -> Iterator[Row]:
    """Yield the rows in the order of the new version, what only the old one has where it stood there.

    `old` and `new` are the exhibits of either version in order.
    """
    ours, theirs = list(_sentences(text.old, old)), list(_sentences(text.new, new))
    for place in _places(text):
        left, right = [ours[i] for i in place.old], [theirs[j] for j in place.new]
        if place.likeness is not None and place.likeness >= LIKE and left and right:
            left, right = _tell_apart(left, right)
        yield Row(_kind(place), tuple(left), tuple(right), _note(place, ours))


def _sentences(draft: Draft, exhibits: Sequence[Exhibit]) -> Iterator[Sentence]:
    starts = [block.start for block in draft.layout.blocks if block.counted and block.zone == "body"]
    blocks = [draft.layout.block_at(start) for start, _ in draft.sentences]
    zones = [block.zone if block is not None else "body" for block in blocks]
    spans = [Block(*span, zone) for span, zone in zip(draft.sentences, zones, strict=True)]
    before = None
    for block, shown in zip(blocks, paragraphs(draft.document.text, spans, exhibits), strict=True):
        number = bisect_right(starts, block.start) if block is not None and shown.zone == "body" else None
        yield Sentence(shown.zone, block is not before, number, shown.pieces)
        before = block


def _places(text: RewrittenText) -> Iterator[_Place]:
    whole, parts = _links(text)
    owners = {i: j for j, (i, _) in whole.items()}
    placed: dict[int, _Place] = {}
    rows: list[_Place] = []
    ahead: list[int] = []
    for j in range(len(text.new.sentences)):
        found, pieces = whole.get(j), parts.get(j, [])
        more = [i for i in pieces if i not in owners and i not in placed]
        if found is None and not more and pieces:
            if rows and placed.get(pieces[0]) is rows[-1]:
                rows[-1].new.append(j)
                continue
            following = owners.get(pieces[0], j)
            if following > j and all(k not in whole and pieces[0] in parts.get(k, ()) for k in range(j, following)):
                ahead.append(j)  # the greater part of what was split comes after this
                continue
        if found is not None:
            place = _Place(sorted([found[0], *more]), [*ahead, j], found[1].likeness, found[1].moved)
        elif more:
            place = _Place(more, [*ahead, j], LIKE)
        else:
            place = _Place(new=[*ahead, j], split=next(iter(pieces), None))
        ahead = []
        placed.update(dict.fromkeys(place.old, place))
        rows.append(place)
    yield from _with_gone(rows, placed, len(text.old.sentences))


def _links(text: RewrittenText) -> tuple[dict[int, tuple[int, Passage]], dict[int, list[int]]]:
    """Return by the numbers of new sentences the old one that says the same, and those they have a part of."""
    ours, theirs = ({span: i for i, span in enumerate(draft.sentences)} for draft in (text.old, text.new))
    whole: dict[int, tuple[int, Passage]] = {}
    parts: dict[int, list[int]] = {}
    for passage in text.rewrite.passages:
        if passage.old is not None and passage.new is not None:
            i, j = ours[passage.old], theirs[passage.new]
            if not passage.part:
                whole[j] = i, passage
            elif i not in parts.setdefault(j, []):
                parts[j].append(i)
    return whole, parts


def _with_gone(rows: Sequence[_Place], placed: dict[int, _Place], number: int) -> Iterator[_Place]:
    """Yield the rows with those sentences among them that only the old version has, each after the one before it."""
    after: dict[int | None, list[_Place]] = {}
    anchor: int | None = None
    for i in range(number):
        place = placed.get(i)
        if place is None:
            after.setdefault(anchor, []).append(_Place(old=[i]))
        elif not place.moved:
            anchor = id(place)
    yield from after.get(None, ())
    for place in rows:
        yield place
        yield from after.get(id(place), ())


def _kind(place: _Place) -> Kind:
    if not place.new:
        return "gone"
    if not place.old:
        return "new"
    return "same" if place.likeness == 1 and len(place.old) == len(place.new) else "reworded"


def _note(place: _Place, old: Sequence[Sentence]) -> str:
    if place.split is not None:
        return f"split off from {_where(old[place.split])}"
    notes = [f"moved from {_where(old[place.old[0]])}"] if place.moved else []
    if len(place.old) > 1:
        notes.append("joined")
    if len(place.new) > 1:
        notes.append("split")
    return ", ".join(notes)


def _where(sentence: Sentence) -> str:
    return sentence.zone if sentence.paragraph is None else f"paragraph {sentence.paragraph}"


def _tell_apart(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Return sentences with the words marked that the others lack."""
    texts = ["\n".join("".join(piece.text for piece in s.pieces) for s in side) for side in (old, new)]
    if texts[0] == texts[1]:
        return list(old), list(new)
    ours, theirs = ([found.span() for found in _TOKEN.finditer(text)] for text in texts)
    one, other = ([text[slice(*span)] for span in spans] for text, spans in zip(texts, (ours, theirs), strict=True))
    kept_old: set[int] = set()
    kept_new: set[int] = set()
    for a, b, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        if size > 1 or (size == 1 and (len(one[a]) > ISLAND or _at_edge(a, b, one, other))):
            kept_old.update(range(a, a + size))
            kept_new.update(range(b, b + size))
    return _mark(old, _changed(ours, kept_old)), _mark(new, _changed(theirs, kept_new))


def _at_edge(a: int, b: int, one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two words both begin or both end what is compared."""
    return (a == 0 and b == 0) or (a == len(one) - 1 and b == len(other) - 1)


def _changed(spans: Sequence[Span], kept: set[int]) -> list[Span]:
    """Return the stretches that hold no kept word."""
    found: list[Span] = []
    for number, (start, end) in enumerate(spans):
        if number in kept:
            continue
        if found and number - 1 not in kept:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _mark(sentences: Sequence[Sentence], changed: Sequence[Span]) -> list[Sentence]:
    """Return sentences with these stretches of them (as one text, with a character between two) marked."""
    marked, at = [], 0
    for sentence in sentences:
        pieces: list[Piece] = []
        for piece in sentence.pieces:
            pieces += _cut(piece, at, changed)
            at += len(piece.text)
        at += 1
        marked.append(replace(sentence, pieces=tuple(pieces)))
    return marked


def _cut(piece: Piece, at: int, changed: Sequence[Span]) -> Iterator[Piece]:
    """Yield a piece cut where changed stretches begin and end; a label stays whole."""
    inside = [(max(start - at, 0), min(end - at, len(piece.text))) for start, end in changed
              if start < at + len(piece.text) and end > at]  # fmt: skip
    if piece.exhibits:
        yield replace(piece, changed=bool(inside))
        return
    done = 0
    for start, end in inside:
        if start > done:
            yield Piece(piece.text[done:start])
        yield Piece(piece.text[start:end], changed=True)
        done = end
    if done < len(piece.text):
        yield Piece(piece.text[done:])
