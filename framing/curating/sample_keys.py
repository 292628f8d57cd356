"""Read the key of a coding sample: what each row of its sheets is, and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.corpus.formats.records import json_reason, parse_json
from framing.corpus.formats.sheets import sheet_bytes
from framing.errors import InputError

SCHEMA = "framing.sample_key/1"
_HINT = "framing sample writes it beside the sheets, as …-key.json"


@dataclass(frozen=True, slots=True)
class KeyedMatch:
    """The match that a row shows, and how the rules had read it; `source` is `None` where they found none."""

    id: str
    lexicon: str
    concept: str
    frame: str
    term: str
    voice: str
    wording: str
    stance: str
    source: str | None


@dataclass(frozen=True, slots=True)
class KeyedUnit:
    """What a row is: its document, place and group, how many units it stands for, and what was counted in it.

    Of a classifier's labels `sure` are those given as surely as was asked, `passage` is the id of what it read.
    `sha256` is the hash of the document's text where the writer's own words were asked about.
    """

    document: str
    place: str
    group: str
    band: str
    weight: float
    coders: int
    labels: frozenset[str]
    match: KeyedMatch | None
    sure: frozenset[str] = frozenset()
    passage: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class SampledModel:
    """The classifier that a sample was drawn to check, and how often a label was to be right to be sure."""

    id: str
    version: str
    sha256: str
    precision: float


@dataclass(frozen=True, slots=True)
class SampleKey:
    """The rows of a sample by id; `labels` are the names on the sheets, none for matches.

    `frames` are the canonical names of labels that are frames. `own` tells that passages were coded for what the writer
    says in their own words.
    """

    path: str
    unit: str
    labels: tuple[str, ...]
    units: Mapping[str, KeyedUnit]
    lexicons: tuple[Mapping[str, str], ...] = ()
    model: SampledModel | None = None
    frames: Mapping[str, str] = field(default_factory=dict)
    own: bool = False


def read_key(path: str | Path) -> SampleKey:
    """Read a key; raise `InputError` if it is none."""
    place = str(path)
    try:
        value = parse_json(sheet_bytes(path))
    except ValueError as error:
        raise InputError(place, f"no key of a sample: broken JSON, {json_reason(error)}", _HINT) from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise InputError(place, "no key of a sample", _HINT)
    try:
        return SampleKey(
            path=place,
            unit=str(value["unit"]),
            labels=tuple(str(item["label"]) for item in value["labels"]),
            units={item["id"]: _unit(item) for item in value["units"]},
            lexicons=tuple(value["run"]["lexicons"]),
            model=_model(value["run"]),
            frames={str(item["label"]): str(item["frame"]) for item in value["labels"] if item.get("frame")},
            own=value["run"].get("settings", {}).get("side") == "own",
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(place, f"a key that was changed or cut short ({error})", "draw the sample again") from None


def _model(run: Mapping[str, Any]) -> SampledModel | None:
    """Return the classifier of a key, `None` where it is of a lexicon."""
    for one in run.get("models", ()):
        precision = float(run["settings"]["precision"])
        return SampledModel(str(one["id"]), str(one["version"]), str(one["sha256"]), precision)
    return None


def _unit(item: Mapping[str, Any]) -> KeyedUnit:
    weight = float(item["weight"])
    if not 1 <= weight < float("inf"):
        raise ValueError(f"weight {item['weight']}")
    match = item.get("match")
    return KeyedUnit(
        document=str(item["document"]),
        place=str(item["place"]),
        group=str(item["group"]),
        band=str(item["band"]),
        weight=weight,
        coders=len(item["coders"]),
        labels=frozenset(item["labels"]),
        match=KeyedMatch(**match) if match is not None else None,
        sure=frozenset(item.get("sure", ())),
        passage=item.get("passage"),
        sha256=item.get("sha256"),
    )
