"""Where the keys and values of a TOML text stand: `tomllib` checks the text, this finds the lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""The way to a value: keys, and indexes into arrays, from the top of the file."""

_TOKEN = re.compile(
    r'"""(?:\\.|"{1,2}(?!")|[^"\\])*"{3,5}'
    r"|'''(?:'{1,2}(?!')|[^'])*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|\n|[\[\]{},=.]|[^\s\[\]{},=.\"'#]+",
    re.DOTALL,
)


def locate(text: str) -> Mapping[Path, int]:
    """Return the line (from 1) of every table, key and array element of a valid TOML text."""
    return _Scan(text).lines


class _Scan:
    """One pass over the tokens of a file, remembering where each path was first seen."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens: list[tuple[str, int]] = []
        self._next = 0
        self._arrays: dict[Path, int] = {}  # arrays of tables: index of the latest
        line = 1
        end = 0
        for token in _TOKEN.finditer(text):
            line += text.count("\n", end, token.start())
            end = token.start()
            if token[0][0] != "#":
                self._tokens.append((token[0], line))
        self._statements()

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, int]:
        token = self._tokens[self._next] if self._next < len(self._tokens) else ("", 0)
        self._next += 1
        return token

    def _statements(self) -> None:
        table: Path = ()
        while piece := self._peek():
            if piece == "\n":
                self._next += 1
            elif piece == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        _, line = self._take()
        many = self._peek() == "["
        self._next += many
        path: Path = ()
        keys = self._keys(end="]")
        self._next += 1 + many
        for depth, key in enumerate(keys, start=1):
            path = (*path, key)
            self.lines.setdefault(path, line)
            if many and depth == len(keys):
                self._arrays[path] = self._arrays.get(path, -1) + 1
            if path in self._arrays:
                path = (*path, self._arrays[path])
                self.lines.setdefault(path, line)
        return path

    def _keys(self, *, end: str) -> list[str]:
        keys = []
        while (piece := self._peek()) not in (end, "\n", ""):
            if piece != ".":
                keys.append(piece[1:-1] if piece[0] in "\"'" else piece)
            self._next += 1
        return keys

    def _pair(self, table: Path) -> None:
        line = self._tokens[self._next][1]
        path = table
        for key in self._keys(end="="):
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._next += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._peek()
        if opening == "[":
            self._items(path, close="]")
        elif opening == "{":
            self._items(path, close="}")
        else:
            while self._peek() not in (",", "]", "}", "\n", ""):
                self._next += 1

    def _items(self, path: Path, *, close: str) -> None:
        self._next += 1
        index = 0
        while (piece := self._peek()) not in (close, ""):
            if piece in (",", "\n"):
                self._next += 1
            elif close == "}":
                self._pair(path)
            else:
                self.lines.setdefault((*path, index), self._tokens[self._next][1])
                self._value((*path, index))
                index += 1
        self._next += 1
