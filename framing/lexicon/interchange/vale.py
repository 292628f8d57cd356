"""Vale rules, written only: `existence` flags every term, `substitution` those for which something else is advised."""

from __future__ import annotations

import re

from framing.lexicon.interchange.capacity import Capacity, fit
from framing.lexicon.interchange.dictionary import Dictionary, Entry, LossNote, Written
from framing.lexicon.interchange.yaml_text import quote

_META = re.compile(r"[\\.^$*+?{}\[\]|()]")
_WORD = re.compile(r"\w")
_EXISTENCE = Capacity(wildcards="*?", literals=True, regex=True, case=True, empty=False)
_SUBSTITUTION = Capacity(wildcards="*?", literals=True, regex=True, case=True, instead=True, empty=False)


def write_existence(dictionary: Dictionary) -> Written:
    """Write one `existence` rule with the terms of all categories."""
    fitted, notes = fit(dictionary, _EXISTENCE)
    tokens = [token for entry in fitted.entries if (token := _token(entry, dictionary, notes)) is not None]
    lines = _head("existence", f"'%s' is in {_plain(dictionary.name)}: whose word is it?")
    lines += ["tokens:", *(f"  - {quote(token)}" for token in dict.fromkeys(tokens))]
    return Written(("\n".join(lines) + "\n").encode(), _with_categories(dictionary, notes), len(tokens))


def write_substitution(dictionary: Dictionary) -> Written:
    """Write one `substitution` rule with the terms for which something else is advised; the others are noted."""
    fitted, notes = fit(dictionary, _SUBSTITUTION)
    swaps: dict[str, str] = {}
    for entry in fitted.entries:
        if entry.instead is None:
            done = "left out"
            notes.append(LossNote(dictionary.place(entry.line), "a term without advice", entry.pattern, done))
        elif (token := _token(entry, dictionary, notes)) is not None and token not in swaps:
            swaps[token] = entry.instead
    lines = _head("substitution", "Guides advise %s instead of '%s'")
    if any("|" in instead for instead in swaps.values()):
        lines += ["action:", "  name: replace"]  # Vale offers alternatives only with it
    lines += ["swap:", *(f"  {quote(token)}: {quote(instead)}" for token, instead in swaps.items())]
    return Written(("\n".join(lines) + "\n").encode(), _with_categories(dictionary, notes), len(swaps))


def _head(rule: str, message: str) -> list[str]:
    return [f"extends: {rule}", f"message: {quote(message)}", "level: warning", "ignorecase: true"]


def _plain(name: str) -> str:
    return name.replace("%", "%%")


def _token(entry: Entry, dictionary: Dictionary, notes: list[LossNote]) -> str | None:
    """Return the regular expression of a term, `None` where Vale's word boundaries would hide it."""
    if entry.kind == "regex":
        return entry.pattern
    if not (_WORD.match(entry.pattern.lstrip("*?") or "a") and _WORD.match(entry.pattern.rstrip("*?")[-1:] or "a")):
        what = "a term that begins or ends with no letter"
        notes.append(LossNote(dictionary.place(entry.line), what, entry.pattern, "left out: Vale finds whole words"))
        return None
    token = _META.sub(r"\\\g<0>", entry.pattern)
    if entry.kind == "glob":
        token = token.replace(r"\*", r"\w*").replace(r"\?", r"\w")
    return f"(?-i:{token})" if entry.case else token


def _with_categories(dictionary: Dictionary, notes: list[LossNote]) -> tuple[LossNote, ...]:
    if len({entry.category for entry in dictionary.entries}) > 1:
        notes.append(LossNote(dictionary.path, "the categories", "", "all terms are in one rule"))
    return tuple(notes)
