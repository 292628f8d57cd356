"""Follow what groups call things over time: bins with their gaps, before and after a stated date, candidate changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from framing.comparing.contrasting import LabelContrast, Measured, contrast_groups
from framing.comparing.dating import parse_date, whole_dates
from framing.comparing.findings import MARKED
from framing.comparing.following_labels import follow_labels, shift_labels
from framing.comparing.gathering import ConceptKey, Gathering, GroupCounts, gather, group_value
from framing.comparing.label_results import Labelling
from framing.comparing.multiplicity import adjust
from framing.comparing.permutation import SEED
from framing.comparing.results import ComparedSide, Contrast
from framing.comparing.trend_results import EVERYTHING, Series, Trends, Undated
from framing.comparing.trending import (
    CHANGE_BINS,
    CHANGE_DOCUMENTS,
    WIDTHS,
    Width,
    choose_width,
    find_change,
    follow_label,
    split_dates,
)
from framing.types import ConceptScore, Score

if TYPE_CHECKING:
    from framing.comparing.gathering import Floats

NOTHING: dict[ComparedSide, str] = {
    "own": "Nothing to follow: the writers call no thing by two rival names themselves (--side all: in any voice).",
    "attributed": "Nothing to follow: others call no thing by two rival names here (--side all: in any voice).",
    "all": "Nothing to follow: no thing is called by two rival names here, and the share of one alone never moves.",
}
"""What is said where no series came about."""


def follow_groups(
    scores: Iterable[Score],
    *,
    date_field: str,
    by: str | None = None,
    side: ComparedSide = "own",
    width: Width | None = None,
    at: date | None = None,
    search: bool = False,
    labelling: Labelling | None = None,
    seed: int = SEED,
) -> Trends:
    """Follow every frame of every group over time on one side; documents without a date are counted and left out.

    `at` is a date stated beforehand, on which after is set against before; `search` looks for candidate changes, where
    there are bins and documents enough. Without `width` the narrowest is chosen in which enough documents of a bin name
    the same thing (or, with `labelling`, are read at all).
    `labelling` has what classifiers make of the same documents once all scores are read.
    """
    missing, unread = [0], Counter[str]()
    whole = whole_dates(width, at)
    dated = _dated(scores, date_field, whole, missing, unread)
    gathering = gather(dated, lambda score: group_of(score, by))
    gathering.settle({}, {})
    days = {name: _days(group, date_field, whole) for name, group in gathering.groups.items()}
    every = [day for inside in days.values() for day in inside]
    labelling = (labelling or Labelling()).checked()
    chosen = width or choose_width(_telling(gathering, days, side, labelled=bool(labelling.models)))
    series = list(_series(gathering, days, side, chosen, search=search, seed=seed))
    shifts = tuple(_shifts(gathering, days, side, at, seed)) if at is not None else ()
    followed = list(follow_labels(gathering, labelling, days, width=chosen, search=search, seed=seed))
    label_shifts = tuple(shift_labels(gathering, labelling, days, at=at, seed=seed)) if at is not None else ()
    undated = Undated(missing[0], tuple(sorted(unread.items(), key=lambda item: (-item[1], item[0]))))
    return Trends(
        by=by,
        date_field=date_field,
        side=side,
        width=chosen,
        at=at,
        searched=search,
        seed=seed,
        documents=len(every),
        first=min(every, default=None),
        last=max(every, default=None),
        undated=undated,
        series=tuple(_corrected(series)),
        shifts=shifts,
        notes=tuple(_notes(undated, series, every, shifts, at, side=side, search=search)),
        models=labelling.models,
        label_series=tuple(_corrected(followed)),
        label_shifts=label_shifts,
    )


def group_of(score: Score, by: str | None) -> str:
    """Return the name of a score's group: the value of a metadata field, or of all where there is none."""
    return EVERYTHING if by is None else group_value(score, by)


def _dated(
    scores: Iterable[Score], field: str, whole: Width | None, missing: list[int], unread: Counter[str]
) -> Iterator[Score]:
    last = None
    for score in scores:
        value = score.meta.get(field)
        if parse_date(value, width=whole) is not None:
            yield score
        elif score.document != last:
            if value in (None, ""):
                missing[0] += 1
            else:
                unread[str(value)] += 1
        last = score.document


def _days(group: GroupCounts, field: str, whole: Width | None) -> list[date]:
    return [day for value in group.values(field) if (day := parse_date(value, width=whole)) is not None]


def _used(groups: Iterable[GroupCounts], concept: ConceptScore, side: ComparedSide) -> list[str]:
    """Return the frames that any of the groups uses on a side; of shares one alone is no choice."""
    key, every = (concept.lexicon, concept.concept), list(groups)
    frames = [
        frame.frame
        for frame in concept.frames
        if not frame.generic and any(group.total((*key, frame.frame), side) for group in every)
    ]
    return frames if len(frames) > 1 or concept.measure == "rate" else []


def _telling(gathering: Gathering, days: dict[str, list[date]], side: ComparedSide, *, labelled: bool) -> list[date]:
    """Return the days of the documents that bear on one series, of that which most bear on; without any, of all."""
    found = list(days.values()) if labelled else []
    for name, group in gathering.groups.items():
        for key, concept in gathering.concepts.items():
            frames = _used([group], concept, side)
            trials = _trials(group, group.hit_rows(key, frames, side), concept.measure)
            if frames:
                found.append([day for day, tried in zip(days[name], trials.tolist(), strict=True) if tried > 0])
    return max(found, key=len) if found else [day for inside in days.values() for day in inside]


def _trials(group: GroupCounts, hits: Floats, measure: str) -> Floats:
    trials: Floats = group.word_rows() if measure == "rate" else hits.sum(axis=1)
    return trials


def _series(
    gathering: Gathering,
    days: dict[str, list[date]],
    side: ComparedSide,
    width: Width,
    *,
    search: bool,
    seed: int,
) -> Iterator[Series]:
    for name, group in gathering.groups.items():
        for key, concept in gathering.concepts.items():
            frames = _used(gathering.groups.values(), concept, side)
            hits = group.hit_rows(key, frames, side)
            trials = _trials(group, hits, concept.measure).tolist()
            for column, frame in enumerate(frames):
                counts = hits[:, column].tolist()
                if not any(counts):
                    continue
                trend = follow_label(counts, trials, days[name], width=width, rate=concept.measure == "rate")
                change = find_change(counts, trials, days[name], width=width, seed=seed) if search else None
                yield Series(name, *key, frame, concept.measure, trend, change, None)


def _corrected(series: Sequence[Series]) -> Iterator[Series]:
    qs = adjust([item.change.p if item.change is not None else None for item in series])
    return (replace(item, change_q=q) for item, q in zip(series, qs, strict=True))


def _shifts(
    gathering: Gathering, days: dict[str, list[date]], side: ComparedSide, at: date, seed: int
) -> Iterator[Contrast]:
    found: list[tuple[str, ConceptKey, LabelContrast]] = []
    for name, group in gathering.groups.items():
        periods = split_dates(days[name], at)
        keys, tables = [], []
        for key, concept in gathering.concepts.items():
            frames = _used([group], concept, side)
            if frames:
                hits = group.hit_rows(key, frames, side)
                tables.append(Measured(tuple(frames), hits, _trials(group, hits, concept.measure), concept.measure))
                keys.append(key)
        if tables and len(set(periods)) == 2:
            order = sorted(range(len(periods)), key=lambda row: periods[row])  # after comes first
            arranged = [replace(t, hits=_take(t.hits, order), trials=_take(t.trials, order)) for t in tables]
            contrasts = contrast_groups(arranged, [periods[row] for row in order], seed=seed)
            found += [(name, keys[item.table], item) for item in contrasts]
    qs = adjust([item.p for *_, item in found])
    for (name, key, item), q in zip(found, qs, strict=True):
        shift = Contrast(
            **item.measured(),
            side=side,
            lexicon=key[0],
            concept=key[1],
            frame=item.label,
        )
        yield replace(shift, group=f"{name}, after", against=f"{name}, before", q=q, omnibus_q=None)


def _take(values: object, order: Sequence[int]) -> Floats:
    import numpy as np

    return np.asarray(values, dtype=float)[list(order)]


def _thin(width: Width) -> str:
    longer = WIDTHS[WIDTHS.index(width) + 1 :] if width in WIDTHS else WIDTHS
    hint = f", or look at longer steps (--bin {longer[0]})" if longer else ""
    return f"No {width} has five documents that name the same thing: read the texts, not the lines{hint}."


def _notes(
    undated: Undated,
    series: Sequence[Series],
    days: Sequence[date],
    shifts: Sequence[Contrast],
    at: date | None,
    *,
    side: ComparedSide,
    search: bool,
) -> Iterator[str]:
    if undated.documents:
        parts = [f"{_documents(undated.missing)} without a date"] if undated.missing else []
        if undated.unread:
            shown = ", ".join(f"“{value}”" for value, _ in undated.unread[:3])
            parts.append(f"{_documents(undated.documents - undated.missing)} with a date that names no day ({shown})")
        yield f"Left out: {' and '.join(parts)}."
    if not days:
        return
    if not series:
        yield NOTHING[side]
    elif all(b.thin for item in series for b in item.trend.bins):
        yield _thin(series[0].trend.width)
    if at is not None and not shifts:
        yield f"Nothing is named in two documents before and after {at.isoformat()}: nothing is compared."
    elif at is not None and all(shift.p is None for shift in shifts):
        yield "Where fewer than five documents name a thing before or after, nothing can be tested."
    elif at is not None and not any(shift.q is not None and shift.q < MARKED for shift in shifts):
        tests = sum(shift.p is not None for shift in shifts)
        yield f"No difference between before and after {at.isoformat()} was established in {tests:,} tests."
    if search and not any(item.change for item in series):
        yield (
            f"No change was looked for: that takes {CHANGE_BINS} bins of {CHANGE_DOCUMENTS} documents each that name "
            "the thing."
        )
    elif search:
        yield "A candidate change is a lead: the test takes a steady trend or a season for a change as well."


def _documents(count: int) -> str:
    return f"{count:,} {'document' if count == 1 else 'documents'}"
