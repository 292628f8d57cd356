"""Find where the terms of lexicons occur in a document, let them compete, and open and close the gates of concepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TYPE_CHECKING

from framing.reading.automaton import Automaton, Proposal, is_hyphen, judge
from framing.reading.folding import Folded, fold_text, loosen

if TYPE_CHECKING:
    from framing.lexicon.entries import Concept, Frame, Lexicon, Term
    from framing.types import Document, Layout
    from collections.abc import Iterator, Sequence

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
    """A term, or an ignore phrase (`frame` is `None`), as it competes within its concept, the lowest `rank` first."""

    rank: int
    subject: int
    frame: Frame | None
    term: Term


class _Context(NamedTuple):
    """A context term with the concepts whose gates it opens, in the whole document or in its own paragraph."""

    document: frozenset[int]
    paragraph: frozenset[int]


class _Candidate(NamedTuple):
    """A rival at one place; candidates sort by start, then the longest, then rank."""

    start: int
    reversed_end: int
    rank: int
    rival: _Rival


class _Gates:
    """Which concepts are open in one document: everywhere, or in which paragraphs (by their start)."""

    __slots__ = ("everywhere", "paragraphs")

    def __init__(self, always: frozenset[int]) -> None:
        self.everywhere = set(always)
        self.paragraphs: dict[int, set[int]] = {}

    def open(self, context: _Context, offset: int, layout: Layout) -> None:
        """Open what a context term at an offset opens: nothing in boilerplate."""
        if not context.paragraph and context.document <= self.everywhere:
            return
        block = layout.block_at(offset)
        if block is None or block.zone == "boilerplate":
            return
        self.everywhere |= context.document
        for subject in context.paragraph:
            self.paragraphs.setdefault(subject, set()).add(block.start)

    def let_in(self, subject: int, offset: int, layout: Layout) -> bool:
        if subject in self.everywhere:
            return True
        if subject not in self.paragraphs:
            return False
        block = layout.block_at(offset)
        return block is not None and block.start in self.paragraphs[subject]


class Matcher:
    """Finds the terms of lexicons in documents. Compiled once, never changed; pickles as its lexicons.

    Within a concept the leftmost candidate wins, then the longest; ignore phrases compete as terms do, and what one
    covers is no match. Concepts do not see one another. Context terms open gates wherever they stand, but for
    boilerplate. With `gate=False` every gate is open.
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
        if gate:
            for (form, case), context in _contexts(self._subjects):
                specified.append((len(self._entries), (form,), case))
                self._entries.append(context)
        self._automaton = Automaton(specified)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self._lexicons, self._gate)

    def find(self, document: Document, layout: Layout) -> Findings:
        """Find all occurrences in a document with the layout of that document."""
        contested, gates = self._collect(fold_text(document.text), layout)
        found: list[tuple[int, int, int, _Rival]] = []
        shut: dict[int, int] = {}
        for subject, candidates in contested.items():
            for start, reversed_end, _, rival in _settle(candidates):
                if rival.frame is None:
                    continue
                if gates.let_in(subject, start, layout):
                    found.append((start, subject, -reversed_end, rival))
                else:
                    shut[subject] = shut.get(subject, 0) + 1
        found.sort()
        return Findings(
            tuple(
                Occurrence(start, end, *self._subjects[subject], rival.frame, rival.term)
                for start, subject, end, rival in found
                if rival.frame is not None
            ),
            tuple(s for i, s in enumerate(self._subjects) if i in gates.everywhere or i in gates.paragraphs),
            tuple((*self._subjects[subject], shut[subject]) for subject in sorted(shut)),
        )

    def explain(self, document: Document, layout: Layout) -> tuple[Suppressed, ...]:
        """Return the places where the words of a term stand without being a match, and why, in order of their start."""
        suppressed: list[tuple[_Candidate, Cause, str | None]] = []
        contested, gates = self._collect(loosen(fold_text(document.text)), layout, suppressed)
        for subject, candidates in contested.items():
            winners = list(_settle(candidates))
            for loser in candidates:
                winner = next(w for w in winners if w.reversed_end < -loser.start and w.start < -loser.reversed_end)
                if winner.rival is not loser.rival:
                    why: Cause = "ignored" if winner.rival.frame is None else "longer"
                    suppressed.append((loser, why, winner.rival.term.notation))
            suppressed += [(w, "gate", None) for w in winners if not gates.let_in(subject, w.start, layout)]
        suppressed.sort(key=lambda item: (item[0].start, item[0].rival.subject, item[0].reversed_end))
        return tuple(
            Suppressed(c.start, -c.reversed_end, *self._subjects[c.rival.subject], c.rival.frame, c.rival.term, why, by)
            for c, why, by in suppressed
            if c.rival.frame is not None
        )

    def _collect(
        self, folded: Folded, layout: Layout, refused: list[tuple[_Candidate, Cause, str | None]] | None = None
    ) -> tuple[dict[int, list[_Candidate]], _Gates]:
        """Gather the candidates of each concept and open the gates; what is no candidate goes to `refused`."""
        contested: dict[int, list[_Candidate]] = {}
        gates = _Gates(self._always)
        for proposal in self._automaton.propose(folded):
            why = _judge(folded.text, layout, proposal)
            if why and refused is None:
                continue
            for owner in proposal.spelling.owners:
                entry = self._entries[owner]
                if isinstance(entry, _Context):
                    if not why:
                        gates.open(entry, proposal.start, layout)
                    continue
                cause = why or ("prefix" if entry.frame is not None and _is_prefixed(folded, proposal) else None)
                candidate = _Candidate(proposal.start, -proposal.end, entry.rank, entry)
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


def _judge(text: str, layout: Layout, proposal: Proposal) -> Cause | None:
    _, start, end, spelling = proposal
    if (why := judge(text, start, end, spelling)) is not None:
        return why
    if not spelling.simple and len(text[start:end].splitlines()) > 1:
        first, last = layout.block_at(start), layout.block_at(end - 1)
        return None if first == last else "punctuation"
    return None


def _is_prefixed(folded: Folded, proposal: Proposal) -> bool:
    place = proposal.place - 1
    if not folded.fold.endswith(_PREFIXES, 0, place):
        return False
    return is_hyphen(folded.text[folded.end(place) : proposal.start])


def _settle(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """Yield the winners of one concept: leftmost, then longest, then lowest rank; a character belongs to one."""
    candidates.sort()
    reached = -1
    for candidate in candidates:
        if candidate.start >= reached:
            reached = -candidate.reversed_end
            yield candidate
