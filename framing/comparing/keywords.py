"""Words and names that mark a group: what it writes about as much as how, and no framing by themselves.

Words are counted in the paragraphs in which something is named, so that what differs is less often the subject.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from framing.comparing.gathering import Gathering, GroupCounts
from framing.comparing.keyness import PRIOR, Key, find_keys
from framing.comparing.results import Excerpt, Keyness
from framing.comparing.tiers import allows_tests, tier_of
from framing.types import Score

SHOWN = 15
"""At most so many words mark a group."""

LABEL_PRIOR = 10.0
"""Pseudo-names in the prior of labels, of which a group has tens where it has thousands of words."""

MARKED = 0.05
UNTESTED_MINIMUM = 3
AROUND = 70
"""Characters of context that an excerpt keeps on either side."""

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_DATELINE = re.compile(
    r"(?:By [^\n]{3,60}\n|[A-Z][A-Z .,’'\-]{2,40}(?:, [A-Z][a-z.]+ ?\d{0,2})?(?: \([^)\n]{2,30}\))? ?[—–-] )"
)
_FUNCTION_WORDS = """
mr mrs ms a about after again against all also am an and any are as at be because been before being between both but by
can could did do does doing down during each even few for from further had has have having he her here hers
herself him himself his how i if in into is it its itself just me might more most much must my no nor not now
of off on once only or other our ours out over own said same say says she should so some such than that the
their theirs them themselves then there these they this those through to too under until up upon us very was
we were what when where which while who whom whose why will with would yet you your yours it's don't didn't
isn't wasn't
"""
STOP = frozenset(_FUNCTION_WORDS.split())
"""Kept out of what is shown, never out of the counts."""

Documents = list[Mapping[str, float]]


@dataclass(slots=True)
class WordCounter:
    """Counts words in the paragraphs of counted matches, per group and document, and keeps an excerpt of each word."""

    counts: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)
    excerpts: dict[tuple[str, str], Excerpt] = field(default_factory=dict)

    def add(self, score: Score, group: str) -> None:
        """Take in the paragraphs of one score; what of them is in two lines counts once."""
        seen = -1
        for line in score.lines:
            if not line.match.counted:
                continue
            start, end = line.match.start - len(line.left), line.match.end + len(line.right)
            text = (line.left + line.match.text + line.right)[max(seen - start, 0) :]
            dateline = _DATELINE.match(text) if seen <= start else None
            seen = max(seen, end)
            if text:
                self._count(text, dateline.end() if dateline else 0, group, score.document)

    def _count(self, text: str, start: int, group: str, document: str) -> None:
        counts = self.counts.setdefault(group, {}).setdefault(document, Counter())
        for found in _WORD.finditer(text, start):
            word = found[0].lower().replace("’", "'").removesuffix("'s")
            counts[word] += 1
            if (group, word) not in self.excerpts:
                at, end = found.span()
                self.excerpts[group, word] = Excerpt(
                    document, text[max(at - AROUND, 0) : at], found[0], text[end : end + AROUND]
                )


def key_words(gathering: Gathering, counter: WordCounter) -> tuple[Keyness, ...]:
    """Find the words that mark each group against the others, at most 15 a group, the surest first.

    Function words and the words of a group's own name are left out of the result, not of the counts. Where there are
    too few documents for a test the words come by prominence, without p.
    """
    rows = {name: _word_rows(group, counter.counts.get(name, {})) for name, group in gathering.groups.items()}
    names = frozenset(word.lower() for name in gathering.groups for word in _WORD.findall(name))
    found = _keys(rows, "word", hidden=STOP | names)
    return tuple(replace(item, excerpt=counter.excerpts.get((item.group, item.key.word))) for item in found)


def key_labels(gathering: Gathering) -> tuple[Keyness, ...]:
    """Find the names that mark each group's own voice, of all rival names it uses; nothing where none can be tested."""
    naming = [concept for concept in gathering.concepts.values() if concept.measure == "share"]
    names = [(c.lexicon, c.concept, f.frame) for c in naming for f in c.frames if not f.generic]
    rows = {group: _label_rows(data, names) for group, data in gathering.groups.items()}
    testable = [documents for documents in rows.values() if allows_tests(tier_of(len(documents)))]
    return tuple(_keys(rows, "label", prior=LABEL_PRIOR, tested_only=True)) if len(testable) > 1 else ()


def _word_rows(group: GroupCounts, counts: Mapping[str, Counter[str]]) -> Documents:
    rows: dict[int, Counter[str]] = {}
    for name, number in group.documents.items():
        weight = group.weights[number]
        if weight and name in counts:
            row: Counter[str] = rows.setdefault(group.units[number], Counter())
            for word, count in counts[name].items():
                row[word] += count * weight  # type: ignore[assignment]
    return list(rows.values())


def _label_rows(group: GroupCounts, names: Sequence[tuple[str, str, str]]) -> Documents:
    rows: dict[int, dict[str, float]] = {}
    for name in names:
        if name in group.frames:
            label = f"{name[0]}:{name[1]}.{name[2]}"
            for document, count in group.frames[name].hits["own"].items():
                if group.weights[document]:
                    row = rows.setdefault(group.units[document], {})
                    row[label] = row.get(label, 0.0) + count * group.weights[document]
    return list(rows.values())


def _keys(
    rows: Mapping[str, Documents],
    unit: Literal["word", "label"],
    *,
    prior: float = PRIOR,
    hidden: frozenset[str] = frozenset(),
    tested_only: bool = False,
) -> Iterator[Keyness]:
    for name, documents in rows.items():
        others = [document for other, inside in rows.items() if other != name for document in inside]
        against = next(other for other in rows if other != name) if len(rows) == 2 else None
        tested = bool(documents and others) and allows_tests(tier_of(len(documents), len(others)))
        if not documents or not others or (tested_only and not tested):
            continue
        if tested:
            keys = [key for key in find_keys(documents, others, prior=prior) if key.q is not None and key.q < MARKED]
        else:
            found = find_keys(documents, others, minimum=UNTESTED_MINIMUM, minimum_documents=1)
            keys = [_untested(key) for key in sorted(found, key=lambda key: (-key.prominence, key.word))]
        keys = [key for key in keys if key.delta > 0 and key.word not in hidden]
        for key in keys[:SHOWN]:
            yield Keyness(unit, name, against, key, len(documents), len(others), None)


def _untested(key: Key) -> Key:
    return replace(key, z=None, df=None, p=None, q=None)
