"""Which formats of dictionaries there are, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from framing.errors import LexiconError, Problem, UsageError, reason_of, remedy_of
from framing.lexicon.interchange.dictionary import Dictionary, Written
from framing.lexicon.interchange.draft import Draft
from framing.lexicon.interchange.hunspell import read_hunspell
from framing.lexicon.interchange.lexicoder import read_lexicoder, write_lexicoder
from framing.lexicon.interchange.lexicons import read_own
from framing.lexicon.interchange.liwc import read_liwc, write_liwc
from framing.lexicon.interchange.liwc22 import read_liwc22, write_liwc22
from framing.lexicon.interchange.quanteda import read_quanteda, write_quanteda
from framing.lexicon.interchange.starting import write_own
from framing.lexicon.interchange.tabular import read_csv, read_tsv, write_csv, write_tsv
from framing.lexicon.interchange.vale import write_existence, write_substitution
from framing.lexicon.interchange.wordstat import read_wordstat, write_wordstat
from framing.lexicon.interchange.yoshikoder import read_yoshikoder, write_yoshikoder

MOST_NOTES = 10
"""Losses that an error shows when nothing at all could be read."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the suffixes that stand for it, and how it is read and written (`None`: it is not)."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Draft], None] | None
    write: Callable[[Dictionary], Written] | None


FORMATS: tuple[Format, ...] = (
    Format("toml", "a lexicon of framing", (".toml",), read_own, write_own),
    Format("csv", "CSV table", (".csv",), read_csv, write_csv),
    Format("tsv", "TSV table", (".tsv", ".tab"), read_tsv, write_tsv),
    Format("liwc", "LIWC 2001 to 2015", (".dic",), read_liwc, write_liwc),
    Format("liwc22", "LIWC-22", (".dicx",), read_liwc22, write_liwc22),
    Format("quanteda", "quanteda YAML", (".yml", ".yaml", ".json"), read_quanteda, write_quanteda),
    Format("lexicoder", "Lexicoder 3", (".lc3",), read_lexicoder, write_lexicoder),
    Format("lexicoder2", "Lexicoder 2", (".lcd",), read_yoshikoder, write_yoshikoder),
    Format("yoshikoder", "Yoshikoder", (".ykd",), read_yoshikoder, write_yoshikoder),
    Format("wordstat", "WordStat", (".cat",), read_wordstat, write_wordstat),
    Format("hunspell", "Hunspell", (".aff",), read_hunspell, None),
    Format("vale", "Vale rule: existence", (), None, write_existence),
    Format("vale-substitution", "Vale rule: substitution", (), None, write_substitution),
)


def choose_format(
    name: str | None, path: str | None, *, direction: Literal["read", "write"], data: bytes | None = None
) -> Format:
    """Return the format with this name, or the one that the suffix of a path stands for.

    With the `data` of a `.dic`, LIWC's and Hunspell's are told apart. Raises `UsageError` when there is no such format,
    or when it is not read or not written.
    """
    option = "--from" if direction == "read" else "--to"
    can = [one for one in FORMATS if (one.read if direction == "read" else one.write) is not None]
    names = [one.name for one in can]
    if name is not None:
        chosen = next((one for one in FORMATS if one.name == name.lower()), None)
        if chosen is None:
            near = get_close_matches(name.lower(), names, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the formats are {', '.join(names)}"
            raise UsageError(option, f"there is no format {name}", hint)
        if chosen not in can:
            verb = "read" if direction == "read" else "written"
            raise UsageError(option, f"{chosen.title} is not {verb}", f"the formats are {', '.join(names)}")
        return chosen
    suffix = Path(path).suffix.lower() if path not in (None, "-") else ""
    chosen = next((one for one in can if suffix in one.suffixes), None)
    if chosen is None:
        suffixes = [one for format_ in can for one in format_.suffixes]
        near = get_close_matches(suffix, suffixes, n=1) if suffix else []
        what = f"the suffix {suffix} names no format" if suffix else "there is no suffix to tell the format by"
        hint = f"did you mean {near[0]}? Or give {option}" if near else f"give {option}: {', '.join(names)}"
        raise UsageError(path or option, what, hint)
    if chosen.name == "liwc" and data is not None and _is_hunspell(data, Path(path or "")):
        return next(one for one in FORMATS if one.name == "hunspell")
    return chosen


def _is_hunspell(data: bytes, path: Path) -> bool:
    """Tell whether a `.dic` is a Hunspell one: it begins with a number of words, or lacks the % and has an `.aff`."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return start.isdigit() or (start != b"%" and path.with_suffix(".aff").is_file())


def read_dictionary(path: str | Path, *, format_name: str | None = None) -> Dictionary:
    """Read a dictionary file, in the format named or told by its suffix. Its `notes` are what was not kept.

    Raises `LexiconError` when the file cannot be read or holds no terms, `UsageError` for an unknown format.
    """
    shown = str(path)
    path = Path(path)
    if format_name is not None:
        choose_format(format_name, shown, direction="read")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(shown, f"cannot be read: {reason_of(error)}", remedy_of(error)) from None
    chosen = choose_format(format_name, shown, direction="read", data=data)
    return parse_dictionary(data, format_name=chosen.name, shown=shown, path=path)


def parse_dictionary(data: bytes, *, format_name: str, shown: str, path: Path | None = None) -> Dictionary:
    """Read a dictionary from the bytes of its file; see `read_dictionary`."""
    chosen = choose_format(format_name, None, direction="read")
    assert chosen.read is not None
    draft = Draft(shown, path=path)
    chosen.read(data, draft)
    dictionary = draft.dictionary()
    if not dictionary.entries:
        more = tuple(Problem(note.place, str(note)) for note in dictionary.notes[:MOST_NOTES])
        raise LexiconError(shown, f"holds no terms that are read as {chosen.title}", "--from names a format", more=more)
    return dictionary


def write_dictionary(dictionary: Dictionary, *, format_name: str, identity: str | None = None) -> Written:
    """Return a dictionary as the bytes of a file in another format, with the losses of writing it.

    `identity` is the id of a lexicon that is written (default: made from the name). Raises `UsageError` for an unknown
    format, `LexiconError` when nothing is left to write.
    """
    chosen = choose_format(format_name, None, direction="write")
    assert chosen.write is not None
    written = write_own(dictionary, identity=identity) if chosen.name == "toml" else chosen.write(dictionary)
    if not written.terms:
        more = tuple(Problem(note.place, str(note)) for note in written.notes[:MOST_NOTES])
        raise LexiconError(dictionary.path, f"has nothing that {chosen.title} can hold", more=more)
    return written
