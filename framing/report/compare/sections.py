"""What a page of a comparison shows of one concept: chart, table, differences, places, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.comparing.results import Comparison, ConceptComparison, Contrast, FrameComparison
from framing.report.compare.charts import concept_chart, difference_chart
from framing.report.compare.differences import differences_of
from framing.report.compare.method import placement_rows
from framing.report.compare.view import in_group, own_names
from framing.report.media.svg import ESTABLISHED, VOICES, Drawing, drawing
from framing.report.parts.exhibits import Cell, Exhibit, Exhibits, FrameKey, first_of
from framing.report.words.naming import Labels
from framing.report.words.phrases import denial, listed
from framing.report.words.wording import (
    chance,
    difference,
    flag_words,
    odds_words,
    own_part,
    share_of,
    single_texts,
    value_of,
)

DIFFERENCES = 24
"""The most differences that are shown of a concept."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its number on the page, its name, and how much of it there is."""

    number: int
    name: str
    documents: int
    words: int
    units: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one group has of one frame."""

    group: Group
    own: Cell
    attributed: Cell
    held_off: Cell
    documents: int
    sources: str


@dataclass(frozen=True, slots=True)
class Named:
    """One frame with the groups that use it."""

    frame: FrameKey
    words: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference in words."""

    frame: str
    between: str
    size: str
    odds: str
    documents: str
    q: str
    beware: str


@dataclass(frozen=True, slots=True)
class Section:
    """One concept: its chart, the table behind it, differences, places, and the evidence of every group."""

    number: int
    title: str
    unit: str
    own_part: str
    chart: Drawing | None
    frames: tuple[Named, ...]
    differences: tuple[Difference, ...]
    difference_chart: Drawing | None
    placements: tuple[tuple[str, ...], ...]
    evidence: tuple[tuple[Group, tuple[Exhibit, ...]], ...]
    matches: int

    @property
    def lines(self) -> int:
        """Return the number of lines of evidence."""
        return sum(len(exhibits) for _, exhibits in self.evidence)


Shown = Mapping[int, Sequence[Exhibit]]
"""The evidence of each group, by its number."""


def make_section(
    number: int,
    comparison: Comparison,
    concept: ConceptComparison,
    groups: Sequence[Group],
    shown: Shown,
    exhibits: Exhibits,
) -> Section:
    """Return what a page shows of one concept."""
    named = [(group, in_group(group, concept)) for group in comparison.groups]
    thing = exhibits.concepts[f"{concept.lexicon}:{concept.concept}"]
    found = differences_of(comparison, concept, at_most=DIFFERENCES)
    evidence = []
    for group in groups:
        mine = tuple(exhibit for exhibit in shown[group.number] if exhibit.frame.concept_number == thing)
        if mine:
            evidence.append((group, mine))
    counted = [frame for _, item in named for frame in item.frames]
    chart, differences = (
        concept_chart(f"chart{number}", named, exhibits),
        difference_chart(f"differences{number}", found, exhibits),
    )
    return Section(
        number=number,
        title=exhibits.labels.concept(concept.lexicon, concept.concept),
        unit="share" if concept.measure == "share" else "per 1,000 words",
        own_part=own_part((group.group, item) for group, item in named),
        chart=None if chart is None else drawing(chart, VOICES),
        frames=tuple(_frames(comparison, concept, groups, dict(_by_number(evidence)), exhibits)),
        differences=tuple(_difference(contrast, exhibits.labels) for contrast in found),
        difference_chart=None if differences is None else drawing(differences, ESTABLISHED),
        placements=tuple(placement_rows(concept, comparison.groups, exhibits.labels)),
        evidence=tuple(evidence),
        matches=sum(frame.count for frame in counted),
    )


def _by_number(evidence: Iterable[tuple[Group, tuple[Exhibit, ...]]]) -> Iterator[tuple[int, tuple[Exhibit, ...]]]:
    """Yield evidence by the number of its group."""
    return ((group.number, exhibits) for group, exhibits in evidence)


def _frames(
    comparison: Comparison, concept: ConceptComparison, groups: Sequence[Group], shown: Shown, exhibits: Exhibits
) -> Iterator[Named]:
    alone = single_texts(comparison)
    for index, frame in enumerate(concept.frames):
        forms: Counter[str] = Counter()
        rows = []
        for group, compared in zip(groups, comparison.groups, strict=True):
            item = in_group(compared, concept)
            if not item.frames[index].count:
                continue
            forms.update(dict(item.frames[index].forms))
            key = exhibits.key(concept.lexicon, concept.concept, frame.frame)
            rows.append(_row(group, item, item.frames[index], key, shown.get(group.number, ()), exhibits, alone=alone))
        if rows:
            key = exhibits.key(concept.lexicon, concept.concept, frame.frame)
            words = listed((form for form, _ in forms.most_common()), at_most=4) if exhibits.with_text else ""
            yield Named(key, words, tuple(rows))


def _row(
    group: Group,
    item: ConceptComparison,
    frame: FrameComparison,
    key: FrameKey,
    shown: Sequence[Exhibit],
    exhibits: Exhibits,
    *,
    alone: bool,
) -> Row:
    own = frame.by_side["own"]
    share = share_of(own, own_names(item), alone=alone)
    note = share if item.measure == "share" else value_of(own.rate, rate=True)

    def cell(side: str, count: int, note: str = "") -> Cell:
        first = first_of(shown, f"f{key.number}", side) if count else None
        return Cell(count, side, 0, note if count else "", first)

    names = (
        f"{source.name or 'nobody named'}{f' {source.count}' if source.count > 1 else ''}{denial(source)}"
        for source in frame.sources
    )
    return Row(
        group=group,
        own=cell("own", own.count, note),
        attributed=cell("att", frame.by_side["attributed"].count),
        held_off=cell("held", frame.by_side["held_off"].count),
        documents=frame.documents,
        sources=listed(names, at_most=3) if exhibits.with_text else "",
    )


def _difference(contrast: Contrast, labels: Labels) -> Difference:
    return Difference(
        frame=labels.frame(contrast.lexicon, contrast.concept, contrast.frame).title,
        between=f"{contrast.group} − {contrast.against}",
        size=difference(contrast),
        odds=odds_words(contrast.effect.odds_ratio) if contrast.effect is not None else "",
        documents=f"{contrast.first.n_documents:,}, {contrast.second.n_documents:,}",
        q=chance(contrast.q).removeprefix("q = ").removeprefix("q "),
        beware=flag_words(contrast.flags),
    )
