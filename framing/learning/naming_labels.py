"""Labels of one vocabulary as those of another: what people call them, and what a model does."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from framing.errors import InputError, UsageError

_OTHER = re.compile(r"[\W_]+")
_LISTED = 12


def fold_label(name: str) -> str:
    """Return a label without what people write differently: case, spaces, hyphens, underscores."""
    return _OTHER.sub("_", name.casefold()).strip("_")


def read_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Read `A=B` as: what the passages call A is B. Raises `UsageError` for anything else, and for two things of A."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        gold, equals, name = (part.strip() for part in pair.rpartition("="))
        if not equals or not gold or not name:
            raise UsageError("--map", f"“{pair}” is not A=B", "write the label of the passages = that of the model")
        if mapping.setdefault(gold, name) != name:
            raise UsageError("--map", f'"{gold}" is mapped to {mapping[gold]} and to {name}', "one of them")
    return mapping


def match_labels(
    gold: Sequence[str], known: Sequence[str], mapping: Mapping[str, str], *, place: str, subject: str
) -> dict[str, str]:
    """Return, by the labels of passages, what the subject calls them; those it does not know are left out.

    Names match as they stand, by `mapping`, or but for case, spaces, hyphens and underscores. Raises `InputError` where
    none does, `UsageError` for a mapping from or to a name that is not there.
    """
    for one, other in mapping.items():
        if one not in gold:
            raise UsageError("--map", f'no passage has the label "{one}"', _did_you_mean(one, gold))
        if other not in known:
            raise UsageError("--map", f'{subject} has no label "{other}"', _did_you_mean(other, known))
    folded = {fold_label(name): name for name in reversed(known)}
    exact = frozenset(known)
    found = {}
    for name in gold:
        match = mapping.get(name) or (name if name in exact else folded.get(fold_label(name)))
        if match is not None:
            found[name] = match
    if not found:
        message = f"{subject} knows none of the labels of the passages: {_some(gold)}"
        raise InputError(place, message, _suggest(gold, known))
    return found


def suggestion(name: str, known: Sequence[str]) -> str | None:
    """Return the name that somebody may have meant."""
    folded = {fold_label(one): one for one in reversed(known)}
    wanted = fold_label(name)
    close = get_close_matches(wanted, folded, n=1, cutoff=0.7)
    if close:
        return folded[close[0]]
    # A word of one name that begins like a word of the other: “politics” and “political”.
    stems = [part[:6] for part in wanted.split("_") if len(part) >= 4]
    return next((one for key, one in folded.items() if any(_has_stem(key, stem) for stem in stems)), None)


def _has_stem(key: str, stem: str) -> bool:
    return any(part.startswith(stem) for part in key.split("_"))


def _did_you_mean(name: str, known: Sequence[str]) -> str:
    meant = suggestion(name, known)
    return f"did you mean {meant}?" if meant else f"there are: {_some(known)}"


def _suggest(gold: Sequence[str], known: Sequence[str]) -> str:
    maps = [
        f"--map {shlex.quote(f'{name}={meant}')}" for name in gold if (meant := suggestion(name, known)) is not None
    ]
    if maps:
        return f"say which is which: {' '.join(maps[:3])}; it knows: {_some(known)}"
    return f'say which is which: --map "{gold[0]}={known[0]}", if that is so; it knows: {_some(known)}'


def _some(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - _LISTED:,} more" if len(every) > _LISTED else ""
    return ", ".join(every[:_LISTED]) + more
