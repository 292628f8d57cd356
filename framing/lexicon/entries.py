"""A lexicon in memory: concepts → frames → terms, with everything its file says about them.

Dates are ISO 8601 texts, as precise as the file gives them ("2019", "2019-08", "2019-08-16"). `line` is the line in the
file, 0 unless lines were asked for when loading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["naming", "register"]
GateScope = Literal["document", "paragraph"]


@dataclass(frozen=True, slots=True)
class Term:
    """One usage-line notation and every form it stands for. A form that ends in `*` matches any continuation.

    With `case` the form's own capitals must be met; otherwise case is ignored.
    """

    notation: str
    forms: tuple[str, ...]
    case: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A source listed by the lexicon: where a claim about a label can be checked. Absent details are `None`."""

    key: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    accessed: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class UsedBy:
    """A dated first-hand example of somebody using a frame's label (`source` is the key of a citation)."""

    actor: str
    source: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class RecommendedBy:
    """A style guide that advises this label, as a fact about the guide (`source` is the key of a citation)."""

    guide: str
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of naming a concept's referent. `generic` frames (second mentions) are listed, never in shares.

    `valid_from` and `valid_until` tell between which dates the label was (or is) somebody's recommended or official
    one; `None` leaves that side open.
    """

    id: str
    title: str
    gloss: str
    terms: tuple[Term, ...]
    generic: bool = False
    used_by: tuple[UsedBy, ...] = ()
    recommended_by: tuple[RecommendedBy, ...] = ()
    sources: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Concept:
    """One referent and the rival frames for it.

    `context` terms open the concept's gate (an empty tuple: always open), in the whole document or, with
    `gate_scope="paragraph"`, only in the paragraphs that hold one. `ignore` phrases compete with the terms and win by
    length; what they cover is not a match.
    """

    id: str
    title: str
    frames: tuple[Frame, ...]
    context: tuple[Term, ...] = ()
    ignore: tuple[Term, ...] = ()
    gate_scope: GateScope = "document"
    note: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class LexiconTest:
    """A text and the frames that must be found in it, in order, as `concept.frame` (an empty tuple: none)."""

    text: str
    expect: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class AcceptedWarning:
    """A `check` warning settled on the record, with the reason."""

    warning: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class HandCheck:
    """What people found who read what a lexicon finds: of so many `hits` they read some, of which some were right."""

    hits: int
    read: int
    right: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One lexicon file. `default` says whether a plain `score` uses it; `path` is shown in messages.

    `validation` is `None` where nobody has read what it finds, or the file does not say so.
    """

    id: str
    title: str
    kind: Kind
    language: str
    version: str
    licence: str
    default: bool
    concepts: tuple[Concept, ...]
    sources: tuple[Citation, ...]
    tests: tuple[LexiconTest, ...]
    accept: tuple[AcceptedWarning, ...]
    sha256: str
    path: str
    description: str | None = None
    validation: HandCheck | None = None
