"""Which cells of a workbook show dates, and the days that their numbers stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_SHOWN = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
"""The numbers of built-in formats with a day, those of other scripts among them (ECMA-376, 18.8.30)."""
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST, _FIRST_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST = 2_958_465
"""31 December 9999."""


@dataclass(slots=True)
class DateStyles:
    """The styles of a workbook as they are being read: which of them show a number as a date."""

    from_1904: bool = False
    dated: list[bool] = field(default_factory=list)
    formats: dict[str, bool] = field(default_factory=dict)
    in_cells: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of a format or a style."""
        if name == "numFmt":
            code = _LITERAL.sub("", attributes.get("formatCode", "")).lower()
            self.formats[attributes.get("numFmtId", "")] = "y" in code or ("d" in code and "m" in code)
        elif name == "cellXfs":
            self.in_cells = True
        elif name == "xf" and self.in_cells:
            number = attributes.get("numFmtId", "")
            built_in = number.isdecimal() and len(number) < 9 and int(number) in _SHOWN
            self.dated.append(self.formats.get(number, built_in))

    def end(self, name: str) -> None:
        """Take note that the styles of cells are over."""
        if name == "cellXfs":
            self.in_cells = False

    def shows_date(self, style: str) -> bool:
        """Tell whether a cell of this style shows its number as a date."""
        return style.isdecimal() and len(style) < 9 and int(style) < len(self.dated) and self.dated[int(style)]

    def day(self, stored: str) -> str:
        """Return a number as the day and time that it stands for, in ISO 8601; as it is if it stands for none."""
        try:
            number = float(stored)
        except ValueError:
            return stored
        if not 1 <= number <= _LAST:
            return stored
        first = _FIRST_1904 if self.from_1904 else _FIRST
        at = first + timedelta(seconds=round(number * 86_400))
        return at.date().isoformat() if at.time() == datetime.min.time() else at.isoformat(timespec="seconds")
