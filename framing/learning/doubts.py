"""What to beware of in labelled passages, and in what a classifier has learnt from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from framing.learning.examples import Example
from framing.learning.model import Model
from framing.learning.naming_labels import fold_label
from framing.learning.strongest import Strong, strongest_words
from framing.learning.tokens import tokenise

Kind = Literal["spelling", "commas", "contradiction", "group", "copies", "names", "weights"]
_MANY = 0.5
_JOINED = 0.5
"""The part of all groups that copies may join to others before a test rests on too few."""

_NAMED = 3
_STRONGEST = 20
"""Words for and against each label that are looked at."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to beware of, in a sentence, and what can be done."""

    kind: Kind
    message: str
    hint: str | None = None


def doubt_labels(examples: Sequence[Example]) -> Iterator[Doubt]:
    """Yield what is odd about labels, texts and groups before anything is learnt."""
    yield from _alike(examples)
    yield from _with_commas(examples)
    yield from _contradictory(examples)
    yield from _one_group(examples)


def doubt_weights(examples: Sequence[Example]) -> Iterator[Doubt]:
    """Yield a doubt where passages stand for unequal numbers of others, where nobody asked to heed it."""
    weights = sorted(example.weight for example in examples)
    if weights and weights[0] < weights[-1]:
        message = (
            f"passages stand for {weights[0]:,.1f} to {weights[-1]:,.1f} others each (field weight), but count alike: "
            "figures are of the sample, not of the texts it was drawn from"
        )
        yield Doubt("weights", message, "let them count for as many: --weight weight")


def _alike(examples: Sequence[Example]) -> Iterator[Doubt]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        for label in example.labels:
            spellings[fold_label(label)][label] += 1
    for names in spellings.values():
        if len(names) > 1:
            shown = " and ".join(f'"{name}" ({count:,})' for name, count in sorted(names.items()))
            yield Doubt("spelling", f"these labels differ in spelling only: {shown}", "write them alike")


def _with_commas(examples: Sequence[Example]) -> Iterator[Doubt]:
    """Yield a doubt where labels with commas are made of other labels."""
    counts = Counter(label for example in examples for label in example.labels)
    parts = Counter(part.strip() for label in counts for part in label.split(","))
    made = sorted(label for label in counts if "," in label and all(parts[p.strip()] > 1 for p in label.split(",")))
    if made:
        look = "label looks" if len(made) == 1 else "labels look"
        message = f'{len(made):,} {look} like several with commas between, such as "{made[0]}"'
        yield Doubt("commas", message, "separate labels by ; or |")


def _contradictory(examples: Sequence[Example]) -> Iterator[Doubt]:
    said: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        said[" ".join(example.text.split()).casefold()].append(example)
    torn = [same for same in said.values() if len({example.labels for example in same}) > 1]
    if torn:
        first = " and ".join(example.id for example in torn[0][:2])
        many = "text has" if len(torn) == 1 else "texts have"
        yield Doubt("contradiction", f"{len(torn):,} {many} different labels in different places, such as {first}",
                    "let people settle them: framing evaluate --coder")  # fmt: skip


def _one_group(examples: Sequence[Example]) -> Iterator[Doubt]:
    counts = Counter(name for example in examples for name in set(example.groups))
    for name, count in counts.most_common(1):
        if count > _MANY * len(examples) and count > 1:
            field, _, value = name.partition("\0")
            shown = f'{field} "{value}"' if value else f'"{name}"'
            message = (
                f"{shown} holds {count:,} of {len(examples):,} passages, so the rest is tested on it, or it on them"
            )
            yield Doubt("group", message, "label passages of others, too")


def doubt_copies(tied: int, groups: int) -> Iterator[Doubt]:
    """Yield how many passages are copies of others that do not share a group with them, each of which joined two.

    Where few `groups` are left of many it is said, for then the passages are hardly tested apart.
    """
    if not tied:
        return
    many = "1 passage copies" if tied == 1 else f"{tied:,} passages copy"
    message = f"{many} text of another group; they were kept on one side of every test"
    if groups <= _JOINED * (groups + tied):
        left = "1 is" if groups == 1 else f"{groups:,} are"
        yield Doubt(
            "copies",
            f"{message}, so that of {groups + tied:,} groups {left} left to test on",
            "are they written to a pattern, or from one agency's text? keep one of each, and label others",
        )
    else:
        yield Doubt("copies", message)


def doubt_words(model: Model, names: Iterable[str]) -> Iterator[Doubt]:
    """Yield which of the strongest words are names of outlets or authors: a model that knows these knows no frames."""
    telltale = telltale_terms(names)
    if not telltale:
        return
    found: dict[str, str] = {}
    for strong in strongest_words(model, most=_STRONGEST):
        for word, _ in (*strong.for_it, *strong.against_it):
            if word in telltale:
                found.setdefault(word, _where(strong, word))
    if found:
        shown = ", ".join(f"“{word}” ({where})" for word, where in list(found.items())[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        yield Doubt(
            "names",
            f"names of outlets or authors are among the strongest words: {shown}{more}",
            "take them out of the texts, and test on outlets it has not seen: --group with their field",
        )


def _where(strong: Strong, word: str) -> str:
    return f"{'for' if any(word == one for one, _ in strong.for_it) else 'against'} {strong.label}"


def telltale_terms(names: Iterable[str]) -> frozenset[str]:
    """Return the terms of a classifier that give away a name: all of it, or a pair of words, or its run-together form.

    Single words of longer names are left out: “times” and “guardian” have other uses.
    """
    terms: set[str] = set()
    for name in names:
        tokens = tokenise(name.partition(".")[0] if "." in name and " " not in name else name)
        tokens = [token for token in tokens if token[0].isalpha()]
        if len(tokens) == 1 and len(tokens[0]) > 2:
            terms.add(tokens[0])
        elif len(tokens) > 1:
            terms.add("".join(tokens))
            terms |= {f"{one} {other}" for one, other in pairwise(tokens)}
    return frozenset(terms)
