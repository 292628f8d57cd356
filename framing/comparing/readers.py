"""How many matches people have read, in words: “57 of 57 matches read by two people”."""

from __future__ import annotations

from collections.abc import Mapping

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def read_sentence(readers: Mapping[int, int], *, coders: int | None = None) -> str:
    """Return “57 of 57 matches read by two people” for numbers of matches by their number of readers.

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


def people(count: int) -> str:
    """Return a number of people in words."""
    return "one person" if count == 1 else f"{_word(count)} people"


def _word(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
