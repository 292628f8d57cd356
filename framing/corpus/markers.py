"""Recognise lines that are not the story: teasers, bylines, dates, share bars, and what tells captions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import orjson

Kind = Literal[
    "advertisement", "teaser", "subscription", "copyright", "share", "comments", "byline", "date", "header",
    "standfirst", "caption",
]  # fmt: skip
Form = Literal["lines", "labels", "weak_labels", "openers", "weak_openers"]

_LONGEST: Mapping[str, int] = {"caption": 700, "subscription": 300, "copyright": 300, "standfirst": 700, "byline": 300}
_SHORT = 200
_LONGEST_CREDITED = 400
_EDGES = " \t\u00a0.:;,*•·|<>»›►▶→[](){}\"“”'‘’_–—-"
_FIRST = re.compile(r"[^\w©]{0,12}(©|[^\W_]+)")
_PREFIX = re.compile(r"[^\w©(]+|\((?!c\))\s*|[(\[]\s+")
_SENTENCE_ENDS = '."”!?'
_CREDIT_WORDS = ("contributed", "reserved")
_SENTENCE_END = (".", "!", "?", ".”", '."', "…")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s*)?"
_DATE = re.compile(
    rf"(?P<prefix>(?:(?:first|last|originally)?\s*(?:published|updated?|posted|modified)\s*(?:on|at|:)*\s*)*){_DAY}"
    rf"(?P<date>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s*\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?(?:\s+\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,3} (?:minute|hour|day|week|month|year)s? ago)?"
    r"(?P<time>[\s,|•·t—–-]*(?:at\s+)?\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?m\.?)?\s*\(?(?:[a-z]{1,4})?\)?)?"
    r"(?:,? (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)?(?:,? \d{1,2}/\d{1,2}(?:/\d{2,4})?)?\s*[.|]?\s*"
)
_DATE_STARTS = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun pub upd pos mod fir las ori".split(" ")  # noqa: SIM905
)
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|den|al|bin|el|la|di|du))*"
_BYLINE = re.compile(
    rf"(?:By|BY)\s+{_NAME}(?:(?:\s*,|,?\s+(?:and|AND|&))\s+{_NAME})*(?:\s*[,|•·–—-]\s*[A-Z\d@(].{{0,60}})?"
)
_BRACKETED = re.compile(r"([(\[])([^()\[\]]{2,80})[)\]]\.?$")
_PARTS = re.compile(r"\s*(?:/|,|\bvia\b|—|–|\bfor\b)\s*")


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    kind: Kind
    form: Form
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Markers:
    by_first_word: Mapping[str, tuple[_Phrase, ...]]
    endings: Mapping[str, Kind]
    share_words: frozenset[str]
    share_fillers: frozenset[str]
    shape_words: frozenset[str]
    agencies: frozenset[str]


def recognise(text: str, start: int, end: int) -> Kind | None:
    """Return what the paragraph `text[start:end]` is when it is clearly no part of the running story, else `None`.

    Long paragraphs are always story, unless they begin as captions do.
    """
    first = _FIRST.match(text, start, end)
    if first is None:
        return None
    markers, word, length = _load(), first[1].lower(), end - start
    phrases = markers.by_first_word.get(word)
    if phrases is None:
        if length > _LONGEST_CREDITED or (length > _SHORT and _is_plain(text, end)):
            return None
        if word not in markers.shape_words and word[:3] not in _DATE_STARTS and not word[0].isdigit():
            return _by_ending(text[start:end], markers)  # no line of a telling shape begins so
    line = text[start : min(end, start + _LONGEST["caption"] + 1)]
    if phrases is not None and (kind := _by_phrase(line, phrases)) is not None:
        return kind
    if length <= _SHORT and (kind := _by_shape(line, word, markers)) is not None:
        return kind
    return _by_ending(line, markers) if length <= _LONGEST_CREDITED else None


def _is_plain(text: str, end: int) -> bool:
    """Tell cheaply whether a paragraph ends as most do, without a credit in brackets."""
    return text[end - 1] in _SENTENCE_ENDS and text[end - 2] not in ")]"


def is_sentence(line: str) -> bool:
    """Tell whether a line ends as sentences do."""
    return line.endswith(_SENTENCE_END)


def _by_phrase(line: str, phrases: Sequence[_Phrase]) -> Kind | None:
    phrases = [phrase for phrase in phrases if len(line) <= _LONGEST.get(phrase.kind, _SHORT)]
    if not phrases:
        return None
    lower = line.casefold()
    prefix = _PREFIX.match(lower)
    lower = lower[prefix.end() :] if prefix else lower
    return next((x.kind for x in phrases if lower.startswith(x.text) and _holds(x, lower)), None)


def _holds(phrase: _Phrase, lower: str) -> bool:
    rest = lower[len(phrase.text) :]
    if phrase.text[-1].isalnum() and rest[:1].isalnum():
        return False
    if phrase.form == "lines":
        return not rest.strip(_EDGES + "0123456789")
    if phrase.form.startswith("weak_") and is_sentence(lower):
        return False
    if phrase.form.endswith("openers"):
        return not phrase.needs or any(need in rest for need in phrase.needs)
    bare = rest.lstrip()
    return not rest.strip(_EDGES) or bare[0] in ":|>»›" or bare.startswith(("- ", "– ", "— "))


def _by_shape(line: str, word: str, markers: _Markers) -> Kind | None:
    if word == "by" and not line.endswith(".") and _BYLINE.fullmatch(line):
        return "byline"
    if word[:3] in _DATE_STARTS or word[0].isdigit():
        if (date := _DATE.fullmatch(" ".join(line.casefold().split()).strip(_EDGES))) and (
            date["prefix"] or date["date"]
        ):
            return "date"
        if word.isdigit() and len(word) > 5 and line.strip(_EDGES) == word:
            return "advertisement"
    if (word in markers.share_words or word in markers.share_fillers) and _is_share_bar(line, markers):
        return "share"
    return None


def _is_share_bar(line: str, markers: _Markers) -> bool:
    words = [word.strip(_EDGES) for word in line.casefold().split()]
    if len(words) < 2 or markers.share_words.isdisjoint(words):
        return False
    return all(
        word in markers.share_words or word in markers.share_fillers or not word.strip("0123456789.:k")
        for word in words
    )


def _by_ending(line: str, markers: _Markers) -> Kind | None:
    tail = line[-60:]
    if tail[-1] in _SENTENCE_ENDS and tail[-2:-1] not in ")]" and not any(map(tail.__contains__, _CREDIT_WORDS)):
        return None  # most paragraphs, cheaply
    tail = tail.lower().rstrip(_EDGES)
    if tail.endswith(tuple(markers.endings)):
        kind = next(kind for ending, kind in markers.endings.items() if tail.endswith(ending))
        return kind if len(line) <= _LONGEST.get(kind, _SHORT) else None
    return "caption" if _ends_with_credit(line, tail, markers) else None


def _ends_with_credit(line: str, tail: str, markers: _Markers) -> bool:
    """Tell whether a picture credit ends the line: "[Reuters]", "(Jane Doe/AP)", "Jane Doe/Getty Images"."""
    if line.endswith((")", "]", ").", "].")) and (bracket := _BRACKETED.search(line[-90:])):
        parts = _PARTS.split(bracket[2].casefold().strip())
        is_credit = any(part in markers.agencies for part in parts)
        # "… he said. (AFP)" closes a story; a picture's credit names a person too or stands in square brackets.
        return is_credit and (bracket[1] == "[" or len(parts) > 1 or not is_sentence(line[: -len(bracket[0])].rstrip()))
    if line.endswith("."):
        return False
    return tail.endswith("getty images") or (
        "/" in tail and tail.rpartition("/")[2].rpartition("—")[2].strip() in markers.agencies
    )


@cache
def _load() -> _Markers:
    data = orjson.loads(files("framing.corpus").joinpath("data/zones.json").read_bytes())
    by_first_word: dict[str, list[_Phrase]] = defaultdict(list)
    for kind, forms in data["kinds"].items():
        for form, entries in forms.items():
            for entry in entries:
                text = entry if isinstance(entry, str) else entry["phrase"]
                needs = () if isinstance(entry, str) else tuple(entry.get("needs", ()))
                first = _FIRST.match(text)
                assert first is not None
                by_first_word[first[1]].append(_Phrase(text, kind, form, needs))
    for phrases in by_first_word.values():
        phrases.sort(key=lambda phrase: -len(phrase.text))
    return _Markers(
        by_first_word={word: tuple(phrases) for word, phrases in by_first_word.items()},
        endings={ending: kind for kind, endings in data["endings"].items() for ending in endings},
        share_words=frozenset(data["share_words"]),
        share_fillers=frozenset(data["share_fillers"]),
        shape_words=frozenset(["by", *data["share_words"], *data["share_fillers"]]),
        agencies=frozenset(data["agencies"]),
    )
