"""A comparison for people, on a terminal: groups side by side, the outlet's own voice first."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.comparing.results import (
    Comparison,
    ConceptComparison,
    Contrasted,
    FrameComparison,
    GroupComparison,
)
from framing.report.compare.absences import list_unused
from framing.report.compare.differences import difference_table, keyness_table
from framing.report.compare.sources import whom_table
from framing.report.labels.view import label_tables
from framing.report.labels.words import label_finding
from framing.report.media.safe import one_line, shorten
from framing.report.media.terminal import bar
from framing.report.words.naming import VOICE_MARKS, Labels
from framing.report.words.phrases import denial, joined, listed, plural
from framing.report.words.wording import finding, own_part, share_of, single_texts, value_of
from framing.types import KwicLine

Pair = TypeVar("Pair", bound=Contrasted)
Examples = Iterator[tuple[GroupComparison, KwicLine]]
ENOUGH = 3
"""Fewer names than this have no percentage in a row."""

COLUMN = 30
"""The narrowest a group's column may get before groups go into rows."""


def comparison_table(comparison: Comparison, labels: Labels, *, width: int) -> Iterator[RenderableType]:
    """Yield the parts of a comparison: per concept what each group calls it, what it never says, and examples."""
    comparison = without_folder(comparison)
    groups = comparison.groups
    yield Text.assemble(
        (joined((one_line(group.group) for group in groups), at_most=6), "bold"),
        (f"  by {one_line(comparison.by)} · {plural(sum(g.documents for g in groups), 'document')}", "dim"),
    )
    for index, contrast in enumerate(comparison.findings, start=1):
        yield Text(f"{index}. {one_line(finding(contrast, labels, comparison.voices))}", style="bold")
    models = {model.id: model for model in comparison.models}
    for index, difference in enumerate(comparison.label_findings, start=len(comparison.findings) + 1):
        yield Text(one_line(f"{index}. {' '.join(label_finding(difference, models[difference.model]))}"), style="bold")
    for note in comparison.notes:
        yield Text(one_line(note), style="italic")
    yield Text()
    alone = single_texts(comparison)
    columns = len(groups) <= max(2, (width - 28) // COLUMN)
    met = concepts_met(groups)
    alike = [] if columns else [concept for concept in met if len(_frames_met(groups, concept)) < 2]
    for concept in met:
        if concept not in alike:
            yield Text.assemble(
                (one_line(labels.concept(concept.lexicon, concept.concept)), "bold"),
                (f"  {concept.lexicon}:{concept.concept}", "dim"),
            )
            yield (_columns if columns else _rows)(groups, concept, labels, alone=alone)
            said = own_part((group.group, in_group(group, concept)) for group in groups)
            if said:
                yield Text(one_line(said), style="dim")
            yield from difference_table(comparison, concept, labels, width=width)
            for group, line in _examples_each(groups, concept) if columns else _examples_overall(groups, concept):
                yield example(line, labels, group.group, width=width)
            yield Text()
    yield from _alike(groups, alike, labels)
    yield from label_tables(comparison, width=width)
    yield from whom_table(groups, labels, width=width)
    yield from _never(comparison, labels)
    yield from keyness_table(comparison, width=width)


def without_folder(comparison: Comparison) -> Comparison:
    """Return the comparison with the folder that all operands share left out of the groups' names."""
    names = [group.group for group in comparison.groups]
    if comparison.by != "operand" or any(name.startswith("/") != names[0].startswith("/") for name in names):
        return comparison
    folder = os.path.commonpath([name.rpartition("/")[0] for name in names])
    if not folder:
        return comparison
    cut = len(folder) + 1

    def shortened(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        return tuple(dataclasses.replace(c, group=c.group[cut:], against=c.against[cut:]) for c in pairs)

    return dataclasses.replace(
        comparison,
        groups=tuple(dataclasses.replace(group, group=group.group[cut:]) for group in comparison.groups),
        not_found=tuple(dataclasses.replace(item, group=item.group[cut:]) for item in comparison.not_found),
        contrasts=shortened(comparison.contrasts),
        findings=shortened(comparison.findings),
        label_contrasts=shortened(comparison.label_contrasts),
        label_findings=shortened(comparison.label_findings),
        keyness=tuple(
            dataclasses.replace(k, group=k.group[cut:], against=k.against and k.against[cut:])
            for k in comparison.keyness
        ),
    )


def concepts_met(groups: Sequence[GroupComparison]) -> list[ConceptComparison]:
    """Return the concepts that any group names, from the first group's list, those with most names first."""
    met = [
        (sum(group.concepts[index].count for group in groups), concept)
        for index, concept in enumerate(groups[0].concepts if groups else ())
        if any(frame.count for group in groups for frame in group.concepts[index].frames)
    ]
    return [concept for _, concept in sorted(met, key=lambda pair: -pair[0])]


def in_group(group: GroupComparison, concept: ConceptComparison) -> ConceptComparison:
    """Return a concept as one group names it."""
    return next(c for c in group.concepts if (c.lexicon, c.concept) == (concept.lexicon, concept.concept))


def _columns(groups: Sequence[GroupComparison], concept: ConceptComparison, labels: Labels, *, alone: bool) -> Table:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("", overflow="fold")
    for group in groups:
        title = Text(one_line(group.group)).append(f" · {plural(group.documents, 'document')}", style="not bold dim")
        table.add_column(title, overflow="fold")
    named = [in_group(group, concept) for group in groups]
    biggest = max(frame.count for item in named for frame in item.frames)
    for index, frame in enumerate(concept.frames):
        if any(item.frames[index].count for item in named):
            label = labels.frame(concept.lexicon, concept.concept, frame.frame)
            name = Text(f"  {one_line(label.title)}", style="dim" if label.generic else "")
            cells = [_cell(item, item.frames[index], biggest, label.color, alone=alone) for item in named]
            table.add_row(name, *cells)
    return table


def own_names(item: ConceptComparison) -> int:
    """Return the number of rival names of a concept in a group's own voice."""
    return sum(frame.by_side["own"].count for frame in item.frames if not frame.generic)


def _cell(item: ConceptComparison, frame: FrameComparison, biggest: int, color: str, *, alone: bool) -> Text:
    own, attributed, held_off = (frame.by_side[side] for side in ("own", "attributed", "held_off"))
    if not frame.count:
        return Text("·", style="dim")
    lines: list[Text] = []
    if own.count:
        whole = own_names(item)
        rate = f"{value_of(own.rate, rate=True)} per 1,000 words"
        value = share_of(own, whole, alone=alone) if item.measure == "share" else rate
        note = f" own voice{' · ' + value if value else ''}"
        lines.append(bar(own.count, biggest, "█", color).append(note, style="dim"))
    if attributed.count:
        names = [(one_line(source.name) or "nobody named") + denial(source) for source in frame.sources]
        note = f" attributed · {listed(names, at_most=2)}"
        lines.append(bar(attributed.count, biggest, "▒", color).append(note, style="dim"))
    if held_off.count:
        lines.append(Text(f"~ {held_off.count} held off", style="dim"))
    return Text("\n").join(lines)


def _rows(groups: Sequence[GroupComparison], concept: ConceptComparison, labels: Labels, *, alone: bool) -> Table:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="dim")
    unit = " (per 1,000 words)" if concept.measure == "rate" else ""
    for title in ("", f"in its own voice{unit}", f"in others' mouths{unit}", "held off"):
        table.add_column(title, overflow="fold")
    for group in groups:
        item = in_group(group, concept)
        if any(frame.count for frame in item.frames):
            name = Text(f"  {shorten(one_line(group.group), 28)}").append(f" ({group.documents})", style="dim")
            sides = [_summary(item, side, labels, alone=alone) for side in ("own", "attributed", "held_off")]
            table.add_row(name, *sides)
    return table


def _summary(item: ConceptComparison, side: str, labels: Labels, *, alone: bool) -> Text:
    text = Text()
    frames = [(frame, counts) for frame in item.frames for s, counts in frame.by_side.items() if s == side]
    whole = sum(counts.count for frame, counts in frames if not frame.generic)
    for frame, counts in sorted(frames, key=lambda pair: (pair[0].generic, -pair[1].count)):
        if not counts.count:
            continue
        label = labels.frame(item.lexicon, item.concept, frame.frame)
        if text:
            text.append(" · ", style="dim")
        text.append(one_line(label.title), style=label.color).append(f" {counts.count}")
        bears = whole >= ENOUGH and not frame.generic and (alone or counts.share.low is not None)
        if item.measure == "share" and bears:
            value = value_of(counts.share).replace(" (", ", ").removesuffix(")")
            text.append(f" ({value})", style="dim")
        elif item.measure == "rate":
            text.append(f" ({value_of(counts.rate, rate=True).partition(' ')[0]})", style="dim")
        denied = sum(source.denied for source in frame.sources) if side == "attributed" else 0
        if denied:
            text.append(f", {denied} rejected", style="dim")
    return text or Text("·", style="dim")


def _frames_met(groups: Sequence[GroupComparison], concept: ConceptComparison) -> list[str]:
    """Return the rival frames that any group has, the most frequent first."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts.update({frame.frame: frame.count for frame in in_group(group, concept).frames if not frame.generic})
    return [frame for frame, count in counts.most_common() if count]


def _examples_each(groups: Sequence[GroupComparison], concept: ConceptComparison) -> Examples:
    """Yield an example of the two most frequent frames of every group."""
    for group in groups:
        frames = [frame for frame in in_group(group, concept).frames if frame.examples and not frame.generic]
        for frame in sorted(frames, key=lambda frame: -frame.count)[:2]:
            yield group, frame.examples[0]


def _examples_overall(groups: Sequence[GroupComparison], concept: ConceptComparison) -> Examples:
    """Yield an example of the most frequent frames, each from the group that has most of it."""
    for name in _frames_met(groups, concept)[:4]:
        found = [(g, f) for g in groups for f in in_group(g, concept).frames if f.frame == name and f.examples]
        if found:
            group, frame = max(found, key=lambda pair: pair[1].count)
            yield group, frame.examples[0]


def _alike(
    groups: Sequence[GroupComparison], concepts: Sequence[ConceptComparison], labels: Labels
) -> Iterator[RenderableType]:
    """Say which things all groups name the same way."""
    if not concepts:
        return
    yield Text("Named one way only", style="bold")
    for concept in concepts:
        frames = [f for group in groups for f in in_group(group, concept).frames if f.count and not f.generic]
        if frames:
            own = sum(frame.by_side["own"].count for frame in frames)
            title = labels.frame(concept.lexicon, concept.concept, frames[0].frame).title
            yield Text(f"  {one_line(labels.concept(concept.lexicon, concept.concept))}: ").append(
                f"{one_line(title)} {sum(frame.count for frame in frames)}, {own} in own voice", style="dim"
            )
    yield Text()


def example(line: KwicLine, labels: Labels, group: str, *, width: int) -> RenderableType:
    """Return one line of evidence: the voice mark, the label in its context, where it stands and who says it."""
    match, reading = line.match, line.match.reading
    color = labels.frame(match.lexicon, match.concept, match.frame).color
    side = max(20, (min(width, 160) - len(match.text) - 60) // 2)
    text = Text.assemble(
        (f"{VOICE_MARKS[reading.voice]} ", "bold"),
        (shorten(one_line(line.left), side, keep="end"), ""),
        (one_line(match.text), f"bold {color}"),
        (shorten(one_line(line.right), side), ""),
    )
    place = f"{line.document.rpartition('/')[2]}:{match.line}"
    if group not in line.document:
        place = f"{group}, {place}"
    if reading.source is not None:
        place = f"{shorten(one_line(reading.source.resolved), 30)}, in {place}"
    text.append(f"  {one_line(place)}", style="dim")
    return Padding(text, (0, 0, 0, 4))


def _never(comparison: Comparison, labels: Labels) -> Iterator[RenderableType]:
    if not comparison.not_found:
        return
    yield Text("Never in its own voice here, though others in this comparison use it", style="bold")
    for unused in list_unused(comparison, labels):
        text = Text(f"  {one_line(unused.group)}: ")
        for index, (name, where) in enumerate(unused.names):
            text.append("; " if index else "")
            text.append(one_line(name)).append(where, style="dim")
        yield text
        for line in unused.verdicts:
            yield Padding(Text(one_line(line)), (0, 0, 0, 4))
