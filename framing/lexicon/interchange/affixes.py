"""Hunspell `.aff`: the rules by which the flags of a word stand for further forms of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from framing.lexicon.interchange.draft import Draft

MOST_FORMS = 500
_ITEM = re.compile(r"\[\^?[^\]]+\]|.")
_SPECIAL = ("NEEDAFFIX", "PSEUDOROOT", "FORBIDDENWORD", "ONLYINCOMPOUND", "KEEPCASE", "CIRCUMFIX")
_UNBUILT = re.compile(r"COMPOUND|CIRCUMFIX|COMPLEXPREFIXES")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to change a word: where `condition` holds, `strip` gives way to `add`, which may take `flags` again."""

    strip: str
    add: str
    condition: re.Pattern[str]
    flags: frozenset[str]


@dataclass(slots=True)
class Affixes:
    """The rules of one `.aff` file by flag, and the flags with a meaning of their own."""

    flag_kind: Literal["char", "long", "num"] = "char"
    aliases: list[str] = field(default_factory=list)
    prefixes: dict[str, list[Rule]] = field(default_factory=dict)
    suffixes: dict[str, list[Rule]] = field(default_factory=dict)
    crossing: set[str] = field(default_factory=set)
    special: dict[str, str] = field(default_factory=dict)

    def flags_of(self, text: str) -> frozenset[str]:
        """Return the flags in the text after a word's slash. Raises `ValueError` for an alias that is not there."""
        if self.aliases and text.isdecimal():
            if not 0 < int(text) <= len(self.aliases):
                raise ValueError(text)
            text = self.aliases[int(text) - 1]
        if self.flag_kind == "long":
            return frozenset(text[at : at + 2] for at in range(0, len(text), 2))
        if self.flag_kind == "num":
            return frozenset(part.strip() for part in text.split(",") if part.strip())
        return frozenset(text)

    def has(self, name: str, flags: frozenset[str]) -> bool:
        """Tell whether one of a word's flags has the special meaning."""
        return self.special.get(name) in flags

    def expand(self, word: str, flags: frozenset[str]) -> list[str]:
        """Return the forms of a word, itself first; at most one more than `MOST_FORMS`."""
        bare = self.has("NEEDAFFIX", flags) or self.has("PSEUDOROOT", flags)
        forms: dict[str, None] = {} if bare else {word: None}
        for form in self._inflected(word, flags):
            forms[form] = None
            if len(forms) > MOST_FORMS:
                break
        return list(forms)

    def _inflected(self, word: str, flags: frozenset[str]) -> Iterator[str]:
        prefixes = [(flag, rule) for flag in sorted(flags) for rule in self.prefixes.get(flag, ())]
        for form, by, more in self._suffixed(word, flags):
            yield form
            also = [(flag, rule) for flag in sorted(more) for rule in self.prefixes.get(flag, ())]
            for flag, rule in [*prefixes, *also]:
                if flag in self.crossing and by in self.crossing and rule.condition.search(form):
                    yield rule.add + form.removeprefix(rule.strip)
        for _, rule in prefixes:
            if rule.condition.search(word):
                prefixed = rule.add + word.removeprefix(rule.strip)
                yield prefixed
                for form, _, _ in self._suffixed(prefixed, rule.flags):
                    yield form

    def _suffixed(self, word: str, flags: frozenset[str], depth: int = 2) -> Iterator[tuple[str, str, frozenset[str]]]:
        """Yield forms with one suffix or two, the flag of the first, and the flags that the suffix brings."""
        for flag in sorted(flags):
            for rule in self.suffixes.get(flag, ()):
                if rule.condition.search(word) is None or rule.strip == word:
                    continue
                form = word.removesuffix(rule.strip) + rule.add
                if not self.has("NEEDAFFIX", rule.flags):
                    yield form, flag, rule.flags
                if depth > 1 and rule.flags:
                    for further, _, more in self._suffixed(form, rule.flags, depth - 1):
                        yield further, flag, more


def read_affixes(lines: list[str], draft: Draft) -> Affixes:
    """Read the lines of an `.aff` file, whose name the draft shows. Rules that cannot be read are noted."""
    affixes = Affixes()
    aliases_due = True
    told: set[str] = set()
    for line, text in enumerate(lines, start=1):
        words = text.split()
        if not words or words[0].startswith("#"):
            continue
        key = words[0]
        if key == "FLAG" and len(words) > 1:
            affixes.flag_kind = {"long": "long", "num": "num"}.get(words[1], "char")  # type: ignore[assignment]
        elif key == "AF" and len(words) > 1:
            affixes.aliases += [] if aliases_due else [words[1]]
            aliases_due = False
        elif key in _SPECIAL and len(words) > 1:
            affixes.special[key] = words[1]
        elif key in ("PFX", "SFX"):
            _read_rule(words, line, affixes, draft)
        if _UNBUILT.match(key) and key not in told:
            told.add(key)
            draft.note(line, "a Hunspell option that is not followed", key, "words are expanded without it")
    return affixes


def _read_rule(words: list[str], line: int, affixes: Affixes, draft: Draft) -> None:
    """Read `SFX flag cross count`, which opens a class, or `SFX flag strip add[/flags] [condition]`."""
    table = affixes.prefixes if words[0] == "PFX" else affixes.suffixes
    if len(words) == 4 and words[1] not in table and words[2] in "YN" and words[3].isdecimal():
        table[words[1]] = []
        if words[2] == "Y":
            affixes.crossing.add(words[1])
        return
    if len(words) < 4 or words[1] not in table:
        draft.note(line, "an affix rule that cannot be read", " ".join(words), "left out")
        return
    strip = "" if words[2] == "0" else words[2]
    add, _, flags = words[3].partition("/")
    try:
        condition = _condition(words[4] if len(words) > 4 else ".", prefix=words[0] == "PFX")
        rule = Rule(strip, "" if add == "0" else add, condition, affixes.flags_of(flags))
    except (re.error, ValueError):
        draft.note(line, "an affix rule that cannot be read", " ".join(words), "left out")
        return
    table[words[1]].append(rule)


def _condition(text: str, *, prefix: bool) -> re.Pattern[str]:
    """Return a condition as a regular expression: letters, `[letters]`, `[^letters]` and the point are all it has."""
    parts = []
    for item in _ITEM.findall(text):
        if len(item) > 1:
            negated = item[1] == "^"
            parts.append(f"[{'^' if negated else ''}{re.escape(item[1 + negated : -1])}]")
        else:
            parts.append("." if item == "." else re.escape(item))
    pattern = "".join(parts)
    return re.compile(f"^{pattern}" if prefix else f"(?:{pattern})$")
