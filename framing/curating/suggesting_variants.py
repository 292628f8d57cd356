"""Tell whether two phrases are one and the same but for spelling and inflection.

Small rules of our own: a library that inflects English weighs a megabyte and tens of megabytes of memory, and what a
rule takes too far can only bring up a phrase that the corpus really has, for a reader to refuse.
"""

from __future__ import annotations

import re

# British and American spellings meet in one, which need not be anybody's.
_SPELLINGS = (
    (re.compile(r"(?<=\w{2})i[sz](?=(?:e|es|ed|ing|er|ers|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=\w{2})y[sz](?=(?:e|es|ed|ing)$)"), "yz"),
    (re.compile(r"(?<=\w{2})our(?=(?:s|ed|ing|er|ers|able|ful|hood|hoods|ite|ites|ist|ists)?$)"), "or"),
    (re.compile(r"(?<=\w[bhtv])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[dft]en)[cs](?=es?$)"), "s"),
    (re.compile(r"(?<=\w{2})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=\w{2}gram)me(?=s?$)"), ""),
    (re.compile(r"(?<=\w[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)"), "l"),
    (re.compile(r"ae|oe(?=[ds])"), "e"),
    (re.compile(r"^gr[ae]y(?=s?$)"), "gray"),
    (re.compile(r"(?<=^u)[iy]gh?ur(?=s?$)"), "yghur"),
)
_ENDINGS = (
    (re.compile(r"(?<=\w{2})ies$"), "y"),
    (re.compile(r"(?<=(?:ss|sh|ch)|.[xz])es$"), ""),
    (re.compile(r"(?<=[^isu])s$"), ""),
)
_VERBAL = (
    (re.compile(r"(?<=\w{2}[^aeiou])ied$"), "y"),
    (re.compile(r"(?<=\w{3})(?:ed|ing|e)$"), ""),
)
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "wives": "wife",
    "lives": "life",
    "knives": "knife",
    "fled": "flee",
    "fought": "fight",
    "held": "hold",
    "shot": "shoot",
    "stole": "steal",
    "stolen": "steal",
    "taken": "take",
    "took": "take",
}
_PARTS = re.compile(r"[^\W_]+")
_OWNER = re.compile(r"['’]s?(?![^\W_])")


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case, parted at spaces and hyphens and without possessive endings."""
    return tuple(_PARTS.findall(_OWNER.sub("", phrase.lower())))


def singular(word: str) -> str:
    """Return a word without a plural ending, as far as small rules go: `parties` → `party`, `men` → `man`."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in _ENDINGS:
        shorter, changed = ending.subn(instead, word)
        if changed:
            return shorter
    return word


def spelling_key(phrase: str) -> str:
    """Return what variants of a phrase in spelling and inflection have in common.

    >>> spelling_key("re-educated centres") == spelling_key("re-educate center")
    True
    """
    return "".join(_stem(word) for word in words_of(phrase))


def _stem(word: str) -> str:
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    word = singular(word)
    for ending, instead in _VERBAL:
        word, changed = ending.subn(instead, word)
        if changed:
            break
    return _DOUBLED.sub(r"\1", word)
