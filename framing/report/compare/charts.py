"""The charts of a comparison: shares or counts by group for every frame, and differences around zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.comparing.findings import established
from framing.comparing.results import (
    ComparedSide,
    Comparison,
    ConceptComparison,
    Contrast,
    Estimate,
    FrameComparison,
    GroupComparison,
    SideComparison,
)
from framing.report.compare.view import in_group
from framing.report.media.charts import FEWEST, MANY, SHARES, Chart, Facet, Value, described, draw, nice_scale
from framing.report.media.figures import Figures
from framing.report.media.svg import ESTABLISHED, VOICES, svg
from framing.report.parts.exhibits import Exhibits
from framing.report.words.naming import Labels
from framing.report.words.phrases import plural
from framing.report.words.wording import bears, chance, difference, value_of

SIDES: tuple[tuple[ComparedSide, str, bool], ...] = (("own", "own", False), ("attributed", "attributed", True))
POINTS = [(points / 100, f"{points:+d}".replace("-", "−").replace("+0", "0")) for points in (-100, -50, 0, 50, 100)]

Named = Sequence[tuple[GroupComparison, ConceptComparison]]
"""A concept as each group names it."""


def concept_chart(identity: str, named: Named, exhibits: Exhibits) -> Chart | None:
    """Return a forest plot where any group has documents enough, else bars of counts; `None` where there is nothing."""
    concept = named[0][1]
    title = exhibits.labels.concept(concept.lexicon, concept.concept)
    forest = any(bears(_estimate(concept, f.by_side["own"])) for _, item in named for f in item.frames if f.count)
    facets = list(_facets(named, exhibits, forest=forest))
    if not facets:
        return None
    values = [value.high or value.value or 0.0 for facet in facets for value in facet.values]
    if not forest:
        end, ticks = nice_scale(max(FEWEST, *values))
        said = described("Bars: number of matches by group", facets)
        return draw(identity, title, said, facets, kind="bar", scale=(0, end), ticks=ticks)
    if concept.measure == "share":
        said = described("Dots with intervals: share of all rival names by group", facets)
        return draw(identity, title, said, facets, kind="point", scale=(0, 1), ticks=SHARES)
    end, ticks = nice_scale(max(values))
    said = described("Dots with intervals: matches per 1,000 words by group", facets)
    return draw(identity, title, said, facets, kind="point", scale=(0, end), ticks=ticks)


def difference_chart(identity: str, contrasts: Sequence[Contrast], exhibits: Exhibits) -> Chart | None:
    """Return differences of shares in own voices around zero, the largest first; hollow where none was established."""
    shares = [c for c in contrasts if c.measure == "share" and c.difference.value is not None]
    if not shares:
        return None
    facets: dict[str, Facet] = {}
    for contrast in sorted(shares, key=lambda c: -abs(c.difference.value or 0)):
        key = exhibits.key(contrast.lexicon, contrast.concept, contrast.frame)
        estimate = contrast.difference
        said = f"{difference(contrast)} {chance(contrast.q)}".strip()
        name = f"{contrast.group} − {contrast.against}"
        value = Value(name, estimate.value or 0.0, estimate.low, estimate.high, said, hollow=not established(contrast))
        facet = facets.get(contrast.frame, Facet(key.title, key.number, key.color, ()))
        facets[contrast.frame] = Facet(facet.title, facet.number, facet.color, (*facet.values, value))
    said = described("Dots with intervals around zero: difference in points, own voice", list(facets.values()))
    title = "Differences in own voice"
    return draw(identity, title, said, facets.values(), kind="point", scale=(-1, 1), ticks=POINTS)


def _facets(named: Named, exhibits: Exhibits, *, forest: bool) -> Iterator[Facet]:
    concept = named[0][1]
    for index, frame in enumerate(concept.frames):
        if frame.generic or not any(item.frames[index].count for _, item in named):
            continue
        key = exhibits.key(concept.lexicon, concept.concept, frame.frame)
        order = [(group, item, item.frames[index]) for group, item in named]
        if len(order) > MANY:
            order.sort(key=lambda entry: (-entry[2].by_side["own"].count, -entry[2].count))
        draw_one = _points if forest else _bars
        values = tuple(value for group, item, frame in order for value in draw_one(group, item, frame))
        if values:
            yield Facet(key.title, key.number, key.color, values)


def _bars(group: GroupComparison, _: ConceptComparison, frame: FrameComparison) -> Iterator[Value]:
    for side, words, hollow in SIDES:
        count = frame.by_side[side].count
        if count:
            yield Value(group.group, count, None, None, f"{count:,} {words}", hollow)


def _points(group: GroupComparison, item: ConceptComparison, frame: FrameComparison) -> Iterator[Value]:
    """Yield shares or rates with their intervals; of a single document only the count, in words."""
    for side, words, hollow in SIDES:
        counts = frame.by_side[side]
        estimate = _estimate(item, counts)
        if estimate.value is not None and estimate.low is not None:
            shown = value_of(estimate, rate=item.measure == "rate")
            said = f"{shown} {words}, {plural(estimate.n_documents, 'document')}"
            low, high = estimate.low, estimate.high
            yield Value(group.group, estimate.value, low, high, said, hollow, muted=not bears(estimate))
        elif counts.count:
            said = f"{counts.count:,} {words}, {plural(estimate.n_documents, 'document')}"
            yield Value(group.group, None, None, None, said, hollow, muted=True)


def _estimate(item: ConceptComparison, counts: SideComparison) -> Estimate:
    return counts.share if item.measure == "share" else counts.rate


def concept_figure(
    figures: Figures | None, comparison: Comparison, concept: ConceptComparison, labels: Labels
) -> list[str]:
    """Return the Markdown of a forest plot or bars of one concept; nothing where it is named one way only."""
    if figures is None or not figures.room:
        return []
    named = [(group, in_group(group, concept)) for group in comparison.groups]
    chart = concept_chart("", named, Exhibits(labels, with_text=False))
    if chart is None or (len(chart.headings) < 2 and concept.measure == "share"):
        return []
    return figures.add(svg(chart, VOICES), chart.title, chart.described)


def difference_figure(figures: Figures | None, found: Sequence[Contrast], labels: Labels) -> list[str]:
    """Return the Markdown of a figure of the differences of one concept around zero, where there are several."""
    if figures is None or not figures.room or len(found) < 2:
        return []
    chart = difference_chart("", found, Exhibits(labels, with_text=False))
    if chart is None:
        return []
    title = f"{chart.title}: {labels.concept(found[0].lexicon, found[0].concept)}"
    return figures.add(svg(chart, ESTABLISHED, title=title), title, chart.described)
