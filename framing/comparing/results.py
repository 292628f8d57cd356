"""What a comparison says: groups, their frames by side, contrasts, and what a group never says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal, Self

from framing.types import KwicLine, SourceCount

if TYPE_CHECKING:  # these modules build on Estimate
    from framing.comparing.correction import Validation
    from framing.comparing.effects import Effect
    from framing.comparing.emphasis import Emphasis
    from framing.comparing.keyness import Key
    from framing.comparing.label_results import GroupLabels, LabelDifference, LabelModel
    from framing.comparing.lexicon_checks import WordingCheck
    from framing.comparing.omission import Absence
    from framing.comparing.recall import FrameRecall, ReadGroup
    from framing.comparing.tiers import Flag, Tier

ComparedSide = Literal["own", "attributed", "held_off", "all"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval.

    `low`, `high` and `level` are `None` where too few documents allow description only; `value` is `None` where
    nothing was counted. `n_documents` is the number of documents that bear on it.
    """

    value: float | None
    low: float | None
    high: float | None
    level: float | None
    method: str
    n_documents: int
    n_effective: float | None

    def turned(self) -> Estimate:
        """Return a difference seen from the other side."""
        value, low, high = (None if x is None else -x for x in (self.value, self.high, self.low))
        return replace(self, value=value, low=low, high=high)


@dataclass(frozen=True, slots=True)
class SideComparison:
    """One frame of one group on one side: count, documents that have it, share of that side, rate per 1,000 words.

    `corrected` is the share in the own voice corrected for names of others that rules take for it; `None` on other
    sides, once people have read names of the concept, and where documents are too few.
    """

    count: int
    documents: int
    share: Estimate
    rate: Estimate
    corrected: Estimate | None = None


@dataclass(frozen=True, slots=True)
class FrameComparison:
    """One frame of one group. `forms` are the wordings met, most frequent first; `examples` come from the texts.

    `emphasis` is about the documents that name the concept, in any voice; `None` where there are none.
    """

    frame: str
    generic: bool
    count: int
    documents: int
    by_side: Mapping[ComparedSide, SideComparison]
    forms: tuple[tuple[str, int], ...]
    sources: tuple[SourceCount, ...]
    examples: tuple[KwicLine, ...]
    emphasis: Emphasis | None = None


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The part of a concept's names that a group has in its own voice: as counted, and corrected for misread voices.

    `corrected` is `None` where people have read all these names, where documents are too few, or where the rules tell
    voices apart too badly.
    """

    counted: Estimate
    corrected: Estimate | None


@dataclass(frozen=True, slots=True)
class ConceptComparison:
    """One concept in one group; `documents` are those in which its gate is open, `count` leaves generic frames out.

    `own_part` is `None` for registers, for single documents, and where nothing is named.
    """

    lexicon: str
    concept: str
    measure: Literal["share", "rate"]
    count: int
    documents: int
    paired: int
    frames: tuple[FrameComparison, ...]
    own_part: OwnPart | None = None


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """One group of documents with all concepts that are open in any document of any group.

    `sources` have the attributed matches of all its concepts, most first. `units` are the independent documents: copies
    of one text are one of them. `median_words` is the length of its middle document. `labels` are what classifiers make
    of its passages, one entry a model.
    """

    group: str
    documents: int
    words: int
    sources: tuple[SourceCount, ...]
    concepts: tuple[ConceptComparison, ...]
    units: int = 0
    median_words: float | None = None
    labels: tuple[GroupLabels, ...] = ()


@dataclass(frozen=True, slots=True)
class NotFound:
    """A frame that other groups use and this group never does, although the concept is open in its documents.

    `held_off` counts the group's own mentions at arm's length, `attributed` those in others' mouths: with both 0 the
    label does not occur at all. `absence` says in how many documents it could be all the same; `None` where a single
    document allows no such thing. `recall` is what people's coding says of how often the name is counted where it is
    used, `read` what they read of the group; both `None` without.
    """

    group: str
    lexicon: str
    concept: str
    frame: str
    used_by: tuple[str, ...]
    attributed: int
    held_off: int
    absence: Absence | None = None
    recall: FrameRecall | None = None
    read: ReadGroup | None = None


@dataclass(frozen=True, slots=True)
class Contrasted:
    """Something counted in one group against another.

    `first` and `second` are the shares (or rates) that the difference is made of: those of all documents of the two
    groups, or of the matched ones where groups are paired. `p` and `q` are `None` where nothing was tested.
    """

    measure: Literal["share", "rate"]
    group: str
    against: str
    first: Estimate
    second: Estimate
    difference: Estimate
    effect: Effect | None
    p: float | None
    q: float | None
    omnibus_q: float | None
    tier: Tier
    flags: tuple[Flag, ...]

    def turned(self) -> Self:
        """Return the same contrast seen from the other group; its effect is left out."""
        return replace(
            self,
            group=self.against,
            against=self.group,
            first=self.second,
            second=self.first,
            difference=self.difference.turned(),
            effect=None,
        )

    def measured(self) -> dict[str, Any]:
        """Return, by field, what every contrast has: one of another kind is made of it."""
        return {one.name: getattr(self, one.name) for one in fields(Contrasted)}


@dataclass(frozen=True, slots=True)
class Contrast(Contrasted):
    """One frame on one side in one group against another."""

    side: ComparedSide
    lexicon: str
    concept: str
    frame: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One place where a word stands: the document, and the text around it."""

    document: str
    left: str
    text: str
    right: str


@dataclass(frozen=True, slots=True)
class Keyness:
    """A word, or the name of a frame, that is more typical of one group; `against` is `None` for all others together.

    `first_of` and `second_of` are the numbers of documents looked at in each.
    """

    unit: Literal["word", "label"]
    group: str
    against: str | None
    key: Key
    first_of: int
    second_of: int
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Testing:
    """What was tested, and how.

    `tests` counts the tests of frames in groups' own voices, `marked` those with q < .05. `detectable` is the median
    smallest difference that the documents of those tests would usually have shown (a share), `None` without tests.
    """

    strata: str | None
    paired: bool
    level: float
    seed: int
    tests: int
    marked: int
    detectable: float | None


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What was done with copies, and what it changed.

    `documents` of `clusters` share text; `units` independent documents remain of all. `change` is the largest
    difference that dropping all but one copy makes (or made) to an own-voice share, `None` where there is none.
    """

    policy: Literal["keep", "weight", "drop"]
    clusters: int
    documents: int
    dropped: int
    change: float | None
    change_group: str | None = None


@dataclass(frozen=True, slots=True)
class VoiceCheck:
    """How far voices can be trusted: matches by how many people have read them, and how the rules do against people.

    `by_readers` has (people, matches), most people first. `validation` rests on matches that were read here, or on
    other texts, which `labelled` names. `differ` are two groups in which the rules err differently, if any.
    """

    matches: int
    by_readers: tuple[tuple[int, int], ...]
    validation: Validation
    labelled: str | None
    differ: tuple[str, str] | None

    @property
    def read(self) -> int:
        """Return the number of matches that anybody has read."""
        return sum(matches for people, matches in self.by_readers if people)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups side by side. `notes` say in plain sentences what these documents allow one to conclude.

    `findings` are at most three of the contrasts, those worth telling first; with `label_findings`, which classifiers
    bring, they are still at most three. `recalls` has each frame that people have coded documents for, of which
    `coded_met` are here. `words_asked` tells that key words were looked for, even if none is among `keyness`.
    """

    by: str
    groups: tuple[GroupComparison, ...]
    not_found: tuple[NotFound, ...]
    notes: tuple[str, ...]
    contrasts: tuple[Contrast, ...] = ()
    findings: tuple[Contrast, ...] = ()
    keyness: tuple[Keyness, ...] = ()
    words_asked: bool = False
    testing: Testing | None = None
    copies: CopyReport | None = None
    voices: VoiceCheck | None = None
    wording: tuple[WordingCheck, ...] = ()
    recalls: tuple[FrameRecall, ...] = ()
    coded_met: int = 0
    models: tuple[LabelModel, ...] = ()
    label_contrasts: tuple[LabelDifference, ...] = ()
    label_findings: tuple[LabelDifference, ...] = ()
