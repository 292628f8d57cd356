"""How surely rules read the writer's own voice, by what people have read, and shares corrected for that."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import combinations

from framing.comparing.correction import Validation, errors_differ
from framing.comparing.intervals import wilson
from framing.comparing.readers import read_sentence
from framing.comparing.results import VoiceCheck
from framing.types import Match

LEAST = 10
"""Read matches of the own voice, and others, from which on a group's errors are told from its own texts."""

_QUANTILE = 1.96

Checked = Counter[tuple[bool, bool, float]]
"""Matches that people have read: own voice or not, so read by the rules or not, how many it stands for."""


@dataclass(slots=True)
class ReadCounts:
    """What people have read of a group, and how the rules had done there.

    `readers` has matches by number of readers. `names` and `moved` count names of a concept in a document: those read,
    and how many more the rules had in the own voice than people have. `checked` has (own, own as the rules read it, how
    many matches it stands for).
    """

    readers: Counter[int] = field(default_factory=Counter)
    names: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    moved: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    checked: Checked = field(default_factory=Counter)

    def add(self, document: int, match: Match) -> None:
        """Take in a match that is counted or was read."""
        self.readers[match.readers] += 1
        if not match.readers or not match.counted:
            return
        own = match.reading.side == "own"
        before = (match.reading.before or match.reading).side == "own"
        self.checked[own, before, match.weight] += 1
        if not match.generic:
            key = (match.lexicon, match.concept, document)
            self.names[key] += 1
            self.moved[key] += before - own

    @property
    def validation(self) -> Validation:
        """Return how the rules did against people on the matches that were read."""
        return _validation(self.checked)


def check_voices(groups: dict[str, ReadCounts]) -> VoiceCheck:
    """Say how much was read in all groups, and how the rules do against people.

    Where people have read at least ten matches in the own voice and ten others, that is seen here; else it is what was
    measured on other texts.
    """
    readers: Counter[int] = Counter()
    checked: Checked = Counter()
    for counts in groups.values():
        readers += counts.readers
        checked += counts.checked
    validation, labelled = (_validation(checked), None) if _enough(checked) else measured_errors()
    return VoiceCheck(
        matches=readers.total(),
        by_readers=tuple(sorted(readers.items(), reverse=True)),
        validation=validation,
        labelled=labelled,
        differ=next(_differing(groups), None),
    )


def measured_errors() -> tuple[Validation, str]:
    """Return how the rules did on texts that people had labelled, and which texts those are."""
    data = tomllib.loads(files("framing.comparing").joinpath("data/voice_errors.toml").read_text(encoding="utf-8"))
    return Validation(data["found"], data["positives"], data["left_alone"], data["negatives"]), data["labelled"]


def validation_of(group: ReadCounts, check: VoiceCheck) -> Validation:
    """Return how the rules do in a group: by its own matches where enough of them were read, else as overall."""
    return group.validation if _enough(group.checked) else check.validation


def voice_notes(check: VoiceCheck, *, alone: bool) -> Iterator[str]:
    """Yield how much people have read and how the rules do; `alone` says that each group is a single text."""
    if check.read:
        yield read_sentence(dict(check.by_readers)) + "."
    if check.read == check.matches or (alone and not check.read):
        return
    v = check.validation
    missed = _rate(v.found, v.positives)
    taken = _rate(v.negatives - v.left_alone, v.negatives)
    did = f"the rules found {missed} of the names in the writer's own voice, and took {taken} of the others for it"
    if check.labelled is None:
        yield f"Against people's reading, {did}."
    else:
        whose = "Voices of the others are" if check.read else "Nobody has read these matches: voices are"
        yield f"{whose} as rules read them. On other texts ({check.labelled}), {did}."
    if check.differ is not None:
        first, second = check.differ
        yield (
            f"The rules err differently in {first} and {second}: part of a difference between their own voices may be "
            "due to that."
        )


def _rate(part: float, whole: float) -> str:
    low, high = wilson(part / whole, whole, _QUANTILE)
    return f"{100 * part / whole:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def _validation(checked: Checked) -> Validation:
    """Return how the rules did; what stands for unequal numbers counts as so many equal ones as tell as much."""
    (found, positives), (left_alone, negatives) = (_right(checked, own) for own in (True, False))
    return Validation(found, positives, left_alone, negatives)


def _right(checked: Checked, own: bool) -> tuple[float, float]:
    """Return how many the rules had right of those that people have in this voice, and of how many (Kish 1965)."""
    judged = [(before, weight, count) for (voice, before, weight), count in sorted(checked.items()) if voice is own]
    whole = sum(weight * count for _, weight, count in judged)
    scale = whole / sum(weight**2 * count for _, weight, count in judged) if judged else 0.0
    return scale * sum(weight * count for before, weight, count in judged if before is own), scale * whole


def _enough(checked: Checked) -> bool:
    read = Counter[bool]()
    for (own, _, _), count in checked.items():
        read[own] += count
    return min(read[True], read[False]) >= LEAST


def _differing(groups: dict[str, ReadCounts]) -> Iterator[tuple[str, str]]:
    judged: Iterable[tuple[str, Validation]] = [
        (name, counts.validation) for name, counts in groups.items() if _enough(counts.checked)
    ]
    for (first, one), (second, other) in combinations(judged, 2):
        if errors_differ(one, other):
            yield first, second
