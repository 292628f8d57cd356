"""The nouns of framing analysis, as frozen dataclasses (offsets count Unicode code points, ends are exclusive)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, get_args

from framing.labels import PassageLabel

Voice = Literal[
    "narrator", "indirect", "direct_quote", "partial_quote", "unattributed_quote", "scare_quote", "label_mention"
]
Wording = Literal["own", "verbatim", "paraphrase"]
Stance = Literal["adopted", "distanced", "rejected", "questioned"]
Zone = Literal["headline", "standfirst", "body", "caption", "boilerplate"]
Side = Literal["own", "attributed", "held_off"]
Unit = Literal["document", "paragraph", "sentence"]
Reason = Literal["boilerplate", "repeat", "address", "unnamed", "excluded"]
SourceType = Literal["government", "organisation", "expert", "witness", "media", "anonymous", "person"]
AttributionKind = Literal[
    "direct_quote", "partial_quote", "unattributed_quote", "indirect", "label_mention", "scare_quote"
]
_START = attrgetter("start")
MetaValue = str | int | float | bool | None

VOICES: tuple[Voice, ...] = get_args(Voice)
WORDINGS: tuple[Wording, ...] = get_args(Wording)
STANCES: tuple[Stance, ...] = get_args(Stance)
ZONES: tuple[Zone, ...] = get_args(Zone)

OWN_VOICES: frozenset[Voice] = frozenset({"narrator", "scare_quote", "label_mention"})
"""Voices in which the writer is speaking; in the others somebody else is."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its metadata.

    `path` is where it was read from, as the user named it (`None` for texts made in Python). `marked` holds the
    zones a format states itself, such as HTML headings; where it is silent, zones are recognised from the text.
    `as_filed` says that the text is the decoded file itself, so that its lines and columns are those of the file.
    `block_quotes` are the stretches that a format sets off as the words of others, in order, apart from one another.
    """

    id: str
    text: str
    meta: Mapping[str, MetaValue] = field(default_factory=dict)
    path: str | None = None
    marked: tuple[tuple[int, int, Zone], ...] = ()
    as_filed: bool = False
    block_quotes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a document: its span without surrounding white space, its zone, and what it repeats.

    `repeats` is the index of the earlier block with the same words (also but for a credit or a link), else `None`; of a
    pull quote that of any block it is taken from. `block_quote` is the index of the block quote it stands in, if any,
    `depth` how many marks such as ">" it has, where a text marks it so: two for what somebody quoted quotes.
    """

    start: int
    end: int
    zone: Zone
    repeats: int | None = None
    block_quote: int | None = None
    depth: int = 0

    @property
    def counted(self) -> bool:
        """Tell whether words and matches of this block count."""
        return self.zone != "boilerplate" and self.repeats is None


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a document in order, and the number of words in the blocks that count."""

    blocks: tuple[Block, ...]
    words: int

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds an offset (or the one before it), `None` before the first block."""
        index = bisect_right(self.blocks, offset, key=_START) - 1
        return self.blocks[index] if index >= 0 else None

    @property
    def lead_end(self) -> int:
        """Return where the lead ends: after the first paragraph of the body, else after all that stands before it."""
        first = next((block for block in self.blocks if block.zone == "body"), None)
        return first.end if first is not None else max((block.end for block in self.blocks), default=0)


@dataclass(frozen=True, slots=True)
class Source:
    """Who is quoted or reported: the mention in the text, and the fullest name it resolves to in the document."""

    text: str
    start: int
    end: int
    resolved: str
    type: SourceType | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that signal an attribution or a label ("said", "according to"), and their class (say, claim, …)."""

    text: str
    start: int
    end: int
    cue_class: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of quoted or reported speech: content (one or more spans), source, cue and the rule that found it.

    Source and cue are `None` where the text names none.
    """

    kind: AttributionKind
    content: tuple[tuple[int, int], ...]
    source: Source | None
    cue: Cue | None
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """In whose voice, whose words and with what stance a stretch of text stands, with the evidence for it."""

    voice: Voice
    wording: Wording
    stance: Stance
    stance_by: Literal["narrator", "source"]
    source: Source | None
    cue: Cue | None
    rule: str
    before: Reading | None = None
    """What the rules had read, where people ruled otherwise."""

    @property
    def side(self) -> Side:
        """Tell the side: `own` (writer speaks and adopts), `held_off` (writer speaks, does not adopt), `attributed`."""
        if self.voice not in OWN_VOICES:
            return "attributed"
        return "own" if self.stance == "adopted" else "held_off"

    @property
    def denied(self) -> bool:
        """Tell whether the source rejects the words."""
        return self.stance == "rejected" and self.stance_by == "source"


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a term occurs, with its reading.

    `generic` marks second mentions such as "the camps". `reason` says why a match is not counted (`None` when it is):
    it is in `boilerplate`, in a `repeat`, in a web `address`, a second mention of what the document has not named yet
    (`unnamed`), or `excluded` by a reader. So many `readers` have read and settled it; 0 where nobody has, or they
    disagree. Where it was drawn to be read, it stands for `weight` matches.
    """

    id: str
    counted: bool
    reason: Reason | None
    lexicon: str
    concept: str
    frame: str
    generic: bool
    term: str
    text: str
    start: int
    end: int
    line: int
    column: int
    zone: Zone
    reading: Reading
    readers: int = 0
    weight: float = 1.0

    @property
    def name(self) -> str:
        """Return the canonical name of the frame, `lexicon:concept.frame`."""
        return f"{self.lexicon}:{self.concept}.{self.frame}"


@dataclass(frozen=True, slots=True)
class Share:
    """A count and its share of the same side's non-generic matches of the concept (`None` when there are none)."""

    count: int
    share: float | None


@dataclass(frozen=True, slots=True)
class FrameScore:
    """Counts of one frame in one passage. `rate` is matches per 1,000 words, `None` in a passage without words."""

    frame: str
    generic: bool
    count: int
    share: float | None
    rate: float | None
    own: Share
    attributed: Share
    held_off: int
    by_voice: Mapping[Voice, int]
    by_stance: Mapping[Stance, int]


@dataclass(frozen=True, slots=True)
class ConceptScore:
    """Counts of all frames of one concept in one passage; `paired` counts sentences that give rival names side by side.

    `measure` says what compares its frames: the `share` among rival names, or the `rate` of a register.
    """

    lexicon: str
    concept: str
    measure: Literal["share", "rate"]
    count: int
    frames: tuple[FrameScore, ...]
    paired: int


@dataclass(frozen=True, slots=True)
class ClosedGate:
    """A concept with terms that were not counted, as its context is not where it must be: in `scope`."""

    lexicon: str
    concept: str
    matches: int
    scope: Literal["document", "paragraph"]


@dataclass(frozen=True, slots=True)
class LexiconRef:
    """Which lexicon a result rests on: id, version, and the SHA-256 of its file."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """How many blocks of a document were not counted: page furniture, and paragraphs that repeat an earlier one."""

    boilerplate: int
    repeats: int


@dataclass(frozen=True, slots=True)
class KwicLine:
    """One match with the text around it (at most 2,000 characters either side, never past its paragraph)."""

    document: str
    path: str | None
    meta: Mapping[str, MetaValue]
    match: Match
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many matches are in the mouth of one source (`name` is "" for nobody), `denied` of them rejected by it."""

    name: str
    type: SourceType | None
    count: int
    denied: int = 0


@dataclass(frozen=True, slots=True)
class Drift:
    """A name that a document first leaves to others or holds off, and later uses in its own voice (ids of matches)."""

    lexicon: str
    concept: str
    frame: str
    first: str
    later: str


@dataclass(frozen=True, slots=True)
class Score:
    """What was counted in one passage of one document.

    `sha256` is the hash of the whole document text in UTF-8; `set_aside` is about the whole document too, as is
    `lead_end`, where its lead ends. `matches` are all that start in the passage, counted or not; `lines` show them in
    context, when asked for. `sources` have its attributed matches, most first; `drift` the names it takes over.
    `labels` are those that classifiers give the passage, if any were asked, the likeliest of each first.
    """

    document: str
    passage: int
    start: int
    end: int
    words: int
    meta: Mapping[str, MetaValue]
    path: str | None
    lexicons: tuple[LexiconRef, ...]
    concepts: tuple[ConceptScore, ...]
    closed_gates: tuple[ClosedGate, ...]
    sha256: str
    set_aside: SetAside
    matches: tuple[Match, ...]
    lines: tuple[KwicLine, ...] = ()
    sources: tuple[SourceCount, ...] = ()
    drift: tuple[Drift, ...] = ()
    lead_end: int = 0
    labels: tuple[PassageLabel, ...] = ()
