"""Tell by single words which rules may hold around a stretch of text, before any pattern is tried."""

from __future__ import annotations

from collections.abc import Mapping

import ahocorasick_rs

_FOLD = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(256))
_NONE: frozenset[str] = frozenset()


class Signs:
    """The words of rules, sought all at once. A pattern costs as much as all of them, so it pays to ask first.

    `before` and `after` have for each rule the words that none of its matches before or after a stretch is without,
    parted by `|`, in lower case; `reject*` is any word that begins so, `*alleg*` any that holds it.
    """

    def __init__(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        rules: dict[bytes, list[frozenset[str]]] = {}
        for side, listed in enumerate((before, after)):
            for rule, words in listed.items():
                for word in words.split("|"):
                    pattern = f" {word} ".replace(" *", "").replace("* ", "").encode("latin-1")
                    rules.setdefault(pattern, [_NONE, _NONE])[side] |= {rule}
        self._rules = list(rules.values())
        self._automaton = ahocorasick_rs.BytesAhoCorasick(list(rules), implementation=ahocorasick_rs.Implementation.DFA)

    def seen_around(self, text: str, start: int, end: int, bounds: tuple[int, int]) -> frozenset[str]:
        """Return the rules that have a word before or after `text[start:end]`, within bounds; only they can hold."""
        low, high = bounds
        folded = text[low:high].encode("latin-1", "replace").translate(_FOLD)
        middle = start - low + 2
        hits = self._automaton.find_matches_as_indexes(
            b" %b \n %b " % (folded[: start - low], folded[end - low :]), overlapping=True
        )
        return _NONE.union(*[self._rules[pattern][at > middle] for pattern, at, _ in hits]) if hits else _NONE
