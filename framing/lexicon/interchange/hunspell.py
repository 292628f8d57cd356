"""Hunspell `.dic` with its `.aff`, read only: words with flags, expanded into all forms the flags stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from framing.errors import reason_of
from framing.lexicon.interchange.affixes import MOST_FORMS, Affixes, read_affixes
from framing.lexicon.interchange.decoding import split_lines
from framing.lexicon.interchange.draft import Draft, tidy

_SET = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*SET[ \t]+(\S+)", re.MULTILINE)
_MORPHOLOGY = re.compile(r"\t|(?<!\s)\s+(?=[a-z]{2}:)")
_SLASH = re.compile(r"(?<!\\)/")


def read_hunspell(data: bytes, draft: Draft) -> None:
    """Read the words of a Hunspell dictionary in all their forms, as one category.

    The draft's path is that of the `.dic` or the `.aff`; the other one is looked for beside it. Without an `.aff` the
    words are read as they stand.
    """
    path = draft.path
    aff_data: bytes | None = None
    if path is not None:
        aff_path, dic_path = path.with_suffix(".aff"), path.with_suffix(".dic")
        if path.suffix.lower() == ".aff":
            aff_data, data = data, _read(dic_path, draft)
            draft.shown = str(dic_path)
        elif aff_path.is_file():
            aff_data = _read(aff_path, draft)
    encoding = "utf-8"
    affixes = Affixes()
    if aff_data is None:
        draft.note(0, "no .aff file beside the .dic", "", "words are not expanded")
    else:
        found = _SET.search(aff_data)
        encoding = found[1].decode("ascii", "replace").replace("microsoft-", "") if found else "iso8859-1"
        aff_draft = Draft(str((path or Path()).with_suffix(".aff")))
        affixes = read_affixes(split_lines(_decode(aff_data, encoding, aff_draft)), aff_draft)
        draft.notes += aff_draft.notes
    _read_words(split_lines(_decode(data, encoding, draft)), affixes, draft)


def _read(path: Path, draft: Draft) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise draft.error(
            0, f"its {path.name} cannot be read: {reason_of(error)}", "keep .aff and .dic together"
        ) from None


def _decode(data: bytes, encoding: str, draft: Draft) -> str:
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        raise draft.error(0, f"is not {encoding} text, as SET in the .aff file says") from None
    return text.removeprefix("\ufeff")


def _read_words(lines: list[str], affixes: Affixes, draft: Draft) -> None:
    category = draft.open([draft.name])
    words = list(_words(lines, affixes, draft))
    forbidden = {word for _, word, flags in words if affixes.has("FORBIDDENWORD", flags)}
    seen: set[str] = set()
    for line, word, flags in words:
        if word in forbidden or affixes.has("ONLYINCOMPOUND", flags):
            draft.note(line, "a forbidden word" if word in forbidden else "a part of compounds", word, "left out")
            continue
        forms = affixes.expand(word, flags)
        if len(forms) > MOST_FORMS:
            draft.note(line, f"more than {MOST_FORMS} forms", word, "the others are left out")
        for form in forms[:MOST_FORMS]:
            if form not in seen and form not in forbidden:  # two words may share a form
                seen.add(form)
                draft.add(form, category, case=affixes.has("KEEPCASE", flags), line=line)


def _words(lines: list[str], affixes: Affixes, draft: Draft) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Yield every word with its line and its flags."""
    first = True
    for line, text in enumerate(lines, start=1):
        if not text.strip() or text.startswith("\t"):
            continue
        is_count, first = first and text.strip().isdecimal(), False
        if is_count:
            continue
        if line == 1:
            draft.note(line, "no count of words in the first line", "", "read as a word")
        word, *flag_text = _SLASH.split(_MORPHOLOGY.split(text.strip(), maxsplit=1)[0], maxsplit=1)
        word = tidy(word.replace("\\/", "/"))
        flags: frozenset[str] = frozenset()
        try:
            flags = affixes.flags_of(tidy(flag_text[0])) if flag_text else flags
        except ValueError:
            about = f"{word}/{tidy(flag_text[0])}"
            draft.note(line, "an alias that the .aff file does not have", about, "not expanded")
        yield line, word, flags
