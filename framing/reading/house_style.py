"""A house style: rules on names and words, at what level they are findings, and what the house writes instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Literal, cast, get_args

from framing.errors import ConfigError
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.lexicon.loading import read_terms
from framing.lexicon.tables import Notes, Table
from framing.lexicon.toml_text import place_troubles, read_file, read_toml
from framing.types import OWN_VOICES, VOICES, ZONES, Match, Voice, Zone

Level = Literal["error", "warning", "info"]
Setting = Literal["warning", "error", "info", "off"]
Use = tuple[Voice, bool]
"""A voice, and whether the words are adopted in it."""

LEVELS: tuple[Level, ...] = get_args(Level)
WORDS = "house-style"
"""The id of the lexicon that the words of a house make."""
OWN_VOICE = "own-voice"
"""The rule of what has rival names, where no rule of a house holds."""
LOADED = "loaded-wording"
"""The rule of registers that are asked for, where no rule of a house holds."""
DEFAULTS = (OWN_VOICE, LOADED)
"""Rules that hold without a house file."""

COUNTED: tuple[Zone, ...] = tuple(zone for zone in ZONES if zone != "boilerplate")
OWN_USE: frozenset[Use] = frozenset((voice, True) for voice in OWN_VOICES)

_HOUSE = ("title", "others", "rules")
_RULE = ("lexicons", "concepts", "frames", "terms", "level", "use", "note", "section", "voices", "zones")
_TARGETS = ("lexicons", "concepts", "frames", "terms")


@dataclass(frozen=True, slots=True)
class HouseRule:
    """What a house says of some frames, in the voices and zones where it says it; `off` lets them pass.

    `names` are canonical (`lexicon:concept.frame`); those of its own words are frames of the lexicon `house-style`.
    `use` is what it writes instead, `section` where that stands in its style guide.
    """

    id: str
    names: frozenset[str]
    level: Setting
    uses: frozenset[Use] = OWN_USE
    zones: frozenset[Zone] = frozenset(COUNTED)
    use: str | None = None
    note: str | None = None
    section: str | None = None

    @property
    def own_alone(self) -> bool:
        """Tell whether the rule leaves alone what others say."""
        return all(voice in OWN_VOICES for voice, _ in self.uses)

    def holds(self, match: Match) -> bool:
        """Tell whether the rule holds in the voice and zone of a match of one of its frames."""
        reading = match.reading
        return match.zone in self.zones and (reading.voice, reading.stance == "adopted") in self.uses


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The rules of a house in the order of its file, of which the first that holds is followed.

    `others` is the level of contested labels in the writer's own voice that no rule names. `words` has the terms of
    the house itself, `None` where there are none.
    """

    title: str = "house style"
    others: Setting = "warning"
    rules: tuple[HouseRule, ...] = ()
    words: Lexicon | None = None
    sha256: str | None = None


PLAIN = HouseStyle()
"""What holds without a house file."""


def read_house_style(path: Path, lexicons: Sequence[Lexicon], others: Sequence[Lexicon] = ()) -> HouseStyle:
    """Read a house file, whose rules may name the frames of the lexicons in use, and of others where those have none.

    Raises ConfigError with every problem of the file, each at its line, in file order.
    """
    shown = str(path)
    data = read_file(path, ConfigError)
    text, values = read_toml(data, shown, ConfigError)
    notes = Notes()
    style = _style(Table(values, (), notes), _Names(lexicons, others), sha256(data).hexdigest(), shown)
    if notes.troubles:
        raise place_troubles(notes, text, shown, ConfigError)
    return style


class _Names:
    """The names that a rule may use, and the frames that each stands for, those of lexicons in use first."""

    def __init__(self, *tiers: Sequence[Lexicon]) -> None:
        self.tiers: list[dict[str, dict[str, dict[str, list[str]]]]] = []
        self.generic: set[str] = set()
        for lexicons in tiers:
            self.tiers.append({key: {} for key in _TARGETS[:3]})
            for lexicon in lexicons:
                for concept in lexicon.concepts:
                    for frame in concept.frames:
                        self._enter(lexicon.id, concept.id, frame)

    def _enter(self, lexicon: str, concept: str, frame: Frame) -> None:
        whole = f"{lexicon}:{concept}"
        name = f"{whole}.{frame.id}"
        if frame.generic:
            self.generic.add(name)
        for key, own, spellings in (
            ("lexicons", lexicon, (lexicon,)),
            ("concepts", whole, (concept, whole)),
            ("frames", name, (frame.id, f"{concept}.{frame.id}", name)),
        ):
            for spelling in spellings:
                self.tiers[-1][key].setdefault(spelling, {}).setdefault(own, []).append(name)

    def find(self, table: Table, key: str) -> set[str]:
        """Return the frames that the names of a list stand for; note each that stands for none or for several."""
        found: set[str] = set()
        for index, name in enumerate(table.texts(key)):
            wholes = next((tier[key][name] for tier in self.tiers if name in tier[key]), {})
            place = (*table.path, key, index)
            if not wholes:
                known = {spelling: None for tier in self.tiers for spelling in tier[key]}
                table.notes.add(place, f"no {key.removesuffix('s')} is called {name!r}", _near(name, known))
            elif len(wholes) > 1:
                message = f"{name!r} is the name of {len(wholes)} {key}"
                table.notes.add(place, message, f"write {_or(sorted(wholes))}")
            else:
                names = next(iter(wholes.values()))
                found.update(one for one in names if one not in self.generic)
                if key == "frames" and names[0] in self.generic:
                    table.notes.add(place, f"{names[0]} has second mentions, which are no choice of a name")
        return found


def _near(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, known, n=3)
    return f"did you mean {_or(close)}?" if close else "see `framing lexicon list` and `framing lexicon show ID`"


def _or(names: Sequence[str], most: int = 4) -> str:
    shown = [*names[:most], *(["…"] if len(names) > most else [])]
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]


def _style(table: Table, names: _Names, digest: str, shown: str) -> HouseStyle:
    table.only(_HOUSE)
    tables = dict(table.named("rules")) if "rules" in table.values else {}
    words = {id_: _words(id_, inner) for id_, inner in tables.items()}
    rules = tuple(_rule(id_, inner, names, words[id_]) for id_, inner in tables.items())
    _note_unreached(rules, table)
    return HouseStyle(
        title=table.optional("title") or PLAIN.title,
        others=cast("Setting", table.choice("others", get_args(Setting))),
        rules=rules,
        words=_lexicon(words, digest, shown),
        sha256=digest,
    )


def _rule(identity: str, table: Table, names: _Names, words: Concept | None) -> HouseRule:
    table.only(_RULE)
    if identity in DEFAULTS:
        table.note(None, f"{identity} is the rule that holds where none of the house does", "give it another name")
    if not any(key in table.values for key in _TARGETS):
        table.note(None, f"{identity} names nothing", 'say what it is about: frames = ["concept.frame"], or terms')
    found = {name for key in _TARGETS[:3] for name in names.find(table, key)}
    if words is not None:
        found.update(f"{WORDS}:{words.id}.{frame.id}" for frame in words.frames)
    voices = _choices(table, "voices", VOICES)
    return HouseRule(
        id=identity,
        names=frozenset(found),
        level=cast("Setting", table.choice("level", get_args(Setting))),
        uses=frozenset(use for voice in voices for use in _uses(cast("Voice", voice))) or OWN_USE,
        zones=cast("frozenset[Zone]", frozenset(_choices(table, "zones", COUNTED) or COUNTED)),
        use=table.optional("use"),
        note=table.optional("note"),
        section=table.optional("section"),
    )


def _uses(voice: Voice) -> tuple[Use, ...]:
    """Return in which stances a voice that a rule names is meant: what the writer plainly rejects is never a use."""
    return ((voice, True),) if voice == "narrator" else ((voice, True), (voice, False))


def _choices(table: Table, key: str, choices: Sequence[str]) -> list[str]:
    chosen = []
    if key in table.values and table.values[key] == []:
        table.note(key, f"{key} is empty, so that the rule holds nowhere", "leave it out where it holds everywhere")
    for index, name in enumerate(table.texts(key)):
        if name in choices:
            chosen.append(name)
            continue
        close = get_close_matches(name, choices, n=1)
        hint = f"did you mean {close[0]}?" if close else f"one of {', '.join(choices)}"
        table.notes.add((*table.path, key, index), f"{name!r} is none of the {key}", hint)
    return chosen


def _words(identity: str, table: Table) -> Concept | None:
    """Return the terms of a rule as a concept of its own, `None` where it has none."""
    terms = read_terms(table, "terms", required="terms" in table.values)
    return Concept(identity, identity, (Frame("words", identity, "", terms),)) if terms else None


def _lexicon(words: Mapping[str, Concept | None], digest: str, shown: str) -> Lexicon | None:
    concepts = tuple(concept for concept in words.values() if concept is not None)
    if not concepts:
        return None
    return Lexicon(
        id=WORDS, title="House style", kind="register", language="en", version="0", licence="", default=False,
        concepts=concepts, sources=(), tests=(), accept=(), sha256=digest, path=shown,
    )  # fmt: skip


def _note_unreached(rules: Sequence[HouseRule], table: Table) -> None:
    """Note every rule that cannot hold anywhere, since those above it do wherever it would."""
    taken: dict[tuple[str, Use, Zone], str] = {}
    for rule in rules:
        places = [(name, use, zone) for name in rule.names for use in rule.uses for zone in rule.zones]
        if places and all(place in taken for place in places):
            above = " and ".join(dict.fromkeys(taken[place] for place in sorted(places)))
            message = f"{rule.id} is never reached: {above} above it holds wherever it would"
            table.notes.add((*table.path, "rules", rule.id), message, "the first rule that holds is followed")
        for place in places:
            taken.setdefault(place, rule.id)
