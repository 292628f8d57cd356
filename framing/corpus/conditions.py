"""Choose documents by their metadata."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from framing.errors import Problem, UsageError
from framing.metadata import value_of
from framing.types import Document

OPTION = "--where"
TOLD, MOST = 9, 200
"""Values that are told, and that are kept to be told from, where no document has what was asked for."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What documents must have: of each field one of its values. None at all lets everything pass."""

    fields: tuple[tuple[str, frozenset[str]], ...] = ()

    def keep(self, document: Document) -> bool:
        """Tell whether a document has what it must have."""
        return all(value_of(document.meta, name) in values for name, values in self.fields)


def parse_conditions(written: Iterable[str]) -> Conditions:
    """Return what documents must have, from `FIELD=VALUE`; two values of one field are one or the other.

    Raises UsageError for what is none.
    """
    fields: dict[str, set[str]] = {}
    for condition in written:
        name, equals, value = (part.strip() for part in normalize("NFC", condition).partition("="))
        if not equals or not name:
            raise UsageError(OPTION, f"“{condition}” is not FIELD=VALUE", f"such as {OPTION} language=en")
        fields.setdefault(name, set()).add(value)
    return Conditions(tuple((name, frozenset(values)) for name, values in fields.items()))


EVERYTHING = Conditions()


@dataclass(slots=True)
class MetValues:
    """What the documents that go by have in the fields that are asked about: those chosen, and those left out."""

    conditions: Conditions
    chosen: list[set[str]] = field(init=False)
    others: list[set[str]] = field(init=False)
    """For each field in turn; of those left out no more than can be told, and all that were asked for."""
    fields: dict[str, None] = field(default_factory=dict)
    """All fields that documents have; nothing is kept where nothing is asked for."""
    left_out: int = 0

    def __post_init__(self) -> None:
        """Begin with nothing met."""
        self.chosen = [set() for _ in self.conditions.fields]
        self.others = [set() for _ in self.conditions.fields]

    def choose(self, document: Document) -> bool:
        """Tell whether a document has what it must have, and take note of what it has."""
        if not self.conditions.fields:
            return True
        keep = self.conditions.keep(document)
        self.left_out += not keep
        self.fields.update(dict.fromkeys(document.meta))
        for (name, wanted), known in zip(self.conditions.fields, self.chosen if keep else self.others, strict=True):
            value = value_of(document.meta, name)
            if value and (value in wanted or len(known) < MOST):
                known.add(value)
        return keep

    def merge(self, more: MetValues) -> None:
        """Take in what was met elsewhere, under the same conditions."""
        self.left_out += more.left_out
        self.fields.update(more.fields)
        for mine, theirs in zip((*self.chosen, *self.others), (*more.chosen, *more.others), strict=True):
            mine.update(theirs)

    def error(self, noun: str) -> UsageError:
        """Return the error that no document, or what `noun` calls it, has what was asked for; with what there is."""
        for (name, wanted), seen in zip(self.conditions.fields, self.others, strict=True):
            if not wanted & seen:
                hint = self._there_are(name, seen)
                return UsageError(OPTION, f"no {noun} has {name} = {' or '.join(sorted(wanted))}", hint)
        return UsageError(OPTION, f"no {noun} has all that was asked for at once", "leave out one of the conditions")

    def unmet(self, noun: str) -> Iterator[Problem]:
        """Yield what was asked for in vain beside other things: a value, or a field, that no document has."""
        for (name, wanted), chosen, others in zip(self.conditions.fields, self.chosen, self.others, strict=True):
            if name not in self.fields:
                yield Problem(OPTION, f"no {noun} has a field “{name}”", field_hint(name, self.fields))
                continue
            for value in sorted(wanted - chosen - others - {""}):
                hint = self._there_are(name, (chosen | others) - wanted)
                yield Problem(OPTION, f"no {noun} has {name} = {value}", hint)

    def _there_are(self, name: str, seen: set[str]) -> str:
        if name not in self.fields:
            return field_hint(name, self.fields)
        if not seen:
            return f"no other value of “{name}” is there"
        return f"there are: {', '.join(sorted(seen)[:TOLD])}{' …' if len(seen) > TOLD else ''}"


def field_hint(name: str, fields: Iterable[str]) -> str:
    """Return what may help whoever named a field that no document has: the one that was meant, or all there are."""
    fields = list(fields)
    close = difflib.get_close_matches(name, fields, n=1)
    if close:
        return f"did you mean {close[0]}?"
    return f"fields seen: {', '.join(fields)}" if fields else "these texts have none; columns of a table are fields"
