"""Say of a name that a group never uses itself how often it could, and whether that may be called an omission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.comparing.omission import OMISSION_DOCUMENTS, Absence
from framing.comparing.recall import READ_OF_GROUP, FrameRecall
from framing.comparing.results import Comparison, NotFound
from framing.comparing.tiers import allows_tests, tier_of
from framing.comparing.validating import SOME_POSITIVES
from framing.report.media.json import Json, rounded
from framing.report.parts.estimates import estimate_json
from framing.report.words.naming import Labels
from framing.report.words.phrases import listed, percent, plural
from framing.report.words.wording import chance, value_of

_STATES = {"validated": "validated", "provisional": "provisionally validated", "not": "not validated"}
TOLD = 4
"""The most names whose recall is told in a note."""


@dataclass(frozen=True, slots=True)
class Unused:
    """The names that a group never uses itself, each with where else it occurs, and what may be said of them."""

    group: str
    names: tuple[tuple[str, str], ...]
    verdicts: tuple[str, ...]


def list_unused(comparison: Comparison, labels: Labels) -> Iterator[Unused]:
    """Yield the groups with the names they never use themselves; names alike are told apart by what they name."""
    by_group: dict[str, list[NotFound]] = {}
    for item in comparison.not_found:
        by_group.setdefault(item.group, []).append(item)
    for group, items in by_group.items():
        titles = [labels.frame(item.lexicon, item.concept, item.frame).title for item in items]
        names = [
            f"{title} ({labels.concept(item.lexicon, item.concept)})" if titles.count(title) > 1 else title
            for title, item in zip(titles, items, strict=True)
        ]
        verdicts = filter(None, (verdict(item, labels) for item in items))
        yield Unused(group, tuple(zip(names, map(_elsewhere, items), strict=True)), tuple(verdicts))


def _elsewhere(item: NotFound) -> str:
    """Say where else a label that a group never uses itself does occur in its texts, and how often it could."""
    parts = [bound] if (bound := _bound(item.absence)) else []
    if item.attributed:
        parts.append(f"{item.attributed} attributed")
    if item.held_off:
        parts.append(f"{item.held_off} held off")
    return f" ({', '.join(parts)})" if parts else ""


def _bound(absence: Absence | None) -> str:
    """Return how often a name that was not found could be there all the same, where there are documents enough."""
    if absence is None or not allows_tests(tier_of(absence.documents)):
        return ""
    missed = ", with what may be missed" if absence.recall is not None else ""
    return f"0 of {absence.documents:,} documents that name the thing, so at most {percent(absence.bound)}{missed}"


def verdict(item: NotFound, labels: Labels) -> str:
    """Say whether the absence of a name may be called an omission, and why not; empty where nobody has coded for it."""
    absence, recall = item.absence, item.recall
    if absence is None or recall is None:
        return ""
    title = labels.frame(item.lexicon, item.concept, item.frame).title
    if absence.verdict == "omission":
        return (
            f"“{title}”, an omission as far as words go: none of {absence.documents:,} documents on the same events, "
            f"at most {percent(absence.bound)} with what may be missed; others use it in at least "
            f"{percent(absence.other_low)} of theirs, {chance(absence.q)}. {_found(recall)}"
        )
    return f"“{title}” is not called an omission: {'; '.join(_reasons(item, absence, recall))}. {_found(recall)}"


def _reasons(item: NotFound, absence: Absence, recall: FrameRecall) -> Iterator[str]:
    """Yield what stands against calling an absence an omission."""
    for lacking in absence.lacking:
        if lacking == "documents":
            few = plural(absence.documents, "independent document")
            yield f"{few} of {OMISSION_DOCUMENTS} needed that name the thing"
        elif lacking == "matching":
            yield "not the same events (--paired)"
        elif lacking == "recall":
            yield _unknown(item, recall)
        elif lacking == "q":
            yield (
                "no difference established"
                if absence.q is None
                else f"the difference may be chance ({chance(absence.q)})"
            )
        elif lacking == "people":
            if item.read is not None and item.read.present:
                yield f"people found it in {plural(item.read.present, 'document')} all the same"
            if item.read is not None and item.read.disputed:
                disputed = plural(item.read.disputed, "document")
                yield f"coders differ on it in {disputed}, to be settled first (--settled)"
        elif absence.other_low is not None:
            least = percent(absence.other_low)
            yield f"it could be in {percent(absence.bound)}, and others may use it in as few as {least}"


def _unknown(item: NotFound, recall: FrameRecall) -> str:
    """Say why it is not known how much is found."""
    if recall.where == "before":
        return "the lexicon has changed since documents were drawn to be coded"
    if recall.where == "elsewhere":
        return "none of the coded documents is among these"
    if recall.state == "not":
        return f"people found it in {plural(recall.present, 'coded document')} of {SOME_POSITIVES} needed"
    naming = item.read.naming if item.read is not None else 0
    return f"people have coded {naming} of its documents that name the thing, {READ_OF_GROUP} needed"


def _found(recall: FrameRecall) -> str:
    """Say how many of the documents with a name are counted."""
    if not recall.present:
        return f"No writer of {plural(recall.coded, 'coded document')} uses it, people say."
    if recall.recall.value is None:
        return "People have coded only documents in which it is counted, so how many are missed is not known."
    where = {"here": "here", "elsewhere": "elsewhere", "before": "with an earlier lexicon"}[recall.where]
    return (
        f"Of documents whose writer uses it, people say, {value_of(recall.recall)} are counted ({recall.counted} of "
        f"{recall.present} in {recall.coded:,} coded; {_STATES[recall.state]} {where})."
    )


def recall_note(recalls: Sequence[FrameRecall], labels: Labels) -> str:
    """Return how much is found of the names that people have coded documents of this comparison for; empty for none."""
    here = [one for one in recalls if one.where == "here"]
    if not here:
        return ""
    met = sorted((one for one in here if one.recall.value is not None), key=lambda one: -one.present)
    each = (f"“{labels.frame(x.lexicon, x.concept, x.frame).title}” {value_of(x.recall)}" for x in met)
    said = f" Of documents whose writer uses a name so many are counted: {listed(each, at_most=TOLD)}." if met else ""
    coded = max(one.coded for one in here)
    return f"People have coded {plural(coded, 'document')} of these for names in the writer's own words.{said}"


def absence_json(item: NotFound) -> Json:
    """Return a name that a group never uses itself, and what its absence allows one to say."""
    absence, recall, read = item.absence, item.recall, item.read
    return {
        "group": item.group,
        "lexicon": item.lexicon,
        "concept": item.concept,
        "frame": item.frame,
        "used_by": list(item.used_by),
        "attributed": item.attributed,
        "held_off": item.held_off,
        "documents": None if absence is None else absence.documents,
        "bound": None if absence is None else rounded(absence.bound),
        "level": None if absence is None else absence.level,
        "verdict": "not found" if absence is None else absence.verdict,
        "lacking": None if absence is None else list(absence.lacking),
        "recall": None if recall is None else recall_json(recall),
        "read": None if read is None else {"naming": read.naming, "present": read.present, "disputed": read.disputed},
    }


def recall_json(recall: FrameRecall) -> Json:
    """Return how many of the documents with a name are counted."""
    return {
        "lexicon": recall.lexicon,
        "concept": recall.concept,
        "frame": recall.frame,
        "coded": recall.coded,
        "present": recall.present,
        "counted": recall.counted,
        "recall": estimate_json(recall.recall),
        "state": recall.state,
        "where": recall.where,
    }
