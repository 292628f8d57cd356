"""A comparison as a page: what was found, the texts or their evidence, a chart and a table for every concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.comparing.results import Comparison, Contrast, GroupComparison, VoiceCheck
from framing.report.compare.absences import list_unused
from framing.report.compare.differences import DISPERSION, against, keyness_note, spread
from framing.report.compare.method import PLACED, PLACES, limits, method_text
from framing.report.compare.sections import Group, Shown, make_section
from framing.report.compare.sources import (
    NOTE,
    TITLE,
    attributed_concepts,
    by_type,
    counted,
    names_of,
    rows_of,
    types_of,
)
from framing.report.compare.texts import AROUND, ComparedTexts, Quoted
from framing.report.compare.view import concepts_met, in_group, without_folder
from framing.report.labels.html import label_findings, label_sections
from framing.report.media.html import render_page
from framing.report.media.json import Json
from framing.report.parts.exhibits import Exhibit, Exhibits
from framing.report.parts.passages import Paragraph, paragraphs
from framing.report.words.naming import Labels
from framing.report.words.phrases import joined
from framing.report.words.wording import beware, chance, finding

MANY = 3
"""With more groups than this, evidence stands under one another and what all name alike is put together."""

SHORT = 12
"""So many lines are open from the start; more are folded away."""

CONSTANTS = {
    "around": AROUND,
    "dispersion": DISPERSION,
    "short": SHORT,
    "placed": PLACED,
    "places": PLACES,
}


@dataclass(frozen=True, slots=True)
class Whole:
    """One text shown whole."""

    title: str
    group: str
    paragraphs: tuple[Paragraph, ...]


def comparison_page(
    comparison: Comparison,
    texts: ComparedTexts,
    run: Json,
    labels: Labels,
    *,
    weights: Mapping[str, float],
    with_text: bool = True,
) -> bytes:
    """Return a comparison as one HTML file; `with_text=False` leaves out every word of the documents.

    `texts` has taken in the documents by the names of their groups; `weights` are 0 for documents left out as copies.
    """
    names = [group.group for group in comparison.groups]
    comparison = without_folder(comparison)
    groups = _groups(comparison)
    exhibits = _exhibits(comparison, Exhibits(labels, with_text=with_text))
    whole = with_text and texts.side_by_side()
    quoted = texts.evidence(weights=weights)
    kept = {group.number: quoted.get(name, []) for group, name in zip(groups, names, strict=True)}
    shown = {i: [_exhibit(line, i, exhibits, whole=whole) for line in lines] for i, lines in kept.items()}
    met = concepts_met(comparison.groups)
    sections = [make_section(i, comparison, concept, groups, shown, exhibits) for i, concept in enumerate(met, start=1)]
    apart = [section for section in sections if len(groups) <= MANY or len(section.frames) > 1 or section.differences]
    return render_page(
        "compare.html",
        title=f"How {joined(_names(groups), at_most=4)} name things",
        comparison=comparison,
        groups=groups,
        findings=[
            *(_finding(contrast, labels, comparison.voices) for contrast in comparison.findings),
            *label_findings(comparison),
        ],
        labelled=list(label_sections(comparison, with_text=with_text)),
        sections=apart,
        alike=[section for section in sections if section not in apart],
        texts=list(_texts(texts, groups, names, kept, shown)) if whole else [],
        whole=whole,
        with_text=with_text,
        unused=list(list_unused(comparison, labels)),
        whom=_whom(comparison.groups, labels) if with_text else None,
        keywords=list(_keywords(comparison)) if with_text else [],
        method=method_text(comparison),
        limits=limits(comparison),
        exhibits=exhibits,
        run=run,
        used=sorted({c.lexicon for c in met}),
        **CONSTANTS,
    )


def _groups(comparison: Comparison) -> list[Group]:
    return [
        Group(number, group.group, group.documents, group.words, group.units)
        for number, group in enumerate(comparison.groups, start=1)
    ]


def _exhibits(comparison: Comparison, exhibits: Exhibits) -> Exhibits:
    """Return the exhibits with a number for every frame that occurs, in the order of the sections."""
    for concept in concepts_met(comparison.groups):
        counts: Counter[str] = Counter()
        for group in comparison.groups:
            counts.update({frame.frame: frame.count for frame in in_group(group, concept).frames})
        for frame in concept.frames:
            if counts[frame.frame]:
                exhibits.key(concept.lexicon, concept.concept, frame.frame)
    return exhibits


def _names(groups: Iterable[Group]) -> Iterator[str]:
    """Yield the names of groups, of files the last part."""
    return (group.name.rpartition("/")[2] or group.name for group in groups)


def _exhibit(line: Quoted, group: int, exhibits: Exhibits, *, whole: bool) -> Exhibit:
    hidden = whole or not exhibits.with_text
    place = f"{line.document.rpartition('/')[2]}:{line.match.line}"
    return exhibits.add(
        line.match, left="" if hidden else line.left, right="" if hidden else line.right, place=place, group=group
    )


def _finding(contrast: Contrast, labels: Labels, voices: VoiceCheck | None) -> tuple[str, str]:
    """Return a finding, and what to beware of."""
    caution = beware(contrast, voices)
    return finding(contrast, labels, voices).removesuffix(caution).rstrip(), caution


def _texts(
    texts: ComparedTexts,
    groups: Sequence[Group],
    names: Sequence[str],
    kept: Mapping[int, Sequence[Quoted]],
    shown: Shown,
) -> Iterator[Whole]:
    """Yield the texts in the order of their groups, with the exhibits of each in it."""
    for group, name in zip(groups, names, strict=True):
        for text, owner in texts.whole:
            if owner == name:
                pairs = zip(kept[group.number], shown[group.number], strict=True)
                mine = [exhibit for line, exhibit in pairs if line.document == text.document.id]
                mine.sort(key=lambda exhibit: (exhibit.start, exhibit.end))
                title = text.document.id.rpartition("/")[2]
                found = tuple(paragraphs(text.document.text, text.blocks, mine))
                yield Whole(title, group.name, found)


def _whom(groups: Sequence[GroupComparison], labels: Labels) -> Json | None:
    speaking = [group for group in groups if group.sources]
    if not speaking:
        return None
    concepts = attributed_concepts(groups)
    types = types_of(groups, concepts)
    return {
        "title": TITLE,
        "note": NOTE,
        "groups": [(group.group, counted(by_type(group.sources)), names_of(group)) for group in speaking],
        "types": types,
        "rows": [
            (labels.concept(concept.lexicon, concept.concept), name, where, [counts[kind] for kind in types])
            for concept in concepts
            for name, where, counts in rows_of(groups, concept, labels)
        ],
    }


def _keywords(comparison: Comparison) -> Iterator[Json]:
    """Yield the words that mark each group, with counts, documents, dispersion and one line of context."""
    words = [item for item in comparison.keyness if item.unit == "word"]
    tested = any(item.key.q is not None for item in words)
    for group in comparison.groups:
        mine = [item for item in words if item.group == group.group]
        if mine:
            yield {
                "group": group.group,
                "against": against(mine[0]),
                "note": keyness_note(tested=tested),
                "words": [
                    (item, spread(item), chance(item.key.q).removeprefix("q = ").removeprefix("q ")) for item in mine
                ],
            }
