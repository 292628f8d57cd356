"""Scores as a page: each text beside its numbers, and the evidence behind every one of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from framing.reading.scoring import ScoredText
from framing.report.media.html import render_page, web_address
from framing.report.media.json import Json
from framing.report.parts.exhibits import Cell, Exhibit, Exhibits, FrameKey, first_of
from framing.report.parts.passages import DOCUMENTS, WHOLE_CHARACTERS, WHOLE_TEXTS, Paragraph, around, paragraphs
from framing.report.score.view import evidence_of, facts, footnotes, named_concepts
from framing.report.words.naming import Labels
from framing.report.words.phrases import listed, number, percent, plural
from framing.types import Block, ConceptScore, FrameScore, MetaValue, Score

LINES = 4_000
"""The most lines of evidence on a page of excerpts; long texts give up theirs first."""

AROUND = 70
"""Characters that an excerpt keeps on either side of a label."""

BAR = 72


@dataclass(frozen=True, slots=True)
class Row:
    """What a passage has of one frame."""

    frame: FrameKey
    words: str
    sources: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """One concept in one passage."""

    title: str
    rate: bool
    paired: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One passage: its facts, its text where that is shown, its numbers and their evidence."""

    number: int
    title: str
    facts: str
    meta: tuple[tuple[str, str, str | None], ...]
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    concepts: tuple[Naming, ...]
    notes: tuple[str, ...]
    exhibits: tuple[Exhibit, ...]
    matches: int
    words: int
    totals: tuple[Cell, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """How much of the texts is shown: all, or excerpts with so many lines a passage."""

    whole: bool
    lines: int
    with_text: bool


def score_page(
    texts: Iterable[ScoredText], run: Json, labels: Labels, *, with_text: bool = True, notes: Iterable[str] = ()
) -> bytes:
    """Return scores as one HTML file; `with_text=False` leaves out every word of the documents.

    `notes` are of all texts, and asked for when these have been read.
    """
    every = ((text, score) for text in texts for score in text.scores)
    read = list(islice(every, DOCUMENTS))
    left_out = sum(1 for _ in every)
    plan = _plan(read, with_text=with_text)
    exhibits = Exhibits(labels, with_text=with_text)
    sheets = [_sheet(i, text, score, exhibits, plan) for i, (text, score) in enumerate(read, start=1)]
    noun = "document" if run["settings"]["unit"] == "document" else "passage"
    one = sheets[0].title.rpartition("/")[2] if len(sheets) == 1 else plural(len(sheets), noun)
    return render_page(
        "score.html",
        title=f"What {one} call{'s' if len(sheets) == 1 else ''} things",
        noun=noun,
        sheets=sheets,
        words=sum(sheet.words for sheet in sheets),
        matches=sum(sheet.matches for sheet in sheets),
        left_out=left_out,
        whole=plan.whole,
        with_text=with_text,
        around=AROUND,
        exhibits=exhibits,
        notes=notes,
        run=run,
        used=_used(read),
    )


def _plan(read: Sequence[tuple[ScoredText, Score]], *, with_text: bool) -> _Plan:
    shown = len({id(text) for text, _ in read})
    characters = sum(score.end - score.start for _, score in read)
    if not with_text or (shown <= WHOLE_TEXTS and characters <= WHOLE_CHARACTERS):
        return _Plan(with_text, LINES, with_text)
    counts = [len(score.matches) for _, score in read]
    lines = max(counts, default=0)
    while sum(min(count, lines) for count in counts) > LINES:
        lines -= 1
    return _Plan(whole=False, lines=lines, with_text=True)


def _sheet(index: int, text: ScoredText, score: Score, exhibits: Exhibits, plan: _Plan) -> Sheet:
    for concept in named_concepts(score):
        for frame in concept.frames:
            if frame.count:
                exhibits.key(concept.lexicon, concept.concept, frame.frame)
    shown = tuple(_exhibit(text, score, exhibits, plan))
    concepts = tuple(_naming(score, concept, exhibits, shown, plan) for concept in named_concepts(score))
    blocks = _within(text.blocks, score) if plan.whole else ()
    labels = exhibits.labels
    return Sheet(
        number=index,
        title=score.document if score.passage == 0 and score.start == 0 else f"{score.document} · {score.passage + 1}",
        facts=facts(score),
        meta=tuple(_meta(score.meta)) if plan.with_text else (),
        sha256=score.sha256[:12],
        paragraphs=tuple(paragraphs(text.document.text, blocks, shown)) if blocks else (),
        concepts=concepts,
        notes=tuple(footnotes(score, labels)) if plan.with_text else (),
        exhibits=shown,
        matches=len(score.matches),
        words=score.words,
        totals=tuple(_total(concepts, shown, column) for column in range(3)),
        chosen=_chosen(score, labels),
    )


def _exhibit(text: ScoredText, score: Score, exhibits: Exhibits, plan: _Plan) -> Iterator[Exhibit]:
    for match in islice(score.matches, plan.lines):
        left = right = ""
        if plan.with_text and not plan.whole:
            left, right = around(text, match, width=AROUND)
        yield exhibits.add(match, left=left, right=right, place=f"{match.line}:{match.column}")


def _within(blocks: Iterable[Block], score: Score) -> list[Block]:
    """Return the blocks of a passage, a block that is longer cut to the passage."""
    return [
        dataclasses.replace(block, start=max(block.start, score.start), end=min(block.end, score.end))
        for block in blocks
        if block.start < score.end and block.end > score.start
    ]


def _naming(score: Score, concept: ConceptScore, exhibits: Exhibits, shown: Sequence[Exhibit], plan: _Plan) -> Naming:
    evidence = evidence_of(score, concept)
    biggest = max(10, *(frame.count for frame in concept.frames))
    rows = []
    for frame in concept.frames:
        if frame.count:
            key = exhibits.key(concept.lexicon, concept.concept, frame.frame)
            words, sources = evidence[frame.frame] if plan.with_text else ("", "")
            rows.append(Row(key, words, sources, tuple(_cells(concept, frame, key, shown, biggest))))
    return Naming(
        title=exhibits.labels.concept(concept.lexicon, concept.concept),
        rate=concept.measure == "rate",
        paired=plural(concept.paired, "sentence") if concept.paired else "",
        rows=tuple(rows),
    )


def _cells(
    concept: ConceptScore, frame: FrameScore, key: FrameKey, shown: Sequence[Exhibit], biggest: int
) -> Iterator[Cell]:
    share = concept.measure == "share"
    own = percent(frame.own.share) if share else f"{number(frame.rate)} per 1,000"
    attributed = percent(frame.attributed.share) if share else ""
    counts = (("own", frame.own.count, own), ("att", frame.attributed.count, attributed), ("held", frame.held_off, ""))
    for side, count, note in counts:
        first = first_of(shown, f"f{key.number}", side) if count else None
        width = max(4, round(BAR * count / biggest)) if count else 0
        yield Cell(count, side, width, note if count else "", first)


def _total(concepts: Iterable[Naming], shown: Sequence[Exhibit], column: int) -> Cell:
    side = ("own", "att", "held")[column]
    count = sum(row.cells[column].count for concept in concepts for row in concept.rows)
    return Cell(count, side, 0, "", first_of(shown, side) if count else None)


def _chosen(score: Score, labels: Labels) -> str:
    """Return the names that a passage uses most in its own voice."""
    every = ((frame.own.count, concept, frame) for concept in named_concepts(score) for frame in concept.frames)
    used = sorted((item for item in every if item[0] and not item[2].generic), key=lambda item: -item[0])
    titles = (labels.frame(c.lexicon, c.concept, f.frame).title + (f" {n}" if n > 1 else "") for n, c, f in used)
    return listed(titles, at_most=3)


def _meta(meta: Mapping[str, MetaValue]) -> Iterator[tuple[str, str, str | None]]:
    """Yield names and values of metadata, with the address where a value is one."""
    for name, value in meta.items():
        if value not in (None, ""):
            yield str(name), str(value), web_address(str(value))


def _used(read: Iterable[tuple[ScoredText, Score]]) -> list[str]:
    """Return the lexicons that found anything."""
    return sorted({match.lexicon for _, score in read for match in score.matches})
