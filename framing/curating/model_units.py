"""What can be drawn to check a classifier: passages as it reads them, with what it says of each."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from framing.curating.allocating import FAR, NEAR
from framing.curating.sampling import Graded, Unit
from framing.curating.sampling_units import CONTEXT, Label, check_number
from framing.errors import UsageError
from framing.learning.applying import Classification, is_read
from framing.learning.model import Model
from framing.types import Document

NEARLY = 0.5
"""The part of its threshold that a probability must reach to be near it."""

_MEANINGS_LACK = (
    "The meanings stand in the codebook by which the passages were coded that {id} has learnt from: put them in here "
    "before anybody codes."
)


def find_model_labels(model: Model, chosen: Sequence[str] = ()) -> tuple[Label, ...]:
    """Return the labels of a classifier to code passages for, all or those chosen.

    Raises UsageError for one that it does not have, and for too many.
    """
    known = {_plain(name): name for name in model.names}
    wanted = {known.get(_plain(name.removeprefix(f"{model.id}:"))) or _refuse(name, model) for name in chosen}
    names = [name for name in model.names if not wanted or name in wanted]
    check_number(len(names), "--model", "name some of its labels with --frame")
    about = _glosses(model)
    note = str(about.get("note") or _MEANINGS_LACK.format(id=model.id))
    meanings: Mapping[str, str] = about.get("labels", {})
    return tuple(
        Label(
            name=f"{model.id}:{name}",
            short=name,
            work=model.title or model.id,
            thing=model.title or model.id,
            note=note,
            meaning=f"{meanings[name]}." if name in meanings else "(to be put in)",
            model=model.id,
        )
        for name in names
    )


def model_units(
    document: Document, found: Sequence[Classification], labels: frozenset[str], *, group: str, alone: bool
) -> Iterator[Unit]:
    """Yield the passages of a document that a classifier reads; with `alone`, they come without context.

    What is to be coded is what it has read: where speech was left out, coders do not see it either. `labels` are those
    that are coded; others flag nothing.
    """
    words = document.text
    line, seen = 1, 0
    for one in found:
        line, seen = line + words.count("\n", seen, one.start), one.start
        if not is_read(one):
            continue
        scores = [label for label in one.labels if label.label in labels]
        near = any(label.probability >= NEARLY * label.threshold for label in scores)
        yield Unit(
            document=one.document,
            place=f"{one.document}:{line}" if one.path is not None else one.document,
            start=one.start,
            end=one.end,
            group=group,
            labels=frozenset(label.label for label in scores if label.assigned),
            rest=NEAR if near else FAR,
            text=one.text.strip(),
            before="" if alone else words[max(words.rfind("\n", 0, one.start) + 1, one.start - CONTEXT) : one.start],
            after="" if alone else words[one.end : _line_end(words, one.end)],
            graded=Graded(
                passage=one.id,
                probabilities={label.label: label.probability for label in scores},
                sure=frozenset(label.label for label in scores if label.sure),
            ),
        )


def _line_end(words: str, start: int) -> int:
    end = words.find("\n", start)
    return min(end if end >= 0 else len(words), start + CONTEXT)


def _glosses(model: Model) -> dict[str, Any]:
    """Return what is known of the labels of a bundled classifier, or of one fitted to a corpus; nothing of others."""
    text = files("framing.curating").joinpath("data/label_glosses.toml").read_text(encoding="utf-8")
    every: dict[str, dict[str, Any]] = tomllib.loads(text)
    return next((one for one in every.values() if tuple(one["labels"]) == model.names), {})


def _refuse(name: str, model: Model) -> str:
    close = difflib.get_close_matches(_plain(name), map(_plain, model.names), n=1)
    hint = f"did you mean {close[0]}?" if close else f"it has: {', '.join(model.names)}"
    raise UsageError("--frame", f"{model.id} has no label “{name}”", hint)


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_")
