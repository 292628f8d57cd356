"""Who is quoted saying what in one document, and how much of it."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.corpus.block_quotes import unmarked_text
from framing.corpus.layout import lay_out
from framing.corpus.normal import sha256_of
from framing.corpus.positions import Positions
from framing.corpus.words import WORD, mark_words
from framing.reading.attribution.document import read_attributions
from framing.reading.attribution.finds import TOPICS, WRITERS
from framing.reading.attribution.scan import Scan
from framing.reading.selecting import EVERYTHING, Selection
from framing.reading.tallying import Quoted, SourceTally, SourceTotal, Unquoted
from framing.types import Attribution, AttributionKind, Document, Layout, MetaValue

KINDS: tuple[AttributionKind, ...] = ("direct_quote", "partial_quote", "unattributed_quote", "indirect")
"""Kinds of attributions that count."""
_SAID = frozenset({"verb-that", "verb-for-topic"})
"""Rules after which even a plan or a mood is told as somebody's words."""


@dataclass(frozen=True)
class QuotedDocument:
    """The attributions of one document in the order of the text, of the voices and zones of `selection`.

    `words` are the counted words of the whole document. What follows from these is summed up when it is asked for.
    """

    document: str
    path: str | None
    meta: Mapping[str, MetaValue]
    words: int
    attributions: tuple[Quoted, ...]
    selection: Selection = EVERYTHING

    @cached_property
    def quoted_words(self) -> int:
        """Return the number of words in somebody else's mouth."""
        return sum(item.words for item in self.attributions if item.counted)

    @property
    def share(self) -> float | None:
        """Return the share of the words that are quoted, `None` without words."""
        return self.quoted_words / self.words if self.words else None

    @cached_property
    def by_kind(self) -> Mapping[AttributionKind, int]:
        """Return the number of attributions that count, by kind, zeros included."""
        kinds = Counter(item.attribution.kind for item in self.attributions if item.counted)
        return {kind: kinds[kind] for kind in KINDS}

    @cached_property
    def sources(self) -> tuple[SourceTotal, ...]:
        """Return what each source says, those with most words first."""
        tally = SourceTally()
        tally.add(self.attributions, words=self.words)
        return tally.totals()


def quote_document(document: Document, *, selection: Selection = EVERYTHING) -> QuotedDocument:
    """Find who is quoted in a document, with how many words; of a selection voices and zones are heeded."""
    layout = lay_out(document)
    scan = Scan(unmarked_text(document), layout)
    attributions = _distinct(read_attributions(scan))
    found = _quoted(document, layout, attributions, _marked(scan)) if attributions else ()
    quoted = tuple(found if selection is EVERYTHING else [item for item in found if _asked(item, selection)])
    return QuotedDocument(document.id, document.path, document.meta, layout.words, quoted, selection)


def _asked(item: Quoted, selection: Selection) -> bool:
    voices, zones = selection.voices, selection.zones
    return (voices is None or item.attribution.kind in voices) and (zones is None or item.zone in zones)


def _distinct(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Give each stretch of speech one attribution: the first found, or the first with a cue."""
    kept: dict[tuple[tuple[int, int], ...], Attribution] = {}
    for attribution in attributions:
        known = kept.get(attribution.content)
        if known is None or (known.cue is None and attribution.cue is not None):
            kept[attribution.content] = attribution
    return list(kept.values())


def _marked(scan: Scan) -> list[tuple[int, int]]:
    """Return what stands in quotation marks or is set off as a block quote."""
    blocks = scan.paragraphs.blocks
    pairs = map(scan.paragraphs.quotation, range(len(blocks)))
    quotes = [(quote.inner_start, quote.inner_end) for quotation in pairs for quote in quotation.quotes]
    return [*quotes, *[(block.start, block.end) for block in blocks if block.block_quote is not None]]


def _quoted(
    document: Document, layout: Layout, attributions: Sequence[Attribution], marks: Sequence[tuple[int, int]]
) -> Iterator[Quoted]:
    text = unmarked_text(document)
    digest = sha256_of(document.text)
    positions = Positions(text)
    reasons = [_reason(layout, attribution) for attribution in attributions]
    told = _words_told(text, attributions, reasons, marks)
    for attribution, reason, (words, verbatim) in zip(attributions, reasons, told, strict=True):
        spans = attribution.content
        block = layout.block_at(spans[0][0])
        key = " ".join([digest, *[f"{start} {end}" for start, end in spans]])
        line, column = positions.of(spans[0][0])
        yield Quoted(
            id=hashlib.sha256(key.encode()).hexdigest()[:16],
            attribution=attribution,
            pieces=tuple([text[start:end] for start, end in spans]),
            line=line,
            column=column,
            zone=block.zone if block is not None else "body",
            words=words,
            verbatim=verbatim,
            reason=reason,
        )


def _reason(layout: Layout, attribution: Attribution) -> Unquoted | None:
    block = layout.block_at(attribution.content[0][0])
    if block is not None and not block.counted:
        return "boilerplate" if block.zone == "boilerplate" else "repeat"
    if attribution.kind in ("scare_quote", "label_mention"):
        return "own_voice"
    if attribution.kind == "indirect" and attribution.cue is not None:
        untold = attribution.cue.cue_class in WRITERS and attribution.rule not in _SAID
        return "no_speech" if untold or attribution.rule in TOPICS else None
    return None


def _words_told(
    text: str,
    attributions: Sequence[Attribution],
    reasons: Sequence[Unquoted | None],
    marks: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return how many words each attribution's source utters itself, and how many of them are in marks.

    A word in the speech of one source quoted by another is the innermost one's, so that no word counts twice.
    """
    words = mark_words(text)
    inside = bytearray(len(words))
    for start, end in marks:
        inside[start : end + 1] = words[start : end + 1]
    speech = [i for i, reason in enumerate(reasons) if reason is None]
    told = [[0, 0] for _ in attributions]
    unsaid = ((*span, i) for i, reason in enumerate(reasons) if reason is not None for span in attributions[i].content)
    for first, last, owner in (*_innermost(attributions, speech), *unsaid):
        told[owner][0] += words.count(WORD, first, last + 1)
        told[owner][1] += inside.count(WORD, first, last + 1)
    return [(words, verbatim) for words, verbatim in told]


def _innermost(attributions: Sequence[Attribution], indexes: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Yield disjoint stretches of text with the shortest attribution that covers each."""
    opening: list[tuple[int, int, int]] = []
    for i in indexes:
        size = sum(end - start for start, end in attributions[i].content)
        opening += [(start, size, i) for start, _ in attributions[i].content]
    opening.sort()
    ends = {(start, i): end for i in indexes for start, end in attributions[i].content}
    edges = sorted({edge for start, _, i in opening for edge in (start, ends[start, i])})
    active: list[tuple[int, int, int]] = []
    following = 0
    for number, edge in enumerate(edges[:-1]):
        while following < len(opening) and opening[following][0] == edge:
            start, size, i = opening[following]
            heapq.heappush(active, (size, i, ends[start, i]))
            following += 1
        while active and active[0][2] <= edge:
            heapq.heappop(active)
        if active:
            yield edge, edges[number + 1], active[0][1]
