"""Checked reading of TOML tables: every problem is noted with the path to its value, none stops the reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from framing.lexicon.lines import Path

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PART_OF_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_T = TypeVar("_T", str, bool)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One problem of a file, at the value that `path` leads to."""

    path: Path
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """What is noted about a file while it is read; `lines` is empty unless lines were asked for."""

    troubles: list[Trouble] = field(default_factory=list)
    lines: Mapping[Path, int] = field(default_factory=dict)

    def add(self, path: Path, message: str, hint: str | None = None) -> None:
        """Note a problem."""
        self.troubles.append(Trouble(path, message, hint))


class Table:
    """One TOML table. Getters return the value, or a harmless stand-in after noting what is wrong with it."""

    def __init__(self, values: Mapping[str, object], path: Path, notes: Notes) -> None:
        self.values = values
        self.path = path
        self.notes = notes

    @property
    def line(self) -> int:
        """Return the line where the table starts, 0 when lines were not asked for."""
        return self.notes.lines.get(self.path, 0)

    def note(self, key: str | None, message: str, hint: str | None = None) -> None:
        """Note a problem at a key of this table, or (`None`) at the table."""
        self.notes.add(self.path if key is None else (*self.path, key), message, hint)

    def only(self, known: tuple[str, ...]) -> None:
        """Note every key that is not a known one."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key.replace("_", "-"), known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
                self.note(key, f"unknown key {key}", hint)

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a non-empty text, "" where it is absent."""
        value = self._get(key, str, required=required)
        if value is None:
            return ""
        if not value.strip():
            self.note(key, f"{key} is empty")
        return value.strip()

    def optional(self, key: str) -> str | None:
        """Return a text, or `None` where it is absent."""
        return self.text(key, required=False) or None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a boolean."""
        value = self._get(key, bool, required=False)
        return default if value is None else value

    def count(self, key: str) -> int:
        """Return a whole number from 0, 0 where it is absent."""
        value = self.values.get(key)
        if value is None:
            self.note(None, f"{key} is missing")
        elif isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.note(key, f"{key} must be a whole number from 0")
        else:
            return value
        return 0

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return one of some texts; the first is the default."""
        value = self._get(key, str, required=False)
        if value is not None and value not in choices:
            self.note(key, f"{key} is {value!r}, not one of {', '.join(choices)}")
        return value if value in choices else choices[0]

    def date(self, key: str) -> str | None:
        """Return a date as ISO 8601 text: a TOML date, or a text that gives the year or the month only."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value.isoformat()
        if isinstance(value, str):
            if _PART_OF_DATE.fullmatch(value):
                return value
            try:
                return dt.date.fromisoformat(value).isoformat()
            except ValueError:
                pass
        self.note(key, f"{key} is not a date", 'write 2019-08-16, "2019-08" or "2019"')
        return None

    def items(self, key: str, *, required: bool = False) -> list[tuple[Path, object]]:
        """Return the elements of a list, each with its path."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.note(key, f"{key} must be a list, not {_kind(value)}")
            return []
        if required and not value:
            self.note(
                key if key in self.values else None, f"{key} {'is empty' if key in self.values else 'is missing'}"
            )
        return [((*self.path, key, index), item) for index, item in enumerate(value)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = []
        for path, item in self.items(key):
            if isinstance(item, str):
                found.append(item)
            else:
                self.notes.add(path, f"{key} holds texts, not {_kind(item)}")
        return tuple(found)

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of a list of tables."""
        for path, item in self.items(key):
            if isinstance(item, dict):
                yield Table(item, path, self.notes)
            else:
                self.notes.add(path, f"{key} holds tables, not {_kind(item)}")

    def inner(self, key: str) -> Table | None:
        """Return a table in this one, `None` where it is absent."""
        value = self.values.get(key)
        if isinstance(value, dict):
            return Table(value, (*self.path, key), self.notes)
        if value is not None:
            self.note(key, f"{key} must be a table, not {_kind(value)}")
        return None

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield the tables of a table of tables with their ids, of which there must be at least one."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.note(key, f"{key} must be tables, not {_kind(value)}")
            return
        if not value:
            self.note(None, f"there are no {key}")
        for name, item in value.items():
            path = (*self.path, key, name)
            if not isinstance(item, dict):
                self.notes.add(path, f"{name} must be a table, not {_kind(item)}")
                continue
            if not name:
                self.notes.add(path, f"one of the {key} has no name")
            check_id(name, path, self.notes)
            yield name, Table(item, path, self.notes)

    def _get(self, key: str, wanted: type[_T], *, required: bool) -> _T | None:
        value = self.values.get(key)
        if value is None:
            if required:
                self.note(None, f"{key} is missing")
            return None
        if not isinstance(value, wanted):
            self.note(key, f"{key} must be {_NAMES[wanted]}, not {_kind(value)}")
            return None
        return value


def check_id(name: str, path: Path, notes: Notes) -> None:
    """Note an id that is not lower-case letters and digits in words joined by hyphens."""
    if name and not _ID.fullmatch(name):
        better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        hint = f"write {better}" if better else "use a to z, 0 to 9 and hyphens"
        notes.add(path, f"{name!r} is not an id: lower-case words joined by hyphens", hint)


_NAMES: Mapping[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


def _kind(value: object) -> str:
    return _NAMES.get(type(value), "a date or time")
