"""Tell by single words which rules may hold in a stretch of text, before any pattern is tried."""

from __future__ import annotations

from collections.abc import Mapping

import ahocorasick_rs

_FOLD = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(256))
_NONE: frozenset[str] = frozenset()


class Signs:
    """The words of rules, sought all at once. A pattern costs as much as all of them, so it pays to ask first.

    `words` has for each rule the words that none of its matches is without, parted by `|`, in lower case; `reject*` is
    any word that begins so, `*alleg*` any that holds it.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        rules: dict[bytes, frozenset[str]] = {}
        for rule, listed in words.items():
            for word in listed.split("|"):
                pattern = f" {word} ".replace(" *", "").replace("* ", "").encode("latin-1")
                rules[pattern] = rules.get(pattern, _NONE) | {rule}
        self._rules = list(rules.values())
        self._automaton = ahocorasick_rs.BytesAhoCorasick(list(rules))

    def seen_in(self, text: str) -> frozenset[str]:
        """Return the rules that have a word in the text; only they can hold."""
        folded = b" %b " % text.encode("latin-1", "replace").translate(_FOLD)
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return _NONE.union(*[self._rules[hit[0]] for hit in hits]) if hits else _NONE
