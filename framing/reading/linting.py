"""Findings in a document: labels and words in the writer's own voice, by the rules of a house or without."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from operator import itemgetter

from framing.corpus.sentences import split_sentences
from framing.lexicon.entries import Lexicon
from framing.reading.advising import Adviser
from framing.reading.asides import find_asides
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


def read_plain_names() -> frozenset[str]:
    """Return the names (`lexicon:concept.frame`) that leave judgement open and that nobody on record speaks against."""
    data = files("framing.reading").joinpath("data/plain_names.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(data)["names"])


@dataclass(slots=True)
class Linter:
    """Judges the matches of documents by a house style.

    `asked` are the ids of the lexicons whose labels and words are findings where no rule names them (`None`: of all);
    names that are `plain` pass there all the same.
    """

    lexicons: Sequence[Lexicon]
    style: HouseStyle = PLAIN
    asked: frozenset[str] | None = None
    plain: frozenset[str] = frozenset()
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

        Where words stand whole in those of a rule that is above theirs in the file, that rule is followed alone; one
        that is `off` thus lets pass what it covers, and nothing wider.
        """
        judged = [verdict for match in matched.matches if (verdict := self._judge(match)) is not None]
        if judged:
            aside = find_asides(matched.document.text)
            judged = [verdict for verdict in judged if not aside(verdict.match.start)]
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
        if match.reading.side != "own" or match.lexicon == WORDS or kind is None or match.name in self.plain:
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


def _settle(judged: Sequence[_Verdict]) -> list[_Verdict]:
    """Return the verdicts, which are in order of their start, without those that stand whole in one of a rule above.

    What no rule names is let go wherever a rule has it; of one rule the widest match stays, of equals the first.
    """
    ruled = [(one.match.start, place, one) for place, one in enumerate(judged) if one.place is not None]
    if not ruled:
        return list(judged)
    starts = [start for start, _, _ in ruled]
    longest = max(one.match.end - start for start, _, one in ruled)
    kept = []
    for place, one in enumerate(judged):
        low = bisect_left(starts, one.match.end - longest)
        high = bisect_right(starts, one.match.start)
        if not any(_yields(one, place, other, at) for _, at, other in ruled[low:high]):
            kept.append(one)
    return kept


def _yields(one: _Verdict, place: int, other: _Verdict, at: int) -> bool:
    """Tell whether a verdict is let go for another that does not begin behind it; `place` and `at` are their order."""
    if one is other or other.match.end < one.match.end:
        return False
    if one.place is None or one.place != other.place:
        return one.place is None or (other.place is not None and other.place < one.place)
    same = (one.match.start, one.match.end) == (other.match.start, other.match.end)
    return not same or at < place


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
        place = bisect_right(spans, match.start, key=itemgetter(0)) - 1
        start, end = spans[place] if place >= 0 else (0, 0)
        return text[start:end] if match.start < end else match.text

    return sentence
