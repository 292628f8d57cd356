"""Find where the terms of lexicons occur in a document, let them compete, and open and close the gates of concepts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.corpus.block_quotes import unmarked_text
from framing.lexicon.entries import Concept, Frame, Lexicon, Term
from framing.reading.automaton import Automaton, analyse, is_hyphen, judge, locate
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
    """Which concepts are open in one document: everywhere, or in which paragraphs (by their number)."""

    __slots__ = ("_blocks", "_starts", "everywhere", "paragraphs")

    def __init__(self, layout: Layout, always: frozenset[int]) -> None:
        self._blocks = layout.blocks
        self._starts: list[int] = []
        self.everywhere = set(always)
        self.paragraphs: dict[int, set[int]] = {}

    def open(self, context: _Context, offset: int) -> bool:
        """Open what a context term at an offset opens: nothing in boilerplate. Tell whether it has no more to open."""
        paragraph = self._paragraph(offset)
        if paragraph < 0 or self._blocks[paragraph].zone == "boilerplate":
            return False
        self.everywhere |= context.document
        for subject in context.paragraph:
            if subject in self.paragraphs:
                self.paragraphs[subject].add(paragraph)
            else:
                self.paragraphs[subject] = {paragraph}
        return not context.paragraph

    def opened(self) -> list[int]:
        """Return the concepts that are open somewhere, in order."""
        return sorted(self.everywhere | self.paragraphs.keys() if self.paragraphs else self.everywhere)

    def let_in(self, subject: int, offset: int) -> bool:
        if subject in self.everywhere:
            return True
        return subject in self.paragraphs and self._paragraph(offset) in self.paragraphs[subject]

    def _paragraph(self, offset: int) -> int:
        """Return the number of the block that an offset is in, -1 before the first block."""
        if not self._starts:
            self._starts = [block.start for block in self._blocks]
        return bisect_right(self._starts, offset) - 1


class Matcher:
    """Finds the terms of lexicons in documents. Compiled once, never changed; pickles as its lexicons.

    Within a concept the leftmost candidate wins, then the longest; ignore phrases compete as terms do, and what one
    covers is no match. Concepts do not see one another. Context terms open gates wherever they stand, but for
    boilerplate. With `gate=False` every gate is open. Raises `LexiconError` for a form without a letter or digit.
    """

    def __init__(self, lexicons: Sequence[Lexicon], *, gate: bool = True) -> None:
        self._lexicons, self._gate = tuple(lexicons), gate
        self._subjects = tuple((lexicon, concept) for lexicon in lexicons for concept in lexicon.concepts)
        self._always = frozenset(i for i, (_, concept) in enumerate(self._subjects) if not (gate and concept.context))
        self._ungated = tuple(self._subjects[i] for i in sorted(self._always))
        self._automaton: Automaton[_Rival | _Context] = Automaton(
            [*_rivals(self._subjects), *(_contexts(self._subjects) if gate else ())]
        )

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self._lexicons, self._gate)

    def find(self, document: Document, layout: Layout) -> Findings:
        """Find all occurrences in a document with the layout of that document."""
        contested, gates = self._collect(fold_text(unmarked_text(document)), layout)
        found: list[tuple[int, int, int, Frame, Term]] = []
        shut: dict[int, int] = {}
        for subject, candidates in contested.items():
            open_everywhere = subject in gates.everywhere
            for start, reversed_end, _, rival in candidates if len(candidates) == 1 else _settle(candidates):
                if rival.frame is None:
                    continue
                if open_everywhere or gates.let_in(subject, start):
                    found.append((start, subject, -reversed_end, rival.frame, rival.term))
                else:
                    shut[subject] = shut.get(subject, 0) + 1
        found.sort()
        subjects = self._subjects
        return Findings(
            tuple([Occurrence(start, end, *subjects[i], frame, term) for start, i, end, frame, term in found]),
            # one and the same tuple for all documents that open no gate
            tuple([subjects[i] for i in opened])
            if len(opened := gates.opened()) > len(self._ungated)
            else self._ungated,
            tuple([(*subjects[i], shut[i]) for i in sorted(shut)]) if shut else (),
        )

    def explain(self, document: Document, layout: Layout) -> tuple[Suppressed, ...]:
        """Return the places where the words of a term stand without being a match, and why, in order of their start."""
        refused: list[_Refusal] = []
        contested, gates = self._collect(loosen(fold_text(unmarked_text(document))), layout, refused)
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
        text, fold, claims = folded.text, folded.fold, self._automaton.claims
        spent: set[int] = set()  # patterns that only open gates, and have done so
        for pattern, first, last in self._automaton.search(folded):
            if pattern in spent:
                continue
            for form, case, entry in claims[pattern]:
                why: Cause | None = None
                start, end = folded.span(first + 1, last - 1)
                if form is not None and form != (text[start:end] if case else text[start:end].lower()):
                    start, end, why = _examine(folded, layout, (first, last), form, case)
                if isinstance(entry, _Context):
                    if not why and gates.open(entry, start) and len(claims[pattern]) == 1:
                        spent.add(pattern)
                    continue
                if not why and entry.frame and fold.endswith(_PREFIXES, 0, first) and _is_joined(folded, first, start):
                    why = "prefix"
                candidate = (start, -end, entry.rank, entry)
                if not why:
                    contested.setdefault(entry.subject, []).append(candidate)
                elif refused is not None:
                    refused.append((candidate, why, None))
        return contested, gates


def _rebuild(lexicons: tuple[Lexicon, ...], gate: bool) -> Matcher:
    return Matcher(lexicons, gate=gate)


def _rivals(subjects: Sequence[tuple[Lexicon, Concept]]) -> Iterator[tuple[_Rival, Sequence[str], bool]]:
    """Yield what competes in each concept, ranked as equals win: ignore phrases, plain terms, terms with a `*`."""
    for subject, (_, concept) in enumerate(subjects):
        terms: list[tuple[Frame | None, Term]] = [(frame, term) for frame in concept.frames for term in frame.terms]
        terms.sort(key=lambda rival: rival[1].forms[0].endswith("*"))
        for rank, (frame, term) in enumerate([*((None, term) for term in concept.ignore), *terms]):
            yield _Rival(rank, subject, frame, term), term.forms, term.case


def _contexts(subjects: Sequence[tuple[Lexicon, Concept]]) -> Iterator[tuple[_Context, Sequence[str], bool]]:
    """Yield each context form once, with every concept it opens."""
    opened: dict[tuple[str, bool], tuple[set[int], set[int]]] = {}
    for subject, (_, concept) in enumerate(subjects):
        for term in concept.context:
            for form in term.forms:
                scopes = opened.setdefault((form, term.case), (set(), set()))
                scopes[concept.gate_scope == "paragraph"].add(subject)
    for (form, case), (document, paragraph) in opened.items():
        yield _Context(frozenset(document), frozenset(paragraph)), (form,), case


def _examine(
    folded: Folded, layout: Layout, place: tuple[int, int], form: str, case: bool
) -> tuple[int, int, Cause | None]:
    """Return where a claimed form stands whose words are not written just so, and what keeps it from being a match."""
    start, end = folded.span(place[0] + 1, place[1] - 1)
    if case and folded.text[start:end].lower() == form.lower():
        return start, end, "case"
    spelling = analyse(form, case)
    start, end = locate(folded, *place, spelling)
    written = folded.text[start:end]
    why: Cause | None = judge(written, spelling)
    broken = "\n" in written or "\r" in written
    if why is None and broken and layout.block_at(start) != layout.block_at(end - 1):
        why = "punctuation"
    return start, end, why


def _is_joined(folded: Folded, place: int, start: int) -> bool:
    """Tell whether a hyphen joins the word that ends at a place of the fold to what starts at an offset of the text."""
    return is_hyphen(folded.text[folded.span(place, place)[1] : start])


def _settle(candidates: list[_Candidate]) -> list[_Candidate]:
    """Return the winners of one concept: leftmost, then longest, then lowest rank; a character belongs to one."""
    candidates.sort()
    winners = []
    reached = -1
    for candidate in candidates:
        if candidate[0] >= reached:
            reached = -candidate[1]
            winners.append(candidate)
    return winners
