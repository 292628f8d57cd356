"""Read the file in which people rule on matches: a table with a row per match and coder."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.corpus.formats.sheets import WEIGHT_HINT, Row, SheetProblems, parse_weight, read_sheet, sheet_bytes
from framing.errors import Problem
from framing.reading.rulings import Ruling, Rulings
from framing.types import STANCES, VOICES, WORDINGS

VERDICTS = ("count", "exclude")
COLUMNS = ("id", "ruling", "voice", "wording", "stance", "coder", "note", "weight")
"""The columns that are read. All others are left alone, so that a concordance can be written on."""

_CHOICES: Mapping[str, Sequence[str]] = {"ruling": VERDICTS, "voice": VOICES, "wording": WORDINGS, "stance": STANCES}
_ID = re.compile(r"[0-9a-f]{16}")
_SHEET = re.compile(r"[a-z]{4}_[0-9]{3,}")
_SPOILT = re.compile(r"[\d.,]+(e[+-]?\d+)?")
_LIKE = 0.81
"""How like a column's name one of ours must look to be taken for a slip."""


def load_rulings(path: str | Path, *, on_note: Callable[[Problem], None] | None = None) -> Rulings:
    """Read rulings from a sheet: CSV (commas, semicolons or tabs; UTF-8 or Windows-1252), XLSX or JSON Lines.

    A row is a ruling where it has a `ruling` or names its `coder`; other rows, as of a concordance nobody has written
    on, are unread. Empty cells leave what the rules have read. Rows without coder are those of one person. Raises
    InputError with all problems, each at its line.
    """
    data = sheet_bytes(path)
    sheet = _Sheet(SheetProblems(str(path)))
    sheet.read(data, on_note)
    sheet.problems.refuse()
    return Rulings(
        by_match={match: tuple(ruling for _, ruling in votes.values()) for match, votes in sheet.votes.items()},
        sha256=hashlib.sha256(data).hexdigest(),
        coders=len({coder for votes in sheet.votes.values() for coder in votes}),
        unread=len(sheet.unread - set(sheet.votes)),
    )


@dataclass(slots=True)
class _Sheet:
    """A table of rulings as it is read: per match and coder the line and the ruling, and what is wrong."""

    problems: SheetProblems
    votes: dict[str, dict[str, tuple[int, Ruling]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    header: bool = False

    def read(self, data: bytes, on_note: Callable[[Problem], None] | None) -> None:
        """Take in all rows."""
        rows = read_sheet(
            data, self.problems.path, on_header=self._check_header, on_problem=self.problems.at, on_note=on_note
        )
        for line, written in rows:
            row = {name.lower(): value.strip() for name, value in written.items()}
            match = row["id"].lower()
            ruled = bool(row.get("ruling") or row.get("coder"))
            if not match:
                if ruled:
                    self.problems.at(line, "a ruling without the id of a match")
            elif not _ID.fullmatch(match):
                self.problems.at(line, f"“{row['id']}” is no id of a match", _id_hint(match))
            elif ruled:
                self._vote(line, match, row)
            else:
                self.unread.add(match)
        if not self.header:
            self.problems.whole("an empty table", f"its columns are {', '.join(COLUMNS)}")

    def _vote(self, line: int, match: str, row: Row) -> None:
        values = {name: self._choice(line, name, row.get(name, "")) for name in _CHOICES}
        coder = " ".join(row.get("coder", "").split())
        weight = parse_weight(row.get("weight", ""))
        if weight is None:
            self.problems.at(line, f"“{row['weight']}” is no weight", WEIGHT_HINT)
        ruling = Ruling(coder.casefold(), values.pop("ruling"), **values, weight=weight or 1.0)
        known = self.votes.setdefault(match, {}).setdefault(ruling.coder, (line, ruling))
        if known[1] != ruling:
            who = f"{coder} has" if coder else "nobody named has"
            hint = "keep one of the two rows" if coder else "keep one of the two rows, or name both coders"
            self.problems.at(line, f"{who} ruled otherwise on this match in line {known[0]}", hint)

    def _choice(self, line: int, name: str, written: str) -> Any:
        """Return a value of a column, `None` for an empty cell."""
        value = re.sub(r"[\s-]+", "_", written.lower())
        if not value or value in _CHOICES[name]:
            return value or None
        close = () if name == "ruling" else difflib.get_close_matches(value, _CHOICES[name], n=1)
        hint = f"did you mean {close[0]}?" if close else f"one of {', '.join(_CHOICES[name])}, or nothing"
        self.problems.at(line, f"“{written}” is no {name}", hint)
        return None

    def _check_header(self, line: int, header: list[str]) -> bool:
        self.header = True
        seen = Counter(name.lower() for name in header)
        slips = set()
        for name in COLUMNS:
            if seen[name] > 1:
                self.problems.at(line, f"two columns are called {name}")
            close = difflib.get_close_matches(name, [x for x in seen if x not in COLUMNS], n=1, cutoff=_LIKE)
            if close and not seen[name] and name not in ("note", "weight"):
                slips.add(name)
                self.problems.at(
                    line, f"a column is called “{close[0]}”", f"did you mean {name}? else rename the column"
                )
        if not seen["id"] and "id" not in slips:
            self.problems.at(line, "no column is called id", "it names the match; framing kwic -f csv prints it")
        if not (seen["ruling"] or seen["coder"] or slips & {"ruling", "coder"}):
            if seen["labels"]:
                hint = "rulings are on matches: framing sample --unit match; from passages framing train can learn"
                self.problems.at(line, "passages that people have labelled, which rule on no match", hint)
                return False
            self.problems.at(
                line,
                "neither a column ruling nor a column coder: nobody has read these matches",
                "add a column ruling, and write count or exclude where you have read a match",
            )
        return not self.problems.found


def _id_hint(match: str) -> str:
    if _SHEET.fullmatch(match):
        return "a row of a coding sheet: give what framing evaluate --coder … --key … --adjudicated FILE makes of it"
    if _SPOILT.fullmatch(match):
        return "a spreadsheet took it for a number: import that column as text, or copy the id anew from framing kwic"
    return "16 digits and letters from a to f, as framing kwic prints them"
