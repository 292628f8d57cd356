"""What can go wrong for a user: a place, a problem, and a hint what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place (`FILE`, `FILE:LINE`, an option, …)."""

    place: str
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}"
        return text if self.hint is None else f"{text}\nhint: {self.hint}"


class FramingError(Exception):
    """Something the user can mend. Carries one or more problems; the command line prints each and exits with 2."""

    def __init__(self, place: str, message: str, hint: str | None = None, *, more: tuple[Problem, ...] = ()) -> None:
        self.problems: tuple[Problem, ...] = (Problem(place, message, hint), *more)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Self:
        """Return the error that carries these problems, of which there is one at least."""
        first, *more = problems
        return cls(first.place, first.message, first.hint, more=tuple(more))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).of, (self.problems,)


class UsageError(FramingError):
    """An option or operand that cannot be used."""


class InputError(FramingError):
    """A document that cannot be read."""


class LexiconError(FramingError):
    """A lexicon that cannot be read; carries all its problems."""


class ConfigError(FramingError):
    """A configuration file that cannot be used."""


class ModelError(FramingError):
    """A classifier that cannot be used."""


def reason_of(error: OSError) -> str:
    """Return what the system says is wrong with a file, as it stands within a sentence."""
    return (error.strerror or str(error)).lower()


def remedy_of(error: OSError, *, written: bool = False) -> str:
    """Return what to do about a file that cannot be read or, with `written`, cannot be written."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "make its folder first, or name another file" if written else "is its name spelt as it is called?"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "name a place where you may write" if written else "ask for the right to read it"
        case errno.EISDIR:
            return "name a file in it"
        case errno.ENOSPC | errno.EFBIG:
            return "make room, or name a file in another place"
        case errno.EBADF:
            return "it is closed; name a file with -o"
    return "name another file"
