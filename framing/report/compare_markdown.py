"""A comparison as Markdown, to paste or to publish."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparing.results import Comparison, ConceptComparison, FrameComparison, GroupComparison
from framing.report.compare_view import concepts_met, elsewhere, in_group
from framing.report.json import Json
from framing.report.naming import STANCE_WORDS, VOICE_WORDS, Labels, listed, number, percent, plural
from framing.report.safe import markdown, one_line, shorten
from framing.report.whom import whom_markdown


def comparison_markdown(comparison: Comparison, run: Json, labels: Labels) -> str:
    """Return the report: what was compared, a table per concept with its evidence, what a group never says, method."""
    groups = comparison.groups
    lines = [f"# How {listed((markdown(g.group) for g in groups), at_most=4)} name things", ""]
    lines.append(f"Compared by {markdown(comparison.by)}: " + "; ".join(
        f"{markdown(g.group)} ({plural(g.documents, 'document')}, {plural(g.words, 'word')})" for g in groups
    ) + ".")  # fmt: skip
    lines += ["", *(f"> {note}" for note in comparison.notes), ""]
    for concept in concepts_met(groups):
        lines += [f"## {markdown(labels.concept(concept.lexicon, concept.concept))}", ""]
        lines += [*_table(concept, groups, labels), ""]
        lines += [*_evidence(concept, groups, labels), ""]
    lines += whom_markdown(groups, labels)
    lines += _never(comparison, labels)
    lines += _method(run)
    return "\n".join(lines).rstrip() + "\n"


def _table(concept: ConceptComparison, groups: tuple[GroupComparison, ...], labels: Labels) -> Iterator[str]:
    unit = "share" if concept.measure == "share" else "per 1,000 words"
    yield f"| group | frame | own voice | {unit} | attributed | held off | documents | in whose mouth |"
    yield "|---|---|--:|--:|--:|--:|--:|---|"
    for group in groups:
        for frame in in_group(group, concept).frames:
            if frame.count:
                yield _row(group, concept, frame, labels)


def _row(group: GroupComparison, concept: ConceptComparison, frame: FrameComparison, labels: Labels) -> str:
    label = labels.frame(concept.lexicon, concept.concept, frame.frame)
    own = frame.by_side["own"]
    value = percent(own.share.value) if concept.measure == "share" else number(own.rate.value)
    forms = listed((markdown(form) for form, _ in frame.forms), at_most=2)
    sources = listed(
        (f"{markdown(s.name) or 'nobody named'}{f' {s.count}' if s.count > 1 else ''}" for s in frame.sources),
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
    for group in comparison.groups:
        items = [item for item in comparison.not_found if item.group == group.group]
        if items:
            names = ", ".join(markdown(labels.frame(i.lexicon, i.concept, i.frame).title) + elsewhere(i) for i in items)
            yield f"- {markdown(group.group)}: {names}"
    yield ""


def _method(run: Json) -> Iterator[str]:
    names = ", ".join(f"{x['id']} {x['version']} (sha256 {x['sha256'][:12]})" for x in run["lexicons"])
    yield "## Method"
    yield ""
    yield (
        "Terms were matched with the lexicons named below. “Own voice” are matches in the writer's own words that "
        "the writer adopts; “attributed” are matches in quoted or reported speech; “held off” are the writer's own "
        "mentions at arm's length, questioned or rejected. Shares are of all rival names of the same side. Page "
        "furniture and repeated paragraphs were set aside."
    )
    yield ""
    yield f"framing {run['framing']}; lexicons: {names}."
