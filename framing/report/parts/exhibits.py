"""The evidence that a page shows: every match with its number on the page, and what it can be chosen by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from framing.report.words.naming import NOBODY, PALETTE, STANCE_MARKS, STANCE_WORDS, VOICE_MARKS, VOICE_WORDS, Labels
from framing.report.words.phrases import plural
from framing.report.words.rules import RULES, rule_sentence
from framing.speakers import speaker_name
from framing.types import OWN_VOICES, STANCES, VOICES, Match, Reading

REASONS = {
    "boilerplate": "not counted: page furniture",
    "repeat": "not counted: repeated paragraph",
    "address": "not counted: web address",
    "unnamed": "not counted: the thing has not been named yet",
    "excluded": "not counted: excluded by a reader",
}
_SIDES = {"own": "own", "attributed": "att", "held_off": "held"}


@dataclass(frozen=True, slots=True)
class FrameKey:
    """The numbers that stand for a frame and its concept, their titles, and the colour (`cg`: a second mention's)."""

    number: int
    concept_number: int
    concept: str
    title: str
    color: str
    generic: bool


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One match as a page shows it.

    `tokens` are what it can be chosen by: frame, concept, side (none where it is not counted), voice, stance, source.
    `mark` is the sign behind it: number of the frame, then voice and stance in the marks of the concordance.
    """

    number: int
    frame: FrameKey
    tokens: str
    voice: str
    mark: str
    text: str
    left: str
    right: str
    place: str
    said: str
    source: str
    cue: str
    rules: tuple[str, ...]
    counted: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A count with its bar, what it says beside it, and the number of its first exhibit (`None`: none is shown)."""

    count: int
    side: str
    bar: int
    note: str
    first: int | None


@dataclass(slots=True)
class Exhibits:
    """The evidence of one page so far: gives numbers to matches, frames and sources."""

    labels: Labels
    with_text: bool = True
    frames: dict[str, FrameKey] = field(default_factory=dict)
    concepts: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    voices: Counter[str] = field(default_factory=Counter)
    stances: Counter[str] = field(default_factory=Counter)
    rules: set[str] = field(default_factory=set)
    count: int = 0

    def key(self, lexicon: str, concept: str, frame: str) -> FrameKey:
        """Return the number and titles of a frame; the first frame asked for is number 1."""
        name = f"{lexicon}:{concept}.{frame}"
        if name not in self.frames:
            label = self.labels.frame(lexicon, concept, frame)
            title = self.labels.concept(lexicon, concept)
            thing = self.concepts.setdefault(f"{lexicon}:{concept}", len(self.concepts) + 1)
            color = self._color(label.color, thing)
            self.frames[name] = FrameKey(len(self.frames) + 1, thing, title, label.title, color, label.generic)
        return self.frames[name]

    def _color(self, color: str, thing: int) -> str:
        """Return the colour of a frame, or one that no other frame of its concept has here as long as there is one."""
        if color not in PALETTE:
            return "cg"
        taken = {frame.color for frame in self.frames.values() if frame.concept_number == thing}
        own = PALETTE.index(color)
        every = [f"c{(own + i) % len(PALETTE)}" for i in range(len(PALETTE))]
        return next((name for name in every if name not in taken), every[0])

    def add(
        self,
        match: Match,
        *,
        left: str = "",
        right: str = "",
        place: str,
        group: int | None = None,
        more: Iterable[str] = (),
    ) -> Exhibit:
        """Take in one match; `place` says where it is, `group` is the number of its group, `more` are other tokens."""
        reading = match.reading
        frame = self.key(match.lexicon, match.concept, match.frame)
        source = _source(match) if self.with_text else ""
        self.count += 1
        self.voices[reading.voice] += 1
        self.stances[reading.stance] += 1
        rules = tuple(reading.rule.split("+"))
        self.rules.update(rules)
        side = _SIDES[reading.side] if match.counted else "x"
        tokens = [f"f{frame.number}", f"k{frame.concept_number}", side, reading.voice, reading.stance]
        if source:
            tokens.append(f"w{self.sources.setdefault(source, len(self.sources) + 1)}")
        if group is not None:
            tokens.append(f"g{group}")
        tokens += more
        return Exhibit(
            number=self.count,
            frame=frame,
            tokens=" ".join(tokens),
            voice=reading.voice,
            mark=f"{frame.number}{_sign(reading)}",
            text=" ".join(match.text.split()) if self.with_text else "",
            left=left,
            right=right,
            place=place,
            said=_said(match),
            source=source,
            cue=reading.cue.text if reading.cue is not None and self.with_text else "",
            rules=rules,
            counted=match.counted,
            start=match.start,
            end=match.end,
        )

    def choices(self) -> list[Choice]:
        """Return what the evidence can be chosen by: frames, voices, stances and sources that occur."""
        voices = [Option(name, VOICE_WORDS[name]) for name in VOICES if self.voices[name]]
        stances = [Option(name, STANCE_WORDS[name]) for name in STANCES if self.stances[name]]
        ordered = sorted(self.sources.items(), key=lambda item: item[0].casefold())
        return [
            Choice("Frame", _by_concept(self.frames.values())),
            Choice("Voice", {"": voices}),
            Choice("Stance", {"": stances}),
            Choice("Source", {"": [Option(f"w{number}", name) for name, number in ordered]}),
        ]

    def legend(self) -> list[tuple[str, str]]:
        """Return the rules that decided voices here, each with its sentence."""
        known = [name for name in RULES if name in self.rules]
        return [(name, rule_sentence(name)) for name in (*known, *sorted(self.rules - RULES.keys()))]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing evidence can be chosen by."""

    token: str
    title: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from, its options in named groups."""

    title: str
    groups: dict[str, list[Option]]


def first_of(exhibits: Iterable[Exhibit], *tokens: str) -> int | None:
    """Return the number of the first exhibit that has all these tokens."""
    wanted = set(tokens)
    return next((exhibit.number for exhibit in exhibits if wanted <= set(exhibit.tokens.split())), None)


def _by_concept(frames: Iterable[FrameKey]) -> dict[str, list[Option]]:
    groups: dict[str, list[Option]] = {}
    for frame in sorted(frames, key=lambda frame: frame.concept_number):
        every = Option(f"k{frame.concept_number}", "all of these")
        options = groups.setdefault(frame.concept, [every])
        options.append(Option(f"f{frame.number}", f"{frame.number} {frame.title}"))
    return groups


def _sign(reading: Reading) -> str:
    """Return the marks of voice and stance; the writer's own words have none."""
    voice = "" if reading.voice == "narrator" else VOICE_MARKS[reading.voice]
    return voice + STANCE_MARKS[reading.stance]


def _source(match: Match) -> str:
    reading = match.reading
    if reading.source is not None:
        return speaker_name(reading.source)
    return "" if reading.voice in OWN_VOICES else NOBODY


def _said(match: Match) -> str:
    """Say in whose voice and how a match stands, and why it is not counted where it is not."""
    reading = match.reading
    words = VOICE_WORDS[reading.voice]
    if reading.stance != "adopted":
        by = " by its source" if reading.stance_by == "source" else ""
        words += f", {STANCE_WORDS[reading.stance]}{by}"
    if match.readers:
        words += f"; read by {plural(match.readers, 'person', 'people')}"
    return words if match.reason is None else f"{words}; {REASONS[match.reason]}"
