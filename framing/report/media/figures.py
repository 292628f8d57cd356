"""The figures of a report in Markdown: SVG files beside it, each with the words that stand for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from framing.comparing.results import Comparison, ConceptComparison
from framing.comparing.trend_results import Series
from framing.report.compare.charts import concept_chart, difference_chart
from framing.report.compare.differences import differences_of
from framing.report.compare.view import in_group
from framing.report.media.line_charts import line_chart
from framing.report.media.safe import markdown
from framing.report.media.svg import ESTABLISHED, VOICES, svg, svg_lines
from framing.report.parts.exhibits import Exhibits
from framing.report.words.naming import Labels

MOST = 24
"""So many figures a report has at most. What is named most comes first."""

DIFFERENCES = 12
ALTERNATIVE = 600
"""Characters of a text that stands for a figure; where it would be longer it points to the table."""


@dataclass(slots=True)
class Figures:
    """The figures of one report so far, by the names of their files; `stem` is the name of the report's file."""

    stem: str
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, content: bytes, title: str, described: str) -> list[str]:
        """Take in a figure and return the Markdown that shows it."""
        name = f"{self.stem}-{len(self.files) + 1}.svg"
        self.files[name] = content
        said = f"{title}. {described}"
        if len(said) > ALTERNATIVE:
            said = f"{title}. {described.partition('. ')[0]}. The table below has the numbers."
        return [f"![{markdown(said)}]({quote(name)})", ""]

    @property
    def room(self) -> bool:
        """Tell whether the report may have another figure."""
        return len(self.files) < MOST


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


def difference_figure(
    figures: Figures | None, comparison: Comparison, concept: ConceptComparison, labels: Labels
) -> list[str]:
    """Return the Markdown of a figure of the differences of one concept around zero, where there are several."""
    if figures is None or not figures.room:
        return []
    found = differences_of(comparison, concept, at_most=DIFFERENCES)
    chart = difference_chart("", found, Exhibits(labels, with_text=False)) if len(found) > 1 else None
    if chart is None:
        return []
    title = f"{chart.title}: {labels.concept(concept.lexicon, concept.concept)}"
    return figures.add(svg(chart, ESTABLISHED, title=title), title, chart.described)


def trend_figure(figures: Figures | None, inside: Sequence[Series], labels: Labels, at: date | None) -> list[str]:
    """Return the Markdown of the lines of one group and concept; nothing where bins or names are too few."""
    alone = len(inside) < 2 and inside[0].measure == "share" and inside[0].unit is None
    if figures is None or not figures.room or alone:
        return []
    chart = line_chart(inside, labels, at=at)
    return figures.add(svg_lines(chart), chart.title, chart.described) if chart is not None else []
