"""Findings in a document: labels and words in the writer's own voice, by the rules of a house or without."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from framing.corpus.sentences import split_sentences
from framing.lexicon.entries import Lexicon
from framing.reading.advising import Adviser
from framing.reading.house_style import LOADED, OWN_VOICE, PLAIN, WORDS, HouseRule, HouseStyle, Level
from framing.reading.matches import MatchedDocument
from framing.types import Match


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule holds. `line` and `column` of its match count in the document's text, from 1.

    `as_filed` says that they are those of the file, too. `label` is the frame's title (a rule's id where the words are
    the house's), `said` what is said of the words. `suggestion` is what a house or style guides advise, `None` where
    nobody does; `use` what the house writes instead. `fingerprint` stays the same until the sentence is rewritten.
    """

    document: str
    path: str | None
    as_filed: bool
    rule: str
    level: Level
    label: str
    said: str
    suggestion: str | None
    use: str | None
    fingerprint: str
    match: Match

    @property
    def end_line(self) -> int:
        """Return the line where the words end."""
        return self.match.line + self.match.text.count("\n")

    @property
    def end_column(self) -> int:
        """Return the column after the last character, in the line where the words end."""
        _, broken, last = self.match.text.rpartition("\n")
        return len(last) + 1 if broken else self.match.column + len(last)

    def message(self, *, with_text: bool = True) -> str:
        """Return what is found in one sentence; without the words of the document, their label stands for them."""
        words = f"“{' '.join(self.match.text.split())}”" if with_text else self.label
        return f"{words} {self.said}"


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A match with the place of the rule that holds in the file (`None`: none does), and its level (`None`: off)."""

    match: Match
    place: int | None
    rule: str
    level: Level | None


@dataclass(slots=True)
class Linter:
    """Judges the matches of documents by a house style.

    `asked` are the ids of the lexicons whose labels and words are findings where no rule names them (`None`: of all).
    """

    lexicons: Sequence[Lexicon]
    style: HouseStyle = PLAIN
    asked: frozenset[str] | None = None
    _rules: Mapping[str, Sequence[tuple[int, HouseRule]]] = field(init=False)
    _kinds: Mapping[str, str] = field(init=False)
    _adviser: Adviser = field(init=False)

    def __post_init__(self) -> None:
        rules: dict[str, list[tuple[int, HouseRule]]] = {}
        for place, rule in enumerate(self.style.rules):
            for name in rule.names:
                rules.setdefault(name, []).append((place, rule))
        self._rules = rules
        self._kinds = {x.id: x.kind for x in self.lexicons if self.asked is None or x.id in self.asked}
        self._adviser = Adviser(self.lexicons, self.style)

    def lint(self, matched: MatchedDocument) -> tuple[Finding, ...]:
        """Return the findings of a document, in order of their start.

        Where the words of several rules overlap, the first rule of the file is followed, and what is left to the
        defaults there is left to it; a rule that is `off` thus lets pass what it covers.
        """
        judged = [verdict for match in matched.matches if (verdict := self._judge(match)) is not None]
        if not judged:
            return ()
        sentence = _sentences(matched)
        return tuple(
            self._finding(matched, verdict, verdict.level, sentence(verdict.match))
            for verdict in _settle(judged)
            if verdict.level is not None
        )

    def _judge(self, match: Match) -> _Verdict | None:
        """Return which rule holds for a match, `None` where none does."""
        if not match.counted or match.generic:
            return None
        for place, rule in self._rules.get(match.name, ()):
            if rule.holds(match):
                return _Verdict(match, place, rule.id, None if rule.level == "off" else rule.level)
        kind = self._kinds.get(match.lexicon)
        if match.reading.side != "own" or match.lexicon == WORDS or kind is None:
            return None
        if kind == "register":
            return _Verdict(match, None, LOADED, "info")
        return _Verdict(match, None, OWN_VOICE, None if self.style.others == "off" else self.style.others)

    def _finding(self, matched: MatchedDocument, verdict: _Verdict, level: Level, sentence: str) -> Finding:
        document, match = matched.document, verdict.match
        rule = None if verdict.place is None else self.style.rules[verdict.place]
        seen = f"{match.name}\n{' '.join(match.text.casefold().split())}\n{' '.join(sentence.split())}"
        return Finding(
            document=document.id,
            path=document.path,
            as_filed=document.as_filed,
            rule=verdict.rule,
            level=level,
            label=self._adviser.label(match),
            said=self._adviser.say(match),
            suggestion=self._adviser.suggest(match, rule),
            use=None if rule is None else rule.use,
            fingerprint=sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            match=match,
        )


def _settle(judged: Iterable[_Verdict]) -> list[_Verdict]:
    """Return the verdicts that stay where words overlap, in order of their start."""
    every = list(judged)
    ruled = sorted((one for one in every if one.place is not None), key=lambda one: (one.place, one.match.start))
    if not ruled:
        return every
    taken = _Taken()
    kept = {id(one) for one in ruled if taken.take(one.match)}
    return [one for one in every if (id(one) in kept if one.place is not None else taken.is_free(one.match))]


class _Taken:
    """Stretches of a text that are taken; they do not overlap."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def is_free(self, match: Match) -> bool:
        place = bisect_right(self._starts, match.start)
        before = place and self._ends[place - 1] > match.start
        return not before and not (place < len(self._starts) and self._starts[place] < match.end)

    def take(self, match: Match) -> bool:
        """Take the stretch of a match, if it is free."""
        if not self.is_free(match):
            return False
        place = bisect_right(self._starts, match.start)
        self._starts.insert(place, match.start)
        self._ends.insert(place, match.end)
        return True


def _sentences(matched: MatchedDocument) -> Callable[[Match], str]:
    """Return what finds the sentence of a match; each paragraph is divided once."""
    text, layout = matched.document.text, matched.layout
    divided: dict[int, list[tuple[int, int]]] = {}

    def sentence(match: Match) -> str:
        block = layout.block_at(match.start)
        if block is None:
            return match.text
        spans = divided.get(block.start)
        if spans is None:
            spans = divided[block.start] = split_sentences(text, block.start, block.end)
        start, end = next(((s, e) for s, e in spans if s <= match.start < e), (match.start, match.end))
        return text[start:end]

    return sentence
