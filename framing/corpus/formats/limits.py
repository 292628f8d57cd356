"""Limits that honest files never meet, so that a hostile one costs an error and not the machine."""

from __future__ import annotations

import io
from typing import IO, Any

from framing.errors import InputError

LARGEST_STREAM = 1 << 36
"""Bytes of a compressed table, JSON Lines file or web archive, which is never in memory as a whole."""
LONGEST_LINE = 1 << 28
LARGEST_WHOLE = 1 << 28
"""Bytes of any other compressed file, which is read as a whole."""
LARGEST_ARCHIVE = 1 << 34
"""Bytes of all files of one archive."""
MOST_MEMBERS = 1_000_000
MOST_COLUMNS = 10_000
DEEPEST = 500
"""Elements inside one another in a document's XML."""
MOST_PAGES = 10_000
MOST_CHARACTERS = 50_000_000
"""Characters of one document of a word processor."""

# Running text shrinks to a third, tables full of repeats to a fiftieth; a bomb of zeros to a thousandth.
_HIGHEST_RATIO = 250
_RATIO_FROM = 1 << 24
_BOMB = "unpack it first if it is what it should be"


class LimitedReader(io.RawIOBase):
    """Reads what a decompressor gives, and raises `InputError` when it gives too much or is broken."""

    def __init__(self, stream: IO[bytes], path: str, *, packed: int, most: int) -> None:
        self._stream = stream
        self._path = path
        self._packed = max(packed, 1)
        self._most = most
        self.passed = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer."""
        try:
            data = self._stream.read(len(buffer))
        except InputError:
            raise
        # Each decompressor has errors of its own, and broken input raises others still.
        except Exception as error:
            raise InputError(self._path, f"broken archive: {error}") from None
        self.passed += len(data)
        if self.passed > self._most:
            raise InputError(self._path, f"more than {self._most:,} bytes when unpacked", _BOMB)
        if self.passed > _RATIO_FROM and self.passed > _HIGHEST_RATIO * self._packed:
            raise InputError(self._path, f"unpacks to over {_HIGHEST_RATIO} times its size", _BOMB)
        buffer[: len(data)] = data
        return len(data)


class LimitedStream(io.BufferedReader):
    """A buffered `LimitedReader`, whose lines are limited too: one without an end would be held as a whole."""

    def __init__(self, stream: IO[bytes], path: str, *, packed: int, most: int) -> None:
        super().__init__(LimitedReader(stream, path, packed=packed, most=most))
        self._path = path

    def __next__(self) -> bytes:
        line = self.readline(LONGEST_LINE)
        if len(line) == LONGEST_LINE:
            raise InputError(self._path, f"a line of more than {LONGEST_LINE:,} bytes", _BOMB)
        if not line:
            raise StopIteration
        return line
