"""Say how many matches people have read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from framing.errors import Problem
from framing.reading.rulings import ReadBy
from framing.report.naming import listed
from framing.types import Match

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def readers_of(matches: Iterable[Match]) -> Counter[int]:
    """Count matches by how many people have read them, of those that are counted or were read."""
    return Counter(match.readers for match in matches if match.counted or match.readers)


def read_sentence(readers: Mapping[int, int], *, coders: int | None = None) -> str:
    """Return “57 of 57 matches read by two people” for a number of matches by their number of readers.

    Where these are not the same for all, or fewer than all `coders`, that is said.
    """
    read = {number: count for number, count in readers.items() if number and count}
    total = sum(readers.values())
    one = f"{sum(read.values()):,} of {total:,} {'match' if total == 1 else 'matches'} read"
    if not read:
        return one
    if len(read) == 1:
        (number,) = read
        each = f" of {people(coders)}" if coders is not None and coders > number else ""
        return f"{one} by {_word(number) if each else people(number)}{each}"
    parts = ", ".join(f"{count:,} by {people(number)}" for number, count in sorted(read.items(), reverse=True))
    return f"{one}: {parts}"


def reading_notes(read: ReadBy, path: str, *, unread: int) -> Iterator[Problem]:
    """Yield what is worth knowing of a file of rulings: how much was read, what coders differ on, what is elsewhere."""
    yield Problem(path, read_sentence(dict(read.by_readers), coders=read.coders))
    if read.disputed:
        many = len(read.disputed)
        yield Problem(
            path,
            f"coders differ on {many:,} {'match, which stays' if many == 1 else 'matches, which stay'} unread: "
            + listed(read.disputed, at_most=10),
            "more than half of those who read a match must say the same",
        )
    if read.nowhere:
        rulings = "match is" if read.nowhere == 1 else "matches are"
        yield Problem(path, f"{read.nowhere:,} {rulings} not in these texts, or not with these lexicons and filters")
    if unread:
        rows = "match is" if unread == 1 else "matches are"
        yield Problem(path, f"{unread:,} {rows} listed without a ruling or a coder: not read")


def people(count: int) -> str:
    """Return a number of people in words."""
    return "one person" if count == 1 else f"{_word(count)} people"


def _word(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
