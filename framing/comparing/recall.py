"""How many of the documents whose writers use a name are counted as such, by what people have coded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from framing.comparing.gathering import Gathering, GroupCounts
from framing.comparing.results import Estimate
from framing.comparing.validating import State, state_of, weighted_recall
from framing.labels import CodedText, CodedTexts
from framing.types import Score

READ_OF_GROUP = 10
"""Documents of a group that name the thing and that people must have coded before its silence is called omission."""

Where = Literal["here", "elsewhere", "before"]
"""Coded were documents that are compared here, others, or documents as an earlier lexicon counted them."""


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """The documents of a group that people have coded for a name, each text once.

    `naming` are those in which the group's own voice names the thing in some way as counted, `present` those in which
    people found the writer using this very name, `disputed` those on which coders differ, and nobody has settled it.
    """

    naming: int
    present: int
    disputed: int = 0


NOBODY_READ = ReadGroup(0, 0)


@dataclass(frozen=True, slots=True)
class FrameRecall:
    """The part of the documents whose writer uses a name, as people say, in which it is counted as the writer's own.

    So many documents are `coded`, have it (`present`), and of these had it `counted`; they rest on `where`. `state` is
    what so many allow one to say. `groups` tell what people read of each group here.
    """

    lexicon: str
    concept: str
    frame: str
    coded: int
    present: int
    counted: int
    recall: Estimate
    state: State
    where: Where
    groups: Mapping[str, ReadGroup]

    def of_group(self, group: str) -> ReadGroup:
        """Return what people read of a group."""
        return self.groups.get(group, NOBODY_READ)

    def least(self, group: str) -> float | None:
        """Return the lower limit of recall as far as it is known for a group's documents, else `None`.

        It is where people coded documents of this comparison, at least provisionally enough, and of the group those
        that name the thing: the recall of one outlet need not be that of another.
        """
        known = self.where == "here" and self.state != "not" and self.of_group(group).naming >= READ_OF_GROUP
        return self.recall.low if known else None


@dataclass(slots=True)
class CodedMeeting:
    """Which of the coded documents are met on the way, in which groups, and which lexicons count."""

    coded: CodedTexts
    documents: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """By hash and group the ids of documents."""
    lexicons: dict[str, str] = field(default_factory=dict)
    _hashes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the hashes that are looked for."""
        self._hashes = frozenset(text.sha256 for text in self.coded.texts)

    def add(self, score: Score, group: str) -> None:
        """Take note of a score that goes by."""
        if not self.lexicons:
            self.lexicons = {lexicon.id: lexicon.sha256 for lexicon in score.lexicons}
        if score.sha256 in self._hashes:
            self.documents.setdefault(score.sha256, {}).setdefault(group, set()).add(score.document)

    @property
    def met(self) -> int:
        """Return how many coded documents were met."""
        return sum(text.sha256 in self.documents for text in self.coded.texts)


def measure_recall(meeting: CodedMeeting, gathering: Gathering) -> tuple[FrameRecall, ...]:
    """Return the recall of every coded frame of the concepts that are compared, in the order of these."""
    found = []
    for (lexicon, concept), about in gathering.concepts.items():
        for frame in about.frames:
            name = f"{lexicon}:{concept}.{frame.frame}"
            coded = [text for text in meeting.coded.texts if name in text.frames]
            if coded:
                found.append(_measure(name, (lexicon, concept, frame.frame), coded, meeting, gathering))
    return tuple(found)


def _measure(
    name: str, names: tuple[str, str, str], coded: Sequence[CodedText], meeting: CodedMeeting, gathering: Gathering
) -> FrameRecall:
    lexicon, concept, frame = names
    current = [text for text in coded if f"{lexicon}@{meeting.lexicons.get(lexicon)}" in text.lexicons]
    here = [text for text in current if text.sha256 in meeting.documents]
    where: Where = "here" if here else "elsewhere" if current else "before"
    used = here or current or coded
    present = [text for text in used if name in text.present]
    return FrameRecall(
        lexicon=lexicon,
        concept=concept,
        frame=frame,
        coded=len(used),
        present=len(present),
        counted=sum(name in text.counted for text in present),
        recall=weighted_recall([(x.sha256, x.weight, name in x.present, name in x.counted) for x in used]),
        state=state_of(len(used), len({text.sha256 for text in used}), len(present)),
        where=where,
        groups=dict(_groups_read(name, (lexicon, concept), here, meeting, gathering)),
    )


def _groups_read(
    name: str, key: tuple[str, str], here: Sequence[CodedText], meeting: CodedMeeting, gathering: Gathering
) -> Iterator[tuple[str, ReadGroup]]:
    """Yield by group in how many coded texts it names the thing, people found the name, and coders differ on it."""
    coded: dict[str, dict[str, bool]] = defaultdict(dict)
    for text in here:
        for group in meeting.documents[text.sha256]:
            coded[group][text.sha256] = coded[group].get(text.sha256, False) or name in text.present
    disputed: dict[str, set[str]] = defaultdict(set)
    for text in meeting.coded.texts:
        if name in text.disputed:
            for group in meeting.documents.get(text.sha256, ()):
                disputed[group].add(text.sha256)
    for group in dict.fromkeys((*coded, *disputed)):
        texts = coded[group]
        naming = _naming(gathering.groups[group], key, gathering)
        ids = {digest: meeting.documents[digest][group] for digest in texts}
        named = sum(bool(ids[digest] & naming) for digest in texts)
        yield group, ReadGroup(named, sum(texts.values()), len(disputed[group]))


def _naming(group: GroupCounts, key: tuple[str, str], gathering: Gathering) -> set[str]:
    """Return the documents of a group in which its own voice names a thing in some way that is counted."""
    frames = [frame.frame for frame in gathering.concepts[key].frames if not frame.generic]
    numbers = set().union(*(group.bearing((*key, frame), "own") for frame in frames))
    return {document for document, number in group.documents.items() if number in numbers}
