"""Every place of one document where a term occurs, counted or not, with the reading of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from framing.corpus.block_quotes import unmarked_text
from framing.corpus.layout import lay_out
from framing.corpus.normal import sha256_of
from framing.lexicon.entries import Concept, Lexicon
from framing.reading.asides import find_addresses
from framing.reading.matching import Matcher, Occurrence
from framing.reading.rulings import Rulings, apply_rulings
from framing.reading.selecting import EVERYTHING, Selection
from framing.reading.voices import read_voices
from framing.types import Document, KwicLine, Layout, Match, Reading, Reason, Zone

WINDOW = 2000
"""The most characters a concordance line or a sentence may hold on one side."""


@dataclass(frozen=True, slots=True)
class MatchedDocument:
    """A document with its layout, its matches in order, and which concepts' gates are open or closed.

    `open_concepts` follow the order of the lexicons; `closed` are concepts with occurrences behind a closed gate, with
    their number.
    """

    document: Document
    layout: Layout
    matches: tuple[Match, ...]
    open_concepts: tuple[tuple[Lexicon, Concept], ...]
    closed: tuple[tuple[Lexicon, Concept, int], ...]
    sha256: str


def find_matches(
    document: Document, matcher: Matcher, *, selection: Selection = EVERYTHING, rulings: Rulings | None = None
) -> MatchedDocument:
    """Find every match of a document that the selection keeps, in order of its start.

    Matches in page furniture, in repeated paragraphs and in web addresses are listed with `counted=False` and the
    reason. Rulings of people come first: the selection sees what they made of a match.
    """
    layout = lay_out(document)
    found = matcher.find(document, layout)
    sha256 = sha256_of(document.text)
    occurrences = [
        # people may rule that a name is none, which the second mentions after it must hear of
        o
        for o in found.occurrences
        if rulings is not None or selection.lists(o.lexicon, o.concept, o.frame)
    ]
    matches: tuple[Match, ...] = ()
    if occurrences:
        readings = read_voices(document, layout, [(o.start, o.end) for o in occurrences])
        setting = _Setting(document.text, layout)
        named = _first_names(setting, found.occurrences) if any(o.frame.generic for o in occurrences) else {}
        matches = _build(unmarked_text(document), setting, occurrences, readings, named, sha256)
        if rulings is not None:
            matches = tuple(match for match in apply_rulings(matches, rulings) if selection.has(match.name))
        if selection is not EVERYTHING:
            matches = tuple(match for match in matches if selection.keeps(match))
    return MatchedDocument(document, layout, matches, found.open, found.closed, sha256)


def kwic_lines(matched: MatchedDocument, matches: Iterable[Match], *, width: int = WINDOW) -> tuple[KwicLine, ...]:
    """Return concordance lines: at most `width` characters either side of a match and never past its paragraph."""
    document = matched.document
    text = unmarked_text(document)
    lines = []
    for match in matches:
        block = matched.layout.block_at(match.start)
        low, high = (block.start, block.end) if block is not None else (0, len(text))
        left = text[max(low, match.start - width) : match.start]
        right = text[match.end : min(high, match.end + width)]
        lines.append(KwicLine(document.id, document.path, document.meta, match, left, right))
    return tuple(lines)


class _Setting:
    """Where the words of a document stand: in which block, and whether they count there."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._layout = layout
        self._in_address = find_addresses(text)

    def of(self, offset: int) -> tuple[Zone, Reason | None]:
        """Return the zone of an offset, and why what stands there is not counted."""
        block = self._layout.block_at(offset)
        zone: Zone = "body" if block is None else block.zone
        if block is not None and not block.counted:
            return zone, "boilerplate" if zone == "boilerplate" else "repeat"
        return zone, "address" if self._in_address is not None and self._in_address(offset) else None


def _first_names(setting: _Setting, occurrences: tuple[Occurrence, ...]) -> dict[int, int]:
    """Return where each concept (by identity) is first named by a frame that is not generic, in words that count."""
    first: dict[int, int] = {}
    for occurrence in occurrences:
        key = id(occurrence.concept)
        if not occurrence.frame.generic and key not in first and setting.of(occurrence.start)[1] is None:
            first[key] = occurrence.start
    return first


def _build(
    text: str,
    setting: _Setting,
    occurrences: list[Occurrence],
    readings: tuple[Reading, ...],
    named: dict[int, int],
    sha256: str,
) -> tuple[Match, ...]:
    matches = []
    line, line_start, seen = 1, 0, 0
    for occurrence, reading in zip(occurrences, readings, strict=True):
        start, end = occurrence.start, occurrence.end
        breaks = text.count("\n", seen, start)
        if breaks:
            line += breaks
            line_start = text.rfind("\n", seen, start) + 1
        seen = start
        zone, reason = setting.of(start)
        if reason is None and occurrence.frame.generic and start < named.get(id(occurrence.concept), len(text)):
            reason = "unnamed"
        name = f"{occurrence.lexicon.id}:{occurrence.concept.id}.{occurrence.frame.id}"
        key = f"{sha256} {start} {end} {name} {occurrence.term.notation}"
        matches.append(
            Match(
                id=hashlib.sha256(key.encode()).hexdigest()[:16],
                counted=reason is None,
                reason=reason,
                lexicon=occurrence.lexicon.id,
                concept=occurrence.concept.id,
                frame=occurrence.frame.id,
                generic=occurrence.frame.generic,
                term=occurrence.term.notation,
                text=text[start:end],
                start=start,
                end=end,
                line=line,
                column=start - line_start + 1,
                zone=zone,
                reading=reading,
            )
        )
    return tuple(matches)
