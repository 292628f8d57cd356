"""Choose documents by their metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from framing.errors import UsageError
from framing.types import Document, MetaValue

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

    def values(self, document: Document) -> tuple[str, ...]:
        """Return what a document has in the fields that are asked about, in their order; "" for nothing."""
        return tuple(value_of(document.meta, name) for name, _ in self.fields)


def parse_conditions(written: Iterable[str]) -> Conditions:
    """Return what documents must have, from `FIELD=VALUE`; two values of one field are one or the other.

    Raises UsageError for what is none.
    """
    fields: dict[str, set[str]] = {}
    for condition in written:
        name, equals, value = (part.strip() for part in condition.partition("="))
        if not equals or not name:
            raise UsageError(OPTION, f"“{condition}” is not FIELD=VALUE", f"such as {OPTION} language=en")
        fields.setdefault(name, set()).add(value)
    return Conditions(tuple((name, frozenset(values)) for name, values in fields.items()))


def value_of(meta: Mapping[str, MetaValue], name: str) -> str:
    """Return the value of a field as one would write it, "" where there is none."""
    value = meta.get(name)
    return "" if value is None else str(value).strip()


EVERYTHING = Conditions()


@dataclass(slots=True)
class OtherValues:
    """What documents that were left out have in the fields that are asked about."""

    conditions: Conditions
    seen: list[set[str]] = field(default_factory=list)

    def add(self, values: Sequence[str]) -> None:
        """Take in the values of a document."""
        self.seen = self.seen or [set() for _ in values]
        for known, value in zip(self.seen, values, strict=True):
            if value and len(known) < MOST:
                known.add(value)

    def error(self, noun: str) -> UsageError:
        """Return the error that no document, or what `noun` calls it, has what was asked for; with what there is."""
        for (name, values), seen in zip(self.conditions.fields, self.seen, strict=False):
            if not values & seen:
                wanted = " or ".join(sorted(values))
                told = ", ".join(sorted(seen)[:TOLD]) + (" …" if len(seen) > TOLD else "")
                hint = f"there are: {told}" if seen else f"no {noun} has a field “{name}”"
                return UsageError(OPTION, f"no {noun} has {name} = {wanted}", hint)
        return UsageError(OPTION, f"no {noun} has all that was asked for at once", "leave out one of the conditions")
