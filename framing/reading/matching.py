"""Find where the terms of lexicons occur in a document, let them compete, and open and close the gates of concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.lexicon.entries import Concept, Frame, Lexicon, Term
from framing.reading.automaton import Automaton, Spelling, is_hyphen, judge, locate
from framing.reading.folding import Folded, fold_text, loosen
from framing.types import Document, Layout

BLOCKING_PREFIXES = ("non", "anti", "ex", "pro", "counter", "de", "re")
"""Prefixes that deny, oppose, end or turn round what they stand before: with a hyphen they make it another word.

`pre-`, `post-`, `pseudo-`, `semi-` and the like still name the thing (`pre-war`), so they are not here.
"""
_PREFIXES = tuple(f" {prefix}".encode() for prefix in BLOCKING_PREFIXES)

Cause = Literal["ignored", "longer", "prefix", "case", "punctuation", "gate"]


class Occurrence(NamedTuple):
    """One place where a term occurs: offsets into the document's text, and the frame the term belongs to."""

    start: int
    end: int
    lexicon: Lexicon
    concept: Concept
    frame: Frame
    term: Term


@dataclass(frozen=True, slots=True)
class Findings:
    """What occurs in one document.

    `occurrences` are sorted by start, then in the order of lexicons and concepts. `open` are the concepts whose gate is
    open, in the order of lexicons. `closed` are the concepts with occurrences that a gate keeps out, and how many.
    """

    occurrences: tuple[Occurrence, ...]
    open: tuple[tuple[Lexicon, Concept], ...]
    closed: tuple[tuple[Lexicon, Concept, int], ...]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A place where the words of a term stand and yet nothing was matched.

    `why` is `ignored` (`by` is the notation of the ignore phrase), `longer` (`by` is the notation of the term that
    won), `prefix`, `case`, `punctuation` (inside the words, or a paragraph ends there) or `gate`.
    """

    start: int
    end: int
    lexicon: Lexicon
    concept: Concept
    frame: Frame
    term: Term
    why: Cause
    by: str | None = None


class _Rival(NamedTuple):
    """A term, or an ignore phrase (`frame` is `None`), as it competes within its concept."""

    rank: int
    subject: int
    frame: Frame | None
    term: Term


class _Context(NamedTuple):
    """A context term with the concepts whose gates it opens, in the whole document or in its own paragraph."""

    document: frozenset[int]
    paragraph: frozenset[int]


# A rival at one place: start, negative end, rank, rival. So candidates sort by start, then the longest, then rank.
_Candidate = tuple[int, int, int, _Rival]
_Refusal = tuple[_Candidate, Cause, str | None]


class _Gates:
    """Which concepts are open in one document: everywhere, or in which paragraphs (by their start)."""

    __slots__ = ("_furnished", "everywhere", "layout", "paragraphs")

    def __init__(self, layout: Layout, always: frozenset[int]) -> None:
        self.layout = layout
        self.everywhere = set(always)
        self.paragraphs: dict[int, set[int]] = {}
        self._furnished: bool | None = None  # whether there is boilerplate; most texts have none, or no context term

    def open(self, context: _Context, offset: int) -> bool:
        """Open what a context term at an offset opens: nothing in boilerplate. Tell whether it has no more to open."""
        if self._furnished is None:
            self._furnished = any(block.zone == "boilerplate" for block in self.layout.blocks)
        if self._furnished or context.paragraph:
            block = self.layout.block_at(offset)
            if block is None or block.zone == "boilerplate":
                return False
            for subject in context.paragraph:
                self.paragraphs.setdefault(subject, set()).add(block.start)
        self.everywhere |= context.document
        return not context.paragraph

    def let_in(self, subject: int, offset: int) -> bool:
        if subject in self.everywhere:
            return True
        if subject not in self.paragraphs:
            return False
        block = self.layout.block_at(offset)
        return block is not None and block.start in self.paragraphs[subject]


class Matcher:
    """Finds the terms of lexicons in documents. Compiled once, never changed; pickles as its lexicons.

    Within a concept the leftmost candidate wins, then the longest; ignore phrases compete as terms do, and what one
    covers is no match. Concepts do not see one another. Context terms open gates wherever they stand, but for
    boilerplate. With `gate=False` every gate is open. Raises `LexiconError` for a form without a letter or digit.
    """

    def __init__(self, lexicons: Sequence[Lexicon], *, gate: bool = True) -> None:
        self._lexicons, self._gate = tuple(lexicons), gate
        self._subjects = [(lexicon, concept) for lexicon in lexicons for concept in lexicon.concepts]
        self._always = frozenset(i for i, (_, concept) in enumerate(self._subjects) if not (gate and concept.context))
        self._entries: list[_Rival | _Context] = []
        specified: list[tuple[int, Sequence[str], bool]] = []
        for subject, (_, concept) in enumerate(self._subjects):
            for rank, (frame, term) in enumerate(_rivals(concept)):
                specified.append((len(self._entries), term.forms, term.case))
                self._entries.append(_Rival(rank, subject, frame, term))
        rivals = len(self._entries)
        if gate:
            for (form, case), context in _contexts(self._subjects):
                specified.append((len(self._entries), (form,), case))
                self._entries.append(context)
        self._automaton = Automaton(specified)
        self._openers = frozenset(  # patterns that do nothing but open gates
            pattern
            for pattern, spellings in enumerate(self._automaton.spellings)
            if len(spellings) == len(spellings[0].owners) == 1 and spellings[0].owners[0] >= rivals
        )

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self._lexicons, self._gate)

    def find(self, document: Document, layout: Layout) -> Findings:
        """Find all occurrences in a document with the layout of that document."""
        contested, gates = self._collect(fold_text(document.text), layout)
        found: list[tuple[int, int, int, Frame, Term]] = []
        shut: dict[int, int] = {}
        for subject, candidates in contested.items():
            for start, reversed_end, _, rival in _settle(candidates):
                if rival.frame is None:
                    continue
                if gates.let_in(subject, start):
                    found.append((start, subject, -reversed_end, rival.frame, rival.term))
                else:
                    shut[subject] = shut.get(subject, 0) + 1
        found.sort()
        subjects = self._subjects
        occurrences = tuple([Occurrence(start, end, *subjects[i], frame, term) for start, i, end, frame, term in found])
        opened = sorted(gates.everywhere | gates.paragraphs.keys())
        closed = tuple([(*subjects[i], shut[i]) for i in sorted(shut)]) if shut else ()
        return Findings(occurrences, tuple([subjects[i] for i in opened]), closed)

    def explain(self, document: Document, layout: Layout) -> tuple[Suppressed, ...]:
        """Return the places where the words of a term stand without being a match, and why, in order of their start."""
        refused: list[_Refusal] = []
        contested, gates = self._collect(loosen(fold_text(document.text)), layout, refused)
        for subject, candidates in contested.items():
            winners = _settle(candidates)
            for loser in candidates:
                winner = next(w for w in winners if w[1] < -loser[0] and w[0] < -loser[1])
                if winner[3] is not loser[3]:
                    refused.append((loser, "longer" if winner[3].frame else "ignored", winner[3].term.notation))
            refused += [(w, "gate", None) for w in winners if not gates.let_in(subject, w[0])]
        refused.sort(key=lambda refusal: (refusal[0][0], refusal[0][3].subject, refusal[0][1], refusal[0][2]))
        return tuple(
            Suppressed(start, -reversed_end, *self._subjects[rival.subject], rival.frame, rival.term, why, by)
            for (start, reversed_end, _, rival), why, by in refused
            if rival.frame is not None
        )

    def _collect(
        self, folded: Folded, layout: Layout, refused: list[_Refusal] | None = None
    ) -> tuple[dict[int, list[_Candidate]], _Gates]:
        """Gather the candidates of each concept and open the gates; what is no candidate goes to `refused`."""
        contested: dict[int, list[_Candidate]] = {}
        gates = _Gates(layout, self._always)
        entries, spellings = self._entries, self._automaton.spellings
        spent: set[int] = set()  # patterns that only open gates, and have done so
        for pattern, first, last in self._automaton.search(folded):
            if pattern in spent:
                continue
            for spelling in spellings[pattern]:
                if spelling.simple:
                    (start, end), why = folded.span(first + 1, last - 1), None
                else:
                    start, end = locate(folded, first, last, spelling)
                    why = _doubt(folded.text, layout, start, end, spelling)
                    if why and refused is None:
                        continue
                for owner in spelling.owners:
                    entry = entries[owner]
                    if isinstance(entry, _Context):
                        if not why and gates.open(entry, start) and pattern in self._openers:
                            spent.add(pattern)
                        continue
                    cause = why or ("prefix" if entry.frame and _is_prefixed(folded, first, start) else None)
                    candidate = (start, -end, entry.rank, entry)
                    if not cause:
                        contested.setdefault(entry.subject, []).append(candidate)
                    elif refused is not None:
                        refused.append((candidate, cause, None))
        return contested, gates


def _rebuild(lexicons: tuple[Lexicon, ...], gate: bool) -> Matcher:
    return Matcher(lexicons, gate=gate)


def _rivals(concept: Concept) -> list[tuple[Frame | None, Term]]:
    """Return what competes in a concept, in the order in which equals win: ignore phrases, plain terms, `…*` terms."""
    terms: list[tuple[Frame | None, Term]] = [(frame, term) for frame in concept.frames for term in frame.terms]
    terms.sort(key=lambda rival: rival[1].forms[0].endswith("*"))
    return [(None, term) for term in concept.ignore] + terms


def _contexts(subjects: Sequence[tuple[Lexicon, Concept]]) -> Iterator[tuple[tuple[str, bool], _Context]]:
    """Yield each context form once, with every concept it opens."""
    opened: dict[tuple[str, bool], tuple[set[int], set[int]]] = {}
    for subject, (_, concept) in enumerate(subjects):
        for term in concept.context:
            for form in term.forms:
                scopes = opened.setdefault((form, term.case), (set(), set()))
                scopes[concept.gate_scope == "paragraph"].add(subject)
    for key, (document, paragraph) in opened.items():
        yield key, _Context(frozenset(document), frozenset(paragraph))


def _doubt(text: str, layout: Layout, start: int, end: int, spelling: Spelling) -> Cause | None:
    """Return what keeps a stretch of text from being the spelling, `None` when nothing does."""
    written = text[start:end]
    if not spelling.case and written.lower() == spelling.form:
        return None
    if (why := judge(written, spelling)) is not None:
        return why
    broken = "\n" in written or "\r" in written
    return "punctuation" if broken and layout.block_at(start) != layout.block_at(end - 1) else None


def _is_prefixed(folded: Folded, place: int, start: int) -> bool:
    if not folded.fold.endswith(_PREFIXES, 0, place):
        return False
    return is_hyphen(folded.text[folded.span(place, place)[1] : start])


def _settle(candidates: list[_Candidate]) -> list[_Candidate]:
    """Return the winners of one concept: leftmost, then longest, then lowest rank; a character belongs to one."""
    if len(candidates) == 1:
        return candidates
    candidates.sort()
    winners = []
    reached = -1
    for candidate in candidates:
        if candidate[0] >= reached:
            reached = -candidate[1]
            winners.append(candidate)
    return winners
