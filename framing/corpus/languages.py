"""Tell the language of a text by its script and its small words: offline, at once, and silent where unsure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import orjson

_SAMPLE = 6_000  # characters
_GLANCE = 600
_FIRST_GLANCE = 400  # enough for most texts
_MOST_WORDS = 400
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LINK = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2000-\u2e7f]+")
_FEWEST_WORDS = 12
_FEWEST_POINTS = 4.0
_FEWEST_OWN = 10
_LEAST_SHARE = 0.12
"""Small words make up about two fifths of running text; lists and tables have none."""
_LEAST_LEAD = 1.15
_SISTERS = ({"da", "no"}, {"cs", "sk"})
"""Languages that share most small words: which of the two is a guess, that it is one of them is not."""
_FEWEST_LETTERS = 20
_LEAST_LETTERS = 0.004
_SCRIPTS = {
    "GREEK": "Greek", "HEBREW": "Hebrew", "THAI": "Thai", "HANGUL": "Hangul", "HIRAGANA": "Kana", "KATAKANA": "Kana",
    "CJK": "Han", "GEORGIAN": "Georgian", "ARMENIAN": "Armenian", "DEVANAGARI": "Devanagari", "BENGALI": "Bengali",
    "TAMIL": "Tamil", "TELUGU": "Telugu", "ETHIOPIC": "Ethiopic", "ARABIC": "Arabic", "CYRILLIC": "Cyrillic",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Signs:
    """The languages of each small word, the small words of one language only, and what tells scripts and letters."""

    words: Mapping[str, tuple[str, ...]]
    own: Mapping[str, frozenset[str]]
    scripts: Mapping[str, str]
    letters: Mapping[str, Mapping[str, str]]


def identify_language(text: str) -> str | None:
    """Return the language of a text as a code of ISO 639-1, `None` where it is too short or nothing tells clearly.

    Only the first six thousand characters are looked at.
    """
    # Most texts are clear after a few lines.
    if (language := _by_words(text[:_GLANCE], sure=2)) is not None:
        return language
    sample = text[:_SAMPLE]
    if not sample.isascii():
        sample = unicodedata.normalize("NFC", sample)
        script = _script(sample)
        if script is not None:
            return _by_letters(sample, script)
    return _by_words(sample)


def is_clearly(text: str, language: str) -> bool:
    """Tell at a glance whether a text is in a language: its first lines have many small words that no other has."""
    is_own = _load().own[language].__contains__
    first = text[:_FIRST_GLANCE].lower().split()[:-1]  # the last may be cut
    if sum(map(is_own, first)) >= _FEWEST_OWN:
        return True
    return sum(map(is_own, text[:_GLANCE].lower().split())) >= _FEWEST_OWN


def _by_words(sample: str, *, sure: int = 1) -> str | None:
    """Return the language whose small words are met most; `sure` asks for that many times the evidence."""
    words = _WORD.findall(_LINK.sub(" ", sample).lower().replace("’", "'"))[:_MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return None
    known = _load().words
    points: defaultdict[str, float] = defaultdict(float)
    hits: Counter[str] = Counter()
    for word, times in Counter(words).items():
        languages = known.get(word, ())
        for language in languages:
            points[language] += times / len(languages)
            hits[language] += times
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    best, most = ranked[0]
    second = max((found for language, found in ranked[1:] if {best, language} not in _SISTERS), default=0.0)
    is_clear = most >= sure * max(_FEWEST_POINTS, _LEAST_LEAD * second) and hits[best] >= _LEAST_SHARE * len(words)
    return best if is_clear else None


def _script(sample: str) -> str | None:
    """Return the script of most letters, `None` if that is Latin or they are few."""
    others = [char for char in _LATIN.sub("", sample) if char.isalpha()]
    if len(others) < _FEWEST_LETTERS or len(others) * 3 < len(sample):
        return None
    scripts: Counter[str] = Counter()
    for char, times in Counter(others).items():
        name = _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0])
        if name is not None:
            scripts[name] += times
    script, times = max(scripts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if times * 2 < len(others):
        return None
    # Japanese is written with Chinese characters too, and is known by the kana between them.
    return "Kana" if script == "Han" and scripts["Kana"] * 20 > times else script


def _by_letters(sample: str, script: str) -> str | None:
    """Return the first language of a script whose own letters are met, else the one that most use the script for."""
    signs = _load()
    lower = sample.lower()
    for language, letters in signs.letters.get(script, {}).items():
        if sum(map(lower.count, letters)) > _LEAST_LETTERS * len(sample):
            return language
    return signs.scripts.get(script)


@cache
def _load() -> _Signs:
    data = orjson.loads(files("framing.corpus").joinpath("data/languages.json").read_bytes())
    languages: dict[str, list[str]] = {}
    for language, words in data["words"].items():
        for word in dict.fromkeys(words.split()):
            languages.setdefault(word, []).append(language)
    words = {word: tuple(found) for word, found in languages.items()}
    own: defaultdict[str, set[str]] = defaultdict(set)
    for word, found in words.items():
        if len(found) == 1:
            own[found[0]].add(word)
    frozen = defaultdict(frozenset, {language: frozenset(words) for language, words in own.items()})
    return _Signs(words, frozen, data["scripts"], data["letters"])
