"""The sheets that coders write on, which say nothing of where a text is from or what was counted in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from framing.curating.codebook import Codebook, match_codebook, passage_codebook
from framing.curating.sampling import Drawn, Sample
from framing.curating.sampling_units import Label
from framing.lexicon.entries import Concept, Lexicon
from framing.types import STANCES, VOICES, WORDINGS

PRESENT = ("1", "0")
NAMING = ("yes", "no")
MATCH_CODES: dict[str, tuple[str, ...]] = {
    "naming": NAMING,
    "voice": VOICES,
    "wording": WORDINGS,
    "stance": STANCES,
    "source": (),
}
"""What is asked of a match, with the codes to choose from; a source is written as the text has it."""

TEXTS = ("referent", "before", "match", "text", "after")
"""Columns that show what is to be coded."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the codes to choose from (none: free text), and whether it shows running text."""

    name: str
    choices: tuple[str, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class CodingSheet:
    """A table for one coder."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CodingTask:
    """All that coders are given: a sheet each, in the order of their numbers, and one codebook."""

    sheets: tuple[CodingSheet, ...]
    codebook: Codebook


def passage_task(
    sample: Sample, labels: Sequence[Label], *, own: bool = False, cut: bool = False, single: bool = False
) -> CodingTask:
    """Return sheets that ask of every passage which labels are there.

    `own` asks for the writer's own use of a name alone, `cut` says that others' speech was left out of the passages,
    `single` that each has exactly one label.
    """
    context = sample.kind == "sentence"
    columns = (
        Column("id"),
        *([Column("before", wide=True)] if context else []),
        Column("text", wide=True),
        *([Column("after", wide=True)] if context else []),
        *(Column(label.short, PRESENT) for label in labels),
        Column("coder"),
        Column("note"),
    )

    def row(drawn: Drawn) -> tuple[str, ...]:
        unit = drawn.unit
        shown = (unit.before, unit.text, unit.after) if context else (unit.text,)
        return (drawn.id, *shown, *[""] * (len(labels) + 2))

    codebook = passage_codebook(labels, sample.kind, own=own, cut=cut, single=single)
    return CodingTask(_sheets(sample, columns, row), codebook)


def match_task(sample: Sample, lexicons: Sequence[Lexicon]) -> CodingTask:
    """Return sheets that ask of every match whether it names the thing, and in whose voice and with what stance."""
    concepts = {(lexicon.id, concept.id): (lexicon, concept) for lexicon in lexicons for concept in lexicon.concepts}
    columns = (
        Column("id"),
        Column("referent"),
        Column("before", wide=True),
        Column("match"),
        Column("after", wide=True),
        *(Column(name, choices) for name, choices in MATCH_CODES.items()),
        Column("coder"),
        Column("note"),
    )

    def row(drawn: Drawn) -> tuple[str, ...]:
        unit = drawn.unit
        shown = (_concept(concepts, drawn)[1].title, unit.before, unit.text, unit.after)
        return (drawn.id, *shown, *[""] * (len(MATCH_CODES) + 2))

    named = {id(concept): (lexicon, concept) for lexicon, concept in (_concept(concepts, x) for x in sample.units)}
    order = [pair for pair in concepts.values() if id(pair[1]) in named]
    return CodingTask(_sheets(sample, columns, row), match_codebook(order))


def _concept(concepts: dict[tuple[str, str], tuple[Lexicon, Concept]], drawn: Drawn) -> tuple[Lexicon, Concept]:
    match = drawn.unit.match
    assert match is not None
    return concepts[match.lexicon, match.concept]


def _sheets(
    sample: Sample, columns: tuple[Column, ...], row: Callable[[Drawn], tuple[str, ...]]
) -> tuple[CodingSheet, ...]:
    return tuple(
        CodingSheet(columns, tuple(row(drawn) for drawn in sample.of_coder(coder)))
        for coder in range(1, sample.coders + 1)
    )
