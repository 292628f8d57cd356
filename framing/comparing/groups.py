"""Put groups of documents side by side: what each calls a thing, in its own voice and in others' mouths."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.comparing.cautions import cautions
from framing.comparing.comparing_labels import choose_labels, contrast_labels, describe_labels
from framing.comparing.describing import describe_group
from framing.comparing.findings import AT_MOST, choose_findings, measure_tests
from framing.comparing.gathering import Gathering, gather, group_value
from framing.comparing.intervals import LEVEL
from framing.comparing.keywords import WordCounter, key_labels, key_words
from framing.comparing.label_results import Labelling
from framing.comparing.misreading import check_voices
from framing.comparing.omission import find_lacking
from framing.comparing.permutation import SEED
from framing.comparing.recall import CodedMeeting, measure_recall
from framing.comparing.results import ComparedSide, Comparison, Contrast, Keyness
from framing.comparing.weighing import FindCopies, report_copies
from framing.labels import CodedTexts
from framing.types import Score

if TYPE_CHECKING:
    from framing.comparing.contrasting import Measured

TESTED: tuple[ComparedSide, ...] = ("own", "attributed", "all")
"""Sides on which groups are contrasted; the labels of one side are one family of tests."""


def compare_groups(
    scores: Iterable[Score],
    *,
    by: str | Callable[[Score], str],
    strata: str | None = None,
    paired: bool = False,
    copies: FindCopies | None = None,
    keyness: bool = False,
    labelling: Labelling | None = None,
    coded: CodedTexts | None = None,
    level: float = LEVEL,
    seed: int = SEED,
) -> Comparison:
    """Compare groups of scored documents, in order of first appearance.

    `by` is a metadata field or a function that names the group of a score. Scores with concordance lines give examples,
    and with `keyness` the words that mark each group. `strata` is a metadata field inside whose values documents are
    rearranged for tests; with `paired` only documents of events (values of that field) that both groups have are
    compared. `labelling` has what classifiers make of the same documents once all scores are read; `coded` are
    documents that people have read for what their writers say: by them one knows how much is counted. Documents are the
    unit of evidence: where a group has one that names a thing, it is described only.
    """
    name_of = by if callable(by) else lambda score: group_value(score, by)
    counter = WordCounter() if keyness else None
    meeting = CodedMeeting(coded) if coded is not None else None
    gathering = gather(scores, name_of, on_score=[one.add for one in (counter, meeting) if one is not None])
    found = copies({d: name for name, g in gathering.groups.items() for d in g.documents}) if copies else None
    gathering.settle(found.weights if found else {}, found.units if found else {})
    voices = check_voices({name: group.read for name, group in gathering.groups.items()})
    labelling = (labelling or Labelling()).checked()
    groups = tuple(
        replace(
            describe_group(name, group, gathering.concepts.values(), voices=voices, level=level),
            labels=describe_labels(group, labelling, level=level),
        )
        for name, group in gathering.groups.items()
    )
    contrasts = _contrasts(gathering, strata=strata, paired=paired, level=level, seed=seed)
    testing = measure_tests(contrasts, groups, strata=strata, paired=paired, level=level, seed=seed)
    copied = report_copies(gathering, found) if found is not None else None
    pairs = contrast_labels(gathering, labelling, strata=strata, paired=paired, level=level, seed=seed)
    findings = choose_findings(contrasts)
    recalls = measure_recall(meeting, gathering) if meeting is not None else ()
    label_findings = choose_labels(pairs, besides=len(findings))
    return Comparison(
        by=by if isinstance(by, str) else "operand",
        groups=groups,
        not_found=tuple(find_lacking(groups, contrasts, matched=paired, recalls=recalls, level=level)),
        recalls=recalls,
        coded_met=meeting.met if meeting is not None else 0,
        notes=tuple(cautions(gathering, groups, testing, copied, voices, by=by if isinstance(by, str) else None)),
        contrasts=contrasts,
        findings=findings[: AT_MOST - len(label_findings)],
        keyness=_keyness(gathering, counter),
        words_asked=keyness,
        testing=testing,
        copies=copied,
        voices=voices,
        models=labelling.models,
        label_contrasts=pairs,
        label_findings=label_findings,
    )


def _keyness(gathering: Gathering, counter: WordCounter | None) -> tuple[Keyness, ...]:
    labels = key_labels(gathering)
    return labels if counter is None else (*labels, *key_words(gathering, counter))


def _contrasts(
    gathering: Gathering, *, strata: str | None, paired: bool, level: float, seed: int
) -> tuple[Contrast, ...]:
    """Contrast all pairs of groups; nothing heavy is imported unless two groups have two documents each."""
    if sum(group.rows > 1 for group in gathering.groups.values()) < 2:
        return ()
    from framing.comparing.contrasting import contrast_groups

    keys: list[tuple[ComparedSide, tuple[str, str]]] = []
    tables: list[Measured] = []
    for side in TESTED:
        for key in gathering.concepts:
            table = _table(gathering, key, side)
            if table is not None:
                keys.append((side, key))
                tables.append(table)
    if not tables:
        return ()
    layers: Sequence[Hashable] | None = gathering.values(strata) if strata is not None else None
    found = contrast_groups(tables, gathering.names(), strata=layers, paired=paired, level=level, seed=seed)
    return tuple(
        Contrast(
            **item.measured(),
            side=keys[item.table][0],
            lexicon=keys[item.table][1][0],
            concept=keys[item.table][1][1],
            frame=item.label,
        )
        for item in found
    )


def _table(gathering: Gathering, key: tuple[str, str], side: ComparedSide) -> Measured | None:
    """Return what the documents have of a concept on a side, `None` where there is nothing to choose between."""
    import numpy as np

    from framing.comparing.contrasting import Measured

    concept = gathering.concepts[key]
    frames = [frame.frame for frame in concept.frames if not frame.generic]
    groups = gathering.groups.values()
    if not any((*key, frame) in group.frames for group in groups for frame in frames):
        return None
    hits = np.concatenate([group.hit_rows(key, frames, side) for group in groups])
    used = np.flatnonzero(hits.any(axis=0))  # what nobody says is no question to ask
    rate = concept.measure == "rate"
    if len(used) < (1 if rate else 2):
        return None
    hits = hits[:, used]
    trials = np.concatenate([group.word_rows() for group in groups]) if rate else hits.sum(axis=1)
    return Measured(tuple(frames[i] for i in used), hits, trials, measure=concept.measure, family=side)
