"""The codebook of a coding sheet: what to do, and what every code means."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby

from framing.curating.sampling import Kind
from framing.curating.sampling_units import Label
from framing.lexicon.entries import Concept, Lexicon

Entry = tuple[str, str, str]
"""A code, what it means, and an example (or "")."""


@dataclass(frozen=True, slots=True)
class Section:
    """The codes of one column, or of one thing that has rival names."""

    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """What a coder is told: steps in order, then the codes column by column."""

    title: str
    steps: tuple[str, ...]
    sections: tuple[Section, ...]


_ALWAYS = (
    "Code alone, from this sheet. Do not look up where a text comes from, and do not talk about single rows before "
    "both sheets are in.",
    "Write only into empty columns, and leave ids as they are. Your name or initials go into “coder”, once is enough.",
)
_MATCHES = (
    "Every row is one place in a text: read “match” with what stands before and after it.",
    "First “naming”: do the words of “match” name the thing in “referent” here? If no, leave the other columns empty.",
    "Then “voice”: who utters these words, by the first code below that fits; “wording”: whose words they are; "
    "“stance”: how whoever speaks stands to the name.",
    "“source”: who says it, in the words of the text. Empty where the writer speaks.",
    "A row that cannot be decided stays empty, and “note” says why.",
)
_PASSAGES = (
    "Read “text”{context}. For every label write 1 where it is there and 0 where it is not; an empty cell is a label "
    "that you have not decided on.",
    "A label is there when the passage names the thing in that way, in whatever words, in anybody's mouth, taken up "
    "or rejected. Several labels may be there, and often none is.",
    "Judge by the meaning below, not by single words. The words that the lexicon looks for are left out on purpose.",
    "What cannot be decided stays empty, and “note” says why.",
)


def match_codebook(named: Sequence[tuple[Lexicon, Concept]]) -> Codebook:
    """Return the codebook for matches of some concepts."""
    codes = tomllib.loads(files("framing.curating").joinpath("data/codebook.toml").read_text(encoding="utf-8"))
    entries = {
        name: tuple((code["code"], code["means"], code["example"]) for code in codes[name])
        for name in ("naming", "voice", "wording", "stance")
    }
    return Codebook(
        title=f"Codebook: {_titles(lexicon for lexicon, _ in named)}",
        steps=(*_MATCHES, *_ALWAYS),
        sections=(
            Section("naming", "Does “match” name the thing in “referent” at this place?", entries["naming"]),
            Section("referent", "What the things are.", tuple((c.title, c.note or "", "") for _, c in named)),
            Section("voice", "Who utters the words.", entries["voice"]),
            Section("wording", "Whose words they are.", entries["wording"]),
            Section("stance", "How whoever speaks stands to the name.", entries["stance"]),
        ),
    )


def passage_codebook(labels: Sequence[Label], kind: Kind) -> Codebook:
    """Return the codebook for passages: every label with its gloss, under the thing that it names."""
    context = "; “before” and “after” are there to understand it, and are not coded" if kind == "sentence" else ""
    sections = [
        Section(concept.title, concept.note or "", tuple((x.short, _meaning(x), "") for x in inside))
        for concept, inside in ((c, list(group)) for c, group in groupby(labels, key=lambda label: label.concept))
    ]
    return Codebook(
        title=f"Codebook: {_titles(label.lexicon for label in labels)}",
        steps=(*(step.format(context=context) for step in _PASSAGES), *_ALWAYS),
        sections=tuple(sections),
    )


def _meaning(label: Label) -> str:
    return ". ".join(part.rstrip(".") for part in (label.frame.title, label.frame.gloss) if part) + "."


def _titles(lexicons: Iterable[Lexicon]) -> str:
    return "; ".join(dict.fromkeys(lexicon.title for lexicon in lexicons))
