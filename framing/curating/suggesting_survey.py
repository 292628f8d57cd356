"""Survey documents for terms that a lexicon may miss: their paragraphs, the labels in them, and the open gates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from framing.corpus.layout import lay_out
from framing.lexicon.entries import Concept, Frame, Lexicon
from framing.reading.matching import Matcher
from framing.types import Document

Subject = tuple[str, str]
"""The ids of a lexicon and of one of its concepts."""


@dataclass(frozen=True, slots=True)
class Label:
    """One place where a known label of a concept stands, and whether it is a second mention ("the camps")."""

    start: int
    end: int
    generic: bool


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is known of one document.

    `blocks` are the spans of the paragraphs that count. `labels` are the places of each concept's labels, in order.
    `home` has the numbers of the blocks in which each concept is at home: those that its context opens, and for a
    concept without context all blocks of a document that has a label of it.
    """

    document: str
    text: str
    blocks: tuple[tuple[int, int], ...]
    labels: dict[Subject, tuple[Label, ...]]
    home: dict[Subject, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Surveying:
    """Prepares the survey of documents for the concepts of some lexicons."""

    lexicons: tuple[Lexicon, ...]

    def __call__(self) -> Callable[[Document], Surveyed]:
        """Compile the lexicons, and return what surveys one document."""
        matcher, contexts = Matcher(self.lexicons), Matcher([_contexts(one) for one in self.lexicons], gate=False)
        return lambda document: _survey(document, matcher, contexts)


def _contexts(lexicon: Lexicon) -> Lexicon:
    """Return a lexicon whose terms are the contexts of the concepts that are gated by paragraph."""
    gated = [one for one in lexicon.concepts if one.context and one.gate_scope == "paragraph"]
    concepts = [Concept(one.id, one.title, (Frame("context", "", "", one.context),)) for one in gated]
    return replace(lexicon, concepts=tuple(concepts))


def _survey(document: Document, matcher: Matcher, contexts: Matcher) -> Surveyed:
    layout = lay_out(document)
    found = matcher.find(document, layout)
    counted = [block for block in layout.blocks if block.counted]
    number = {block.start: index for index, block in enumerate(counted)}
    labels: dict[Subject, list[Label]] = {}
    for one in found.occurrences:
        if layout.block_at(one.start) in counted:
            label = Label(one.start, one.end, one.frame.generic)
            labels.setdefault((one.lexicon.id, one.concept.id), []).append(label)
    paragraphs: dict[Subject, set[int]] = {}
    for one in contexts.find(document, layout).occurrences:
        block = layout.block_at(one.start)
        if block is not None and block.start in number:
            paragraphs.setdefault((one.lexicon.id, one.concept.id), set()).add(number[block.start])
    everywhere = range(len(counted))
    home: dict[Subject, Sequence[int]] = {}
    for lexicon, concept in found.open:
        subject = (lexicon.id, concept.id)
        if concept.context and concept.gate_scope == "paragraph":
            home[subject] = sorted(paragraphs.get(subject, ()))
        elif concept.context or subject in labels:
            home[subject] = everywhere
    return Surveyed(
        document.id,
        document.text,
        tuple((block.start, block.end) for block in counted),
        {subject: tuple(places) for subject, places in labels.items()},
        {subject: tuple(blocks) for subject, blocks in home.items() if blocks},
    )
