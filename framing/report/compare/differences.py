"""Differences between groups and the words that mark them, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.findings import established
from framing.comparing.results import Comparison, ConceptComparison, Contrast, Keyness
from framing.report.media.safe import one_line, shorten
from framing.report.parts.contrasts import contrast_table
from framing.report.words.naming import Labels
from framing.report.words.wording import chance, told

WORDS = 8
"""The most words that are shown of a group."""

WIDE = 110
"""Columns from which on the dispersion of a word and its line of context stand in the table."""

DISPERSION = (
    "Dispersion is 0 where a word is spread over documents like the text itself, near 1 where all is in one place."
)


def differences_of(comparison: Comparison, concept: ConceptComparison, *, at_most: int | None = None) -> list[Contrast]:
    """Return the differences worth showing of a concept in own voices, the surest first; of a pair only one direction.

    Of two rival names that mirror each other the first is enough.
    """
    found = [c for c in told(comparison) if (c.lexicon, c.concept) == (concept.lexicon, concept.concept)]
    found = [c for c in found if c.first.value or c.second.value]
    seen: set[tuple[str, str, float]] = set()
    kept = []
    for contrast in found:
        key = (contrast.group, contrast.against, round(abs(contrast.difference.value or 0), 9))
        if contrast.measure == "rate" or key not in seen:
            kept.append(contrast)
        seen.add(key)
    kept.sort(key=lambda c: (not established(c), c.q is None, c.q or 0, -abs(c.difference.value or 0)))
    return kept[:at_most]


def difference_table(
    comparison: Comparison, concept: ConceptComparison, labels: Labels, *, width: int
) -> Iterator[RenderableType]:
    """Yield the differences of one concept with interval, test and a line on a common scale."""
    found = differences_of(comparison, concept)
    if not found:
        return
    named = [(labels.frame(c.lexicon, c.concept, c.frame), c) for c in found]
    yield from contrast_table("difference in own voice", named, width=width)


def keyness_table(comparison: Comparison, *, width: int) -> Iterator[RenderableType]:
    """Yield the words that mark each group, each with its counts, documents and one line of context.

    Where there is room, the dispersion of each word stands with them.
    """
    if not comparison.words_asked:
        return
    words = [item for item in comparison.keyness if item.unit == "word"]
    tested = not words or any(item.key.q is not None for item in words)
    yield Text()
    yield Text("Words that mark a group", style="bold").append(f"  {keyness_note(tested=tested)}", style="not bold dim")
    if words and width >= WIDE:
        yield Text(f"  {DISPERSION}", style="dim")
    for group in comparison.groups:
        mine = [item for item in words if item.group == group.group]
        if not mine:
            yield Text(f"  {one_line(group.group)}: no word passes", style="dim")
            continue
        yield Text(f"  {one_line(group.group)}").append(f"  against {against(mine[0])}", style="dim")
        yield _words(mine[:WORDS], width=width)
        if width < WIDE:
            yield from (Padding(_context(item, (width - 20) // 2), (0, 0, 0, 4)) for item in mine[:WORDS])


def keyness_note(*, tested: bool) -> str:
    """Return what a mark of keyness means."""
    if not tested:
        return (
            "in paragraphs that name something; too few documents for a test: the most prominent words of these texts"
        )
    return (
        "in paragraphs that name something; marked where use differs by more than documents of one group differ among "
        "themselves. More typical of what is covered, or of how; no framing by itself"
    )


def against(item: Keyness) -> str:
    """Return what a word's use is compared with."""
    return "all others" if item.against is None else one_line(item.against)


def spread(item: Keyness) -> str:
    """Return the dispersion of a word over the documents of its group: 0 is even, 1 all in one; empty for one text."""
    return "" if item.key.dispersion is None else f"{item.key.dispersion:.2f}"


def _words(items: Sequence[Keyness], *, width: int) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    wide, side = width >= WIDE, min(36, (width - 86) // 2)
    for title in ("", "per 10,000", "against", "documents", *(["dispersion", "", ""] if wide else [""])):
        table.add_column(title, overflow="fold", justify="right" if title else "left")
    for item in items:
        key = item.key
        documents = f"{key.first_documents} of {item.first_of}, {key.second_documents} of {item.second_of}"
        cells = [f"{key.first_rate:.1f}", f"{key.second_rate:.1f}", documents]
        rest = [spread(item), chance(key.q), _context(item, side)] if wide else [chance(key.q)]
        table.add_row(Text(f"    {one_line(key.word)}"), *cells, *rest)
    return table


def _context(item: Keyness, side: int) -> Text:
    """Return a word in its line of context, of which `side` characters are shown on either side."""
    line, excerpt = Text(style="dim"), item.excerpt
    if excerpt is not None:
        line.append(shorten(one_line(excerpt.left), side, keep="end")).append(one_line(excerpt.text), style="not dim")
        line.append(shorten(one_line(excerpt.right), side))
    return line
