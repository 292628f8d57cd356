"""What people write into a cell to say which labels a passage has."""

from __future__ import annotations

import ast
import json

from framing.types import MetaValue

YES, NO = frozenset({"1", "true", "yes", "y", "x", "✓"}), frozenset({"0", "false", "no", "n"})
_EMPTY = frozenset({"", "none", "null", "nan", "n/a", "na", "-", "#n/a", "."})
_SEPARATORS = (";", "|", "\n")
_TOLD = 60
_LONGEST = 20_000
"""Characters of a list that are looked at."""


def read_labels(value: MetaValue) -> frozenset[str] | None:
    """Return the labels in a cell: one name, a list (JSON or Python), or names with `;` or `|` or a line break between.

    `None` for an empty cell, which is no answer; an empty list says that somebody looked and found none. Numbers are
    names, too: 3.0 is `3`.
    """
    text = _plain(value)
    if text.startswith("[") and text.endswith("]"):
        listed = _listed(text)
        if listed is not None:
            return frozenset(name for item in listed if (name := _plain(item)).lower() not in _EMPTY)
    if text.lower() in _EMPTY:
        return None
    for separator in _SEPARATORS:
        if separator in text:
            return frozenset(name for part in text.split(separator) if (name := _plain(part)).lower() not in _EMPTY)
    return frozenset({text})


def _plain(value: object) -> str:
    """Return a value as it would be written: white space folded, no `.0` behind a whole number."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else "\n".join(" ".join(line.split()) for line in str(value).strip().splitlines())


def _listed(text: str) -> list[object] | None:
    if len(text) > _LONGEST:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        try:
            value = ast.literal_eval(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return None
    return value if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value) else None


def is_structure(value: MetaValue) -> bool:
    """Tell whether a cell holds brackets that are no list of names: nested, a record, names without quotes."""
    text = _plain(value)
    if text.startswith("{") and text.endswith("}"):
        return True
    return text.startswith("[") and text.endswith("]") and _listed(text) is None


def shorten(text: str) -> str:
    """Return what stands in a cell as a message can bear it."""
    return text if len(text) <= _TOLD else f"{text[:_TOLD]} …"


def is_answer(value: MetaValue) -> bool:
    """Tell whether a cell says yes, no, or nothing."""
    text = _plain(value).lower()
    return text in YES or text in NO or text in _EMPTY or text == "[]"


def read_answer(value: MetaValue, *, ticks: bool) -> bool | None:
    """Return whether a label is there by its own cell; `None` where nobody has decided."""
    text = _plain(value).lower()
    if text in YES:
        return True
    return False if text in NO or ticks else None
