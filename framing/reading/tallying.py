"""Sum up what each source says: how much, in whose words, and with which cues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from framing.speakers import speaker_name
from framing.types import Attribution, SourceType, Zone

Unquoted = Literal["boilerplate", "repeat", "own_voice", "no_speech"]

UNNAMED = frozenset(
    ("he", "she", "they", "it", "who", "which", "that", "we", "i", "you", "him", "her", "them", "us", "me", "one")
)
"""Mentions that name nobody, unless they resolve to a name."""

_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One attribution as it stands in a document.

    `pieces` are the texts of its content, in order; `id` is a hash of the document's text and their spans. `words` are
    those the source utters itself, without what it quotes from others; `verbatim` of them stand in quotation marks.
    `reason` says why it is not counted as quoted (`None` when it is): it stands in `boilerplate` or a `repeat`, it is
    the writer's `own_voice` (a scare quote, a label mention), or `no_speech` (a plan, a wish, an attitude or a topic,
    told in the writer's words).
    """

    id: str
    attribution: Attribution
    pieces: tuple[str, ...]
    line: int
    column: int
    zone: Zone
    words: int
    verbatim: int
    reason: Unquoted | None

    @property
    def counted(self) -> bool:
        """Tell whether the words count as quoted."""
        return self.reason is None

    @property
    def start(self) -> int:
        """Return the offset of the first piece."""
        return self.attribution.content[0][0]


@dataclass(frozen=True, slots=True)
class CueUse:
    """How often cues of one class introduce a source's words, and which words do, most frequent first."""

    cue_class: str
    count: int
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SourceTotal:
    """What one source says in one document or several.

    `name` is `None` for words that nobody is named for. `verbatim` of the `words` are in quotation marks, the others
    are reported. `share` is of all words of the documents, `None` where they have none.
    """

    name: str | None
    type: SourceType | None
    attributions: int
    documents: int
    words: int
    verbatim: int
    share: float | None
    cues: tuple[CueUse, ...]


class SourceTally:
    """Sums up what sources say, over one document or many, by their names."""

    def __init__(self) -> None:
        self._words = 0
        self._sources: dict[str, _Source] = {}

    def add(self, quoted: Iterable[Quoted], *, words: int) -> None:
        """Add the attributions of one document with so many words."""
        self._words += words
        met = set()
        for item in quoted:
            if not item.counted:
                continue
            name = source_name(item.attribution)
            key = source_key(name)
            known = self._sources.get(key)
            if known is None:
                known = self._sources[key] = _Source(name)
            known.add(item)
            met.add(key)
        for key in met:
            self._sources[key].documents += 1

    def totals(self) -> tuple[SourceTotal, ...]:
        """Return the totals, sources with most words first."""
        totals = [source.total(self._words) for source in self._sources.values()]
        return tuple(sorted(totals, key=lambda total: (-total.words, -total.attributions, total.name or "\U0010ffff")))


class _Source:
    __slots__ = ("attributions", "cues", "documents", "name", "types", "verbatim", "words")

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.types: dict[SourceType, int] = {}
        self.attributions = self.documents = self.words = self.verbatim = 0
        self.cues: dict[str, dict[str, int]] = {}

    def add(self, item: Quoted) -> None:
        attribution = item.attribution
        self.attributions += 1
        self.words += item.words
        self.verbatim += item.verbatim
        if attribution.source is not None and attribution.source.type is not None and self.name is not None:
            kind = attribution.source.type
            self.types[kind] = self.types.get(kind, 0) + 1
        if attribution.cue is not None:
            words = " ".join(attribution.cue.text.lower().split())
            uses = self.cues.setdefault(attribution.cue.cue_class, {})
            uses[words] = uses.get(words, 0) + 1

    def total(self, words: int) -> SourceTotal:
        cues = [CueUse(kind, sum(uses.values()), _ranked(uses)) for kind, uses in self.cues.items()]
        return SourceTotal(
            name=self.name,
            type=max(self.types.items(), key=lambda item: (item[1], item[0]))[0] if self.types else None,
            attributions=self.attributions,
            documents=self.documents,
            words=self.words,
            verbatim=self.verbatim,
            share=self.words / words if words else None,
            cues=tuple(sorted(cues, key=lambda use: (-use.count, use.cue_class))),
        )


def _ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def source_name(attribution: Attribution) -> str | None:
    """Return the name of the source, `None` where nobody is named or a pronoun stands for nobody in sight."""
    if attribution.source is None:
        return None
    name = speaker_name(attribution.source)
    return None if name.lower() in UNNAMED else name


def source_key(name: str | None) -> str:
    """Return what spellings of one name share: case, apostrophes and a leading article do not matter."""
    key = (name or "").casefold().replace("’", "'")
    return next((key.removeprefix(article) for article in _ARTICLES if key.startswith(article)), key)
