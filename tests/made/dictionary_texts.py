"""Dictionaries for tests, about an invented quarrel over a harbour, and short ways to look at them."""

from __future__ import annotations

from framing.lexicon.interchange import Dictionary, Entry, parse_dictionary, write_dictionary


def read(text: str | bytes, format_name: str, *, shown: str = "quays") -> Dictionary:
    """Read a dictionary from its text."""
    data = text.encode() if isinstance(text, str) else text
    return parse_dictionary(data, format_name=format_name, shown=shown)


def write(dictionary: Dictionary, format_name: str) -> str:
    """Return a dictionary as the text of another format."""
    return write_dictionary(dictionary, format_name=format_name).data.decode()


def terms(dictionary: Dictionary) -> dict[str, list[str]]:
    """Return the patterns of every category that has any, in order, by its path."""
    found: dict[str, list[str]] = {}
    for entry in dictionary.entries:
        found.setdefault(" > ".join(entry.category), []).append(entry.pattern)
    return found


def notes(dictionary: Dictionary) -> list[str]:
    """Return what was noted while reading, each with its place."""
    return [f"{note.place}: {note}" for note in dictionary.notes]


def entry_of(dictionary: Dictionary, pattern: str) -> Entry:
    """Return the only entry with this pattern."""
    (found,) = (entry for entry in dictionary.entries if entry.pattern == pattern)
    return found


def written_notes(dictionary: Dictionary, format_name: str) -> list[str]:
    """Return what is noted while writing, each with its place."""
    written = write_dictionary(dictionary, format_name=format_name)
    return [f"{note.place}: {note}" for note in written.notes]


QUAYS = read(
    """\
works:
  renewal: [renew*, quay renewal, facility]
  demolition: [demol*, pulled down, facility]
  __: [scheme]
hedge: [reportedly, "no"]
""",
    "quanteda",
    shown="quays.yml",
)
