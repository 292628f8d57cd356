"""The cue lexicon: which words signal speech, thought and labels, and what each may govern."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Form = Literal["base", "third", "past", "participle", "gerund"]
_OTHERS = frozenset("whether how what why asked seem seems seemed appear appears appeared reportedly allegedly".split())  # noqa: SIM905
"""Words of patterns that no list of the lexicon holds."""
_FORMS: tuple[Form, ...] = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Verb:
    """One inflected form of a cue verb: what it may govern, by frame, with the class each use has.

    `particles` holds the frames of the verb with a second word ("point out"), by that word. `nominal` marks forms
    that are nouns as often as verbs.
    """

    lemma: str
    forms: frozenset[Form]
    frames: Mapping[str, str]
    particles: Mapping[str, Mapping[str, str]]
    nominal: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues by their lower-case form.

    `nominal` holds nouns, adjectives and passives, `seen` the participles of verbs that describe or name something,
    `words` every form that can start a cue.
    """

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    passives: Mapping[str, str]
    nominal: frozenset[str]
    seen: frozenset[str]
    words: frozenset[str]


@cache
def load_cues() -> Lexicon:
    """Load the cue lexicon of the package."""
    data = tomllib.loads(files("framing.reading").joinpath("data", "cues.toml").read_text(encoding="utf-8"))
    verbs = _verbs(data)
    nouns = dict(_listed(data["nouns"], plural=True))
    adjectives = dict(_listed(data["adjectives"]))
    passives = dict(_listed(data["passives"]))
    nominal = frozenset({*nouns, *adjectives, *passives})
    described = (w for w, v in verbs.items() if v.frames.keys() & {"as", "name"} and "participle" in v.forms)
    seen = frozenset(described) | _OTHERS
    words = nominal.union(
        verbs,
        _OTHERS,
        ("according", "per", "words", "view", "opinion", "eyes", "telling", "account", "reckoning", "as"),
    )
    return Lexicon(verbs, nouns, adjectives, passives, nominal, seen, words)


def inflect(lemma: str) -> tuple[str, str, str, str, str]:
    """Return base, third person, past, participle and gerund of a regular verb."""
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou")
    if consonant_y:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = lemma + ("d" if lemma.endswith("e") else "ed")
    if lemma.endswith("ie"):
        gerund = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        gerund = lemma[:-1] + "ing"
    else:
        gerund = lemma + "ing"
    return lemma, third, past, past, gerund


def _verbs(data: Mapping[str, Any]) -> dict[str, Verb]:
    frames: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for group in data["verbs"]:
        for lemma in group["lemmas"].split():
            stem, particle = _particle(lemma)
            for frame in group["frames"].split():
                frames[stem][particle].setdefault(frame, group["class"])
    nominal, never = set(data["guards"]["nouns"].split()), set(data["guards"]["never"].split())
    verbs: dict[str, Verb] = {}
    for stem, uses in frames.items():
        lemma = stem.removesuffix("-uk")
        particles = {word: found for word, found in uses.items() if word}
        by_form: dict[str, set[Form]] = defaultdict(set)
        for form, kind in zip(_inflected(stem, lemma, data["forms"]), _FORMS, strict=True):
            by_form[form].add(kind)
        for form, kinds in by_form.items():
            if form in never and not kinds & {"past"}:
                continue
            noun = stem in nominal and bool(kinds & {"base", "third"})
            verbs[form] = Verb(lemma, frozenset(kinds), dict(uses.get("", {})), particles, noun)
    return verbs


def _inflected(stem: str, lemma: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    return (lemma, *irregular[stem].split()) if stem in irregular else inflect(lemma)


def _particle(lemma: str) -> tuple[str, str]:
    if lemma.endswith("-uk"):
        return lemma, ""
    stem, _, particle = lemma.partition("-")
    return stem, particle


def _listed(groups: Mapping[str, str], *, plural: bool = False) -> Iterator[tuple[str, str]]:
    for kind, words in groups.items():
        for word in words.split():
            yield word, kind
            if plural:
                yield inflect(word)[1], kind
