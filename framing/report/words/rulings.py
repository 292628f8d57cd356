"""What is worth knowing of rulings: how many matches people have read, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from framing.comparing.readers import read_sentence
from framing.errors import Problem
from framing.reading.rulings import ReadBy
from framing.report.words.phrases import listed
from framing.types import Match


def readers_of(matches: Iterable[Match]) -> Counter[int]:
    """Count matches by how many people have read them, of those that are counted or were read."""
    return Counter(match.readers for match in matches if match.counted or match.readers)


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
