"""What a rewrite did, as a page: every change with its places, the texts side by side, and every label in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePosixPath

from framing.comparing.rewrites import CHANGE_KINDS, Change, ChangeKind, Finding, Rewrite, RewrittenText, Tally, Use
from framing.report.diff.rows import Row, text_rows
from framing.report.diff.view import concepts_changed, facts, heading, notes, tallies_of, title
from framing.report.diff.words import KIND_WORDS, OLD_TEXT, caveat, kind_words, places, statement, version_names
from framing.report.media.html import render_page
from framing.report.media.json import Json
from framing.report.media.safe import one_line, shorten
from framing.report.parts.exhibits import Cell, Choice, Exhibit, Exhibits, FrameKey, Option, first_of
from framing.report.parts.passages import DOCUMENTS, WHOLE_CHARACTERS, WHOLE_TEXTS, Paragraph, paragraphs
from framing.report.words.naming import STANCE_WORDS, VOICE_WORDS, Labels
from framing.report.words.phrases import plural
from framing.types import KwicLine

LONG = 1_000_000
"""Two versions with more characters than this are shown only where labels stand."""

SIDE = 60
"""Characters of context on either side of a label."""

CHANGED = "Δ"
UNCHANGED = "c-none"
OLD, NEW = 1, 2

_Key = tuple[int, str]
"""A label by its version and its id."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label of a change stands: `label` in words, then the label in its context and what is said of it."""

    label: str
    exhibit: Exhibit
    left: str
    right: str
    said: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change: where the label stood, where it stands, and what else became of it."""

    old: Place | None
    new: Place | None
    more: str


@dataclass(frozen=True, slots=True)
class Told:
    """One finding with all its changes."""

    kind: str
    name: str
    concept: str
    frame: FrameKey
    said: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One name in both versions: own voice, attributed and held off in the old one, then in the new one."""

    frame: FrameKey
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One rewrite: what was found, its names by concept, its texts where these are shown, and its labels."""

    number: int
    title: str
    facts: str
    names: tuple[str, str]
    notes: tuple[str, ...]
    told: tuple[Told, ...]
    concepts: tuple[tuple[str, tuple[Named, ...]], ...]
    rows: tuple[Row, ...]
    cut: bool
    paragraphs: tuple[Paragraph, ...]
    labels: tuple[tuple[str, tuple[Exhibit, ...]], ...]
    hashes: tuple[tuple[str, str], ...]


def rewrite_page(texts: Iterable[RewrittenText], run: Json, labels: Labels, *, with_text: bool = True) -> bytes:
    """Return rewrites as one HTML file, several where headlines are compared with their bodies.

    `with_text=False` leaves out every word of the documents.
    """
    every = iter(texts)
    read = list(islice(every, DOCUMENTS))
    left_out = sum(1 for _ in every)
    within = any(text.rewrite.within for text in read)
    characters = sum(len(text.new.document.text) for text in read)
    whole = with_text and (not within or (len(read) <= WHOLE_TEXTS and characters <= WHOLE_CHARACTERS))
    page = _Page(Exhibits(labels, with_text=with_text), whole)
    sheets = [page.sheet(i, text) for i, text in enumerate(read, start=1)]
    return render_page(
        "diff.html",
        title=_title(read, within=within),
        within=within,
        sheets=sheets,
        quiet=_quiet(sheets) if len(sheets) > 1 else [],
        left_out=left_out,
        whole=whole,
        with_text=with_text,
        caveat=caveat(read[0].rewrite) if read else "",
        choices=[page.choice(), *page.exhibits.choices()],
        exhibits=page.exhibits,
        run=run,
        used=sorted({tally.lexicon for text in read for tally in text.rewrite.frames}),
    )


def _title(read: Sequence[RewrittenText], *, within: bool) -> str:
    if within and len(read) != 1:
        return f"{plural(len(read), 'headline')} and what stands under {'it' if len(read) == 1 else 'them'}"
    return _heading(read[0].rewrite) if read else "Headlines and what stands under them"


def _quiet(sheets: Iterable[Sheet]) -> list[tuple[str, int]]:
    """Return what there is to say of those texts of which nothing was found, and of how many."""
    said = Counter(" ".join(sheet.notes) or "No headline was recognised." for sheet in sheets if not sheet.told)
    return said.most_common()


def _heading(rewrite: Rewrite) -> str:
    """Return what is compared with what, without folders where the names of the files are enough."""
    if rewrite.within:
        return f"{PurePosixPath(rewrite.new.document).name or rewrite.new.document}: body and headline"
    old, new = version_names(rewrite)
    return title(rewrite) if old == OLD_TEXT else f"{old} → {new}"


@dataclass(slots=True)
class _Page:
    """Makes the sheets of a page; `kinds` are the changes met so far."""

    exhibits: Exhibits
    whole: bool
    kinds: set[ChangeKind] = field(default_factory=set)

    def sheet(self, number: int, text: RewrittenText) -> Sheet:
        """Return what the page shows of one rewrite."""
        rewrite = text.rewrite
        for concept in _concepts_of(rewrite):
            for tally in tallies_of(rewrite, concept):
                self.exhibits.key(tally.lexicon, tally.concept, tally.frame)
        changed = _changes_of(rewrite)
        old, new = (self._add(text, group, changed) for group in (OLD, NEW))
        known = {(group, name): x for group, side in ((OLD, old), (NEW, new)) for name, x in side.items()}
        names = version_names(rewrite)
        return Sheet(
            number=number,
            title=_heading(rewrite),
            facts=facts(rewrite) if self.exhibits.with_text or not rewrite.within else "",
            names=names,
            notes=tuple(notes(rewrite)),
            told=tuple(self._told(finding, rewrite, known) for finding in rewrite.findings),
            concepts=tuple(self._concepts(rewrite, list(known.values()))),
            rows=tuple(self._rows(text, list(old.values()), list(new.values()))),
            cut=_size(text) > LONG,
            paragraphs=tuple(self._paragraphs(text, known.values())),
            labels=tuple((name, tuple(side.values())) for name, side in zip(names, (old, new), strict=True) if side),
            hashes=tuple(dict.fromkeys((v.document, v.sha256[:12]) for v in (rewrite.old, rewrite.new))),
        )

    def _add(self, text: RewrittenText, group: int, changed: Mapping[_Key, set[ChangeKind]]) -> dict[str, Exhibit]:
        """Take in the labels of one version, or of the body or the headline of one text; return them by their ids."""
        found = {}
        for line in (text.old if group == OLD else text.new).lines:
            if not text.rewrite.within or (line.match.zone == "headline") == (group == NEW):
                kinds = changed.get((group, line.match.id), set())
                self.kinds.update(kinds)
                found[line.match.id] = self._exhibit(line, group, kinds)
        return found

    def _exhibit(self, line: KwicLine, group: int, kinds: set[ChangeKind]) -> Exhibit:
        hidden = self.whole or not self.exhibits.with_text
        exhibit = self.exhibits.add(
            line.match,
            left="" if hidden else shorten(line.left, SIDE, keep="end"),
            right="" if hidden else shorten(line.right, SIDE),
            place=f"{line.match.line}:{line.match.column}",
            group=group,
            more=[f"c-{kind}" for kind in CHANGE_KINDS if kind in kinds] or [UNCHANGED],
        )
        said = f"{exhibit.said}; {_kinds(kinds)}"
        return replace(exhibit, mark=exhibit.mark + CHANGED, said=said) if kinds else exhibit

    def _told(self, finding: Finding, rewrite: Rewrite, known: Mapping[_Key, Exhibit]) -> Told:
        labels = self.exhibits.labels
        steps = []
        for change in finding.changes:
            old, new = self._place(change.old, OLD, rewrite, known), self._place(change.new, NEW, rewrite, known)
            steps.append(Step(old, new, _kinds(set(change.kinds) - {finding.kind})))
        return Told(
            kind=kind_words(finding, rewrite),
            name=heading(finding, labels),
            concept=labels.concept(finding.lexicon, finding.concept),
            frame=self.exhibits.key(finding.lexicon, finding.concept, finding.frame),
            said=statement(finding, rewrite, with_text=self.exhibits.with_text),
            steps=tuple(steps),
        )

    def _place(self, use: Use | None, group: int, rewrite: Rewrite, known: Mapping[_Key, Exhibit]) -> Place | None:
        if use is None:
            return None
        match, reading, with_text = use.line.match, use.line.match.reading, self.exhibits.with_text
        said = VOICE_WORDS[reading.voice]
        if reading.source is not None and with_text:
            said += f": {reading.source.resolved}"
        if reading.stance != "adopted":
            said += f", {STANCE_WORDS[reading.stance]}"
        where = places([use])
        return Place(
            label=where if rewrite.within else f"{'before' if group == OLD else 'after'}, {where}",
            exhibit=known[group, match.id],
            left=shorten(one_line(use.line.left), SIDE, keep="end") if with_text else "",
            right=shorten(one_line(use.line.right), SIDE) if with_text else "",
            said=said,
        )

    def _concepts(self, rewrite: Rewrite, exhibits: Sequence[Exhibit]) -> Iterator[tuple[str, tuple[Named, ...]]]:
        """Yield the names of each concept with their counts, concepts with changes first."""
        for concept in _concepts_of(rewrite):
            rows = []
            for tally in tallies_of(rewrite, concept):
                key = self.exhibits.key(tally.lexicon, tally.concept, tally.frame)
                cells = [cell for group, side in ((OLD, tally.old), (NEW, tally.new))
                         for cell in _cells(side, key, group, exhibits)]  # fmt: skip
                rows.append(Named(key, tuple(cells)))
            yield self.exhibits.labels.concept(*concept), tuple(rows)

    def _rows(self, text: RewrittenText, old: Sequence[Exhibit], new: Sequence[Exhibit]) -> Iterator[Row]:
        if self.whole and not text.rewrite.within:
            every, cut = text_rows(text, old, new), _size(text) > LONG
            yield from (row for row in every if row.labelled or not cut)

    def _paragraphs(self, text: RewrittenText, exhibits: Iterable[Exhibit]) -> Iterator[Paragraph]:
        if self.whole and text.rewrite.within:
            ordered = sorted(exhibits, key=lambda exhibit: (exhibit.start, exhibit.end))
            yield from paragraphs(text.new.document.text, text.new.layout.blocks, ordered)

    def choice(self) -> Choice:
        """Return the changes that labels can be chosen by."""
        kinds = [Option(f"c-{kind}", KIND_WORDS[kind]) for kind in CHANGE_KINDS if kind in self.kinds]
        return Choice("Change", {"": [*kinds, Option(UNCHANGED, "unchanged")]} if kinds else {})


def _size(text: RewrittenText) -> int:
    return len(text.old.document.text) + len(text.new.document.text)


def _kinds(kinds: set[ChangeKind]) -> str:
    return ", ".join(KIND_WORDS[kind] for kind in CHANGE_KINDS if kind in kinds)


def _concepts_of(rewrite: Rewrite) -> list[tuple[str, str]]:
    """Return the concepts that either version names, those with changes first."""
    named = [(tally.lexicon, tally.concept) for tally in rewrite.frames]
    return list(dict.fromkeys([*concepts_changed(rewrite), *named]))


def _changes_of(rewrite: Rewrite) -> dict[_Key, set[ChangeKind]]:
    """Return what became of each label; those that a change is only compared with are none."""
    found: dict[_Key, set[ChangeKind]] = {}
    for change in rewrite.changes:
        for group, use in ((OLD, change.old), (NEW, change.new)):
            if use is not None and (change.in_place or group == _changed_side(change)):
                found.setdefault((group, use.line.match.id), set()).update(change.kinds)
    return found


def _changed_side(change: Change) -> int:
    """Return the version whose label a change is about, where the two do not stand in the same place."""
    return OLD if change.new is None or "demoted" in change.kinds else NEW


def _cells(tally: Tally, frame: FrameKey, group: int, exhibits: Sequence[Exhibit]) -> Iterator[Cell]:
    for side, count in (("own", tally.own), ("att", tally.attributed), ("held", tally.held_off)):
        first = first_of(exhibits, f"f{frame.number}", f"g{group}", side) if count else None
        yield Cell(count, side, 0, "", first)
