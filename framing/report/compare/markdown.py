"""A comparison as Markdown, to paste or to publish."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.findings import established
from framing.comparing.results import Comparison, ConceptComparison, FrameComparison, GroupComparison
from framing.report.compare.absences import list_unused
from framing.report.compare.charts import concept_figure, difference_figure
from framing.report.compare.differences import differences_of
from framing.report.compare.method import keyness_markdown, method, placements
from framing.report.compare.sources import whom_markdown
from framing.report.compare.view import concepts_met, in_group, own_names, without_folder
from framing.report.labels.markdown import label_findings_markdown, labels_markdown
from framing.report.media.figures import Figures
from framing.report.media.json import Json
from framing.report.media.safe import markdown, one_line, shorten
from framing.report.words.naming import STANCE_WORDS, VOICE_WORDS, Labels
from framing.report.words.phrases import denial, joined, listed, plural
from framing.report.words.wording import (
    beware,
    chance,
    difference,
    finding,
    flag_words,
    odds_words,
    own_part,
    share_of,
    single_texts,
    value_of,
)

MANY = 6
"""With more groups than this their words are left out of the first sentence."""

DIFFERENCES = 12
"""The most differences that are shown of a concept."""


def comparison_markdown(comparison: Comparison, run: Json, labels: Labels, figures: Figures | None = None) -> str:
    """Return the report: what was compared, findings, a table per concept with its evidence, what lacks, method.

    `figures` takes in the charts; without it there are tables only.
    """
    comparison = without_folder(comparison)
    groups = comparison.groups
    lines = [f"# How {joined((markdown(g.group) for g in groups), at_most=4)} name things", ""]
    lines += [_compared(comparison), ""]
    for contrast in comparison.findings:
        caution = beware(contrast, comparison.voices)
        said = finding(contrast, labels, comparison.voices).removesuffix(caution).rstrip()
        lines += [f"> **{markdown(said)}** {markdown(caution)}", ""]
    lines += label_findings_markdown(comparison)
    found = comparison.findings or comparison.label_findings
    lines += [] if found else [f"> {markdown(note)}" for note in comparison.notes[:1]]
    rest = comparison.notes if found else comparison.notes[1:]
    lines += [*([] if found else [""]), *(f"- {markdown(note)}" for note in rest)]
    lines += [""] if rest else []
    for concept in concepts_met(groups):
        lines += [f"## {markdown(labels.concept(concept.lexicon, concept.concept))}", ""]
        lines += concept_figure(figures, comparison, concept, labels)
        lines += [*_table(concept, groups, labels, alone=single_texts(comparison)), ""]
        lines += _own_part(concept, groups)
        lines += _differences(comparison, concept, labels, figures)
        lines += placements(concept, groups, labels)
        lines += [*_evidence(concept, groups, labels), ""]
    lines += labels_markdown(comparison, figures)
    lines += whom_markdown(groups, labels)
    lines += _never(comparison, labels)
    lines += keyness_markdown(comparison)
    lines += method(comparison, run)
    return "\n".join(lines).rstrip() + "\n"


def _compared(comparison: Comparison) -> str:
    groups = comparison.groups
    if len(groups) <= MANY:
        each = (f"{markdown(g.group)} ({plural(g.documents, 'document')}, {plural(g.words, 'word')})" for g in groups)
        return f"Compared by {markdown(comparison.by)}: {'; '.join(each)}."
    total = f"{plural(sum(g.documents for g in groups), 'document')}, {plural(sum(g.words for g in groups), 'word')}"
    names = ", ".join(f"{markdown(g.group)} ({g.documents:,})" for g in groups)
    return f"Compared by {markdown(comparison.by)}: {len(groups)} groups with {total}: {names}."


def _table(
    concept: ConceptComparison, groups: tuple[GroupComparison, ...], labels: Labels, *, alone: bool
) -> Iterator[str]:
    unit = "share" if concept.measure == "share" else "per 1,000 words"
    yield f"| group | frame | own voice | {unit} | attributed | held off | documents | in whose mouth |"
    yield "|---|---|--:|--:|--:|--:|--:|---|"
    for group in groups:
        for frame in in_group(group, concept).frames:
            if frame.count:
                yield _row(group, concept, frame, labels, alone=alone)


def _own_part(concept: ConceptComparison, groups: tuple[GroupComparison, ...]) -> list[str]:
    said = own_part((group.group, in_group(group, concept)) for group in groups)
    return [markdown(said), ""] if said else []


def _differences(
    comparison: Comparison, concept: ConceptComparison, labels: Labels, figures: Figures | None
) -> Iterator[str]:
    found = differences_of(comparison, concept, at_most=DIFFERENCES)
    if not found:
        return
    yield "Differences in own voice:"
    yield ""
    yield from difference_figure(figures, found, labels)
    yield "| frame | difference between | 95 % interval | odds ratio | documents | q | beware |"
    yield "|---|---|---|--:|--:|--:|---|"
    for c in found:
        label = labels.frame(c.lexicon, c.concept, c.frame)
        odds = odds_words(c.effect.odds_ratio) if c.effect is not None else ""
        q = chance(c.q).removeprefix("q = ").removeprefix("q ")
        size = f"**{difference(c)}**" if established(c) else difference(c)
        yield (
            f"| {markdown(label.title)} | {markdown(c.group)} − {markdown(c.against)} | {size} | {odds} "
            f"| {c.first.n_documents}, {c.second.n_documents} | {markdown(q)} | {flag_words(c.flags)} |"
        )
    yield ""


def _row(
    group: GroupComparison, concept: ConceptComparison, frame: FrameComparison, labels: Labels, *, alone: bool
) -> str:
    label = labels.frame(concept.lexicon, concept.concept, frame.frame)
    own = frame.by_side["own"]
    whole = own_names(in_group(group, concept))
    value = share_of(own, whole, alone=alone) if concept.measure == "share" else value_of(own.rate, rate=True)
    forms = listed((markdown(form) for form, _ in frame.forms), at_most=2)
    sources = listed(
        (
            f"{markdown(s.name) or 'nobody named'}{f' {s.count}' if s.count > 1 else ''}{denial(s)}"
            for s in frame.sources
        ),
        at_most=3,
    )
    return (
        f"| {markdown(group.group)} | {markdown(label.title)} ({forms}) | {own.count} | {value} "
        f"| {frame.by_side['attributed'].count} | {frame.by_side['held_off'].count} | {frame.documents} | {sources} |"
    )


def _evidence(concept: ConceptComparison, groups: tuple[GroupComparison, ...], labels: Labels) -> Iterator[str]:
    for group in groups:
        for frame in in_group(group, concept).frames:
            for line in frame.examples[:1]:
                match, reading = line.match, line.match.reading
                left = markdown(shorten(one_line(line.left), 90, keep="end"))
                right = markdown(shorten(one_line(line.right), 90))
                said = VOICE_WORDS[reading.voice]
                if reading.source is not None:
                    said += f": {reading.source.resolved}"
                if reading.stance != "adopted":
                    said += f", {STANCE_WORDS[reading.stance]}"
                place = f"{line.document}:{match.line}" if line.path is not None else line.document
                quoted = f"{left}**{markdown(match.text)}**{right}"
                yield f"- {markdown(group.group)}: {quoted} ({markdown(said)}; {markdown(place)})"


def _never(comparison: Comparison, labels: Labels) -> Iterator[str]:
    if not comparison.not_found:
        return
    yield "## Never in its own voice here"
    yield ""
    for unused in list_unused(comparison, labels):
        names = "; ".join(markdown(name) + where for name, where in unused.names)
        yield f"- {markdown(unused.group)}: {names}"
        yield from (f"    - {markdown(line)}" for line in unused.verdicts)
    yield ""
