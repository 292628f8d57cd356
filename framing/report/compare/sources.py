"""Which labels come from whom: attributed matches by frame and type of source, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.results import ConceptComparison, GroupComparison
from framing.report.media.safe import markdown, one_line, shorten
from framing.report.media.terminal import fits
from framing.report.words.naming import Labels
from framing.report.words.phrases import listed, plural
from framing.types import SourceCount

TITLE = "Which labels come from whom"
NOTE = "attributed matches by type of source; the writer's own are not among them"
SHOWN = 8
"""The most concepts that are shown."""
THING = 40
"""Characters on one line of what is named."""

Row = tuple[str, str, Counter[str]]
"""The name of a frame, the group or groups, and the attributed matches by type."""


def by_type(sources: Iterable[SourceCount]) -> Counter[str]:
    """Count attributed matches by type of source."""
    counts: Counter[str] = Counter()
    for source in sources:
        counts[source.type or ("not known" if source.name else "nobody named")] += source.count
    return counts


def whom_table(groups: Sequence[GroupComparison], labels: Labels, *, width: int) -> Iterator[RenderableType]:
    """Yield the sources that groups speak through, and a table of frames by types of source, for the terminal."""
    speaking = [group for group in groups if group.sources]
    if not speaking:
        return
    yield Text("Speaks through", style="bold").append(f"  {NOTE}", style="not bold dim")
    for group in speaking:
        text = Text(f"  {shorten(one_line(group.group), 40)}: {counted(by_type(group.sources))}")
        yield text.append(f"  ({names_of(group)})", style="dim")
    yield Text()
    concepts = attributed_concepts(groups)
    if concepts:
        yield Text(TITLE, style="bold")
        grid = _grid(groups, concepts[:SHOWN], labels)
        yield from [grid] if fits(grid, width=width) else _list(groups, concepts[:SHOWN], labels)
        if len(concepts) > SHOWN:
            yield Text(f"  {plural(len(concepts) - SHOWN, 'other concept')}: see -f json", style="dim")
        yield Text()


def whom_markdown(groups: Sequence[GroupComparison], labels: Labels) -> Iterator[str]:
    """Yield the same as a section in Markdown."""
    speaking = [group for group in groups if group.sources]
    if not speaking:
        return
    yield from (f"## {TITLE}", "", f"These are {NOTE}.", "")
    for group in speaking:
        names = f"{counted(by_type(group.sources))} ({names_of(group)})"
        yield f"- {markdown(group.group)} speaks through: {markdown(names)}"
    yield ""
    concepts = attributed_concepts(groups)
    types = types_of(groups, concepts)
    if concepts:
        yield f"| concept | label | in | {' | '.join(types)} |"
        yield "|---|---|---|" + "--:|" * len(types)
    for concept in concepts:
        title = markdown(labels.concept(concept.lexicon, concept.concept))
        for name, where, counts in rows_of(groups, concept, labels):
            numbers = " | ".join(str(counts[kind]) for kind in types)
            yield f"| {title} | {markdown(name)} | {markdown(where)} | {numbers} |"
    yield ""


def _grid(groups: Sequence[GroupComparison], concepts: Sequence[ConceptComparison], labels: Labels) -> Table:
    types = types_of(groups, concepts)
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    for title in ("", "", *types):
        table.add_column(title, overflow="fold", justify="right" if title else "left")
    for concept in concepts:
        lines = wrap(one_line(labels.concept(concept.lexicon, concept.concept)), THING)
        table.add_row(Text("\n".join(f"  {line}" for line in lines), style="italic"))
        shown = ""
        for name, where, counts in rows_of(groups, concept, labels):
            cells = [Text(str(counts[kind])) if counts[kind] else Text("·", style="dim") for kind in types]
            label = "" if name == shown else f"    {one_line(name)}"
            table.add_row(Text(label), Text(shorten(one_line(where), 30), style="dim"), *cells)
            shown = name
    return table


def _list(
    groups: Sequence[GroupComparison], concepts: Sequence[ConceptComparison], labels: Labels
) -> Iterator[RenderableType]:
    """Yield the same one under the other, for terminals on which words would be broken."""
    for concept in concepts:
        yield Padding(Text(one_line(labels.concept(concept.lexicon, concept.concept)), style="italic"), (0, 0, 0, 2))
        shown = ""
        for name, where, counts in rows_of(groups, concept, labels):
            if name != shown:
                yield Padding(Text(one_line(name)), (0, 0, 0, 4))
            text = Text(f"{shorten(one_line(where), 30)}: ", style="dim").append(counted(counts), style="not dim")
            yield Padding(text, (0, 0, 0, 6))
            shown = name


def rows_of(groups: Sequence[GroupComparison], concept: ConceptComparison, labels: Labels) -> Iterator[Row]:
    """Yield the frames that anybody is given, one row a group; many groups are put together."""
    index = groups[0].concepts.index(concept)
    for position, frame in enumerate(concept.frames):
        if frame.generic:
            continue
        title = labels.frame(concept.lexicon, concept.concept, frame.frame).title
        found = [(group.group, by_type(group.concepts[index].frames[position].sources)) for group in groups]
        found = [(name, counts) for name, counts in found if counts]
        if len(groups) <= SHOWN:
            yield from ((title, name, counts) for name, counts in found)
        elif found:
            yield title, plural(len(found), "group"), sum((counts for _, counts in found), Counter())


def attributed_concepts(groups: Sequence[GroupComparison]) -> list[ConceptComparison]:
    """Return the naming concepts with attributed names, those with most first."""
    ranked = []
    for index, concept in enumerate(groups[0].concepts):
        frames = [f for group in groups for f in group.concepts[index].frames if not f.generic]
        count = sum(frame.by_side["attributed"].count for frame in frames)
        if count and concept.measure == "share":
            ranked.append((-count, index, concept))
    return [concept for _, _, concept in sorted(ranked, key=lambda item: item[:2])]


def types_of(groups: Sequence[GroupComparison], concepts: Sequence[ConceptComparison]) -> list[str]:
    """Return the types of source that occur in some concepts, most first."""
    wanted = {(concept.lexicon, concept.concept) for concept in concepts}
    counts: Counter[str] = Counter()
    for group in groups:
        for concept in group.concepts:
            if (concept.lexicon, concept.concept) in wanted:
                for frame in concept.frames:
                    counts.update(by_type(frame.sources) if not frame.generic else ())
    return sorted(counts, key=lambda kind: (-counts[kind], kind))


def counted(counts: Counter[str]) -> str:
    """Return counts by type in words, most first."""
    return ", ".join(f"{kind} {n}" for kind, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def names_of(group: GroupComparison) -> str:
    """Return the sources a group speaks through most."""
    names = [source for source in group.sources if source.name]
    return listed((f"{shorten(one_line(s.name), 40)} {s.count}" for s in names), at_most=4)
