"""The codebook of a coding sheet: what to do, and what every code means."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
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
_READ = (
    "Read “text”{context}. For every label write 1 where it is there and 0 where it is not; an empty cell is a label "
    "that you have not decided on."
)
_UNDECIDED = "What cannot be decided stays empty, and “note” says why."
_PASSAGES = (
    _READ,
    "A label is there when the passage names the thing in that way, in whatever words, in anybody's mouth, taken up "
    "or rejected. Several labels may be there, and often none is.",
    "Judge by the meaning below, not by single words. The words that the lexicon looks for are left out on purpose.",
    _UNDECIDED,
)
_OWN = (
    "A label is there when the writer, in their own words, names the thing in that way, in whatever words, and takes "
    "the name up; headlines are the writer's words, too. What a source is quoted or reported as saying does not count, "
    "nor does a name in scare quotes, after “so-called”, or one that the writer rejects or asks about. Several labels "
    "may be there, and often none is."
)
_CLASSIFIED = (
    "A label is there when the passage, or a part of it, does what is said below, in whatever words. {many}",
    "Judge by the meaning below, not by single words, and not by what you know of the matter. What the classifier has "
    "said of the passages is left out on purpose.",
    _UNDECIDED,
)
_SEVERAL, _ONE = "Several labels may be there, and often none is.", "Exactly one is there: the one that fits best."
_CUT = "“[...]” stands where quotations and reported speech were left out. Code what is left: it is the writer's own."


def match_codebook(named: Sequence[tuple[Lexicon, Concept]]) -> Codebook:
    """Return the codebook for matches of some concepts."""
    codes = tomllib.loads(files("framing.curating").joinpath("data/codebook.toml").read_text(encoding="utf-8"))
    entries = {
        name: tuple((code["code"], code["means"], code["example"]) for code in codes[name])
        for name in ("naming", "voice", "wording", "stance")
    }
    return Codebook(
        title=_title(lexicon.title for lexicon, _ in named),
        steps=(*_MATCHES, *_ALWAYS),
        sections=(
            Section("naming", "Does “match” name the thing in “referent” at this place?", entries["naming"]),
            Section("referent", "What the things are.", tuple((c.title, c.note or "", "") for _, c in named)),
            Section("voice", "Who utters the words.", entries["voice"]),
            Section("wording", "Whose words they are.", entries["wording"]),
            Section("stance", "How whoever speaks stands to the name.", entries["stance"]),
        ),
    )


def passage_codebook(
    labels: Sequence[Label], kind: Kind, *, own: bool = False, cut: bool = False, single: bool = False
) -> Codebook:
    """Return the codebook for passages: every label with its gloss, under the thing that it names.

    With `own` only the writer's own use of a name is coded; with `cut` passages lack what others say in them, with
    `single` each has exactly one label.
    """
    context = "; “before” and “after” are there to understand it, and are not coded" if kind == "sentence" else ""
    sections = [
        Section(thing, note, tuple((label.short, label.meaning, "") for label in inside))
        for (_, thing, note), inside in groupby(labels, key=lambda label: (label.work, label.thing, label.note))
    ]
    return Codebook(
        title=_title(label.work for label in labels),
        steps=(*_steps(labels, context, own=own, cut=cut, single=single), *_ALWAYS),
        sections=tuple(sections),
    )


def _steps(labels: Sequence[Label], context: str, *, own: bool, cut: bool, single: bool) -> Iterator[str]:
    if all(label.model is None for label in labels):
        read, there, *others = _PASSAGES
        yield read.format(context=context)
        yield _OWN if own else there
        yield from others
        return
    yield _READ.format(context=context)
    if cut:
        yield _CUT
    yield from (step.format(many=_ONE if single else _SEVERAL) for step in _CLASSIFIED)


def _title(works: Iterable[str]) -> str:
    return f"Codebook: {'; '.join(dict.fromkeys(works))}"
